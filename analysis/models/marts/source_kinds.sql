-- What a folder could hold and what this one does: each kind of source, what it proves, and how old the newest is.
-- grain: subject
with found as (
    select
        sources.subject,
        cast(sum(sources.file_count) as bigint) as file_count,
        cast(sum(sources.landed_count) as bigint) as landed_count,
        max(sources.taken_at) filter (where sources.export_status <> 'later') as taken_at,
        min(sources.age_days) filter (where sources.export_status <> 'later') as age_days
    from marts.sources
    group by sources.subject
),

covered as (
    select
        coverage.subject,
        string_agg(
            coverage.covered_name
            || ': '
            || format('{:,}', coverage.covered_count)
            || coalesce(
                ', '
                || strftime(coverage.first_date, '%-d %b %Y')
                || ' to '
                || strftime(coverage.last_date, '%-d %b %Y'),
                ''
            ),
            '; ' order by coverage.covered_name
        ) as coverage
    from core.source_coverage as coverage
    where coverage.covered_count > 0
    group by coverage.subject
)

select
    kinds.kind_number,
    kinds.subject,
    kinds.source_name,
    kinds.source_use,
    kinds.where_from,
    coalesce(found.file_count, 0) as file_count,
    coalesce(found.landed_count, 0) as landed_count,
    found.taken_at,
    found.age_days,
    covered.coverage,
    kinds.is_internal,
    case
        when coalesce(found.landed_count, 0) = 0 then 'Missing'
        when found.age_days > thresholds.export_stale_days then 'Stale'
        else 'Found'
    end as source_status
from reference.source_kinds as kinds
cross join inputs.thresholds
left join found on kinds.subject = found.subject
left join covered on kinds.subject = covered.subject
