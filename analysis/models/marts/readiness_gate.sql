-- The readiness gate: ten items, each with the status that the data gives it, the sentence that says why, the relation
-- whose rows prove it, and the newest signed note on it (RULES.md §11). A note adds to the evidence and changes nothing
-- of a status.
-- grain: item_number
with judged as (
    select
        coverage.item_number,
        coverage.gate_status,
        coverage.evidence,
        coverage.evidence_relation
    from marts.gate_coverage as coverage
    union all
    select
        entitlement.item_number,
        entitlement.gate_status,
        entitlement.evidence,
        entitlement.evidence_relation
    from marts.gate_entitlement as entitlement
    union all
    select
        exposure.item_number,
        exposure.gate_status,
        exposure.evidence,
        exposure.evidence_relation
    from marts.gate_exposure as exposure
),

notes as (
    select
        try_cast(notes.subject as bigint) as item_number,
        max_by(notes.note_text, (notes.note_date, notes.note_id)) as note_text,
        max_by(notes.author_name, (notes.note_date, notes.note_id)) as note_author,
        max(notes.note_date) as note_date
    from inputs.notes
    where notes.note_kind = 'gate'
    group by try_cast(notes.subject as bigint)
)

select
    items.item_number,
    items.item_key,
    items.item_name,
    items.short_name,
    judged.gate_status,
    judged.evidence,
    judged.evidence_relation,
    notes.note_text,
    notes.note_author,
    notes.note_date
from reference.gate_items as items
inner join judged on items.item_number = judged.item_number
left join notes on items.item_number = notes.item_number
