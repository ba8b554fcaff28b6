"""[negotiation] of client.toml: what an adviser sets, and what cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.errors import ClientError
from analysis.exports.client_toml import input_rows, read_client

MakeClient = Callable[..., Path]
TOML = 'name = "Acme"\ncurrency = "USD"\n[negotiation]\n'


def test_without_the_table_nothing_is_set_and_ten_settlements_are_asked_for(make_client: MakeClient) -> None:
    config = read_client(make_client({}))
    assert input_rows(config, "acme", date(2026, 11, 24))["negotiation"] == [
        {
            "opening_amount": None,
            "target_amount": None,
            "walk_away_amount": None,
            "currency": "USD",
            "reason": None,
            "target_position_share": Decimal("0.5"),
            "least_settlement_count": 10,
        }
    ]


def test_what_is_set_keeps_its_cents_its_currency_and_its_reason(make_client: MakeClient) -> None:
    toml = f'{TOML}target_amount = 280000.10\ncurrency = "EUR"\nreason = "Board"\nleast_settlement_count = 5\n'
    (row,) = input_rows(read_client(make_client({}, toml)), "acme", date(2026, 11, 24))["negotiation"]
    assert row["target_amount"] == Decimal("280000.10")
    assert (row["currency"], row["reason"], row["least_settlement_count"]) == ("EUR", "Board", 5)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("target_amount = 5\n", "`negotiation` sets target_amount without a `reason`"),
        (
            'opening_amount = 9\nwalk_away_amount = 5\nreason = "Board"\n',
            "`negotiation` sets opening_amount above walk_away_amount: 9 and 5",
        ),
        ('target_amount = -5\nreason = "Board"\n', "greater than or equal to 0"),
        ('target_amount = 5.001\nreason = "Board"\n', "2 decimal places"),
        ("goal_amount = 5\n", "goal_amount"),
        ("target_position_share = 50\n", "less than or equal to 1"),
        ("least_settlement_count = 0\n", "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_used_is_named(make_client: MakeClient, lines: str, says: str) -> None:
    with pytest.raises(ClientError) as told:
        read_client(make_client({}, TOML + lines))
    assert says in str(told.value)
