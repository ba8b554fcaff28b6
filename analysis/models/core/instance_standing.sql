-- What is to be thought of each current product instance: a duplicate of one heard from later; a ghost, which the
-- newest record of the device calls retired, or which complete records do not name; stale; or none of these. And
-- whether its use can be contested: a duplicate's always; a ghost's unless it is alive, which is to say heard from or
-- seen within the amber threshold, or heard from after the record and not stale since; a stale one's unless a record
-- has it in place. Grade B needs a matched serial number; C is CSSM's silence or one system's word alone. Where all
-- use is reserved, devices work without a word to Cisco, and silence tells nothing.
-- grain: file_id, row_number
with recorded as (
    select
        count(*) > 0 as has_records,
        count(devices.serial_number) > 0 as has_serial_numbers,
        count(devices.instance_uuid) > 0 as has_uuids,
        count(host_key(devices.host_name)) > 0 as has_host_names
    from core.deployed_devices as devices
    where devices.system_name <> 'Device output'
),

covered as (
    select
        serial_key(lines.serial_number) as serial_number,
        bool_or(
            coalesce(lines.start_date <= run.as_of_date, true) and coalesce(lines.end_date >= run.as_of_date, false)
        ) as is_under_contract
    from staging.contract_lines as lines
    cross join inputs.run
    where lines.taken_at <= run.as_of_date and serial_key(lines.serial_number) is not null
    group by serial_key(lines.serial_number)
),

reserved as (
    select
        records.smart_account,
        records.virtual_account
    from core.license_records as records
    group by records.smart_account, records.virtual_account
    having sum(records.reserved_count) >= sum(records.in_use_count) and sum(records.in_use_count) > 0
),

known as (
    select
        instances.file_id,
        instances.row_number,
        instances.smart_account,
        instances.virtual_account,
        instances.instance_id,
        instances.registration_date,
        instances.last_contact_date,
        instances.silent_days,
        instances.contact_status,
        matched.device_id,
        matched.match_key,
        devices.system_name,
        devices.said_date,
        devices.last_seen_date,
        devices.is_deployed,
        devices.is_contradicted,
        covered.is_under_contract,
        twins.shared_key,
        twins.place_count,
        twins.later_smart_account,
        twins.later_virtual_account,
        twins.later_instance_id,
        twins.later_contact_date,
        twins.confidence_grade as twin_grade,
        recorded.has_records,
        case
            when devices.is_deployed = false then 'retired'
            when
                devices.device_id is null
                and deployment.is_complete
                and (
                    recorded.has_serial_numbers and serial_key(instances.serial_number) is not null
                    or recorded.has_uuids and uuid_key(instances.instance_uuid) is not null
                    or recorded.has_host_names and host_key(instances.host_name) is not null
                )
                then 'absent'
        end as ghost_reason,
        instances.contact_status in ('Not seen', 'Probably gone') as is_stale,
        reserved.virtual_account is not null as is_reserved,
        coalesce(instances.last_contact_date > devices.taken_at, false) as is_past_record,
        coalesce(instances.contact_status = 'Seen', false)
        or coalesce(
            date_diff('day', devices.last_seen_date, run.as_of_date) <= thresholds.last_contact_amber_days, false
        )
        or is_past_record and not coalesce(is_stale, false) as is_alive
    from core.product_instances as instances
    cross join inputs.run
    cross join inputs.thresholds
    cross join inputs.deployment
    cross join recorded
    left join core.instance_devices as matched
        on instances.file_id = matched.file_id and instances.row_number = matched.row_number
    left join core.devices on matched.device_id = devices.device_id
    left join reserved
        on instances.smart_account = reserved.smart_account and instances.virtual_account = reserved.virtual_account
    left join core.instance_twins as twins
        on
            instances.file_id = twins.file_id
            and instances.row_number = twins.row_number
            -- A name is no proof against a record that has this very serial number in place.
            and not (
                twins.shared_key = 'Host name'
                and coalesce(devices.is_deployed, false)
                and matched.match_key like 'Serial number%'
            )
            and not (twins.shared_key in ('Stack', 'Host name') and reserved.virtual_account is not null)
    left join covered on serial_key(instances.serial_number) = covered.serial_number
)

select
    known.file_id,
    known.row_number,
    known.smart_account,
    known.virtual_account,
    known.instance_id,
    known.device_id,
    known.match_key,
    known.system_name,
    known.said_date,
    known.is_deployed,
    known.is_contradicted,
    known.is_under_contract,
    known.has_records,
    known.registration_date,
    known.last_contact_date,
    known.silent_days,
    known.contact_status,
    known.ghost_reason,
    known.last_seen_date,
    known.is_alive,
    known.is_reserved,
    known.shared_key,
    known.place_count,
    known.later_smart_account,
    known.later_virtual_account,
    known.later_instance_id,
    known.later_contact_date,
    case
        when known.ghost_reason is not null then 'Ghost'
        when known.shared_key is not null then 'Duplicate'
        when known.is_stale then 'Stale'
        when known.device_id is not null then 'Matched'
        else 'Unmatched'
    end as match_class,
    case
        when known.shared_key is not null then 'Duplicate'
        when known.ghost_reason is not null
            then if(known.is_alive or known.ghost_reason = 'absent' and known.is_reserved, null, 'Ghost')
        when known.is_stale and not known.is_reserved and not coalesce(known.is_deployed, false) then 'Stale'
    end as contest_kind,
    case
        when contest_kind = 'Duplicate' then known.twin_grade
        when
            contest_kind = 'Ghost'
            and known.ghost_reason = 'retired'
            and known.match_key like 'Serial number%'
            and known.last_contact_date is not null
            and not (known.is_past_record or known.is_contradicted or known.is_reserved)
            then 'B'
        when contest_kind is not null then 'C'
    end as confidence_grade
from known
