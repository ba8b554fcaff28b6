-- Every landed file and what it is good for on the as-of date: it speaks for today, is history, is overlapped by
-- another source of the same day or by the cloud, is later than the as-of date, or holds no rows. Rows that overlapping
-- files repeat are counted once; how many they are is told.
-- grain: file_id
with speaking as (
    select
        files.file_id,
        bool_or(files.is_current) as is_current
    from core.speaking_exports as files
    group by files.file_id
),

shown as (
    select
        records.file_id,
        records.virtual_account,
        'licenses' as subject
    from staging.license_records as records
    union all
    select
        instances.file_id,
        instances.virtual_account,
        'instances' as subject
    from staging.product_instances as instances
),

kept as (
    select
        rows_kept.file_id,
        count(*) as kept_count
    from (
        select records.file_id
        from core.license_records as records
        union all
        select instances.file_id
        from core.product_instances as instances
    ) as rows_kept
    group by rows_kept.file_id
),

repeated as (
    select
        shown.file_id,
        count(*) - coalesce(any_value(kept.kept_count), 0) as repeated_count
    from shown
    left join kept on shown.file_id = kept.file_id
    inner join core.speaking_exports as files
        on
            shown.file_id = files.file_id
            and shown.virtual_account = files.virtual_account
            and shown.subject = files.subject
            and files.is_current
    group by shown.file_id
),

newest as (
    select
        exports.format,
        exports.smart_account,
        max(exports.taken_at) as taken_at
    from staging.exports
    cross join inputs.run
    where exports.taken_at <= run.as_of_date
    group by exports.format, exports.smart_account
),

judged as (
    select
        exports.file_id,
        exports.path,
        exports.format,
        exports.format_title,
        exports.subject,
        exports.smart_account,
        exports.is_account_wide,
        exports.is_onprem,
        exports.taken_at,
        exports.reported_count,
        exports.read_count,
        exports.landed_count,
        exports.rejected_count,
        repeated.repeated_count,
        case
            when exports.taken_at > run.as_of_date then 'later'
            when exports.landed_count = 0 then 'empty'
            when exports.subject not in ('licenses', 'instances')
                then if(exports.taken_at < newest.taken_at, 'history', 'current')
            when speaking.is_current then 'current'
            when speaking.file_id is not null then 'history'
            else 'overlapped'
        end as export_status
    from staging.exports
    cross join inputs.run
    left join speaking on exports.file_id = speaking.file_id
    left join repeated on exports.file_id = repeated.file_id
    left join newest
        on
            exports.format = newest.format
            and exports.smart_account is not distinct from newest.smart_account
)

select
    judged.file_id,
    judged.path,
    judged.format,
    judged.format_title,
    judged.subject,
    judged.smart_account,
    judged.is_account_wide,
    judged.is_onprem,
    judged.taken_at,
    judged.reported_count,
    judged.read_count,
    judged.landed_count,
    judged.rejected_count,
    judged.repeated_count,
    judged.export_status,
    judged.export_status = 'current' as is_current
from judged
