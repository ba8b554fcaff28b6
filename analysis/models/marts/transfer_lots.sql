-- The lots that may move to where something is short, and how many each and those that outlast it may give together:
-- the least that is free from the day on which the lots that end before it have ended until it ends itself. What leaves
-- with a lot is missed only until that lot would have ended.
-- grain: file_id, row_number, lot_number
with lots as (
    select
        lots.file_id,
        lots.row_number,
        lots.lot_number,
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        lots.lot_count,
        lots.lot_end_date,
        lots.subscription_id,
        lots.is_agreement_lot,
        coalesce(lots.lot_end_date > events.event_date, true) as is_lasting_lot
    from core.movable_lots as lots
    inner join marts.transfer_balances as balances
        on
            lots.smart_account = balances.smart_account
            and lots.virtual_account = balances.virtual_account
            and lots.license_name = balances.license_name
    left join core.agreement_events as events on events.is_next
    where lots.immovable_reason is null and balances.free_count > 0
),

ends as (
    select
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        lots.lot_end_date,
        lag(lots.lot_end_date) over (
            partition by lots.smart_account, lots.virtual_account, lots.license_name
            order by lots.lot_end_date asc nulls last
        ) as former_end_date
    from lots
    group by lots.smart_account, lots.virtual_account, lots.license_name, lots.lot_end_date
),

limits as (
    select
        ends.smart_account,
        ends.virtual_account,
        ends.license_name,
        ends.lot_end_date,
        min(free.free_count) as limit_count
    from ends
    inner join marts.free_licenses as free
        on
            ends.smart_account = free.smart_account
            and ends.virtual_account = free.virtual_account
            and ends.license_name = free.license_name
            and coalesce(ends.former_end_date <= free.free_from_date, true)
            and coalesce(ends.lot_end_date > free.free_from_date, true)
    group by ends.smart_account, ends.virtual_account, ends.license_name, ends.lot_end_date
)

select
    lots.file_id,
    lots.row_number,
    lots.lot_number,
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.lot_count,
    lots.lot_end_date,
    lots.subscription_id,
    lots.is_agreement_lot,
    lots.is_lasting_lot,
    limits.limit_count
from lots
inner join limits
    on
        lots.smart_account = limits.smart_account
        and lots.virtual_account = limits.virtual_account
        and lots.license_name = limits.license_name
        and lots.lot_end_date is not distinct from limits.lot_end_date
