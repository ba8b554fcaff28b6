-- Devices in {virtual_account} owing a report within {due_soon_days} days: {device_count}, the first on {first_date}.
-- severity: medium
-- subject: virtual_account
-- remedy: See that they can reach what they report through before then.
select
    devices.smart_account,
    coalesce(devices.virtual_account, 'an unknown Virtual Account') as virtual_account,
    thresholds.due_soon_days,
    count(*) as device_count,
    min(devices.due_date) as first_date
from marts.device_reporting as devices
cross join inputs.thresholds
where devices.reporting_status = 'DUE SOON'
group by devices.smart_account, devices.virtual_account, thresholds.due_soon_days
order by min(devices.due_date), count(*) desc, devices.smart_account asc, devices.virtual_account asc
