-- Every cure there is, with the step of the bridge it belongs to and how many units of shortage its evidence could take
-- away if nothing stood before it. A cure that takes no shortage away has none; what it could take is unknown where its
-- licence or Smart Account is.
-- grain: cure_kind, smart_account, virtual_account, license_name, cure_name
with uncovered as (
    select
        accounts.smart_account,
        count(*) filter (where accounts.is_listed or accounts.has_licenses or accounts.has_instances) as quantity_count,
        bool_and(not accounts.has_licenses) as is_unseen
    from core.virtual_accounts as accounts
    where not accounts.has_licenses or not accounts.has_instances
    group by accounts.smart_account
),

late_devices as (
    select
        ledger.smart_account,
        ledger.virtual_account,
        count(distinct ledger.serial_number) as quantity_count
    from marts.reporting_ledger as ledger
    left join core.documented_reports as documented on ledger.serial_number = documented.serial_number
    where ledger.reporting_status in ('OVERDUE', 'NEVER REPORTED') and documented.serial_number is null
    group by ledger.smart_account, ledger.virtual_account
),

affected as (
    select
        patch.onprem_name,
        any_value(patch.version) as version,
        count(*) as quantity_count,
        string_agg(distinct patch.first_fixed_version, ', ' order by patch.first_fixed_version) as fixed_names
    from marts.onprem_patch as patch
    where patch.patch_status = 'Affected'
    group by patch.onprem_name
),

ending as (
    select
        lots.smart_account,
        lots.license_name,
        cast(sum(lots.lot_count) as bigint) as quantity_count,
        min(lots.lot_end_date) as lot_end_date
    from core.license_lots as lots
    inner join core.agreement_events as events on events.is_next and lots.lot_end_date <= events.event_date
    where lots.lot_status = 'Available' and lots.lot_count > 0
    group by lots.smart_account, lots.license_name
)

select
    'Engage advisers' as cure_kind,
    'Engage outside advisers' as cure_name,
    cast(null as varchar) as smart_account,
    cast(null as varchar) as virtual_account,
    cast(null as varchar) as license_name,
    1 as quantity_count,
    'engagements' as unit_name,
    0 as offered_count,
    false as is_alternative,
    cast(null as varchar) as confidence_grade,
    'core.agreement_events' as evidence_relation
from inputs.event
cross join inputs.run
where event.advisers_engaged_date is null or event.advisers_engaged_date > run.as_of_date
union all
select
    'Export accounts' as cure_kind,
    'Export what ' || uncovered.smart_account || if(uncovered.is_unseen, ' owns', ' lacks') || ' in '
    || counted(uncovered.quantity_count, 'Virtual Account', 'Virtual Accounts') as cure_name,
    uncovered.smart_account,
    cast(null as varchar) as virtual_account,
    cast(null as varchar) as license_name,
    uncovered.quantity_count,
    'Virtual Accounts' as unit_name,
    0 as offered_count,
    false as is_alternative,
    cast(null as varchar) as confidence_grade,
    'core.virtual_accounts' as evidence_relation
from uncovered
union all
select
    'Move' as cure_kind,
    'Move '
    || format('{:,} ', cast(sum(plan.quantity_count) as bigint))
    || plan.license_name
    || if(plan.covered_license_name <> plan.license_name, ' to cover ' || plan.covered_license_name, '')
    || ' in '
    || plan.move_tool as cure_name,
    plan.smart_account,
    cast(null as varchar) as virtual_account,
    plan.covered_license_name as license_name,
    cast(sum(plan.quantity_count) as bigint) as quantity_count,
    'licences' as unit_name,
    cast(sum(plan.cured_count) as bigint) as offered_count,
    false as is_alternative,
    -- That a higher tier covers is an assertion until CSSM shows it.
    if(plan.covered_license_name <> plan.license_name, 'D', 'C') as confidence_grade,
    'marts.transfer_plan' as evidence_relation
from marts.transfer_plan as plan
group by plan.smart_account, plan.license_name, plan.covered_license_name, plan.move_tool
union all
select
    'Re-register' as cure_kind,
    'Re-register '
    || counted(count(distinct options.instance_id), 'instance', 'instances')
    || ' where '
    || options.license_name
    || ' is spare, instead of moving it' as cure_name,
    options.smart_account,
    cast(null as varchar) as virtual_account,
    options.license_name,
    count(distinct options.instance_id) as quantity_count,
    'instances' as unit_name,
    0 as offered_count,
    true as is_alternative,
    'C' as confidence_grade,
    'marts.reregistration_options' as evidence_relation
from marts.reregistration_options as options
group by options.smart_account, options.license_name
union all
select
    if(hidden.hidden_kind = 'Unmigrated PAK', 'Migrate PAK', 'Deposit order') as cure_kind,
    if(hidden.hidden_kind = 'Unmigrated PAK', 'Migrate ', 'Have deposited ')
    || format('{:,} ', cast(sum(hidden.hidden_count) as bigint))
    || coalesce(hidden.license_name, if(sum(hidden.hidden_count) = 1, 'licence', 'licences') || ' of an unknown name')
    || ' of '
    || if(
        hidden.hidden_kind = 'Unmigrated PAK',
        counted(count(distinct hidden.document_number), 'PAK', 'PAKs'),
        counted(count(distinct hidden.document_number), 'order', 'orders')
    ) as cure_name,
    hidden.smart_account,
    cast(null as varchar) as virtual_account,
    hidden.license_name,
    cast(sum(hidden.hidden_count) as bigint) as quantity_count,
    'licences' as unit_name,
    if(
        hidden.smart_account is null or hidden.license_name is null,
        null,
        cast(sum(hidden.hidden_count) as bigint)
    ) as offered_count,
    false as is_alternative,
    max(hidden.confidence_grade) as confidence_grade,
    'core.hidden_entitlements' as evidence_relation
from core.hidden_entitlements as hidden
group by hidden.hidden_kind, hidden.smart_account, hidden.license_name
union all
select
    'Retire instance' as cure_kind,
    case contested.contest_kind
        when 'Duplicate' then 'Remove instances that stand twice'
        when 'Ghost' then 'Remove instances of retired devices'
        else 'Remove instances that went silent, once confirmed'
    end
    || ': '
    || format('{:,} ', contested.contested_count)
    || contested.license_name as cure_name,
    contested.smart_account,
    cast(null as varchar) as virtual_account,
    contested.license_name,
    contested.contested_count as quantity_count,
    'licences' as unit_name,
    contested.contested_count as offered_count,
    false as is_alternative,
    contested.confidence_grade,
    'core.contested_use' as evidence_relation
from (
    select
        totals.smart_account,
        totals.license_name,
        totals.contest_kind,
        max(totals.confidence_grade) as confidence_grade,
        cast(sum(totals.contested_count) as bigint) as contested_count
    from core.contested_totals as totals
    group by totals.smart_account, totals.license_name, totals.contest_kind
) as contested
union all
select
    'Retire instance' as cure_kind,
    'Remove '
    || counted(count(*), 'instance', 'instances')
    || ' that can be contested, once confirmed; the export does not tell '
    || if(count(*) = 1, 'its', 'their')
    || ' licences' as cure_name,
    matches.smart_account,
    cast(null as varchar) as virtual_account,
    cast(null as varchar) as license_name,
    count(*) as quantity_count,
    'instances' as unit_name,
    cast(null as bigint) as offered_count,
    false as is_alternative,
    'C' as confidence_grade,
    'marts.instance_match' as evidence_relation
from marts.instance_match as matches
where matches.is_contested and matches.contested_count is null
group by matches.smart_account
union all
select
    'Report' as cure_kind,
    'Report the use of '
    || counted(late_devices.quantity_count, 'overdue instance', 'overdue instances')
    || coalesce(' in ' || late_devices.virtual_account, '') as cure_name,
    late_devices.smart_account,
    late_devices.virtual_account,
    cast(null as varchar) as license_name,
    late_devices.quantity_count,
    'instances' as unit_name,
    0 as offered_count,
    false as is_alternative,
    cast(null as varchar) as confidence_grade,
    'marts.reporting_ledger' as evidence_relation
from late_devices
union all
select
    'Patch' as cure_kind,
    if(
        affected.fixed_names is null,
        'Shield ' || affected.onprem_name || ' (' || affected.version || ') until Cisco names a fixed release',
        'Upgrade ' || affected.onprem_name || ' from ' || affected.version || '; first fixed: ' || affected.fixed_names
    ) as cure_name,
    cast(null as varchar) as smart_account,
    cast(null as varchar) as virtual_account,
    cast(null as varchar) as license_name,
    affected.quantity_count,
    'advisories' as unit_name,
    0 as offered_count,
    false as is_alternative,
    cast(null as varchar) as confidence_grade,
    'marts.onprem_patch' as evidence_relation
from affected
union all
select
    'Write position' as cure_kind,
    'Write a position on '
    || counted(count(*), 'difference', 'differences')
    || ' of '
    || differences.license_name
    || ': '
    || string_agg(lower(differences.difference_name), ', ' order by differences.difference_number) as cure_name,
    differences.smart_account,
    cast(null as varchar) as virtual_account,
    differences.license_name,
    count(*) as quantity_count,
    'differences' as unit_name,
    0 as offered_count,
    false as is_alternative,
    max(differences.confidence_grade) as confidence_grade,
    'marts.lens_differences' as evidence_relation
from marts.lens_differences as differences
left join marts.documented_differences as documented
    on
        differences.smart_account = documented.smart_account
        and differences.license_name = documented.license_name
        and differences.difference_key = documented.difference_key
where documented.note_id is null
group by differences.smart_account, differences.license_name
union all
select
    'Document move' as cure_kind,
    'Find out and write down '
    || counted(count(*), 'unexplained change', 'unexplained changes')
    || ' of quantity' as cure_name,
    moves.smart_account,
    cast(null as varchar) as virtual_account,
    cast(null as varchar) as license_name,
    count(*) as quantity_count,
    'changes' as unit_name,
    0 as offered_count,
    false as is_alternative,
    cast(null as varchar) as confidence_grade,
    'marts.movement_ledger' as evidence_relation
from marts.movement_ledger as moves
left join marts.documented_moves as documented
    on
        moves.smart_account = documented.smart_account
        and moves.license_name = documented.license_name
        and moves.virtual_account = documented.virtual_account
        and moves.moved_at = documented.moved_at
where not coalesce(moves.is_explained, false) and documented.note_id is null
group by moves.smart_account
union all
select
    'Renew lot' as cure_kind,
    'Renew or replace ' || format('{:,} ', steps.short_count) || steps.license_name
    || ' that ended and are in use' as cure_name,
    steps.smart_account,
    cast(null as varchar) as virtual_account,
    steps.license_name,
    steps.short_count as quantity_count,
    'licences' as unit_name,
    0 as offered_count,
    false as is_alternative,
    steps.confidence_grade,
    'core.license_lots' as evidence_relation
from marts.bridge_steps as steps
where steps.step_key = 'expired_lots' and steps.short_count > 0
union all
select
    'Renew lot' as cure_kind,
    'Renew or replace ' || format('{:,} ', ending.quantity_count) || ending.license_name
    || ' that end before the event, the first on ' || day_in_words(ending.lot_end_date) as cure_name,
    ending.smart_account,
    cast(null as varchar) as virtual_account,
    ending.license_name,
    ending.quantity_count,
    'licences' as unit_name,
    0 as offered_count,
    false as is_alternative,
    'C' as confidence_grade,
    'core.license_lots' as evidence_relation
from ending
