-- What each suite of an Enterprise Agreement owns and consumes in a Virtual Account, as one export shows it: a row
-- without a SKU is the suite's own word, the others are its SKUs. A partner's table prints what remains, so what is
-- consumed is the entitlement without it.
-- grain: file_id, row_number, smart_account, virtual_account, suite_name, sku
-- kept as: table
with accounts as (
    select
        raw.file_id,
        raw.row_number,
        raw.subscription_id,
        unnest(cast(raw.accounts as json[])) as account
    from raw.ea_consumption as raw
),

-- The API spells the key without its r.
listed as (
    select
        accounts.file_id,
        accounts.row_number,
        accounts.subscription_id,
        as_text(accounts.account ->> 'smartAccountName') as smart_account,
        coalesce(accounts.account -> 'vitualAccounts', accounts.account -> 'virtualAccounts') as virtual_accounts
    from accounts
),

virtual_accounts as (
    select
        listed.file_id,
        listed.row_number,
        listed.subscription_id,
        listed.smart_account,
        unnest(
            cast(if(json_type(listed.virtual_accounts) = 'ARRAY', listed.virtual_accounts, '[]') as json[])
        ) as virtual_account
    from listed
),

suites as (
    select
        holders.file_id,
        holders.row_number,
        holders.subscription_id,
        holders.smart_account,
        as_text(holders.virtual_account ->> 'virtualAccountName') as virtual_account,
        unnest(
            cast(
                if(
                    json_type(holders.virtual_account -> 'suites') = 'ARRAY',
                    holders.virtual_account -> 'suites',
                    '[]'
                ) as json[]
            )
        ) as suite
    from virtual_accounts as holders
),

lines as (
    select
        suites.file_id,
        suites.row_number,
        suites.subscription_id,
        suites.smart_account,
        suites.virtual_account,
        suites.suite,
        unnest(
            cast(
                if(
                    json_type(suites.suite -> 'commerceSkus') = 'ARRAY',
                    suites.suite -> 'commerceSkus',
                    '[]'
                ) as json[]
            )
        ) as line
    from suites
),

counted as (
    select
        suites.file_id,
        suites.row_number,
        suites.subscription_id,
        suites.smart_account,
        suites.virtual_account,
        suites.suite,
        suites.suite as counts,
        cast(null as varchar) as sku
    from suites
    union all
    select
        lines.file_id,
        lines.row_number,
        lines.subscription_id,
        lines.smart_account,
        lines.virtual_account,
        lines.suite,
        lines.line as counts,
        as_text(lines.line ->> 'commerceSku') as sku
    from lines
    where as_text(lines.line ->> 'commerceSku') is not null
),

told as (
    select
        counted.file_id,
        counted.row_number,
        counted.smart_account,
        counted.virtual_account,
        counted.subscription_id,
        coalesce(as_text(counted.suite ->> 'suiteName'), as_text(counted.suite ->> 'custSuiteName')) as suite_name,
        counted.sku,
        counted.counts ->> 'commitmentType' as commitment,
        as_count(counted.counts ->> 'purchasedEntitlements') as purchased_count,
        as_count(counted.counts ->> 'growthAllowance') as allowance_count,
        as_count(counted.counts ->> 'totalEntitlements') as entitled_count,
        as_count(counted.counts ->> 'preEAConsumption') as former_count,
        as_count(counted.counts ->> 'licenseGenerated') as generated_count,
        as_count(counted.counts ->> 'licenseMigrated') as migrated_count,
        as_count(counted.counts ->> 'totalConsumption') as consumed_count,
        as_count(counted.counts ->> 'remainingEntitlements') as remaining_count
    from counted
    union all
    select
        raw.file_id,
        raw.row_number,
        as_text(raw.domain) as smart_account,
        as_text(raw.virtual_account) as virtual_account,
        raw.subscription_id,
        as_text(raw.suite) as suite_name,
        as_text(raw.sku) as sku,
        cast(null as varchar) as commitment,
        as_count(raw.purchased) as purchased_count,
        as_count(raw.growth_allowance) as allowance_count,
        as_count(raw.total_purchased) as entitled_count,
        as_count(raw.pre_ea) as former_count,
        as_count(raw.generated) as generated_count,
        as_count(raw.migrated) as migrated_count,
        as_count(raw.total_purchased) - as_count(raw.balance) as consumed_count,
        as_count(raw.balance) as remaining_count
    from raw.partner_agreements as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        as_text(raw.smart_account) as smart_account,
        as_text(raw.virtual_account) as virtual_account,
        raw.subscription_id,
        as_text(raw.suite) as suite_name,
        as_text(raw.sku) as sku,
        cast(null as varchar) as commitment,
        as_count(raw.purchased) as purchased_count,
        as_count(raw.growth_allowance) as allowance_count,
        as_count(raw.total_entitlements) as entitled_count,
        as_count(raw.pre_ea_consumption) as former_count,
        as_count(raw.generated) as generated_count,
        as_count(raw.migrated) as migrated_count,
        as_count(raw.total_consumption) as consumed_count,
        as_count(raw.remaining) as remaining_count
    from raw.ea_workspace as raw
)

select
    told.file_id,
    told.row_number,
    files.taken_at,
    files.format,
    told.smart_account,
    told.virtual_account,
    as_identifier(told.subscription_id) as subscription_id,
    told.suite_name,
    told.sku,
    case
        when lower(min(told.commitment)) like '%full%' then 'full'
        when lower(min(told.commitment)) like '%partial%' then 'partial'
        when lower(min(told.commitment)) like '%add%' then 'add_on'
    end as commitment_type,
    cast(sum(told.purchased_count) as bigint) as purchased_count,
    cast(sum(told.allowance_count) as bigint) as allowance_count,
    cast(sum(told.entitled_count) as bigint) as entitled_count,
    cast(sum(told.former_count) as bigint) as former_count,
    cast(sum(told.generated_count) as bigint) as generated_count,
    cast(sum(told.migrated_count) as bigint) as migrated_count,
    cast(sum(told.consumed_count) as bigint) as consumed_count,
    cast(sum(told.remaining_count) as bigint) as remaining_count
from told
inner join meta.files on told.file_id = files.file_id
group by
    told.file_id,
    told.row_number,
    files.taken_at,
    files.format,
    told.smart_account,
    told.virtual_account,
    as_identifier(told.subscription_id),
    told.suite_name,
    told.sku
