-- Each line of an order, told once, with the licence it is for and what it is worth on the as-of date: one that was
-- cancelled or returned, has not begun or is over is nothing that a client owns today. Of several files the newest
-- speaks for an order's SKU; of one day, equal lines of two files are one line. Without an end, a term is read from
-- the SKU (-3Y), else from the longest lot of the SKU, unless CSSM shows a lot without end. A line that names no Smart
-- Account is the client's only one's, else that of the one Smart Account with a Virtual Account of its name.
-- grain: file_id, row_number
with homes as (
    select
        lower(accounts.virtual_account) as matching_account,
        min(accounts.smart_account) as smart_account
    from core.virtual_accounts as accounts
    group by lower(accounts.virtual_account)
    having count(distinct accounts.smart_account) = 1
),

told as (
    select
        lines.file_id,
        lines.row_number,
        coalesce(known.smart_account, lines.smart_account, sole.smart_account, homes.smart_account) as smart_account,
        lines.virtual_account,
        lines.order_number,
        order_key(lines.order_number) as matching_order,
        regexp_replace(lines.order_line, '\.0+$', '') as order_line,
        lines.sku,
        coalesce(sku_key(lines.sku), '') as matching_sku,
        lines.description,
        lines.ordered_count,
        lines.list_unit_price_amount,
        lines.discount_share,
        lines.net_unit_price_amount,
        lines.net_amount,
        lines.currency,
        lines.order_date,
        lines.start_date,
        lines.end_date,
        coalesce(lines.subscription_id, if(lines.order_number ilike 'sub-%', lines.order_number, null))
            as subscription_id,
        lines.reported_status,
        run.as_of_date
    from staging.order_lines as lines
    cross join inputs.run
    left join core.smart_accounts as known on lower(lines.smart_account) = lower(known.smart_account)
    left join core.smart_accounts as sole on sole.is_only
    left join homes on lower(lines.virtual_account) = homes.matching_account
    where lines.taken_at <= run.as_of_date
    qualify lines.taken_at = max(lines.taken_at) over (partition by order_key(lines.order_number), sku_key(lines.sku))
),

numbered as (
    select
        told.file_id,
        told.row_number,
        told.matching_order,
        told.matching_sku,
        told.ordered_count,
        told.order_date,
        -- Line numbers tell equal lines apart only where every file has them.
        if(
            bool_and(told.order_line is not null)
                over (partition by told.matching_order, told.matching_sku, told.ordered_count),
            told.order_line,
            null
        ) as order_line
    from told
),

counted as (
    select
        numbered.file_id,
        numbered.row_number,
        numbered.order_line as told_line,
        row_number() over (
            partition by
                numbered.file_id,
                numbered.matching_order,
                numbered.matching_sku,
                numbered.ordered_count,
                numbered.order_line
            order by numbered.order_date, numbered.row_number
        ) as occurrence_number
    from numbered
),

once as (
    select
        told.file_id,
        told.row_number,
        told.smart_account,
        told.virtual_account,
        told.order_number,
        told.matching_order,
        told.order_line,
        told.sku,
        told.matching_sku,
        told.description,
        told.ordered_count,
        told.list_unit_price_amount,
        told.discount_share,
        told.net_unit_price_amount,
        told.net_amount,
        told.currency,
        told.order_date,
        told.start_date,
        told.end_date,
        told.subscription_id,
        told.reported_status,
        told.as_of_date
    from told
    inner join counted on told.file_id = counted.file_id and told.row_number = counted.row_number
    qualify row_number() over (
        partition by
            told.matching_order, told.matching_sku, told.ordered_count, counted.told_line, counted.occurrence_number
        order by
            told.smart_account is null,
            told.net_unit_price_amount is null,
            told.end_date is null,
            told.order_line is null,
            told.file_id,
            told.row_number
    ) = 1
),

spelled as (
    select
        license_key(records.license_name) as matching_name,
        min(records.license_name) as license_name
    from core.license_records as records
    group by license_key(records.license_name)
),

longest as (
    select
        sku_key(lots.sku) as matching_sku,
        max(date_diff('day', lots.lot_start_date, lots.lot_end_date)) as term_days
    from core.license_lots as lots
    where lots.sku is not null and lots.is_dated
    group by sku_key(lots.sku)
    having count(*) = count(lots.lot_end_date)
),

known_lines as (
    select
        once.file_id,
        once.row_number,
        coalesce(licenses.license_name, spelled.license_name) as license_name,
        licenses.license_name is not null as is_by_sku,
        coalesce(
            once.end_date,
            coalesce(once.start_date, once.order_date)
            + to_years(cast(nullif(regexp_extract(once.matching_sku, '-([1357])YR?S?$', 1), '') as integer))
            - to_days(1),
            coalesce(once.start_date, once.order_date) + to_days(cast(longest.term_days as integer))
        ) as end_date
    from once
    left join core.sku_licenses as licenses on once.matching_sku = licenses.sku
    left join spelled on license_key(once.description) = spelled.matching_name
    left join longest on once.matching_sku = longest.matching_sku
),

sold as (
    select
        items.sku,
        items.description,
        arg_min(kinds.sku_kind, kinds.rank_number) as sku_kind
    from (
        select distinct
            once.sku,
            once.description
        from once
    ) as items
    inner join reference.sku_kinds as kinds
        on regexp_matches(concat_ws(' ', items.sku, items.description), kinds.sku_pattern, 'i')
    group by items.sku, items.description
)

select
    once.file_id,
    once.row_number,
    once.file_id || ':' || once.row_number as order_line_id,
    once.smart_account,
    once.virtual_account,
    once.order_number,
    once.order_line,
    once.sku,
    once.description,
    known_lines.license_name,
    known_lines.is_by_sku as has_sku_license,
    case when known_lines.license_name is not null then 'License' else sold.sku_kind end as sku_kind,
    once.subscription_id,
    once.ordered_count,
    once.list_unit_price_amount,
    once.discount_share,
    once.net_unit_price_amount,
    once.net_amount,
    once.currency,
    once.order_date,
    once.start_date,
    cast(known_lines.end_date as date) as end_date,
    once.reported_status,
    case
        when once.ordered_count is null or once.ordered_count = 0 then 'Unknown'
        when once.ordered_count < 0 then 'Negative'
        when
            regexp_matches(
                once.reported_status,
                '\b(cancel|return|reject|void|refund|credit|replace)(l?ed|d|s|l?ation)?\b|\brma\b',
                'i'
            )
            then 'Cancelled'
        when bool_or(once.ordered_count < 0) over (partition by once.matching_order, once.matching_sku)
            then 'Taken back'
        when once.order_date > once.as_of_date or once.start_date > once.as_of_date then 'Future'
        when
            regexp_matches(
                once.reported_status,
                '\b(future|pending|planned|quoted?|draft|saved|submitted|entered|booked|scheduled|back ?order(ed)?|hold'
                || '|open|processing|in process|in production|not (yet )?(shipped|delivered|invoiced|fulfilled))\b',
                'i'
            )
            then 'Future'
        when known_lines.end_date < once.as_of_date then 'Ended'
        else 'Live'
    end as order_status
from once
inner join known_lines on once.file_id = known_lines.file_id and once.row_number = known_lines.row_number
left join sold
    on
        once.sku is not distinct from sold.sku
        and once.description is not distinct from sold.description
