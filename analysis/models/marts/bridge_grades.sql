-- Each step of the bridge by how well it is proven: the counts of its grades sum to the step's total. A level stands on
-- what CSSM says; each change on its own evidence (RULES.md §2, grades).
-- grain: step_number, confidence_grade
with graded as (
    select
        corrections.smart_account,
        corrections.license_name,
        corrections.step_key,
        corrections.confidence_grade,
        -corrections.cured_count as short_count
    from marts.bridge_corrections as corrections
    where corrections.cured_count > 0
    union all
    select
        steps.smart_account,
        steps.license_name,
        steps.step_key,
        steps.confidence_grade,
        steps.short_count
    from marts.bridge_steps as steps
    where
        steps.short_count <> 0
        and steps.step_key not in (select corrections.step_key from marts.bridge_corrections as corrections)
)

select
    named.step_number,
    graded.step_key,
    named.step_name,
    named.step_kind,
    graded.confidence_grade,
    cast(sum(graded.short_count) as bigint) as short_count,
    count(distinct graded.license_name) as license_count
from graded
inner join reference.bridge_steps as named on graded.step_key = named.step_key
group by named.step_number, graded.step_key, named.step_name, named.step_kind, graded.confidence_grade
