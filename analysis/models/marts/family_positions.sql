-- The position of each family of licences, account by account and pooled: what the Virtual Accounts are short of each
-- on its own, and what is left of it once each licence is netted inside its Smart Account. A family is the suite that
-- counts its licences, else a ladder of one platform, else the licence itself.
-- grain: smart_account, license_family_name
with named as (
    select
        position.smart_account,
        position.virtual_account,
        position.license_name,
        coalesce(prices.suite_name, replace(tiers.license_family, ' | ', ': '), position.license_name)
            as license_family_name,
        position.available_count,
        position.in_use_count,
        position.balance_count
    from marts.license_position as position
    left join core.license_prices as prices on position.license_name = prices.license_name
    left join core.license_tiers as tiers on position.license_name = tiers.license_name
),

accounts as (
    select
        named.smart_account,
        named.license_family_name,
        count(distinct named.license_name) as license_count,
        count(distinct named.virtual_account) as virtual_account_count,
        if(bool_or(named.available_count is null), null, cast(sum(named.available_count) as bigint)) as available_count,
        if(bool_or(named.in_use_count is null), null, cast(sum(named.in_use_count) as bigint)) as in_use_count,
        count(*) filter (where named.balance_count is null) as unknown_account_count
    from named
    group by named.smart_account, named.license_family_name
),

pooled as (
    select
        families.smart_account,
        families.license_family_name,
        cast(sum(netting.gross_short_count) as bigint) as gross_short_count,
        cast(sum(netting.misplaced_count) as bigint) as misplaced_count,
        cast(sum(netting.genuine_short_count) as bigint) as genuine_short_count,
        cast(sum(netting.surplus_count) as bigint) as surplus_count
    from (
        select distinct
            named.smart_account,
            named.license_name,
            named.license_family_name
        from named
    ) as families
    inner join marts.license_netting as netting
        on families.smart_account = netting.smart_account and families.license_name = netting.license_name
    group by families.smart_account, families.license_family_name
)

select
    accounts.smart_account,
    accounts.license_family_name,
    accounts.license_count,
    accounts.virtual_account_count,
    accounts.available_count,
    accounts.in_use_count,
    pooled.gross_short_count,
    pooled.misplaced_count,
    pooled.genuine_short_count,
    pooled.surplus_count,
    accounts.unknown_account_count
from accounts
inner join
    pooled
    on accounts.smart_account = pooled.smart_account and accounts.license_family_name = pooled.license_family_name
