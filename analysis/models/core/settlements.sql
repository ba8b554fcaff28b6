-- Each settlement of the adviser's ledgers, once, in its Cisco quarter, and the share of the proposal it was settled
-- for; or why it says nothing of that. A settlement is one by its reference and family, of several files the newest;
-- without a reference by all it says, as often as one file says it. Its date decides the quarter before a written one.
-- grain: file_id, row_number
with told as (
    select
        settlements.file_id,
        settlements.row_number,
        settlements.path,
        settlements.taken_at,
        settlements.settlement_id,
        settlements.product_family_name,
        settlements.fiscal_year,
        settlements.fiscal_quarter,
        settlements.settlement_date,
        settlements.proposed_amount,
        settlements.settled_amount,
        settlements.currency,
        coalesce(settlements.settled_currency, settlements.currency) as settled_currency,
        settlements.renewal_history,
        row_number() over (
            partition by
                settlements.file_id,
                settlements.settlement_id,
                settlements.product_family_name,
                settlements.fiscal_year,
                settlements.fiscal_quarter,
                settlements.settlement_date,
                settlements.proposed_amount,
                settlements.settled_amount,
                settlements.currency,
                settlements.settled_currency,
                settlements.renewal_history
            order by settlements.row_number
        ) as repeat_number
    from staging.settlements
    cross join inputs.run
    where coalesce(settlements.taken_at, run.as_of_date) <= run.as_of_date
),

single as (
    select
        told.file_id,
        told.row_number,
        told.path,
        told.settlement_id,
        told.product_family_name,
        told.fiscal_year,
        told.fiscal_quarter,
        told.settlement_date,
        told.proposed_amount,
        told.settled_amount,
        told.currency,
        told.settled_currency,
        told.renewal_history
    from told
    qualify row_number() over (
        partition by
            lower(told.settlement_id),
            lower(told.product_family_name),
            if(
                told.settlement_id is not null,
                null,
                row(
                    told.fiscal_year,
                    told.fiscal_quarter,
                    told.settlement_date,
                    told.proposed_amount,
                    told.settled_amount,
                    told.currency,
                    told.settled_currency,
                    told.renewal_history,
                    told.repeat_number
                )
            )
        order by told.taken_at desc nulls last, told.path desc, told.row_number desc
    ) = 1
),

dated as (
    select
        single.file_id,
        single.row_number,
        min(quarters.quarter_end_date) as quarter_end_date
    from single
    inner join core.fiscal_quarters as quarters
        on
            (single.settlement_date is not null and single.settlement_date <= quarters.quarter_end_date)
            or (
                single.settlement_date is null
                and single.fiscal_year = quarters.fiscal_year
                and single.fiscal_quarter = quarters.fiscal_quarter
            )
    group by single.file_id, single.row_number
),

running as (
    select min(quarters.quarter_end_date) as quarter_end_date
    from core.fiscal_quarters as quarters
    cross join inputs.run
    where quarters.quarter_end_date >= run.as_of_date
)

select
    single.file_id,
    single.row_number,
    single.path,
    single.settlement_id,
    single.product_family_name,
    single.settlement_date,
    quarters.fiscal_year,
    quarters.fiscal_quarter,
    quarters.quarter_end_date,
    single.renewal_history,
    single.proposed_amount,
    single.settled_amount,
    single.currency,
    single.settled_currency,
    case
        when single.settlement_date > run.as_of_date or quarters.quarter_end_date > running.quarter_end_date
            then 'settled after ' || day_in_words(run.as_of_date)
        when single.proposed_amount <= 0 then 'nothing was proposed'
        when single.settled_amount < 0 then 'the settled amount is negative'
        when single.currency <> single.settled_currency then 'proposed in one currency, settled in another'
    end as exclusion_reason,
    if(
        single.proposed_amount > 0,
        cast(cast(single.settled_amount as decimal(38, 8)) / single.proposed_amount as decimal(18, 6)),
        null
    ) as settled_share
from single
cross join inputs.run
cross join running
left join dated on single.file_id = dated.file_id and single.row_number = dated.row_number
left join core.fiscal_quarters as quarters on dated.quarter_end_date = quarters.quarter_end_date
