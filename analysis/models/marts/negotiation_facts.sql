-- Every figure that the True Forward negotiation brief says in words of the verified charge, the proposal's parts,
-- captures, Value Shift, forecast, scenarios and the next term; null where one of its lines is unknown. Money is in the
-- client's own currency or, where one agreement has another and no rate is stated, unknown.
-- grain: client_id
with totals as (
    select
        if(
            bool_or(totals.converted_verified_amount is null),
            null,
            cast(sum(totals.converted_verified_amount) as decimal(18, 2))
        ) as verified_amount,
        if(
            bool_or(totals.converted_amount is null), null, cast(sum(totals.converted_amount) as decimal(18, 2))
        ) as shown_amount
    from marts.true_forward_totals as totals
),

lines as (
    select
        count(*) as suite_count,
        count(*) filter (where lines.verified_contract_over_count > 0) as verified_suite_count,
        if(
            bool_or(lines.verified_contract_over_count is null),
            null,
            cast(sum(lines.verified_contract_over_count) as bigint)
        ) as verified_over_count
    from marts.true_forward_lines as lines
),

corrections as (
    select cast(coalesce(sum(corrections.corrected_count), 0) as bigint) as corrected_count
    from core.use_corrections as corrections
),

proposal as (
    select
        count(*) as proposal_currency_count,
        min(totals.currency) as currency,
        cast(sum(totals.proposed_amount) as decimal(18, 2)) as proposed_amount,
        cast(sum(totals.disputed_amount) as decimal(18, 2)) as disputed_amount
    from marts.proposal_totals as totals
),

causes as (
    select count(distinct causes.cause) as cause_count
    from marts.proposal_causes as causes
    where causes.cause_kind = 'change'
),

cards as (
    select
        count(*) as claim_count,
        count(*) filter (where cards.disputed_amount > 0) as disputed_claim_count
    from marts.claim_cards as cards
),

captures as (
    select
        if(
            bool_or(captures.contract_amount is null) filter (where captures.capture_key = 'peak'),
            null,
            cast(sum(captures.contract_amount) filter (where captures.capture_key = 'peak') as decimal(18, 2))
        ) as peak_amount,
        if(
            bool_or(captures.contract_amount is null) filter (where captures.capture_key = 'milestone'),
            null,
            cast(sum(captures.contract_amount) filter (where captures.capture_key = 'milestone') as decimal(18, 2))
        ) as milestone_amount,
        count(distinct captures.currency) as currency_count
    from marts.true_forward_captures as captures
),

shifts as (
    select
        count(*) filter (where suites.sku_count > 1) as several_sku_count,
        if(
            bool_or(suites.shifted_amount is null), null, cast(sum(suites.shifted_amount) as decimal(18, 2))
        ) as shifted_amount
    from marts.true_forward_suites as suites
),

forecasts as (
    select
        count(*) filter (where forecasts.forecast_status = 'Forecast') as forecast_suite_count,
        count(*) filter (where forecasts.forecast_status <> 'Forecast') as unforecast_suite_count,
        count(*) filter (where forecasts.allowance_status = 'Goes') as going_suite_count,
        count(*) filter (where forecasts.allowance_status = 'Gone') as gone_suite_count
    from marts.suite_forecasts as forecasts
),

scenarios as (
    select
        count(*) as scenario_count,
        min(scenarios.contract_amount) as least_amount,
        max(scenarios.contract_amount) as most_amount
    from marts.scenarios as scenarios
    cross join inputs.run
    where scenarios.currency = run.currency
),

drivers as (
    select
        count(*) filter (where drivers.driver_status <> 'Left out') as driver_count,
        max_by(drivers.driver_name, (drivers.swing_amount, drivers.driver_key)) filter (
            where drivers.swing_amount is not null
        ) as top_driver_name,
        max(drivers.swing_amount) as top_swing_amount
    from marts.sensitivity as drivers
    cross join inputs.run
    where drivers.currency = run.currency
),

draws as (
    select
        max(draws.draw_count) as draw_count,
        max(draws.simulated_amount) filter (where draws.quantile_key = 'p25') as lower_simulated_amount,
        max(draws.simulated_amount) filter (where draws.quantile_key = 'p75') as upper_simulated_amount
    from marts.simulation as draws
    cross join inputs.run
    where draws.currency = run.currency
),

options as (
    select
        count(*) as option_count,
        min_by(options.option_name, (options.month_amount, options.option_number)) as cheapest_option_name,
        min(options.month_amount) as cheapest_month_amount
    from marts.renewal_options as options
    cross join inputs.run
    where options.month_amount is not null and options.currency = run.currency
),

marks as (
    select count(*) filter (where marks.range_key = 'target' and marks.amount is not null) > 0 as has_target
    from marts.settlement_range as marks
),

levers as (
    select count(*) as lever_count
    from marts.levers
),

outside as (
    select count(*) as outside_license_count
    from marts.transactional_lines
)

select
    run.client_id,
    run.currency,
    lines.verified_suite_count,
    lines.verified_over_count,
    if(proposal.proposal_currency_count > 0, 0, lines.suite_count) as unproposed_suite_count,
    totals.verified_amount,
    corrections.corrected_count,
    cast(totals.shown_amount - totals.verified_amount as decimal(18, 2)) as corrected_amount,
    if(
        proposal.proposal_currency_count = 1 and proposal.currency = run.currency, proposal.disputed_amount, null
    ) as disputed_amount,
    if(
        proposal.proposal_currency_count = 1 and proposal.currency = run.currency,
        cast(proposal.disputed_amount / nullif(proposal.proposed_amount, 0) as double),
        null
    ) as disputed_share,
    causes.cause_count,
    cards.claim_count,
    cards.disputed_claim_count,
    if(captures.currency_count > 1, null, captures.milestone_amount) as milestone_amount,
    if(captures.currency_count > 1, null, captures.peak_amount) as peak_amount,
    case
        when captures.currency_count > 1 or captures.milestone_amount is null then 'unknown'
        when captures.peak_amount is null then 'milestone'
        else 'both'
    end as capture_kind,
    shifts.several_sku_count,
    shifts.shifted_amount,
    forecasts.forecast_suite_count,
    forecasts.unforecast_suite_count,
    forecasts.going_suite_count,
    forecasts.gone_suite_count,
    scenarios.scenario_count,
    scenarios.least_amount,
    scenarios.most_amount,
    drivers.driver_count,
    drivers.top_driver_name,
    drivers.top_swing_amount,
    coalesce(draws.draw_count, 0) as draw_count,
    draws.lower_simulated_amount,
    draws.upper_simulated_amount,
    if(marks.has_target, 'aims', 'formula') as range_kind,
    if(proposal.proposal_currency_count > 0, 'proposal', 'none') as proposal_kind,
    levers.lever_count,
    options.option_count,
    options.cheapest_option_name,
    options.cheapest_month_amount,
    outside.outside_license_count,
    case
        when proposal.disputed_amount > 0 then 'disputed'
        when totals.verified_amount > 0 then 'charge'
        when totals.verified_amount = 0 then 'nothing'
        else 'unknown'
    end as argument_kind
from inputs.run
cross join totals
cross join lines
cross join corrections
cross join proposal
cross join causes
cross join cards
cross join captures
cross join shifts
cross join forecasts
cross join scenarios
cross join drivers
cross join draws
cross join marks
cross join levers
cross join options
cross join outside
