-- How many licences began and ended in a Virtual Account on a day, by the dates of lots that any export lists and by
-- orders, as CSSM counts them: one on trial counts, and one still marked active after its end has not left. Told for
-- what differs between the snapshots of the last twelve months, from the first of them on.
-- grain: smart_account, virtual_account, license_name, changed_at
with since as (
    select
        min(days.previous_taken_at) as since_date,
        max(run.as_of_date) as as_of_date,
        cast(max(run.as_of_date) - to_months(12) as date) as compared_from_date
    from core.snapshot_days as days
    cross join inputs.run
    where days.taken_at > run.as_of_date - to_months(12)
),

-- Only what changed, or was said to move, needs to be explained.
asked as (
    select
        changes.smart_account,
        changes.virtual_account,
        changes.license_name
    from core.ownership_changes as changes
    union
    select
        legs.smart_account,
        legs.virtual_account,
        legs.license_name
    from core.transfer_legs as legs
),

listed as (
    select
        history.file_id,
        history.row_number,
        history.smart_account,
        history.virtual_account,
        history.license_name,
        history.taken_at,
        since.since_date,
        since.as_of_date
    from core.license_history as history
    cross join since
    inner join asked
        on
            history.smart_account = asked.smart_account
            and history.virtual_account = asked.virtual_account
            and history.license_name = asked.license_name
    where coalesce(history.superseded_at > since.compared_from_date, true)
),

lots as (
    select
        listed.smart_account,
        listed.virtual_account,
        listed.license_name,
        listed.taken_at,
        if(lots.lot_start_date between listed.since_date and listed.as_of_date, lots.lot_start_date, null)
            as lot_start_date,
        if(lots.lot_end_date between listed.since_date and listed.as_of_date, lots.lot_end_date, null) as lot_end_date,
        lots.lot_count,
        lots.reported_status = 'ACTIVE' as is_active
    from staging.license_lots as lots
    inner join listed on lots.file_id = listed.file_id and lots.row_number = listed.row_number
    where
        lots.is_dated
        and lots.lot_count > 0
        and coalesce(lots.reported_status, '') not in ('CANCELLED', 'PENDING')
        and (
            lots.lot_start_date between listed.since_date and listed.as_of_date
            or lots.lot_end_date between listed.since_date and listed.as_of_date
        )
),

begun as (
    select
        shown.smart_account,
        shown.virtual_account,
        shown.license_name,
        shown.changed_at,
        max(shown.lot_count) as begun_count
    from (
        select
            lots.smart_account,
            lots.virtual_account,
            lots.license_name,
            lots.lot_start_date as changed_at,
            lots.taken_at,
            sum(lots.lot_count) as lot_count
        from lots
        where lots.lot_start_date <= lots.taken_at
        group by lots.smart_account, lots.virtual_account, lots.license_name, lots.lot_start_date, lots.taken_at
    ) as shown
    group by shown.smart_account, shown.virtual_account, shown.license_name, shown.changed_at
),

ended as (
    select
        shown.smart_account,
        shown.virtual_account,
        shown.license_name,
        shown.changed_at,
        max(shown.lot_count) - coalesce(max(shown.active_count) filter (where shown.taken_at >= shown.changed_at), 0)
            as ended_count
    from (
        select
            lots.smart_account,
            lots.virtual_account,
            lots.license_name,
            lots.lot_end_date as changed_at,
            lots.taken_at,
            sum(lots.lot_count) as lot_count,
            sum(lots.lot_count) filter (where lots.is_active) as active_count
        from lots
        where lots.lot_end_date is not null
        group by lots.smart_account, lots.virtual_account, lots.license_name, lots.lot_end_date, lots.taken_at
    ) as shown
    group by shown.smart_account, shown.virtual_account, shown.license_name, shown.changed_at
),

accounts as (
    select
        named.smart_account,
        lower(named.virtual_account) as account_word,
        max(named.virtual_account) as virtual_account
    from core.export_accounts as named
    group by named.smart_account, lower(named.virtual_account)
),

ordered as (
    select
        lines.smart_account,
        accounts.virtual_account,
        lines.license_name,
        greatest(lines.order_date, lines.start_date) as changed_at,
        sum(lines.ordered_count) as ordered_count
    from core.order_lines as lines
    inner join accounts
        on lines.smart_account = accounts.smart_account and lower(lines.virtual_account) = accounts.account_word
    cross join since
    where
        lines.license_name is not null
        and lines.order_status in ('Live', 'Ended')
        and greatest(lines.order_date, lines.start_date) > since.since_date
    group by
        lines.smart_account,
        accounts.virtual_account,
        lines.license_name,
        greatest(lines.order_date, lines.start_date)
),

told as (
    select
        begun.smart_account,
        begun.virtual_account,
        begun.license_name,
        begun.changed_at,
        begun.begun_count,
        cast(null as hugeint) as ended_count,
        cast(null as hugeint) as ordered_count
    from begun
    union all
    select
        ended.smart_account,
        ended.virtual_account,
        ended.license_name,
        ended.changed_at,
        cast(null as hugeint) as begun_count,
        ended.ended_count,
        cast(null as hugeint) as ordered_count
    from ended
    union all
    select
        ordered.smart_account,
        ordered.virtual_account,
        ordered.license_name,
        ordered.changed_at,
        cast(null as hugeint) as begun_count,
        cast(null as hugeint) as ended_count,
        ordered.ordered_count
    from ordered
)

select
    told.smart_account,
    told.virtual_account,
    told.license_name,
    told.changed_at,
    cast(coalesce(sum(told.begun_count), 0) as bigint) as begun_count,
    cast(coalesce(sum(told.ended_count), 0) as bigint) as ended_count,
    cast(coalesce(sum(told.ordered_count), 0) as bigint) as ordered_count
from told
group by told.smart_account, told.virtual_account, told.license_name, told.changed_at
