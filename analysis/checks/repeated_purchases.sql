-- {suite_name} of {subscription_id} shows a purchase of {purchased_once_count} in each of {virtual_account_count}
-- Virtual Accounts, {consumption_said}: it was counted once, as {purchased_count}, and not as {purchased_summed_count}.
-- severity: medium
-- subject: suite_name
-- remedy: Compare it with the order; if each Virtual Account bought its own, the entitlement is
--   {purchased_summed_count}.
select
    consumption.subscription_id,
    consumption.suite_name,
    consumption.virtual_account_count,
    consumption.purchased_once_count,
    consumption.purchased_summed_count,
    consumption.purchased_count,
    if(
        consumption.purchase_reading = 'repeated',
        'which consume differently',
        'which consume alike, so nothing tells whether it repeats'
    ) as consumption_said
from core.ea_consumption as consumption
where consumption.purchase_reading in ('repeated', 'unclear')
order by consumption.subscription_id, consumption.suite_name
