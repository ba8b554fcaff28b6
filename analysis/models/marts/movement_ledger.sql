-- Moves of licences between Virtual Accounts in the last twelve months (RULES.md §3, §11): those that the event log
-- tells, and what snapshots show beyond them, in (+) and out (−), with what explains each and how much nothing
-- explains. A told move that no two snapshots enclose is neither explained nor not.
-- grain: smart_account, license_name, virtual_account, moved_at
with since as (
    select cast(run.as_of_date - to_months(12) as date) as since_date
    from inputs.run
),

legs as (
    select
        legs.smart_account,
        legs.license_name,
        legs.virtual_account,
        legs.moved_at,
        legs.quantity_count,
        legs.file_id,
        legs.row_number,
        differences.previous_taken_at,
        differences.taken_at,
        differences.log_coverage,
        differences.changed_count,
        -- The latest moves of the told direction are the ones not yet shown.
        if(
            sign(legs.quantity_count) = sign(differences.told_count),
            least(
                abs(legs.quantity_count),
                greatest(
                    differences.contradicted_count
                    - coalesce(
                        sum(abs(legs.quantity_count)) over (
                            partition by
                                legs.smart_account,
                                legs.license_name,
                                legs.virtual_account,
                                legs.taken_at,
                                sign(legs.quantity_count)
                            order by legs.moved_at desc
                            rows between unbounded preceding and 1 preceding
                        ),
                        0
                    ),
                    0
                )
            ),
            0
        ) as unexplained_count
    from core.transfer_legs as legs
    cross join since
    left join core.movement_differences as differences
        on
            legs.smart_account = differences.smart_account
            and legs.license_name = differences.license_name
            and legs.virtual_account = differences.virtual_account
            and legs.taken_at = differences.taken_at
    where legs.moved_at > since.since_date and legs.quantity_count <> 0
),

differences as (
    select
        differences.smart_account,
        differences.license_name,
        differences.virtual_account,
        differences.taken_at as moved_at,
        differences.changed_count
        - differences.told_count
        + sign(differences.told_count) * differences.contradicted_count as quantity_count,
        differences.unexplained_count,
        differences.previous_taken_at,
        differences.taken_at,
        differences.log_coverage,
        differences.lot_change_count,
        differences.is_whole
    from core.movement_differences as differences
),

told as (
    select
        legs.smart_account,
        legs.license_name,
        legs.virtual_account,
        legs.moved_at,
        legs.quantity_count,
        'Event log' as movement_source,
        if(legs.changed_count is null, null, legs.unexplained_count) as unexplained_count,
        legs.previous_taken_at as from_snapshot_date,
        legs.taken_at as to_snapshot_date,
        legs.log_coverage,
        case
            when legs.changed_count is null then 'no two snapshots show it either way'
            when legs.unexplained_count > 0 then 'the snapshots do not show it'
            else 'the event log and the snapshots agree'
        end as reason,
        legs.file_id,
        legs.row_number
    from legs
    union all
    select
        differences.smart_account,
        differences.license_name,
        differences.virtual_account,
        differences.moved_at,
        differences.quantity_count,
        'Snapshots' as movement_source,
        differences.unexplained_count,
        differences.previous_taken_at as from_snapshot_date,
        differences.taken_at as to_snapshot_date,
        differences.log_coverage,
        case
            when differences.unexplained_count = 0 and differences.lot_change_count > 0 then 'a lot or an order began'
            when differences.unexplained_count = 0 and differences.lot_change_count < 0 then 'a lot ended'
            when differences.unexplained_count = 0 and differences.quantity_count > 0
                then 'the whole Smart Account owns more'
            when differences.unexplained_count = 0 then 'the whole Smart Account owns less'
            when differences.log_coverage = 'None' then 'no event log covers it'
            when differences.log_coverage = 'Part' then 'the event log covers only part of it'
            when not differences.is_whole then 'the event log does not tell it, and not every account was exported'
            else 'the event log does not tell it'
        end as reason,
        cast(null as varchar) as file_id,
        cast(null as bigint) as row_number
    from differences
    where differences.quantity_count <> 0
)

-- A told move on the day of a snapshot and what that snapshot shows beyond it are one row of the ledger.
select
    told.smart_account,
    told.license_name,
    told.virtual_account,
    told.moved_at,
    cast(sum(told.quantity_count) as bigint) as quantity_count,
    max_by(told.movement_source, (coalesce(told.unexplained_count, 0), told.movement_source)) as movement_source,
    bool_and(told.unexplained_count = 0) as is_explained,
    cast(sum(told.unexplained_count) as bigint) as unexplained_count,
    max_by(told.from_snapshot_date, (coalesce(told.unexplained_count, 0), told.movement_source)) as from_snapshot_date,
    max_by(told.to_snapshot_date, (coalesce(told.unexplained_count, 0), told.movement_source)) as to_snapshot_date,
    max_by(told.log_coverage, (coalesce(told.unexplained_count, 0), told.movement_source)) as log_coverage,
    max_by(told.reason, (coalesce(told.unexplained_count, 0), told.movement_source)) as reason,
    min(told.file_id) as file_id,
    min(told.row_number) as row_number
from told
group by told.smart_account, told.license_name, told.virtual_account, told.moved_at
