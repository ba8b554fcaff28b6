-- What each suite of an Enterprise Agreement owns and consumes by the newest export of its subscription up to the
-- as-of date; of one day an API answer speaks before a table. The same purchase under several Virtual Accounts that
-- consume differently is one purchase repeated; where they consume alike too, nothing tells, and the lower reading is
-- taken. Use is unknown where one Virtual Account leaves it open.
-- grain: subscription_id, suite_name
with speaking as (
    select
        told.file_id,
        told.row_number,
        told.taken_at,
        told.smart_account,
        told.virtual_account,
        told.subscription_id,
        told.suite_name,
        told.sku,
        told.commitment_type,
        told.purchased_count,
        told.allowance_count,
        told.entitled_count,
        told.consumed_count
    from staging.ea_consumption as told
    inner join staging.exports on told.file_id = exports.file_id
    cross join inputs.run
    where told.taken_at <= run.as_of_date
    qualify
        dense_rank() over (
            partition by told.subscription_id order by told.taken_at desc, told.format <> 'ea_consumption' asc
        ) = 1
        and dense_rank() over (
            partition by told.subscription_id, told.smart_account, told.virtual_account
            order by told.taken_at desc, told.format <> 'ea_consumption' asc, exports.path desc, told.file_id desc
        ) = 1
),

-- The suite's own word, else its SKUs added up.
held as (
    select
        speaking.subscription_id,
        speaking.suite_name,
        speaking.smart_account,
        speaking.virtual_account,
        arg_min(speaking.file_id, speaking.row_number) as file_id,
        min(speaking.row_number) as row_number,
        max(speaking.taken_at) as taken_at,
        min(speaking.commitment_type) as commitment_type,
        cast(sum(speaking.purchased_count) as bigint) as purchased_count,
        cast(sum(speaking.allowance_count) as bigint) as allowance_count,
        cast(sum(speaking.entitled_count) as bigint) as entitled_count,
        if(
            bool_or(speaking.consumed_count is null), null, cast(sum(speaking.consumed_count) as bigint)
        ) as consumed_count
    from speaking
    where
        speaking.sku is null
        or not exists (
            select 1
            from speaking as own
            where
                own.sku is null
                and own.file_id = speaking.file_id
                and own.row_number = speaking.row_number
                and own.smart_account is not distinct from speaking.smart_account
                and own.virtual_account is not distinct from speaking.virtual_account
                and own.suite_name is not distinct from speaking.suite_name
        )
    group by speaking.subscription_id, speaking.suite_name, speaking.smart_account, speaking.virtual_account
),

readings as (
    select
        held.subscription_id,
        held.suite_name,
        arg_min(held.file_id, held.row_number) as file_id,
        min(held.row_number) as row_number,
        max(held.taken_at) as taken_at,
        min(held.commitment_type) as commitment_type,
        count(*) as virtual_account_count,
        case
            when count(held.purchased_count) = 0 then null
            when count(held.purchased_count) = 1 then 'single'
            when min(held.purchased_count) <> max(held.purchased_count) or max(held.purchased_count) = 0 then 'summed'
            when count(distinct held.consumed_count) > 1 then 'repeated'
            else 'unclear'
        end as purchase_reading,
        max(held.purchased_count) as purchased_once_count,
        cast(sum(held.purchased_count) as bigint) as purchased_summed_count,
        max(held.allowance_count) as allowance_once_count,
        cast(sum(held.allowance_count) as bigint) as allowance_summed_count,
        max(held.entitled_count) as entitled_once_count,
        cast(sum(held.entitled_count) as bigint) as entitled_summed_count,
        max(held.consumed_count) as consumed_once_count,
        if(
            bool_or(held.consumed_count is null), null, cast(sum(held.consumed_count) as bigint)
        ) as consumed_summed_count
    from held
    group by held.subscription_id, held.suite_name
)

select
    readings.file_id,
    readings.row_number,
    readings.taken_at,
    readings.subscription_id,
    readings.suite_name,
    readings.commitment_type,
    readings.virtual_account_count,
    readings.purchase_reading,
    readings.purchased_once_count,
    readings.purchased_summed_count,
    if(
        readings.purchase_reading in ('repeated', 'unclear'),
        readings.purchased_once_count,
        readings.purchased_summed_count
    ) as purchased_count,
    if(
        readings.purchase_reading in ('repeated', 'unclear'),
        readings.allowance_once_count,
        readings.allowance_summed_count
    ) as allowance_count,
    if(
        readings.purchase_reading in ('repeated', 'unclear'),
        readings.entitled_once_count,
        readings.entitled_summed_count
    ) as entitled_count,
    readings.consumed_summed_count,
    if(
        readings.purchase_reading = 'unclear' and readings.consumed_summed_count is not null,
        readings.consumed_once_count,
        readings.consumed_summed_count
    ) as consumed_count
from readings
