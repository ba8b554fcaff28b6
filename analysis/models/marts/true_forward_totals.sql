-- The next True Forward per currency of the agreements, and in the client's own currency at the stated rate: above the
-- allowance, above the commitment, on the contract's basis, after Value Shift, and on verified use (RULES.md §7). Null
-- where a line is unknown; without a stated rate nothing is converted.
-- grain: currency
with lines as (
    select
        priced.currency,
        count(*) as line_count,
        count(*) filter (where priced.contract_amount is null) as unknown_line_count,
        if(
            bool_or(priced.charge_amount is null), null, cast(sum(priced.charge_amount) as decimal(18, 2))
        ) as charge_amount,
        if(
            bool_or(priced.over_commitment_amount is null),
            null,
            cast(sum(priced.over_commitment_amount) as decimal(18, 2))
        ) as over_commitment_amount,
        if(
            bool_or(priced.contract_amount is null), null, cast(sum(priced.contract_amount) as decimal(18, 2))
        ) as contract_amount,
        cast(coalesce(sum(priced.contract_amount), 0) as decimal(18, 2)) as known_amount,
        if(
            bool_or(priced.verified_amount is null), null, cast(sum(priced.verified_amount) as decimal(18, 2))
        ) as verified_amount
    from marts.true_forward_lines as priced
    group by priced.currency
),

shifted as (
    select
        suites.currency,
        if(
            bool_or(suites.after_amount is null), null, cast(sum(suites.after_amount) as decimal(18, 2))
        ) as after_amount,
        if(
            bool_or(suites.verified_after_amount is null),
            null,
            cast(sum(suites.verified_after_amount) as decimal(18, 2))
        ) as verified_after_amount
    from marts.true_forward_suites as suites
    group by suites.currency
),

-- The newest rate that was known on the as-of date.
rates as (
    select
        stated.from_currency,
        arg_max(stated.exchange_rate, stated.rate_date) as exchange_rate,
        max(stated.rate_date) as rate_date,
        arg_max(stated.rate_source, stated.rate_date) as rate_source
    from inputs.exchange_rates as stated
    inner join inputs.run on stated.to_currency = run.currency
    where stated.rate_date <= run.as_of_date
    group by stated.from_currency
),

rated as (
    select
        lines.currency,
        run.currency as client_currency,
        case when lines.currency = run.currency then 1 else rates.exchange_rate end as exchange_rate,
        rates.rate_date,
        rates.rate_source
    from lines
    cross join inputs.run
    left join rates on lines.currency = rates.from_currency
)

select
    lines.currency,
    lines.line_count,
    lines.unknown_line_count,
    lines.charge_amount,
    lines.over_commitment_amount,
    lines.contract_amount,
    lines.known_amount,
    lines.verified_amount,
    shifted.after_amount,
    shifted.verified_after_amount,
    rated.client_currency,
    cast(rated.exchange_rate as decimal(18, 6)) as exchange_rate,
    rated.rate_date,
    rated.rate_source,
    cast(lines.contract_amount * rated.exchange_rate as decimal(18, 2)) as converted_amount,
    cast(lines.verified_amount * rated.exchange_rate as decimal(18, 2)) as converted_verified_amount
from lines
inner join shifted on lines.currency = shifted.currency
inner join rated on lines.currency = rated.currency
