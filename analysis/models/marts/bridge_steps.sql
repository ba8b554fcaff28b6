-- From the shortage CSSM shows to the genuine one, per licence: first and last step are levels, those between are changes that sum to their difference (RULES.md §2.5).
-- grain: smart_account, license_name, step_number
with accounts as (
    select
        position.smart_account,
        position.license_name,
        greatest(position.in_use_count - position.reported_quantity_count - position.substitution_count, 0) as shown_count,
        greatest(-position.balance_count, 0) as short_count,
        greatest(-(position.balance_count + coalesce(options.covered_count, 0) - coalesce(options.given_count, 0)), 0) as covered_short_count,
        greatest(position.balance_count - coalesce(options.given_count, 0), 0) as left_surplus_count
    from marts.license_position as position
    left join marts.substitution_options as options
        on
            position.smart_account = options.smart_account
            and position.virtual_account = options.virtual_account
            and position.license_name = options.license_name
    where position.balance_count is not null
),

licenses as (
    select
        accounts.smart_account,
        accounts.license_name,
        cast(sum(accounts.shown_count) as bigint) as gross_count,
        cast(sum(accounts.short_count) as bigint) as in_force_count,
        cast(sum(accounts.covered_short_count) as bigint) as covered_count,
        cast(greatest(sum(accounts.covered_short_count) - sum(accounts.left_surplus_count), 0) as bigint) as genuine_count
    from accounts
    group by accounts.smart_account, accounts.license_name
),

steps as (
    select
        licenses.smart_account,
        licenses.license_name,
        unnest([
            {'number': 1, 'key': 'gross_shortage', 'kind': 'level', 'short': licenses.gross_count, 'grade': 'C'},
            {'number': 2, 'key': 'expired_lots', 'kind': 'change', 'short': licenses.in_force_count - licenses.gross_count, 'grade': 'C'},
            {'number': 3, 'key': 'substitution', 'kind': 'change', 'short': licenses.covered_count - licenses.in_force_count, 'grade': 'D'},
            {'number': 4, 'key': 'moves', 'kind': 'change', 'short': licenses.genuine_count - licenses.covered_count, 'grade': 'C'},
            {'number': 5, 'key': 'genuine_shortage', 'kind': 'level', 'short': licenses.genuine_count, 'grade': 'C'}
        ]) as step
    from licenses
)

select
    steps.smart_account,
    steps.license_name,
    steps.step.number as step_number,
    steps.step.key as step_key,
    names.step_name,
    steps.step.kind as step_kind,
    steps.step.short as short_count,
    case
        when steps.step.short = 0 then cast(0 as decimal(18, 2))
        else cast(
            steps.step.short * coalesce(prices.net_unit_price_amount * events.remaining_months, prices.single_unit_price_amount) as decimal(18, 2)
        )
    end as amount,
    coalesce(events.currency, prices.currency) as currency,
    steps.step.grade as confidence_grade
from steps
inner join reference.bridge_step_names as names on steps.step.key = names.step_key
left join core.license_prices as prices on steps.license_name = prices.license_name
left join core.agreement_events as events on prices.subscription_id = events.subscription_id and prices.currency = events.currency
