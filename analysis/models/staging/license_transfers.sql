-- Each move of licences between two Virtual Accounts that an event log tells in words: how many of which licence, from
-- where to where. The words are not publicly known (RULES.md: M), so a message is read only where all four stand in it
-- unmistakably; any other, and the move of a product instance, stays an event.
-- grain: file_id, row_number
with told as (
    select
        raw.file_id,
        raw.row_number,
        files.smart_account,
        as_date(raw.event_time, coalesce(files.date_order, '')) as moved_at,
        regexp_extract(
            regexp_replace(
                translate(as_text(raw.message), '“”„‘’', '"""'''''), '(^|[\s(])''([^'']+)''', '\1"\2"', 'g'
            ),
            '(?i)^\s*(?:'
            || '(\d[\d,.]*) (?:of )?(?:the )?"?([^"]+?)"? licen[sc]es?'
            || '|(\d[\d,.]*) licen[sc]es? (?:of|for) (?:the )?"?([^"]+?)"?'
            || '|(?:the )?(?:licen[sc]e )?"?([^"(]+?)"?(?: licen[sc]es?)?'
            || ' (?:\((?:quantity:? ?)?|with (?:a )?quantity (?:of )?|quantity:? )(\d[\d,.]*)\)?,?'
            || ') (?:was|were|has been|have been) (?:successfully )?(?:transferred|moved|reassigned)'
            || ' from (?:the )?(?:virtual account:? )?"?([^"]+?)"?'
            || ' to (?:the )?(?:virtual account:? )?(?:"([^"]+)"(?: by .*)?|([^"]+?))[.]?\s*$',
            [
                'quantity', 'license', 'second_quantity', 'second_license', 'third_license', 'third_quantity',
                'from_account', 'to_quoted', 'to_plain'
            ]
        ) as said
    from raw.cssm_events as raw
    inner join meta.files on raw.file_id = files.file_id
    where raw.message ilike '%licen_e%' and raw.message not ilike '%product instance%'
),

-- Names without quotation marks may not hold the words that part them.
parted as (
    select
        told.file_id,
        told.row_number,
        told.smart_account,
        told.moved_at,
        trim(told.said.license || told.said.second_license || told.said.third_license) as license_name,
        as_count(told.said.quantity || told.said.second_quantity || told.said.third_quantity) as quantity_count,
        trim(told.said.from_account) as from_virtual_account,
        trim(told.said.to_quoted || told.said.to_plain) as to_virtual_account,
        told.said.to_plain <> ''
        and regexp_matches(
            told.said.from_account || ' | ' || told.said.to_plain, '(?i) (from|to|by) '
        ) as is_ambiguous
    from told
)

select
    parted.file_id,
    parted.row_number,
    parted.smart_account,
    parted.moved_at,
    parted.license_name,
    parted.quantity_count,
    parted.from_virtual_account,
    parted.to_virtual_account
from parted
where
    parted.quantity_count is not null
    and parted.license_name <> ''
    and parted.from_virtual_account <> ''
    and not parted.is_ambiguous
    and not regexp_matches(parted.license_name, '(?i),? and \d')
