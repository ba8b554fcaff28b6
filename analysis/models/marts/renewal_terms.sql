-- What each form of the next term supposes of each suite: an option's own word first, then what holds for all options,
-- then today's agreement. Where no option of its kind is stated, the same commitment and one right-sized to verified
-- use stand too, at today's terms: neither needs an invented figure. What nobody states is told in missing_input.
-- grain: option_name, subscription_id, suite_name, sku
with own_forms as (
    select
        cast(unnest([1, 2]) as bigint) as form_number,
        unnest(['Same commitment', 'Right-sized']) as option_kind
),

options as (
    select
        0 as group_number,
        forms.form_number as place_number,
        forms.option_kind as option_name,
        forms.option_kind,
        cast(null as bigint) as term_months,
        cast(null as decimal(18, 6)) as growth_share_per_year,
        cast(null as decimal(18, 6)) as growth_allowance_share,
        cast(null as decimal(18, 6)) as annual_uplift_share,
        cast(null as boolean) as is_price_locked,
        cast(null as decimal(18, 6)) as true_forward_price_share,
        cast(null as decimal(18, 6)) as price_change_share,
        'Today''s agreement' as source
    from own_forms as forms
    where forms.option_kind not in (select stated.option_kind from inputs.renewal_options as stated)
    union all
    select
        1 as group_number,
        stated.option_number as place_number,
        stated.option_name,
        stated.option_kind,
        stated.term_months,
        stated.growth_share_per_year,
        stated.growth_allowance_share,
        stated.annual_uplift_share,
        stated.is_price_locked,
        stated.true_forward_price_share,
        stated.price_change_share,
        stated.source
    from inputs.renewal_options as stated
),

resolved as (
    select
        options.option_name,
        options.option_kind,
        dense_rank() over (order by options.group_number, options.place_number) as option_number,
        terms.subscription_id,
        terms.suite_name,
        terms.sku,
        terms.currency,
        terms.charge_basis,
        terms.allowance_rounding,
        terms.committed_count,
        suites.committed_count as stated_committed_count,
        lines.verified_consumed_count,
        agreements.end_date + 1 as term_start_date,
        greatest(contract_months(run.as_of_date, agreements.end_date, 'floor'), 0) as months_to_start,
        contract_months(agreements.start_date, agreements.end_date, agreements.month_rounding) as present_months,
        coalesce(options.term_months, renewal.term_months) as stated_months,
        coalesce(
            suites.growth_share_per_year, options.growth_share_per_year, renewal.growth_share_per_year
        ) as growth_share_per_year,
        coalesce(options.annual_uplift_share, renewal.annual_uplift_share) as annual_uplift_share,
        coalesce(options.is_price_locked, renewal.is_price_locked) as is_price_locked,
        coalesce(
            options.true_forward_price_share, renewal.true_forward_price_share
        ) as true_forward_price_share,
        coalesce(options.growth_allowance_share, renewal.growth_allowance_share) as stated_allowance_share,
        terms.growth_allowance_share as present_allowance_share,
        terms.growth_allowance_count as present_allowance_count,
        terms.net_unit_price_amount as present_unit_price_amount,
        suites.net_unit_price_amount as stated_unit_price_amount,
        options.price_change_share,
        options.source
    from options
    cross join inputs.renewal
    cross join inputs.run
    cross join core.true_forward_terms as terms
    inner join core.agreement_events as agreements
        on
            terms.subscription_id = agreements.subscription_id
            and not agreements.is_past
            and coalesce(renewal.subscription_id = terms.subscription_id, true)
    inner join marts.true_forward_lines as lines
        on
            terms.subscription_id = lines.subscription_id
            and terms.suite_name = lines.suite_name
            and terms.sku = lines.sku
    left join inputs.renewal_suites as suites
        on options.option_name = suites.option_name and terms.sku = suites.sku
)

select
    resolved.option_number,
    resolved.option_name,
    resolved.option_kind,
    resolved.subscription_id,
    resolved.suite_name,
    resolved.sku,
    resolved.currency,
    resolved.charge_basis,
    resolved.allowance_rounding,
    resolved.committed_count,
    resolved.stated_committed_count,
    resolved.verified_consumed_count,
    resolved.term_start_date,
    resolved.months_to_start,
    coalesce(resolved.stated_months, resolved.present_months) as term_months,
    coalesce(resolved.growth_share_per_year, 0) as growth_share_per_year,
    if(
        coalesce(resolved.is_price_locked, false), 0, coalesce(resolved.annual_uplift_share, 0)
    ) as annual_uplift_share,
    resolved.is_price_locked,
    if(
        resolved.option_kind = 'Transactional', 1, coalesce(resolved.true_forward_price_share, 1)
    ) as true_forward_price_share,
    -- Outside an agreement nothing is allowed beyond what is bought.
    if(
        resolved.option_kind = 'Transactional',
        0,
        coalesce(resolved.stated_allowance_share, resolved.present_allowance_share)
    ) as growth_allowance_share,
    if(
        resolved.option_kind = 'Transactional' or resolved.stated_allowance_share is not null,
        null,
        resolved.present_allowance_count
    ) as growth_allowance_count,
    resolved.present_unit_price_amount,
    cast(
        coalesce(
            resolved.stated_unit_price_amount,
            resolved.present_unit_price_amount * (1 + coalesce(resolved.price_change_share, 0))
        ) as decimal(18, 4)
    ) as net_unit_price_amount,
    nullif(
        concat_ws(
            '; ',
            if(resolved.stated_months is null, 'term_months (as long as the present term)', null),
            if(resolved.growth_share_per_year is null, 'growth_share_per_year (use stays as verified today)', null),
            if(
                not coalesce(resolved.is_price_locked, false) and resolved.annual_uplift_share is null,
                'annual_uplift_share or is_price_locked (the price stays)',
                null
            ),
            if(
                resolved.option_kind <> 'Transactional' and resolved.stated_allowance_share is null,
                'growth_allowance_share (as today)',
                null
            ),
            if(
                resolved.option_kind <> 'Transactional' and resolved.true_forward_price_share is null,
                'true_forward_price_share (at the price of the commitment)',
                null
            )
        ),
        ''
    ) as missing_input,
    resolved.source
from resolved
