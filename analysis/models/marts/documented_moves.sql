-- The signed note that documents a change of quantity: of several the newest. A note names the licence; its Virtual
-- Account, Smart Account and day narrow it. A note documents what had happened when it was signed, nothing later.
-- grain: smart_account, license_name, virtual_account, moved_at
with licenses as (
    select
        notes.note_id,
        license_key(notes.subject) as license_key,
        lower(notes.smart_account) as smart_account,
        license_key(notes.virtual_account) as account_key,
        notes.moved_at,
        notes.note_date
    from inputs.notes
    where notes.note_kind = 'movement'
),

changes as (
    select
        moves.smart_account,
        moves.license_name,
        moves.virtual_account,
        moves.moved_at,
        coalesce(moves.from_snapshot_date, moves.moved_at) as first_date,
        license_key(moves.license_name) as license_key
    from marts.movement_ledger as moves
)

select
    changes.smart_account,
    changes.license_name,
    changes.virtual_account,
    changes.moved_at,
    max_by(licenses.note_id, (licenses.note_date, licenses.note_id)) as note_id,
    max(licenses.note_date) as note_date
from changes
inner join licenses on changes.license_key = licenses.license_key
where
    (licenses.smart_account is null or licenses.smart_account = lower(changes.smart_account))
    and (licenses.account_key is null or licenses.account_key = license_key(changes.virtual_account))
    -- What only snapshots tell happened on some day between two of them.
    and (licenses.moved_at is null or licenses.moved_at between changes.first_date and changes.moved_at)
    and changes.moved_at <= licenses.note_date
group by changes.smart_account, changes.license_name, changes.virtual_account, changes.moved_at
