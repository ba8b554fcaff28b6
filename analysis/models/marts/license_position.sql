-- What each Virtual Account owns, uses and is short of, per licence, on the as-of date: positive is surplus, negative
-- is short (RULES.md §2). A shortage that moves cure is misplaced; one that PAKs and orders not yet deposited make up
-- for is hidden; a line whose instances have all gone silent, or are all late with their reports, is not reporting: its
-- use may be more than it says.
-- grain: smart_account, virtual_account, license_name
with lots as (
    select
        records.smart_account,
        records.virtual_account,
        records.license_name,
        cast(coalesce(sum(lots.lot_count) filter (where lots.lot_status = 'Available'), 0) as bigint)
            as available_count,
        min(lots.lot_end_date) filter (where lots.lot_status = 'Available') as first_lot_end_date,
        cast(coalesce(sum(lots.lot_count) filter (where lots.lot_status = 'Future'), 0) as bigint) as future_count,
        -- A record that owns something, or may, but shows no lot leaves open what is in force.
        bool_or(
            lots.lot_status is not distinct from 'Unknown'
            or (lots.file_id is null and records.reported_quantity_count is distinct from 0)
        ) as is_open
    from core.license_records as records
    left join core.license_lots as lots on records.file_id = lots.file_id and records.row_number = lots.row_number
    group by records.smart_account, records.virtual_account, records.license_name
),

positions as (
    select
        shown.smart_account,
        shown.virtual_account,
        shown.license_name,
        shown.reported_quantity_count,
        if(lots.is_open, null, lots.available_count) as available_count,
        lots.future_count,
        shown.in_use_count,
        shown.reserved_count,
        shown.substitution_count,
        if(lots.is_open, null, lots.available_count + shown.substitution_count - shown.in_use_count) as balance_count,
        shown.reported_balance_count,
        lots.first_lot_end_date
    from core.account_licenses as shown
    inner join lots
        on
            shown.smart_account = lots.smart_account
            and shown.virtual_account = lots.virtual_account
            and shown.license_name = lots.license_name
    where shown.is_current
),

hidden as (
    select
        entitlements.smart_account,
        entitlements.license_name,
        cast(sum(entitlements.hidden_count) as bigint) as hidden_count
    from core.hidden_entitlements as entitlements
    group by entitlements.smart_account, entitlements.license_name
),

heard as (
    select
        used.smart_account,
        used.virtual_account,
        used.license_name,
        bool_or(used.contact_status in ('Seen', 'Late')) as is_heard
    from core.instance_licenses as used
    group by used.smart_account, used.virtual_account, used.license_name
)

select
    positions.smart_account,
    positions.virtual_account,
    positions.license_name,
    positions.reported_quantity_count,
    positions.available_count,
    positions.future_count,
    positions.in_use_count,
    positions.reserved_count,
    positions.substitution_count,
    positions.balance_count,
    positions.reported_balance_count,
    positions.first_lot_end_date,
    case
        when positions.balance_count is null then 'Unknown'
        when
            positions.balance_count >= 0
            and positions.in_use_count > 0
            and (not heard.is_heard or reporting.reporting_instance_count + reporting.unknown_instance_count = 0)
            then 'Not reporting'
        when positions.balance_count > 0 then 'Surplus'
        when positions.balance_count = 0 then 'Covered'
        when sum(positions.balance_count) over licence >= 0 then 'Misplaced'
        when sum(positions.balance_count) over licence + coalesce(hidden.hidden_count, 0) >= 0 then 'Hidden'
        else 'Short'
    end as position_status
from positions
left join hidden
    on positions.smart_account = hidden.smart_account and positions.license_name = hidden.license_name
left join heard
    on
        positions.smart_account = heard.smart_account
        and positions.virtual_account = heard.virtual_account
        and positions.license_name = heard.license_name
left join core.reporting_instances as reporting
    on
        positions.smart_account = reporting.smart_account
        and positions.virtual_account = reporting.virtual_account
        and positions.license_name = reporting.license_name
window licence as (partition by positions.smart_account, positions.license_name)
