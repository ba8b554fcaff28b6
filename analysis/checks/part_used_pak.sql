-- PAK {pak_number} of {quantity_count} {item_name} was used in part: {fulfilled_said}.
-- severity: medium
-- subject: item_name
-- remedy: Ask which devices hold the used part before converting it; half a migration counts twice or not at all.
select
    paks.smart_account,
    paks.pak_number,
    coalesce(paks.license_name, paks.sku, 'an unknown SKU') as item_name,
    paks.quantity_count,
    case
        when paks.migrated_count is null then 'its status says that some were converted, not how many'
        when paks.fulfilled_count is null then 'how many were fulfilled is not told, none converted'
        else format('{:,}', paks.fulfilled_count) || ' fulfilled, none converted'
    end as fulfilled_said
from marts.pak_match as paks
where paks.pak_class = 'Part-used'
order by paks.quantity_count desc, paks.pak_number asc, paks.file_id asc, paks.row_number asc
