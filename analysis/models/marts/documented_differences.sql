-- The written position on a difference between Cisco's view and what can be proved: of several notes the newest. A note
-- names the licence; a Smart Account and the key or name of a difference narrow it.
-- grain: smart_account, license_name, difference_key
with positions as (
    select
        notes.note_id,
        license_key(notes.subject) as license_key,
        lower(notes.smart_account) as smart_account,
        license_key(notes.difference_key) as difference_word,
        notes.exhibit_names,
        notes.note_date
    from inputs.notes
    where notes.note_kind = 'position'
),

differences as (
    select
        differences.smart_account,
        differences.license_name,
        differences.difference_key,
        differences.difference_name,
        license_key(differences.license_name) as license_key
    from marts.lens_differences as differences
)

select
    differences.smart_account,
    differences.license_name,
    differences.difference_key,
    max_by(positions.note_id, (positions.note_date, positions.note_id)) as note_id,
    max(positions.note_date) as note_date,
    max_by(positions.exhibit_names, (positions.note_date, positions.note_id)) as exhibit_names
from differences
inner join positions on differences.license_key = positions.license_key
where
    (positions.smart_account is null or positions.smart_account = lower(differences.smart_account))
    and (
        positions.difference_word is null
        or positions.difference_word in (
            license_key(differences.difference_key), license_key(differences.difference_name)
        )
    )
group by differences.smart_account, differences.license_name, differences.difference_key
