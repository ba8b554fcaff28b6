-- How many devices are due how many days from the as-of date, and how they report; those of which no due date is known
-- stand in one row of each status without days.
-- grain: reporting_path, reporting_status, days_late
select
    devices.reporting_path,
    devices.reporting_status,
    devices.days_late,
    count(*) as device_count
from marts.device_reporting as devices
group by devices.reporting_path, devices.reporting_status, devices.days_late
