-- From the shortage CSSM shows to the one a True Forward could charge, per licence: levels, and between two of them the
-- changes that sum to their difference (RULES.md §2.5). Money is what the counts cost to the end of term. A step is as
-- well proven as the weakest evidence in it.
-- grain: smart_account, license_name, step_number
with corrections as (
    select
        corrections.smart_account,
        corrections.license_name,
        corrections.step_key,
        cast(sum(corrections.cured_count) as bigint) as cured_count,
        max(corrections.confidence_grade) as confidence_grade
    from marts.bridge_corrections as corrections
    where corrections.cured_count > 0
    group by corrections.smart_account, corrections.license_name, corrections.step_key
),

cured as (
    select
        corrections.smart_account,
        corrections.license_name,
        coalesce(max(corrections.cured_count) filter (where corrections.step_key = 'pak'), 0) as pak_count,
        coalesce(max(corrections.cured_count) filter (where corrections.step_key = 'undeposited'), 0)
            as undeposited_count,
        coalesce(max(corrections.cured_count) filter (where corrections.step_key = 'instances'), 0) as contested_count,
        coalesce(max(corrections.cured_count) filter (where corrections.step_key = 'allowance'), 0) as allowance_count
    from corrections
    group by corrections.smart_account, corrections.license_name
),

proven as (
    select
        levels.smart_account,
        levels.license_name,
        levels.shown_short_count,
        levels.in_force_short_count,
        levels.uncovered_short_count,
        levels.unmoved_short_count,
        levels.unmoved_short_count - coalesce(cured.pak_count, 0) as without_pak_count,
        levels.unmoved_short_count - coalesce(cured.pak_count + cured.undeposited_count, 0) as undelivered_count,
        levels.unmoved_short_count
        - coalesce(cured.pak_count + cured.undeposited_count + cured.contested_count, 0) as genuine_short_count,
        coalesce(cured.allowance_count, 0) as allowance_count
    from marts.bridge_levels as levels
    left join cured on levels.smart_account = cured.smart_account and levels.license_name = cured.license_name
),

levels as (
    select
        proven.smart_account,
        proven.license_name,
        unnest(range(1, 9)) as level_number,
        unnest(
            [
                proven.shown_short_count,
                proven.in_force_short_count,
                proven.uncovered_short_count,
                proven.unmoved_short_count,
                proven.without_pak_count,
                proven.undelivered_count,
                proven.genuine_short_count,
                proven.genuine_short_count - proven.allowance_count
            ]
        ) as level_count
    from proven
),

-- Levels are rounded to the cent and changes taken between them, so that money sums as exactly as counts; nothing costs
-- nothing, also where the price is unknown.
valued as (
    select
        levels.smart_account,
        levels.license_name,
        levels.level_number,
        levels.level_count,
        if(levels.level_count = 0, 0, cast(levels.level_count * units.unit_amount as decimal(18, 2))) as level_amount,
        units.currency
    from levels
    left join core.unit_amounts as units on levels.license_name = units.license_name
),

changed as (
    select
        valued.smart_account,
        valued.license_name,
        valued.level_number,
        valued.level_count,
        valued.level_amount,
        valued.level_count - lag(valued.level_count) over downwards as level_change_count,
        valued.level_amount - lag(valued.level_amount) over downwards as level_change_amount,
        valued.currency
    from valued
    window downwards as (partition by valued.smart_account, valued.license_name order by valued.level_number)
),

steps as (
    select
        changed.smart_account,
        changed.license_name,
        named.step_number,
        named.step_key,
        named.step_name,
        named.step_kind,
        named.confidence_grade,
        changed.currency,
        if(named.step_kind = 'level', changed.level_count, changed.level_change_count) as short_count,
        if(named.step_kind = 'level', changed.level_amount, changed.level_change_amount) as amount
    from changed
    inner join reference.bridge_steps as named on changed.level_number = named.level_number
)

select
    steps.smart_account,
    steps.license_name,
    steps.step_number,
    steps.step_key,
    steps.step_name,
    steps.step_kind,
    steps.short_count,
    -- A change of nothing costs nothing, also where the price is unknown.
    cast(if(steps.short_count = 0, 0, steps.amount) as decimal(18, 2)) as amount,
    steps.currency,
    coalesce(corrections.confidence_grade, steps.confidence_grade) as confidence_grade
from steps
left join corrections
    on
        steps.smart_account = corrections.smart_account
        and steps.license_name = corrections.license_name
        and steps.step_key = corrections.step_key
