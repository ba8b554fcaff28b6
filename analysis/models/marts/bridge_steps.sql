-- From the shortage CSSM shows to the genuine one, per licence: first and last step are levels, those between are
-- changes that sum to their difference (RULES.md §2.5). Money is what the counts cost to the end of term.
-- grain: smart_account, license_name, step_number
with accounts as (
    select
        position.smart_account,
        position.license_name,
        -- Where the source prints no quantity, what is in force stands for it.
        greatest(
            position.in_use_count
            - coalesce(position.reported_quantity_count, position.available_count)
            - position.substitution_count,
            0
        ) as shown_count,
        greatest(-position.balance_count, 0) as in_force_count,
        greatest(-position.balance_count, 0) - coalesce(options.covered_count, 0) as covered_count,
        greatest(position.balance_count, 0) - coalesce(options.given_count, 0) as left_surplus_count
    from marts.license_position as position
    left join marts.substitution_options as options
        on
            position.smart_account = options.smart_account
            and position.virtual_account = options.virtual_account
            and position.license_name = options.license_name
    where position.balance_count is not null
),

levels as (
    select
        accounts.smart_account,
        accounts.license_name,
        cast(sum(accounts.shown_count) as bigint) as shown_count,
        cast(sum(accounts.in_force_count) as bigint) as in_force_count,
        cast(sum(accounts.covered_count) as bigint) as covered_count,
        cast(greatest(sum(accounts.covered_count) - sum(accounts.left_surplus_count), 0) as bigint) as genuine_count
    from accounts
    group by accounts.smart_account, accounts.license_name
),

units as (
    select
        prices.license_name,
        prices.currency,
        coalesce(prices.net_unit_price_amount * events.remaining_months, prices.single_unit_price_amount)
            as unit_amount
    from core.license_prices as prices
    left join core.agreement_events as events on prices.subscription_id = events.subscription_id
),

-- Levels are rounded to the cent and changes taken between them, so that money sums as exactly as counts.
valued as (
    select
        levels.smart_account,
        levels.license_name,
        levels.shown_count,
        levels.in_force_count,
        levels.covered_count,
        levels.genuine_count,
        if(levels.shown_count = 0, 0, cast(levels.shown_count * units.unit_amount as decimal(18, 2))) as shown_amount,
        if(levels.in_force_count = 0, 0, cast(levels.in_force_count * units.unit_amount as decimal(18, 2)))
            as in_force_amount,
        if(levels.covered_count = 0, 0, cast(levels.covered_count * units.unit_amount as decimal(18, 2)))
            as covered_amount,
        if(levels.genuine_count = 0, 0, cast(levels.genuine_count * units.unit_amount as decimal(18, 2)))
            as genuine_amount,
        units.currency
    from levels
    left join units on levels.license_name = units.license_name
),

steps as (
    select
        valued.smart_account,
        valued.license_name,
        named.step_number,
        named.step_key,
        named.step_name,
        named.step_kind,
        named.confidence_grade,
        valued.currency,
        case named.step_key
            when 'gross_shortage' then valued.shown_count
            when 'expired_lots' then valued.in_force_count - valued.shown_count
            when 'substitution' then valued.covered_count - valued.in_force_count
            when 'moves' then valued.genuine_count - valued.covered_count
            when 'genuine_shortage' then valued.genuine_count
        end as short_count,
        case named.step_key
            when 'gross_shortage' then valued.shown_amount
            when 'expired_lots' then valued.in_force_amount - valued.shown_amount
            when 'substitution' then valued.covered_amount - valued.in_force_amount
            when 'moves' then valued.genuine_amount - valued.covered_amount
            when 'genuine_shortage' then valued.genuine_amount
        end as amount
    from valued
    cross join reference.bridge_steps as named
)

select
    steps.smart_account,
    steps.license_name,
    steps.step_number,
    steps.step_key,
    steps.step_name,
    steps.step_kind,
    steps.short_count,
    -- A change of nothing costs nothing, also where the price is unknown.
    cast(if(steps.short_count = 0, 0, steps.amount) as decimal(18, 2)) as amount,
    steps.currency,
    steps.confidence_grade
from steps
