-- What each snapshot shows of a licence in a Virtual Account: owned, used, reserved, and gained (+) or given (−) by the
-- substitution it reports. Use is unknown where one record leaves it open.
-- grain: smart_account, virtual_account, license_name, taken_at
with records as (
    select
        history.smart_account,
        history.virtual_account,
        history.license_name,
        history.taken_at,
        history.superseded_at,
        history.is_current,
        cast(sum(history.reported_quantity_count) as bigint) as reported_quantity_count,
        if(bool_or(history.in_use_count is null), null, cast(sum(history.in_use_count) as bigint)) as in_use_count,
        cast(sum(history.reserved_count) as bigint) as reserved_count,
        cast(coalesce(sum(history.reported_substitution_count), 0) as bigint) as table_substitution_count,
        cast(sum(history.reported_balance_count) as bigint) as reported_balance_count
    from core.license_history as history
    group by
        history.smart_account,
        history.virtual_account,
        history.license_name,
        history.taken_at,
        history.superseded_at,
        history.is_current
),

sides as (
    select
        covered.smart_account,
        covered.virtual_account,
        covered.license_name,
        covered.taken_at,
        covered.substitution_count
    from core.license_substitutions as covered
    union all
    select
        covering.smart_account,
        covering.virtual_account,
        covering.covering_license_name as license_name,
        covering.taken_at,
        -covering.substitution_count as substitution_count
    from core.license_substitutions as covering
),

substituted as (
    select
        sides.smart_account,
        sides.virtual_account,
        sides.license_name,
        sides.taken_at,
        cast(sum(sides.substitution_count) as bigint) as substitution_count
    from sides
    group by sides.smart_account, sides.virtual_account, sides.license_name, sides.taken_at
)

select
    records.smart_account,
    records.virtual_account,
    records.license_name,
    records.taken_at,
    records.superseded_at,
    records.is_current,
    records.reported_quantity_count,
    records.in_use_count,
    records.reserved_count,
    records.table_substitution_count + coalesce(substituted.substitution_count, 0) as substitution_count,
    records.reported_balance_count
from records
left join substituted
    on
        records.smart_account = substituted.smart_account
        and records.virtual_account = substituted.virtual_account
        and records.license_name = substituted.license_name
        and records.taken_at = substituted.taken_at
