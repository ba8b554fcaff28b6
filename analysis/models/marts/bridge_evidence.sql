-- The rows of the client's files behind each step of the bridge that has a count, and how much each row brings to it.
-- What a row could bring may be more than the step takes: a step takes what is short, no more.
-- grain: smart_account, license_name, step_key, file_id, row_number, lot_number, evidence_kind
with steps as (
    select
        steps.smart_account,
        steps.license_name,
        steps.step_key
    from marts.bridge_steps as steps
    where steps.short_count <> 0
),

accounts as (
    select
        position.smart_account,
        position.virtual_account,
        position.license_name,
        greatest(
            position.in_use_count
            - coalesce(position.reported_quantity_count, position.available_count)
            - position.substitution_count,
            0
        ) as shown_count,
        position.balance_count
    from marts.license_position as position
    where position.balance_count is not null
),

told as (
    select
        accounts.smart_account,
        accounts.virtual_account,
        accounts.license_name,
        'gross_shortage' as step_key,
        'Short in the licence export' as evidence_kind,
        accounts.shown_count as evidence_count
    from accounts
    where accounts.shown_count > 0
    union all
    select
        accounts.smart_account,
        accounts.virtual_account,
        accounts.license_name,
        'moves' as step_key,
        if(accounts.balance_count > 0, 'Spare in the licence export', 'Short in the licence export') as evidence_kind,
        abs(accounts.balance_count) as evidence_count
    from accounts
    where accounts.balance_count <> 0
    union all
    select
        options.smart_account,
        options.virtual_account,
        options.license_name,
        'substitution' as step_key,
        'Covered by a higher tier' as evidence_kind,
        options.covered_count as evidence_count
    from marts.substitution_options as options
    where options.covered_count > 0
),

evidence as (
    select
        told.smart_account,
        told.virtual_account,
        told.license_name,
        told.step_key,
        told.evidence_kind,
        told.evidence_count,
        'C' as confidence_grade,
        records.file_id,
        records.row_number,
        cast(null as bigint) as lot_number
    from told
    inner join core.license_records as records
        on
            told.smart_account = records.smart_account
            and told.virtual_account = records.virtual_account
            and told.license_name = records.license_name
    union all
    select
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        'expired_lots' as step_key,
        lots.lot_status || ' lot' as evidence_kind,
        lots.lot_count as evidence_count,
        'C' as confidence_grade,
        lots.file_id,
        lots.row_number,
        lots.lot_number
    from core.license_lots as lots
    where lots.lot_status <> 'Available'
    union all
    select
        hidden.smart_account,
        hidden.virtual_account,
        hidden.license_name,
        if(hidden.hidden_kind = 'Unmigrated PAK', 'pak', 'undeposited') as step_key,
        hidden.hidden_kind || coalesce(' ' || hidden.document_number, '') as evidence_kind,
        hidden.hidden_count as evidence_count,
        hidden.confidence_grade,
        hidden.file_id,
        hidden.row_number,
        cast(null as bigint) as lot_number
    from core.hidden_entitlements as hidden
    union all
    select
        contested.smart_account,
        contested.virtual_account,
        contested.license_name,
        'instances' as step_key,
        contested.contest_kind || ' instance ' || contested.instance_id as evidence_kind,
        contested.contested_count as evidence_count,
        contested.confidence_grade,
        contested.file_id,
        contested.row_number,
        cast(null as bigint) as lot_number
    from core.contested_use as contested
    inner join accounts
        on
            contested.smart_account = accounts.smart_account
            and contested.virtual_account = accounts.virtual_account
            and contested.license_name = accounts.license_name
)

select
    evidence.smart_account,
    evidence.license_name,
    evidence.step_key,
    named.step_number,
    named.step_name,
    evidence.virtual_account,
    evidence.evidence_kind,
    evidence.evidence_count,
    evidence.confidence_grade,
    evidence.file_id,
    evidence.row_number,
    evidence.lot_number
from evidence
inner join steps
    on
        evidence.smart_account = steps.smart_account
        and evidence.license_name = steps.license_name
        and evidence.step_key = steps.step_key
inner join reference.bridge_steps as named on evidence.step_key = named.step_key
