-- {difference_name} make {difference_count} {license_name} of difference from CSSM's data in {smart_account}, and no
-- written position says so.
-- severity: medium
-- subject: license_name
-- remedy: Write it into notes/ with its exhibits, signed and dated, before the vendor asks.
select
    differences.smart_account,
    differences.license_name,
    differences.difference_key,
    differences.difference_name,
    differences.difference_count
from marts.lens_differences as differences
left join marts.documented_differences as documented
    on
        differences.smart_account = documented.smart_account
        and differences.license_name = documented.license_name
        and differences.difference_key = documented.difference_key
where documented.note_id is null
order by
    abs(differences.difference_count) desc,
    differences.license_name asc,
    differences.smart_account asc,
    differences.difference_key asc
