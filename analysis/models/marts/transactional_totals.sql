-- What transactional settlement comes to in each currency, apart from any True Forward charge; licences over-used
-- without a price are counted in a row of their own, without an amount.
-- grain: currency
select
    lines.currency,
    count(*) filter (where lines.over_unit_days > 0) as license_count,
    cast(coalesce(sum(lines.over_unit_days), 0) as bigint) as over_unit_days,
    cast(sum(lines.over_unit_months) as decimal(18, 6)) as over_unit_months,
    cast(sum(lines.settlement_amount) as decimal(18, 2)) as settlement_amount,
    count(*) filter (where lines.unknown_days > 0) as unknown_license_count,
    any_value(lines.unit_month_policy) as unit_month_policy,
    any_value(lines.settlement_label) as settlement_label
from marts.transactional_lines as lines
group by lines.currency
