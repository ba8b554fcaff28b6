-- {smart_account} was exported once in the last 12 months, on {last_snapshot_date}: what moved, grew or shrank before
-- is not known.
-- severity: medium
-- subject: smart_account
-- remedy: Look for older exports of its licences; from now on export them every month and keep each one.
select
    coverage.smart_account,
    coverage.last_snapshot_date
from marts.movement_coverage as coverage
where coverage.last_snapshot_date is not null and not coverage.is_comparable
order by coverage.smart_account
