"""marts.bridge_steps: from the shortage CSSM shows to the one a True Forward could charge (RULES.md §2.5)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

PRICES = {
    "core.unit_amounts": """
        license_name | unit_amount | currency
        DNA          | 6.0000      | USD
        once         | 858.4000    | EUR
        no term      |             | USD
        fine         | 0.3333      | USD
    """,
}


def test_the_steps_lead_from_the_shown_shortage_to_the_chargeable_one_in_units_and_money(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.bridge_steps",
        given=PRICES
        | {
            "marts.bridge_levels": """
            smart_account | license_name | shown_short_count | in_force_short_count | uncovered_short_count | unmoved_short_count
            acme          | DNA          | 100               | 120                  | 115                   | 75
        """,
            "marts.bridge_corrections": """
            smart_account | license_name | step_key    | confidence_grade | cured_count
            acme          | DNA          | pak         | C                | 10
            acme          | DNA          | undeposited | B                | 20
            acme          | DNA          | instances   | B                | 7
            acme          | DNA          | instances   | C                | 3
            acme          | DNA          | allowance   | B                | 15
        """,
        },
        expect="""
            step_number | step_key         | step_kind | short_count | amount  | currency | confidence_grade
            1           | gross_shortage   | level     | 100         | 600.00  | USD      | C
            2           | expired_lots     | change    | 20          | 120.00  | USD      | C
            3           | substitution     | change    | -5          | -30.00  | USD      | D
            4           | moves            | change    | -40         | -240.00 | USD      | C
            5           | pak              | change    | -10         | -60.00  | USD      | C
            6           | undeposited      | change    | -20         | -120.00 | USD      | B
            7           | instances        | change    | -10         | -60.00  | USD      | C
            8           | genuine_shortage | level     | 35          | 210.00  | USD      | C
            9           | allowance        | change    | -15         | -90.00  | USD      | B
            10          | chargeable       | level     | 20          | 120.00  | USD      | C
        """,
    )


def test_a_licence_without_evidence_keeps_its_shortage_to_the_end(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.bridge_levels": """
            smart_account | license_name | shown_short_count | in_force_short_count | uncovered_short_count | unmoved_short_count
            acme          | DNA          | 8                 | 8                    | 8                     | 8
        """,
        },
        expect="""
            step_key         | short_count
            gross_shortage   | 8
            expired_lots     | 0
            substitution     | 0
            moves            | 0
            pak              | 0
            undeposited      | 0
            instances        | 0
            genuine_shortage | 8
            allowance        | 0
            chargeable       | 8
        """,
    )


def test_money_is_the_price_to_the_end_of_term_or_the_price_paid_once_or_unknown(check_model: CheckModel) -> None:
    level = "4                 | 4                    | 4                     | 4"
    check_model(
        "marts.bridge_steps",
        given=PRICES
        | {
            "marts.bridge_levels": f"""
            smart_account | license_name | shown_short_count | in_force_short_count | uncovered_short_count | unmoved_short_count
            acme          | once         | {level}
            acme          | no price     | {level}
            acme          | no term      | {level}
        """
        },
        expect="\n".join(
            [
                "license_name | step_key | amount | currency",
                *(
                    f"{name} | {key} | {amount if key in LEVELS else '0.00'} | {currency}"
                    for name, amount, currency in (
                        ("once", "3433.60", "EUR"),
                        ("no price", "", ""),
                        ("no term", "", "USD"),
                    )
                    for key in KEYS
                ),
            ]
        ),
    )


LEVELS = ("gross_shortage", "genuine_shortage", "chargeable")
KEYS = (*LEVELS, "expired_lots", "substitution", "moves", "pak", "undeposited", "instances", "allowance")


def test_money_sums_to_the_cent_where_a_price_has_four_decimals(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given=PRICES
        | {
            "marts.bridge_levels": """
            smart_account | license_name | shown_short_count | in_force_short_count | uncovered_short_count | unmoved_short_count
            acme          | fine         | 2                 | 3                    | 3                     | 1
        """,
        },
        expect="""
            step_key         | short_count | amount
            gross_shortage   | 2           | 0.67
            expired_lots     | 1           | 0.33
            substitution     | 0           | 0.00
            moves            | -2          | -0.67
            pak              | 0           | 0.00
            undeposited      | 0           | 0.00
            instances        | 0           | 0.00
            genuine_shortage | 1           | 0.33
            allowance        | 0           | 0.00
            chargeable       | 1           | 0.33
        """,
    )
