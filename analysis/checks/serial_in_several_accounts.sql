-- {instance_id} stands in {place_count} Virtual Accounts, though there is one such device: {place_names}.
-- severity: high
-- subject: instance_id
-- remedy: Keep it where it was heard from last, {virtual_account}, and remove the others.
with doubled as (
    select distinct coalesce(serial_key(instances.serial_number), uuid_key(instances.instance_uuid)) as device_number
    from marts.instance_match as instances
    where
        instances.match_class = 'Duplicate'
        and instances.shared_key in ('Serial number', 'UUID')
        and instances.place_count > 2
),

places as (
    select
        doubled.device_number,
        instances.smart_account,
        instances.virtual_account,
        max_by(instances.instance_id, coalesce(instances.last_contact_date, date '1970-01-01')) as instance_id,
        max(coalesce(instances.last_contact_date, date '1970-01-01')) as last_contact_date
    from doubled
    inner join core.product_instances as instances
        on doubled.device_number = coalesce(serial_key(instances.serial_number), uuid_key(instances.instance_uuid))
    group by doubled.device_number, instances.smart_account, instances.virtual_account
)

select
    max_by(places.instance_id, (places.last_contact_date, places.smart_account, places.virtual_account)) as instance_id,
    max_by(places.virtual_account, (places.last_contact_date, places.smart_account, places.virtual_account))
        as virtual_account,
    count(*) as place_count,
    string_agg(
        places.virtual_account || ' of ' || places.smart_account, ', '
        order by places.smart_account, places.virtual_account
    ) as place_names
from places
group by places.device_number
order by place_count desc, instance_id asc
