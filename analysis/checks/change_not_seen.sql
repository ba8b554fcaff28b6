-- Cisco has not seen yet{place_words}: {change_words}, {subject} first.
-- severity: medium
-- subject: change_kind
-- remedy: {change_remedy}.
with kinds as (
    select
        changes.change_kind,
        changes.smart_account,
        count(*) as change_count,
        cast(sum(changes.changed_count) as bigint) as changed_count,
        min_by(changes.subject, changes.change_number) as subject
    from marts.changes
    where not changes.is_seen_by_cisco
    group by changes.change_kind, changes.smart_account
)

select
    kinds.change_kind,
    kinds.smart_account,
    kinds.subject,
    case kinds.change_kind
        when 'Order'
            then
                counted(kinds.change_count, 'order', 'orders')
                || ' of '
                || counted(kinds.changed_count, 'licence', 'licences')
        when 'Device retired' then counted(kinds.change_count, 'device', 'devices') || ' retired'
        when 'Device not recorded'
            then counted(kinds.change_count, 'device', 'devices') || ' that deployment records no longer name'
        when 'Device deployed' then counted(kinds.change_count, 'device', 'devices') || ' newly deployed'
        else counted(kinds.change_count, 'use', 'uses') || ' that began since'
    end as change_words,
    coalesce(' in ' || kinds.smart_account, '') as place_words,
    case kinds.change_kind
        when 'Order' then 'Ask Cisco or the reseller to deposit them into the right account'
        when 'Device deployed' then 'Register them, or find out why they report to nobody'
        when 'Use began' then 'Have the devices report before Cisco looks, so that the use is told by you'
        else 'Remove the instances, so that their licences return to the account'
    end as change_remedy
from kinds
order by kinds.change_kind asc, kinds.smart_account asc nulls last
