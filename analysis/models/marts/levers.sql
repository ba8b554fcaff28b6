-- The levers that this estate's own facts hold, what each is worth here and what it costs to give. A lever that nothing
-- in the estate speaks for is left out; a worth that nobody can tell is null and says why. Each is pulled alone: worths
-- overlap and are not added up. What a lever takes off the vendor's proposal stands beside it.
-- grain: lever_key, currency
with told as (
    select
        charges.lever_key,
        charges.currency,
        charges.preference_number,
        charges.worth_amount,
        charges.worth_kind,
        charges.worth_reason,
        charges.evidence,
        charges.evidence_relation,
        charges.give_amount
    from marts.lever_charges as charges
    union all
    select
        options.lever_key,
        options.currency,
        cast(1 as bigint) as preference_number,
        options.worth_amount,
        options.worth_kind,
        options.worth_reason,
        options.evidence,
        options.evidence_relation,
        options.give_amount
    from marts.lever_options as options
),

-- What is worth something speaks before what is worth nothing, the charge before shortage and proposal.
chosen as (
    select
        told.lever_key,
        told.currency,
        told.worth_amount,
        told.worth_kind,
        told.worth_reason,
        told.evidence,
        told.evidence_relation,
        told.give_amount
    from told
    qualify row_number() over (
        partition by told.lever_key, told.currency
        order by coalesce(told.worth_amount, 0) <= 0 asc, told.preference_number asc
    ) = 1
)

select
    levers.lever_number,
    chosen.lever_key,
    levers.lever_name,
    levers.lever_kind,
    chosen.worth_amount,
    chosen.worth_kind,
    chosen.worth_reason,
    proposed.worth_amount as proposed_worth_amount,
    levers.give_words,
    chosen.give_amount,
    chosen.currency,
    chosen.evidence,
    chosen.evidence_relation,
    levers.certainty,
    levers.source
from chosen
inner join reference.levers as levers on chosen.lever_key = levers.lever_key
left join marts.lever_charges as proposed
    on
        chosen.lever_key = proposed.lever_key
        and chosen.currency = proposed.currency
        and proposed.evidence_relation = 'marts.proposal_causes'
