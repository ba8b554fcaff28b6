-- The True Forward charge of each suite by the contract's formula, on the use that the current exports show (RULES.md
-- §7): above the allowance, above the commitment, and on the contract's own basis. What is unknown is null, never zero.
-- grain: subscription_id, suite_name, sku
with exported as (
    select distinct records.smart_account
    from core.license_records as records
),

-- A licence that no export shows counts nothing; a Smart Account without an export, or a use left open, makes the suite
-- unknown.
used as (
    select
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku,
        if(
            bool_or(
                exported.smart_account is null
                or (position.license_name is not null and position.in_use_count is null)
            ),
            null,
            cast(coalesce(sum(position.in_use_count), 0) as bigint)
        ) as consumed_count
    from core.suite_licenses as licenses
    left join exported on licenses.smart_account = exported.smart_account
    left join marts.license_position as position
        on licenses.license_name = position.license_name and licenses.smart_account = position.smart_account
    group by licenses.subscription_id, licenses.suite_name, licenses.sku
),

-- Where two clauses hold in one month, the stricter fires first.
triggers as (
    select
        clauses.subscription_id,
        min(clauses.trigger_share) as trigger_share
    from inputs.off_cycle_triggers as clauses
    inner join core.agreement_events as events
        on
            clauses.subscription_id = events.subscription_id
            and events.term_month between clauses.first_month and clauses.last_month
    group by clauses.subscription_id
),

allowed as (
    select
        suites.subscription_id,
        suites.suite_name,
        suites.sku,
        suites.commitment_type,
        suites.committed_count,
        suites.growth_allowance_share,
        suites.growth_allowance_count,
        coalesce(
            suites.growth_allowance_count,
            rounded_count(suites.committed_count * suites.growth_allowance_share, events.allowance_rounding)
        ) as allowance_count,
        used.consumed_count,
        prices.net_unit_price_amount,
        events.remaining_months,
        events.allowance_rounding,
        events.charge_basis,
        events.currency,
        if(suites.commitment_type = 'full', triggers.trigger_share, null) as trigger_share
    from inputs.suites
    inner join core.agreement_events as events on suites.subscription_id = events.subscription_id
    left join used
        on
            suites.subscription_id = used.subscription_id
            and suites.suite_name = used.suite_name
            and suites.sku = used.sku
    left join core.suite_prices as prices
        on
            suites.subscription_id = prices.subscription_id
            and suites.suite_name = prices.suite_name
            and suites.sku = prices.sku
    left join triggers on suites.subscription_id = triggers.subscription_id
),

over_use as (
    select
        allowed.subscription_id,
        allowed.suite_name,
        allowed.sku,
        case
            when allowed.consumed_count is not null and allowed.allowance_count is not null
                then greatest(allowed.consumed_count - allowed.committed_count - allowed.allowance_count, 0)
        end as over_count,
        case
            when allowed.consumed_count is not null
                then greatest(allowed.consumed_count - allowed.committed_count, 0)
        end as over_commitment_count
    from allowed
),

charged as (
    select
        allowed.subscription_id,
        allowed.suite_name,
        allowed.sku,
        over_use.over_count,
        over_use.over_commitment_count,
        if(
            allowed.charge_basis = 'above_commitment', over_use.over_commitment_count, over_use.over_count
        ) as contract_over_count,
        case
            when over_use.over_count = 0 then cast(0 as decimal(18, 2))
            else cast(
                over_use.over_count * allowed.net_unit_price_amount * allowed.remaining_months as decimal(18, 2)
            )
        end as charge_amount,
        case
            when over_use.over_commitment_count = 0 then cast(0 as decimal(18, 2))
            else cast(
                over_use.over_commitment_count * allowed.net_unit_price_amount * allowed.remaining_months
                as decimal(18, 2)
            )
        end as over_commitment_amount
    from allowed
    inner join over_use
        on
            allowed.subscription_id = over_use.subscription_id
            and allowed.suite_name = over_use.suite_name
            and allowed.sku = over_use.sku
),

-- Commitment never falls in term: what the contract charges becomes committed.
following as (
    select
        allowed.subscription_id,
        allowed.suite_name,
        allowed.sku,
        case
            when charged.contract_over_count > 0 then allowed.consumed_count
            when charged.contract_over_count = 0 then allowed.committed_count
        end as next_committed_count
    from allowed
    inner join charged
        on
            allowed.subscription_id = charged.subscription_id
            and allowed.suite_name = charged.suite_name
            and allowed.sku = charged.sku
)

select
    allowed.subscription_id,
    allowed.suite_name,
    allowed.sku,
    allowed.commitment_type,
    allowed.committed_count,
    allowed.allowance_count,
    allowed.committed_count + allowed.allowance_count as threshold_count,
    allowed.consumed_count,
    charged.over_count,
    charged.over_commitment_count,
    charged.contract_over_count,
    allowed.net_unit_price_amount,
    allowed.remaining_months,
    charged.charge_amount,
    charged.over_commitment_amount,
    if(
        allowed.charge_basis = 'above_commitment', charged.over_commitment_amount, charged.charge_amount
    ) as contract_amount,
    allowed.charge_basis,
    allowed.currency,
    following.next_committed_count,
    following.next_committed_count + coalesce(
        allowed.growth_allowance_count,
        rounded_count(following.next_committed_count * allowed.growth_allowance_share, allowed.allowance_rounding)
    ) as next_threshold_count,
    allowed.trigger_share,
    allowed.consumed_count > allowed.committed_count * allowed.trigger_share as is_off_cycle
from allowed
inner join charged
    on
        allowed.subscription_id = charged.subscription_id
        and allowed.suite_name = charged.suite_name
        and allowed.sku = charged.sku
inner join following
    on
        allowed.subscription_id = following.subscription_id
        and allowed.suite_name = following.suite_name
        and allowed.sku = following.sku
