-- Each Product Activation Key and SKU: what was fulfilled, what reached Smart Licensing, and what is left outside it
-- and what that is worth (RULES.md §4). Without a Smart Account, where the client has several, a key belongs to none
-- yet.
-- grain: file_id, row_number
select
    paks.file_id,
    paks.row_number,
    paks.smart_account,
    paks.pak_number,
    paks.sku,
    coalesce(hidden.license_name, paks.license_name) as license_name,
    paks.pak_date,
    paks.order_number,
    paks.quantity_count,
    paks.fulfilled_count,
    paks.migrated_count,
    paks.quantity_count - paks.migrated_count as unmigrated_count,
    paks.pak_class,
    paks.reported_status,
    hidden.net_amount as amount,
    hidden.currency,
    hidden.confidence_grade
from core.pak_licenses as paks
left join core.hidden_entitlements as hidden on paks.file_id = hidden.file_id and paks.row_number = hidden.row_number
