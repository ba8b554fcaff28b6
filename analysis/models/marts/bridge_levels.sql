-- What is short of a licence in each Smart Account before any other evidence is heard (RULES.md §2.5): as CSSM shows
-- it, by the lots in force, after a higher tier covers, and after moves between Virtual Accounts.
-- grain: smart_account, license_name
with accounts as (
    select
        position.smart_account,
        position.license_name,
        -- Where the source prints no quantity, what is in force stands for it.
        greatest(
            position.in_use_count
            - coalesce(position.reported_quantity_count, position.available_count)
            - position.substitution_count,
            0
        ) as shown_count,
        greatest(-position.balance_count, 0) as in_force_count,
        greatest(-position.balance_count, 0) - coalesce(options.covered_count, 0) as covered_count,
        greatest(position.balance_count, 0) - coalesce(options.given_count, 0) as left_surplus_count
    from marts.license_position as position
    left join marts.substitution_options as options
        on
            position.smart_account = options.smart_account
            and position.virtual_account = options.virtual_account
            and position.license_name = options.license_name
    where position.balance_count is not null
)

select
    accounts.smart_account,
    accounts.license_name,
    cast(sum(accounts.shown_count) as bigint) as shown_short_count,
    cast(sum(accounts.in_force_count) as bigint) as in_force_short_count,
    cast(sum(accounts.covered_count) as bigint) as uncovered_short_count,
    cast(greatest(sum(accounts.covered_count) - sum(accounts.left_surplus_count), 0) as bigint) as unmoved_short_count
from accounts
group by accounts.smart_account, accounts.license_name
