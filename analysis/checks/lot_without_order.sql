-- {deposited_count} {license_name} in {smart_account} have no proof of purchase in the files.
-- severity: low
-- subject: license_name
-- remedy: Add the orders of earlier years, or of the reseller; until then these {deposited_count} rest on CSSM's word.
select
    purchases.smart_account,
    purchases.license_name,
    cast(sum(purchases.deposited_count) as bigint) as deposited_count,
    count(*) as lot_count
from marts.purchase_match as purchases
where purchases.purchase_class = 'Deposited without an order'
group by purchases.smart_account, purchases.license_name
order by deposited_count desc, purchases.license_name asc, purchases.smart_account asc
