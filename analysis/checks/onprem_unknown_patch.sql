-- Whether {onprem_name} is safe from {advisory_id} is not known: {patch_reason}.
-- severity: medium
-- subject: onprem_name
-- remedy: Read the advisory's note on fixed releases, or ask Cisco; not being listed is no proof.
select
    patches.onprem_name,
    patches.version,
    patches.advisory_id,
    patches.patch_reason
from marts.onprem_patch as patches
where patches.patch_status = 'Unknown'
order by patches.cvss_score desc nulls last, patches.advisory_id asc, patches.onprem_name asc
