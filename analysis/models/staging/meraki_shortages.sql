-- What each Meraki subscription lacks to be compliant, by class of product and priced item, and until when it is borne.
-- grain: file_id, row_number, class_number, shortage_number
with classes as (
    select
        raw.file_id,
        raw.row_number,
        coalesce(raw.subscription ->> '$.id', raw.subscription ->> '$.subscriptionId') as subscription_id,
        raw.subscription ->> '$.name' as subscription_name,
        raw.subscription ->> '$.status' as reported_status,
        unnest(json_extract(raw.violations, '$.byProductClass[*]')) as violation,
        generate_subscripts(json_extract(raw.violations, '$.byProductClass[*]'), 1) as class_number
    from raw.meraki_compliance as raw
),

missing as (
    select
        classes.file_id,
        classes.row_number,
        classes.subscription_id,
        classes.subscription_name,
        classes.reported_status,
        classes.violation,
        classes.class_number,
        unnest(json_extract(classes.violation, '$.missing.entitlements[*]')) as entitlement,
        generate_subscripts(json_extract(classes.violation, '$.missing.entitlements[*]'), 1) as shortage_number
    from classes
)

select
    missing.file_id,
    missing.row_number,
    missing.class_number,
    missing.shortage_number,
    files.taken_at,
    as_text(missing.subscription_id) as subscription_id,
    as_text(missing.subscription_name) as subscription_name,
    as_text(missing.reported_status) as reported_status,
    as_text(missing.violation ->> '$.productClass') as product_class,
    as_text(missing.entitlement ->> '$.sku') as sku,
    as_count(missing.entitlement ->> '$.quantity') as missing_count,
    as_date(missing.violation ->> '$.gracePeriodEndsAt', '') as grace_end_date
from missing
inner join meta.files on missing.file_id = files.file_id
