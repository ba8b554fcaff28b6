-- Moves of licences in {smart_account} started from {giver_count} Virtual Accounts in the last 12 months, {told_count}
-- licences in all: no single place gives them out.
-- severity: low
-- subject: smart_account
-- remedy: Keep what is free in one Virtual Account, and say who gives it out.
select
    moves.smart_account,
    count(distinct moves.virtual_account) as giver_count,
    cast(-sum(moves.quantity_count) as bigint) as told_count
from marts.movement_ledger as moves
where moves.movement_source = 'Event log' and moves.quantity_count < 0
group by moves.smart_account
having count(distinct moves.virtual_account) > 1
order by count(distinct moves.virtual_account) desc, moves.smart_account asc
