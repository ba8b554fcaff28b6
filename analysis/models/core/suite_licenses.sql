-- Which licences of which Smart Accounts each suite counts: the agreement's accounts, or all of the client's where it
-- names none.
-- grain: subscription_id, suite_name, sku, license_name, smart_account
with known as (
    select accounts.smart_account from inputs.smart_accounts as accounts
    union
    select accounts.smart_account from core.virtual_accounts as accounts
),

accounts as (
    select
        named.subscription_id,
        named.smart_account
    from inputs.agreement_accounts as named
    union all
    select
        agreements.subscription_id,
        known.smart_account
    from inputs.agreements
    cross join known
    where agreements.subscription_id not in (select named.subscription_id from inputs.agreement_accounts as named)
)

select
    licenses.subscription_id,
    licenses.suite_name,
    licenses.sku,
    licenses.license_name,
    accounts.smart_account
from inputs.suite_licenses as licenses
inner join accounts on licenses.subscription_id = accounts.subscription_id
