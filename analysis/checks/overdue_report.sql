-- {device_name} in {virtual_account} is late with its licence report{since}: {status_reason}.
-- severity: high
-- subject: serial_number
-- remedy: Let it report now, {way}, and keep the acknowledgement; this holds with full entitlement too.
select
    devices.smart_account,
    coalesce(devices.virtual_account, 'an unknown Virtual Account') as virtual_account,
    devices.serial_number,
    devices.device_name,
    devices.due_date,
    devices.days_late,
    coalesce(
        ', due ' || strftime(devices.due_date, '%-d %b %Y') || ', ' || format('{:,}', devices.days_late) || ' days ago',
        ''
    ) as since,
    devices.status_reason,
    case devices.reporting_path
        when 'On-Prem' then 'through SSM On-Prem, and synchronise that with Cisco'
        when 'File' then 'by file: upload what it writes and bring the answer back'
        when 'CSLU' then 'through CSLU'
        when 'Controller' then 'through its controller'
        else 'to Cisco'
    end as way
from marts.device_reporting as devices
where devices.reporting_status = 'OVERDUE'
order by devices.days_late desc nulls last, devices.serial_number asc
