"""core.use_corrections: what verified data takes off the use that a suite is shown to have (RULES.md §2.5)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def corrections(check_model: CheckModel, expect: str, **changed: str) -> None:
    """One suite that counts 600 of two licences, except for what is changed."""
    given = {
        "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA-24       | acme
            Sub-1           | Switching  | E3N-A | DNA-48       | acme
        """,
        "core.account_licenses": """
            smart_account | virtual_account | license_name | in_use_count | is_current
            acme          | Campus          | DNA-24       | 500          | true
            acme          | Depot           | DNA-24       | 60           | true
            acme          | Campus          | DNA-48       | 40           | true
            acme          | Campus          | DNA-48       | 900          | false
        """,
        "core.true_forward_terms": """
            subscription_id | suite_name | sku   | consumed_count
            Sub-1           | Switching  | E3N-A | 600
        """,
    } | {name.replace("__", "."): picture for name, picture in changed.items()}
    check_model("core.use_corrections", given=given, expect=expect)


def test_each_correction_of_a_suite_is_added_over_its_accounts_and_licences_graded_by_its_weakest_evidence(
    check_model: CheckModel,
) -> None:
    corrections(
        check_model,
        """
        suite_name | sku   | correction_key     | corrected_count | confidence_grade
        Switching  | E3N-A | unmigrated_pak     | 12              | B
        Switching  | E3N-A | undeposited_order  | 30              | B
        Switching  | E3N-A | duplicate          | 3               | B
        Switching  | E3N-A | ghost              | 6               | C
        Switching  | E3N-A | stale              | 20              | C
        """,
        core__hidden_entitlements="""
        file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count | confidence_grade
        paks    | 1          | acme          | DNA-24       | Unmigrated PAK    | 12           | B
        orders  | 1          | acme          | DNA-24       | Undeposited order | 30           | B
        orders  | 2          | northgate     | DNA-24       | Undeposited order | 99           | B
        orders  | 3          | acme          | ISE          | Undeposited order | 99           | B
        orders  | 4          |               | DNA-24       | Undeposited order | 99           | B
        """,
        core__contested_totals="""
        smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
        acme          | Campus          | DNA-24       | Duplicate    | B                | 3
        acme          | Campus          | DNA-24       | Ghost        | B                | 2
        acme          | Depot           | DNA-48       | Ghost        | C                | 4
        acme          | Depot           | DNA-24       | Stale        | C                | 20
        northgate     | Depot           | DNA-24       | Stale        | C                | 99
        """,
    )


def test_a_licence_gives_up_no_more_than_it_uses_the_owned_before_the_contested(check_model: CheckModel) -> None:
    corrections(
        check_model,
        """
        correction_key    | corrected_count
        undeposited_order | 35
        duplicate         | 5
        """,
        core__hidden_entitlements="""
        file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count | confidence_grade
        orders  | 1          | acme          | DNA-48       | Undeposited order | 35           | B
        """,
        core__contested_totals="""
        smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
        acme          | Campus          | DNA-48       | Duplicate    | B                | 10
        acme          | Campus          | DNA-48       | Stale        | C                | 10
        """,
    )


def test_a_suite_gives_up_no_more_than_it_is_shown_to_use_and_unknown_use_nothing(check_model: CheckModel) -> None:
    owned = """
        file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count | confidence_grade
        orders  | 1          | acme          | DNA-24       | Undeposited order | 550          | B
        """
    told = "subscription_id | suite_name | sku | consumed_count\nSub-1 | Switching | E3N-A | "
    expect = "correction_key | corrected_count"
    corrections(
        check_model,
        f"{expect}\nundeposited_order | 200",
        core__hidden_entitlements=owned,
        core__true_forward_terms=told + "200",
    )
    corrections(check_model, expect, core__hidden_entitlements=owned, core__true_forward_terms=told)


def test_an_order_of_an_agreement_itself_is_its_commitment_and_covers_nothing_more(check_model: CheckModel) -> None:
    corrections(
        check_model,
        "correction_key | corrected_count\nundeposited_order | 20",
        core__hidden_entitlements="""
        file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count | confidence_grade
        orders  | 1          | acme          | DNA-24       | Undeposited order | 30           | B
        orders  | 2          | acme          | DNA-24       | Undeposited order | 20           | B
        """,
        core__purchases="""
        file_id | row_number | subscription_id
        orders  | 1          | Sub-1
        orders  | 2          | Sub-9
        """,
        inputs__agreements="subscription_id\nSub-1",
    )


def test_a_unit_owned_covers_the_first_agreements_suite_and_a_contested_instance_every_suite_that_counts_it(
    check_model: CheckModel,
) -> None:
    corrections(
        check_model,
        """
        subscription_id | correction_key    | corrected_count
        Sub-1           | undeposited_order | 30
        Sub-1           | stale             | 7
        Sub-2           | stale             | 7
        """,
        core__suite_licenses="""
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA-24       | acme
        Sub-2           | Campus     | E3N-A | DNA-24       | acme
        """,
        core__true_forward_terms="""
        subscription_id | suite_name | sku   | consumed_count
        Sub-1           | Switching  | E3N-A | 560
        Sub-2           | Campus     | E3N-A | 560
        """,
        core__hidden_entitlements="""
        file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count | confidence_grade
        orders  | 1          | acme          | DNA-24       | Undeposited order | 30           | B
        """,
        core__contested_totals="""
        smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
        acme          | Campus          | DNA-24       | Stale        | C                | 7
        """,
    )
