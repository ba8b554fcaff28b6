-- Each Product Activation Key and SKU of it, told once, by its newest list, and how much of it reached Smart
-- Licensing: only what was converted; licences fulfilled the traditional way stay outside (RULES.md §4). A key that
-- the newest list no longer shows, one that was cancelled, one converted in part and one whose order CSSM shows lots
-- of say nothing of what is left.
-- grain: file_id, row_number
with told as (
    select
        paks.file_id,
        paks.row_number,
        coalesce(known.smart_account, paks.smart_account, sole.smart_account) as smart_account,
        paks.pak_number,
        paks.sku,
        paks.quantity_count,
        paks.fulfilled_count,
        paks.reported_status,
        paks.pak_date,
        exports.is_current
    from staging.pak_licenses as paks
    cross join inputs.run
    inner join core.exports on paks.file_id = exports.file_id
    left join core.smart_accounts as known on lower(paks.smart_account) = lower(known.smart_account)
    left join core.smart_accounts as sole on sole.is_only
    where paks.taken_at <= run.as_of_date
    qualify paks.taken_at = max(paks.taken_at) over (partition by paks.pak_number, sku_key(paks.sku))
),

counted as (
    select
        told.file_id,
        told.row_number,
        row_number() over (
            partition by told.file_id, told.pak_number, sku_key(told.sku), told.quantity_count
            order by told.row_number
        ) as occurrence_number
    from told
),

once as (
    select
        told.file_id,
        told.row_number,
        told.smart_account,
        told.pak_number,
        told.sku,
        told.quantity_count,
        told.fulfilled_count,
        told.reported_status,
        told.pak_date,
        told.is_current
    from told
    inner join counted on told.file_id = counted.file_id and told.row_number = counted.row_number
    qualify row_number() over (
        partition by told.pak_number, sku_key(told.sku), told.quantity_count, counted.occurrence_number
        order by told.smart_account is null, told.file_id, told.row_number
    ) = 1
),

ordered as (
    select
        lines.pak_number,
        sku_key(coalesce(lines.sku, lines.product_id)) as matching_sku,
        min(lines.order_number) as order_number
    from staging.contract_lines as lines
    cross join inputs.run
    where lines.pak_number is not null and lines.order_number is not null and lines.taken_at <= run.as_of_date
    group by lines.pak_number, sku_key(coalesce(lines.sku, lines.product_id))
    having count(distinct order_key(lines.order_number)) = 1
),

-- Lots in CSSM that carry the key's order number and licence may be the key itself, converted.
shown as (
    select distinct
        order_key(lots.order_number) as matching_order,
        license_key(lots.license_name) as matching_name
    from core.license_lots as lots
    where lots.order_number is not null and lots.lot_count > 0
),

named as (
    select
        once.file_id,
        once.row_number,
        licenses.license_name,
        ordered.order_number,
        shown.matching_order is not null as is_shown
    from once
    left join core.sku_licenses as licenses on sku_key(once.sku) = licenses.sku
    left join ordered on once.pak_number = ordered.pak_number and sku_key(once.sku) = ordered.matching_sku
    left join shown
        on
            order_key(ordered.order_number) = shown.matching_order
            and license_key(licenses.license_name) = shown.matching_name
),

classed as (
    select
        once.file_id,
        once.row_number,
        case
            when once.pak_number is null or once.quantity_count is null or once.quantity_count <= 0 then 'Unknown'
            when not once.is_current then 'Unknown'
            when once.fulfilled_count < 0 then 'Unknown'
            when regexp_matches(once.reported_status, 'PART.*(CONVERTED|MIGRATED)') then 'Part-used'
            when regexp_matches(once.reported_status, '^(FULLY )?(CONVERTED|MIGRATED)') then 'Converted'
            when named.is_shown then 'Unknown'
            when
                once.reported_status is not null
                and not regexp_matches(
                    once.reported_status,
                    '^((UN|NOT |PARTIALLY |PARTLY |PART[- ]|FULLY )?(FULFILLED|USED|CLAIMED|ASSIGNED)|OPEN|AVAILABLE'
                    || '|NEW|COMPLETED?|PARTIAL|NOT CONVERTED|NOT MIGRATED)\b'
                )
                then 'Unknown'
            when once.fulfilled_count >= once.quantity_count then 'Fulfilled'
            when once.fulfilled_count > 0 then 'Part-used'
            when once.fulfilled_count = 0 then 'Unfulfilled'
            when regexp_matches(once.reported_status, '^PART') then 'Part-used'
            when regexp_matches(once.reported_status, '^(UN|NOT |OPEN|AVAILABLE|NEW)') then 'Unfulfilled'
            when once.reported_status is not null then 'Fulfilled'
            else 'Unknown'
        end as pak_class
    from once
    inner join named on once.file_id = named.file_id and once.row_number = named.row_number
)

select
    once.file_id,
    once.row_number,
    once.smart_account,
    once.pak_number,
    once.sku,
    named.license_name,
    once.pak_date,
    named.order_number,
    once.quantity_count,
    once.fulfilled_count,
    case
        when classed.pak_class = 'Converted' then once.quantity_count
        when classed.pak_class = 'Unknown' or once.reported_status like '%PART%CONVERTED%' then null
        when once.reported_status like '%PART%MIGRATED%' then null
        else 0
    end as migrated_count,
    classed.pak_class,
    once.reported_status
from once
inner join named on once.file_id = named.file_id and once.row_number = named.row_number
inner join classed on once.file_id = classed.file_id and once.row_number = classed.row_number
