-- Items 1 and 3 of the readiness gate: whether everything was exported, and what lies elsewhere was found (RULES.md
-- §11).
-- 1 Done: every Smart and Virtual Account known is in an account list and covered by licence and by instance exports,
--   all of one day within export_stale_days, no page missing, no row refused. Not evidenced: no account list, no
--   licence or no instance export. Blocked: a file of these waits for an answer at the import gate. Else In progress.
-- 3 Done: every Virtual Account of the account list was searched, every balance is known, and the exports are not
--   stale: what lies elsewhere is then found; moving it is a cure. Not evidenced: no licence export. Else In progress.
-- What is missing never counts for the better: a source that goes makes an item Not evidenced or leaves it open.
-- grain: item_number
with found as (
    select
        coalesce(bool_or(kinds.source_status <> 'Missing' and kinds.taken_at is not null) filter (
            where kinds.subject = 'licenses'
        ), false) as has_licenses,
        coalesce(bool_or(kinds.source_status <> 'Missing' and kinds.taken_at is not null) filter (
            where kinds.subject = 'instances'
        ), false) as has_instances
    from marts.source_kinds as kinds
),

spoken as (
    select
        speaking.smart_account,
        speaking.virtual_account,
        speaking.subject,
        max(speaking.taken_at) as taken_at
    from core.speaking_exports as speaking
    where speaking.is_current and speaking.subject in ('licenses', 'instances')
    group by speaking.smart_account, speaking.virtual_account, speaking.subject
),

wide as (
    select
        exports.smart_account,
        exports.subject,
        max(exports.taken_at) as taken_at
    from core.exports
    where exports.is_account_wide and exports.is_current and exports.subject in ('licenses', 'instances')
    group by exports.smart_account, exports.subject
),

covered as (
    select
        accounts.smart_account,
        accounts.virtual_account,
        accounts.is_listed,
        accounts.has_licenses,
        accounts.has_instances,
        coalesce(licenses.taken_at, wide_licenses.taken_at) as licenses_date,
        coalesce(instances.taken_at, wide_instances.taken_at) as instances_date
    from core.virtual_accounts as accounts
    left join spoken as licenses
        on
            accounts.smart_account = licenses.smart_account
            and accounts.virtual_account = licenses.virtual_account
            and licenses.subject = 'licenses'
    left join spoken as instances
        on
            accounts.smart_account = instances.smart_account
            and accounts.virtual_account = instances.virtual_account
            and instances.subject = 'instances'
    left join wide as wide_licenses
        on accounts.smart_account = wide_licenses.smart_account and wide_licenses.subject = 'licenses'
    left join wide as wide_instances
        on accounts.smart_account = wide_instances.smart_account and wide_instances.subject = 'instances'
),

accounts as (
    select
        count(*) as account_count,
        count(*) filter (where covered.is_listed) as listed_count,
        count(*) filter (where covered.has_licenses and covered.has_instances) as covered_count,
        count(*) filter (where not covered.has_licenses) as unsearched_count,
        min(covered.licenses_date) as licenses_first_date,
        min(least(covered.licenses_date, covered.instances_date)) as first_date,
        max(greatest(covered.licenses_date, covered.instances_date)) as last_date
    from covered
),

unlisted as (
    select count(*) as unlisted_account_count
    from (
        select named.smart_account
        from inputs.smart_accounts as named
        union
        select exported.smart_account
        from core.virtual_accounts as exported
    ) as known
    where
        known.smart_account not in (
            select listed.smart_account
            from core.virtual_accounts as listed
            where listed.is_listed
        )
),

lost as (
    select
        count(*) filter (
            where sources.reported_count > sources.read_count - coalesce(sources.repeated_count, 0)
        ) as cut_source_count,
        cast(coalesce(sum(sources.rejected_count), 0) as bigint) as rejected_count
    from marts.sources
    where sources.is_current and sources.subject in ('licenses', 'instances')
),

stops as (
    select count(*) as stop_count
    from core.import_stops
),

position as (
    select
        count(*) as position_count,
        count(*) filter (where position.balance_count is null) as unknown_count
    from marts.license_position as position
),

netting as (
    select
        count(*) filter (where netting.misplaced_count > 0) as misplaced_license_count,
        cast(coalesce(sum(netting.misplaced_count), 0) as bigint) as misplaced_count
    from marts.license_netting as netting
),

plan as (
    select
        count(*) as move_count,
        cast(coalesce(sum(plan.quantity_count), 0) as bigint) as moved_count
    from marts.transfer_plan as plan
)

select
    cast(1 as bigint) as item_number,
    case
        when accounts.listed_count = 0 or not found.has_licenses or not found.has_instances then 'Not evidenced'
        when stops.stop_count > 0 then 'Blocked'
        when
            unlisted.unlisted_account_count = 0
            and accounts.covered_count = accounts.account_count
            and accounts.first_date = accounts.last_date
            and date_diff('day', accounts.first_date, run.as_of_date) <= thresholds.export_stale_days
            and lost.cut_source_count = 0
            and lost.rejected_count = 0
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_licenses then 'No licence export is in the folder.'
        when not found.has_instances then 'No product-instance export is in the folder.'
        when accounts.listed_count = 0
            then
                'No account list says which Virtual Accounts there are; '
                || counted(accounts.account_count, 'is', 'are')
                || ' named by exports.'
        else
            'Of '
            || counted(accounts.account_count, 'Virtual Account', 'Virtual Accounts')
            || ' '
            || format('{:,}', accounts.covered_count)
            || if(accounts.covered_count = 1, ' is', ' are')
            || ' covered by exports of licences and of instances, '
            || if(
                accounts.first_date = accounts.last_date,
                'all of ' || day_in_words(accounts.first_date),
                'of ' || day_in_words(accounts.first_date) || ' to ' || day_in_words(accounts.last_date)
            )
            || if(
                unlisted.unlisted_account_count > 0,
                '; ' || counted(unlisted.unlisted_account_count, 'Smart Account has', 'Smart Accounts have')
                || ' no account list',
                ''
            )
            || if(
                lost.cut_source_count > 0,
                '; pages are missing from ' || counted(lost.cut_source_count, 'export', 'exports'),
                ''
            )
            || if(
                lost.rejected_count > 0,
                '; ' || counted(lost.rejected_count, 'row', 'rows') || ' could not be read',
                ''
            )
            || if(
                stops.stop_count > 0,
                '; ' || counted(stops.stop_count, 'file waits', 'files wait') || ' for an answer at the import gate',
                ''
            )
            || '.'
    end as evidence,
    'core.virtual_accounts' as evidence_relation
from accounts
cross join unlisted
cross join lost
cross join stops
cross join found
cross join inputs.run
cross join inputs.thresholds
union all
select
    3 as item_number,
    case
        when not found.has_licenses or position.position_count = 0 then 'Not evidenced'
        when
            accounts.listed_count > 0
            and unlisted.unlisted_account_count = 0
            and accounts.unsearched_count = 0
            and position.unknown_count = 0
            and lost.cut_source_count = 0
            and date_diff('day', accounts.licenses_first_date, run.as_of_date) <= thresholds.export_stale_days
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_licenses or position.position_count = 0 then 'No licence export is in the folder.'
        else
            counted(netting.misplaced_count, 'licence', 'licences')
            || if(
                netting.misplaced_count > 0,
                ' of ' || counted(netting.misplaced_license_count, 'name', 'names'),
                ''
            )
            || if(netting.misplaced_count = 1, ' lies', ' lie')
            || ' in another Virtual Account than what uses '
            || if(netting.misplaced_count = 1, 'it', 'them')
            || case
                when netting.misplaced_count = 0 then ''
                when plan.move_count = 0 then '; no move is planned'
                else
                    '; the plan has '
                    || counted(plan.move_count, 'move', 'moves')
                    || ' of '
                    || format('{:,}', plan.moved_count)
            end
            || case
                when accounts.listed_count = 0 or unlisted.unlisted_account_count > 0
                    then '; no account list says that every Virtual Account was searched'
                when accounts.unsearched_count > 0
                    then
                        '; '
                        || counted(accounts.unsearched_count, 'Virtual Account was', 'Virtual Accounts were')
                        || ' not searched'
                else '; all ' || counted(accounts.account_count, 'Virtual Account', 'Virtual Accounts') || ' searched'
            end
            || if(
                position.unknown_count > 0,
                '; ' || counted(position.unknown_count, 'balance is', 'balances are') || ' unknown',
                ''
            )
            || if(lost.cut_source_count > 0, '; pages are missing from an export', '')
            || if(
                date_diff('day', accounts.licenses_first_date, run.as_of_date) > thresholds.export_stale_days,
                '; the oldest export is of ' || day_in_words(accounts.licenses_first_date),
                ''
            )
            || '.'
    end as evidence,
    'marts.license_netting' as evidence_relation
from position
cross join netting
cross join plan
cross join accounts
cross join unlisted
cross join lost
cross join found
cross join inputs.run
cross join inputs.thresholds
