-- Which file speaks for which Virtual Account on the as-of date: the newest on or before it, an API answer before a table of the same day.
-- grain: smart_account, virtual_account, subject, file_id
with covered as (
    select distinct records.file_id, records.smart_account, records.virtual_account, 'licenses' as subject
    from staging.license_records as records
    union
    select distinct instances.file_id, instances.smart_account, instances.virtual_account, 'instances' as subject
    from staging.product_instances as instances
),

ranked as (
    select
        exports.file_id,
        exports.smart_account,
        exports.subject,
        exports.taken_at,
        exports.is_account_wide,
        if(exports.format like 'smart_licensing%', 2, 1) as source_rank
    from staging.exports
    cross join inputs.run
    where exports.taken_at <= run.as_of_date
),

-- An account-wide export speaks for every Virtual Account of its Smart Account, also for those it no longer names.
best as (
    select
        covered.smart_account,
        covered.virtual_account,
        covered.subject,
        max((ranked.taken_at, ranked.source_rank)) as newest
    from (select distinct smart_account, virtual_account, subject from covered) as covered
    inner join ranked on covered.smart_account = ranked.smart_account and covered.subject = ranked.subject
    left join covered as named on ranked.file_id = named.file_id and covered.virtual_account = named.virtual_account
    where ranked.is_account_wide or named.file_id is not null
    group by covered.smart_account, covered.virtual_account, covered.subject
)

select
    covered.smart_account,
    covered.virtual_account,
    covered.subject,
    covered.file_id,
    ranked.taken_at
from covered
inner join ranked on covered.file_id = ranked.file_id
inner join best
    on
        covered.smart_account = best.smart_account
        and covered.virtual_account = best.virtual_account
        and covered.subject = best.subject
        and (ranked.taken_at, ranked.source_rank) = best.newest
