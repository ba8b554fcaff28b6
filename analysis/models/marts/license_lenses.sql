-- The two lenses on a licence, side by side (RULES.md §2.6): as Cisco sees it, by telemetry only, and as we can prove
-- it by orders, PAKs, deployment records and what devices themselves say. A licence that only the evidence knows is
-- there too.
-- grain: smart_account, license_name
with seen as (
    select
        position.smart_account,
        position.license_name,
        if(
            bool_or(position.balance_count is null),
            null,
            cast(sum(coalesce(position.reported_quantity_count, position.available_count)) as bigint)
        ) as shown_entitled_count,
        if(bool_or(position.balance_count is null), null, cast(sum(position.in_use_count) as bigint))
            as shown_in_use_count
    from marts.license_position as position
    group by position.smart_account, position.license_name
),

differences as (
    select
        items.smart_account,
        items.license_name,
        cast(coalesce(sum(items.difference_count) filter (where named.lens_side = 'owned'), 0) as bigint)
            as owned_difference_count,
        cast(coalesce(sum(items.difference_count) filter (where named.lens_side = 'used'), 0) as bigint)
            as used_difference_count
    from marts.lens_differences as items
    inner join reference.lens_differences as named on items.difference_key = named.difference_key
    group by items.smart_account, items.license_name
),

known as (
    select
        seen.smart_account,
        seen.license_name
    from seen
    union
    select
        differences.smart_account,
        differences.license_name
    from differences
),

lenses as (
    select
        known.smart_account,
        known.license_name,
        if(seen.license_name is null, 0, seen.shown_entitled_count) as shown_entitled_count,
        if(seen.license_name is null, 0, seen.shown_in_use_count) as shown_in_use_count,
        coalesce(differences.owned_difference_count, 0) as owned_difference_count,
        coalesce(differences.used_difference_count, 0) as used_difference_count
    from known
    left join seen on known.smart_account = seen.smart_account and known.license_name = seen.license_name
    left join differences
        on known.smart_account = differences.smart_account and known.license_name = differences.license_name
)

select
    lenses.smart_account,
    lenses.license_name,
    lenses.shown_entitled_count,
    lenses.shown_in_use_count,
    lenses.shown_entitled_count - lenses.shown_in_use_count as shown_balance_count,
    lenses.shown_entitled_count + lenses.owned_difference_count as proven_entitled_count,
    lenses.shown_in_use_count - lenses.used_difference_count as proven_in_use_count,
    lenses.shown_entitled_count
    + lenses.owned_difference_count
    - lenses.shown_in_use_count
    + lenses.used_difference_count as proven_balance_count,
    lenses.owned_difference_count + lenses.used_difference_count as difference_count
from lenses
