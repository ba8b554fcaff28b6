-- What levers of the next term and of the calendar are worth: options that are stated, commitment that is not used, the
-- end of Cisco's quarter, agreements that end on several days. A date has no worth that anybody publishes.
-- grain: lever_key, currency
with bases as (
    select
        options.currency,
        arg_min(options.option_name, options.option_number) as option_name
    from marts.renewal_options as options
    where options.option_kind = 'Same commitment'
    group by options.currency
),

compared as (
    select
        options.currency,
        options.option_number,
        options.option_name,
        options.option_kind,
        options.term_months,
        options.price_saving_amount,
        options.commitment_amount,
        base.term_months as base_months,
        cast(options.commitment_amount - base.commitment_amount as decimal(18, 2)) as more_amount,
        cast(base.growth_charge_amount - options.growth_charge_amount as decimal(18, 2)) as less_growth_amount,
        options.source
    from marts.renewal_options as options
    inner join bases on options.currency = bases.currency
    inner join marts.renewal_options as base
        on bases.currency = base.currency and bases.option_name = base.option_name
    where options.option_name in (select stated.option_name from inputs.renewal_options as stated)
),

-- One line of the same commitment against one right-sized at the same price and length: the first option of each kind.
sized as (
    select
        lines.option_kind,
        lines.subscription_id,
        lines.suite_name,
        lines.sku,
        lines.currency,
        lines.term_months,
        lines.annual_uplift_share,
        lines.net_unit_price_amount,
        lines.option_committed_count,
        lines.term_amount
    from marts.renewal_option_lines as lines
    qualify dense_rank() over (partition by lines.option_kind order by lines.option_number) = 1
)

select
    'longer_term' as lever_key,
    options.currency,
    options.price_saving_amount as worth_amount,
    'Next term against today''s price' as worth_kind,
    if(options.price_saving_amount is null, 'its cost is not known', null) as worth_reason,
    options.option_name || ': ' || options.term_months || ' months where ' || options.base_months
    || ' are compared (' || options.source || ').' as evidence,
    'marts.renewal_options' as evidence_relation,
    options.more_amount as give_amount
from compared as options
where options.term_months > options.base_months and coalesce(options.price_saving_amount > 0, true)
qualify
    row_number() over (
        partition by options.currency
        order by options.price_saving_amount desc nulls last, options.option_number asc
    ) = 1
union all
select
    'commitment_growth' as lever_key,
    options.currency,
    if(options.term_months = options.base_months, options.less_growth_amount, null) as worth_amount,
    'True Forward charges of the next term' as worth_kind,
    case
        when coalesce(options.term_months <> options.base_months, true) then 'the terms differ in length'
        when options.less_growth_amount is null then 'its cost is not known'
    end as worth_reason,
    options.option_name
    || ' commits to the use expected on the last anniversary ('
    || options.source
    || ').' as evidence,
    'marts.renewal_options' as evidence_relation,
    options.more_amount as give_amount
from compared as options
where options.option_kind = 'Grown'
qualify row_number() over (partition by options.currency order by options.option_number) = 1
union all
select
    'cut_unused' as lever_key,
    same.currency,
    cast(sum(same.term_amount - cut.term_amount) as decimal(18, 2)) as worth_amount,
    'Cost of the next term' as worth_kind,
    cast(null as varchar) as worth_reason,
    format('{:,}', cast(sum(same.option_committed_count - cut.option_committed_count) as bigint))
    || ' licences of '
    || count(*)
    || if(count(*) = 1, ' suite', ' suites')
    || ' are committed and not expected to be used.' as evidence,
    'marts.renewal_option_lines' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from sized as same
inner join sized as cut
    on
        same.subscription_id = cut.subscription_id
        and same.suite_name = cut.suite_name
        and same.sku = cut.sku
        and same.term_months = cut.term_months
        and same.annual_uplift_share = cut.annual_uplift_share
        and same.net_unit_price_amount = cut.net_unit_price_amount
where
    same.option_kind = 'Same commitment'
    and cut.option_kind = 'Right-sized'
    and same.option_committed_count > cut.option_committed_count
    and same.term_amount > cut.term_amount
group by same.currency
union all
select
    'quarter_end' as lever_key,
    events.currency,
    cast(null as decimal(18, 2)) as worth_amount,
    'Date' as worth_kind,
    'nobody publishes what a quarter end is worth' as worth_reason,
    'Q' || quarters.fiscal_quarter || ' of Cisco''s fiscal ' || quarters.fiscal_year || ' ends on '
    || strftime(quarters.quarter_end_date, '%-d %b %Y') || ', '
    || date_diff('day', quarters.quarter_end_date, events.event_date) || ' days before the ' || events.event_name || '.'
        as evidence,
    'core.fiscal_quarters' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from core.agreement_events as events
cross join inputs.run
inner join core.fiscal_quarters as quarters
    on quarters.quarter_end_date between run.as_of_date and events.event_date
where events.is_next
qualify row_number() over (order by quarters.quarter_end_date desc) = 1
union all
select
    'co_term' as lever_key,
    events.currency,
    cast(null as decimal(18, 2)) as worth_amount,
    'Date' as worth_kind,
    'no offer says what one end date is worth' as worth_reason,
    count(*) || ' agreements end on ' || count(distinct events.end_date) || ' days, from '
    || strftime(min(events.end_date), '%-d %b %Y') || ' to ' || strftime(max(events.end_date), '%-d %b %Y') || '.'
        as evidence,
    'core.agreement_events' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from core.agreement_events as events
where not events.is_past
group by events.currency
having count(distinct events.end_date) > 1
