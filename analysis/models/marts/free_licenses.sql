-- How many of a licence a Virtual Account may give away, from the as-of date and from each later day on which one of
-- its lots starts or ends: never so many that it would be short because of it (RULES.md §3).
-- grain: smart_account, virtual_account, license_name, free_from_date
with lots as (
    select
        balances.smart_account,
        balances.virtual_account,
        balances.license_name,
        lots.lot_count,
        lots.lot_start_date,
        lots.lot_end_date,
        run.as_of_date
    from marts.transfer_balances as balances
    cross join inputs.run
    inner join core.license_lots as lots
        on
            balances.smart_account = lots.smart_account
            and balances.virtual_account = lots.virtual_account
            and balances.license_name = lots.license_name
    where
        balances.free_count > 0
        and (lots.lot_status = 'Available' or (lots.lot_status = 'Future' and lots.lot_start_date > run.as_of_date))
),

changes as (
    select
        balances.smart_account,
        balances.virtual_account,
        balances.license_name,
        run.as_of_date as free_from_date,
        balances.balance_count as changed_count
    from marts.transfer_balances as balances
    cross join inputs.run
    where balances.free_count > 0
    union all
    select
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        lots.lot_start_date as free_from_date,
        lots.lot_count as changed_count
    from lots
    where lots.lot_start_date > lots.as_of_date
    union all
    select
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        lots.lot_end_date as free_from_date,
        -lots.lot_count as changed_count
    from lots
    where lots.lot_end_date > lots.as_of_date
),

days as (
    select
        changes.smart_account,
        changes.virtual_account,
        changes.license_name,
        changes.free_from_date,
        cast(sum(sum(changes.changed_count)) over line as bigint) as balance_count
    from changes
    group by changes.smart_account, changes.virtual_account, changes.license_name, changes.free_from_date
    window
        line as (
            partition by changes.smart_account, changes.virtual_account, changes.license_name
            order by changes.free_from_date
        )
)

select
    days.smart_account,
    days.virtual_account,
    days.license_name,
    days.free_from_date,
    days.balance_count,
    -- What is reserved beyond today's use stays reserved.
    greatest(days.balance_count - (balances.balance_count - balances.free_count), 0) as free_count
from days
inner join marts.transfer_balances as balances
    on
        days.smart_account = balances.smart_account
        and days.virtual_account = balances.virtual_account
        and days.license_name = balances.license_name
