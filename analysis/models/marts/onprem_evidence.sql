-- What is known of SSM On-Prem and its patch level, in counts and in a sentence; no file is no proof (RULES.md §6).
-- grain: onprem_count
with systems as (
    select
        count(*) as onprem_count,
        string_agg(known.onprem_name || ' runs ' || known.version, ', ' order by known.onprem_name) as said
    from core.onprem_systems as known
),

accounts as (
    select count(distinct known.onprem_name) as onprem_account_count
    from core.onprem_accounts as known
),

files as (
    select coalesce(cast(sum(exports.landed_count) as bigint), 0) as advisory_count
    from core.exports
    where exports.subject = 'advisories' and exports.export_status <> 'later'
),

advisories as (
    select count(about.advisory_id) as onprem_advisory_count
    from core.onprem_advisories as about
),

patches as (
    select
        count(*) filter (where patch.patch_status = 'Affected') as affected_count,
        count(*) filter (where patch.patch_status = 'Unknown') as unknown_count
    from marts.onprem_patch as patch
)

select
    systems.onprem_count,
    accounts.onprem_account_count,
    files.advisory_count,
    advisories.onprem_advisory_count,
    patches.affected_count,
    patches.unknown_count,
    case
        when systems.onprem_count = 0 and accounts.onprem_account_count = 0
            then 'No list of local accounts and no answer of a server: no SSM On-Prem is known.'
        when systems.onprem_count = 0
            then
                'Local accounts of an SSM On-Prem: '
                || accounts.onprem_account_count
                || '; no file tells which release it runs.'
        when files.advisory_count = 0 then systems.said || '; no advisory files.'
        when advisories.onprem_advisory_count = 0
            then systems.said || '; advisory files are here, none of them is about SSM On-Prem.'
        else
            systems.said
            || '; advisories about SSM On-Prem: '
            || advisories.onprem_advisory_count
            || ', affecting it: '
            || patches.affected_count
            || ', unknown: '
            || patches.unknown_count
            || '.'
    end as evidence
from systems
cross join accounts
cross join files
cross join advisories
cross join patches
