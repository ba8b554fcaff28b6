-- What levers are worth in the next event: in the charge, in the shortage that CSSM shows, in the vendor's proposal. A
-- worth in the charge is preferred to one that only the shown shortage, or the proposal, knows.
-- grain: lever_key, currency, preference_number
with charged as (
    select
        lines.lever_key,
        lines.currency,
        cast(sum(lines.worth_count) as bigint) as worth_count,
        if(count(lines.worth_amount) < count(*), null, cast(sum(lines.worth_amount) as decimal(18, 2))) as worth_amount,
        count(*) || if(count(*) = 1, ' suite', ' suites') as suite_words,
        count(*) - count(lines.worth_amount) as unknown_line_count
    from marts.lever_lines as lines
    group by lines.lever_key, lines.currency
),

causes as (
    select
        case causes.cause
            when 'allowance' then 'allowance_basis'
            when 'term' then 'billed_months'
            when 'price' then 'price_protection'
            when 'duplicate' then 'contested'
            when 'ghost' then 'contested'
            when 'stale' then 'contested'
            else causes.cause
        end as lever_key,
        causes.currency,
        causes.cause_name,
        causes.amount
    from marts.proposal_causes as causes
    where
        causes.cause in (
            'allowance',
            'term',
            'price',
            'moves',
            'unmigrated_pak',
            'undeposited_order',
            'duplicate',
            'ghost',
            'stale'
        )
),

proposed as (
    select
        causes.lever_key,
        causes.currency,
        if(count(causes.amount) < count(*), null, cast(-sum(causes.amount) as decimal(18, 2))) as proposed_worth_amount,
        string_agg(lower(causes.cause_name), '; ' order by causes.cause_name) as cause_names
    from causes
    group by causes.lever_key, causes.currency
)

select
    charged.lever_key,
    charged.currency,
    cast(1 as bigint) as preference_number,
    charged.worth_amount,
    'True Forward charge' as worth_kind,
    case
        when charged.unknown_line_count > 0
            then 'the charge is not known of ' || charged.unknown_line_count || ' of them'
        when charged.worth_amount = 0 then 'the use it takes away is free already'
    end as worth_reason,
    case charged.lever_key
        when 'allowance_basis'
            then
                format('{:,}', charged.worth_count) || ' licences of ' || charged.suite_words
                || ' lie between the commitment and its threshold.'
        when 'price_protection'
            then 'The told price of ' || charged.suite_words || ' is above the one that the contract holds.'
        when 'unmigrated_pak'
            then
                'Keys that were never migrated cover ' || format('{:,}', charged.worth_count) || ' licences in '
                || charged.suite_words || '.'
        when 'undeposited_order'
            then
                'Orders that were never deposited cover ' || format('{:,}', charged.worth_count) || ' licences in '
                || charged.suite_words || '.'
        else
            'Duplicates, retired devices and instances nobody hears from use '
            || format('{:,}', charged.worth_count) || ' licences in ' || charged.suite_words || '.'
    end as evidence,
    case
        when charged.lever_key in ('allowance_basis', 'price_protection') then 'marts.true_forward_lines'
        else 'core.use_corrections'
    end as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from charged
union all
select
    case cures.cure_kind
        when 'Move' then 'moves'
        when 'Migrate PAK' then 'unmigrated_pak'
        when 'Deposit order' then 'undeposited_order'
        else 'contested'
    end as lever_key,
    cures.currency,
    cast(2 as bigint) as preference_number,
    if(cures.unpriced_cure_count > 0, null, cures.achievable_amount) as worth_amount,
    'Shortage as CSSM shows it' as worth_kind,
    if(cures.unpriced_cure_count > 0, 'not every licence has a price', null) as worth_reason,
    format('{:,}', cures.achievable_count) || ' licences of shortage go if it begins by '
    || strftime(cures.last_safe_start_date, '%-d %b %Y') || '.' as evidence,
    'marts.remediation_plan' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from marts.remediation_totals as cures
where
    cures.cure_kind in ('Move', 'Migrate PAK', 'Deposit order', 'Retire instance')
    and cures.achievable_count > 0
union all
select
    'value_shift' as lever_key,
    suites.currency,
    cast(1 as bigint) as preference_number,
    cast(sum(suites.before_amount - suites.after_amount) as decimal(18, 2)) as worth_amount,
    'True Forward charge' as worth_kind,
    cast(null as varchar) as worth_reason,
    'In '
    || count(*)
    || if(count(*) = 1, ' suite', ' suites')
    || ' one SKU is over while another has value to spare.' as evidence,
    'marts.true_forward_suites' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from marts.true_forward_suites as suites
where suites.before_amount > suites.after_amount
group by suites.currency
union all
select
    'milestone_capture' as lever_key,
    peaks.currency,
    cast(1 as bigint) as preference_number,
    cast(sum(peaks.contract_amount - captured.contract_amount) as decimal(18, 2)) as worth_amount,
    'True Forward charge' as worth_kind,
    cast(null as varchar) as worth_reason,
    'The highest use that snapshots of the period show charges ' || count(*) || if(count(*) = 1, ' suite', ' suites')
    || ' more than use today does.'
        as evidence,
    'marts.true_forward_captures' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from marts.true_forward_captures as peaks
inner join marts.true_forward_captures as captured
    on
        peaks.subscription_id = captured.subscription_id
        and peaks.suite_name = captured.suite_name
        and peaks.sku = captured.sku
        and captured.capture_key = 'milestone'
where peaks.capture_key = 'peak' and peaks.contract_amount > captured.contract_amount
group by peaks.currency
union all
select
    proposed.lever_key,
    proposed.currency,
    cast(3 as bigint) as preference_number,
    proposed.proposed_worth_amount as worth_amount,
    'Vendor''s proposal' as worth_kind,
    if(proposed.proposed_worth_amount is null, 'our figure is not known', null) as worth_reason,
    'In the proposal: ' || proposed.cause_names || '.' as evidence,
    'marts.proposal_causes' as evidence_relation,
    cast(null as decimal(18, 2)) as give_amount
from proposed
where coalesce(proposed.proposed_worth_amount > 0, true)
