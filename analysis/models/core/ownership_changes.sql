-- What a Virtual Account owns of a licence against the export before, where it differs, over the last twelve months:
-- a licence that is not listed is none. Where an export does not list all there is, a missing licence proves nothing:
-- the change is unknown.
-- grain: smart_account, virtual_account, license_name, taken_at
with since as (
    select cast(run.as_of_date - to_months(12) as date) as since_date
    from inputs.run
),

sides as (
    select
        shown.smart_account,
        shown.virtual_account,
        shown.license_name,
        shown.taken_at,
        shown.reported_quantity_count as present_count,
        cast(null as bigint) as former_count,
        true as is_present
    from core.account_licenses as shown
    cross join since
    where shown.taken_at > since.since_date
    union all
    select
        shown.smart_account,
        shown.virtual_account,
        shown.license_name,
        shown.superseded_at as taken_at,
        cast(null as bigint) as present_count,
        shown.reported_quantity_count as former_count,
        false as is_present
    from core.account_licenses as shown
    cross join since
    where shown.superseded_at > since.since_date
),

joined as (
    select
        sides.smart_account,
        sides.virtual_account,
        sides.license_name,
        sides.taken_at,
        sum(sides.present_count) as present_count,
        sum(sides.former_count) as former_count,
        bool_or(sides.is_present) as is_present,
        bool_or(not sides.is_present) as is_former
    from sides
    group by sides.smart_account, sides.virtual_account, sides.license_name, sides.taken_at
    having
        coalesce(sum(sides.present_count), 0) <> coalesce(sum(sides.former_count), 0)
        or (bool_or(sides.is_present) and sum(sides.present_count) is null)
        or (bool_or(not sides.is_present) and sum(sides.former_count) is null)
)

select
    joined.smart_account,
    joined.virtual_account,
    joined.license_name,
    joined.taken_at,
    days.previous_taken_at,
    days.round_date,
    days.is_whole,
    if(joined.is_former, cast(joined.former_count as bigint), 0) as former_count,
    if(joined.is_present, cast(joined.present_count as bigint), 0) as present_count,
    if(
        (joined.is_present or days.is_exhaustive) and (joined.is_former or before.is_exhaustive),
        if(joined.is_present, cast(joined.present_count as bigint), 0)
        - if(joined.is_former, cast(joined.former_count as bigint), 0),
        null
    ) as changed_count
from joined
inner join core.snapshot_days as days
    on
        joined.smart_account = days.smart_account
        and joined.virtual_account = days.virtual_account
        and joined.taken_at = days.taken_at
        and days.previous_taken_at is not null
inner join core.snapshot_days as before
    on
        days.smart_account = before.smart_account
        and days.virtual_account = before.virtual_account
        and days.previous_taken_at = before.taken_at
