-- What changed since the snapshot before the newest one, and whether Cisco has seen it: what CSSM itself shows changed,
-- and what only the client's own records tell, of orders, devices and reported use; null where it cannot be told. Each
-- account is compared with its own export before.
-- grain: change_number
with compared as (
    select
        days.smart_account,
        days.virtual_account,
        days.taken_at as present_date,
        days.previous_taken_at as former_date,
        days.is_shown as is_present,
        before.is_shown as is_former,
        days.is_exhaustive and before.is_exhaustive as is_exhaustive
    from core.snapshot_days as days
    inner join core.snapshot_days as before
        on
            days.smart_account = before.smart_account
            and days.virtual_account = before.virtual_account
            and days.previous_taken_at = before.taken_at
    qualify days.taken_at = max(days.taken_at) over (partition by days.smart_account, days.virtual_account)
),

snapshots as (
    select
        compared.smart_account,
        max(compared.former_date) as former_date,
        max(compared.present_date) as present_date
    from compared
    group by compared.smart_account
),

oldest as (
    select
        min(snapshots.former_date) as former_date,
        min(snapshots.present_date) as present_date
    from snapshots
),

held as (
    select
        compared.smart_account,
        compared.virtual_account,
        history.license_name,
        compared.former_date,
        compared.present_date,
        compared.is_exhaustive,
        history.taken_at = compared.present_date as is_present,
        history.reported_quantity_count,
        history.in_use_count,
        history.file_id,
        history.row_number
    from compared
    inner join core.license_history as history
        on
            compared.smart_account = history.smart_account
            and compared.virtual_account = history.virtual_account
            and (compared.present_date = history.taken_at or compared.former_date = history.taken_at)
),

-- Use is unknown where one record leaves it open.
licenses as (
    select
        held.smart_account,
        held.virtual_account,
        held.license_name,
        held.former_date,
        held.present_date,
        held.is_exhaustive,
        bool_or(held.is_present) as is_present,
        bool_or(not held.is_present) as is_former,
        cast(sum(held.reported_quantity_count) filter (where held.is_present) as bigint) as owned_count,
        cast(sum(held.reported_quantity_count) filter (where not held.is_present) as bigint) as former_owned_count,
        if(
            bool_or(held.in_use_count is null) filter (where held.is_present),
            null,
            cast(sum(held.in_use_count) filter (where held.is_present) as bigint)
        ) as in_use_count,
        if(
            bool_or(held.in_use_count is null) filter (where not held.is_present),
            null,
            cast(sum(held.in_use_count) filter (where not held.is_present) as bigint)
        ) as former_in_use_count,
        min(struct_pack(
            is_former := not held.is_present,
            file_id := held.file_id,
            row_number := held.row_number
        )) as record
    from held
    group by
        held.smart_account,
        held.virtual_account,
        held.license_name,
        held.former_date,
        held.present_date,
        held.is_exhaustive
),

orders as (
    select
        lines.smart_account,
        lines.virtual_account,
        lines.license_name,
        concat_ws(', ', 'order ' || lines.order_number, lines.sku) as subject,
        lines.ordered_count,
        lines.undeposited_count,
        lines.deposited_count,
        lines.purchase_class,
        lines.order_date,
        coalesce(snapshots.present_date, oldest.present_date) as present_date,
        lines.file_id,
        lines.row_number
    from marts.purchase_match as lines
    cross join oldest
    cross join inputs.run
    left join snapshots on lines.smart_account = snapshots.smart_account
    where
        lines.sku_kind = 'License'
        and lines.order_status = 'Live'
        and lines.order_date > coalesce(snapshots.former_date, oldest.former_date)
        and lines.order_date <= run.as_of_date
        and (
            lines.purchase_class in ('Not deposited', 'Part deposited')
            or (
                lines.purchase_class = 'Unknown'
                and lines.order_date > coalesce(snapshots.present_date, oldest.present_date)
            )
        )
),

-- A use that CSSM lists at the device itself is seen, whatever the device knows of its last acknowledgement.
listed as (
    select distinct
        serial_key(instances.serial_number) as serial_number,
        license_key(licenses.license_name) as matching_name
    from core.instance_licenses as licenses
    inner join core.product_instances as instances
        on licenses.file_id = instances.file_id and licenses.row_number = instances.row_number
    where licenses.in_use_count > 0
),

begun as (
    select
        ledger.smart_account,
        ledger.virtual_account,
        ledger.license_name,
        concat_ws(', ', ledger.host_name, ledger.product_id, ledger.serial_number) as subject,
        ledger.first_use_date,
        ledger.last_ack_date,
        ledger.reporting_status,
        listed.serial_number is not null as is_listed,
        ledger.file_id,
        ledger.row_number
    from marts.reporting_ledger as ledger
    cross join oldest
    cross join inputs.run
    left join snapshots on ledger.smart_account = snapshots.smart_account
    left join listed
        on
            serial_key(ledger.serial_number) = listed.serial_number
            and license_key(ledger.license_name) = listed.matching_name
    where
        ledger.first_use_date > coalesce(snapshots.former_date, oldest.former_date)
        and ledger.first_use_date <= run.as_of_date
),

told as (
    select
        if(compared.is_present, 'Account added', 'Account gone') as change_kind,
        compared.smart_account,
        compared.virtual_account,
        cast(null as varchar) as license_name,
        compared.virtual_account as subject,
        cast(null as bigint) as former_count,
        cast(null as bigint) as present_count,
        compared.former_date,
        compared.present_date,
        true as is_seen_by_cisco,
        if(
            compared.is_present,
            'CSSM lists licences in it that it did not before',
            'CSSM no longer lists licences in it'
        ) as evidence,
        cast(null as varchar) as file_id,
        cast(null as bigint) as row_number
    from compared
    where compared.is_exhaustive and compared.is_present <> compared.is_former
    union all
    select
        if(licenses.is_present, 'Licence added', 'Licence gone') as change_kind,
        licenses.smart_account,
        licenses.virtual_account,
        licenses.license_name,
        licenses.license_name as subject,
        if(licenses.is_former, licenses.former_owned_count, 0) as former_count,
        if(licenses.is_present, licenses.owned_count, 0) as present_count,
        licenses.former_date,
        licenses.present_date,
        true as is_seen_by_cisco,
        coalesce(
            format('{:,} in use', coalesce(licenses.in_use_count, licenses.former_in_use_count)), 'use is not told'
        ) as evidence,
        licenses.record.file_id,
        licenses.record.row_number
    from licenses
    where licenses.is_exhaustive and licenses.is_present <> licenses.is_former
    union all
    select
        'Owned' as change_kind,
        licenses.smart_account,
        licenses.virtual_account,
        licenses.license_name,
        licenses.license_name as subject,
        licenses.former_owned_count as former_count,
        licenses.owned_count as present_count,
        licenses.former_date,
        licenses.present_date,
        true as is_seen_by_cisco,
        'CSSM counts another quantity' as evidence,
        licenses.record.file_id,
        licenses.record.row_number
    from licenses
    where licenses.is_present and licenses.is_former and licenses.owned_count <> licenses.former_owned_count
    union all
    select
        'In use' as change_kind,
        licenses.smart_account,
        licenses.virtual_account,
        licenses.license_name,
        licenses.license_name as subject,
        licenses.former_in_use_count as former_count,
        licenses.in_use_count as present_count,
        licenses.former_date,
        licenses.present_date,
        true as is_seen_by_cisco,
        'CSSM counts another use' as evidence,
        licenses.record.file_id,
        licenses.record.row_number
    from licenses
    where licenses.is_present and licenses.is_former and licenses.in_use_count <> licenses.former_in_use_count
    union all
    select
        instances.change_kind,
        instances.smart_account,
        instances.virtual_account,
        cast(null as varchar) as license_name,
        instances.instance_id as subject,
        instances.former_count,
        instances.present_count,
        instances.former_date,
        instances.present_date,
        true as is_seen_by_cisco,
        case instances.change_kind
            when 'Instance added' then 'CSSM lists it and did not before'
            when 'Instance gone' then 'CSSM no longer lists it'
            else 'CSSM listed it in ' || instances.from_virtual_account
        end as evidence,
        instances.file_id,
        instances.row_number
    from core.instance_changes as instances
    union all
    select
        'Order' as change_kind,
        orders.smart_account,
        orders.virtual_account,
        orders.license_name,
        orders.subject,
        orders.deposited_count as former_count,
        orders.ordered_count as present_count,
        orders.order_date as former_date,
        orders.present_date,
        if(orders.purchase_class = 'Unknown', null, false) as is_seen_by_cisco,
        case
            when orders.purchase_class = 'Unknown' then 'ordered since, and nothing tells whether it was deposited'
            when orders.order_date > orders.present_date then 'ordered after the newest snapshot'
            else 'ordered before the newest snapshot, which does not hold it'
        end as evidence,
        orders.file_id,
        orders.row_number
    from orders
    union all
    select
        devices.change_kind,
        devices.smart_account,
        devices.virtual_account,
        cast(null as varchar) as license_name,
        devices.subject,
        cast(null as bigint) as former_count,
        cast(null as bigint) as present_count,
        devices.former_date,
        devices.present_date,
        devices.is_seen_by_cisco,
        concat(
            devices.system_name,
            case devices.change_kind
                when 'Device deployed' then ' names it and did not before'
                when 'Device retired' then ' calls it retired'
                else ' no longer names it'
            end,
            if(devices.is_contradicted, ', another system has it in place', ''),
            if(devices.is_in_cssm, '; CSSM lists it', '; CSSM does not list it')
        ) as evidence,
        devices.file_id,
        devices.row_number
    from core.device_changes as devices
    union all
    select
        'Use began' as change_kind,
        begun.smart_account,
        begun.virtual_account,
        begun.license_name,
        begun.subject,
        cast(null as bigint) as former_count,
        cast(null as bigint) as present_count,
        cast(null as date) as former_date,
        begun.first_use_date as present_date,
        case
            when begun.is_listed then true
            when begun.last_ack_date is not null then begun.last_ack_date >= begun.first_use_date
            when begun.reporting_status = 'NEVER REPORTED' then false
        end as is_seen_by_cisco,
        case
            when begun.is_listed then 'CSSM lists the use at the device'
            when begun.last_ack_date >= begun.first_use_date then 'Cisco has acknowledged a report since'
            when begun.last_ack_date is not null then 'the last acknowledged report is older'
            when begun.reporting_status = 'NEVER REPORTED' then 'the device has never reported'
            else 'nothing tells when Cisco last acknowledged a report'
        end as evidence,
        begun.file_id,
        begun.row_number
    from begun
)

select
    row_number() over (
        order by
            told.is_seen_by_cisco asc nulls first,
            told.change_kind asc,
            told.smart_account asc,
            told.virtual_account asc,
            told.license_name asc,
            told.subject asc,
            told.present_date asc,
            told.file_id asc,
            told.row_number asc
    ) as change_number,
    told.change_kind,
    told.smart_account,
    told.virtual_account,
    told.license_name,
    told.subject,
    told.former_count,
    told.present_count,
    told.present_count - told.former_count as changed_count,
    told.former_date,
    told.present_date,
    told.is_seen_by_cisco,
    told.evidence,
    told.file_id,
    told.row_number
from told
