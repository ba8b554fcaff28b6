-- CSSM prints a balance of {reported_balance_count} for {license_name} in {virtual_account}; its own quantities give
-- {balance_count}.
-- severity: medium
-- subject: license_name
-- remedy: Export the table again; if it stays, ask Cisco which of the two it bills on.
select
    position.smart_account,
    position.virtual_account,
    position.license_name,
    position.reported_balance_count,
    position.balance_count
from marts.license_position as position
where position.reported_balance_count <> position.balance_count
order by position.license_name, position.smart_account, position.virtual_account
