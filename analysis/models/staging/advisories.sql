-- Each security advisory or CVE record, with its highest score and what it says of fixed releases in its own words.
-- Of a note on fixed software only the line with its table is kept, where it has one.
-- A day is the day the source writes: openVuln's times carry no zone and are not UTC, so none is converted.
-- grain: file_id, row_number
with csaf_notes as (
    select
        raw.file_id,
        raw.row_number,
        unnest(json_extract(raw.document, '$.notes[*]')) as note
    from raw.csaf_advisories as raw
),

csaf_fixes as (
    select
        csaf_notes.file_id,
        csaf_notes.row_number,
        any_value(coalesce(
            nullif(regexp_extract(csaf_notes.note ->> '$.text', '[^\r\n]*First Fixed Release[^\r\n]*'), ''),
            csaf_notes.note ->> '$.text'
        )) as fixed_note
    from csaf_notes
    where (csaf_notes.note ->> '$.title') = 'Fixed Software'
    group by csaf_notes.file_id, csaf_notes.row_number
),

told as (
    select
        raw.file_id,
        raw.row_number,
        raw.document ->> '$.tracking.id' as advisory_id,
        json_extract_string(raw.vulnerabilities, '$[*].cve') as cves,
        raw.document ->> '$.title' as title,
        raw.document ->> '$.tracking.initial_release_date' as published,
        raw.document ->> '$.tracking.current_release_date' as updated,
        list_concat(
            json_extract_string(raw.vulnerabilities, '$[*].scores[*].cvss_v3.baseScore'),
            json_extract_string(raw.vulnerabilities, '$[*].scores[*].cvss_v2.baseScore')
        ) as scores,
        coalesce(
            raw.document ->> '$.aggregate_severity.text',
            json_extract_string(raw.vulnerabilities, '$[*].scores[*].cvss_v3.baseSeverity')[1]
        ) as severity,
        csaf_fixes.fixed_note,
        json_extract_string(raw.document, '$.references[*].url')[
            list_position(json_extract_string(raw.document, '$.references[*].category'), 'self')
        ] as advisory_url
    from raw.csaf_advisories as raw
    left join csaf_fixes on raw.file_id = csaf_fixes.file_id and raw.row_number = csaf_fixes.row_number
    union all
    select
        raw.file_id,
        raw.row_number,
        raw.advisory_id,
        json_extract_string(raw.cves, '$[*]') as cves,
        raw.advisory_title as title,
        raw.first_published as published,
        raw.last_updated as updated,
        [raw.cvss_base_score] as scores,
        raw.sir as severity,
        cast(null as varchar) as fixed_note,
        raw.publication_url as advisory_url
    from raw.openvuln_advisories as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        coalesce(raw.containers ->> '$.cna.source.advisory', raw.cve_metadata ->> '$.cveId') as advisory_id,
        [raw.cve_metadata ->> '$.cveId'] as cves,
        raw.containers ->> '$.cna.title' as title,
        raw.cve_metadata ->> '$.datePublished' as published,
        raw.cve_metadata ->> '$.dateUpdated' as updated,
        list_concat(
            json_extract_string(raw.containers, '$.cna.metrics[*].cvssV4_0.baseScore'),
            list_concat(
                json_extract_string(raw.containers, '$.cna.metrics[*].cvssV3_1.baseScore'),
                json_extract_string(raw.containers, '$.cna.metrics[*].cvssV3_0.baseScore')
            )
        ) as scores,
        coalesce(
            json_extract_string(raw.containers, '$.cna.metrics[*].cvssV4_0.baseSeverity')[1],
            json_extract_string(raw.containers, '$.cna.metrics[*].cvssV3_1.baseSeverity')[1],
            json_extract_string(raw.containers, '$.cna.metrics[*].cvssV3_0.baseSeverity')[1]
        ) as severity,
        json_extract_string(raw.containers, '$.cna.solutions[*].value')[1] as fixed_note,
        json_extract_string(raw.containers, '$.cna.references[*].url')[1] as advisory_url
    from raw.cve_records as raw
)

select
    told.file_id,
    told.row_number,
    as_text(told.advisory_id) as advisory_id,
    as_text(array_to_string(told.cves, ', ')) as cve_ids,
    as_text(told.title) as advisory_title,
    as_date(told.published, '') as published_date,
    as_date(told.updated, '') as updated_date,
    list_max(try_cast(told.scores as decimal(4, 1)[])) as cvss_score,
    upper(left(as_text(told.severity), 1)) || lower(substr(as_text(told.severity), 2)) as severity,
    as_text(told.fixed_note) as fixed_note,
    as_text(told.advisory_url) as advisory_url
from told
