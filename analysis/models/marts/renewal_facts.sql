-- Every figure that the renewal-readiness brief says in words.
-- grain: client_id
with bridge as (
    select
        max(totals.short_count) filter (where totals.step_key = 'gross_shortage') as gross_short_count,
        max(totals.short_count) filter (where totals.step_key = 'expired_lots') as not_in_force_count,
        -max(totals.short_count) filter (where totals.step_key = 'substitution') as substitutable_count,
        -max(totals.short_count) filter (where totals.step_key = 'moves') as movable_count,
        max(totals.short_count) filter (where totals.step_key = 'genuine_shortage') as genuine_short_count,
        max(totals.amount) filter (where totals.step_key = 'gross_shortage') as gross_short_amount,
        -max(totals.amount) filter (where totals.step_key = 'moves') as movable_amount,
        max(totals.amount) filter (where totals.step_key = 'genuine_shortage') as genuine_short_amount,
        max(totals.currency) as bridge_currency
    from marts.bridge_totals as totals
),

netted as (
    select
        cast(sum(netting.gross_short_count) as bigint) as in_force_short_count,
        cast(sum(netting.misplaced_count) as bigint) as misplaced_count,
        cast(sum(netting.surplus_count) as bigint) as surplus_count,
        count(*) filter (where netting.misplaced_count > 0) as misplaced_license_count,
        count(*) filter (where netting.genuine_short_count > 0) as genuine_license_count,
        max_by(netting.license_name, (netting.genuine_short_count, netting.license_name)) as top_genuine_license,
        max(netting.genuine_short_count) as top_genuine_count,
        count(distinct netting.license_name) as license_count,
        cast(sum(netting.unknown_account_count) as bigint) as unknown_position_count
    from marts.license_netting as netting
),

misplaced as (
    select
        max_by(worst.license_name, worst.standing) as top_misplaced_license,
        max_by(worst.virtual_account, worst.standing) as top_short_account,
        max_by(worst.surplus_account, worst.standing) as top_surplus_account,
        max_by(worst.short_count, worst.standing) as top_short_count,
        max_by(worst.surplus_count, worst.standing) as top_surplus_count
    from (
        select
            misplaced.license_name,
            misplaced.virtual_account,
            misplaced.surplus_account,
            misplaced.short_count,
            misplaced.surplus_count,
            (misplaced.move_count, misplaced.license_name, misplaced.virtual_account, misplaced.smart_account) as standing
        from marts.misplaced_licenses as misplaced
    ) as worst
),

lots as (
    select
        count(*) filter (where license_lots.lot_status = 'Ended' and license_lots.reported_status = 'ACTIVE') as ended_lot_count,
        cast(coalesce(sum(license_lots.lot_count) filter (where license_lots.lot_status = 'Ended' and license_lots.reported_status = 'ACTIVE'), 0) as bigint)
            as ended_license_count
    from core.license_lots
),

instances as (
    select
        count(*) as instance_count,
        count(*) filter (where instances.contact_status in ('Not seen', 'Probably gone')) as unseen_instance_count,
        count(*) filter (where instances.contact_status = 'Probably gone') as gone_instance_count,
        count(*) filter (where instances.contact_status = 'Unknown') as unknown_instance_count,
        count(*) filter (where instances.contact_status in ('Not seen', 'Probably gone')) / nullif(count(*), 0) as unseen_share
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
),

event as (
    select
        min_by(events.agreement_name, (events.milestone_date, events.subscription_id)) as agreement_name,
        min(events.milestone_date) as milestone_date,
        min_by(events.notice_date, (events.milestone_date, events.subscription_id)) as notice_date,
        min_by(events.invoice_date, (events.milestone_date, events.subscription_id)) as invoice_date,
        min_by(events.end_date, (events.milestone_date, events.subscription_id)) as end_date,
        min_by(events.remaining_months, (events.milestone_date, events.subscription_id)) as remaining_months
    from core.agreement_events as events
    where events.milestone_date is not null
),

ending as (
    select
        count(*) as ending_lot_count,
        cast(coalesce(sum(license_lots.lot_count), 0) as bigint) as ending_license_count
    from core.license_lots
    cross join event
    where license_lots.lot_status = 'Available' and license_lots.lot_end_date <= event.milestone_date
),

quarter as (
    select
        min(fiscal_quarters.quarter_end_date) as next_quarter_end_date
    from core.fiscal_quarters
    cross join inputs.run
    where fiscal_quarters.quarter_end_date >= run.as_of_date
),

waiting as (
    select count(distinct inputs.missing_input) as missing_input_count
    from marts.missing_inputs as inputs
)

select
    run.client_id,
    run.client_name,
    run.as_of_date,
    coalesce(bridge.bridge_currency, run.currency) as currency,
    accounts.smart_account_count,
    accounts.virtual_account_count,
    accounts.unexported_account_count,
    netted.license_count,
    netted.unknown_position_count,
    instances.instance_count,
    instances.unseen_instance_count,
    instances.gone_instance_count,
    instances.unknown_instance_count,
    instances.unseen_share,
    files.file_count,
    files.row_count,
    files.rejected_row_count,
    files.data_date,
    bridge.gross_short_count,
    bridge.not_in_force_count,
    netted.in_force_short_count,
    bridge.substitutable_count,
    bridge.movable_count,
    bridge.genuine_short_count,
    bridge.gross_short_amount,
    bridge.movable_amount,
    bridge.genuine_short_amount,
    netted.misplaced_count,
    netted.misplaced_count / nullif(netted.in_force_short_count, 0) as misplaced_share,
    netted.surplus_count,
    netted.misplaced_license_count,
    netted.genuine_license_count,
    netted.top_genuine_license,
    netted.top_genuine_count,
    misplaced.top_misplaced_license,
    misplaced.top_short_account,
    misplaced.top_surplus_account,
    misplaced.top_short_count,
    misplaced.top_surplus_count,
    lots.ended_lot_count,
    lots.ended_license_count,
    ending.ending_lot_count,
    ending.ending_license_count,
    event.agreement_name,
    event.milestone_date,
    event.notice_date,
    event.invoice_date,
    event.end_date,
    event.remaining_months,
    date_diff('day', run.as_of_date, event.milestone_date) as days_to_milestone,
    date_diff('day', run.as_of_date, event.notice_date) as days_to_notice,
    quarter.next_quarter_end_date,
    case
        when netted.in_force_short_count is null or netted.unknown_position_count > 0 and netted.in_force_short_count = 0 then 'unknown'
        when netted.in_force_short_count = 0 then 'none'
        when netted.misplaced_count * 2 >= netted.in_force_short_count then 'misplaced'
        else 'genuine'
    end as shortage_kind,
    waiting.missing_input_count
from inputs.run
cross join bridge
cross join netted
cross join misplaced
cross join lots
cross join instances
cross join accounts
cross join files
cross join event
cross join ending
cross join quarter
cross join waiting
