-- Each Virtual Account that has kept the name DEFAULT and holds licences in use while its Smart Account has others:
-- where licences and devices go that nobody allocates.
-- grain: smart_account, virtual_account
with accounts as (
    select
        accounts.smart_account,
        accounts.virtual_account,
        count(*) over (partition by accounts.smart_account) as virtual_account_count
    from core.virtual_accounts as accounts
)

select
    accounts.smart_account,
    accounts.virtual_account,
    any_value(accounts.virtual_account_count) as virtual_account_count,
    count(*) as license_count,
    cast(sum(position.in_use_count) as bigint) as in_use_count
from accounts
inner join marts.license_position as position
    on accounts.smart_account = position.smart_account and accounts.virtual_account = position.virtual_account
where
    license_key(accounts.virtual_account) in ('default', 'default virtual account')
    and accounts.virtual_account_count > 1
    and position.in_use_count > 0
group by accounts.smart_account, accounts.virtual_account
