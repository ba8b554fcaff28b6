-- Each licence in use that Cisco enforces, or whose export is restricted, and whether an authorisation code for it is
-- told: such a licence needs one before it is used (RULES.md §5). Nothing told is unknown.
-- grain: serial_number, license_key
with told as (
    select
        upper(coalesce(codes.serial_number, devices.serial_number)) as serial_number,
        exports.format,
        license_key(regexp_replace(codes.license_name, '^regid.*com\.cisco\.([^,]+),.*$', '\1')) as license_key,
        codes.license_name is null as is_overall,
        codes.is_installed
    from staging.device_authorizations as codes
    inner join staging.exports on codes.file_id = exports.file_id
    cross join inputs.run
    left join core.output_devices as devices
        on codes.file_id = devices.file_id and coalesce(codes.host_name, '') = devices.host_name
    where coalesce(codes.taken_at, run.as_of_date) <= run.as_of_date
    qualify dense_rank() over (
        partition by upper(coalesce(codes.serial_number, devices.serial_number)), exports.format
        order by codes.taken_at desc nulls last, exports.path desc, codes.file_id desc
    ) = 1
),

devices_told as (
    select
        told.serial_number,
        bool_or(told.is_overall and told.is_installed) as has_some,
        bool_or(told.is_overall and not told.is_installed) as has_none
    from told
    where told.serial_number is not null
    group by told.serial_number
),

licenses_told as (
    select
        told.serial_number,
        told.license_key,
        bool_or(told.is_installed) as is_installed
    from told
    where not told.is_overall and told.serial_number is not null
    group by told.serial_number, told.license_key
)

select
    standings.serial_number,
    standings.license_key,
    standings.license_name,
    standings.smart_account,
    standings.virtual_account,
    standings.product_id,
    standings.host_name,
    standings.license_class,
    case
        when licenses_told.is_installed then true
        when device_use.export_status ilike '%NOT ALLOWED%' then false
        when licenses_told.is_installed = false then false
        when devices_told.has_none and not devices_told.has_some then false
    end as is_authorized,
    standings.file_id,
    standings.row_number
from core.reporting_standings as standings
left join core.device_use
    on standings.serial_number = device_use.serial_number and standings.license_key = device_use.license_key
left join devices_told on standings.serial_number = devices_told.serial_number
left join licenses_told
    on standings.serial_number = licenses_told.serial_number and standings.license_key = licenses_told.license_key
where
    standings.license_class in ('enforced', 'export controlled')
    and coalesce(device_use.is_used, standings.status_reason not like 'CSSM counts it%')
