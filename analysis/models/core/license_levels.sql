-- What a Smart Account owned in force, used and gained by reported substitution of a licence, from each day on which
-- that changed until the next: a snapshot holds until a newer one takes over, and a lot inside it that ends or begins
-- in the meantime does so on its day. By dates where the snapshot tells lots (RULES.md §2.1), else the quantity as it
-- stands.
-- grain: smart_account, license_name, changed_at
with records as (
    select
        history.smart_account,
        history.license_name,
        history.taken_at,
        history.superseded_at,
        count(*) filter (where coalesce(history.reported_quantity_count <> 0, true)) as owning_count
    from core.license_history as history
    group by history.smart_account, history.license_name, history.taken_at, history.superseded_at
),

lots as (
    select
        history.smart_account,
        history.license_name,
        history.taken_at,
        history.superseded_at,
        coalesce(history.reported_quantity_count <> 0, true) and lots.lot_number = 1 as is_told,
        lots.is_dated,
        lots.lot_count,
        coalesce(lots.lot_start_date, date '0001-01-01') as lot_start_date,
        coalesce(lots.lot_end_date, date '9999-12-31') as lot_end_date,
        -- A lot of unknown status leaves open what is in force while its dates would let it count.
        lots.is_dated and coalesce(lots.reported_status, '') not in (
            'ACTIVE', 'CANCELLED', 'EXPIRED', 'FUTURE', 'PENDING'
        ) as is_unclear,
        coalesce(lots.lot_count, 0) >= 0
        and coalesce(lots.lot_end_date >= lots.lot_start_date, true)
        and not (
            lots.is_dated
            and (
                coalesce(lots.license_type, '') in ('DEMO', 'EVALUATION', 'EVAL')
                or coalesce(lots.reported_status, '') in ('CANCELLED', 'EXPIRED', 'FUTURE', 'PENDING')
            )
        ) as may_count
    from staging.license_lots as lots
    inner join core.license_history as history
        on lots.file_id = history.file_id and lots.row_number = history.row_number
),

-- What begins or ends while its snapshot holds does so on its day.
held as (
    select
        lots.smart_account,
        lots.license_name,
        lots.taken_at,
        lots.superseded_at,
        if(
            lots.may_count
            and lots.lot_start_date > lots.taken_at
            and lots.lot_start_date < lots.lot_end_date
            and coalesce(lots.lot_start_date < lots.superseded_at, true),
            lots.lot_start_date,
            null
        ) as begun_at,
        if(
            lots.may_count
            and lots.lot_end_date > greatest(lots.taken_at, lots.lot_start_date)
            and lots.lot_end_date < coalesce(lots.superseded_at, date '9999-12-31'),
            lots.lot_end_date,
            null
        ) as ended_at,
        lots.lot_count,
        lots.may_count
        and lots.lot_end_date > lots.taken_at
        and lots.lot_end_date > lots.lot_start_date
        and coalesce(lots.lot_start_date < lots.superseded_at, true) as is_counted,
        lots.is_unclear or lots.lot_count is null as is_unclear,
        lots.is_told,
        lots.is_dated
    from lots
),

grouped as (
    select
        held.smart_account,
        held.license_name,
        held.taken_at,
        held.superseded_at,
        held.begun_at,
        held.ended_at,
        sum(held.lot_count) filter (where held.is_counted) as lot_count,
        count(*) filter (where held.is_counted and held.is_unclear) as open_count,
        count(*) filter (where held.is_told) as told_count,
        count(*) filter (where not held.is_dated) as undated_count
    from held
    group by
        held.smart_account,
        held.license_name,
        held.taken_at,
        held.superseded_at,
        held.begun_at,
        held.ended_at
),

owned as (
    select
        begins.smart_account,
        begins.license_name,
        coalesce(begins.begun_at, begins.taken_at) as changed_at,
        begins.superseded_at,
        coalesce(begins.lot_count, 0) as available_count,
        begins.open_count,
        0 as undated_count
    from grouped as begins
    union all
    select
        ends.smart_account,
        ends.license_name,
        ends.ended_at as changed_at,
        ends.superseded_at,
        -coalesce(ends.lot_count, 0) as available_count,
        -ends.open_count as open_count,
        0 as undated_count
    from grouped as ends
    where ends.ended_at is not null
    union all
    select
        shown.smart_account,
        shown.license_name,
        shown.taken_at as changed_at,
        shown.superseded_at,
        0 as available_count,
        -shown.told_count as open_count,
        shown.undated_count
    from grouped as shown
),

used as (
    select
        accounts.smart_account,
        accounts.license_name,
        accounts.taken_at,
        accounts.superseded_at,
        sum(accounts.in_use_count) as in_use_count,
        sum(accounts.substitution_count) as substitution_count,
        count(*) filter (where accounts.in_use_count is null) as unknown_use_count
    from core.account_licenses as accounts
    group by accounts.smart_account, accounts.license_name, accounts.taken_at, accounts.superseded_at
),

told as (
    select
        records.smart_account,
        records.license_name,
        records.taken_at as changed_at,
        records.superseded_at,
        records.taken_at,
        0 as available_count,
        0 as in_use_count,
        0 as substitution_count,
        -- A record that owns something, or may, but shows no lot leaves open what is in force.
        records.owning_count as open_count,
        0 as unknown_use_count,
        0 as undated_count
    from records
    union all
    select
        owned.smart_account,
        owned.license_name,
        owned.changed_at,
        owned.superseded_at,
        cast(null as date) as taken_at,
        owned.available_count,
        0 as in_use_count,
        0 as substitution_count,
        owned.open_count,
        0 as unknown_use_count,
        owned.undated_count
    from owned
    union all
    select
        used.smart_account,
        used.license_name,
        used.taken_at as changed_at,
        used.superseded_at,
        used.taken_at,
        0 as available_count,
        coalesce(used.in_use_count, 0) as in_use_count,
        used.substitution_count,
        0 as open_count,
        used.unknown_use_count,
        0 as undated_count
    from used
),

-- All that a snapshot tells is taken back when the next one takes over.
steps as (
    select
        told.smart_account,
        told.license_name,
        told.changed_at,
        told.taken_at,
        told.available_count,
        told.in_use_count,
        told.substitution_count,
        told.open_count,
        told.unknown_use_count,
        told.undated_count
    from told
    union all
    select
        told.smart_account,
        told.license_name,
        told.superseded_at as changed_at,
        told.superseded_at as taken_at,
        -told.available_count as available_count,
        -told.in_use_count as in_use_count,
        -told.substitution_count as substitution_count,
        -told.open_count as open_count,
        -told.unknown_use_count as unknown_use_count,
        -told.undated_count as undated_count
    from told
    where told.superseded_at is not null
),

summed as (
    select
        steps.smart_account,
        steps.license_name,
        steps.changed_at,
        sum(steps.available_count) as available_count,
        sum(steps.in_use_count) as in_use_count,
        sum(steps.substitution_count) as substitution_count,
        sum(steps.open_count) as open_count,
        sum(steps.unknown_use_count) as unknown_use_count,
        sum(steps.undated_count) as undated_count,
        max(steps.taken_at) as taken_at
    from steps
    cross join inputs.run
    where steps.changed_at <= run.as_of_date
    group by steps.smart_account, steps.license_name, steps.changed_at
)

select
    summed.smart_account,
    summed.license_name,
    summed.changed_at,
    max(summed.taken_at) over so_far as taken_at,
    if(
        sum(summed.open_count) over so_far > 0, null, cast(sum(summed.available_count) over so_far as bigint)
    ) as available_count,
    if(
        sum(summed.unknown_use_count) over so_far > 0, null, cast(sum(summed.in_use_count) over so_far as bigint)
    ) as in_use_count,
    cast(sum(summed.substitution_count) over so_far as bigint) as substitution_count,
    sum(summed.undated_count) over so_far = 0 as is_dated
from summed
window
    so_far as (
        partition by summed.smart_account, summed.license_name
        order by summed.changed_at
        rows between unbounded preceding and current row
    )
