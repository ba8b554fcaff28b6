"""marts.substitution_options: what a higher tier could cover inside one Virtual Account (RULES.md §2.3)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

TIERS = """
    license_name    | license_family | tier_rank
    C24 Essentials  | C24 DNA        | 1
    C24 Advantage   | C24 DNA        | 2
    C24 DNA-A       | C24 DNA        | 2
    C24 Premier     | C24 DNA        | 3
    C48 Essentials  | C48 DNA        | 1
    C48 Advantage   | C48 DNA        | 2
    C24 Network Adv | C24 Network    | 2
"""


def options(check_model: CheckModel, positions: list[str], expect: str) -> None:
    """Positions are `virtual_account | license_name | balance_count`; the netting is worked out from them."""
    rows = [[cell.strip() for cell in line.split("|")] for line in positions]
    nets: dict[str, list[int]] = {}
    for _, name, balance in rows:
        if balance:
            nets.setdefault(name, []).append(int(balance))
    netting = ["smart_account | license_name | surplus_count | misplaced_count"]
    for name, balances in nets.items():
        surplus = sum(one for one in balances if one > 0)
        short = -sum(one for one in balances if one < 0)
        netting.append(f"acme | {name} | {surplus} | {min(surplus, short)}")
    shown = [
        "smart_account | virtual_account | license_name | balance_count",
        *(f"acme | {line}" for line in positions),
    ]
    check_model(
        "marts.substitution_options",
        given={
            "marts.license_position": "\n".join(shown),
            "core.license_tiers": TIERS,
            "marts.license_netting": "\n".join(netting),
        },
        expect=expect,
    )


def test_a_higher_tiers_surplus_covers_a_lower_tiers_shortage(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Essentials | -24", "Campus | C24 Advantage | 40"],
        """
        license_name   | covered_count | given_count
        C24 Essentials | 24            | 0
        C24 Advantage  | 0             | 24
        """,
    )


def test_covering_never_goes_downwards(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Essentials | 40", "Campus | C24 Advantage | -24"],
        """
        license_name   | covered_count | given_count
        C24 Essentials | 0             | 0
        C24 Advantage  | 0             | 0
        """,
    )


def test_two_names_of_one_tier_do_not_cover_each_other_in_either_order(check_model: CheckModel) -> None:
    options(
        check_model,
        [
            "Campus | C24 Advantage | 10",
            "Campus | C24 DNA-A | -10",
            "Depot | C24 Advantage | -10",
            "Depot | C24 DNA-A | 10",
        ],
        """
        virtual_account | license_name  | covered_count | given_count
        Campus          | C24 Advantage | 0             | 0
        Campus          | C24 DNA-A     | 0             | 0
        Depot           | C24 Advantage | 0             | 0
        Depot           | C24 DNA-A     | 0             | 0
        """,
    )


def test_covering_never_crosses_port_counts_stacks_or_virtual_accounts(check_model: CheckModel) -> None:
    options(
        check_model,
        [
            "Campus | C24 Essentials | -5",
            "Campus | C48 Advantage | 9",
            "Campus | C24 Network Adv | 9",
            "Depot | C24 Advantage | 9",
        ],
        """
        virtual_account | license_name    | covered_count | given_count
        Campus          | C24 Essentials  | 0             | 0
        Campus          | C48 Advantage   | 0             | 0
        Campus          | C24 Network Adv | 0             | 0
        Depot           | C24 Advantage   | 0             | 0
        """,
    )


def test_the_nearest_tier_gives_first_and_the_next_one_what_is_left(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Essentials | -24", "Campus | C24 Advantage | 10", "Campus | C24 Premier | 30"],
        """
        license_name   | covered_count | given_count
        C24 Essentials | 24            | 0
        C24 Advantage  | 0             | 10
        C24 Premier    | 0             | 14
        """,
    )


def test_a_tier_takes_from_above_before_a_lower_one_does(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Essentials | -24", "Campus | C24 Advantage | -10", "Campus | C24 Premier | 30"],
        """
        license_name   | covered_count | given_count
        C24 Essentials | 20            | 0
        C24 Advantage  | 10            | 0
        C24 Premier    | 0             | 30
        """,
    )


def test_a_tier_keeps_what_its_own_licence_lacks_elsewhere(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Essentials | -24", "Campus | C24 Advantage | 40", "Depot | C24 Advantage | -30"],
        """
        virtual_account | license_name   | covered_count | given_count
        Campus          | C24 Essentials | 10            | 0
        Campus          | C24 Advantage  | 0             | 10
        Depot           | C24 Advantage  | 0             | 0
        """,
    )


def test_surplus_that_no_lower_tier_of_its_account_wants_serves_the_own_licence_first(check_model: CheckModel) -> None:
    options(
        check_model,
        [
            "Archive | C24 Advantage | 30",
            "Campus | C24 Essentials | -24",
            "Campus | C24 Advantage | 24",
            "Depot | C24 Advantage | -30",
        ],
        """
        virtual_account | license_name   | covered_count | given_count
        Archive         | C24 Advantage  | 0             | 0
        Campus          | C24 Essentials | 24            | 0
        Campus          | C24 Advantage  | 0             | 24
        Depot           | C24 Advantage  | 0             | 0
        """,
    )


def test_an_unknown_balance_neither_gives_nor_takes(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Essentials | -24", "Campus | C24 Advantage |"],
        """
        license_name   | covered_count | given_count
        C24 Essentials | 0             | 0
        """,
    )


def test_accounts_give_in_the_order_of_their_names_until_nothing_is_spare(check_model: CheckModel) -> None:
    options(
        check_model,
        [
            "A | C24 Essentials | -10",
            "A | C24 Advantage | 10",
            "B | C24 Essentials | -10",
            "B | C24 Advantage | 10",
            "C | C24 Essentials | -10",
            "C | C24 Advantage | 10",
            "Depot | C24 Advantage | -13",
        ],
        """
        virtual_account | license_name   | covered_count | given_count
        A               | C24 Essentials | 10            | 0
        A               | C24 Advantage  | 0             | 10
        B               | C24 Essentials | 7             | 0
        B               | C24 Advantage  | 0             | 7
        C               | C24 Essentials | 0             | 0
        C               | C24 Advantage  | 0             | 0
        Depot           | C24 Advantage  | 0             | 0
        """,
    )


def test_a_shortage_at_the_top_takes_nothing_from_a_surplus_below_it(check_model: CheckModel) -> None:
    options(
        check_model,
        ["Campus | C24 Premier | -5", "Campus | C24 Advantage | 4", "Campus | C24 Essentials | -7"],
        """
        license_name   | covered_count | given_count
        C24 Premier    | 0             | 0
        C24 Advantage  | 0             | 4
        C24 Essentials | 4             | 0
        """,
    )
