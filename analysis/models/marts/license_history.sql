-- What each Smart Account was shown to own, use and lack of a licence on each day a licence export was taken: by the
-- day's own exports, for accounts not exported that day by their newest before. As CSSM shows it, so ended lots count.
-- grain: smart_account, license_name, taken_at
with days as (
    select distinct history.taken_at
    from core.license_history as history
)

select
    shown.smart_account,
    shown.license_name,
    days.taken_at,
    cast(sum(shown.reported_quantity_count) as bigint) as reported_quantity_count,
    if(bool_or(shown.in_use_count is null), null, cast(sum(shown.in_use_count) as bigint)) as in_use_count,
    if(
        bool_or(shown.in_use_count is null or shown.reported_quantity_count is null),
        null,
        cast(
            sum(greatest(shown.in_use_count - shown.reported_quantity_count - shown.substitution_count, 0)) as bigint
        )
    ) as gross_short_count
from core.account_licenses as shown
inner join days
    on shown.taken_at <= days.taken_at and days.taken_at < coalesce(shown.superseded_at, date '9999-12-31')
group by shown.smart_account, shown.license_name, days.taken_at
