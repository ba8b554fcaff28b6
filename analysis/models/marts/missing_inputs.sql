-- What is not known, which figure it keeps from being printed, and where the answer belongs.
-- grain: figure_name, subject
select
    'bridge_amount' as figure_name,
    steps.license_name as subject,
    'net price of ' || steps.license_name || ', or the suite that counts it' as missing_input,
    'Add the licence to a price file in prices/, with the months its price covers, or to a suite in client.toml.' as remedy
from marts.bridge_steps as steps
where steps.amount is null
group by steps.license_name
union all
select
    'charge_amount',
    lines.suite_name || ' ' || lines.sku,
    case
        when lines.consumed_count is null then 'use of the licences that suite ' || lines.suite_name || ' counts'
        when lines.threshold_count is null then 'growth allowance of suite ' || lines.suite_name
        when lines.remaining_months is null then 'next milestone of agreement ' || lines.subscription_id
        else 'net unit price of ' || lines.sku || ' in ' || lines.currency
    end,
    case
        when lines.consumed_count is null then 'Name its licences in client.toml (licenses = […]), and put licence exports into exports/.'
        when lines.threshold_count is null then 'Write growth_allowance_share or growth_allowance_count in client.toml.'
        when lines.remaining_months is null then 'Write the milestone in milestone_dates in client.toml.'
        else 'Write net_unit_price_amount in client.toml, or add the SKU to a price file in prices/.'
    end
from marts.true_forward_lines as lines
where lines.charge_amount is null or lines.over_commitment_amount is null
union all
select
    'milestone',
    events.subscription_id,
    'the next milestone of ' || events.agreement_name || ', ' || events.subscription_id,
    'Write it in milestone_dates in client.toml.'
from core.agreement_events as events
inner join (select distinct subscription_id from inputs.suites) as suites on events.subscription_id = suites.subscription_id
where events.milestone_date is null
union all
select
    'agreement',
    run.client_id,
    'the agreement: its term, milestones and suites',
    'Fill in [[agreements]] in client.toml.'
from inputs.run
where not exists (select 1 from inputs.suites)
union all
select
    'position',
    run.client_id,
    'a licence export on or before ' || strftime(run.as_of_date, '%-d %b %Y'),
    'Put the licence export into exports/ under the day it was taken.'
from inputs.run
where not exists (select 1 from core.license_records)
union all
select
    'position',
    position.smart_account || ' / ' || position.virtual_account || ' / ' || position.license_name,
    'what ' || position.virtual_account || ' owns or uses of ' || position.license_name,
    'Export the licences again with their details.'
from marts.license_position as position
where position.balance_count is null
