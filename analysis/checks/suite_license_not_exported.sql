-- {license_name}, which suite {suite_name} counts, stands in no current licence export.
-- severity: medium
-- subject: license_name
-- remedy: Compare its spelling in client.toml with the exports; a licence named wrongly is counted as unused.
select
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    licenses.license_name
from inputs.suite_licenses as licenses
where
    exists (select 1 from core.license_records)
    and licenses.license_name not in (select records.license_name from core.license_records as records)
order by licenses.license_name, licenses.subscription_id, licenses.suite_name
