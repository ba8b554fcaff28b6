-- What is not known, which figure it keeps from being printed, and where the answer belongs.
-- grain: figure_name, subject
select
    'bridge_amount' as figure_name,
    steps.license_name as subject,
    case
        when prices.net_unit_price_amount is null then 'net price of ' || steps.license_name
        when events.subscription_id is null then 'the agreement: its term, milestones and suites'
        else 'the next milestone of ' || events.agreement_name || ', ' || events.subscription_id
    end as missing_input,
    case
        when prices.net_unit_price_amount is null
            then 'Add the licence to a price file in prices/, with the months its price covers.'
        when events.subscription_id is null then 'Fill in [[agreements]] in client.toml.'
        else 'Write it in milestone_dates in client.toml.'
    end as remedy
from (
    select distinct unpriced.license_name
    from marts.bridge_steps as unpriced
    where unpriced.amount is null
) as steps
left join core.license_prices as prices on steps.license_name = prices.license_name
left join core.agreement_events as events on prices.subscription_id = events.subscription_id
union all
select
    'charge_amount' as figure_name,
    lines.subscription_id || ' / ' || lines.suite_name || ' / ' || lines.sku as subject,
    case
        when lines.consumed_count is null then 'use of the licences that suite ' || lines.suite_name || ' counts'
        when lines.threshold_count is null then 'growth allowance of suite ' || lines.suite_name
        when events.is_past
            then
                'an agreement in force: ' || events.agreement_name || ', ' || events.subscription_id || ', ended on '
                || strftime(events.end_date, '%-d %b %Y')
        when lines.remaining_months is null
            then 'the next milestone of ' || events.agreement_name || ', ' || events.subscription_id
        else 'net unit price of ' || lines.sku || ' in ' || lines.currency
    end as missing_input,
    case
        when lines.consumed_count is null
            then
                'Name its licences in client.toml (licenses = […]), '
                || 'and export the licences of every Smart Account of the agreement.'
        when lines.threshold_count is null
            then 'Write growth_allowance_share or growth_allowance_count in client.toml.'
        when events.is_past then 'Write the agreement that follows it in [[agreements]] in client.toml.'
        when lines.remaining_months is null then 'Write it in milestone_dates in client.toml.'
        else 'Write net_unit_price_amount in client.toml, or add the SKU to a price file in prices/.'
    end as remedy
from marts.true_forward_lines as lines
inner join core.agreement_events as events on lines.subscription_id = events.subscription_id
where lines.charge_amount is null or lines.over_commitment_amount is null
union all
select
    'charge_amount' as figure_name,
    licenses.smart_account as subject,
    'a licence export of ' || licenses.smart_account as missing_input,
    'Put the licence export into exports/ under the day it was taken.' as remedy
from (select distinct counted.smart_account from core.suite_licenses as counted) as licenses
where licenses.smart_account not in (select records.smart_account from core.license_records as records)
union all
select
    'milestone' as figure_name,
    events.subscription_id as subject,
    'the next milestone of ' || events.agreement_name || ', ' || events.subscription_id as missing_input,
    'Write it in milestone_dates in client.toml.' as remedy
from core.agreement_events as events
where
    events.milestone_date is null
    and not events.is_past
    and events.subscription_id in (select suites.subscription_id from inputs.suites)
union all
select
    'agreement' as figure_name,
    run.client_id as subject,
    'the agreement: its term, milestones and suites' as missing_input,
    'Fill in [[agreements]] in client.toml.' as remedy
from inputs.run
where not exists (select 1 from inputs.suites)
union all
select
    'position' as figure_name,
    run.client_id as subject,
    'a licence export on or before ' || strftime(run.as_of_date, '%-d %b %Y') as missing_input,
    'Put the licence export into exports/ under the day it was taken.' as remedy
from inputs.run
where not exists (select 1 from core.license_records)
union all
select
    'position' as figure_name,
    position.smart_account || ' / ' || position.virtual_account || ' / ' || position.license_name as subject,
    'what ' || position.virtual_account || ' owns or uses of ' || position.license_name as missing_input,
    'Export the licences again with their details.' as remedy
from marts.license_position as position
where position.balance_count is null
union all
select
    'settlement_amount' as figure_name,
    lines.smart_account || ' / ' || lines.license_name as subject,
    'net price of a month of ' || lines.license_name || ', over-used outside an agreement' as missing_input,
    'Add the licence to a price file in prices/, with the months its price covers.' as remedy
from marts.transactional_lines as lines
where lines.peak_over_count > 0 and lines.settlement_amount is null
union all
select
    'forecast_count' as figure_name,
    forecasts.subscription_id as subject,
    'a longer or closer history of the use of '
    || counted(count(*), 'suite', 'suites') || ' of ' || forecasts.subscription_id as missing_input,
    'Put earlier licence exports into exports/, each under the day it was taken.' as remedy
from marts.suite_forecasts as forecasts
where forecasts.forecast_status in ('Too little history', 'Gaps in the history')
group by forecasts.subscription_id
union all
select
    'converted_amount' as figure_name,
    totals.currency as subject,
    'an exchange rate from ' || totals.currency || ' to ' || totals.client_currency as missing_input,
    'Write [[exchange_rates]] in client.toml: from, to, rate, date and source.' as remedy
from marts.true_forward_totals as totals
where totals.exchange_rate is null
union all
select
    'off_cycle_amount' as figure_name,
    lines.subscription_id as subject,
    'the anniversary on which an off-cycle True Forward of ' || lines.subscription_id || ' starts' as missing_input,
    'Write off_cycle_effect = "quarterly" or "semi_annual" in client.toml, as the contract says.' as remedy
from marts.true_forward_lines as lines
where lines.is_off_cycle and lines.off_cycle_date is null
group by lines.subscription_id
union all
select
    'net_unit_price_amount' as figure_name,
    terms.subscription_id || ' / ' || terms.suite_name || ' / ' || terms.sku as subject,
    'list price of ' || terms.sku || ' in ' || terms.currency || ', on which its discount is kept' as missing_input,
    'Add the SKU with its list price to a price file in prices/.' as remedy
from core.true_forward_terms as terms
where terms.price_discount_share is not null and terms.monthly_list_price_amount is null
union all
select
    'consumed_count' as figure_name,
    terms.subscription_id || ' / ' || terms.suite_name || ' / ' || terms.sku as subject,
    'the use of suite ' || terms.suite_name || ' in the EA''s own export; CSSM''s is taken' as missing_input,
    'Export the EA Workspace, the suite named as in client.toml and with one SKU, or take consumption_source away.'
        as remedy
from core.true_forward_terms as terms
inner join inputs.agreements as agreed on terms.subscription_id = agreed.subscription_id
where agreed.consumption_source = 'EA workspace' and terms.consumption_source = 'CSSM'
union all
select
    'term_amount' as figure_name,
    renewal.subscription_id as subject,
    'the suites of ' || renewal.subscription_id || ', which is renewed' as missing_input,
    'Write its [[agreements.suites]] in client.toml: without them no option has a cost.' as remedy
from inputs.renewal
where
    renewal.subscription_id is not null
    and renewal.subscription_id not in (select suites.subscription_id from inputs.suites)
