-- {device_name} in {virtual_account} uses {license_name} and has never reported its use{since}.
-- severity: high
-- subject: serial_number
-- remedy: Set up how it reports, send its first report and keep the acknowledgement.
select
    devices.smart_account,
    coalesce(devices.virtual_account, 'an unknown Virtual Account') as virtual_account,
    devices.serial_number,
    devices.device_name,
    coalesce(devices.license_name, 'licences') as license_name,
    devices.due_date,
    devices.days_late,
    coalesce(
        '; its first report was due ' || strftime(devices.due_date, '%-d %b %Y'), '; since when it is due is not told'
    ) as since
from marts.device_reporting as devices
where devices.reporting_status = 'NEVER REPORTED'
order by devices.days_late desc nulls last, devices.serial_number asc
