-- The bridge of the whole estate: every step summed over licences, as well proven as the weakest licence in it. It has
-- an amount only where every licence with a count has a price, all in one currency; a step whose source is not in the
-- folder says so.
-- grain: step_number
with sums as (
    select
        named.step_number,
        named.step_key,
        named.step_name,
        named.step_kind,
        coalesce(
            max(steps.confidence_grade) filter (where steps.short_count <> 0), named.confidence_grade
        ) as confidence_grade,
        cast(sum(steps.short_count) as bigint) as short_count,
        cast(coalesce(sum(steps.amount), 0) as decimal(18, 2)) as priced_amount,
        count(*) filter (where steps.amount is null) as unpriced_license_count,
        count(distinct steps.currency) filter (where steps.short_count <> 0) as currency_count,
        max(steps.currency) filter (where steps.short_count <> 0) as currency
    from marts.bridge_steps as steps
    inner join reference.bridge_steps as named on steps.step_number = named.step_number
    group by named.step_number, named.step_key, named.step_name, named.step_kind, named.confidence_grade
),

limits as (
    select
        missing.step_number,
        string_agg(missing.limit_words, ', ' order by missing.limit_words) as limit_words
    from marts.bridge_limits as missing
    group by missing.step_number
)

select
    sums.step_number,
    sums.step_key,
    sums.step_name,
    sums.step_kind,
    sums.short_count,
    if(sums.unpriced_license_count > 0 or sums.currency_count > 1, null, sums.priced_amount) as amount,
    if(sums.currency_count > 1, null, sums.currency) as currency,
    sums.confidence_grade,
    sums.unpriced_license_count,
    if(sums.currency_count > 1, null, sums.priced_amount) as priced_amount,
    limits.limit_words
from sums
left join limits on sums.step_number = limits.step_number
