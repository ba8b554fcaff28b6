"""staging.proposal_totals: what a proposal says it comes to."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]
FILES = landed_files("""
    file_id | path            | format
    tf      | proposal/tf.csv | true_forward_proposal
    other   | prices/p.csv    | price_list
""")
COLUMNS = """
    file_id | column_number | header          | raw_column      | is_mapped
    tf      | 1             | Line/No         | line            | true
    tf      | 2             | Extended/Amount | extended_amount | true
    tf      | 3             | Currency        | currency        | true
    other   | 1             | Amount          | extended_amount | true
"""


def test_a_row_of_totals_says_its_amount_and_a_sum_of_parts_says_nothing(check_model: CheckModel) -> None:
    check_model(
        "staging.proposal_totals",
        given={
            "meta.files": FILES,
            "meta.columns": COLUMNS,
            "meta.rejects": """
            file_id | row_number | reason                        | raw_row
            tf      | 9          | a row of totals, not of data  | {"Line/No":"Subtotal","Extended/Amount":"5.00","Currency":"USD"}
            tf      | 10         | column 'SKU': is empty        | {"Line/No":null,"Words":"Grand Total:","Extended/Amount":"7,500.00","Currency":null}
            tf      | 11         | a row of totals, not of data  | {"Line/No":"Total","Extended/Amount":null,"Currency":"USD"}
            tf      | 12         | column 'Quantity': is empty   | {"Line/No":"3","Extended/Amount":"8.00","Currency":"USD"}
            other   | 3          | a row of totals, not of data  | {"SKU":"Total","Amount":"1.00"}
        """,
        },
        expect="""
            file_id | row_number | stated_amount | currency
            tf      | 10         | 7500.00       |
        """,
    )
