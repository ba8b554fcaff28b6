-- Each lot inside a licence record, its dates typed; a CSSM table has no lots: its quantity is one lot without dates.
-- grain: file_id, row_number, lot_number
-- kept as: table
with details as (
    select
        raw.file_id,
        raw.row_number,
        unnest(cast(raw.license_details as json[])) as lot,
        generate_subscripts(cast(raw.license_details as json[]), 1) as lot_number
    from raw.smart_licensing_licenses as raw
)

select
    details.file_id,
    details.row_number,
    details.lot_number,
    upper(as_text(details.lot ->> 'licenseType')) as license_type,
    as_count(details.lot ->> 'quantity') as lot_count,
    as_date(details.lot ->> 'startDate', '') as lot_start_date,
    as_date(details.lot ->> 'endDate', '') as lot_end_date,
    true as is_dated,
    as_text(details.lot ->> 'subscriptionId') as subscription_id,
    upper(as_text(details.lot ->> 'status')) as reported_status,
    as_text(details.lot ->> 'licenseSku') as sku,
    as_text(details.lot ->> 'orderNumber') as order_number
from details
union all
select
    raw.file_id,
    raw.row_number,
    cast(1 as bigint) as lot_number,
    cast(null as varchar) as license_type,
    as_count(raw.available_to_use) as lot_count,
    cast(null as date) as lot_start_date,
    cast(null as date) as lot_end_date,
    false as is_dated,
    cast(null as varchar) as subscription_id,
    cast(null as varchar) as reported_status,
    cast(null as varchar) as sku,
    cast(null as varchar) as order_number
from raw.cssm_licenses as raw
