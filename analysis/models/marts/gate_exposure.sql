-- Items 5 to 8 and 10 of the readiness gate: what stands open beside the licence position (RULES.md §11).
-- 5 Done: every instance CSSM lists, and every device that answered, is OK or owes nothing. Not evidenced: no instance
--   export, or nothing told of any instance's reporting. Else In progress.
-- 6 Done: nothing of any instance's reporting is unknown, and every overdue one has a signed note. Not evidenced: as 5.
--   Else In progress.
-- 7 Done: every On-Prem server's release is told and not stale, and every advisory in the folder, among them all that
--   the workbench knows to be published, says Fixed or Not affected; the advisories are not stale. Not applicable:
--   client.toml says there is no On-Prem and nothing says otherwise. Not evidenced: no release, no advisories, one that
--   is known to be published is not there, or all say Unknown. Blocked: affected, and Cisco names no fixed release.
--   Else In progress.
-- 8 Done: every Smart Account has an event log and whole snapshots that cover the year until now but for
--   export_stale_days, and every change of theirs is explained by the log, by lots or by a signed note. Not evidenced:
--   no Smart Account has a log and two snapshots. Else In progress.
-- 10 Done: advisers were engaged, by today, at least the days of reference/event_leads.csv before the next event.
--   Blocked: engaged later than that, which nothing cures before this event. In progress: engagement lies ahead and in
--   time. Not evidenced: no date, or no event.
-- What is missing never counts for the better: a source that goes makes an item Not evidenced or leaves it open.
-- grain: item_number
with found as (
    select
        coalesce(bool_or(kinds.source_status <> 'Missing' and kinds.taken_at is not null) filter (
            where kinds.subject = 'instances'
        ), false) as has_instances,
        coalesce(bool_or(kinds.source_status <> 'Missing' and kinds.taken_at is not null) filter (
            where kinds.subject = 'advisories'
        ), false) as has_advisories,
        coalesce(bool_or(kinds.source_status = 'Stale') filter (where kinds.subject = 'instances'), false)
            as is_instances_stale,
        coalesce(bool_or(kinds.source_status = 'Stale') filter (where kinds.subject = 'advisories'), false)
            as is_advisories_stale
    from marts.source_kinds as kinds
),

-- A device stands as its worst licence does.
devices as (
    select
        ledger.serial_number,
        bool_or(ledger.reporting_status in ('OVERDUE', 'NEVER REPORTED')) as is_overdue,
        bool_or(ledger.reporting_status = 'UNKNOWN') as is_unknown,
        bool_or(ledger.reporting_status = 'DUE SOON') as is_due_soon,
        bool_and(ledger.reporting_status in ('OK', 'NOT APPLICABLE')) as is_well,
        max(ledger.days_late) filter (where ledger.reporting_status in ('OVERDUE', 'NEVER REPORTED')) as days_late
    from marts.reporting_ledger as ledger
    group by ledger.serial_number
),

-- An instance that neither its own serial number nor a matched device's leads to the ledger.
nameless as (
    select count(*) as nameless_count
    from core.product_instances as instances
    left join core.instance_devices as matches
        on instances.file_id = matches.file_id and instances.row_number = matches.row_number
    left join core.devices as known on matches.device_id = known.device_id
    left join devices on known.serial_number = devices.serial_number
    where instances.serial_number is null and devices.serial_number is null
),

reporting as (
    select
        count(devices.serial_number) + any_value(nameless.nameless_count) as instance_count,
        count(devices.serial_number) filter (where devices.is_overdue) as overdue_count,
        count(devices.serial_number) filter (where devices.is_unknown and not devices.is_overdue)
        + any_value(nameless.nameless_count) as unknown_count,
        count(devices.serial_number) filter (
            where devices.is_due_soon and not devices.is_overdue and not devices.is_unknown
        ) as due_soon_count,
        count(devices.serial_number) filter (where devices.is_well) as well_count,
        count(devices.serial_number) filter (where devices.is_unknown) + any_value(nameless.nameless_count)
            as open_count,
        count(documented.serial_number) filter (where devices.is_overdue) as documented_count,
        max(devices.days_late) as days_late
    from nameless
    left join devices on true
    left join core.documented_reports as documented on devices.serial_number = documented.serial_number
),

systems as (
    select
        count(*) as system_count,
        min(systems.taken_at) as first_taken_at,
        string_agg(distinct systems.version, ', ' order by systems.version) as version_names
    from core.onprem_systems as systems
),

signs as (
    select count(*) > 0 as is_told_otherwise
    from (
        select coverage.covered_name as sign_name
        from core.source_coverage as coverage
        where coverage.covered_name = 'On-Prem accounts' and coverage.covered_count > 0
        union all
        select exports.format as sign_name
        from core.exports
        where exports.is_onprem and exports.is_current
        union all
        select ledger.reporting_path as sign_name
        from marts.reporting_ledger as ledger
        where ledger.reporting_path = 'On-Prem'
    ) as onprem_signs
),

advised as (
    select
        count(*) as advisory_count,
        count(*) filter (where patch.patch_status = 'Affected') as affected_count,
        count(*) filter (where patch.patch_status = 'Affected' and patch.first_fixed_version is not null)
            as fixable_count,
        count(*) filter (where patch.patch_status = 'Unknown') as unknown_count,
        max(patch.cvss_score) filter (where patch.patch_status = 'Affected') as cvss_score,
        string_agg(distinct patch.first_fixed_version, ', ' order by patch.first_fixed_version) filter (
            where patch.patch_status = 'Affected'
        ) as fixed_names
    from marts.onprem_patch as patch
),

unanswered as (
    select
        count(*) as missing_count,
        string_agg(known.cve_id, ', ' order by known.published_date, known.cve_id) as missing_names
    from reference.onprem_advisories as known
    cross join inputs.run
    where
        known.published_date <= run.as_of_date
        and not exists (
            select 1
            from marts.onprem_patch as patch
            where patch.advisory_id = known.advisory_id or contains(patch.cve_ids, known.cve_id)
        )
),

watched as (
    select
        count(*) as account_count,
        count(*) filter (where coverage.is_comparable and coverage.logged_days > 0) as watched_count,
        count(*) filter (where coverage.logged_days > 0) as logged_count,
        count(*) filter (
            where
            coverage.is_comparable
            and coverage.incomplete_snapshot_count = 0
            and coverage.unlogged_days <= thresholds.export_stale_days
            and coverage.first_snapshot_date <= run.as_of_date - to_months(12)
            + to_days(cast(thresholds.export_stale_days as integer))
            and date_diff('day', coverage.last_snapshot_date, run.as_of_date) <= thresholds.export_stale_days
        ) as whole_count,
        max(coverage.log_first_date) as log_first_date,
        min(coverage.log_last_date) as log_last_date,
        max(coverage.first_snapshot_date) as first_snapshot_date
    from core.smart_accounts as accounts
    left join marts.movement_coverage as coverage on accounts.smart_account = coverage.smart_account
    cross join inputs.run
    cross join inputs.thresholds
),

moves as (
    select
        count(*) as change_count,
        count(*) filter (where moves.is_explained) as explained_count,
        count(*) filter (where not coalesce(moves.is_explained, false) and documented.note_id is not null)
            as documented_count,
        count(*) filter (where not moves.is_explained and documented.note_id is null) as unexplained_count,
        count(*) filter (where moves.is_explained is null and documented.note_id is null) as open_count
    from marts.movement_ledger as moves
    left join marts.documented_moves as documented
        on
            moves.smart_account = documented.smart_account
            and moves.license_name = documented.license_name
            and moves.virtual_account = documented.virtual_account
            and moves.moved_at = documented.moved_at
),

engaged as (
    select
        event.advisers_engaged_date,
        events.event_date,
        events.event_name,
        leads.lead_days,
        date_diff('day', event.advisers_engaged_date, events.event_date) as days_ahead
    from inputs.event
    cross join reference.event_leads as leads
    left join core.agreement_events as events on events.is_next
    where leads.event_key = 'engage_by'
),

asked as (
    select min(lines.taken_at) as proposed_date
    from core.proposal_lines as lines
)

select
    cast(5 as bigint) as item_number,
    case
        when not found.has_instances or reporting.instance_count = reporting.unknown_count then 'Not evidenced'
        when reporting.well_count = reporting.instance_count and not found.is_instances_stale then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_instances then 'No product-instance export says which instances should report.'
        when reporting.instance_count = reporting.unknown_count
            then
                'Nothing in the folder tells when any of '
                || counted(reporting.instance_count, 'instance', 'instances')
                || ' reported.'
        else
            'Of '
            || counted(reporting.instance_count, 'instance', 'instances')
            || ' '
            || format('{:,}', reporting.well_count)
            || ' report on schedule or owe nothing, '
            || format('{:,}', reporting.due_soon_count)
            || if(reporting.due_soon_count = 1, ' is', ' are')
            || ' due soon, '
            || format('{:,}', reporting.overdue_count)
            || if(reporting.overdue_count = 1, ' is', ' are')
            || ' overdue and '
            || format('{:,}', reporting.unknown_count)
            || if(reporting.unknown_count = 1, ' is', ' are')
            || ' unknown.'
    end as evidence,
    'marts.reporting_ledger' as evidence_relation
from reporting
cross join found
union all
select
    6 as item_number,
    case
        when not found.has_instances or reporting.instance_count = reporting.unknown_count then 'Not evidenced'
        when
            reporting.open_count = 0
            and reporting.documented_count = reporting.overdue_count
            and not found.is_instances_stale
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_instances then 'No product-instance export says which instances should report.'
        when reporting.instance_count = reporting.unknown_count
            then
                'Nothing in the folder tells when any of '
                || counted(reporting.instance_count, 'instance', 'instances')
                || ' reported.'
        else
            counted(reporting.overdue_count, 'instance is', 'instances are')
            || ' overdue'
            || if(reporting.days_late > 0, ', the longest by ' || counted(reporting.days_late, 'day', 'days'), '')
            || if(
                reporting.overdue_count > 0,
                '; ' || format('{:,}', reporting.documented_count) || ' of them documented by a signed note',
                ''
            )
            || if(
                reporting.open_count > 0,
                '; whether ' || format('{:,}', reporting.open_count) || ' report on schedule is not known',
                ''
            )
            || '.'
    end as evidence,
    'marts.reporting_ledger' as evidence_relation
from reporting
cross join found
union all
select
    7 as item_number,
    case
        when
            systems.system_count = 0
            and not signs.is_told_otherwise
            and not coalesce(onprem.is_onprem_used, true)
            then 'Not applicable'
        when systems.system_count = 0 then 'Not evidenced'
        when advised.fixable_count > 0 then 'In progress'
        when advised.affected_count > 0 then 'Blocked'
        when
            not found.has_advisories
            or advised.advisory_count = advised.unknown_count
            or unanswered.missing_count > 0
            then 'Not evidenced'
        when
            advised.unknown_count = 0
            and not found.is_advisories_stale
            and date_diff('day', systems.first_taken_at, run.as_of_date) <= thresholds.export_stale_days
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when systems.system_count = 0
            then
                case
                    when signs.is_told_otherwise
                        then 'SSM On-Prem is in use and no file tells its release.'
                    when not coalesce(onprem.is_onprem_used, true)
                        then 'client.toml says that no SSM On-Prem is in use, and nothing in the folder says otherwise.'
                    else 'Nothing in the folder tells whether an SSM On-Prem is in use, nor its release.'
                end
        else
            'On-Prem release '
            || systems.version_names
            || ', told on '
            || day_in_words(systems.first_taken_at)
            || case
                when not found.has_advisories or advised.advisory_count = 0
                    then '; no advisory about it is in the folder'
                else
                    ': of '
                    || counted(advised.advisory_count, 'advisory', 'advisories')
                    || ' '
                    || format('{:,}', advised.affected_count)
                    || if(advised.affected_count = 1, ' says', ' say')
                    || ' affected'
                    || if(advised.affected_count > 0, ', CVSS up to ' || advised.cvss_score, '')
                    || ', '
                    || format('{:,}', advised.unknown_count)
                    || if(advised.unknown_count = 1, ' leaves', ' leave')
                    || ' it open'
            end
            || case
                when advised.fixable_count > 0
                    then '; first fixed: ' || advised.fixed_names
                when advised.affected_count > 0 then '; Cisco names no fixed release'
                else ''
            end
            || if(unanswered.missing_count > 0, '; not in the folder: ' || unanswered.missing_names, '')
            || if(found.is_advisories_stale, '; the advisories are stale', '')
            || '.'
    end as evidence,
    'marts.onprem_patch' as evidence_relation
from systems
cross join signs
cross join advised
cross join unanswered
cross join found
cross join inputs.onprem
cross join inputs.run
cross join inputs.thresholds
union all
select
    8 as item_number,
    case
        when watched.watched_count = 0 then 'Not evidenced'
        when watched.whole_count = watched.account_count and moves.unexplained_count + moves.open_count = 0
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when watched.logged_count = 0 then 'No event log is in the folder to explain what changed between snapshots.'
        when watched.watched_count = 0 then 'There are no two snapshots to set the event log against.'
        else
            'Of '
            || counted(moves.change_count, 'change', 'changes')
            || ' of quantity in 12 months '
            || format('{:,}', moves.explained_count)
            || if(moves.explained_count = 1, ' is', ' are')
            || ' explained by the event log or by lots, '
            || format('{:,}', moves.documented_count)
            || ' by a signed note, '
            || format('{:,}', moves.unexplained_count)
            || ' by nothing'
            || if(
                moves.open_count > 0,
                ', and ' || format('{:,}', moves.open_count) || ' cannot be told, for no two snapshots enclose the day',
                ''
            )
            || if(
                watched.whole_count < watched.account_count,
                '; log and snapshots do not cover the year until today for '
                || counted(watched.account_count - watched.whole_count, 'Smart Account', 'Smart Accounts'),
                ''
            )
            || ' (log of '
            || day_in_words(watched.log_first_date)
            || ' to '
            || day_in_words(watched.log_last_date)
            || ', snapshots since '
            || day_in_words(watched.first_snapshot_date)
            || ').'
    end as evidence,
    'marts.movement_ledger' as evidence_relation
from watched
cross join moves
union all
select
    10 as item_number,
    case
        when engaged.advisers_engaged_date is null or engaged.event_date is null then 'Not evidenced'
        when engaged.days_ahead < engaged.lead_days then 'Blocked'
        when engaged.advisers_engaged_date > run.as_of_date then 'In progress'
        else 'Done'
    end as gate_status,
    case
        when engaged.advisers_engaged_date is null
            then
                'client.toml names no day on which outside advisers were engaged'
                || coalesce(
                    '; the ' || engaged.event_name || ' is on ' || day_in_words(engaged.event_date), ''
                )
                || '.'
        when engaged.event_date is null then 'client.toml names no agreement, so there is no event to be ahead of.'
        else
            'Advisers '
            || if(engaged.advisers_engaged_date > run.as_of_date, 'are to be engaged on ', 'were engaged on ')
            || day_in_words(engaged.advisers_engaged_date)
            || ', '
            || counted(abs(engaged.days_ahead), 'day', 'days')
            || if(engaged.days_ahead < 0, ' after', ' before')
            || ' the '
            || engaged.event_name
            || ' on '
            || day_in_words(engaged.event_date)
            || '; '
            || format('{:,}', engaged.lead_days)
            || ' are needed'
            || if(
                asked.proposed_date < engaged.advisers_engaged_date,
                '. The vendor''s proposal of ' || day_in_words(asked.proposed_date) || ' came first',
                ''
            )
            || '.'
    end as evidence,
    'core.agreement_events' as evidence_relation
from engaged
cross join asked
cross join inputs.run
