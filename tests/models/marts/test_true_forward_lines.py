"""marts.true_forward_lines: the charge by the contract's formula (RULES.md §7, with its test vectors)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def lines(check_model: CheckModel, expect: str, **changed: str) -> None:
    """One suite of 500 with 15 %, 600 used, at 12.50 a month for 24 months, except for what is changed."""
    given = {
        "suites": """
            subscription_id | suite_name | sku   | commitment_type | committed_count | growth_allowance_share
            Sub-1           | Switching  | E3N-A | full            | 500             | 0.15
        """,
        "licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA          | acme
        """,
        "records": """
            smart_account | license_name
            acme          | DNA
            acme          | ISE
        """,
        "position": """
            smart_account | virtual_account | license_name | in_use_count
            acme          | Campus          | DNA          | 450
            acme          | Depot           | DNA          | 150
        """,
        "prices": """
            subscription_id | suite_name | sku   | net_unit_price_amount
            Sub-1           | Switching  | E3N-A | 12.5000
        """,
        "events": """
            subscription_id | remaining_months | term_month | charge_basis    | allowance_rounding | currency
            Sub-1           | 24               | 12         | above_allowance | floor              | USD
        """,
        "triggers": "subscription_id | first_month | last_month | trigger_share",
    } | changed
    check_model(
        "marts.true_forward_lines",
        given={
            "inputs.suites": given["suites"],
            "core.suite_licenses": given["licenses"],
            "core.license_records": given["records"],
            "marts.license_position": given["position"],
            "core.suite_prices": given["prices"],
            "core.agreement_events": given["events"],
            "inputs.off_cycle_triggers": given["triggers"],
        },
        expect=expect,
    )


def used(count: int | str) -> str:
    return f"smart_account | virtual_account | license_name | in_use_count\nacme | Campus | DNA | {count}"


def suite(rest: str, values: str) -> str:
    header = f"subscription_id | suite_name | sku | commitment_type | committed_count | {rest}"
    return f"{header}\nSub-1 | Switching | E3N-A | full | 500 | {values}"


def events(**changed: str) -> str:
    cells = {
        "subscription_id": "Sub-1",
        "remaining_months": "24",
        "term_month": "12",
        "charge_basis": "above_allowance",
        "allowance_rounding": "floor",
        "currency": "USD",
    } | changed
    return " | ".join(cells) + "\n" + " | ".join(cells.values())


def test_500_committed_with_15_percent_and_600_used_is_25_over_and_commits_600_next(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        committed_count | allowance_count | threshold_count | consumed_count | over_count | over_commitment_count | next_committed_count | next_threshold_count
        500             | 75              | 575             | 600            | 25         | 100                   | 600                  | 690
        """,
    )


def test_at_12_50_for_24_months_that_is_7500_above_the_allowance_and_30000_above_the_commitment(
    check_model: CheckModel,
) -> None:
    lines(
        check_model,
        """
        net_unit_price_amount | remaining_months | charge_amount | over_commitment_amount | contract_amount | currency
        12.5000               | 24               | 7500.00       | 30000.00               | 7500.00         | USD
        """,
    )


def test_560_used_is_within_the_allowance_and_the_commitment_stays(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        consumed_count | over_count | charge_amount | next_committed_count | next_threshold_count
        560            | 0          | 0.00          | 500                  | 575
        """,
        position=used(560),
    )


def test_300_over_at_month_12_of_36_bills_the_24_months_that_remain(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        over_count | remaining_months | charge_amount
        300        | 24               | 90000.00
        """,
        position=used(875),
    )


def test_the_off_cycle_clause_fires_past_105_percent_in_month_5_and_past_115_in_month_8(
    check_model: CheckModel,
) -> None:
    clause = """
        subscription_id | first_month | last_month | trigger_share
        Sub-1           | 1           | 6          | 1.05
        Sub-1           | 7           | 36         | 1.15
    """
    thousand = """
        subscription_id | suite_name | sku   | commitment_type | committed_count
        Sub-1           | Switching  | E3N-A | full            | 1000
    """
    cases = [(5, 1050, "false"), (5, 1051, "true"), (8, 1120, "false"), (8, 1150, "false"), (8, 1151, "true")]
    for month, count, fires in cases:
        lines(
            check_model,
            f"consumed_count | is_off_cycle\n{count} | {fires}",
            position=used(count),
            suites=thousand,
            events=events(term_month=str(month)),
            triggers=clause,
        )


def test_the_off_cycle_clause_is_for_full_commitments_within_the_term(check_model: CheckModel) -> None:
    clause = "subscription_id | first_month | last_month | trigger_share\nSub-1 | 1 | 36 | 1.05"
    partial = """
        subscription_id | suite_name | sku   | commitment_type | committed_count
        Sub-1           | Switching  | E3N-A | partial         | 500
    """
    lines(check_model, "trigger_share | is_off_cycle\n |", suites=partial, triggers=clause)
    lines(check_model, "trigger_share | is_off_cycle\n |", events=events(term_month=""), triggers=clause)


def test_of_two_clauses_in_one_month_the_stricter_holds_and_the_suite_stays_one_line(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        suite_name | trigger_share | is_off_cycle
        Switching  | 1.050000      | true
        """,
        triggers="""
        subscription_id | first_month | last_month | trigger_share
        Sub-1           | 1           | 36         | 1.25
        Sub-1           | 7           | 36         | 1.05
        """,
    )


def test_an_unknown_allowance_leaves_the_charge_unknown_never_zero(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        allowance_count | threshold_count | over_count | charge_amount | contract_amount | next_committed_count | over_commitment_count | over_commitment_amount
                        |                 |            |               |                 |                      | 100                   | 30000.00
        """,
        suites=suite("growth_allowance_share", ""),
    )


def test_an_unknown_allowance_leaves_the_charge_unknown_also_where_use_is_within_the_commitment(
    check_model: CheckModel,
) -> None:
    lines(
        check_model,
        """
        over_count | charge_amount | over_commitment_count | over_commitment_amount
                   |               | 0                     | 0.00
        """,
        suites=suite("growth_allowance_share", ""),
        position=used(10),
    )


def test_an_unknown_price_leaves_the_charge_unknown_unless_nothing_is_over(check_model: CheckModel) -> None:
    no_price = "subscription_id | suite_name | sku | net_unit_price_amount"
    lines(
        check_model,
        """
        over_count | charge_amount | contract_amount
        25         |               |
        """,
        prices=no_price,
    )
    lines(
        check_model,
        """
        over_count | charge_amount | contract_amount | over_commitment_amount
        0          | 0.00          | 0.00            |
        """,
        prices=no_price,
        position=used(560),
    )


def test_without_a_milestone_to_come_the_charge_is_unknown(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        over_count | remaining_months | charge_amount
        25         |                  |
        """,
        events=events(remaining_months=""),
    )


def test_a_contract_that_charges_above_commitment_does_so_and_commits_what_it_charged(
    check_model: CheckModel,
) -> None:
    lines(
        check_model,
        """
        charge_basis     | over_count | contract_over_count | charge_amount | over_commitment_amount | contract_amount | next_committed_count
        above_commitment | 0          | 60                  | 0.00          | 18000.00               | 18000.00        | 560
        """,
        position=used(560),
        events=events(charge_basis="above_commitment"),
    )


def test_a_fraction_of_an_allowance_is_rounded_as_the_contract_says(check_model: CheckModel) -> None:
    share = suite("growth_allowance_share", "0.151")
    for rounding, allowance in (("floor", 75), ("nearest", 76), ("ceiling", 76)):
        lines(
            check_model,
            f"allowance_count | threshold_count\n{allowance} | {500 + allowance}",
            suites=share,
            events=events(allowance_rounding=rounding),
        )
    for rounding, allowance in (("floor", 50), ("nearest", 50), ("ceiling", 51)):
        lines(
            check_model,
            f"allowance_count\n{allowance}",
            suites=suite("growth_allowance_share", "0.1004"),
            events=events(allowance_rounding=rounding),
        )


def test_an_allowance_given_as_a_quantity_is_taken_as_it_is_and_stays_the_same_next_time(
    check_model: CheckModel,
) -> None:
    lines(
        check_model,
        """
        allowance_count | threshold_count | over_count | next_committed_count | next_threshold_count
        80              | 580             | 20         | 600                  | 680
        """,
        suites=suite("growth_allowance_count", "80"),
    )


def test_only_the_agreements_smart_accounts_are_counted(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        consumed_count
        600
        """,
        records="""
        smart_account | license_name
        acme          | DNA
        northgate     | DNA
        """,
        position="""
        smart_account | virtual_account | license_name | in_use_count
        acme          | DEFAULT         | DNA          | 600
        northgate     | DEFAULT         | DNA          | 300
        """,
    )


def test_a_smart_account_without_an_export_leaves_the_suite_unknown(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        consumed_count | over_count | over_commitment_count | charge_amount | over_commitment_amount | contract_amount
                       |            |                       |               |                        |
        """,
        licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-A | DNA          | northgate
        """,
    )


def test_a_use_that_is_unknown_leaves_the_suite_unknown(check_model: CheckModel) -> None:
    lines(check_model, "consumed_count | charge_amount\n |", position=used(""))


def test_a_licence_that_no_export_shows_counts_nothing_and_a_suite_without_licences_is_unknown(
    check_model: CheckModel,
) -> None:
    lines(
        check_model,
        """
        suite_name | consumed_count | charge_amount
        Switching  | 600            | 7500.00
        Empty      |                |
        """,
        suites="""
        subscription_id | suite_name | sku   | commitment_type | committed_count | growth_allowance_share
        Sub-1           | Switching  | E3N-A | full            | 500             | 0.15
        Sub-1           | Empty      | E3N-B | full            | 500             | 0.15
        """,
        licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-A | DNA, renamed | acme
        """,
    )


def test_two_licences_of_one_suite_are_added(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        consumed_count
        640
        """,
        licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-A | DNA-48       | acme
        """,
        position="""
        smart_account | virtual_account | license_name | in_use_count
        acme          | Campus          | DNA          | 600
        acme          | Campus          | DNA-48       | 40
        """,
    )


def test_suites_that_share_a_name_or_a_sku_are_lines_of_their_own(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        suite_name | sku   | committed_count | consumed_count | over_count | net_unit_price_amount | charge_amount | next_committed_count
        Switching  | E3N-A | 500             | 600            | 25         | 12.5000               | 7500.00       | 600
        Switching  | E3N-B | 10              | 9              | 0          | 2.0000                | 0.00          | 10
        Wireless   | E3N-A | 20              | 30             | 7          | 1.0000                | 168.00        | 30
        """,
        suites="""
        subscription_id | suite_name | sku   | commitment_type | committed_count | growth_allowance_share
        Sub-1           | Switching  | E3N-A | full            | 500             | 0.15
        Sub-1           | Switching  | E3N-B | full            | 10              | 0.15
        Sub-1           | Wireless   | E3N-A | full            | 20              | 0.15
        """,
        licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA          | acme
        Sub-1           | Switching  | E3N-B | ISE          | acme
        Sub-1           | Wireless   | E3N-A | AIR          | acme
        """,
        position="""
        smart_account | virtual_account | license_name | in_use_count
        acme          | Campus          | DNA          | 600
        acme          | Campus          | ISE          | 9
        acme          | Campus          | AIR          | 30
        """,
        prices="""
        subscription_id | suite_name | sku   | net_unit_price_amount
        Sub-1           | Switching  | E3N-A | 12.5000
        Sub-1           | Switching  | E3N-B | 2.0000
        Sub-1           | Wireless   | E3N-A | 1.0000
        """,
    )
