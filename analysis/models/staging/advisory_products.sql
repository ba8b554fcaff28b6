-- Each product and version that an advisory or CVE record names, whether it is affected or fixed, and the first fixed
-- release where the document says one: a CVE record in its ranges, a CSAF document in the table of its note on fixed
-- software, which stands there as cells two blanks apart.
-- grain: file_id, row_number, product_number
with csaf_branches as (
    select
        raw.file_id,
        raw.row_number,
        -- In two parts, since the reader of our SQL does not know the path that looks at every depth.
        unnest(json_extract(raw.product_tree, concat('$.', '.branches[*]'))) as branch
    from raw.csaf_advisories as raw
),

csaf_named as (
    select
        csaf_branches.file_id,
        csaf_branches.row_number,
        csaf_branches.branch -> '$.product' as product,
        if(
            (csaf_branches.branch ->> '$.category') in ('product_version', 'product_version_range'),
            csaf_branches.branch ->> '$.name',
            null
        ) as version_text
    from csaf_branches
    union all
    select
        raw.file_id,
        raw.row_number,
        unnest(
            list_concat(
                json_extract(raw.product_tree, '$.full_product_names[*]'),
                json_extract(raw.product_tree, '$.relationships[*].full_product_name')
            )
        ) as product,
        cast(null as varchar) as version_text
    from raw.csaf_advisories as raw
),

csaf_names as (
    select
        csaf_named.file_id,
        csaf_named.row_number,
        csaf_named.product ->> '$.product_id' as csaf_product_id,
        any_value(trim(csaf_named.product ->> '$.name')) as product_name,
        any_value(csaf_named.version_text) as version_text
    from csaf_named
    group by csaf_named.file_id, csaf_named.row_number, csaf_named.product ->> '$.product_id'
),

vulnerabilities as (
    select
        raw.file_id,
        raw.row_number,
        raw.document ->> '$.tracking.id' as advisory_id,
        unnest(json_extract(raw.vulnerabilities, '$[*]')) as vulnerability
    from raw.csaf_advisories as raw
),

csaf_lists as (
    select
        vulnerabilities.file_id,
        vulnerabilities.row_number,
        vulnerabilities.advisory_id,
        vulnerabilities.vulnerability ->> '$.cve' as cve_id,
        unnest([
            struct_pack(
                list_name := 'known_affected',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.known_affected[*]')
            ),
            struct_pack(
                list_name := 'first_affected',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.first_affected[*]')
            ),
            struct_pack(
                list_name := 'last_affected',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.last_affected[*]')
            ),
            struct_pack(
                list_name := 'fixed',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.fixed[*]')
            ),
            struct_pack(
                list_name := 'first_fixed',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.first_fixed[*]')
            ),
            struct_pack(
                list_name := 'recommended',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.recommended[*]')
            ),
            struct_pack(
                list_name := 'known_not_affected',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.known_not_affected[*]')
            ),
            struct_pack(
                list_name := 'under_investigation',
                ids := json_extract_string(vulnerabilities.vulnerability, '$.product_status.under_investigation[*]')
            )
        ]) as listed
    from vulnerabilities
),

csaf_products as (
    select
        csaf_lists.file_id,
        csaf_lists.row_number,
        csaf_lists.advisory_id,
        csaf_lists.cve_id,
        csaf_lists.listed.list_name,
        unnest(csaf_lists.listed.ids) as csaf_product_id
    from csaf_lists
),

csaf_notes as (
    select
        raw.file_id,
        raw.row_number,
        raw.document ->> '$.tracking.id' as advisory_id,
        unnest(json_extract(raw.document, '$.notes[*]')) as note
    from raw.csaf_advisories as raw
),

csaf_tables as (
    select
        csaf_notes.file_id,
        csaf_notes.row_number,
        csaf_notes.advisory_id,
        string_split_regex(
            trim(regexp_extract(csaf_notes.note ->> '$.text', '[^\r\n]*First Fixed Release[^\r\n]*')), '\s{2,}'
        ) as cells
    from csaf_notes
    where (csaf_notes.note ->> '$.title') = 'Fixed Software'
),

csaf_fixes as (
    select
        csaf_tables.file_id,
        csaf_tables.row_number,
        csaf_tables.advisory_id,
        csaf_tables.cells,
        unnest(range(3, len(csaf_tables.cells), 2)) as place
    from csaf_tables
    where csaf_tables.cells[2] in ('First Fixed Release', 'First Fixed Releases') and len(csaf_tables.cells) % 2 = 0
),

cve_products as (
    select
        raw.file_id,
        raw.row_number,
        coalesce(raw.containers ->> '$.cna.source.advisory', raw.cve_metadata ->> '$.cveId') as advisory_id,
        raw.cve_metadata ->> '$.cveId' as cve_id,
        unnest(json_extract(raw.containers, '$.cna.affected[*]')) as product
    from raw.cve_records as raw
),

cve_versions as (
    select
        cve_products.file_id,
        cve_products.row_number,
        cve_products.advisory_id,
        cve_products.cve_id,
        cve_products.product,
        unnest(
            coalesce(nullif(json_extract(cve_products.product, '$.versions[*]'), []), ['null'])
        ) as version
    from cve_products
),

openvuln_products as (
    select
        raw.file_id,
        raw.row_number,
        raw.advisory_id,
        unnest(json_extract_string(raw.product_names, '$[*]')) as product_name
    from raw.openvuln_advisories as raw
),

named as (
    select
        csaf_products.file_id,
        csaf_products.row_number,
        csaf_products.advisory_id,
        csaf_products.cve_id,
        coalesce(
            if(
                ends_with(csaf_names.product_name, ' ' || csaf_names.version_text),
                left(csaf_names.product_name, len(csaf_names.product_name) - len(csaf_names.version_text)),
                csaf_names.product_name
            ),
            csaf_products.csaf_product_id
        ) as product_name,
        csaf_names.version_text,
        cast(null as varchar) as through_version,
        csaf_products.list_name as product_status,
        cast(null as varchar) as first_fixed_version
    from csaf_products
    left join csaf_names
        on
            csaf_products.file_id = csaf_names.file_id
            and csaf_products.row_number = csaf_names.row_number
            and csaf_products.csaf_product_id = csaf_names.csaf_product_id
    union all
    select
        csaf_fixes.file_id,
        csaf_fixes.row_number,
        csaf_fixes.advisory_id,
        cast(null as varchar) as cve_id,
        regexp_replace(csaf_fixes.cells[1], '\s+Releases?$', '') as product_name,
        csaf_fixes.cells[csaf_fixes.place] as version_text,
        nullif(regexp_extract(csaf_fixes.cells[csaf_fixes.place], '^(.+) and earlier$', 1), '') as through_version,
        'known_affected' as product_status,
        nullif(regexp_extract(csaf_fixes.cells[csaf_fixes.place + 1], '^\d\S*'), '') as first_fixed_version
    from csaf_fixes
    union all
    select
        cve_versions.file_id,
        cve_versions.row_number,
        cve_versions.advisory_id,
        cve_versions.cve_id,
        cve_versions.product ->> '$.product' as product_name,
        cve_versions.version ->> '$.version' as version_text,
        cve_versions.version ->> '$.lessThanOrEqual' as through_version,
        coalesce(cve_versions.version ->> '$.status', cve_versions.product ->> '$.defaultStatus') as product_status,
        coalesce(
            json_extract_string(cve_versions.version, '$.changes[*].at')[
                list_position(json_extract_string(cve_versions.version, '$.changes[*].status'), 'unaffected')
            ],
            cve_versions.version ->> '$.lessThan'
        ) as first_fixed_version
    from cve_versions
    union all
    select
        openvuln_products.file_id,
        openvuln_products.row_number,
        openvuln_products.advisory_id,
        cast(null as varchar) as cve_id,
        regexp_replace(trim(openvuln_products.product_name), '\s+\d+[-.(]\S*$', '') as product_name,
        nullif(regexp_extract(trim(openvuln_products.product_name), '\s(\d+[-.(]\S*)$', 1), '') as version_text,
        cast(null as varchar) as through_version,
        'known_affected' as product_status,
        cast(null as varchar) as first_fixed_version
    from openvuln_products
    where not is_blank(openvuln_products.product_name)
)

select
    named.file_id,
    named.row_number,
    row_number() over (
        partition by named.file_id, named.row_number
        order by named.cve_id, named.product_name, named.version_text, named.product_status, named.first_fixed_version
    ) as product_number,
    as_text(named.advisory_id) as advisory_id,
    as_text(named.cve_id) as cve_id,
    as_text(named.product_name) as product_name,
    as_text(named.version_text) as version_text,
    as_text(named.through_version) as through_version,
    case
        when named.product_status in ('affected', 'known_affected', 'first_affected', 'last_affected') then 'Affected'
        when named.product_status in ('fixed', 'first_fixed', 'recommended') then 'Fixed'
        when named.product_status in ('unaffected', 'known_not_affected') then 'Not affected'
        else 'Unknown'
    end as product_status,
    as_text(named.first_fixed_version) as first_fixed_version
from named
