-- Each product instance of the current exports, and how long ago Cisco last heard from it.
-- Overlapping pages name an instance twice; two rows of one file are two instances. A host name that devices leave the
-- factory with names no instance alone.
-- grain: file_id, row_number
select
    instances.file_id,
    instances.row_number,
    instances.smart_account,
    instances.virtual_account,
    coalesce(
        if(instances.serial_number is not null, concat_ws(':', instances.product_id, instances.serial_number), null),
        instances.instance_uuid,
        if(host_key(instances.host_name) is not null, instances.host_name, null),
        instances.host_name || ' (' || instances.file_id || ':' || instances.row_number || ')',
        instances.file_id || ':' || instances.row_number
    ) as instance_id,
    instances.host_name,
    instances.product_id,
    instances.serial_number,
    instances.instance_uuid,
    instances.product_type,
    instances.reported_status,
    instances.registration_date,
    instances.last_contact_date,
    date_diff('day', instances.last_contact_date, run.as_of_date) as silent_days,
    case
        when instances.last_contact_date is null then 'Unknown'
        when date_diff('day', instances.last_contact_date, run.as_of_date) > thresholds.last_contact_gone_days
            then 'Probably gone'
        when date_diff('day', instances.last_contact_date, run.as_of_date) > thresholds.last_contact_red_days
            then 'Not seen'
        when date_diff('day', instances.last_contact_date, run.as_of_date) > thresholds.last_contact_amber_days
            then 'Late'
        else 'Seen'
    end as contact_status
from staging.product_instances as instances
inner join core.speaking_exports as speaking
    on
        instances.file_id = speaking.file_id
        and instances.virtual_account = speaking.virtual_account
        and speaking.subject = 'instances'
        and speaking.is_current
inner join staging.exports on instances.file_id = exports.file_id
cross join inputs.run
cross join inputs.thresholds
qualify dense_rank() over (
    partition by
        instances.smart_account,
        instances.virtual_account,
        coalesce(instances.product_id, ''),
        coalesce(instances.serial_number, ''),
        coalesce(instances.instance_uuid, ''),
        coalesce(instances.host_name, '')
    order by exports.path desc, exports.file_id desc
) = 1
