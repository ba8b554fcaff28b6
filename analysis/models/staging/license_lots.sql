-- Each lot inside a licence record, its dates typed; a CSSM table has no lots: its quantity is one lot without dates.
-- Each row of a partner's table is a lot of the record of its licence and Virtual Account; rows equal in all but the
-- quantity are parts of one lot and share what only some of them say of it.
-- grain: file_id, row_number, lot_number
-- kept as: table
with details as (
    select
        raw.file_id,
        raw.row_number,
        unnest(cast(raw.license_details as json[])) as lot,
        generate_subscripts(cast(raw.license_details as json[]), 1) as lot_number
    from raw.smart_licensing_licenses as raw
),

parts as (
    select
        raw.file_id,
        raw.row_number,
        raw.domain,
        raw.virtual_account,
        raw.license,
        raw.license_type,
        raw.quantity,
        raw.start_date,
        raw.end_date,
        raw.subscription_id,
        files.smart_account,
        coalesce(files.date_order, '') as date_order,
        max(lower(as_text(raw.active))) over (
            partition by
                raw.file_id,
                raw.domain,
                raw.virtual_account,
                raw.license,
                raw.billing,
                raw.license_type,
                raw.subscription_id,
                raw.start_date,
                raw.end_date
        ) as is_active_text
    from raw.partner_licenses as raw
    inner join meta.files on raw.file_id = files.file_id
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
union all
select
    parts.file_id,
    min(parts.row_number) over record as row_number,
    row_number() over (record order by parts.row_number) as lot_number,
    upper(as_text(parts.license_type)) as license_type,
    as_count(parts.quantity) as lot_count,
    as_date(parts.start_date, parts.date_order) as lot_start_date,
    as_date(parts.end_date, parts.date_order) as lot_end_date,
    true as is_dated,
    as_identifier(parts.subscription_id) as subscription_id,
    case
        when parts.is_active_text in ('yes', 'y', 'true', '1') then 'ACTIVE'
        when parts.is_active_text in ('no', 'n', 'false', '0') then 'INACTIVE'
        else upper(parts.is_active_text)
    end as reported_status,
    cast(null as varchar) as sku,
    cast(null as varchar) as order_number
from parts
window
    record as (
        partition by
            parts.file_id,
            if(
                lower(as_text(parts.domain)) = lower(parts.smart_account),
                parts.smart_account,
                coalesce(as_text(parts.domain), parts.smart_account)
            ),
            as_text(parts.virtual_account),
            as_text(parts.license)
    )
