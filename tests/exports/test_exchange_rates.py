"""Exchange rates in client.toml: stated whole, each once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from analysis.errors import ClientError
from analysis.exports.client_toml import input_rows, read_client
from tests.conftest import AS_OF, MakeClient

HEAD = 'name = "Acme"\ncurrency = "USD"\n'
RATE = """
[[exchange_rates]]
from = "EUR"
to = "USD"
rate = 1.085
date = 2026-11-20
source = "ECB"
"""


def test_a_stated_rate_keeps_its_day_and_source(make_client: MakeClient) -> None:
    rows = input_rows(read_client(make_client({}, HEAD + RATE)), "acme", AS_OF)
    assert rows["exchange_rates"] == [
        {
            "from_currency": "EUR",
            "to_currency": "USD",
            "exchange_rate": Decimal("1.085"),
            "rate_date": date(2026, 11, 20),
            "rate_source": "ECB",
        }
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RATE + RATE, "`exchange_rates` states EUR to USD on 2026-11-20 twice"),
        (RATE.replace('"EUR"', '"USD"'), "`exchange_rates` converts USD to itself"),
        (RATE.replace("1.085", "0"), "`exchange_rates.1.rate`: Input should be greater than 0"),
        (RATE.replace('source = "ECB"', ""), "`exchange_rates.1.source`: Field required"),
        (RATE.replace('"EUR"', '"euro"'), "`exchange_rates.1.from`"),
        (RATE.replace("rate =", "rates ="), "unknown key `exchange_rates.1.rates`; did you mean `rate`?"),
    ],
)
def test_a_rate_that_is_not_whole_is_refused_by_its_key(make_client: MakeClient, text: str, says: str) -> None:
    with pytest.raises(ClientError) as caught:
        read_client(make_client({}, HEAD + text))
    assert says in str(caught.value)
