-- The steps of the bridge that lean on a source the folder holds nothing of: what they take away is not evidenced,
-- which is not the same as nothing.
-- grain: step_number, subject
with present as (
    select kinds.subject
    from marts.source_kinds as kinds
    where kinds.subject <> 'deployment' and kinds.source_status <> 'Missing'
    union
    select 'deployment' as subject
    from core.deployed_devices
    union
    select 'agreement' as subject
    from inputs.agreements
)

select
    steps.step_number,
    steps.step_key,
    steps.step_name,
    needed.subject,
    needed.limit_words
from reference.bridge_sources as needed
inner join reference.bridge_steps as steps on needed.step_key = steps.step_key
anti join present on needed.subject = present.subject
