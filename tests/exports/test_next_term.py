"""`[renewal]` in client.toml: what is stated becomes inputs, what cannot be is refused by its key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.errors import ClientError
from analysis.exports.client_toml import INPUT_COLUMNS, input_rows, read_client

CLIENT = """
name = "Acme"
currency = "USD"

[[agreements]]
subscription_id = "Sub-1"
name = "EA"
start_date = 2025-01-30
end_date = 2028-01-29
currency = "USD"
notice_days = 45
invoice_days = 60

[[agreements.suites]]
name = "Switching"
sku = "E3N-A"
committed_count = 500
"""


def rows_of(tmp_path: Path, toml: str) -> dict[str, list[dict[str, object]]]:
    (tmp_path / "client.toml").write_text(CLIENT + toml, "utf-8")
    return input_rows(read_client(tmp_path), "acme", date(2026, 11, 24))


def refusal(tmp_path: Path, toml: str) -> str:
    with pytest.raises(ClientError) as caught:
        rows_of(tmp_path, toml)
    return str(caught.value)


def test_what_is_stated_becomes_rows_of_three_relations(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        """
        [renewal]
        subscription_id = "Sub-1"
        term_months = 36
        growth_share_per_year = 0.03
        source = "Plan"
        [[renewal.options]]
        name = "Offered"
        kind = "Right-sized"
        price_change_share = -0.05
        is_price_locked = true
        source = "Quote"
        [[renewal.options.suites]]
        sku = "E3N-A"
        committed_count = 450
        """,
    )
    (renewal,), (option,), (suite,) = (rows[name] for name in ("renewal", "renewal_options", "renewal_suites"))
    assert (renewal["term_months"], renewal["growth_share_per_year"], renewal["source"]) == (
        36,
        Decimal("0.03"),
        "Plan",
    )
    assert (option["option_number"], option["option_name"], option["price_change_share"]) == (
        1,
        "Offered",
        Decimal("-0.05"),
    )
    assert (suite["option_name"], suite["sku"], suite["committed_count"]) == ("Offered", "E3N-A", 450)
    assert all(set(row) == set(INPUT_COLUMNS[name]) for name in ("renewal", "renewal_options") for row in rows[name])


def test_nothing_stated_is_one_row_that_says_nothing(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "")
    assert rows["renewal"] == [dict.fromkeys(INPUT_COLUMNS["renewal"])]
    assert rows["renewal_options"] == rows["renewal_suites"] == []


OPTION = '[[renewal.options]]\nname = "A"\nsource = "Quote"\n'


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[renewal]\ngrowth_allowance_share = 15\nsource = "x"', "a share is 0.15, not 15"),
        ('[renewal]\nannual_uplift_share = 3\nsource = "x"', "a share is 0.15, not 15"),
        ('[renewal]\ngrowth_share_per_year = -2\nsource = "x"', "-2 lies outside -1 to 1"),
        ('[renewal]\nterm_months = 0\nsource = "x"', "term_months"),
        ("[renewal]\nterm_months = 36", "`renewal` asks for source"),
        ('[renewal]\nsubscription_id = "Sub-9"', "'Sub-9', which no agreement has"),
        (OPTION + 'kind = "Transactional"', "asks for price_change_share"),
        (OPTION + 'kind = "Grown"', "asks for growth_share_per_year"),
        (OPTION + 'kind = "Same commitment"\n' + OPTION + 'kind = "Right-sized"', "'A' stands twice"),
        ('[[renewal.options]]\nname = "Right-sized"\nkind = "Same commitment"\nsource = "x"', "give it another name"),
        ('[[renewal.options]]\nname = "A"\nkind = "Right-sized"', "source"),
        (
            OPTION + 'kind = "Right-sized"\n[[renewal.options.suites]]\nsku = "E3N-B"\ncommitted_count = 1',
            "'E3N-B', which no suite",
        ),
        (OPTION + 'kind = "Right-sized"\n[[renewal.options.suites]]\nsku = "E3N-A"', "says nothing"),
        (OPTION + 'kind = "Right-sized"\nterm_month = 36', "term_month"),
    ],
)
def test_what_cannot_be_is_refused_by_its_key(tmp_path: Path, toml: str, words: str) -> None:
    assert words in refusal(tmp_path, toml)
