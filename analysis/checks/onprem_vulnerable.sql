-- {onprem_name} runs {version}, which {advisory_id} names as affected{score}{fix}.
-- severity: high
-- subject: onprem_name
-- remedy: Bring it to a release that the advisory calls fixed, and keep what its console answers to version.
select
    patches.onprem_name,
    patches.version,
    patches.advisory_id,
    coalesce(' (' || concat_ws(', ', patches.cve_ids, 'CVSS ' || patches.cvss_score) || ')', '') as score,
    coalesce('; first fixed in ' || patches.first_fixed_version, '; no first fixed release is told') as fix
from marts.onprem_patch as patches
where patches.patch_status = 'Affected'
order by patches.cvss_score desc nulls last, patches.advisory_id asc, patches.onprem_name asc
