-- The use that verified data takes off what each suite is shown to use (RULES.md §2.5, §7): first what entitlement
-- owned outside the agreement covers, on unmigrated PAKs and orders never deposited, then the use of duplicates, ghosts
-- and stale instances, the best proven first. A licence gives up no more than it uses, a suite no more than it is shown
-- to use; whether it is over does not matter. A unit owned covers one suite, the first agreement's.
-- grain: subscription_id, suite_name, sku, correction_key
with counted as (
    select
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku,
        licenses.smart_account,
        licenses.license_name,
        row_number() over (
            partition by licenses.smart_account, licenses.license_name
            order by licenses.subscription_id, licenses.suite_name, licenses.sku
        ) = 1 as is_first
    from core.suite_licenses as licenses
),

used as (
    select
        shown.smart_account,
        shown.license_name,
        cast(sum(shown.in_use_count) as bigint) as in_use_count
    from core.account_licenses as shown
    where shown.is_current
    group by shown.smart_account, shown.license_name
),

evidence as (
    select
        counted.subscription_id,
        counted.suite_name,
        counted.sku,
        counted.smart_account,
        counted.license_name,
        if(hidden.hidden_kind = 'Unmigrated PAK', 'unmigrated_pak', 'undeposited_order') as correction_key,
        if(hidden.hidden_kind = 'Unmigrated PAK', 1, 2) as correction_order,
        hidden.confidence_grade,
        hidden.hidden_count as evidence_count
    from core.hidden_entitlements as hidden
    inner join counted
        on
            hidden.smart_account = counted.smart_account
            and hidden.license_name = counted.license_name
            and counted.is_first
    -- An order of the agreement itself is its commitment already.
    left join core.purchases as ordered on hidden.file_id = ordered.file_id and hidden.row_number = ordered.row_number
    where
        hidden.hidden_count > 0
        and coalesce(ordered.subscription_id not in (select own.subscription_id from inputs.agreements as own), true)
    union all
    select
        counted.subscription_id,
        counted.suite_name,
        counted.sku,
        counted.smart_account,
        counted.license_name,
        lower(contested.contest_kind) as correction_key,
        3 as correction_order,
        contested.confidence_grade,
        contested.contested_count as evidence_count
    from core.contested_totals as contested
    inner join counted
        on contested.smart_account = counted.smart_account and contested.license_name = counted.license_name
    where contested.contested_count > 0
),

offered as (
    select
        evidence.subscription_id,
        evidence.suite_name,
        evidence.sku,
        evidence.smart_account,
        evidence.license_name,
        evidence.correction_key,
        evidence.correction_order,
        evidence.confidence_grade,
        cast(sum(evidence.evidence_count) as bigint) as evidence_count
    from evidence
    group by
        evidence.subscription_id,
        evidence.suite_name,
        evidence.sku,
        evidence.smart_account,
        evidence.license_name,
        evidence.correction_key,
        evidence.correction_order,
        evidence.confidence_grade
),

stacked as (
    select
        offered.subscription_id,
        offered.suite_name,
        offered.sku,
        offered.correction_key,
        offered.correction_order,
        offered.confidence_grade,
        greatest(
            least(
                offered.evidence_count,
                used.in_use_count - cast(coalesce(sum(offered.evidence_count) over earlier, 0) as bigint)
            ),
            0
        ) as covered_count
    from offered
    inner join used on offered.smart_account = used.smart_account and offered.license_name = used.license_name
    window
        earlier as (
            partition by
                offered.subscription_id,
                offered.suite_name,
                offered.sku,
                offered.smart_account,
                offered.license_name
            order by offered.correction_order, offered.confidence_grade, offered.correction_key
            rows between unbounded preceding and 1 preceding
        )
),

corrected as (
    select
        stacked.subscription_id,
        stacked.suite_name,
        stacked.sku,
        stacked.correction_key,
        stacked.correction_order,
        max(stacked.confidence_grade) as confidence_grade,
        cast(sum(stacked.covered_count) as bigint) as covered_count
    from stacked
    where stacked.covered_count > 0
    group by
        stacked.subscription_id,
        stacked.suite_name,
        stacked.sku,
        stacked.correction_key,
        stacked.correction_order
),

open_use as (
    select
        corrected.subscription_id,
        corrected.suite_name,
        corrected.sku,
        corrected.correction_key,
        corrected.confidence_grade,
        corrected.covered_count,
        terms.consumed_count - cast(coalesce(sum(corrected.covered_count) over earlier, 0) as bigint) as open_count
    from corrected
    inner join core.true_forward_terms as terms
        on
            corrected.subscription_id = terms.subscription_id
            and corrected.suite_name = terms.suite_name
            and corrected.sku = terms.sku
    where terms.consumed_count is not null
    window
        earlier as (
            partition by corrected.subscription_id, corrected.suite_name, corrected.sku
            order by corrected.correction_order, corrected.confidence_grade, corrected.correction_key
            rows between unbounded preceding and 1 preceding
        )
)

select
    open_use.subscription_id,
    open_use.suite_name,
    open_use.sku,
    open_use.correction_key,
    least(open_use.covered_count, open_use.open_count) as corrected_count,
    open_use.confidence_grade
from open_use
where open_use.open_count > 0
