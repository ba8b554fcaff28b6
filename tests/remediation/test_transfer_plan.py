"""The rules of the transfer plan, each as a picture (RULES.md §3)."""

from __future__ import annotations

from tests.remediation.pictures import expect_plan, plan_of

LADDER = "virtual_account | license_name | license_family | tier_rank | balance_count"


def test_a_shortage_takes_one_lot_where_one_is_large_enough_and_the_one_that_fits() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count
        Campus          | DNA          | -70
        Port            | DNA          | -40
        Depot           | DNA          | 90
        Quay            | DNA          | 70
        Shed            | DNA          | 10
        """,
        """
        virtual_account | license_name | lot_count
        Depot           | DNA          | 200
        Quay            | DNA          | 200
        Shed            | DNA          | 200
        """,
        """
        transfer_kind | from_virtual_account | to_virtual_account | quantity_count
        Move          | Quay                 | Campus             | 70
        Move          | Depot                | Port               | 40
        """,
    )


def test_what_no_lot_fills_takes_the_largest_and_what_fits_the_rest() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count
        Campus          | DNA          | -70
        Depot           | DNA          | 50
        Quay            | DNA          | 20
        Shed            | DNA          | 45
        """,
        """
        virtual_account | license_name | lot_count
        Depot           | DNA          | 50
        Quay            | DNA          | 20
        Shed            | DNA          | 45
        """,
        """
        from_virtual_account | quantity_count
        Depot                | 50
        Quay                 | 20
        """,
    )


def test_nothing_moves_between_smart_accounts_or_between_licences_of_no_ladder() -> None:
    plan = plan_of(
        """
        smart_account | virtual_account | license_name | balance_count
        acme          | Campus          | DNA          | -70
        north         | Depot           | DNA          | 70
        acme          | Depot           | ISE          | 70
        """,
        """
        smart_account | virtual_account | license_name | lot_count
        north         | Depot           | DNA          | 70
        acme          | Depot           | ISE          | 70
        """,
    )
    assert plan.steps.is_empty()
    assert (plan.move_count, plan.proven_move_count) == (0, 0)


def test_no_account_gives_more_than_it_has_free() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count | free_count
        Campus          | DNA          | -70           |
        Depot           | DNA          | 50            | 16
        """,
        "virtual_account | license_name | lot_count\nDepot | DNA | 90",
        "to_virtual_account | quantity_count\nCampus | 16",
    )


def test_a_lot_that_is_missed_later_stays_and_one_that_ends_before_goes() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count
        Campus          | DNA          | -50
        Depot           | DNA          | 60
        """,
        """
        virtual_account | license_name | lot_number | lot_count | lot_end_date | limit_count
        Depot           | DNA          | 1          | 60        | 2027-06-01   | 60
        Depot           | DNA          | 2          | 50        |              | 0
        """,
        "lot_number | quantity_count\n1 | 50",
    )


def test_lots_with_one_limit_share_it() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count
        Campus          | DNA          | -60
        Depot           | DNA          | 60
        """,
        """
        virtual_account | license_name | lot_number | lot_count | lot_end_date | limit_count | is_lasting_lot
        Depot           | DNA          | 1          | 60        | 2027-01-01   | 60          | false
        Depot           | DNA          | 2          | 50        | 2028-06-01   | 30          | true
        Depot           | DNA          | 3          | 50        |              | 20          | true
        """,
        """
        lot_number | quantity_count
        1          | 30
        2          | 30
        """,
    )


def test_of_equal_lots_the_one_that_ends_latest_goes() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count
        Campus          | DNA          | -10
        Depot           | DNA          | 60
        Quay            | DNA          | 60
        """,
        """
        virtual_account | license_name | lot_number | lot_count | lot_end_date
        Depot           | DNA          | 1          | 60        | 2027-06-01
        Depot           | DNA          | 2          | 60        | 2028-06-01
        Quay            | DNA          | 3          | 60        |
        """,
        "lot_number\n3",
    )


def test_a_lot_that_ends_before_the_event_waits_until_none_that_lasts_is_left() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count
        Campus          | DNA          | -100
        Depot           | DNA          | 100
        Quay            | DNA          | 100
        """,
        """
        virtual_account | license_name | lot_number | lot_count | lot_end_date | is_lasting_lot
        Depot           | DNA          | 1          | 100       | 2027-01-01   | false
        Quay            | DNA          | 2          | 30        |              | true
        Quay            | DNA          | 3          | 30        | 2028-01-01   | true
        """,
        """
        lot_number | quantity_count
        2          | 30
        3          | 30
        1          | 40
        """,
    )


def test_a_need_that_ends_by_itself_leaves_what_lasts_to_one_that_does_not() -> None:
    expect_plan(
        """
        virtual_account | license_name | balance_count | is_long_short
        Campus          | DNA          | -50           | false
        Port            | DNA          | -50           | true
        Depot           | DNA          | 50            |
        Quay            | DNA          | 50            |
        """,
        """
        virtual_account | license_name | lot_number | lot_count | lot_end_date | is_lasting_lot
        Depot           | DNA          | 1          | 50        | 2027-01-01   | false
        Quay            | DNA          | 2          | 50        |              | true
        """,
        "to_virtual_account | lot_number\nCampus | 1\nPort | 2",
    )


def test_cisco_s_own_tool_is_taken_before_the_agreement_s_unless_that_saves_a_move() -> None:
    lines = """
        virtual_account | license_name | balance_count
        Campus          | DNA          | {}
        Depot           | DNA          | 60
        Quay            | DNA          | 50
        """
    lots = """
        virtual_account | license_name | lot_number | lot_count | is_agreement_lot | lot_end_date
        Depot           | DNA          | 1          | 60        | true             |
        Quay            | DNA          | 2          | 50        | false            | 2028-01-01
        """
    expect_plan(lines.format(-50), lots, "lot_number | quantity_count\n2 | 50")
    expect_plan(lines.format(-60), lots, "lot_number | quantity_count\n1 | 60")


def test_a_higher_tier_covers_what_the_licence_s_own_surplus_does_not() -> None:
    expect_plan(
        f"""
        {LADDER}
        Campus | Essentials | ISE | 1 | -50
        Depot  | Essentials | ISE | 1 | 20
        Depot  | Advantage  | ISE | 2 | 40
        """,
        "virtual_account | license_name | lot_count\nDepot | Essentials | 90\nDepot | Advantage | 90",
        """
        transfer_kind | license_name | covered_license_name | to_virtual_account | quantity_count
        Move          | Essentials   | Essentials           | Campus             | 20
        Move          | Advantage    | Essentials           | Campus             | 30
        """,
    )


def test_a_lower_tier_never_covers_a_higher_one_nor_another_family() -> None:
    plan = plan_of(
        f"""
        {LADDER}
        Campus | 24 Advantage  | 24 | 2 | -50
        Depot  | 24 Essentials | 24 | 1 | 50
        Depot  | 48 Premier    | 48 | 3 | 50
        """,
        "virtual_account | license_name | lot_count\nDepot | 24 Essentials | 90\nDepot | 48 Premier | 90",
    )
    assert plan.steps.is_empty()


def test_a_tier_gives_only_what_its_own_licence_lacks_nowhere() -> None:
    expect_plan(
        f"""
        {LADDER}
        Campus | Essentials | ISE | 1 | -50
        Depot  | Advantage  | ISE | 2 | 40
        Port   | Advantage  | ISE | 2 | -30
        """,
        "virtual_account | license_name | lot_count\nDepot | Advantage | 90",
        """
        license_name | covered_license_name | to_virtual_account | quantity_count
        Advantage    | Advantage            | Port               | 30
        Advantage    | Essentials           | Campus             | 10
        """,
    )


def test_the_nearest_tier_gives_first() -> None:
    expect_plan(
        f"""
        {LADDER}
        Campus | Essentials | ISE | 1 | -50
        Depot  | Advantage  | ISE | 2 | 50
        Depot  | Premier    | ISE | 3 | 50
        """,
        "virtual_account | license_name | lot_count\nDepot | Advantage | 90\nDepot | Premier | 90",
        "license_name | quantity_count\nAdvantage | 50",
    )


def test_what_a_higher_tier_covers_where_it_lies_needs_no_move() -> None:
    expect_plan(
        f"""
        {LADDER}
        Campus | Essentials | ISE | 1 | -50
        Campus | Advantage  | ISE | 2 | 60
        Depot  | Essentials | ISE | 1 | 50
        """,
        "virtual_account | license_name | lot_count\nCampus | Advantage | 90\nDepot | Essentials | 90",
        """
        transfer_kind | license_name | covered_license_name | to_virtual_account | quantity_count | lot_number
        Cover         | Advantage    | Essentials           | Campus             | 50             |
        """,
    )


def test_a_tier_whose_own_licence_is_short_elsewhere_moves_there_and_lets_a_lower_one_come() -> None:
    expect_plan(
        f"""
        {LADDER}
        Campus | Essentials | ISE | 1 | -50
        Campus | Advantage  | ISE | 2 | 50
        Port   | Advantage  | ISE | 2 | -50
        Depot  | Essentials | ISE | 1 | 50
        """,
        "virtual_account | license_name | lot_count\nCampus | Advantage | 90\nDepot | Essentials | 90",
        """
        transfer_kind | license_name | from_virtual_account | to_virtual_account | quantity_count
        Move          | Advantage    | Campus               | Port               | 50
        Move          | Essentials   | Depot                | Campus             | 50
        """,
    )


def test_of_one_tier_the_dearer_licence_is_served_first_and_one_without_a_price_is_served_too() -> None:
    lines = """
        virtual_account | license_name | license_family | tier_rank | unit_amount | balance_count
        Campus          | Advantage    | DNA            | 2         | {}          | -30
        Campus          | DNA-A        | DNA            | 2         | {}          | -30
        Depot           | Premier      | DNA            | 3         |             | {}
        """
    lots = "virtual_account | license_name | lot_count\nDepot | Premier | 90"
    expect_plan(lines.format(5, 9, 30), lots, "covered_license_name | quantity_count\nDNA-A | 30")
    expect_plan(lines.format(5, "", 30), lots, "covered_license_name | quantity_count\nAdvantage | 30")
    both = "covered_license_name | quantity_count\nAdvantage | 30\nDNA-A | 30"
    expect_plan(lines.format("", "", 60), lots, both)


def test_a_price_does_not_make_a_higher_tier_wait_for_a_lower_one() -> None:
    expect_plan(
        """
        virtual_account | license_name | license_family | tier_rank | unit_amount | balance_count
        Campus          | Essentials   | ISE            | 1         | 900         | -30
        Port            | Advantage    | ISE            | 2         | 5           | -30
        Depot           | Advantage    | ISE            | 2         | 5           | 30
        """,
        "virtual_account | license_name | lot_count\nDepot | Advantage | 90",
        "to_virtual_account | quantity_count\nPort | 30",
    )


def test_a_small_plan_has_the_fewest_moves_that_are_possible_at_all() -> None:
    plan = plan_of(
        """
        virtual_account | license_name | balance_count
        A               | DNA          | -5
        B               | DNA          | -5
        C               | DNA          | -6
        D               | DNA          | 8
        E               | DNA          | 3
        F               | DNA          | 5
        """,
        """
        virtual_account | license_name | lot_count
        D               | DNA          | 8
        E               | DNA          | 3
        F               | DNA          | 5
        """,
    )
    assert plan.move_count == plan.proven_move_count == 4


def test_without_any_row_there_is_no_step() -> None:
    plan = plan_of("virtual_account | license_name | balance_count", "virtual_account | license_name | lot_count")
    assert plan.steps.is_empty()
