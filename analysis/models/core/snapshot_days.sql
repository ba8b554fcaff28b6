-- The days on which licence exports speak for each Virtual Account, and the day before each: an export of a whole Smart
-- Account also for accounts it does not name. Tables of single accounts taken within a week of each other are one
-- round, unless one of them comes twice; a round is whole where it speaks for every account known and each was told
-- before. How much of the days since the one before an event log covers is told too.
-- grain: smart_account, virtual_account, taken_at
with files as (
    select distinct
        named.smart_account,
        exports.file_id,
        exports.format,
        exports.taken_at,
        exports.is_account_wide,
        exports.reported_count,
        exports.read_count - coalesce(exports.repeated_count, 0) as told_count
    from core.exports
    inner join core.export_accounts as named on exports.file_id = named.file_id
    where exports.subject = 'licenses' and exports.export_status in ('current', 'history')
),

told as (
    select
        files.smart_account,
        files.format,
        files.taken_at,
        bool_or(files.is_account_wide) as is_account_wide,
        coalesce(max(files.reported_count) > sum(files.told_count), false) as is_incomplete
    from files
    group by files.smart_account, files.format, files.taken_at
),

export_days as (
    select
        told.smart_account,
        told.taken_at,
        bool_or(told.is_account_wide) as is_account_wide,
        bool_or(told.is_incomplete) as is_incomplete
    from told
    group by told.smart_account, told.taken_at
),

accounts as (
    select distinct
        named.smart_account,
        named.virtual_account
    from core.export_accounts as named
),

spoken as (
    select
        speaking.smart_account,
        speaking.virtual_account,
        speaking.taken_at,
        true as is_shown
    from core.speaking_exports as speaking
    where speaking.subject = 'licenses'
    union all
    select
        accounts.smart_account,
        accounts.virtual_account,
        export_days.taken_at,
        false as is_shown
    from accounts
    inner join export_days on accounts.smart_account = export_days.smart_account
    where export_days.is_account_wide
),

days as (
    select
        spoken.smart_account,
        spoken.virtual_account,
        spoken.taken_at,
        bool_or(spoken.is_shown) as is_shown,
        lag(spoken.taken_at) over account as previous_taken_at,
        coalesce(lag(bool_or(spoken.is_shown)) over account, false) as was_shown,
        min(if(bool_or(spoken.is_shown), spoken.taken_at, null)) over (
            partition by spoken.smart_account, spoken.virtual_account
        ) as first_shown_at,
        max(if(bool_or(spoken.is_shown), spoken.taken_at, null)) over (
            partition by spoken.smart_account, spoken.virtual_account
        ) as last_shown_at
    from spoken
    group by spoken.smart_account, spoken.virtual_account, spoken.taken_at
    window
        account as (partition by spoken.smart_account, spoken.virtual_account order by spoken.taken_at)
),

together as (
    select
        days.smart_account,
        days.taken_at,
        bool_or(coalesce(export_days.is_account_wide, false)) as is_account_wide,
        bool_or(coalesce(export_days.is_incomplete, false)) as is_incomplete,
        min(date_diff('day', days.previous_taken_at, days.taken_at)) as pause_days
    from days
    left join export_days on days.smart_account = export_days.smart_account and days.taken_at = export_days.taken_at
    group by days.smart_account, days.taken_at
),

begun as (
    select
        together.smart_account,
        together.taken_at,
        together.is_account_wide,
        together.is_incomplete,
        together.is_account_wide
        or coalesce(lag(together.is_account_wide) over account, true)
        or date_diff('day', lag(together.taken_at) over account, together.taken_at) > 7
        or coalesce(together.pause_days <= 7, false) as is_begun
    from together
    window account as (partition by together.smart_account order by together.taken_at)
),

numbered as (
    select
        begun.smart_account,
        begun.taken_at,
        begun.is_account_wide,
        begun.is_incomplete,
        count(*) filter (where begun.is_begun) over (
            partition by begun.smart_account order by begun.taken_at
        ) as round_number
    from begun
),

rounds as (
    select
        numbered.smart_account,
        numbered.round_number,
        max(numbered.taken_at) as round_date,
        bool_or(numbered.is_account_wide) as is_account_wide,
        count(distinct days.virtual_account) as spoken_account_count,
        coalesce(bool_and(days.previous_taken_at is not null), false) as is_comparable
    from numbered
    inner join days on numbered.smart_account = days.smart_account and numbered.taken_at = days.taken_at
    group by numbered.smart_account, numbered.round_number
),

logged as (
    select
        days.smart_account,
        days.virtual_account,
        days.taken_at,
        bool_or(logs.first_date <= days.previous_taken_at + 1 and logs.last_date >= days.taken_at) as is_covered,
        bool_or(logs.first_date <= days.taken_at and logs.last_date > days.previous_taken_at) as is_touched
    from days
    inner join core.event_log_periods as logs on days.smart_account = logs.smart_account
    where days.previous_taken_at is not null
    group by days.smart_account, days.virtual_account, days.taken_at
),

known as (
    select
        accounts.smart_account,
        count(*) as account_count
    from core.virtual_accounts as accounts
    group by accounts.smart_account
)

select
    days.smart_account,
    days.virtual_account,
    days.taken_at,
    days.previous_taken_at,
    days.is_shown,
    not numbered.is_incomplete as has_all_pages,
    -- An account that the account list still names, or that comes back, was left out of the export, not emptied.
    not numbered.is_incomplete
    and (
        days.is_shown
        or not (
            (days.was_shown and coalesce(listed.is_listed, false))
            or (days.first_shown_at < days.taken_at and days.taken_at < days.last_shown_at)
        )
    ) as is_exhaustive,
    rounds.round_date,
    rounds.is_comparable
    and (rounds.is_account_wide or rounds.spoken_account_count >= coalesce(known.account_count, 0)) as is_whole,
    case
        when days.previous_taken_at is null then null
        when logged.is_covered then 'All'
        when logged.is_touched then 'Part'
        else 'None'
    end as log_coverage
from days
inner join numbered on days.smart_account = numbered.smart_account and days.taken_at = numbered.taken_at
inner join rounds on numbered.smart_account = rounds.smart_account and numbered.round_number = rounds.round_number
left join known on days.smart_account = known.smart_account
left join core.virtual_accounts as listed
    on days.smart_account = listed.smart_account and days.virtual_account = listed.virtual_account
left join logged
    on
        days.smart_account = logged.smart_account
        and days.virtual_account = logged.virtual_account
        and days.taken_at = logged.taken_at
