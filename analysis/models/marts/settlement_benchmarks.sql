-- What the adviser's own ledger says of settlements: the share of the proposal that was settled for, in quartiles, of
-- all of them and by product family, Cisco quarter and renewal history. Quartiles lie between two settlements where
-- none stands there (linear). Few settlements are said to be few: fewer than client.toml asks for.
-- grain: group_kind, group_name
with counted as (
    select
        settlements.settled_share,
        coalesce(
            settlements.settlement_date,
            if(settlements.quarter_end_date > run.as_of_date, run.as_of_date, settlements.quarter_end_date)
        ) as source_date,
        coalesce(
            min(settlements.product_family_name) over (partition by lower(settlements.product_family_name)),
            'No family told'
        ) as product_family_name,
        coalesce(
            'Q' || settlements.fiscal_quarter || ' FY' || lpad(cast(settlements.fiscal_year % 100 as varchar), 2, '0'),
            'No quarter told'
        ) as quarter_name,
        coalesce(
            min(settlements.renewal_history) over (partition by lower(settlements.renewal_history)),
            'No renewal history told'
        ) as renewal_history
    from core.settlements
    cross join inputs.run
    where settlements.exclusion_reason is null
),

grouped as (
    select
        'overall' as group_kind,
        'All settlements' as group_name,
        counted.settled_share,
        counted.source_date
    from counted
    union all
    select
        'family' as group_kind,
        counted.product_family_name as group_name,
        counted.settled_share,
        counted.source_date
    from counted
    union all
    select
        'quarter' as group_kind,
        counted.quarter_name as group_name,
        counted.settled_share,
        counted.source_date
    from counted
    union all
    select
        'family and quarter' as group_kind,
        counted.product_family_name || ', ' || counted.quarter_name as group_name,
        counted.settled_share,
        counted.source_date
    from counted
    union all
    select
        'renewal history' as group_kind,
        counted.renewal_history as group_name,
        counted.settled_share,
        counted.source_date
    from counted
),

quartiles as (
    select
        grouped.group_kind,
        grouped.group_name,
        count(*) as sample_count,
        cast(quantile_cont(grouped.settled_share, 0.25) as decimal(18, 6)) as lower_quartile_share,
        cast(quantile_cont(grouped.settled_share, 0.5) as decimal(18, 6)) as median_share,
        cast(quantile_cont(grouped.settled_share, 0.75) as decimal(18, 6)) as upper_quartile_share,
        max(grouped.source_date) as source_date
    from grouped
    group by grouped.group_kind, grouped.group_name
)

select
    quartiles.group_kind,
    quartiles.group_name,
    quartiles.sample_count,
    quartiles.lower_quartile_share,
    quartiles.median_share,
    quartiles.upper_quartile_share,
    quartiles.sample_count < negotiation.least_settlement_count as is_small_sample,
    'The adviser''s own settlement ledger' as source,
    quartiles.source_date,
    'n = ' || format('{:,}', quartiles.sample_count)
    || if(quartiles.sample_count < negotiation.least_settlement_count, ', few', '') as sample_words,
    'The adviser''s own settlement ledger, '
    || coalesce('up to ' || day_in_words(quartiles.source_date), 'undated')
    || ', n = '
    || format('{:,}', quartiles.sample_count)
    || if(quartiles.sample_count < negotiation.least_settlement_count, ', few', '') as source_words
from quartiles
cross join inputs.negotiation
