-- What each told move did to each side of it, the moves of a day summed, and the pair of snapshots it lies between:
-- the later day is told. A move of the very day of a snapshot may have come after it: it goes where the snapshots
-- agree with it better.
-- grain: smart_account, virtual_account, license_name, moved_at
with sides as (
    select
        leaving.smart_account,
        leaving.from_virtual_account as virtual_account,
        leaving.license_name,
        leaving.moved_at,
        -leaving.quantity_count as quantity_count,
        leaving.file_id,
        leaving.row_number
    from core.license_transfers as leaving
    union all
    select
        coming.smart_account,
        coming.to_virtual_account as virtual_account,
        coming.license_name,
        coming.moved_at,
        coming.quantity_count,
        coming.file_id,
        coming.row_number
    from core.license_transfers as coming
),

legs as (
    select
        sides.smart_account,
        sides.virtual_account,
        sides.license_name,
        sides.moved_at,
        cast(sum(sides.quantity_count) as bigint) as quantity_count,
        min_by(sides.file_id, (sides.file_id, sides.row_number)) as file_id,
        min_by(sides.row_number, (sides.file_id, sides.row_number)) as row_number
    from sides
    group by sides.smart_account, sides.virtual_account, sides.license_name, sides.moved_at
),

-- Few legs meet many days: the day after each is found by one aggregate.
placed as (
    select
        legs.smart_account,
        legs.virtual_account,
        legs.license_name,
        legs.moved_at,
        min(days.taken_at) filter (where days.taken_at >= legs.moved_at and days.previous_taken_at < legs.moved_at)
            as taken_at,
        min(days.taken_at) filter (where days.previous_taken_at = legs.moved_at) as later_taken_at
    from legs
    left join core.snapshot_days as days
        on legs.smart_account = days.smart_account and legs.virtual_account = days.virtual_account
    group by legs.smart_account, legs.virtual_account, legs.license_name, legs.moved_at
),

sure as (
    select
        legs.smart_account,
        legs.virtual_account,
        legs.license_name,
        placed.taken_at,
        sum(legs.quantity_count) as told_count
    from legs
    inner join placed
        on
            legs.smart_account = placed.smart_account
            and legs.virtual_account = placed.virtual_account
            and legs.license_name = placed.license_name
            and legs.moved_at = placed.moved_at
    where placed.later_taken_at is null
    group by legs.smart_account, legs.virtual_account, legs.license_name, placed.taken_at
),

weighed as (
    select
        legs.smart_account,
        legs.virtual_account,
        legs.license_name,
        legs.moved_at,
        legs.quantity_count,
        legs.file_id,
        legs.row_number,
        placed.taken_at,
        placed.later_taken_at,
        coalesce(earlier.changed_count, 0) - coalesce(sure_earlier.told_count, 0) as earlier_rest_count,
        coalesce(later.changed_count, 0) - coalesce(sure_later.told_count, 0) as later_rest_count
    from legs
    inner join placed
        on
            legs.smart_account = placed.smart_account
            and legs.virtual_account = placed.virtual_account
            and legs.license_name = placed.license_name
            and legs.moved_at = placed.moved_at
    left join core.ownership_changes as earlier
        on
            legs.smart_account = earlier.smart_account
            and legs.virtual_account = earlier.virtual_account
            and legs.license_name = earlier.license_name
            and placed.taken_at = earlier.taken_at
    left join core.ownership_changes as later
        on
            legs.smart_account = later.smart_account
            and legs.virtual_account = later.virtual_account
            and legs.license_name = later.license_name
            and placed.later_taken_at = later.taken_at
    left join sure as sure_earlier
        on
            legs.smart_account = sure_earlier.smart_account
            and legs.virtual_account = sure_earlier.virtual_account
            and legs.license_name = sure_earlier.license_name
            and placed.taken_at = sure_earlier.taken_at
    left join sure as sure_later
        on
            legs.smart_account = sure_later.smart_account
            and legs.virtual_account = sure_later.virtual_account
            and legs.license_name = sure_later.license_name
            and placed.later_taken_at = sure_later.taken_at
)

select
    weighed.smart_account,
    weighed.virtual_account,
    weighed.license_name,
    weighed.moved_at,
    weighed.quantity_count,
    case
        when weighed.later_taken_at is null then weighed.taken_at
        when weighed.taken_at is null then weighed.later_taken_at
        when
            abs(weighed.earlier_rest_count) + abs(weighed.later_rest_count - weighed.quantity_count)
            < abs(weighed.earlier_rest_count - weighed.quantity_count) + abs(weighed.later_rest_count)
            then weighed.later_taken_at
        else weighed.taken_at
    end as taken_at,
    weighed.file_id,
    weighed.row_number
from weighed
