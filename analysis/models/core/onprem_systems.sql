-- Each SSM On-Prem server and the release it runs, as the newest answer up to the as-of date tells it; the release is
-- read as its major train and its month, however it is written.
-- grain: onprem_name
select
    lower(versions.onprem_name) as onprem_name,
    versions.version,
    onprem_train(versions.version) as release_train,
    onprem_month(versions.version) as release_month,
    versions.taken_at,
    versions.file_id,
    versions.row_number
from staging.onprem_versions as versions
inner join staging.exports on versions.file_id = exports.file_id
cross join inputs.run
where versions.taken_at <= run.as_of_date
qualify row_number() over (
    partition by lower(versions.onprem_name)
    order by versions.taken_at desc, exports.path desc, versions.file_id desc, versions.row_number desc
) = 1
