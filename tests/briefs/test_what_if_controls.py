"""How the script of a what-if is told to write amounts."""

from __future__ import annotations

import pytest

from analysis.briefs.what_if_controls import number_format
from analysis.numbers import write_in


@pytest.mark.parametrize(
    ("locale", "currency", "told"),
    [
        ("en-GB", "GBP", [",", [3, 3, 3], ".", 2, "GBP {}"]),
        ("de-DE", "EUR", [".", [3, 3, 3], ",", 2, "EUR\u00a0{}"]),
        ("en-IN", "INR", [",", [3, 2, 2, 2, 2], ".", 2, "INR\u00a0{}"]),
        ("en-GB", "JPY", [",", [3, 3, 3], "", 0, "JPY {}"]),
        ("en-GB", "KWD", [",", [3, 3, 3], ".", 3, "KWD {}"]),
    ],
)
def test_amounts_are_written_as_on_the_page(locale: str, currency: str, told: list[object]) -> None:
    with write_in(locale):
        numbers = number_format(currency)
    assert [numbers[name] for name in ("group", "groups", "decimal", "decimals", "money")] == told
