-- Each total that a proposal states in a row of its own, sums of parts left out. Such a row is no line: landing turns
-- it away, and what it says is kept here.
-- grain: file_id, row_number
with pointers as (
    -- A header as the place of its value in the row that was turned away.
    select
        columns.file_id,
        columns.raw_column,
        replace(replace(columns.header, '~', '~0'), '/', '~1') as header
    from meta.columns
),

headers as (
    select
        columns.file_id,
        '/' || max(if(columns.raw_column = 'extended_amount', columns.header, null)) as amount_place,
        '/' || max(if(columns.raw_column = 'currency', columns.header, null)) as currency_place
    from pointers as columns
    group by columns.file_id
),

told as (
    select
        rejects.file_id,
        rejects.row_number,
        files.path,
        files.taken_at,
        json_extract_string(rejects.raw_row, headers.amount_place) as amount_text,
        json_extract_string(rejects.raw_row, headers.currency_place) as currency_text
    from meta.rejects
    inner join meta.files on rejects.file_id = files.file_id
    inner join headers on rejects.file_id = headers.file_id
    where
        files.format = 'true_forward_proposal'
        and json_valid(rejects.raw_row)
        and regexp_matches(
            rejects.raw_row,
            '"\s*((grand|overall|proposal|net) )?(total( (amount|price|net|due))?|sum|summe|gesamt)\s*:?\s*"[,}]',
            'i'
        )
)

select
    told.file_id,
    told.row_number,
    told.path,
    told.taken_at,
    cast(as_amount(told.amount_text) as decimal(18, 2)) as stated_amount,
    upper(as_text(told.currency_text)) as currency
from told
where as_amount(told.amount_text) is not null
