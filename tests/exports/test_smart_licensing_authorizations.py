"""Smart Licensing API v2, a completed poll of authorisations: kept, not used yet."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import answers
from tests.landing import DAY

FORMAT = "smart_licensing_authorizations"
OWN = {
    "status": "COMPLETE",
    "type": "authorizations",
    "data": {
        "authorizations": [
            {
                "product_instance_identifier": "790c86e8-5784-4b03-a291-91a293f94617",
                "sudi": {"udi_pid": "C8000V", "udi_serial_number": "ASDF1234"},
                "smart_license": None,
                "auth_status": [],
                "error_code": None,
                "status": "SUCCESS",
                "status_message": None,
                "correlation_id": "62bdfb8bd3e78f6b26537a4ab5d18f15-b6373324f01d0bd9",
            }
        ]
    },
}


@pytest.mark.parametrize("answer", answers("v2_poll_complete.json", OWN))
def test_the_records_of_a_poll_are_found_below_data(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/poll": answer})
    assert landed.formats == {f"{DAY}/poll": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "sudi", "status") == [
        ('{"udi_pid":"C8000V","udi_serial_number":"ASDF1234"}', "SUCCESS")
    ]


@pytest.mark.parametrize("answer", answers("v2_poll_complete.json", OWN))
def test_a_poll_cut_off_in_its_second_record_gives_the_first(land: Land, answer: str) -> None:
    start, _, _ = answer.rpartition("]")
    landed = land({f"{DAY}/poll": start.rstrip().removesuffix("]").rstrip() + ', {"sudi": {"udi_p'})
    assert landed.counts == {"poll": (2, 1, 1)}
