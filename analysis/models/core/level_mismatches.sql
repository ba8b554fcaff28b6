-- Where a device's own newest output names another licence, or another count of it, than CSSM does for the instance
-- heard from last. Names are matched whatever their case or dashes, by tag, or by the part that the device did not cut
-- off. What cannot be tied to a licence name is left out, and then nothing is said of what the device does not name.
-- grain: smart_account, instance_id, license_name
with captures as (
    select
        devices.file_id,
        devices.host_name,
        coalesce(members.device_id, serial_key(devices.serial_number)) as device_id
    from core.output_devices as devices
    cross join inputs.run
    cross join inputs.thresholds
    left join core.stack_members as members on serial_key(devices.serial_number) = members.serial_number
    where
        date_diff('day', devices.taken_at, run.as_of_date) <= thresholds.export_stale_days
        and exists (
            select 1
            from staging.device_licenses as licenses
            where licenses.file_id = devices.file_id and coalesce(licenses.host_name, '') = devices.host_name
        )
    qualify row_number() over (
        partition by coalesce(members.device_id, serial_key(devices.serial_number))
        order by devices.taken_at desc, devices.path desc, devices.file_id desc
    ) = 1
),

heard as (
    select
        captures.file_id as output_file_id,
        captures.host_name as output_host_name,
        instances.smart_account,
        instances.virtual_account,
        instances.instance_id,
        instances.file_id,
        instances.row_number
    from captures
    inner join core.instance_devices as matched on captures.device_id = matched.device_id
    inner join core.product_instances as instances
        on matched.file_id = instances.file_id and matched.row_number = instances.row_number
    where instances.file_id in (select used.file_id from core.instance_licenses as used)
    qualify row_number() over (
        partition by captures.device_id
        order by
            instances.last_contact_date desc nulls last,
            instances.smart_account asc,
            instances.virtual_account asc,
            instances.file_id asc,
            instances.row_number asc
    ) = 1
),

counted as (
    select
        heard.output_file_id,
        heard.output_host_name,
        used.license_name,
        used.in_use_count
    from heard
    inner join core.instance_licenses as used
        on heard.file_id = used.file_id and heard.row_number = used.row_number
    where used.in_use_count > 0
),

spelt as (
    select
        license_key(names.license_name) as license_word,
        min(names.license_name) as license_name
    from (
        select records.license_name from core.license_records as records
        union
        select used.license_name from core.instance_licenses as used
    ) as names
    group by license_key(names.license_name)
),

said as (
    select
        licenses.file_id,
        licenses.row_number,
        heard.output_host_name,
        licenses.in_use_count,
        coalesce(licenses.reported_status, '') <> 'NOT IN USE' and coalesce(licenses.in_use_count, 1) > 0 as is_used,
        licenses.is_truncated,
        licenses.license_name,
        license_key(rtrim(licenses.license_name, '. …')) as license_word,
        license_key(
            coalesce(
                nullif(regexp_extract(licenses.entitlement_tag, 'com\.cisco\.([^,]+)', 1), ''), licenses.entitlement_tag
            )
        ) as tag_word
    from staging.device_licenses as licenses
    inner join heard
        on licenses.file_id = heard.output_file_id and coalesce(licenses.host_name, '') = heard.output_host_name
),

own as (
    select
        said.file_id,
        said.row_number,
        min(counted.license_name) as license_name
    from said
    inner join counted
        on
            said.file_id = counted.output_file_id
            and said.output_host_name = counted.output_host_name
            and (
                license_key(counted.license_name) in (said.license_word, said.tag_word)
                or said.is_truncated and starts_with(license_key(counted.license_name), said.license_word)
            )
    where said.is_used
    group by said.file_id, said.row_number
    having min(counted.license_name) = max(counted.license_name)
),

tied as (
    select
        said.file_id,
        said.row_number,
        said.output_host_name,
        said.in_use_count,
        coalesce(
            own.license_name,
            by_name.license_name,
            by_tag.license_name,
            if(said.is_truncated or said.license_name not like '% %', null, said.license_name)
        ) as license_name
    from said
    left join own on said.file_id = own.file_id and said.row_number = own.row_number
    left join spelt as by_name on said.license_word = by_name.license_word and not said.is_truncated
    left join spelt as by_tag on said.tag_word = by_tag.license_word
    where said.is_used
),

told as (
    select
        tied.file_id,
        tied.output_host_name,
        tied.license_name,
        min(tied.row_number) as row_number,
        if(bool_or(tied.in_use_count is null), null, cast(sum(tied.in_use_count) as bigint)) as device_in_use_count
    from tied
    where tied.license_name is not null
    group by tied.file_id, tied.output_host_name, tied.license_name
),

untied as (
    select distinct
        tied.file_id,
        tied.output_host_name
    from tied
    where tied.license_name is null
),

answers as (
    select
        said.file_id,
        said.output_host_name,
        min(said.row_number) as row_number
    from said
    group by said.file_id, said.output_host_name
),

compared as (
    select
        told.file_id,
        told.row_number,
        told.output_host_name,
        told.license_name,
        told.device_in_use_count,
        coalesce(counted.in_use_count, 0) as in_use_count
    from told
    left join counted
        on
            told.file_id = counted.output_file_id
            and told.output_host_name = counted.output_host_name
            and told.license_name = counted.license_name
    union all
    select
        counted.output_file_id as file_id,
        answers.row_number,
        counted.output_host_name,
        counted.license_name,
        0 as device_in_use_count,
        counted.in_use_count
    from counted
    inner join answers
        on counted.output_file_id = answers.file_id and counted.output_host_name = answers.output_host_name
    anti join told
        on
            counted.output_file_id = told.file_id
            and counted.output_host_name = told.output_host_name
            and counted.license_name = told.license_name
    anti join untied
        on counted.output_file_id = untied.file_id and counted.output_host_name = untied.output_host_name
)

select
    heard.smart_account,
    heard.virtual_account,
    heard.instance_id,
    compared.license_name,
    compared.device_in_use_count,
    compared.in_use_count,
    compared.device_in_use_count - compared.in_use_count as difference_count,
    compared.file_id,
    compared.row_number
from compared
inner join heard
    on compared.file_id = heard.output_file_id and compared.output_host_name = heard.output_host_name
where compared.device_in_use_count <> compared.in_use_count
