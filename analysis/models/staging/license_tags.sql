-- Each entitlement tag and the licence it stands for: as the Smart Licensing API's summary says it, with whether Cisco
-- enforces the licence or restricts its export, and as devices print both beside each other.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.tag) as entitlement_tag,
    as_text(raw.display_name) as license_name,
    case lower(raw.enforced) when 'true' then true when 'false' then false end as is_enforced,
    case lower(raw.export_restricted) when 'true' then true when 'false' then false end as is_export_restricted
from raw.smart_licensing_summary as raw
inner join meta.files on raw.file_id = files.file_id
where not is_blank(raw.tag) and not is_blank(raw.display_name)
union all
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.fields ->> 'entitlement_tag') as entitlement_tag,
    as_text(raw.fields ->> 'license_name') as license_name,
    cast(null as boolean) as is_enforced,
    cast(null as boolean) as is_export_restricted
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where
    raw.kind = 'license'
    and raw.fields ->> 'entitlement_tag' like 'regid.%'
    and not is_blank(raw.fields ->> 'license_name')
    and coalesce(raw.fields ->> 'is_truncated', '') <> 'true'
