-- The position on each difference between what Cisco's data shows and what can be proved: numbered, with both balances
-- of the licence, and the note that an advisor signed on it. What speaks against the client has its position too.
-- grain: position_number
with signed as (
    select
        documented.smart_account,
        documented.license_name,
        documented.difference_key,
        notes.note_text,
        notes.author_name,
        notes.note_date,
        notes.exhibit_names
    from marts.documented_differences as documented
    inner join inputs.notes on documented.note_id = notes.note_id
)

select
    row_number() over (
        order by items.difference_number, items.smart_account, items.license_name, items.difference_key
    ) as position_number,
    items.difference_number,
    items.difference_key,
    items.difference_name,
    items.smart_account,
    items.license_name,
    lenses.shown_balance_count,
    items.difference_count,
    lenses.proven_balance_count,
    items.difference_count < 0 as is_adverse,
    items.confidence_grade,
    items.evidence_row_count,
    signed.note_text,
    signed.author_name,
    signed.note_date,
    signed.exhibit_names
from marts.lens_differences as items
left join marts.license_lenses as lenses
    on items.smart_account = lenses.smart_account and items.license_name = lenses.license_name
left join signed
    on
        items.smart_account = signed.smart_account
        and items.license_name = signed.license_name
        and items.difference_key = signed.difference_key
