-- The five risks, each Present, Absent or Not evidenced, with the sentence that says why (RULES.md §11). One sign is
-- enough for Present; Absent needs every source that could show one. What is missing makes a risk Not evidenced.
-- 1 Present: a PAK holds licences that never reached Smart Licensing. Absent: a PAK list that is not stale, in which
--   every key has a class and none does.
-- 2 Present: licences lie in another Virtual Account than what uses them, DEFAULT is in use beside others, or a device
--   stands in several. Absent: none of them, with items 1 and 3 of the gate Done.
-- 3 Present: a device is overdue or never reported, or is in place and unknown to CSSM. Absent: neither, with item 5
--   Done and deployment records found.
-- 4 Present: an advisory affects the On-Prem release, or an administrator of the cloud account is idle or a user has
--   left. Absent: none, with item 7 Done or Not applicable and a users export that tells both for every Smart Account.
-- 5 Present: over-use now by the history, devices in place that CSSM does not know, or devices that tell more than CSSM
--   counts. Absent: none, with items 1 and 2 Done and device outputs found.
-- grain: risk_number
with gate as (
    select
        bool_or(gate.gate_status = 'Done') filter (where gate.item_number = 1) as is_exported,
        bool_or(gate.gate_status = 'Done') filter (where gate.item_number = 2) as is_reconciled,
        bool_or(gate.gate_status = 'Done') filter (where gate.item_number = 3) as is_searched,
        bool_or(gate.gate_status = 'Done') filter (where gate.item_number = 5) as is_reporting,
        bool_or(gate.gate_status in ('Done', 'Not applicable')) filter (where gate.item_number = 7) as is_patched,
        max(gate.evidence) filter (where gate.item_number = 4) as pak_evidence,
        max(gate.evidence) filter (where gate.item_number = 7) as onprem_evidence
    from marts.readiness_gate as gate
),

found as (
    select
        coalesce(bool_or(kinds.source_status = 'Found' and kinds.taken_at is not null) filter (
            where kinds.subject = 'pak'
        ), false) as has_paks,
        coalesce(bool_or(kinds.source_status = 'Found' and kinds.taken_at is not null) filter (
            where kinds.subject = 'deployment'
        ), false) as has_deployment,
        coalesce(bool_or(kinds.source_status = 'Found' and kinds.taken_at is not null) filter (
            where kinds.subject = 'device_outputs'
        ), false) as has_outputs
    from marts.source_kinds as kinds
),

paks as (
    select
        count(*) as pak_count,
        count(*) filter (where paks.unmigrated_count > 0) as unmigrated_pak_count,
        count(*) filter (where paks.unmigrated_count is null) as unknown_count
    from marts.pak_match as paks
),

netting as (
    select cast(coalesce(sum(netting.misplaced_count), 0) as bigint) as misplaced_count
    from marts.license_netting as netting
),

defaults as (
    select cast(coalesce(sum(defaults.in_use_count), 0) as bigint) as default_count
    from marts.default_accounts as defaults
),

devices as (
    select
        count(*) filter (where matches.virtual_account_count > 1) as shared_count,
        count(*) filter (where matches.match_class = 'Unreported') as unreported_count
    from marts.instance_match as matches
),

silent as (
    select count(distinct ledger.serial_number) as overdue_count
    from marts.reporting_ledger as ledger
    where ledger.reporting_status in ('OVERDUE', 'NEVER REPORTED')
),

onprem as (
    select count(*) filter (where patch.patch_status = 'Affected') as affected_count
    from marts.onprem_patch as patch
),

users as (
    select
        cast(coalesce(sum(users.idle_administrator_count), 0) as bigint) as idle_administrator_count,
        cast(coalesce(sum(users.left_user_count), 0) as bigint) as left_user_count,
        cast(coalesce(sum(users.administrator_count), 0) as bigint) as administrator_count,
        count(users.smart_account) as told_count,
        count(*) = count(users.idle_administrator_count)
        and count(*) = count(users.left_user_count)
        and coalesce(sum(users.unseen_administrator_count), 0) = 0 as is_told
    from core.smart_accounts as accounts
    left join core.account_users as users on lower(accounts.smart_account) = lower(users.smart_account)
),

overuse as (
    select count(*) as over_license_count
    from marts.overuse_summary as summary
    where summary.is_over_now
),

levels as (
    select cast(coalesce(sum(levels.difference_count), 0) as bigint) as untold_count
    from core.level_mismatches as levels
    where levels.difference_count > 0
),

judged as (
    select
        1 as risk_number,
        case
            when paks.unmigrated_pak_count > 0 then 'Present'
            when found.has_paks and paks.pak_count > 0 and paks.unknown_count = 0 then 'Absent'
            else 'Not evidenced'
        end as risk_status,
        gate.pak_evidence as evidence,
        'marts.pak_match' as evidence_relation
    from paks
    cross join found
    cross join gate
    union all
    select
        2 as risk_number,
        case
            when netting.misplaced_count > 0 or defaults.default_count > 0 or devices.shared_count > 0 then 'Present'
            when gate.is_exported and gate.is_searched then 'Absent'
            else 'Not evidenced'
        end as risk_status,
        counted(netting.misplaced_count, 'licence', 'licences')
        || if(netting.misplaced_count = 1, ' lies', ' lie')
        || ' in another Virtual Account than what uses '
        || if(netting.misplaced_count = 1, 'it', 'them')
        || '; '
        || format('{:,}', defaults.default_count)
        || if(defaults.default_count = 1, ' is', ' are')
        || ' used in a Virtual Account named DEFAULT; '
        || counted(devices.shared_count, 'device stands', 'devices stand')
        || ' in several Virtual Accounts.' as evidence,
        'marts.license_netting' as evidence_relation
    from netting
    cross join defaults
    cross join devices
    cross join gate
    union all
    select
        3 as risk_number,
        case
            when silent.overdue_count > 0 or devices.unreported_count > 0 then 'Present'
            when gate.is_reporting and found.has_deployment then 'Absent'
            else 'Not evidenced'
        end as risk_status,
        counted(silent.overdue_count, 'device is', 'devices are')
        || ' overdue or never reported; '
        || format('{:,}', devices.unreported_count)
        || if(devices.unreported_count = 1, ' is', ' are')
        || ' in place and unknown to CSSM'
        || case
            when not found.has_deployment then '; there are no deployment records that are not stale'
            when not coalesce(gate.is_reporting, false) then '; of others it is not known'
            else ''
        end
        || '.' as evidence,
        'marts.reporting_ledger' as evidence_relation
    from silent
    cross join devices
    cross join found
    cross join gate
    union all
    select
        4 as risk_number,
        case
            when onprem.affected_count > 0 or users.idle_administrator_count > 0 or users.left_user_count > 0
                then 'Present'
            when gate.is_patched and users.is_told then 'Absent'
            else 'Not evidenced'
        end as risk_status,
        gate.onprem_evidence
        || ' '
        || if(
            users.told_count = 0,
            'No users export tells who may administer the cloud account.',
            'Of '
            || counted(users.administrator_count, 'administrator', 'administrators')
            || ' of the cloud account '
            || format('{:,}', users.idle_administrator_count)
            || if(users.idle_administrator_count = 1, ' has', ' have')
            || ' not signed in for long; '
            || counted(users.left_user_count, 'user has', 'users have')
            || ' left'
            || if(users.is_told, '', '; the export does not tell all of it')
            || '.'
        ) as evidence,
        'marts.onprem_patch' as evidence_relation
    from onprem
    cross join users
    cross join gate
    union all
    select
        5 as risk_number,
        case
            when overuse.over_license_count > 0 or devices.unreported_count > 0 or levels.untold_count > 0
                then 'Present'
            when gate.is_exported and gate.is_reconciled and found.has_outputs then 'Absent'
            else 'Not evidenced'
        end as risk_status,
        counted(overuse.over_license_count, 'licence is', 'licences are')
        || ' over-used now; '
        || counted(devices.unreported_count, 'device is', 'devices are')
        || ' in place and unknown to CSSM; devices tell '
        || format('{:,}', levels.untold_count)
        || ' more in use than CSSM counts'
        || if(
            found.has_deployment and found.has_outputs,
            '',
            '; deployment records or device outputs are missing or stale'
        )
        || '.' as evidence,
        'marts.overuse_summary' as evidence_relation
    from overuse
    cross join levels
    cross join devices
    cross join found
    cross join gate
)

select
    named.risk_number,
    named.risk_key,
    named.risk_name,
    judged.risk_status,
    judged.evidence,
    judged.evidence_relation
from reference.readiness_risks as named
inner join judged on named.risk_number = judged.risk_number
