-- Each substitution that a licence record reports inside its Virtual Account: two licences, in the source's order, and
-- how many.
-- grain: file_id, row_number, substitution_number
-- kept as: table
with told as (
    select
        raw.file_id,
        raw.row_number,
        unnest(cast(raw.license_substitutions as json[])) as substitution,
        generate_subscripts(cast(raw.license_substitutions as json[]), 1) as substitution_number
    from raw.smart_licensing_licenses as raw
)

select
    told.file_id,
    told.row_number,
    told.substitution_number,
    as_text(told.substitution ->> 'license') as license_name,
    as_text(told.substitution ->> 'substitutedLicense') as substituted_license_name,
    as_count(told.substitution ->> 'substitutedQuantity') as substitution_count
from told
