-- How much of a Virtual Account's use of a licence is contestable, by why and how well that is proven: never more than
-- the account uses, the best proven first.
-- grain: smart_account, virtual_account, license_name, contest_kind, confidence_grade
with contested as (
    select
        uses.smart_account,
        uses.virtual_account,
        uses.license_name,
        uses.contest_kind,
        uses.confidence_grade,
        cast(sum(uses.contested_count) as bigint) as contested_count
    from core.contested_use as uses
    group by
        uses.smart_account,
        uses.virtual_account,
        uses.license_name,
        uses.contest_kind,
        uses.confidence_grade
),

ranked as (
    select
        contested.smart_account,
        contested.virtual_account,
        contested.license_name,
        contested.contest_kind,
        contested.confidence_grade,
        contested.contested_count,
        shown.in_use_count,
        cast(coalesce(sum(contested.contested_count) over better, 0) as bigint) as better_count
    from contested
    inner join core.account_licenses as shown
        on
            contested.smart_account = shown.smart_account
            and contested.virtual_account = shown.virtual_account
            and contested.license_name = shown.license_name
            and shown.is_current
    window
        better as (
            partition by contested.smart_account, contested.virtual_account, contested.license_name
            order by contested.confidence_grade, contested.contest_kind
            rows between unbounded preceding and 1 preceding
        )
)

select
    ranked.smart_account,
    ranked.virtual_account,
    ranked.license_name,
    ranked.contest_kind,
    ranked.confidence_grade,
    greatest(least(ranked.contested_count, ranked.in_use_count - ranked.better_count), 0) as contested_count
from ranked
where ranked.in_use_count > ranked.better_count
