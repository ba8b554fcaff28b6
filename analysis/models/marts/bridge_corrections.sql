-- How much of a shortage that moves leave each further piece of evidence takes away (RULES.md §2.5): entitlement on
-- unmigrated PAKs, then orders never deposited, then contested use, each the best proven first; then the growth
-- allowance of the suite that counts the licence, as far as what is owned leaves it free, the largest shortage first.
-- grain: smart_account, license_name, step_key, confidence_grade
with unknown_lines as (
    select
        position.smart_account,
        position.virtual_account,
        position.license_name
    from marts.license_position as position
    where position.balance_count is null
),

-- What a line could give up that is itself unknown cures nobody else's shortage.
evidence as (
    select
        hidden.smart_account,
        hidden.license_name,
        if(hidden.hidden_kind = 'Unmigrated PAK', 'pak', 'undeposited') as step_key,
        hidden.confidence_grade,
        hidden.hidden_count as evidence_count
    from core.hidden_entitlements as hidden
    where hidden.smart_account is not null and hidden.license_name is not null and hidden.hidden_count > 0
    union all
    select
        contested.smart_account,
        contested.license_name,
        'instances' as step_key,
        contested.confidence_grade,
        contested.contested_count as evidence_count
    from core.contested_totals as contested
    anti join unknown_lines
        on
            contested.smart_account = unknown_lines.smart_account
            and contested.virtual_account = unknown_lines.virtual_account
            and contested.license_name = unknown_lines.license_name
),

offered as (
    select
        evidence.smart_account,
        evidence.license_name,
        evidence.step_key,
        evidence.confidence_grade,
        named.step_number,
        cast(sum(evidence.evidence_count) as bigint) as evidence_count
    from evidence
    inner join reference.bridge_steps as named on evidence.step_key = named.step_key
    group by
        evidence.smart_account,
        evidence.license_name,
        evidence.step_key,
        evidence.confidence_grade,
        named.step_number
),

stacked as (
    select
        offered.smart_account,
        offered.license_name,
        offered.step_key,
        offered.confidence_grade,
        offered.evidence_count,
        levels.unmoved_short_count - cast(coalesce(sum(offered.evidence_count) over earlier, 0) as bigint)
            as open_count
    from offered
    inner join marts.bridge_levels as levels
        on offered.smart_account = levels.smart_account and offered.license_name = levels.license_name
    window
        earlier as (
            partition by offered.smart_account, offered.license_name
            order by offered.step_number, offered.confidence_grade
            rows between unbounded preceding and 1 preceding
        )
),

corrected as (
    select
        stacked.smart_account,
        stacked.license_name,
        stacked.step_key,
        stacked.confidence_grade,
        stacked.evidence_count,
        greatest(least(stacked.evidence_count, stacked.open_count), 0) as cured_count
    from stacked
),

cured as (
    select
        corrected.smart_account,
        corrected.license_name,
        cast(sum(corrected.cured_count) as bigint) as cured_count
    from corrected
    group by corrected.smart_account, corrected.license_name
),

-- A licence that suites of two agreements count is the first one's.
counted as (
    select
        licenses.smart_account,
        licenses.license_name,
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku
    from core.suite_licenses as licenses
    qualify row_number() over (
        partition by licenses.smart_account, licenses.license_name
        order by licenses.subscription_id, licenses.suite_name, licenses.sku
    ) = 1
),

-- What is owned beyond the commitment has used the allowance up already; where it is unknown, none is left.
owned as (
    select
        counted.subscription_id,
        counted.suite_name,
        counted.sku,
        if(
            bool_or(position.license_name is not null and position.available_count is null),
            null,
            cast(coalesce(sum(position.available_count), 0) as bigint)
        ) as available_count
    from counted
    left join marts.license_position as position
        on counted.smart_account = position.smart_account and counted.license_name = position.license_name
    group by counted.subscription_id, counted.suite_name, counted.sku
),

allowances as (
    select
        lines.subscription_id,
        lines.suite_name,
        lines.sku,
        greatest(lines.threshold_count - greatest(lines.committed_count, owned.available_count), 0) as free_count
    from marts.true_forward_lines as lines
    inner join owned
        on
            lines.subscription_id = owned.subscription_id
            and lines.suite_name = owned.suite_name
            and lines.sku = owned.sku
    where lines.threshold_count is not null and owned.available_count is not null
),

genuine as (
    select
        levels.smart_account,
        levels.license_name,
        counted.subscription_id,
        counted.suite_name,
        counted.sku,
        levels.unmoved_short_count - coalesce(cured.cured_count, 0) as short_count
    from marts.bridge_levels as levels
    inner join counted on levels.smart_account = counted.smart_account and levels.license_name = counted.license_name
    left join cured on levels.smart_account = cured.smart_account and levels.license_name = cured.license_name
),

allowed as (
    select
        genuine.smart_account,
        genuine.license_name,
        allowances.free_count,
        genuine.short_count,
        cast(coalesce(sum(genuine.short_count) over larger, 0) as bigint) as larger_short_count
    from genuine
    inner join allowances
        on
            genuine.subscription_id = allowances.subscription_id
            and genuine.suite_name = allowances.suite_name
            and genuine.sku = allowances.sku
    window
        larger as (
            partition by genuine.subscription_id, genuine.suite_name, genuine.sku
            order by genuine.short_count desc, genuine.license_name asc, genuine.smart_account asc
            rows between unbounded preceding and 1 preceding
        )
)

select
    corrected.smart_account,
    corrected.license_name,
    corrected.step_key,
    corrected.confidence_grade,
    corrected.evidence_count,
    corrected.cured_count
from corrected
union all
select
    allowed.smart_account,
    allowed.license_name,
    'allowance' as step_key,
    'B' as confidence_grade,
    allowed.free_count as evidence_count,
    greatest(least(allowed.short_count, allowed.free_count - allowed.larger_short_count), 0) as cured_count
from allowed
where allowed.short_count > 0
