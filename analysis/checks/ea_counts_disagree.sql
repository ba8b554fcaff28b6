-- The EA's own export does not add up: {suite_said} of {subscription_id} shows {count_name} of {stated_count}, but
-- {added_name} {added_count}.
-- severity: medium
-- subject: suite_said
-- remedy: Ask Cisco which of the counts holds before any of them is charged.
select
    found.subscription_id,
    found.suite_name || coalesce(' in ' || found.virtual_account, '') || coalesce(', ' || found.sku, '') as suite_said,
    found.stated_count,
    found.added_count,
    case found.disagreement_key
        when 'remaining' then 'a remainder'
        when 'total' then 'a total entitlement'
        else 'a consumption'
    end as count_name,
    case found.disagreement_key
        when 'remaining' then 'its total less its consumption is'
        when 'total' then 'its purchase and growth allowance are'
        else 'what was used before, generated and migrated is'
    end as added_name
from core.ea_disagreements as found
order by
    found.subscription_id,
    found.suite_name,
    found.virtual_account,
    found.sku,
    found.disagreement_key,
    found.file_id,
    found.row_number
