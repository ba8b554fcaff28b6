-- How each device stands with its reports, by the worst of its licences: one that is late before one that is due, and
-- what nobody can tell before what is in order.
-- grain: serial_number
with worst as (
    select
        ledger.serial_number,
        count(ledger.license_name) as license_count,
        max(struct_pack(
            severity_rank := -list_position(
                ['OVERDUE', 'NEVER REPORTED', 'DUE SOON', 'UNKNOWN', 'OK', 'NOT APPLICABLE'], ledger.reporting_status
            ),
            days_late := coalesce(ledger.days_late, -1000000),
            license_name := ledger.license_name
        )) as line
    from marts.reporting_ledger as ledger
    group by ledger.serial_number
)

select
    ledger.serial_number,
    coalesce(ledger.host_name, ledger.serial_number) as device_name,
    ledger.product_id,
    ledger.smart_account,
    ledger.virtual_account,
    ledger.reporting_path,
    ledger.reporting_status,
    ledger.status_reason,
    ledger.license_name,
    worst.license_count,
    ledger.last_report_date,
    ledger.last_ack_date,
    if(ledger.reporting_status in ('UNKNOWN', 'NOT APPLICABLE'), null, ledger.due_date) as due_date,
    if(ledger.reporting_status in ('UNKNOWN', 'NOT APPLICABLE'), null, ledger.days_late) as days_late,
    ledger.taken_at,
    ledger.file_id,
    ledger.row_number
from marts.reporting_ledger as ledger
inner join worst
    on ledger.serial_number = worst.serial_number and ledger.license_name is not distinct from worst.line.license_name
