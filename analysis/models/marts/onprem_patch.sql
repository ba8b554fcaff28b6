-- What each advisory about SSM On-Prem means for each server: whether its release is in the advisory's list of affected
-- ones, then whether it is at or after the first fixed one of its own major train. Not listed is Unknown, never safe.
-- grain: onprem_name, advisory_id
with compared as (
    select
        systems.onprem_name,
        releases.advisory_id,
        releases.cve_id,
        releases.updated_date,
        releases.product_status,
        releases.first_fixed_version,
        releases.fixed_month,
        coalesce(releases.fixed_train = systems.release_train, false) as is_own_train,
        coalesce(releases.fixed_train = systems.release_train and releases.fixed_month <= systems.release_month, false)
            as is_past_fix,
        coalesce(
            lower(releases.version_text) = lower(systems.version)
            or (
                releases.release_train = systems.release_train
                and case
                    when releases.through_version is not null
                        then
                            systems.release_month <= releases.through_month
                            and (
                                releases.version_text like '%earlier%'
                                or systems.release_month >= coalesce(releases.release_month, 0)
                            )
                    when releases.fixed_train = releases.release_train
                        then
                            systems.release_month >= coalesce(releases.release_month, 0)
                            and systems.release_month < releases.fixed_month
                    when releases.release_month is not null then releases.release_month = systems.release_month
                    -- A whole train is a promise only where it is said to be safe.
                    else releases.product_status in ('Fixed', 'Not affected')
                end
            ),
            false
        ) as is_meant
    from core.onprem_systems as systems
    cross join core.onprem_releases as releases
),

by_cve as (
    select
        compared.onprem_name,
        compared.advisory_id,
        compared.cve_id,
        max(compared.updated_date) filter (where compared.is_meant and compared.product_status = 'Affected')
            as affected_date,
        max(compared.updated_date) filter (
            where compared.is_meant and compared.product_status in ('Fixed', 'Not affected')
        ) as cleared_date,
        max_by(compared.product_status, compared.updated_date) filter (
            where compared.is_meant and compared.product_status in ('Fixed', 'Not affected')
        ) as cleared_status
    from compared
    group by compared.onprem_name, compared.advisory_id, compared.cve_id
),

listed as (
    select
        by_cve.onprem_name,
        by_cve.advisory_id,
        bool_or(
            by_cve.affected_date is not null
            and by_cve.affected_date >= coalesce(by_cve.cleared_date, by_cve.affected_date)
        ) as is_affected,
        max(by_cve.cleared_status) as cleared_status
    from by_cve
    group by by_cve.onprem_name, by_cve.advisory_id
),

fixes as (
    select
        compared.onprem_name,
        compared.advisory_id,
        bool_or(compared.is_past_fix) as is_past_fix,
        coalesce(
            max_by(compared.first_fixed_version, compared.fixed_month) filter (where compared.is_own_train),
            max_by(compared.first_fixed_version, (compared.fixed_month, compared.first_fixed_version))
        ) as first_fixed_version
    from compared
    group by compared.onprem_name, compared.advisory_id
)

select
    listed.onprem_name,
    listed.advisory_id,
    systems.version,
    advisories.advisory_title,
    advisories.cve_ids,
    advisories.cvss_score,
    advisories.severity,
    case
        when listed.is_affected then 'Affected'
        when listed.cleared_status is not null then listed.cleared_status
        when fixes.is_past_fix then 'Fixed'
        else 'Unknown'
    end as patch_status,
    case
        when listed.is_affected then systems.version || ' is in the list of affected releases'
        when listed.cleared_status is not null then 'the advisory says so of ' || systems.version
        when fixes.is_past_fix then systems.version || ' is at or after ' || fixes.first_fixed_version
        when systems.release_train is null then 'the release ' || systems.version || ' cannot be placed'
        else systems.version || ' is not listed, and no first fixed release of its train is told'
    end as patch_reason,
    fixes.first_fixed_version,
    advisories.fixed_note,
    advisories.published_date,
    advisories.updated_date,
    advisories.advisory_url,
    systems.taken_at,
    advisories.file_id,
    advisories.row_number
from listed
inner join fixes on listed.onprem_name = fixes.onprem_name and listed.advisory_id = fixes.advisory_id
inner join core.onprem_systems as systems on listed.onprem_name = systems.onprem_name
inner join core.onprem_advisories as advisories on listed.advisory_id = advisories.advisory_id
