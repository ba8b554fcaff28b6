-- What is told of authorisation codes: by a device, for itself or one of its licences, and by the Smart Licensing API,
-- for each device it was asked about. A row without a licence says whether any is installed.
-- grain: file_id, row_number, authorization_number
with polled as (
    select
        raw.file_id,
        raw.row_number,
        as_text(json_extract_string(raw.sudi, '$.udi_serial_number')) as serial_number,
        coalesce(nullif(json_extract(raw.auth_status, '$[*]'), []), ['{}']) as statuses
    from raw.smart_licensing_authorizations as raw
    where coalesce(raw.status, 'SUCCESS') = 'SUCCESS' and coalesce(json_type(raw.auth_status), 'ARRAY') = 'ARRAY'
),

answered as (
    select
        polled.file_id,
        polled.row_number,
        polled.serial_number,
        generate_subscripts(polled.statuses, 1) as authorization_number,
        unnest(polled.statuses) as status
    from polled
    where polled.serial_number is not null
)

select
    raw.file_id,
    raw.row_number,
    cast(1 as bigint) as authorization_number,
    files.taken_at,
    as_text(raw.host_name) as host_name,
    as_text(raw.fields ->> 'serial_number') as serial_number,
    -- A licence is called by its description, as in a device's list of licences.
    coalesce(
        as_text(raw.fields ->> 'description'),
        as_text(raw.fields ->> 'entitlement_tag'),
        as_text(raw.fields ->> 'license_name')
    ) as license_name,
    coalesce(raw.fields ->> 'authorization_status', raw.fields ->> 'authorization_type') ilike '%INSTALLED%'
    and coalesce(raw.fields ->> 'authorization_status', raw.fields ->> 'authorization_type') not ilike 'NOT %'
        as is_installed
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where
    raw.kind = 'authorization'
    and coalesce(raw.fields ->> 'authorization_status', raw.fields ->> 'authorization_type') is not null
union all
select
    answered.file_id,
    answered.row_number,
    answered.authorization_number,
    files.taken_at,
    cast(null as varchar) as host_name,
    answered.serial_number,
    as_text(coalesce(answered.status ->> 'name', answered.status ->> 'license', answered.status ->> 'tag'))
        as license_name,
    coalesce(upper(answered.status ->> 'status') in ('AUTHORIZED', 'INSTALLED', 'SUCCESS'), false) as is_installed
from answered
inner join meta.files on answered.file_id = files.file_id
