-- {path} is a proposal of the same day as {proposal_path} and is not used: its {line_count} lines are in no figure.
-- severity: high
-- subject: path
-- remedy: Put all lines of one proposal into one table, or take out what is no longer on the table.
select
    others.path,
    others.proposal_path,
    others.line_count,
    others.proposed_amount,
    others.currency,
    others.file_id
from core.other_proposals as others
order by others.path
