-- What {device_count} devices owe for {license_name} is unknown: no source tells whether it is enforced, or its term.
-- severity: low
-- subject: license_name
-- remedy: Collect show license all from one of them, or the licence summary of the Smart Licensing API.
select
    ledger.smart_account,
    ledger.license_name,
    count(*) as device_count
from marts.reporting_ledger as ledger
where
    ledger.reporting_status = 'UNKNOWN'
    and ledger.license_class is null
    and ledger.status_reason = 'whether Cisco enforces it, or its term, is not told'
group by ledger.smart_account, ledger.license_name
order by count(*) desc, ledger.license_name asc, ledger.smart_account asc
