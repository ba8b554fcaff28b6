-- The forms of the next term side by side: commitment and expected True Forward charges, per month where terms differ
-- in length, and how far each lies from the same commitment. A line that is unknown makes its option unknown. What no
-- input states, and what stands in its place, is told in missing_input.
-- grain: option_name, currency
with summed as (
    select
        lines.option_number,
        lines.option_name,
        lines.option_kind,
        lines.currency,
        max(lines.term_months) as term_months,
        count(distinct lines.term_months) as length_count,
        count(*) as suite_count,
        count(*) filter (where lines.term_amount is null) as unknown_line_count,
        if(count(lines.option_committed_count) < count(*), null, cast(sum(lines.option_committed_count) as bigint))
            as option_committed_count,
        if(count(lines.commitment_amount) < count(*), null, cast(sum(lines.commitment_amount) as decimal(18, 2)))
            as commitment_amount,
        if(count(lines.growth_charge_amount) < count(*), null, cast(sum(lines.growth_charge_amount) as decimal(18, 2)))
            as growth_charge_amount,
        if(count(lines.term_amount) < count(*), null, cast(sum(lines.term_amount) as decimal(18, 2))) as term_amount,
        cast(sum(cast(lines.term_amount / lines.term_months as decimal(18, 2))) as decimal(18, 2))
            as known_month_amount,
        if(count(lines.price_saving_amount) < count(*), null, cast(sum(lines.price_saving_amount) as decimal(18, 2)))
            as price_saving_amount,
        max(lines.missing_input) as missing_input,
        max(lines.source) as source
    from marts.renewal_option_lines as lines
    group by lines.option_number, lines.option_name, lines.option_kind, lines.currency
),

bases as (
    select
        summed.currency,
        arg_min(summed.option_name, summed.option_number) as option_name
    from summed
    where summed.option_kind = 'Same commitment'
    group by summed.currency
)

select
    summed.option_number,
    summed.option_name,
    summed.option_kind,
    summed.currency,
    -- Agreements of unlike lengths: no one number of months is the option's.
    if(summed.length_count = 1, summed.term_months, null) as term_months,
    summed.suite_count,
    summed.unknown_line_count,
    summed.option_committed_count,
    summed.commitment_amount,
    summed.growth_charge_amount,
    summed.term_amount,
    if(summed.term_amount is null, null, summed.known_month_amount) as month_amount,
    if(
        summed.term_months = base.term_months and summed.length_count = base.length_count,
        cast(summed.term_amount - base.term_amount as decimal(18, 2)),
        null
    ) as term_difference_amount,
    if(
        summed.term_amount is null or base.term_amount is null,
        null,
        cast(summed.known_month_amount - base.known_month_amount as decimal(18, 2))
    )
        as month_difference_amount,
    summed.price_saving_amount,
    summed.missing_input,
    summed.source
from summed
left join bases on summed.currency = bases.currency
left join summed as base on bases.currency = base.currency and bases.option_name = base.option_name
