-- The measured use of each entitlement by each device, period by period, up to the as-of date, as the newest report
-- tells it: a report that lies in a device's own file and in a bundle counts once. A table without serial numbers
-- tells the use of an account. One aggregate keeps the newest, since it works on disk where a hundred million
-- measurements do not fit into memory.
-- grain: smart_account, virtual_account, serial_number, entitlement_tag, license_name, metric_name, usage_start_time,
-- usage_end_time
with newest as (
    select
        points.smart_account,
        points.virtual_account,
        points.serial_number,
        points.entitlement_tag,
        points.license_name,
        points.metric_name,
        points.usage_start_time,
        points.usage_end_time,
        max(struct_pack(
            report := coalesce(try_cast(points.report_id as bigint), 0),
            taken_at := coalesce(exports.taken_at, run.as_of_date),
            file_id := points.file_id,
            row_number := points.row_number,
            product_id := points.product_id,
            used_count := points.used_count
        )) as told
    from staging.usage_points as points
    inner join staging.exports on points.file_id = exports.file_id
    cross join inputs.run
    where
        coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
        and points.usage_start_time < run.as_of_date + 1
    group by
        points.smart_account,
        points.virtual_account,
        points.serial_number,
        points.entitlement_tag,
        points.license_name,
        points.metric_name,
        points.usage_start_time,
        points.usage_end_time
)

select
    newest.told.file_id,
    newest.told.row_number,
    newest.smart_account,
    newest.virtual_account,
    newest.serial_number,
    newest.told.product_id,
    newest.entitlement_tag,
    newest.license_name,
    newest.metric_name,
    newest.usage_start_time,
    newest.usage_end_time,
    newest.told.used_count
from newest
