-- Where the EA's own export does not add up by its own counts (RULES.md §7): what remains is the total without what is
-- consumed; the total is no less than what is purchased and may grow; consumption is no less than its parts. What a
-- partner's table leaves to be worked out agrees by itself.
-- grain: file_id, row_number, smart_account, virtual_account, suite_name, sku, disagreement_key
with compared as (
    select
        told.file_id,
        told.row_number,
        told.smart_account,
        told.virtual_account,
        told.subscription_id,
        told.suite_name,
        told.sku,
        rules.disagreement_key,
        case rules.disagreement_key
            when 'remaining' then told.remaining_count
            when 'total' then told.entitled_count
            when 'consumption' then told.consumed_count
        end as stated_count,
        case rules.disagreement_key
            when 'remaining' then told.entitled_count - told.consumed_count
            when 'total' then told.purchased_count + told.allowance_count
            when 'consumption' then told.former_count + told.generated_count + told.migrated_count
        end as added_count
    from staging.ea_consumption as told
    cross join (values ('remaining'), ('total'), ('consumption')) as rules (disagreement_key)
    cross join inputs.run
    where told.taken_at <= run.as_of_date
)

select
    compared.file_id,
    compared.row_number,
    compared.smart_account,
    compared.virtual_account,
    compared.subscription_id,
    compared.suite_name,
    compared.sku,
    compared.disagreement_key,
    compared.stated_count,
    compared.added_count
from compared
where
    if(
        compared.disagreement_key = 'remaining',
        compared.stated_count <> compared.added_count,
        compared.stated_count < compared.added_count
    )
