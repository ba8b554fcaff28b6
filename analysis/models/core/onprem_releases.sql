-- Each release of SSM On-Prem that an advisory speaks of, and what it says of it: a release, a range within one major
-- train, or a whole train; and the first fixed release, in a table or in the words of its note (RULES.md §6).
-- grain: advisory_id, release_number
with documents as (
    select
        told.file_id,
        told.row_number,
        told.fixed_note,
        coalesce(told.updated_date, told.published_date, date '0001-01-01') as updated_date,
        unnest(coalesce(string_split(told.cve_ids, ', '), [''])) as cve_id,
        told.advisory_id
    from staging.advisories as told
    inner join staging.exports on told.file_id = exports.file_id
    cross join inputs.run
    where coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
    qualify dense_rank() over (
        partition by exports.format, told.advisory_id, told.cve_ids
        order by
            told.updated_date desc nulls last,
            exports.taken_at desc nulls last,
            exports.path desc,
            told.file_id desc,
            told.row_number desc
    ) = 1
),

homes as (
    select
        advisories.advisory_id,
        unnest(string_split(advisories.cve_ids, ', ')) as cve_id
    from core.onprem_advisories as advisories
),

homed as (
    select distinct
        documents.file_id,
        documents.row_number,
        documents.fixed_note,
        documents.updated_date,
        advisories.advisory_id
    from documents
    left join homes on documents.cve_id = homes.cve_id
    inner join core.onprem_advisories as advisories
        on advisories.advisory_id in (documents.advisory_id, homes.advisory_id)
    where documents.advisory_id = advisories.advisory_id or documents.advisory_id like 'CVE-%'
),

said as (
    select
        homed.advisory_id,
        homed.updated_date,
        coalesce(products.cve_id, '') as cve_id,
        products.product_status,
        products.version_text,
        products.through_version,
        products.first_fixed_version
    from homed
    inner join staging.advisory_products as products
        on homed.file_id = products.file_id and homed.row_number = products.row_number
    where is_onprem_product(products.product_name)
    union
    select
        homed.advisory_id,
        homed.updated_date,
        '' as cve_id,
        'Unknown' as product_status,
        cast(null as varchar) as version_text,
        cast(null as varchar) as through_version,
        unnest(regexp_extract_all(
            homed.fixed_note, '(?i)(?:first fixed releases?|fixed in(?: release| version)?)\s*:?\s+(\d{1,2}-20\d{4})', 1
        )) as first_fixed_version
    from homed
)

select
    said.advisory_id,
    row_number() over (
        partition by said.advisory_id
        order by
            said.updated_date,
            said.cve_id,
            said.product_status,
            said.version_text,
            said.through_version,
            said.first_fixed_version
    ) as release_number,
    said.cve_id,
    said.updated_date,
    said.product_status,
    said.version_text,
    said.through_version,
    said.first_fixed_version,
    coalesce(onprem_train(said.version_text), onprem_train(said.through_version)) as release_train,
    onprem_month(said.version_text) as release_month,
    onprem_month(said.through_version) as through_month,
    onprem_train(said.first_fixed_version) as fixed_train,
    onprem_month(said.first_fixed_version) as fixed_month
from said
