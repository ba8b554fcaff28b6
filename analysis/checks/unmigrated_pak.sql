-- {pak_said} of {item_name} that never reached Smart Licensing{worth_said}{account_said}.
-- severity: high
-- subject: item_name
-- remedy: Convert them in the PAK portal; they are owned already, and CSSM does not show them.
select
    paks.smart_account,
    coalesce(paks.license_name, paks.sku, 'an unknown SKU') as item_name,
    count(*) as pak_count,
    if(count(*) = 1, 'One PAK holds ', format('{:,}', count(*)) || ' PAKs hold ')
    || format('{:,}', cast(sum(paks.unmigrated_count) as bigint)) as pak_said,
    cast(sum(paks.unmigrated_count) as bigint) as unmigrated_count,
    if(
        count(paks.amount) = count(*) and min(paks.currency) = max(paks.currency),
        format(', worth {:,.2f} ', cast(sum(paks.amount) as double)) || min(paks.currency),
        ''
    ) as worth_said,
    case
        when paks.smart_account is null then '; they name no Smart Account, so they count for none yet'
        when bool_and(paks.license_name is null) then '; no licence is known for the SKU, so they cover nothing yet'
        else ''
    end as account_said
from marts.pak_match as paks
where paks.unmigrated_count > 0
group by paks.smart_account, coalesce(paks.license_name, paks.sku, 'an unknown SKU')
order by unmigrated_count desc, item_name asc, paks.smart_account asc
