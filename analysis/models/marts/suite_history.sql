-- What each suite's licences were shown to use on each day an export was taken, beside what is committed.
-- grain: subscription_id, suite_name, sku, taken_at
select
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    history.taken_at,
    any_value(suites.committed_count) as committed_count,
    cast(sum(history.in_use_count) as bigint) as in_use_count
from core.suite_licenses as licenses
inner join inputs.suites
    on
        licenses.subscription_id = suites.subscription_id
        and licenses.suite_name = suites.suite_name
        and licenses.sku = suites.sku
inner join marts.license_history as history
    on licenses.license_name = history.license_name and licenses.smart_account = history.smart_account
group by licenses.subscription_id, licenses.suite_name, licenses.sku, history.taken_at
