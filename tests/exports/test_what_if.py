"""Assumptions in client.toml: what is wrong with one is told by its key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from analysis.errors import ClientError
from analysis.exports.client_toml import input_rows, read_client
from tests.conftest import AS_OF, MakeClient

AGREEMENT = """
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
"""
SCENARIO = """
[[scenarios]]
name = "Merger"
use_change_share = 0.10
source = "Board, October 2026"
"""
RANGE = """
[[sensitivity]]
driver = "use_change_share"
low = -0.05
high = 0.10
source = "Capacity planning"
"""


def test_scenarios_ranges_and_draws_become_inputs(make_client: MakeClient) -> None:
    drawn = "[simulation]\nseed = 7\ndraws = 5000\n"
    shaped = RANGE + 'distribution = "normal"\nmost_likely = 0.02\ndeviation = 0.03\n'
    moved = SCENARIO.replace("use_change_share = 0.10", 'milestone_date = 2027-05-28\ncapture = "peak"')
    rows = input_rows(read_client(make_client({}, AGREEMENT + moved + shaped + drawn)), "acme", AS_OF)
    (scenario,) = rows["scenarios"]
    assert (scenario["scenario_number"], scenario["scenario_name"], scenario["capture_key"]) == (1, "Merger", "peak")
    assert (scenario["milestone_date"], scenario["use_change_share"]) == (date(2027, 5, 28), None)
    (stated,) = rows["sensitivity"]
    assert (stated["driver_low"], stated["driver_high"]) == (Decimal("-0.05"), Decimal("0.10"))
    assert (stated["driver_likely"], stated["driver_deviation"]) == (Decimal("0.02"), Decimal("0.03"))
    assert rows["simulation"] == [{"seed_number": 7, "draw_count": 5000}]


def test_nothing_is_supposed_where_nothing_is_stated(make_client: MakeClient) -> None:
    rows = input_rows(read_client(make_client({}, AGREEMENT)), "acme", AS_OF)
    assert rows["scenarios"] == rows["sensitivity"] == []
    assert rows["simulation"] == [{"seed_number": 1, "draw_count": 100_000}]


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        (
            "use_change_share = 0.10\n",
            "",
            "`scenarios.1`: scenario 'Merger' changes nothing; it may change milestone_date",
        ),
        ("use_change", "use_chang", "unknown key `scenarios.1.use_chang_share`; did you mean `use_change_share`?"),
        ("= 0.10", "= 15", "`scenarios.1.use_change_share`: Input should be less than or equal to 1"),
        (
            "use_change_share = 0.10",
            "growth_allowance_share = 15",
            "`scenarios.1.growth_allowance_share`: Input should be less than or equal to 1",
        ),
        (
            "use_change_share = 0.10",
            'charge_basis = "gross"',
            "`scenarios.1.charge_basis`: Input should be 'above_allow",
        ),
        (
            "use_change_share = 0.10",
            'capture = "average"',
            "`scenarios.1.capture`: Input should be 'milestone' or 'peak'",
        ),
        ('source = "Board, October 2026"', "", "`scenarios.1.source`: Field required"),
        (
            "use_change_share = 0.10",
            "milestone_date = 2027-05-28\nmilestone_shift_months = 3",
            "`scenarios.1`: scenario 'Merger' gives its milestone twice: as a date and as a shift",
        ),
        (
            "use_change_share = 0.10",
            "milestone_date = 2030-05-28",
            "milestone 2030-05-28 of scenario 'Merger' lies outside the term of 'Sub-1'",
        ),
        (
            "use_change_share = 0.10",
            'use_change_share = 0.10\nsubscription_id = "Sub-9"',
            "scenario 'Merger' speaks of 'Sub-9', which no agreement has",
        ),
        (SCENARIO, SCENARIO * 2, "scenario 'Merger' stands twice in `scenarios`"),
    ],
)
def test_a_scenario_that_cannot_be_meant_is_refused_by_its_key(
    make_client: MakeClient, wrong: str, right: str, sentence: str
) -> None:
    refused(make_client, SCENARIO.replace(wrong, right, 1), sentence)


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        ("low = -0.05", "low = 0.2", "`sensitivity.1`: low 0.2 is above high 0.10"),
        ('"use_change_share"', '"weather"', "`sensitivity.1.driver`: Input should be 'use_change_share'"),
        (
            "high = 0.10",
            "high = 15",
            "`sensitivity.1`: use_change_share lies between -1 and 1: a share is 0.15, not 15",
        ),
        ('"use_change_share"', '"corrected_share"', "`sensitivity.1`: corrected_share lies between 0 and 1"),
        ('"use_change_share"', '"milestone_shift_months"', "`sensitivity.1`: milestone_shift_months is whole months"),
        ("high = 0.10", "high = 0.1000001", "`sensitivity.1`: use_change_share has more than six decimals"),
        ("high = 0.10", 'high = 0.10\ndistribution = "triangular"', "a triangular draw takes most_likely"),
        ("high = 0.10", "high = 0.10\nmost_likely = 0.0", "a uniform draw takes low and high alone"),
        (
            "high = 0.10",
            'high = 0.10\ndistribution = "normal"\nmost_likely = 0.0',
            "a normal draw takes most_likely and deviation",
        ),
        (
            "high = 0.10",
            'high = 0.10\ndistribution = "triangular"\nmost_likely = 0.2',
            "most_likely 0.2 lies outside -0.05 to 0.10",
        ),
        (
            "high = 0.10",
            'high = 0.10\ndistribution = "lognormal"',
            "`sensitivity.1.distribution`: Input should be 'uniform'",
        ),
        (
            'source = "Capacity planning"',
            'source = " "',
            "`sensitivity.1.source`: String should have at least 1 character",
        ),
        (RANGE, RANGE * 2, "driver 'use_change_share' stands twice in `sensitivity`"),
        (RANGE, "[simulation]\ndraws = 5\n", "`simulation.draws`: Input should be greater than or equal to 100"),
        (RANGE, "[simulation]\nseed = -1\n", "`simulation.seed`: Input should be greater than or equal to 0"),
    ],
)
def test_a_range_that_cannot_be_meant_is_refused_by_its_key(
    make_client: MakeClient, wrong: str, right: str, sentence: str
) -> None:
    refused(make_client, RANGE.replace(wrong, right, 1), sentence)


def refused(make_client: MakeClient, stated: str, sentence: str) -> None:
    with pytest.raises(ClientError) as told:
        read_client(make_client({}, AGREEMENT + stated))
    assert told.value.what.startswith("client.toml")
    assert sentence in told.value.what
    assert told.value.where.endswith("client.toml")
