-- Each security advisory about SSM On-Prem, whichever documents tell it: a CVE record that names no advisory joins the
-- one that names its CVE. Of several documents the newest speaks; scores are the highest, CVEs all that are named.
-- grain: advisory_id
with documents as (
    select
        told.file_id,
        told.row_number,
        told.advisory_id,
        told.cve_ids,
        told.advisory_title,
        told.published_date,
        coalesce(told.updated_date, told.published_date, date '0001-01-01') as updated_date,
        told.cvss_score,
        told.severity,
        told.fixed_note,
        told.advisory_url,
        exports.path
    from staging.advisories as told
    inner join staging.exports on told.file_id = exports.file_id
    cross join inputs.run
    where
        coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
        and exists (
            select 1
            from staging.advisory_products as products
            where
                products.file_id = told.file_id
                and products.row_number = told.row_number
                and is_onprem_product(products.product_name)
        )
    qualify row_number() over (
        partition by exports.format, told.advisory_id, told.cve_ids
        order by
            told.updated_date desc nulls last,
            exports.taken_at desc nulls last,
            exports.path desc,
            told.file_id desc,
            told.row_number desc
    ) = 1
),

named as (
    select
        documents.file_id,
        documents.row_number,
        documents.advisory_id,
        unnest(string_split(documents.cve_ids, ', ')) as cve_id
    from documents
),

homes as (
    select
        named.cve_id,
        min(named.advisory_id) as advisory_id
    from named
    where named.advisory_id not like 'CVE-%'
    group by named.cve_id
),

homed as (
    select
        documents.file_id,
        documents.row_number,
        coalesce(homes.advisory_id, documents.advisory_id) as advisory_id,
        documents.cve_ids,
        documents.advisory_title,
        documents.published_date,
        documents.updated_date,
        documents.cvss_score,
        documents.severity,
        documents.fixed_note,
        documents.advisory_url,
        (documents.updated_date, documents.path, documents.file_id, documents.row_number) as newness
    from documents
    left join homes on documents.advisory_id = homes.cve_id
)

select
    homed.advisory_id,
    array_to_string(
        list_sort(list_distinct(flatten(
            list(string_split(homed.cve_ids, ', ')) filter (where homed.cve_ids is not null)
        ))),
        ', '
    ) as cve_ids,
    max_by(homed.advisory_title, homed.newness) as advisory_title,
    max(homed.cvss_score) as cvss_score,
    max_by(homed.severity, (homed.cvss_score, homed.newness)) as severity,
    max_by(homed.fixed_note, homed.newness) as fixed_note,
    min(homed.published_date) as published_date,
    nullif(max(homed.updated_date), date '0001-01-01') as updated_date,
    max_by(homed.advisory_url, homed.newness) as advisory_url,
    max_by(homed.file_id, homed.newness) as file_id,
    max_by(homed.row_number, homed.newness) as row_number
from homed
group by homed.advisory_id
