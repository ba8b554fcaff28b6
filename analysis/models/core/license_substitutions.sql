-- Each substitution the current exports report: which licence covers which, inside one Virtual Account, and how many.
-- Of a reported pair the licence with the lower balance of its own is the covered one, since sources name the two in either order.
-- grain: smart_account, virtual_account, license_name, covering_license_name
with own_balance as (
    select
        records.smart_account,
        records.virtual_account,
        records.license_name,
        cast(sum(records.reported_quantity_count - records.in_use_count) as bigint) as own_balance_count
    from core.license_records as records
    group by records.smart_account, records.virtual_account, records.license_name
),

pairs as (
    select
        records.smart_account,
        records.virtual_account,
        told.license_name as first_name,
        told.substituted_license_name as second_name,
        max(told.substitution_count) as substitution_count
    from staging.license_substitutions as told
    inner join core.license_records as records on told.file_id = records.file_id and told.row_number = records.row_number
    where told.license_name is not null and told.substituted_license_name is not null and told.substitution_count > 0
    group by records.smart_account, records.virtual_account, told.license_name, told.substituted_license_name
),

directed as (
    select
        pairs.smart_account,
        pairs.virtual_account,
        pairs.substitution_count,
        if(
            coalesce(first_own.own_balance_count, 0) <= coalesce(second_own.own_balance_count, 0), pairs.first_name, pairs.second_name
        ) as license_name,
        if(
            coalesce(first_own.own_balance_count, 0) <= coalesce(second_own.own_balance_count, 0), pairs.second_name, pairs.first_name
        ) as covering_license_name
    from pairs
    left join own_balance as first_own
        on
            pairs.smart_account = first_own.smart_account
            and pairs.virtual_account = first_own.virtual_account
            and pairs.first_name = first_own.license_name
    left join own_balance as second_own
        on
            pairs.smart_account = second_own.smart_account
            and pairs.virtual_account = second_own.virtual_account
            and pairs.second_name = second_own.license_name
)

select
    directed.smart_account,
    directed.virtual_account,
    directed.license_name,
    directed.covering_license_name,
    max(directed.substitution_count) as substitution_count
from directed
group by directed.smart_account, directed.virtual_account, directed.license_name, directed.covering_license_name
