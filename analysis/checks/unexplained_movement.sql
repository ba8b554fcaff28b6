-- {unexplained_count} {license_name} changed place in {smart_account} between {from_snapshot_date} and
-- {to_snapshot_date}: {reason}. They left {from_words} and came to {to_words}.
-- severity: medium
-- subject: license_name
-- remedy: Ask who moved them and why, and write it into a note of kind movement; evidence is missing, which is no proof
-- of a fault.
with moves as (
    select
        moves.smart_account,
        moves.license_name,
        moves.from_snapshot_date,
        moves.to_snapshot_date,
        moves.reason,
        moves.virtual_account,
        moves.quantity_count,
        moves.unexplained_count
    from marts.movement_ledger as moves
    left join marts.documented_moves as documented
        on
            moves.smart_account = documented.smart_account
            and moves.license_name = documented.license_name
            and moves.virtual_account = documented.virtual_account
            and moves.moved_at = documented.moved_at
    where moves.movement_source = 'Snapshots' and not moves.is_explained and documented.note_id is null
),

summed as (
    select
        moves.smart_account,
        moves.license_name,
        moves.from_snapshot_date,
        moves.to_snapshot_date,
        moves.reason,
        coalesce(sum(moves.unexplained_count) filter (where moves.quantity_count > 0), 0) as entered_count,
        coalesce(sum(moves.unexplained_count) filter (where moves.quantity_count < 0), 0) as left_count,
        string_agg(moves.virtual_account, ', ' order by moves.virtual_account) filter (
            where moves.quantity_count < 0
        ) as from_words,
        string_agg(moves.virtual_account, ', ' order by moves.virtual_account) filter (
            where moves.quantity_count > 0
        ) as to_words
    from moves
    group by
        moves.smart_account,
        moves.license_name,
        moves.from_snapshot_date,
        moves.to_snapshot_date,
        moves.reason
)

select
    summed.smart_account,
    summed.license_name,
    summed.from_snapshot_date,
    summed.to_snapshot_date,
    summed.reason,
    cast(greatest(summed.entered_count, summed.left_count) as bigint) as unexplained_count,
    coalesce(summed.from_words, 'no account that the snapshots tell') as from_words,
    coalesce(summed.to_words, 'no account that the snapshots tell') as to_words
from summed
order by
    greatest(summed.entered_count, summed.left_count) desc,
    summed.license_name asc,
    summed.smart_account asc,
    summed.to_snapshot_date asc,
    summed.reason asc
