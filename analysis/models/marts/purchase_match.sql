-- Each order line against the lots of CSSM: how many of its units lie in a Smart Account and what the rest cost; and
-- each lot, as far as no order of the files proves it, where orders are in the files at all. A lot of an agreement, or
-- of a subscription that a list names beside its order, needs none. A lot's file_id and row_number are its licence
-- record's.
-- grain: order_line_id
select
    purchases.order_line_id,
    purchases.smart_account,
    purchases.virtual_account,
    purchases.order_number,
    purchases.order_line,
    purchases.sku,
    purchases.license_name,
    purchases.sku_kind,
    purchases.order_status,
    purchases.ordered_count,
    purchases.deposited_count,
    purchases.undeposited_count,
    purchases.hidden_count,
    purchases.purchase_class,
    purchases.purchase_reason,
    purchases.net_unit_price_amount,
    cast(purchases.undeposited_count * purchases.net_unit_price_amount as decimal(18, 2)) as undeposited_amount,
    purchases.currency,
    purchases.order_date,
    purchases.end_date,
    purchases.match_key,
    purchases.confidence_grade,
    purchases.file_id,
    purchases.row_number,
    cast(null as bigint) as lot_number
from core.purchases
union all
select
    lots.file_id || ':' || lots.row_number || ':' || lots.lot_number as order_line_id,
    lots.smart_account,
    lots.virtual_account,
    lots.order_number,
    cast(null as varchar) as order_line,
    lots.sku,
    lots.license_name,
    'License' as sku_kind,
    cast(null as varchar) as order_status,
    cast(null as bigint) as ordered_count,
    lots.lot_count - lots.proven_count as deposited_count,
    cast(null as bigint) as undeposited_count,
    cast(null as bigint) as hidden_count,
    'Deposited without an order' as purchase_class,
    'No proof of purchase in the files' as purchase_reason,
    cast(null as decimal(18, 4)) as net_unit_price_amount,
    cast(null as decimal(18, 2)) as undeposited_amount,
    cast(null as varchar) as currency,
    cast(null as date) as order_date,
    cast(null as date) as end_date,
    cast(null as varchar) as match_key,
    cast(null as varchar) as confidence_grade,
    lots.file_id,
    lots.row_number,
    lots.lot_number
from core.lot_orders as lots
where
    lots.has_order is not null
    and lots.proven_count < lots.lot_count
    and lots.lot_status in ('Available', 'Future')
    and lots.proof_source is distinct from 'Agreement'
    and lots.proof_source is distinct from 'Subscription list'
