-- Which proof of purchase each lot has: the units that order lines prove; else the agreement of client.toml, or a list
-- of subscriptions, that names its subscription, the list beside an order. Without any order has_order is unknown.
-- grain: file_id, row_number, lot_number
with proven as (
    select
        deposits.file_id,
        deposits.row_number,
        deposits.lot_number,
        cast(sum(deposits.deposited_count) as bigint) as proven_count
    from core.deposits
    group by deposits.file_id, deposits.row_number, deposits.lot_number
),

agreed as (
    select distinct upper(agreements.subscription_id) as matching_subscription
    from inputs.agreements
),

listed as (
    select distinct upper(subscriptions.subscription_id) as matching_subscription
    from staging.subscriptions
    cross join inputs.run
    where
        subscriptions.taken_at <= run.as_of_date
        and coalesce(subscriptions.order_number, subscriptions.purchase_order_number) is not null
)

select
    lots.file_id,
    lots.row_number,
    lots.lot_number,
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.sku,
    lots.order_number,
    lots.subscription_id,
    lots.lot_count,
    lots.lot_status,
    coalesce(proven.proven_count, 0) as proven_count,
    if(exists (select 1 from core.order_lines), coalesce(proven.proven_count, 0) > 0, null) as has_order,
    case
        when proven.proven_count > 0 then 'Order'
        when agreed.matching_subscription is not null then 'Agreement'
        when listed.matching_subscription is not null then 'Subscription list'
    end as proof_source
from core.license_lots as lots
left join proven
    on
        lots.file_id = proven.file_id
        and lots.row_number = proven.row_number
        and lots.lot_number = proven.lot_number
left join agreed on upper(lots.subscription_id) = agreed.matching_subscription
left join listed on upper(lots.subscription_id) = listed.matching_subscription
