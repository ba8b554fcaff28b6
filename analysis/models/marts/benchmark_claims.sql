-- What is claimed of settlements and renewals, each with its source, its date and how many cases stand behind it, or
-- that these are not told (RULES.md §9). A claim is never ours.
-- grain: benchmark_key
select
    claims.benchmark_key,
    claims.statement,
    claims.benchmark_scope,
    claims.benchmark_measure,
    claims.low_share,
    claims.high_share,
    claims.source_kind,
    claims.source,
    claims.source_date,
    claims.sample_count,
    claims.certainty,
    coalesce('n = ' || format('{:,}', claims.sample_count), 'n unknown') as sample_words,
    claims.source
    || ', '
    || coalesce(day_in_words(claims.source_date), 'undated')
    || ', '
    || coalesce('n = ' || format('{:,}', claims.sample_count), 'n unknown') as source_words
from reference.benchmarks as claims
