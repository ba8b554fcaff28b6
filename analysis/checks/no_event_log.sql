-- What moved in {smart_account} is not told for {unlogged_comparison_count} of the {comparison_count} pairs of
-- snapshots of the last 12 months: {log_words}.
-- severity: medium
-- subject: smart_account
-- remedy: Download the event log of the Smart Account, all Virtual Accounts, as far back as it goes.
select
    coverage.smart_account,
    coverage.unlogged_comparison_count,
    coverage.comparison_count,
    if(
        coverage.log_first_date is null,
        'no event log is in the files',
        'the event log goes from '
        || strftime(coverage.log_first_date, '%-d %B %Y')
        || ' to '
        || strftime(coverage.log_last_date, '%-d %B %Y')
    ) as log_words
from marts.movement_coverage as coverage
where coverage.unlogged_comparison_count > 0
order by coverage.smart_account
