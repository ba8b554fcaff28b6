-- Every figure that the transfer plan says in words.
-- grain: client_id
with moves as (
    select
        count(*) as transfer_move_count,
        cast(coalesce(sum(moves.quantity_count), 0) as bigint) as transfer_quantity_count,
        cast(coalesce(sum(moves.cured_count), 0) as bigint) as transfer_cured_count,
        count(distinct moves.license_name) as transfer_license_count,
        count(*) filter (where not moves.is_agreement_lot) as console_move_count,
        cast(coalesce(sum(moves.cured_count) filter (where not moves.is_agreement_lot), 0) as bigint)
            as console_cured_count,
        count(*) filter (where moves.is_agreement_lot) as agreement_move_count,
        cast(coalesce(sum(moves.cured_count) filter (where moves.is_agreement_lot), 0) as bigint)
            as agreement_cured_count,
        cast(
            coalesce(sum(moves.cured_count) filter (where moves.license_name = moves.covered_license_name), 0)
            as bigint
        ) as same_cured_count,
        cast(
            coalesce(sum(moves.cured_count) filter (where moves.license_name <> moves.covered_license_name), 0)
            as bigint
        ) as tier_cured_count,
        count(*) filter (where moves.onprem_names is not null) as synced_move_count
    from marts.transfer_plan as moves
),

ending as (
    select
        count(*) as ending_move_count,
        cast(coalesce(sum(moves.cured_count), 0) as bigint) as ending_cured_count
    from marts.transfer_plan as moves
    inner join core.agreement_events as events on events.is_next and moves.lot_end_date <= events.event_date
),

covers as (
    select cast(coalesce(sum(steps.quantity_count), 0) as bigint) as place_cover_count
    from marts.transfer_steps as steps
    where steps.transfer_kind = 'Cover'
),

lines as (
    select
        cast(coalesce(sum(-lines.balance_count) filter (where lines.balance_count < 0), 0) as bigint)
            as unplanned_short_count,
        cast(coalesce(sum(-lines.planned_balance_count) filter (where lines.planned_balance_count < 0), 0) as bigint)
            as planned_short_count,
        count(distinct row(lines.smart_account, lines.virtual_account)) filter (
            where lines.moved_in_count > 0 or lines.moved_out_count > 0
        ) as touched_account_count,
        count(*) filter (where lines.planned_balance_count is null) as unknown_line_count
    from marts.transfer_simulation as lines
),

options as (
    select count(distinct row(options.smart_account, options.instance_id)) as reregistration_count
    from marts.reregistration_options as options
),

transfers as (
    select
        count(distinct row(transfers.file_id, transfers.row_number, transfers.lot_number)) filter (
            where transfers.transfer_obstacle is null
        ) as account_transfer_count,
        count(distinct row(transfers.file_id, transfers.row_number, transfers.lot_number))
            as account_surplus_count
    from marts.account_transfers as transfers
),

surpluses as (
    select cast(coalesce(sum(surpluses.immovable_count), 0) as bigint) as immovable_count
    from marts.immovable_surpluses as surpluses
)

select
    run.client_id,
    moves.transfer_move_count,
    moves.transfer_quantity_count,
    moves.transfer_cured_count,
    moves.transfer_license_count,
    moves.console_move_count,
    moves.console_cured_count,
    moves.agreement_move_count,
    moves.agreement_cured_count,
    moves.same_cured_count,
    moves.tier_cured_count,
    moves.synced_move_count,
    ending.ending_move_count,
    ending.ending_cured_count,
    covers.place_cover_count,
    lines.unplanned_short_count,
    lines.planned_short_count,
    lines.touched_account_count,
    options.reregistration_count,
    transfers.account_transfer_count,
    transfers.account_surplus_count,
    surpluses.immovable_count,
    case
        when moves.transfer_move_count > 0 then 'moves'
        when lines.unplanned_short_count > 0 then 'nothing'
        when lines.unknown_line_count > 0 then 'unknown'
        else 'none'
    end as transfer_answer
from inputs.run
cross join moves
cross join ending
cross join covers
cross join lines
cross join options
cross join transfers
cross join surpluses
