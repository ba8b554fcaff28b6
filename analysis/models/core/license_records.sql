-- Each licence of each Virtual Account as the current export shows it.
-- grain: file_id, row_number
select
    history.file_id,
    history.row_number,
    history.smart_account,
    history.virtual_account,
    history.license_name,
    history.taken_at,
    history.reported_quantity_count,
    history.in_use_count,
    history.reported_in_use_count,
    history.reserved_count,
    history.reported_substitution_count,
    history.reported_balance_count
from core.license_history as history
where history.is_current
