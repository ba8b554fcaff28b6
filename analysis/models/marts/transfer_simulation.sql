-- Every line of the position before and after the transfer plan: what comes in, what goes out, what a higher tier
-- covers (+) or gives (−), and the balance then. No line is worse, and none that could give becomes short.
-- grain: smart_account, virtual_account, license_name
with changes as (
    select
        moves.smart_account,
        moves.to_virtual_account as virtual_account,
        moves.license_name,
        moves.quantity_count as moved_in_count,
        cast(0 as bigint) as moved_out_count,
        cast(0 as bigint) as cover_count
    from marts.transfer_steps as moves
    where moves.transfer_kind = 'Move'
    union all
    select
        moves.smart_account,
        moves.from_virtual_account as virtual_account,
        moves.license_name,
        cast(0 as bigint) as moved_in_count,
        moves.quantity_count as moved_out_count,
        cast(0 as bigint) as cover_count
    from marts.transfer_steps as moves
    where moves.transfer_kind = 'Move'
    union all
    select
        covered.smart_account,
        covered.to_virtual_account as virtual_account,
        covered.covered_license_name as license_name,
        cast(0 as bigint) as moved_in_count,
        cast(0 as bigint) as moved_out_count,
        covered.quantity_count as cover_count
    from marts.transfer_steps as covered
    where covered.covered_license_name <> covered.license_name
    union all
    select
        covering.smart_account,
        covering.to_virtual_account as virtual_account,
        covering.license_name,
        cast(0 as bigint) as moved_in_count,
        cast(0 as bigint) as moved_out_count,
        -covering.quantity_count as cover_count
    from marts.transfer_steps as covering
    where covering.covered_license_name <> covering.license_name
),

sums as (
    select
        changes.smart_account,
        changes.virtual_account,
        changes.license_name,
        cast(sum(changes.moved_in_count) as bigint) as moved_in_count,
        cast(sum(changes.moved_out_count) as bigint) as moved_out_count,
        cast(sum(changes.cover_count) as bigint) as cover_count
    from changes
    group by changes.smart_account, changes.virtual_account, changes.license_name
),

planned as (
    select
        coalesce(position.smart_account, sums.smart_account) as smart_account,
        coalesce(position.virtual_account, sums.virtual_account) as virtual_account,
        coalesce(position.license_name, sums.license_name) as license_name,
        -- A Virtual Account that a licence comes to for the first time has none of it before.
        if(position.position_status is null, 0, position.balance_count) as balance_count,
        coalesce(sums.moved_in_count, 0) as moved_in_count,
        coalesce(sums.moved_out_count, 0) as moved_out_count,
        coalesce(sums.cover_count, 0) as cover_count,
        sums.smart_account is not null as is_touched
    from marts.license_position as position
    full outer join sums
        on
            position.smart_account = sums.smart_account
            and position.virtual_account = sums.virtual_account
            and position.license_name = sums.license_name
)

select
    planned.smart_account,
    planned.virtual_account,
    planned.license_name,
    planned.balance_count,
    planned.moved_in_count,
    planned.moved_out_count,
    planned.cover_count,
    planned.balance_count
    + planned.moved_in_count
    - planned.moved_out_count
    + planned.cover_count as planned_balance_count,
    planned.is_touched,
    case
        when planned.balance_count is null then 'Unknown'
        else
            case sign(
                planned.balance_count + planned.moved_in_count - planned.moved_out_count + planned.cover_count
            )
                when 1 then 'Surplus'
                when 0 then 'Covered'
                else 'Short'
            end
    end as planned_status
from planned
