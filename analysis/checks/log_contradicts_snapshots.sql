-- The event log of {smart_account} tells a move of {told_count} {license_name} on {moved_at}, {place_words}; the
-- snapshots of {from_snapshot_date} and {to_snapshot_date} miss {unexplained_count} of them.
-- severity: medium
-- subject: license_name
-- remedy: Find out whether it was undone or never made, and write the answer into a note of kind movement.
with moves as (
    select
        moves.smart_account,
        moves.license_name,
        moves.virtual_account,
        moves.moved_at,
        moves.quantity_count,
        moves.unexplained_count,
        moves.from_snapshot_date,
        moves.to_snapshot_date
    from marts.movement_ledger as moves
    left join marts.documented_moves as documented
        on
            moves.smart_account = documented.smart_account
            and moves.license_name = documented.license_name
            and moves.virtual_account = documented.virtual_account
            and moves.moved_at = documented.moved_at
    where moves.movement_source = 'Event log' and not moves.is_explained and documented.note_id is null
),

summed as (
    select
        moves.smart_account,
        moves.license_name,
        moves.moved_at,
        min(moves.from_snapshot_date) as from_snapshot_date,
        max(moves.to_snapshot_date) as to_snapshot_date,
        greatest(
            coalesce(sum(moves.quantity_count) filter (where moves.quantity_count > 0), 0),
            coalesce(-sum(moves.quantity_count) filter (where moves.quantity_count < 0), 0)
        ) as told_count,
        greatest(
            coalesce(sum(moves.unexplained_count) filter (where moves.quantity_count > 0), 0),
            coalesce(sum(moves.unexplained_count) filter (where moves.quantity_count < 0), 0)
        ) as unexplained_count,
        concat_ws(
            ' ',
            'from ' || string_agg(moves.virtual_account, ', ' order by moves.virtual_account) filter (
                where moves.quantity_count < 0
            ),
            'to ' || string_agg(moves.virtual_account, ', ' order by moves.virtual_account) filter (
                where moves.quantity_count > 0
            )
        ) as place_words
    from moves
    group by moves.smart_account, moves.license_name, moves.moved_at
)

select
    summed.smart_account,
    summed.license_name,
    summed.moved_at,
    cast(summed.told_count as bigint) as told_count,
    cast(summed.unexplained_count as bigint) as unexplained_count,
    summed.place_words,
    summed.from_snapshot_date,
    summed.to_snapshot_date
from summed
order by summed.unexplained_count desc, summed.license_name asc, summed.smart_account asc, summed.moved_at asc
