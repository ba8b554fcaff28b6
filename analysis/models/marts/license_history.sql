-- What the estate was shown to own, use and lack on each day an export was taken, per Smart Account and licence.
-- grain: smart_account, license_name, taken_at
select
    history.smart_account,
    history.license_name,
    history.taken_at,
    cast(sum(history.reported_quantity_count) as bigint) as reported_quantity_count,
    cast(sum(history.in_use_count) as bigint) as in_use_count,
    cast(sum(greatest(history.in_use_count - history.reported_quantity_count, 0)) as bigint) as gross_short_count
from core.license_history as history
group by history.smart_account, history.license_name, history.taken_at
