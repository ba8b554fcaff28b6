-- How many instances of a licence report as they should, are late or never reported, and how many of which nobody can
-- tell, in each Virtual Account.
-- grain: smart_account, virtual_account, license_name
select
    standings.smart_account,
    standings.virtual_account,
    standings.license_name,
    count(*) filter (where standings.reporting_status in ('OK', 'DUE SOON', 'NOT APPLICABLE'))
        as reporting_instance_count,
    count(*) filter (where standings.reporting_status in ('OVERDUE', 'NEVER REPORTED')) as overdue_instance_count,
    count(*) filter (where standings.reporting_status = 'UNKNOWN') as unknown_instance_count
from core.reporting_standings as standings
where standings.license_name is not null
group by standings.smart_account, standings.virtual_account, standings.license_name
