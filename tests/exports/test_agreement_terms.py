"""Terms that cannot be: refused with the file and the key; and what an add-on takes from its parent."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.errors import ClientError
from analysis.exports.agreement_terms import with_parents_terms
from analysis.exports.client_toml import input_rows, read_client
from tests.conftest import AS_OF, MakeClient
from tests.exports.test_client_toml import AGREEMENT

ADD_ON = """
[[agreements]]
subscription_id = "Sub-2"
name = "Identity add-on"
parent_subscription_id = "Sub-1"
start_date = 2026-06-30
currency = "USD"
notice_days = 45
invoice_days = 60
"""


def refused(make_client: MakeClient, text: str) -> str:
    with pytest.raises(ClientError) as caught:
        read_client(make_client({}, text))
    assert "client.toml" in str(caught.value.where)
    return str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("share = 0.15", "share = 15", "has a growth_allowance_share of 15, more than its commitment; 15 % is 0.15"),
        ("sku =", "price_discount_share = 0.4\nsku =", "its price is held by initial_net_unit_price_amount, not by"),
        (
            "sku =",
            'commitment_type = "partial"\ninitial_net_unit_price_amount = 9.0\nsku =',
            "is no full commitment: its price is held by price_discount_share",
        ),
        (
            "sku =",
            "price_discount_share = 45\nsku =",
            "`agreements.1.suites.1.price_discount_share`: Input should be less",
        ),
        ("sku =", 'cadence = "monthly"\nsku =', "`agreements.1.suites.1.cadence`: Input should be"),
        ("invoice_days = 60", 'invoice_days = 60\noff_cycle_effect = "soon"', "`agreements.1.off_cycle_effect`"),
        ("invoice_days = 60", 'invoice_days = 60\nconsumption_source = "EA"', "`agreements.1.consumption_source`"),
        ("invoice_days = 60", 'invoice_days = 60\nparent_subscription_id = "Sub-9"', "is no other agreement"),
        ("invoice_days = 60", 'invoice_days = 60\nparent_subscription_id = "Sub-1"', "is no other agreement"),
        ("[2026-01-30]", "[2024-01-30]", "milestone 2024-01-30 of agreement 'Sub-1' lies outside its term"),
    ],
)
def test_a_term_that_cannot_be_is_refused_by_its_key(
    make_client: MakeClient, right: str, wrong: str, says: str
) -> None:
    assert says in refused(make_client, AGREEMENT.replace(right, wrong))


@pytest.mark.parametrize("share", ["0.05", "105"])
def test_a_trigger_is_a_share_of_all_that_is_owned(make_client: MakeClient, share: str) -> None:
    trigger = f"[[agreements.off_cycle_triggers]]\nfirst_month = 1\nlast_month = 6\ntrigger_share = {share}\n"
    assert "`agreements.1.off_cycle_triggers.1.trigger_share`" in refused(make_client, AGREEMENT + trigger)


def test_an_agreement_or_a_line_that_stands_twice_is_refused(make_client: MakeClient) -> None:
    assert "subscription_id 'Sub-1' stands twice" in refused(make_client, AGREEMENT + AGREEMENT.partition("\n\n")[2])
    twice = '[[agreements.suites]]\nname = "Switching"\nsku = "E3N-A"\ncommitted_count = 1\n'
    assert "suite 'Switching' with SKU 'E3N-A' stands twice" in refused(make_client, AGREEMENT + twice)


def test_an_add_on_ends_with_its_parent_and_is_captured_on_those_milestones_that_it_lives_to_see(
    make_client: MakeClient,
) -> None:
    parent = AGREEMENT.replace("[2026-01-30]", "[2026-01-30, 2027-01-30]")
    rows = input_rows(read_client(make_client({}, parent + ADD_ON)), "acme", AS_OF)
    assert [(row["end_date"], row["parent_subscription_id"]) for row in rows["agreements"]] == [
        (date(2028, 1, 29), None),
        (date(2028, 1, 29), "Sub-1"),
    ]
    assert [row["milestone_date"] for row in rows["milestones"] if row["subscription_id"] == "Sub-2"] == [
        date(2027, 1, 30)
    ]


def test_an_add_on_that_ends_on_another_day_or_hangs_on_an_add_on_is_refused(make_client: MakeClient) -> None:
    longer = ADD_ON.replace("start_date", "end_date = 2029-01-29\nstart_date")
    assert "ends on 2028-01-29, but the add-on's end_date is 2029-01-29; leave it out" in refused(
        make_client, AGREEMENT + longer
    )
    third = ADD_ON.replace('"Sub-1"', '"Sub-2"').replace(
        'subscription_id = "Sub-2"\nname', 'subscription_id = "Sub-3"\nname'
    )
    third = third.replace("start_date", "end_date = 2028-01-29\nstart_date")
    assert "is itself an add-on" in refused(make_client, AGREEMENT + ADD_ON + third)


@pytest.mark.parametrize(
    "told", [None, [], {"agreements": "none"}, {"agreements": [1, {"parent_subscription_id": []}]}]
)
def test_what_is_not_of_the_files_shape_is_left_for_validation(told: object) -> None:
    assert with_parents_terms(told) == told
