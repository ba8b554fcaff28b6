-- Every figure that the letters say in words, beside those of the briefs.
-- grain: client_id
with requests as (
    select
        count(*) as request_count,
        count(*) filter (where requests.source_status = 'Missing') as missing_request_count,
        count(*) filter (where requests.source_status = 'Stale') as stale_request_count,
        count(*) filter (where requests.source_status = 'Found') as compared_request_count,
        min(requests.reply_date) as reply_date
    from marts.data_requests as requests
),

positions as (
    select
        count(*) as position_count,
        count(*) filter (where positions.is_adverse) as adverse_position_count,
        count(*) filter (where positions.note_text is not null) as signed_position_count,
        count(distinct positions.difference_key) as difference_kind_count
    from marts.written_positions as positions
),

exhibits as (
    select count(distinct exhibits.exhibit_number) as exhibit_count
    from marts.position_exhibits as exhibits
    where exhibits.position_number is not null
)

select
    run.client_id,
    run.as_of_date,
    requests.request_count,
    requests.missing_request_count,
    requests.stale_request_count,
    requests.compared_request_count,
    requests.reply_date,
    positions.position_count,
    positions.adverse_position_count,
    positions.signed_position_count,
    positions.position_count - positions.signed_position_count as unsigned_position_count,
    positions.difference_kind_count,
    exhibits.exhibit_count
from inputs.run
cross join requests
cross join positions
cross join exhibits
