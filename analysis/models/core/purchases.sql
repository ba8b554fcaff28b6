-- What became of each order line: how much of it lies in a Smart Account, how much in a Product Activation Key, and
-- how much is entitlement that CSSM does not show (RULES.md §4). Not deposited is said only where CSSM tells order
-- numbers: of accounts exported without them, and of what is no licence, nothing can be said.
-- grain: order_line_id
with keyed as (
    select
        paks.order_line_id,
        cast(sum(coalesce(keys.migrated_count, 0)) as bigint) as migrated_count,
        cast(sum(keys.quantity_count) as bigint) as quantity_count
    from core.pak_orders as paks
    inner join core.pak_licenses as keys on paks.file_id = keys.file_id and paks.row_number = keys.row_number
    group by paks.order_line_id
),

owned as (
    select distinct
        sku_key(lots.sku) as matching_sku,
        license_key(lots.license_name) as matching_name,
        order_key(lots.order_number) as matching_order,
        upper(lots.subscription_id) as matching_subscription
    from core.license_lots as lots
    where lots.lot_count > 0
),

owned_skus as (
    select distinct owned.matching_sku
    from owned
),

owned_names as (
    select distinct owned.matching_name
    from owned
),

owned_orders as (
    select distinct owned.matching_order
    from owned
),

owned_subscriptions as (
    select distinct owned.matching_subscription
    from owned
),

suites as (
    select distinct sku_key(suites.sku) as matching_sku
    from inputs.suites
),

told_numbers as (
    select coalesce(bool_or(owned.matching_order is not null), false) as has_lot_number
    from owned
),

-- Order numbers of two kinds never meet: where none of the files' is found in CSSM, a missing one proves nothing.
numbers as (
    select
        coalesce(bool_or(owned_orders.matching_order is not null), false) as has_common_number,
        coalesce(bool_or(told_numbers.has_lot_number), false) as has_lot_number
    from core.order_lines as lines
    cross join told_numbers
    left join owned_orders on order_key(lines.order_number) = owned_orders.matching_order
),

accounts as (
    select
        coalesce(bool_and(accounts.has_order_numbers), false) as has_order_numbers,
        coalesce(bool_and(accounts.unexported_account_count = 0), false) as is_covered
    from core.smart_accounts as accounts
),

-- Where a line lies, or is meant for; without a Smart Account it is judged by all of them.
placed as (
    select
        lines.order_line_id,
        coalesce(deposited.smart_account, lines.smart_account) as smart_account,
        coalesce(lines.virtual_account, deposited.virtual_account) as virtual_account,
        deposited.deposited_count,
        deposited.match_key,
        if(
            coalesce(deposited.smart_account, lines.smart_account) is null,
            accounts.has_order_numbers,
            coalesce(named.has_order_numbers, false)
        )
        or coalesce(deposited.match_key = 'Subscription', false) as has_order_numbers,
        if(
            coalesce(deposited.smart_account, lines.smart_account) is null,
            accounts.is_covered,
            coalesce(named.unexported_account_count = 0, false)
        ) as is_covered
    from core.order_lines as lines
    cross join accounts
    left join core.order_deposits as deposited on lines.order_line_id = deposited.order_line_id
    left join core.smart_accounts as named
        on coalesce(deposited.smart_account, lines.smart_account) = named.smart_account
),

judged as (
    select
        lines.order_line_id,
        placed.smart_account,
        placed.virtual_account,
        placed.is_covered,
        greatest(
            least(
                coalesce(placed.deposited_count, 0) + coalesce(keyed.migrated_count, 0),
                lines.ordered_count
            ),
            0
        ) as deposited_count,
        coalesce(keyed.quantity_count - keyed.migrated_count, 0) as pak_count,
        coalesce(placed.match_key, if(keyed.order_line_id is not null, 'PAK', null)) as match_key,
        case
            when lines.order_status = 'Negative' then 'The quantity is negative: left out'
            when lines.order_status = 'Unknown' then 'No quantity is told'
            when lines.order_status = 'Cancelled' then 'It was cancelled or returned'
            when lines.order_status = 'Taken back' then 'Units of its order and SKU were taken back'
            when lines.order_status = 'Future' then 'It has not begun'
            when lines.order_status = 'Ended' then 'Its term is over'
            when suites.matching_sku is not null then 'It is a suite of an agreement'
            when lines.sku_kind is null then 'Its SKU is not known'
            when lines.sku_kind <> 'License' then 'It is no licence'
            when meant.has_licenses is false then 'Its Virtual Account was not exported'
            when not placed.has_order_numbers then 'The exports tell no order numbers'
            when
                placed.match_key is null
                and lines.license_name is null
                and coalesce(owned_orders.matching_order, owned_subscriptions.matching_subscription) is not null
                then 'Its order lies in CSSM under other SKUs'
            when
                numbers.has_lot_number
                and not numbers.has_common_number
                and coalesce(placed.match_key, '') <> 'Subscription'
                and coalesce(owned_skus.matching_sku, owned_names.matching_name) is not null
                then 'No order number of the files is found in CSSM'
        end as open_reason
    from core.order_lines as lines
    inner join placed on lines.order_line_id = placed.order_line_id
    cross join numbers
    left join keyed on lines.order_line_id = keyed.order_line_id
    left join core.virtual_accounts as meant
        on
            lines.smart_account = meant.smart_account
            and lower(lines.virtual_account) = lower(meant.virtual_account)
    left join owned_skus on sku_key(lines.sku) = owned_skus.matching_sku
    left join owned_names on license_key(lines.license_name) = owned_names.matching_name
    left join owned_orders on order_key(lines.order_number) = owned_orders.matching_order
    left join owned_subscriptions on upper(lines.subscription_id) = owned_subscriptions.matching_subscription
    left join suites on sku_key(lines.sku) = suites.matching_sku
),

priced as (
    select
        lines.order_line_id,
        coalesce(
            lines.net_unit_price_amount,
            lines.net_amount / nullif(lines.ordered_count, 0),
            lines.list_unit_price_amount * (1 - lines.discount_share)
        ) as own_unit_amount,
        coalesce(lines.currency, run.currency) as own_currency,
        coalesce(
            prices.single_unit_price_amount,
            prices.net_unit_price_amount * contract_months(lines.start_date, lines.end_date, 'floor')
        ) as listed_unit_amount,
        prices.currency as listed_currency
    from core.order_lines as lines
    cross join inputs.run
    left join core.license_prices as prices on lines.license_name = prices.license_name
)

select
    lines.order_line_id,
    lines.file_id,
    lines.row_number,
    judged.smart_account,
    judged.virtual_account,
    lines.order_number,
    lines.order_line,
    lines.sku,
    lines.description,
    lines.license_name,
    lines.sku_kind,
    lines.subscription_id,
    lines.order_date,
    lines.start_date,
    lines.end_date,
    lines.order_status,
    lines.ordered_count,
    judged.deposited_count,
    case
        when judged.open_reason is null or (lines.ordered_count > 0 and judged.deposited_count >= lines.ordered_count)
            then lines.ordered_count - judged.deposited_count
    end as undeposited_count,
    if(
        judged.open_reason is null,
        greatest(lines.ordered_count - judged.deposited_count - judged.pak_count, 0),
        0
    ) as hidden_count,
    case
        when lines.ordered_count > 0 and judged.deposited_count >= lines.ordered_count then 'Deposited'
        when judged.deposited_count > 0 then 'Part deposited'
        when judged.open_reason is null then 'Not deposited'
        else 'Unknown'
    end as purchase_class,
    case
        when lines.ordered_count > 0 and judged.deposited_count >= lines.ordered_count then null
        when judged.open_reason is not null then judged.open_reason
        when judged.pak_count > 0 then 'A PAK holds it'
        when lines.license_name is null then 'Its licence is not known'
    end as purchase_reason,
    judged.match_key,
    if(judged.is_covered, 'B', 'C') as confidence_grade,
    cast(coalesce(priced.own_unit_amount, priced.listed_unit_amount) as decimal(18, 4)) as net_unit_price_amount,
    case
        when priced.own_unit_amount is not null then priced.own_currency
        when priced.listed_unit_amount is not null then priced.listed_currency
    end as currency
from core.order_lines as lines
inner join judged on lines.order_line_id = judged.order_line_id
inner join priced on lines.order_line_id = priced.order_line_id
