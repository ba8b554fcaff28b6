-- Which licences of which Smart Accounts each suite counts: the agreement's accounts, or all where it names none.
-- grain: subscription_id, suite_name, sku, license_name, smart_account
with accounts as (
    select
        agreements.subscription_id,
        coalesce(named.smart_account, known.smart_account) as smart_account
    from inputs.agreements
    left join inputs.agreement_accounts as named on agreements.subscription_id = named.subscription_id
    left join (select distinct smart_account from core.virtual_accounts) as known on named.smart_account is null
)

select
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    licenses.license_name,
    accounts.smart_account
from inputs.suite_licenses as licenses
inner join accounts on licenses.subscription_id = accounts.subscription_id
