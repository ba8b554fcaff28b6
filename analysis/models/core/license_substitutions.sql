-- Each substitution that a snapshot reports: which licence covers which, inside one Virtual Account, and how many.
-- Both records of a pair may tell it, in either order: told twice it is one, and the licence with the lower balance of
-- its own is the covered one; of equal balances the one named first, and where each is named first, the first by name.
-- grain: smart_account, virtual_account, license_name, covering_license_name, taken_at
with own_balances as (
    select
        history.smart_account,
        history.virtual_account,
        history.license_name,
        history.taken_at,
        cast(sum(history.reported_quantity_count - history.in_use_count) as bigint) as own_balance_count
    from core.license_history as history
    group by history.smart_account, history.virtual_account, history.license_name, history.taken_at
),

told as (
    select
        history.smart_account,
        history.virtual_account,
        history.taken_at,
        substitutions.license_name as first_name,
        substitutions.substituted_license_name as second_name,
        cast(sum(substitutions.substitution_count) as bigint) as substitution_count
    from staging.license_substitutions as substitutions
    inner join core.license_history as history
        on substitutions.file_id = history.file_id and substitutions.row_number = history.row_number
    where substitutions.license_name <> substitutions.substituted_license_name and substitutions.substitution_count > 0
    group by
        history.file_id,
        history.row_number,
        history.smart_account,
        history.virtual_account,
        history.taken_at,
        substitutions.license_name,
        substitutions.substituted_license_name
),

directed as (
    select
        told.smart_account,
        told.virtual_account,
        told.taken_at,
        told.first_name,
        told.second_name,
        told.substitution_count,
        if(
            coalesce(first_own.own_balance_count, 0) = coalesce(second_own.own_balance_count, 0),
            told.first_name = min(told.first_name) over pair,
            coalesce(first_own.own_balance_count, 0) < coalesce(second_own.own_balance_count, 0)
        ) as is_first_covered
    from told
    left join own_balances as first_own
        on
            told.smart_account = first_own.smart_account
            and told.virtual_account = first_own.virtual_account
            and told.taken_at = first_own.taken_at
            and told.first_name = first_own.license_name
    left join own_balances as second_own
        on
            told.smart_account = second_own.smart_account
            and told.virtual_account = second_own.virtual_account
            and told.taken_at = second_own.taken_at
            and told.second_name = second_own.license_name
    window
        pair as (
            partition by
                told.smart_account,
                told.virtual_account,
                told.taken_at,
                least(told.first_name, told.second_name),
                greatest(told.first_name, told.second_name)
        )
)

select
    directed.smart_account,
    directed.virtual_account,
    if(directed.is_first_covered, directed.first_name, directed.second_name) as license_name,
    if(directed.is_first_covered, directed.second_name, directed.first_name) as covering_license_name,
    directed.taken_at,
    max(directed.substitution_count) as substitution_count
from directed
group by
    directed.smart_account,
    directed.virtual_account,
    if(directed.is_first_covered, directed.first_name, directed.second_name),
    if(directed.is_first_covered, directed.second_name, directed.first_name),
    directed.taken_at
