-- The True Forward charge of each suite on the contract's formula, on the use the current exports show (RULES.md §7): both bases side by side.
-- grain: subscription_id, suite_name, sku
with used as (
    select
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku,
        -- A licence no export shows counts nothing; one whose use is unknown makes the whole suite unknown.
        if(
            bool_or(position.license_name is not null and position.in_use_count is null),
            null,
            cast(coalesce(sum(position.in_use_count), 0) as bigint)
        ) as consumed_count
    from core.suite_licenses as licenses
    left join marts.license_position as position
        on licenses.license_name = position.license_name and licenses.smart_account = position.smart_account
    where exists (select 1 from core.license_records)
    group by licenses.subscription_id, licenses.suite_name, licenses.sku
),

allowed as (
    select
        suites.subscription_id,
        suites.suite_name,
        suites.sku,
        suites.commitment_type,
        suites.committed_count,
        coalesce(
            suites.growth_allowance_count,
            rounded_count(suites.committed_count * suites.growth_allowance_share, agreements.allowance_rounding)
        ) as allowance_count,
        suites.committed_count + coalesce(
            suites.growth_allowance_count,
            rounded_count(suites.committed_count * suites.growth_allowance_share, agreements.allowance_rounding)
        ) as threshold_count,
        used.consumed_count
    from inputs.suites
    inner join inputs.agreements on suites.subscription_id = agreements.subscription_id
    left join used
        on suites.subscription_id = used.subscription_id and suites.suite_name = used.suite_name and suites.sku = used.sku
),

over_use as (
    select
        allowed.subscription_id,
        allowed.suite_name,
        allowed.sku,
        allowed.commitment_type,
        allowed.committed_count,
        allowed.allowance_count,
        allowed.threshold_count,
        allowed.consumed_count,
        if(
            allowed.consumed_count is null or allowed.threshold_count is null,
            null,
            greatest(allowed.consumed_count - allowed.threshold_count, 0)
        ) as over_count,
        if(allowed.consumed_count is null, null, greatest(allowed.consumed_count - allowed.committed_count, 0)) as over_commitment_count
    from allowed
)

select
    over_use.subscription_id,
    over_use.suite_name,
    over_use.sku,
    over_use.commitment_type,
    over_use.committed_count,
    over_use.allowance_count,
    over_use.threshold_count,
    over_use.consumed_count,
    over_use.over_count,
    over_use.over_commitment_count,
    prices.net_unit_price_amount,
    events.remaining_months,
    case
        when over_use.over_count = 0 then cast(0 as decimal(18, 2))
        else cast(over_use.over_count * prices.net_unit_price_amount * events.remaining_months as decimal(18, 2))
    end as charge_amount,
    case
        when over_use.over_commitment_count = 0 then cast(0 as decimal(18, 2))
        else cast(over_use.over_commitment_count * prices.net_unit_price_amount * events.remaining_months as decimal(18, 2))
    end as over_commitment_amount,
    if(
        events.charge_basis = 'above_commitment', over_use.over_commitment_count, over_use.over_count
    ) * prices.net_unit_price_amount * events.remaining_months as contract_amount,
    events.charge_basis,
    events.currency,
    -- Commitment never falls in term: over-use becomes the new commitment.
    case when over_use.over_count > 0 then over_use.consumed_count when over_use.over_count = 0 then over_use.committed_count end as next_committed_count,
    triggers.trigger_share,
    over_use.consumed_count > over_use.committed_count * triggers.trigger_share as is_off_cycle
from over_use
left join core.suite_prices as prices
    on
        over_use.subscription_id = prices.subscription_id
        and over_use.suite_name = prices.suite_name
        and over_use.sku = prices.sku
left join core.agreement_events as events on over_use.subscription_id = events.subscription_id
left join inputs.off_cycle_triggers as triggers
    on
        over_use.subscription_id = triggers.subscription_id
        and events.term_month between triggers.first_month and triggers.last_month
        and over_use.commitment_type = 'full'
