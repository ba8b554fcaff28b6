-- Per suite: licences that Virtual Accounts are short of while others of the same Smart Account hold them. Who adds up
-- shortages instead of use counts them once too often.
-- grain: subscription_id, suite_name, sku
select
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    cast(sum(netting.misplaced_count) as bigint) as misplaced_count
from core.suite_licenses as licenses
inner join marts.license_netting as netting
    on licenses.smart_account = netting.smart_account and licenses.license_name = netting.license_name
group by licenses.subscription_id, licenses.suite_name, licenses.sku
