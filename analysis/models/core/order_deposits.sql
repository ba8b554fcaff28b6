-- How many units of each order line lie in CSSM, and where. A SKU that stands for two licences is deposited as far as
-- the better deposited of them is.
-- grain: order_line_id
with by_license as (
    select
        deposits.order_line_id,
        deposits.match_key,
        cast(sum(deposits.deposited_count) as bigint) as deposited_count,
        min(lots.smart_account) as first_account,
        max(lots.smart_account) as last_account,
        min(lots.virtual_account) as first_virtual_account,
        max(lots.virtual_account) as last_virtual_account
    from core.deposits
    inner join core.license_lots as lots
        on
            deposits.file_id = lots.file_id
            and deposits.row_number = lots.row_number
            and deposits.lot_number = lots.lot_number
    group by deposits.order_line_id, deposits.match_key, license_key(lots.license_name)
)

select
    by_license.order_line_id,
    by_license.match_key,
    max(by_license.deposited_count) as deposited_count,
    if(
        min(by_license.first_account) = max(by_license.last_account),
        min(by_license.first_account),
        null
    ) as smart_account,
    if(
        min(by_license.first_account) = max(by_license.last_account)
        and min(by_license.first_virtual_account) = max(by_license.last_virtual_account),
        min(by_license.first_virtual_account),
        null
    ) as virtual_account
from by_license
group by by_license.order_line_id, by_license.match_key
