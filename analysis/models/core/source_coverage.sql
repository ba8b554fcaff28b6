-- What the files that speak for today cover, kind by kind: how many of which things, and from when until when.
-- grain: subject, covered_name
with current_files as (
    select exports.file_id
    from core.exports
    where exports.is_current
)

select
    'licenses' as subject,
    'licences' as covered_name,
    count(distinct records.license_name) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from core.license_records as records
inner join current_files on records.file_id = current_files.file_id
union all
select
    'instances' as subject,
    'instances with a last contact' as covered_name,
    count(instances.last_contact_date) as covered_count,
    min(instances.last_contact_date) as first_date,
    max(instances.last_contact_date) as last_date
from core.product_instances as instances
inner join current_files on instances.file_id = current_files.file_id
union all
select
    'accounts' as subject,
    'Virtual Accounts' as covered_name,
    count(*) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.virtual_accounts as accounts
inner join current_files on accounts.file_id = current_files.file_id
union all
select
    'accounts' as subject,
    'On-Prem accounts' as covered_name,
    count(*) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.onprem_accounts as accounts
inner join current_files on accounts.file_id = current_files.file_id
union all
select
    'subscriptions' as subject,
    'subscriptions' as covered_name,
    count(distinct subscriptions.subscription_id) as covered_count,
    min(subscriptions.start_date) as first_date,
    max(subscriptions.end_date) as last_date
from staging.subscriptions as subscriptions
inner join current_files on subscriptions.file_id = current_files.file_id
union all
select
    'consumption' as subject,
    'suites' as covered_name,
    count(distinct consumption.suite_name) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.ea_consumption as consumption
inner join current_files on consumption.file_id = current_files.file_id
union all
select
    'orders' as subject,
    'orders' as covered_name,
    count(distinct lines.order_number) as covered_count,
    min(lines.order_date) as first_date,
    max(lines.order_date) as last_date
from staging.order_lines as lines
inner join current_files on lines.file_id = current_files.file_id
union all
select
    'pak' as subject,
    'PAKs' as covered_name,
    count(distinct paks.pak_number) as covered_count,
    min(paks.pak_date) as first_date,
    max(paks.pak_date) as last_date
from staging.pak_licenses as paks
inner join current_files on paks.file_id = current_files.file_id
union all
select
    'contracts' as subject,
    'serial numbers' as covered_name,
    count(distinct lines.serial_number) as covered_count,
    min(lines.start_date) as first_date,
    max(lines.end_date) as last_date
from staging.contract_lines as lines
inner join current_files on lines.file_id = current_files.file_id
union all
select
    'account_events' as subject,
    'events' as covered_name,
    count(*) as covered_count,
    min(events.event_date) as first_date,
    max(events.event_date) as last_date
from staging.account_events as events
inner join current_files on events.file_id = current_files.file_id
union all
select
    'account_events' as subject,
    'moves of licences' as covered_name,
    count(*) as covered_count,
    min(moves.moved_at) as first_date,
    max(moves.moved_at) as last_date
from staging.license_transfers as moves
inner join current_files on moves.file_id = current_files.file_id
union all
select
    'usage' as subject,
    'devices' as covered_name,
    count(distinct usage.serial_number) as covered_count,
    cast(min(usage.usage_start_time) as date) as first_date,
    cast(max(usage.usage_end_time) as date) as last_date
from core.usage_history as usage
inner join current_files on usage.file_id = current_files.file_id
union all
select
    'deployment' as subject,
    'serial numbers' as covered_name,
    count(distinct records.serial_number) as covered_count,
    min(records.last_seen_date) as first_date,
    max(records.last_seen_date) as last_date
from staging.deployment_records as records
inner join current_files on records.file_id = current_files.file_id
union all
select
    'meraki' as subject,
    'licences' as covered_name,
    count(*) as covered_count,
    min(licenses.start_date) as first_date,
    max(licenses.end_date) as last_date
from staging.meraki_licenses as licenses
inner join current_files on licenses.file_id = current_files.file_id
union all
select
    'meraki' as subject,
    'missing entitlements' as covered_name,
    count(*) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.meraki_shortages as missing
inner join current_files on missing.file_id = current_files.file_id
union all
select
    'advisories' as subject,
    'advisories' as covered_name,
    count(distinct advisories.advisory_id) as covered_count,
    min(advisories.published_date) as first_date,
    max(advisories.published_date) as last_date
from staging.advisories as advisories
inner join current_files on advisories.file_id = current_files.file_id
union all
select
    'advisories' as subject,
    'products and versions named' as covered_name,
    count(*) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.advisory_products as products
inner join current_files on products.file_id = current_files.file_id
union all
select
    'prices' as subject,
    'SKUs' as covered_name,
    count(distinct prices.sku) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.prices as prices
inner join current_files on prices.file_id = current_files.file_id
union all
select
    'proposal' as subject,
    'lines' as covered_name,
    count(*) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.proposal_lines as lines
inner join current_files on lines.file_id = current_files.file_id
union all
select
    'device_outputs' as subject,
    'serial numbers' as covered_name,
    count(distinct devices.serial_number) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.device_identities as devices
inner join current_files on devices.file_id = current_files.file_id
union all
select
    'device_outputs' as subject,
    'licences in use' as covered_name,
    count(distinct licenses.license_name) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.device_licenses as licenses
inner join current_files on licenses.file_id = current_files.file_id
union all
select
    'device_outputs' as subject,
    'policies' as covered_name,
    count(distinct policies.policy_name) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.reporting_policies as policies
inner join current_files on policies.file_id = current_files.file_id
union all
select
    'device_outputs' as subject,
    'acknowledged reports' as covered_name,
    count(reports.last_ack_date) as covered_count,
    min(reports.last_ack_date) as first_date,
    max(reports.last_ack_date) as last_date
from staging.reporting_statuses as reports
inner join current_files on reports.file_id = current_files.file_id
union all
select
    'onprem' as subject,
    'servers' as covered_name,
    count(distinct lower(versions.onprem_name)) as covered_count,
    cast(null as date) as first_date,
    cast(null as date) as last_date
from staging.onprem_versions as versions
inner join current_files on versions.file_id = current_files.file_id
union all
select
    'account_users' as subject,
    'users' as covered_name,
    count(users.file_id) as covered_count,
    min(users.last_sign_in_date) as first_date,
    max(users.last_sign_in_date) as last_date
from staging.account_users as users
inner join current_files on users.file_id = current_files.file_id
