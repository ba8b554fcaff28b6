-- Each measurement of licence use: how many were in use from one time until another, in UTC; of a device's usage
-- reports, and of usage tables, whose days count from midnight to midnight and whose rows are one measurement each.
-- What a wireless controller counts are access points: those that came and went are the units.
-- grain: file_id, row_number, measurement_number
with reports as (
    select
        raw.file_id,
        raw.row_number,
        as_text(raw.smart_account) as smart_account,
        as_text(raw.virtual_account) as virtual_account,
        as_text(raw.serial_number) as serial_number,
        as_text(raw.product_id) as product_id,
        as_text(raw.report_id) as report_id,
        as_text(raw.entitlement_tag) as entitlement_tag,
        coalesce(as_count(raw.measurements_before), 0) as measurements_before,
        from_json(
            raw.measurements,
            '[{
                "metric_name": "VARCHAR",
                "start_time": "BIGINT",
                "end_time": "BIGINT",
                "sample_interval": "BIGINT",
                "value": {"value": "VARCHAR"},
                "meta": {"added_sudi_list": ["JSON"], "removed_sudi_list": ["JSON"]}
            }]'
        ) as measurements
    from raw.rum_reports as raw
),

measured as (
    select
        reports.file_id,
        reports.row_number,
        reports.smart_account,
        reports.virtual_account,
        reports.serial_number,
        reports.product_id,
        reports.report_id,
        reports.entitlement_tag,
        unnest(reports.measurements) as measurement,
        reports.measurements_before + generate_subscripts(reports.measurements, 1) as measurement_number
    from reports
)

select
    measured.file_id,
    measured.row_number,
    measured.measurement_number,
    measured.smart_account,
    measured.virtual_account,
    measured.serial_number,
    measured.product_id,
    measured.report_id,
    measured.entitlement_tag,
    cast(null as varchar) as license_name,
    as_text(measured.measurement.metric_name) as metric_name,
    make_timestamp(measured.measurement.start_time * 1000000) as usage_start_time,
    make_timestamp(measured.measurement.end_time * 1000000) as usage_end_time,
    measured.measurement.sample_interval as sample_interval_seconds,
    as_count(measured.measurement.value.value) as used_count,
    len(measured.measurement.meta.added_sudi_list) as added_unit_count,
    len(measured.measurement.meta.removed_sudi_list) as removed_unit_count
from measured
union all
select
    raw.file_id,
    raw.row_number,
    cast(1 as bigint) as measurement_number,
    as_text(raw.smart_account) as smart_account,
    as_text(raw.virtual_account) as virtual_account,
    as_text(raw.serial_number) as serial_number,
    as_text(raw.product_id) as product_id,
    cast(null as varchar) as report_id,
    if(raw.entitlement like 'regid.%', as_text(raw.entitlement), null) as entitlement_tag,
    coalesce(
        as_text(raw.license),
        if(raw.entitlement like 'regid.%', null, as_text(raw.entitlement))
    ) as license_name,
    cast(null as varchar) as metric_name,
    coalesce(
        if(raw.period_start like '____-__-__%:%', try_cast(raw.period_start as timestamp), null),
        cast(as_date(raw.period_start, coalesce(files.date_order, '')) as timestamp)
    ) as usage_start_time,
    coalesce(
        if(raw.period_end like '____-__-__%:%', try_cast(raw.period_end as timestamp), null),
        cast(
            coalesce(
                as_date(raw.period_end, coalesce(files.date_order, '')),
                as_date(raw.period_start, coalesce(files.date_order, ''))
            ) + 1 as timestamp
        )
    ) as usage_end_time,
    cast(null as bigint) as sample_interval_seconds,
    as_count(raw.used_count) as used_count,
    cast(null as bigint) as added_unit_count,
    cast(null as bigint) as removed_unit_count
from raw.usage_history as raw
inner join meta.files on raw.file_id = files.file_id
