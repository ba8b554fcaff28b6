-- The signed note that documents how a device reports: of several the newest. A note names the device's serial number,
-- its host name or its Virtual Account; a Virtual Account's name alone is enough only where one Smart Account has it.
-- grain: serial_number
with devices as (
    select distinct
        standings.serial_number,
        lower(standings.host_name) as host_key,
        standings.smart_account,
        standings.virtual_account
    from core.reporting_standings as standings
),

accounts as (
    select
        accounts.smart_account,
        accounts.virtual_account,
        count(*) over (partition by license_key(accounts.virtual_account)) = 1 as is_only
    from core.virtual_accounts as accounts
),

matched as (
    select
        devices.serial_number,
        notes.note_id,
        notes.note_date
    from devices
    inner join inputs.notes on notes.note_kind = 'report' and devices.serial_number = upper(trim(notes.subject))
    where notes.smart_account is null or lower(notes.smart_account) = lower(devices.smart_account)
    union all
    select
        devices.serial_number,
        notes.note_id,
        notes.note_date
    from devices
    inner join inputs.notes on notes.note_kind = 'report' and devices.host_key = lower(trim(notes.subject))
    where notes.smart_account is null or lower(notes.smart_account) = lower(devices.smart_account)
    union all
    select
        devices.serial_number,
        notes.note_id,
        notes.note_date
    from devices
    inner join accounts
        on devices.smart_account = accounts.smart_account and devices.virtual_account = accounts.virtual_account
    inner join inputs.notes
        on notes.note_kind = 'report' and license_key(accounts.virtual_account) = license_key(notes.subject)
    where
        lower(notes.smart_account) = lower(devices.smart_account)
        or (notes.smart_account is null and accounts.is_only)
)

select
    matched.serial_number,
    max_by(matched.note_id, (matched.note_date, matched.note_id)) as note_id,
    max(matched.note_date) as note_date
from matched
group by matched.serial_number
