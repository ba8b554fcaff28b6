-- Every figure that the renewal-readiness brief says in words. What is genuinely short is told as the bridge ends; the
-- misplaced, surplus and netted figures net each licence with itself alone.
-- grain: client_id
with bridge as (
    select
        max(totals.short_count) filter (where totals.step_key = 'gross_shortage') as gross_short_count,
        max(totals.short_count) filter (where totals.step_key = 'expired_lots') as not_in_force_count,
        -max(totals.short_count) filter (where totals.step_key = 'substitution') as substitutable_count,
        -max(totals.short_count) filter (where totals.step_key = 'moves') as movable_count,
        -max(totals.short_count) filter (where totals.step_key = 'pak') as pak_cured_count,
        -max(totals.short_count) filter (where totals.step_key = 'undeposited') as undeposited_cured_count,
        -max(totals.short_count) filter (where totals.step_key = 'instances') as contested_cured_count,
        max(totals.short_count) filter (where totals.step_key = 'genuine_shortage') as genuine_short_count,
        -max(totals.short_count) filter (where totals.step_key = 'allowance') as allowance_cured_count,
        max(totals.short_count) filter (where totals.step_key = 'chargeable') as chargeable_short_count,
        max(totals.amount) filter (where totals.step_key = 'gross_shortage') as gross_short_amount,
        -max(totals.amount) filter (where totals.step_key = 'moves') as movable_amount,
        max(totals.amount) filter (where totals.step_key = 'genuine_shortage') as genuine_short_amount,
        max(totals.amount) filter (where totals.step_key = 'chargeable') as chargeable_short_amount,
        if(count(distinct totals.currency) > 1, null, max(totals.currency)) as currency
    from marts.bridge_totals as totals
),

genuine as (
    select
        count(distinct steps.license_name) as genuine_license_count,
        max_by(steps.license_name, (steps.short_count, steps.license_name, steps.smart_account))
            as top_genuine_license,
        max(steps.short_count) as top_genuine_count
    from marts.bridge_steps as steps
    where steps.step_key = 'genuine_shortage' and steps.short_count > 0
),

netted as (
    select
        count(distinct netting.license_name) as license_count,
        cast(sum(netting.gross_short_count) as bigint) as in_force_short_count,
        cast(sum(netting.misplaced_count) as bigint) as misplaced_count,
        cast(sum(netting.surplus_count) as bigint) as surplus_count,
        count(distinct netting.license_name) filter (where netting.misplaced_count > 0) as misplaced_license_count,
        count(distinct netting.license_name) filter (where netting.genuine_short_count > 0)
            as netted_short_license_count,
        cast(coalesce(sum(netting.unknown_account_count), 0) as bigint) as unknown_position_count
    from marts.license_netting as netting
),

misplaced as (
    select
        max_by(moves.license_name, moves.standing) as top_misplaced_license,
        max_by(moves.virtual_account, moves.standing) as top_short_account,
        max_by(moves.surplus_account, moves.standing) as top_surplus_account,
        max_by(moves.short_count, moves.standing) as top_short_count,
        max_by(moves.surplus_count, moves.standing) as top_surplus_count
    from (
        select
            cures.license_name,
            cures.virtual_account,
            cures.surplus_account,
            cures.short_count,
            cures.surplus_count,
            (cures.move_count, cures.license_name, cures.virtual_account, cures.smart_account) as standing
        from marts.cured_shortages as cures
    ) as moves
),

event as (
    select
        any_value(events.agreement_name) as agreement_name,
        any_value(events.event_date) as event_date,
        any_value(events.event_name) as event_name,
        any_value(events.milestone_date) as milestone_date,
        any_value(events.notice_date) as notice_date,
        any_value(events.invoice_date) as invoice_date,
        any_value(events.end_date) as end_date,
        any_value(events.remaining_months) as remaining_months
    from core.agreement_events as events
    where events.is_next
),

next_notice as (
    select
        min(events.notice_date) as notice_date,
        min_by(events.agreement_name, (events.notice_date, events.subscription_id)) as agreement_name
    from core.agreement_events as events
    cross join inputs.run
    where events.notice_date >= run.as_of_date
),

lots as (
    select
        count(*) filter (where lots.lot_status = 'Ended' and lots.reported_status = 'ACTIVE') as ended_lot_count,
        cast(
            coalesce(
                sum(lots.lot_count) filter (where lots.lot_status = 'Ended' and lots.reported_status = 'ACTIVE'), 0
            ) as bigint
        ) as ended_license_count,
        count(*) filter (where lots.lot_status = 'Available' and lots.lot_end_date <= event.event_date)
            as ending_lot_count,
        cast(
            coalesce(
                sum(lots.lot_count) filter (
                    where lots.lot_status = 'Available' and lots.lot_end_date <= event.event_date
                ),
                0
            ) as bigint
        ) as ending_license_count
    from core.license_lots as lots
    cross join event
),

instances as (
    select
        count(*) as instance_count,
        count(*) filter (where instances.contact_status in ('Not seen', 'Probably gone')) as unseen_instance_count,
        count(*) filter (where instances.contact_status = 'Probably gone') as gone_instance_count,
        count(*) filter (where instances.contact_status = 'Unknown') as unknown_instance_count
    from core.product_instances as instances
),

accounts as (
    select
        count(distinct accounts.smart_account) as smart_account_count,
        count(*) as virtual_account_count,
        count(*) filter (where not accounts.has_licenses) as unexported_account_count
    from core.virtual_accounts as accounts
),

files as (
    select
        count(*) as file_count,
        cast(coalesce(sum(exports.read_count), 0) as bigint) as row_count,
        cast(coalesce(sum(exports.rejected_count), 0) as bigint) as rejected_row_count,
        max(exports.taken_at) filter (where exports.is_current and exports.subject = 'licenses') as data_date
    from core.exports
    where exports.export_status <> 'later'
),

quarter as (
    select min(quarters.quarter_end_date) as next_quarter_end_date
    from core.fiscal_quarters as quarters
    cross join inputs.run
    where quarters.quarter_end_date >= run.as_of_date
),

waiting as (
    select count(distinct questions.missing_input) as missing_input_count
    from marts.missing_inputs as questions
)

select
    run.client_id,
    run.client_name,
    run.as_of_date,
    coalesce(bridge.currency, run.currency) as currency,
    occasion.event_kind,
    occasion.advisers_engaged_date,
    accounts.smart_account_count,
    accounts.virtual_account_count,
    accounts.unexported_account_count,
    netted.license_count,
    netted.unknown_position_count,
    instances.instance_count,
    instances.unseen_instance_count,
    instances.gone_instance_count,
    instances.unknown_instance_count,
    instances.unseen_instance_count / nullif(instances.instance_count, 0) as unseen_share,
    files.file_count,
    files.row_count,
    files.rejected_row_count,
    files.data_date,
    bridge.gross_short_count,
    bridge.not_in_force_count,
    netted.in_force_short_count,
    bridge.substitutable_count,
    bridge.movable_count,
    bridge.pak_cured_count,
    bridge.undeposited_cured_count,
    bridge.contested_cured_count,
    bridge.pak_cured_count + bridge.undeposited_cured_count + bridge.contested_cured_count as evidence_cured_count,
    bridge.genuine_short_count
    + bridge.pak_cured_count
    + bridge.undeposited_cured_count
    + bridge.contested_cured_count as unmoved_short_count,
    bridge.genuine_short_count,
    bridge.allowance_cured_count,
    bridge.chargeable_short_count,
    bridge.gross_short_amount,
    bridge.movable_amount,
    bridge.genuine_short_amount,
    bridge.chargeable_short_amount,
    netted.misplaced_count,
    netted.misplaced_count / nullif(netted.in_force_short_count, 0) as misplaced_share,
    netted.surplus_count,
    netted.misplaced_license_count,
    netted.netted_short_license_count,
    genuine.genuine_license_count,
    genuine.top_genuine_license,
    genuine.top_genuine_count,
    misplaced.top_misplaced_license,
    misplaced.top_short_account,
    misplaced.top_surplus_account,
    misplaced.top_short_count,
    misplaced.top_surplus_count,
    lots.ended_lot_count,
    lots.ended_license_count,
    lots.ending_lot_count,
    lots.ending_license_count,
    event.agreement_name,
    event.event_date,
    event.event_name,
    event.milestone_date,
    event.notice_date,
    event.invoice_date,
    event.end_date,
    event.remaining_months,
    date_diff('day', run.as_of_date, event.milestone_date) as days_to_milestone,
    date_diff('day', run.as_of_date, event.notice_date) as days_to_notice,
    next_notice.notice_date as next_notice_date,
    next_notice.agreement_name as next_notice_agreement_name,
    date_diff('day', run.as_of_date, next_notice.notice_date) as days_to_next_notice,
    quarter.next_quarter_end_date,
    case
        when netted.in_force_short_count is null then 'unknown'
        when netted.in_force_short_count = 0 and netted.unknown_position_count > 0 then 'unknown'
        when netted.in_force_short_count = 0 then 'none'
        when netted.misplaced_count * 2 >= netted.in_force_short_count then 'misplaced'
        else 'genuine'
    end as shortage_kind,
    waiting.missing_input_count
from inputs.run
cross join inputs.event as occasion
cross join bridge
cross join genuine
cross join netted
cross join misplaced
cross join event
cross join next_notice
cross join lots
cross join instances
cross join accounts
cross join files
cross join quarter
cross join waiting
