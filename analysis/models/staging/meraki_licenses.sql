-- What each Meraki organisation is licensed for, whichever of the three licensing models it uses: device models counted
-- by a co-termination overview, licences of single devices and those queued behind them, entitlements of subscriptions.
-- grain: file_id, row_number, item_number
with counted as (
    select
        raw.file_id,
        raw.row_number,
        raw.status,
        raw.expiration_date,
        raw.license_count,
        raw.licensed_device_counts,
        coalesce(nullif(json_keys(raw.licensed_device_counts), []), ['']) as models
    from raw.meraki_overview as raw
),

models as (
    select
        counted.file_id,
        counted.row_number,
        counted.status,
        counted.expiration_date,
        counted.license_count,
        counted.licensed_device_counts,
        unnest(counted.models) as model,
        generate_subscripts(counted.models, 1) as item_number
    from counted
),

queued as (
    select
        raw.file_id,
        raw.row_number,
        raw.device_serial,
        unnest(cast(raw.permanently_queued_licenses as json[])) as license,
        generate_subscripts(cast(raw.permanently_queued_licenses as json[]), 1) + 1 as item_number
    from raw.meraki_licenses as raw
),

subscribed as (
    select
        raw.file_id,
        raw.row_number,
        raw.subscription_id,
        raw.status,
        raw.start_date,
        raw.end_date,
        raw.web_order_id,
        coalesce(raw.smart_account ->> '$.account.domain', raw.smart_account ->> '$.account.name') as smart_account,
        unnest(coalesce(nullif(cast(raw.entitlements as json[]), []), ['null'])) as entitlement,
        generate_subscripts(coalesce(nullif(cast(raw.entitlements as json[]), []), ['null']), 1) as item_number
    from raw.meraki_subscriptions as raw
),

licensed as (
    select
        models.file_id,
        models.row_number,
        models.item_number,
        'co-termination' as license_model,
        models.model as licensed_product,
        if(
            models.model = '',
            models.license_count,
            json_extract_string(
                models.licensed_device_counts, '/' || replace(replace(models.model, '~', '~0'), '/', '~1')
            )
        ) as licensed_count,
        cast(null as varchar) as assigned_count,
        models.status,
        cast(null as varchar) as start_date,
        models.expiration_date as end_date,
        cast(null as varchar) as serial_number,
        cast(null as varchar) as subscription_id,
        cast(null as varchar) as order_number,
        cast(null as varchar) as smart_account
    from models
    union all
    select
        raw.file_id,
        raw.row_number,
        cast(1 as bigint) as item_number,
        'per-device' as license_model,
        raw.license_type as licensed_product,
        coalesce(as_text(raw.seat_count), '1') as licensed_count,
        cast(null as varchar) as assigned_count,
        raw.state as status,
        raw.activation_date as start_date,
        raw.expiration_date as end_date,
        raw.device_serial as serial_number,
        cast(null as varchar) as subscription_id,
        raw.order_number,
        cast(null as varchar) as smart_account
    from raw.meraki_licenses as raw
    union all
    select
        queued.file_id,
        queued.row_number,
        queued.item_number,
        'per-device' as license_model,
        queued.license ->> 'licenseType' as licensed_product,
        '1' as licensed_count,
        cast(null as varchar) as assigned_count,
        'permanentlyQueued' as status,
        cast(null as varchar) as start_date,
        cast(null as varchar) as end_date,
        queued.device_serial as serial_number,
        cast(null as varchar) as subscription_id,
        queued.license ->> 'orderNumber' as order_number,
        cast(null as varchar) as smart_account
    from queued
    union all
    select
        subscribed.file_id,
        subscribed.row_number,
        subscribed.item_number,
        'subscription' as license_model,
        subscribed.entitlement ->> 'sku' as licensed_product,
        subscribed.entitlement ->> '$.seats.limit' as licensed_count,
        subscribed.entitlement ->> '$.seats.assigned' as assigned_count,
        subscribed.status,
        subscribed.start_date,
        subscribed.end_date,
        cast(null as varchar) as serial_number,
        subscribed.subscription_id,
        subscribed.web_order_id as order_number,
        subscribed.smart_account
    from subscribed
)

select
    licensed.file_id,
    licensed.row_number,
    licensed.item_number,
    files.taken_at,
    licensed.license_model,
    as_text(licensed.licensed_product) as licensed_product,
    as_count(licensed.licensed_count) as licensed_count,
    as_count(licensed.assigned_count) as assigned_count,
    as_text(licensed.status) as reported_status,
    as_date(licensed.start_date, '') as start_date,
    as_date(licensed.end_date, '') as end_date,
    as_text(licensed.serial_number) as serial_number,
    as_text(licensed.subscription_id) as subscription_id,
    as_text(licensed.order_number) as order_number,
    as_text(licensed.smart_account) as smart_account
from licensed
inner join meta.files on licensed.file_id = files.file_id
