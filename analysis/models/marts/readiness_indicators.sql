-- The six indicators, each Present, Absent or Not evidenced, with the sentence that says why (RULES.md §11).
-- 1 Present: a Smart Account has several Virtual Accounts, and DEFAULT is in use beside others or logged moves start
--   from more than one of them, so no single pool gives. Absent: one Virtual Account each by the account list, or
--   neither sign with an event log. Else Not evidenced.
-- 2 Present: several Smart Accounts. Absent: the account list names one. Not evidenced: one, without a list.
-- 3 Present: PAKs that never reached Smart Licensing beside Smart licences. Absent: a PAK list in which every key has a
--   class and none does. Else Not evidenced.
-- 4 Present: an advisory affects the On-Prem release. Absent: item 7 of the gate is Done or Not applicable.
-- 5 Present: item 2 of the gate is open. Absent: it is Done. Not evidenced: nothing to reconcile with.
-- 6 Present: a milestone has passed with no licence export of the time before it and no note on how it was settled.
--   Absent: none has passed, or each has a note. Not evidenced: an export of that time is there, and nothing tells what
--   was done with it; or no agreement.
-- grain: indicator_number
with gate as (
    select
        max(gate.gate_status) filter (where gate.item_number = 2) as reconciled_status,
        max(gate.evidence) filter (where gate.item_number = 2) as reconciled_evidence,
        max(gate.evidence) filter (where gate.item_number = 4) as pak_evidence,
        bool_or(gate.gate_status in ('Done', 'Not applicable')) filter (where gate.item_number = 7) as is_patched,
        max(gate.evidence) filter (where gate.item_number = 7) as onprem_evidence
    from marts.readiness_gate as gate
),

counts as (
    select
        accounts.smart_account,
        count(*) as virtual_account_count,
        bool_or(accounts.is_listed) as is_listed
    from core.virtual_accounts as accounts
    group by accounts.smart_account
),

known as (
    select
        count(*) as smart_account_count,
        count(*) filter (where counts.is_listed) as listed_count,
        max(counts.virtual_account_count) as most_count,
        string_agg(counts.smart_account, ', ' order by counts.smart_account) as account_names
    from counts
),

givers as (
    select
        moves.smart_account,
        count(distinct moves.virtual_account) as giver_count
    from marts.movement_ledger as moves
    where moves.movement_source = 'Event log' and moves.quantity_count < 0
    group by moves.smart_account
),

allocation as (
    select coalesce(max(givers.giver_count), 0) as giver_count
    from givers
),

defaults as (
    select count(*) as default_account_count
    from marts.default_accounts
),

logs as (
    select count(*) > 0 as has_log
    from core.exports
    where exports.subject = 'account_events' and exports.export_status in ('current', 'history')
),

smart as (
    select count(*) > 0 as has_smart
    from marts.license_position
),

agreements as (
    select count(*) > 0 as has_agreement
    from inputs.agreements
),

paks as (
    select
        count(*) as pak_count,
        count(*) filter (where paks.unmigrated_count > 0) as unmigrated_pak_count,
        count(*) filter (where paks.unmigrated_count is null) as unknown_count
    from marts.pak_match as paks
),

onprem as (
    select count(*) filter (where patch.patch_status = 'Affected') as affected_count
    from marts.onprem_patch as patch
),

snapshots as (
    select distinct exports.taken_at
    from core.exports
    where exports.subject = 'licenses' and exports.export_status in ('current', 'history')
),

validations as (
    select distinct
        milestones.subscription_id,
        milestones.milestone_date
    from inputs.milestones
    inner join inputs.notes
        on
            milestones.milestone_date <= notes.note_date
            and notes.note_kind = 'other'
            and contains(lower(notes.subject), lower(milestones.subscription_id))
            and contains(notes.subject, strftime(milestones.milestone_date, '%Y-%m-%d'))
),

passed as (
    select
        milestones.subscription_id,
        milestones.milestone_date,
        bool_or(validations.milestone_date is not null) as has_note,
        bool_or(snapshots.taken_at is not null) as has_snapshot
    from inputs.milestones
    cross join inputs.run
    cross join inputs.thresholds
    left join validations
        on
            milestones.subscription_id = validations.subscription_id
            and milestones.milestone_date = validations.milestone_date
    left join snapshots
        on
            milestones.milestone_date >= snapshots.taken_at
            and date_diff('day', snapshots.taken_at, milestones.milestone_date) <= thresholds.export_stale_days
    where milestones.milestone_date < run.as_of_date
    group by milestones.subscription_id, milestones.milestone_date
),

settled as (
    select
        count(*) as passed_count,
        count(*) filter (where passed.has_note) as noted_count,
        count(*) filter (where not passed.has_note and not passed.has_snapshot) as blind_count,
        min(passed.milestone_date) filter (where not passed.has_note) as open_date
    from passed
),

judged as (
    select
        1 as indicator_number,
        case
            when known.most_count > 1 and (defaults.default_account_count > 0 or allocation.giver_count > 1)
                then 'Present'
            when known.most_count = 1 and known.listed_count = known.smart_account_count then 'Absent'
            when known.most_count > 1 and logs.has_log then 'Absent'
            else 'Not evidenced'
        end as indicator_status,
        if(
            known.most_count is null,
            'No Virtual Account is known.',
            'Up to '
            || counted(known.most_count, 'Virtual Account', 'Virtual Accounts')
            || ' in a Smart Account; DEFAULT is in use beside others in '
            || format('{:,}', defaults.default_account_count)
            || '; '
            || if(
                logs.has_log,
                'logged moves start from ' || counted(allocation.giver_count, 'Virtual Account', 'Virtual Accounts'),
                'there is no event log'
            )
            || '.'
        ) as evidence,
        'marts.default_accounts' as evidence_relation
    from known
    cross join allocation
    cross join defaults
    cross join logs
    union all
    select
        2 as indicator_number,
        case
            when known.smart_account_count > 1 then 'Present'
            when known.listed_count > 0 then 'Absent'
            else 'Not evidenced'
        end as indicator_status,
        if(
            known.smart_account_count = 0,
            'No Smart Account is known.',
            counted(known.smart_account_count, 'Smart Account is', 'Smart Accounts are')
            || ' known: '
            || known.account_names
            || if(known.listed_count = 0, '; no account list says that this is all', '')
            || '.'
        ) as evidence,
        'core.virtual_accounts' as evidence_relation
    from known
    union all
    select
        3 as indicator_number,
        case
            when paks.unmigrated_pak_count > 0 and smart.has_smart then 'Present'
            when paks.pak_count > 0 and paks.unknown_count = 0 and smart.has_smart then 'Absent'
            else 'Not evidenced'
        end as indicator_status,
        gate.pak_evidence as evidence,
        'marts.pak_match' as evidence_relation
    from paks
    cross join smart
    cross join gate
    union all
    select
        4 as indicator_number,
        case
            when onprem.affected_count > 0 then 'Present'
            when gate.is_patched then 'Absent'
            else 'Not evidenced'
        end as indicator_status,
        gate.onprem_evidence as evidence,
        'marts.onprem_patch' as evidence_relation
    from onprem
    cross join gate
    union all
    select
        5 as indicator_number,
        case gate.reconciled_status
            when 'Done' then 'Absent'
            when 'In progress' then 'Present'
            else 'Not evidenced'
        end as indicator_status,
        gate.reconciled_evidence as evidence,
        'marts.instance_match' as evidence_relation
    from gate
    union all
    select
        6 as indicator_number,
        case
            when not agreements.has_agreement then 'Not evidenced'
            when settled.noted_count = settled.passed_count then 'Absent'
            when settled.blind_count > 0 then 'Present'
            else 'Not evidenced'
        end as indicator_status,
        case
            when not agreements.has_agreement then 'client.toml names no agreement.'
            when settled.passed_count = 0 then 'No milestone of an agreement has passed.'
            when settled.noted_count = settled.passed_count
                then
                    counted(settled.passed_count, 'milestone has', 'milestones have')
                    || ' passed, each with a signed note on how it was settled.'
            else
                'Of '
                || counted(settled.passed_count, 'milestone', 'milestones')
                || ' that passed '
                || format('{:,}', settled.passed_count - settled.noted_count)
                || if(settled.passed_count - settled.noted_count = 1, ' has', ' have')
                || ' no signed note on how it was settled, the first that of '
                || day_in_words(settled.open_date)
                || if(
                    settled.blind_count > 0,
                    '; of '
                    || format('{:,}', settled.blind_count)
                    || ' no licence export of the time before is here either',
                    '; licence exports of the time before are here'
                )
                || '.'
        end as evidence,
        'core.agreement_events' as evidence_relation
    from settled
    cross join agreements
)

select
    named.indicator_number,
    named.indicator_key,
    named.indicator_name,
    judged.indicator_status,
    judged.evidence,
    judged.evidence_relation
from reference.readiness_indicators as named
inner join judged on named.indicator_number = judged.indicator_number
