"""A partner's licence table: lots in parts, usage on some rows only."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "partner_licenses"
HEADER = (
    "Client,Domain,License,Virtual Account,Billing,License Type,Subscription Id,Start Date,End Date,Quantity,"
    "Available To Use,In Use,Balance,Compliance,Active,Days To End"
)
ROWS = (
    "Acme,acme.example,DNA Advantage,Campus,Prepaid,TERM,Sub1,01/02/2025,31/01/2028,30,50,64,-14,Out,Yes,433\n"
    "Acme,acme.example,DNA Advantage,Campus,Prepaid,TERM,Sub1,01/02/2025,31/01/2028,20,,,,,,\n"
)


def test_a_table_is_told_from_the_portals_own(land: Land) -> None:
    own = "License,Billing,Available to Use,In Use,Virtual Account\nDNA Advantage,Prepaid,50,64,Depot\n"
    landed = land({f"{DAY}/partner.csv": f"{HEADER}\n{ROWS}", f"{DAY}/Depot/own.csv": own})
    assert landed.formats == {f"{DAY}/partner.csv": FORMAT, f"{DAY}/Depot/own.csv": "cssm_licenses"}


def test_its_lots_add_up_and_its_use_counts_once(land: Land) -> None:
    landed = land({f"{DAY}/partner.csv": f"{HEADER}\n{ROWS}"})
    landed.build()
    assert landed.rows("marts.license_position", "license_name", "available_count", "in_use_count") == [
        ("DNA Advantage", 50, 64)
    ]
