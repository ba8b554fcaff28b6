-- Which files speak for which Virtual Account, from the day they were taken until newer ones take over.
-- Of one day an API answer speaks before a table. An export of a whole Smart Account speaks for all its Virtual
-- Accounts, also for those it no longer names; a file without rows speaks for none.
-- grain: smart_account, virtual_account, subject, file_id
with taken as (
    select
        exports.file_id,
        exports.smart_account,
        exports.subject,
        exports.taken_at,
        exports.is_account_wide,
        if(exports.format like 'smart_licensing%', 1, 2) as source_rank
    from staging.exports
    cross join inputs.run
    where exports.taken_at <= run.as_of_date and exports.landed_count > 0
),

named as (
    select distinct
        records.file_id,
        records.smart_account,
        records.virtual_account
    from staging.license_records as records
    union
    select distinct
        instances.file_id,
        instances.smart_account,
        instances.virtual_account
    from staging.product_instances as instances
),

accounts as (
    select distinct
        named.smart_account,
        named.virtual_account
    from named
),

spoken as (
    select
        taken.smart_account,
        named.virtual_account,
        taken.subject,
        taken.taken_at,
        taken.source_rank
    from taken
    inner join named on taken.file_id = named.file_id
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
inner join named on taken.file_id = named.file_id and days.virtual_account = named.virtual_account
