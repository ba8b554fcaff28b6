-- {hidden_count} of the {ordered_count} {item_name} on order {order_number}{order_date_said} never reached a Smart
-- Account{worth_said}.
-- severity: high
-- subject: item_name
-- remedy: Have {hidden_count} deposited against order {order_number} before any is bought again; the order is the
-- proof.
select
    purchases.smart_account,
    purchases.virtual_account,
    coalesce(purchases.license_name, purchases.sku) as item_name,
    purchases.order_number,
    coalesce(' of ' || strftime(purchases.order_date, '%-d %b %Y'), '') as order_date_said,
    purchases.ordered_count,
    purchases.hidden_count,
    coalesce(
        format(', worth {:,.2f} ', cast(purchases.hidden_count * purchases.net_unit_price_amount as double))
        || purchases.currency,
        ''
    ) as worth_said,
    purchases.file_id,
    purchases.row_number
from marts.purchase_match as purchases
where purchases.hidden_count > 0
order by
    purchases.hidden_count * purchases.net_unit_price_amount desc nulls last,
    purchases.hidden_count desc,
    purchases.order_line_id asc
