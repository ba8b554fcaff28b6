-- Where a licence stands on its ladder: of one family (same stack, platform and port count) a higher rank covers a
-- lower (RULES.md §8). A name that reads as two tiers stands on none.
-- grain: license_name
with names as (
    select distinct records.license_name
    from core.license_records as records
)

select
    names.license_name,
    ladders.ladder_name,
    ladders.ladder_name
    || ' | '
    || regexp_replace(names.license_name, ladders.name_pattern, '', 'i') as license_family,
    ladders.tier_rank
from names
inner join reference.license_ladders as ladders on regexp_matches(names.license_name, ladders.name_pattern, 'i')
qualify count(*) over (partition by names.license_name) = 1
