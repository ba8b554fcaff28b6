-- What each suite's licences were shown to use on each day an export was taken, beside what is committed; from the
-- first day on which every Smart Account of the suite had spoken.
-- grain: subscription_id, suite_name, sku, taken_at
with first_days as (
    select
        history.smart_account,
        min(history.taken_at) as first_taken_at
    from marts.license_history as history
    group by history.smart_account
),

complete as (
    select
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku,
        max(first_days.first_taken_at) as first_taken_at
    from core.suite_licenses as licenses
    left join first_days on licenses.smart_account = first_days.smart_account
    group by licenses.subscription_id, licenses.suite_name, licenses.sku
    having bool_and(first_days.first_taken_at is not null)
)

select
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    history.taken_at,
    suites.committed_count,
    if(bool_or(history.in_use_count is null), null, cast(sum(history.in_use_count) as bigint)) as in_use_count
from core.suite_licenses as licenses
inner join inputs.suites
    on
        licenses.subscription_id = suites.subscription_id
        and licenses.suite_name = suites.suite_name
        and licenses.sku = suites.sku
inner join complete
    on
        licenses.subscription_id = complete.subscription_id
        and licenses.suite_name = complete.suite_name
        and licenses.sku = complete.sku
inner join marts.license_history as history
    on
        licenses.license_name = history.license_name
        and licenses.smart_account = history.smart_account
        and complete.first_taken_at <= history.taken_at
group by
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    history.taken_at,
    suites.committed_count
