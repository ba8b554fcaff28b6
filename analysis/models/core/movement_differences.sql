-- What a Virtual Account owns of a licence against the snapshot before, and what explains it: moves that the event log
-- tells, lots or orders that began or ended, and what the whole Smart Account gained or lost, which is no move. What is
-- left is unexplained; where it undoes a told move, the snapshots contradict the log.
-- grain: smart_account, virtual_account, license_name, taken_at
with since as (
    select cast(run.as_of_date - to_months(12) as date) as since_date
    from inputs.run
),

told as (
    select
        legs.smart_account,
        legs.virtual_account,
        legs.license_name,
        legs.taken_at,
        cast(sum(legs.quantity_count) as bigint) as told_count
    from core.transfer_legs as legs
    cross join since
    where legs.taken_at > since.since_date
    group by legs.smart_account, legs.virtual_account, legs.license_name, legs.taken_at
),

cells as (
    select
        coalesce(changes.smart_account, told.smart_account) as smart_account,
        coalesce(changes.virtual_account, told.virtual_account) as virtual_account,
        coalesce(changes.license_name, told.license_name) as license_name,
        coalesce(changes.taken_at, told.taken_at) as taken_at,
        if(changes.taken_at is null, 0, changes.changed_count) as changed_count,
        coalesce(told.told_count, 0) as told_count
    from core.ownership_changes as changes
    full join told
        on
            changes.smart_account = told.smart_account
            and changes.virtual_account = told.virtual_account
            and changes.license_name = told.license_name
            and changes.taken_at = told.taken_at
),

dated as (
    select
        cells.smart_account,
        cells.virtual_account,
        cells.license_name,
        cells.taken_at,
        sum(lots.begun_count) as begun_count,
        sum(lots.ended_count) as ended_count,
        sum(lots.ordered_count) as ordered_count
    from cells
    inner join core.snapshot_days as periods
        on
            cells.smart_account = periods.smart_account
            and cells.virtual_account = periods.virtual_account
            and cells.taken_at = periods.taken_at
    inner join core.lot_changes as lots
        on
            cells.smart_account = lots.smart_account
            and cells.virtual_account = lots.virtual_account
            and cells.license_name = lots.license_name
            and periods.previous_taken_at < lots.changed_at
            and periods.taken_at >= lots.changed_at
    group by cells.smart_account, cells.virtual_account, cells.license_name, cells.taken_at
),

explained as (
    select
        cells.smart_account,
        cells.virtual_account,
        cells.license_name,
        cells.taken_at,
        periods.previous_taken_at,
        periods.round_date,
        periods.is_whole,
        periods.log_coverage,
        cells.changed_count,
        cells.told_count,
        cells.changed_count - cells.told_count as beyond_count,
        cast(
            coalesce(greatest(dated.begun_count, dated.ordered_count) - dated.ended_count, 0) as bigint
        ) as dated_count
    from cells
    inner join core.snapshot_days as periods
        on
            cells.smart_account = periods.smart_account
            and cells.virtual_account = periods.virtual_account
            and cells.taken_at = periods.taken_at
    left join dated
        on
            cells.smart_account = dated.smart_account
            and cells.virtual_account = dated.virtual_account
            and cells.license_name = dated.license_name
            and cells.taken_at = dated.taken_at
),

rests as (
    select
        explained.smart_account,
        explained.virtual_account,
        explained.license_name,
        explained.taken_at,
        explained.previous_taken_at,
        explained.round_date,
        explained.is_whole,
        explained.log_coverage,
        explained.changed_count,
        explained.told_count,
        -- Lots explain no more than there is, and nothing of the other sign.
        case
            when sign(explained.dated_count) = sign(explained.beyond_count)
                then sign(explained.beyond_count) * least(abs(explained.dated_count), abs(explained.beyond_count))
            when explained.beyond_count is not null then 0
        end as lot_change_count,
        explained.beyond_count
    from explained
),

whole as (
    select
        rests.smart_account,
        rests.virtual_account,
        rests.license_name,
        rests.taken_at,
        rests.previous_taken_at,
        rests.is_whole,
        rests.log_coverage,
        rests.changed_count,
        rests.told_count,
        rests.lot_change_count,
        rests.beyond_count - rests.lot_change_count as rest_count,
        if(
            bool_and(rests.is_whole and rests.beyond_count is not null) over licence,
            sum(rests.beyond_count - rests.lot_change_count) over licence,
            0
        ) as gained_count,
        coalesce(
            sum(abs(rests.beyond_count - rests.lot_change_count)) over larger, 0
        ) as larger_count
    from rests
    window
        licence as (partition by rests.smart_account, rests.license_name, rests.round_date),
        larger as (
            partition by
                rests.smart_account,
                rests.license_name,
                rests.round_date,
                sign(rests.beyond_count - rests.lot_change_count)
            order by
                abs(rests.beyond_count - rests.lot_change_count) desc,
                rests.virtual_account asc,
                rests.taken_at asc
            rows between unbounded preceding and 1 preceding
        )
),

left_over as (
    select
        whole.smart_account,
        whole.virtual_account,
        whole.license_name,
        whole.taken_at,
        whole.previous_taken_at,
        whole.is_whole,
        whole.log_coverage,
        whole.changed_count,
        whole.told_count,
        whole.lot_change_count,
        -- What the whole Smart Account gained or lost is laid to the largest changes of that sign first.
        if(
            sign(whole.gained_count) = sign(whole.rest_count),
            sign(whole.rest_count)
            * least(abs(whole.rest_count), greatest(abs(whole.gained_count) - whole.larger_count, 0)),
            if(whole.rest_count is null, null, 0)
        ) as deposit_change_count,
        whole.rest_count
    from whole
)

select
    left_over.smart_account,
    left_over.virtual_account,
    left_over.license_name,
    left_over.taken_at,
    left_over.previous_taken_at,
    left_over.is_whole,
    left_over.log_coverage,
    left_over.changed_count,
    left_over.told_count,
    cast(left_over.lot_change_count as bigint) as lot_change_count,
    cast(left_over.deposit_change_count as bigint) as deposit_change_count,
    cast(
        if(
            sign(left_over.rest_count - left_over.deposit_change_count) = -sign(left_over.told_count),
            least(abs(left_over.rest_count - left_over.deposit_change_count), abs(left_over.told_count)),
            if(left_over.rest_count is null, null, 0)
        ) as bigint
    ) as contradicted_count,
    cast(
        abs(left_over.rest_count - left_over.deposit_change_count)
        - if(
            sign(left_over.rest_count - left_over.deposit_change_count) = -sign(left_over.told_count),
            least(abs(left_over.rest_count - left_over.deposit_change_count), abs(left_over.told_count)),
            0
        ) as bigint
    ) as unexplained_count
from left_over
