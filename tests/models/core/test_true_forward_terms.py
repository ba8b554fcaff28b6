"""core.true_forward_terms: what the formula needs of each suite for its next event (RULES.md §7)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
LONG_AGO = "2026-02-28"


def terms(check_model: CheckModel, expect: str, **changed: str) -> None:
    """One suite of 500 with 15 %, 600 used, at 12.50 a month for 24 months, except for what is changed."""
    given = {
        "inputs.suites": """
            subscription_id | suite_name | sku   | commitment_type | committed_count | growth_allowance_share
            Sub-1           | Switching  | E3N-A | full            | 500             | 0.15
        """,
        "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA          | acme
        """,
        "core.license_records": """
            smart_account | license_name
            acme          | DNA
            acme          | ISE
        """,
        "core.account_licenses": """
            smart_account | virtual_account | license_name | in_use_count | is_current
            acme          | Campus          | DNA          | 450          | true
            acme          | Depot           | DNA          | 150          | true
            acme          | Campus          | DNA          | 700          | false
        """,
        "core.suite_prices": """
            subscription_id | suite_name | sku   | net_unit_price_amount | price_source | price_rule
            Sub-1           | Switching  | E3N-A | 12.5000               | client.toml  | As told
        """,
        "core.agreement_events": """
            subscription_id | start_date | end_date   | milestone_date | remaining_months | term_month | charge_basis    | allowance_rounding | month_rounding | currency
            Sub-1           | 2026-01-30 | 2029-01-29 | 2027-01-30     | 24               | 10         | above_allowance | floor              | floor          | USD
        """,
    } | {name.replace("__", "."): picture for name, picture in changed.items()}
    check_model("core.true_forward_terms", given=given, expect=expect)


def used(count: int | str) -> str:
    return (
        "smart_account | virtual_account | license_name | in_use_count | is_current\n"
        f"acme | Campus | DNA | {count} | true"
    )


def suite(rest: str, values: str) -> str:
    header = f"subscription_id | suite_name | sku | committed_count | {rest}"
    return f"{header}\nSub-1 | Switching | E3N-A | 500 | {values}"


def agreement(rest: str, values: str) -> str:
    return f"subscription_id | {rest}\nSub-1 | {values}"


def test_a_suite_is_told_whole(check_model: CheckModel) -> None:
    terms(
        check_model,
        """
        commitment_type | committed_count | growth_allowance_share | consumed_count | consumption_source | net_unit_price_amount | price_source | remaining_months | milestone_date | end_date   | allowance_rounding | charge_basis    | currency
        full            | 500             | 0.150000               | 600            | CSSM               | 12.5000               | client.toml  | 24               | 2027-01-30     | 2029-01-29 | floor              | above_allowance | USD
        """,
    )


def test_only_the_agreements_smart_accounts_are_counted(check_model: CheckModel) -> None:
    terms(
        check_model,
        "consumed_count\n600",
        core__account_licenses="""
        smart_account | virtual_account | license_name | in_use_count | is_current
        acme          | DEFAULT         | DNA          | 600          | true
        northgate     | DEFAULT         | DNA          | 300          | true
        """,
    )


def test_a_smart_account_without_an_export_or_a_use_left_open_leaves_the_use_unknown(check_model: CheckModel) -> None:
    terms(
        check_model,
        "suite_name | consumed_count\nSwitching |",
        core__suite_licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-A | DNA          | northgate
        """,
    )
    terms(check_model, "suite_name | consumed_count\nSwitching |", core__account_licenses=used(""))


def test_a_licence_that_no_export_shows_counts_nothing_and_a_suite_without_licences_is_unknown(
    check_model: CheckModel,
) -> None:
    terms(
        check_model,
        """
        suite_name | consumed_count
        Switching  | 600
        Empty      |
        """,
        inputs__suites="""
        subscription_id | suite_name | sku
        Sub-1           | Switching  | E3N-A
        Sub-1           | Empty      | E3N-B
        """,
        core__suite_licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-A | DNA, renamed | acme
        """,
    )


def test_two_licences_of_one_suite_are_added_and_suites_that_share_a_name_or_a_sku_are_lines_of_their_own(
    check_model: CheckModel,
) -> None:
    terms(
        check_model,
        """
        suite_name | sku   | consumed_count
        Switching  | E3N-A | 640
        Switching  | E3N-B | 9
        Wireless   | E3N-A | 30
        """,
        inputs__suites="""
        subscription_id | suite_name | sku
        Sub-1           | Switching  | E3N-A
        Sub-1           | Switching  | E3N-B
        Sub-1           | Wireless   | E3N-A
        """,
        core__suite_licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-A | DNA-48       | acme
        Sub-1           | Switching  | E3N-B | ISE          | acme
        Sub-1           | Wireless   | E3N-A | AIR          | acme
        """,
        core__account_licenses="""
        smart_account | virtual_account | license_name | in_use_count | is_current
        acme          | Campus          | DNA          | 600          | true
        acme          | Campus          | DNA-48       | 40           | true
        acme          | Campus          | ISE          | 9            | true
        acme          | Campus          | AIR          | 30           | true
        """,
    )


def test_of_two_clauses_in_one_month_the_stricter_holds_for_full_commitments_only(check_model: CheckModel) -> None:
    clauses = """
        subscription_id | first_month | last_month | trigger_share
        Sub-1           | 1           | 36         | 1.25
        Sub-1           | 7           | 36         | 1.05
        Sub-1           | 11          | 36         | 1.01
    """
    terms(
        check_model,
        """
        suite_name | trigger_share
        Switching  | 1.050000
        Wireless   |
        """,
        inputs__off_cycle_triggers=clauses,
        inputs__suites="""
        subscription_id | suite_name | sku   | commitment_type
        Sub-1           | Switching  | E3N-A | full
        Sub-1           | Wireless   | E3N-W | partial
        """,
    )


def test_an_off_cycle_true_forward_starts_on_the_next_anniversary_that_the_contract_names(
    check_model: CheckModel,
) -> None:
    for effect, day, months in (("quarterly", "2027-01-30", 24), ("semi_annual", "2027-01-30", 24), ("", "", "")):
        terms(
            check_model,
            f"off_cycle_date | off_cycle_months\n{day} | {months}",
            inputs__agreements=agreement("off_cycle_effect", effect),
        )
    earlier = """
        subscription_id | start_date | end_date   | month_rounding
        Sub-1           | 2026-03-15 | 2029-03-14 | floor
    """
    for effect, day, months in (("quarterly", "2026-12-15", 27), ("semi_annual", "2027-03-15", 24)):
        terms(
            check_model,
            f"off_cycle_date | off_cycle_months\n{day} | {months}",
            inputs__agreements=agreement("off_cycle_effect", effect),
            core__agreement_events=earlier,
        )


def test_a_suite_with_a_cadence_of_its_own_is_captured_on_anniversaries_of_the_start(check_model: CheckModel) -> None:
    for cadence, former, day, months in (
        ("", LONG_AGO, "2027-02-28", 25),
        ("quarterly", "2026-09-15", "2026-12-15", 27),
        ("annual", "2026-03-15", "2027-03-15", 24),
    ):
        terms(
            check_model,
            f"cadence | period_start_date | milestone_date | remaining_months\n{cadence} | {former} | {day} | {months}",
            inputs__suites=suite("cadence", cadence),
            inputs__milestones=f"""
            subscription_id | milestone_date
            Sub-1           | 2025-02-28
            Sub-1           | {LONG_AGO}
            Sub-1           | 2027-02-28
            """,
            core__agreement_events="""
            subscription_id | start_date | end_date   | milestone_date | remaining_months | month_rounding
            Sub-1           | 2025-03-15 | 2029-03-14 | 2027-02-28     | 25               | floor
            """,
        )


def test_before_the_first_capture_the_period_begins_with_the_term(check_model: CheckModel) -> None:
    terms(check_model, "period_start_date\n2026-01-30")


EA_COUNTS = """
    subscription_id | suite_name | purchased_count | entitled_count | allowance_count | consumed_count
    Sub-1           | Switching  | 480             | 590            | 80              | 620
"""
ASKED = agreement("consumption_source", "EA workspace")


def test_an_agreement_that_says_so_takes_commitment_allowance_and_use_from_the_eas_own_export(
    check_model: CheckModel,
) -> None:
    header = "committed_count | growth_allowance_share | growth_allowance_count | consumed_count | consumption_source"
    terms(check_model, f"{header}\n500 | 0.150000 | | 600 | CSSM", core__ea_consumption=EA_COUNTS)
    terms(
        check_model,
        f"{header}\n510 | | 80 | 620 | EA workspace",
        core__ea_consumption=EA_COUNTS,
        inputs__agreements=ASKED,
    )


def test_an_ea_export_that_leaves_use_open_or_a_suite_of_several_skus_stays_with_cssm(check_model: CheckModel) -> None:
    terms(
        check_model,
        "committed_count | consumed_count | consumption_source\n500 | 600 | CSSM",
        core__ea_consumption=EA_COUNTS.replace("620", ""),
        inputs__agreements=ASKED,
    )
    terms(
        check_model,
        """
        sku   | consumed_count | consumption_source
        E3N-A | 600            | CSSM
        E3N-B |                | CSSM
        """,
        core__ea_consumption=EA_COUNTS,
        inputs__agreements=ASKED,
        inputs__suites="""
        subscription_id | suite_name | sku
        Sub-1           | Switching  | E3N-A
        Sub-1           | Switching  | E3N-B
        """,
    )
