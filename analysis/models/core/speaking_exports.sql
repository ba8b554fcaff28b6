-- Which files speak for which Virtual Account, from the day they were taken until newer ones take over.
-- Of one day an API answer speaks before a CSSM table, and that before another's table. An export of a whole Smart
-- Account speaks for all its Virtual Accounts, also for those it no longer names; a file without rows speaks for none.
-- What SSM On-Prem answers is in the cloud's export already: it speaks only where the cloud's is missing.
-- grain: smart_account, virtual_account, subject, file_id
with file_accounts as (
    select distinct
        accounts.file_id,
        accounts.smart_account
    from core.export_accounts as accounts
),

landed as (
    select
        exports.file_id,
        named.smart_account,
        exports.subject,
        exports.taken_at,
        exports.is_account_wide,
        coalesce(exports.is_onprem, false) as is_onprem,
        bool_and(coalesce(exports.is_onprem, false)) over (partition by named.smart_account, exports.subject)
            as is_onprem_alone,
        case when exports.format like 'smart_licensing%' then 1 when exports.format like 'cssm%' then 2 else 3 end
            as source_rank
    from staging.exports
    cross join inputs.run
    inner join file_accounts as named on exports.file_id = named.file_id
    where exports.taken_at <= run.as_of_date and exports.landed_count > 0
),

taken as (
    select
        landed.file_id,
        landed.smart_account,
        landed.subject,
        landed.taken_at,
        landed.is_account_wide,
        landed.source_rank
    from landed
    where landed.is_onprem_alone or not landed.is_onprem
),

accounts as (
    select distinct
        named.smart_account,
        named.virtual_account
    from core.export_accounts as named
),

spoken as (
    select
        taken.smart_account,
        named.virtual_account,
        taken.subject,
        taken.taken_at,
        taken.source_rank
    from taken
    inner join core.export_accounts as named
        on taken.file_id = named.file_id and taken.smart_account = named.smart_account
    union
    select
        taken.smart_account,
        accounts.virtual_account,
        taken.subject,
        taken.taken_at,
        taken.source_rank
    from taken
    inner join accounts on taken.smart_account = accounts.smart_account
    where taken.is_account_wide and taken.subject in ('licenses', 'instances')
),

days as (
    select
        spoken.smart_account,
        spoken.virtual_account,
        spoken.subject,
        spoken.taken_at,
        min(spoken.source_rank) as source_rank,
        lead(spoken.taken_at) over (
            partition by spoken.smart_account, spoken.virtual_account, spoken.subject
            order by spoken.taken_at
        ) as superseded_at
    from spoken
    group by spoken.smart_account, spoken.virtual_account, spoken.subject, spoken.taken_at
)

select
    days.smart_account,
    days.virtual_account,
    days.subject,
    taken.file_id,
    days.taken_at,
    days.superseded_at,
    days.superseded_at is null as is_current
from days
inner join taken
    on
        days.smart_account = taken.smart_account
        and days.subject = taken.subject
        and days.taken_at = taken.taken_at
        and days.source_rank = taken.source_rank
inner join core.export_accounts as named
    on
        taken.file_id = named.file_id
        and days.smart_account = named.smart_account
        and days.virtual_account = named.virtual_account
