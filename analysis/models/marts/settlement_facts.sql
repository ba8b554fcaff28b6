-- What the internal edition alone says of the range: where to open, what to aim for, where to walk away, and the
-- number of benchmarks beside it, in the client's currency; null where the proposal or the formula is unknown.
-- grain: client_id
with marks as (
    select
        max(marks.amount) filter (where marks.range_key = 'opening') as opening_amount,
        max(marks.amount) filter (where marks.range_key = 'target') as target_amount,
        max(marks.amount) filter (where marks.range_key = 'walk_away') as walk_away_amount,
        count(*) filter (where marks.is_benchmark and marks.amount is not null) as benchmark_count
    from marts.settlement_range as marks
    cross join inputs.run
    where marks.currency = run.currency
)

select
    run.client_id,
    run.currency,
    marks.opening_amount,
    marks.target_amount,
    marks.walk_away_amount,
    marks.benchmark_count
from inputs.run
cross join marks
