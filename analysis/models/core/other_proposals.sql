-- Each further proposal of the same day as the one on the table: another sheet of a workbook, or another file. Its
-- lines are in no figure.
-- grain: path
with newest as (
    select
        lines.path,
        coalesce(max(lines.taken_at), run.as_of_date) as taken_at
    from core.proposal_lines as lines
    cross join inputs.run
    group by lines.path, run.as_of_date
)

select
    lines.path,
    newest.path as proposal_path,
    min(lines.file_id) as file_id,
    count(*) as line_count,
    if(
        count(distinct lines.currency) = 1, cast(sum(lines.proposed_amount) as decimal(18, 2)), null
    ) as proposed_amount,
    if(count(distinct lines.currency) = 1, min(lines.currency), null) as currency
from staging.proposal_lines as lines
cross join inputs.run
inner join newest
    on lines.path <> newest.path and coalesce(lines.taken_at, run.as_of_date) = newest.taken_at
group by lines.path, newest.path
