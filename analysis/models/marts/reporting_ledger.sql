-- The reporting ledger: for each device and licence, whose policy asks for reports, how the device reports, what it
-- last reported, what is due when, and how it stands (RULES.md §5). Obligations hold in every topology, and with full
-- entitlement too.
-- grain: serial_number, license_name
select
    standings.serial_number,
    standings.license_name,
    standings.smart_account,
    standings.virtual_account,
    standings.product_id,
    standings.host_name,
    standings.license_class,
    standings.policy_source,
    standings.reporting_path,
    standings.first_use_date,
    standings.last_change_date,
    standings.last_report_date,
    standings.last_ack_date,
    standings.due_date,
    standings.days_late,
    standings.reporting_status,
    standings.status_reason,
    standings.taken_at,
    standings.file_id,
    standings.row_number
from core.reporting_standings as standings
