-- What each Virtual Account owns, uses and is short of, per licence, on the as-of date: positive is surplus, negative is short (RULES.md §2).
-- grain: smart_account, virtual_account, license_name
with lots as (
    select
        license_lots.smart_account,
        license_lots.virtual_account,
        license_lots.license_name,
        cast(sum(license_lots.lot_count) filter (where license_lots.lot_status = 'Available') as bigint) as available_count,
        min(license_lots.lot_end_date) filter (where license_lots.lot_status = 'Available') as first_lot_end_date,
        bool_or(license_lots.lot_status = 'Unknown') as has_unknown_lot
    from core.license_lots
    group by license_lots.smart_account, license_lots.virtual_account, license_lots.license_name
),

used as (
    select
        records.smart_account,
        records.virtual_account,
        records.license_name,
        cast(sum(records.reported_quantity_count) as bigint) as reported_quantity_count,
        if(bool_or(records.in_use_count is null), null, cast(sum(records.in_use_count) as bigint)) as in_use_count,
        cast(sum(records.reserved_count) as bigint) as reserved_count,
        cast(sum(coalesce(records.reported_substitution_count, 0)) as bigint) as table_substitution_count,
        cast(sum(records.reported_balance_count) as bigint) as reported_balance_count
    from core.license_records as records
    group by records.smart_account, records.virtual_account, records.license_name
),

-- The covered licence gains what the covering one gives.
substituted as (
    select
        sides.smart_account,
        sides.virtual_account,
        sides.license_name,
        cast(sum(sides.substitution_count) as bigint) as substitution_count
    from (
        select smart_account, virtual_account, license_name, substitution_count from core.license_substitutions
        union all
        select smart_account, virtual_account, covering_license_name as license_name, -substitution_count from core.license_substitutions
    ) as sides
    group by sides.smart_account, sides.virtual_account, sides.license_name
),

balanced as (
    select
        used.smart_account,
        used.virtual_account,
        used.license_name,
        used.reported_quantity_count,
        -- A record that owns something but shows no lot leaves open what is in force.
        if(
            coalesce(lots.has_unknown_lot, false) or (lots.license_name is null and coalesce(used.reported_quantity_count, 0) <> 0),
            null,
            coalesce(lots.available_count, 0)
        ) as available_count,
        used.in_use_count,
        used.reserved_count,
        used.table_substitution_count + coalesce(substituted.substitution_count, 0) as substitution_count,
        used.reported_balance_count,
        lots.first_lot_end_date
    from used
    left join lots
        on
            used.smart_account = lots.smart_account
            and used.virtual_account = lots.virtual_account
            and used.license_name = lots.license_name
    left join substituted
        on
            used.smart_account = substituted.smart_account
            and used.virtual_account = substituted.virtual_account
            and used.license_name = substituted.license_name
),

positions as (
    select
        balanced.smart_account,
        balanced.virtual_account,
        balanced.license_name,
        balanced.reported_quantity_count,
        balanced.available_count,
        balanced.in_use_count,
        balanced.reserved_count,
        balanced.substitution_count,
        balanced.available_count + balanced.substitution_count - balanced.in_use_count as balance_count,
        balanced.reported_balance_count,
        balanced.first_lot_end_date
    from balanced
)

select
    positions.smart_account,
    positions.virtual_account,
    positions.license_name,
    positions.reported_quantity_count,
    positions.available_count,
    positions.in_use_count,
    positions.reserved_count,
    positions.substitution_count,
    positions.balance_count,
    positions.reported_balance_count,
    positions.first_lot_end_date,
    case
        when positions.balance_count is null then 'Unknown'
        when positions.balance_count > 0 then 'Surplus'
        when positions.balance_count = 0 then 'Covered'
        when sum(positions.balance_count) over licence >= 0 then 'Misplaced'
        else 'Short'
    end as position_status
from positions
window licence as (partition by positions.smart_account, positions.license_name)
