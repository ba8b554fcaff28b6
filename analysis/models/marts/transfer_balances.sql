-- The lines of the position that a move could concern: of each family of licences in which one Smart Account has
-- something short and something to spare, what is short or may leave today. Reserved licences beyond what is in use
-- stay with their devices (RULES.md §3). A shortage is long where it is still there on the day of the next event.
-- grain: smart_account, virtual_account, license_name
with known as (
    select
        position.smart_account,
        position.virtual_account,
        position.license_name,
        tiers.license_family,
        tiers.tier_rank,
        position.available_count,
        position.in_use_count,
        position.substitution_count,
        position.balance_count,
        greatest(
            position.balance_count - greatest(coalesce(position.reserved_count, 0) - position.in_use_count, 0), 0
        ) as free_count
    from marts.license_position as position
    left join core.license_tiers as tiers on position.license_name = tiers.license_name
    where position.balance_count <> 0
    window
        family as (
            partition by position.smart_account, coalesce(tiers.license_family, position.license_name)
        )
    qualify
        bool_or(position.balance_count < 0) over family
        and bool_or(position.balance_count > 0) over family
),

-- What a short line still lacks on the day of the next event: lots end until then, and others start.
at_event as (
    select
        known.smart_account,
        known.virtual_account,
        known.license_name,
        cast(
            coalesce(
                sum(lots.lot_count) filter (
                    where coalesce(lots.lot_start_date <= events.event_date, true)
                    and coalesce(lots.lot_end_date > events.event_date, true)
                    and (lots.lot_status = 'Available' or lots.lot_start_date > run.as_of_date)
                ),
                0
            ) as bigint
        ) as available_count
    from known
    cross join inputs.run
    inner join core.agreement_events as events on events.is_next
    left join core.license_lots as lots
        on
            known.smart_account = lots.smart_account
            and known.virtual_account = lots.virtual_account
            and known.license_name = lots.license_name
            and lots.lot_status in ('Available', 'Future')
    where known.balance_count < 0
    group by known.smart_account, known.virtual_account, known.license_name
)

select
    known.smart_account,
    known.virtual_account,
    known.license_name,
    known.license_family,
    known.tier_rank,
    amounts.unit_amount,
    amounts.currency,
    known.balance_count,
    known.free_count,
    coalesce(
        at_event.available_count + known.substitution_count - known.in_use_count < 0, known.balance_count < 0
    ) as is_long_short
from known
left join core.unit_amounts as amounts on known.license_name = amounts.license_name
left join at_event
    on
        known.smart_account = at_event.smart_account
        and known.virtual_account = at_event.virtual_account
        and known.license_name = at_event.license_name
