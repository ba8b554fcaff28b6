-- All that the True Forward formula needs of each suite for its next event (RULES.md §7): what is committed, allowed,
-- used and paid, from when to when. Use is what the current licence exports show of the licences that the suite counts;
-- an agreement that says so takes commitment, allowance and use from the EA's own export, where it tells the use of a
-- suite with one SKU. What is unknown is null.
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
            bool_or(exported.smart_account is null or (shown.license_name is not null and shown.in_use_count is null)),
            null,
            cast(coalesce(sum(shown.in_use_count), 0) as bigint)
        ) as consumed_count
    from core.suite_licenses as licenses
    left join exported on licenses.smart_account = exported.smart_account
    left join core.account_licenses as shown
        on
            licenses.license_name = shown.license_name
            and licenses.smart_account = shown.smart_account
            and shown.is_current
    group by licenses.subscription_id, licenses.suite_name, licenses.sku
),

alone as (
    select
        suites.subscription_id,
        suites.suite_name,
        min(suites.sku) as sku
    from inputs.suites
    group by suites.subscription_id, suites.suite_name
    having count(*) = 1
),

-- The EA's own total is purchased, premier and growth: what is not growth is committed.
told as (
    select
        alone.subscription_id,
        alone.suite_name,
        alone.sku,
        coalesce(counted.entitled_count - counted.allowance_count, counted.purchased_count) as committed_count,
        counted.allowance_count,
        counted.consumed_count
    from alone
    inner join inputs.agreements
        on alone.subscription_id = agreements.subscription_id and agreements.consumption_source = 'EA workspace'
    inner join core.ea_consumption as counted
        on alone.subscription_id = counted.subscription_id and alone.suite_name = counted.suite_name
    where counted.consumed_count is not null
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

anniversaries as (
    select
        events.subscription_id,
        steps.step_months,
        cast(events.start_date + to_months(cast(numbers.number * steps.step_months as integer)) as date)
            as anniversary_date
    from core.agreement_events as events
    cross join (values (3), (6), (12)) as steps (step_months)
    cross join range(1, 401) as numbers (number)
    where events.start_date + to_months(cast(numbers.number * steps.step_months as integer)) <= events.end_date
),

rhythms as (
    select
        anniversaries.subscription_id,
        anniversaries.step_months,
        min(anniversaries.anniversary_date) filter (where anniversaries.anniversary_date >= run.as_of_date)
            as next_date,
        max(anniversaries.anniversary_date) filter (where anniversaries.anniversary_date < run.as_of_date)
            as former_date
    from anniversaries
    cross join inputs.run
    group by anniversaries.subscription_id, anniversaries.step_months
),

former_milestones as (
    select
        milestones.subscription_id,
        max(milestones.milestone_date) as former_date
    from inputs.milestones
    inner join inputs.run on milestones.milestone_date < run.as_of_date
    group by milestones.subscription_id
),

dated as (
    select
        suites.subscription_id,
        suites.suite_name,
        suites.sku,
        -- Where use was last captured: the last milestone before today, else the start of the term.
        coalesce(
            if(suites.cadence is null, former_milestones.former_date, captured.former_date), events.start_date
        ) as period_start_date,
        if(suites.cadence is null, events.milestone_date, captured.next_date) as milestone_date,
        if(
            suites.cadence is null,
            events.remaining_months,
            contract_months(captured.next_date, events.end_date, events.month_rounding)
        ) as remaining_months,
        effective.next_date as off_cycle_date,
        contract_months(effective.next_date, events.end_date, events.month_rounding) as off_cycle_months
    from inputs.suites
    inner join core.agreement_events as events on suites.subscription_id = events.subscription_id
    left join inputs.agreements on suites.subscription_id = agreements.subscription_id
    left join former_milestones on suites.subscription_id = former_milestones.subscription_id
    left join rhythms as captured
        on
            suites.subscription_id = captured.subscription_id
            and captured.step_months = if(suites.cadence = 'quarterly', 3, 12)
    left join rhythms as effective
        on
            suites.subscription_id = effective.subscription_id
            and effective.step_months
            = case agreements.off_cycle_effect when 'quarterly' then 3 when 'semi_annual' then 6 end
            and suites.commitment_type = 'full'
)

select
    suites.subscription_id,
    suites.suite_name,
    suites.sku,
    suites.commitment_type,
    coalesce(told.committed_count, suites.committed_count) as committed_count,
    if(told.allowance_count is null, suites.growth_allowance_share, null) as growth_allowance_share,
    coalesce(told.allowance_count, suites.growth_allowance_count) as growth_allowance_count,
    coalesce(told.consumed_count, used.consumed_count) as consumed_count,
    if(told.subscription_id is null, 'CSSM', 'EA workspace') as consumption_source,
    prices.net_unit_price_amount,
    prices.price_source,
    prices.price_rule,
    prices.told_price_amount,
    prices.monthly_list_price_amount,
    prices.initial_net_unit_price_amount,
    prices.price_discount_share,
    suites.cadence,
    dated.period_start_date,
    dated.milestone_date,
    events.end_date,
    dated.remaining_months,
    events.allowance_rounding,
    events.month_rounding,
    events.charge_basis,
    events.currency,
    if(suites.commitment_type = 'full', triggers.trigger_share, null) as trigger_share,
    dated.off_cycle_date,
    dated.off_cycle_months
from inputs.suites
inner join core.agreement_events as events on suites.subscription_id = events.subscription_id
inner join dated
    on
        suites.subscription_id = dated.subscription_id
        and suites.suite_name = dated.suite_name
        and suites.sku = dated.sku
left join used
    on
        suites.subscription_id = used.subscription_id
        and suites.suite_name = used.suite_name
        and suites.sku = used.sku
left join told
    on
        suites.subscription_id = told.subscription_id
        and suites.suite_name = told.suite_name
        and suites.sku = told.sku
left join core.suite_prices as prices
    on
        suites.subscription_id = prices.subscription_id
        and suites.suite_name = prices.suite_name
        and suites.sku = prices.sku
left join triggers on suites.subscription_id = triggers.subscription_id
