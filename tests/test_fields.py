"""Personal headers: what speaks of a person is never mapped and never shown; what speaks of a thing is not hidden."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from analysis.exports.formats import all_formats
from analysis.fields import header_words, is_personal

HEADERS = Path(__file__).resolve().parents[2] / "shared" / "fixtures" / "headers.json"
PERSONAL = """
Customer Success Manager | Customer Success Manager Email | Primary Billing Contact Name | Service To Contact Email
End Customer Contact Name | End Customer Contact Email | End Customer Contact Phone | Renewal Manager
Renewal Manager Email | Sales Specialist | Sales Specialist Email | Product Manager | Account Manager
User | User (2) | User Name | USERNAME | user_id | End User | CCO ID | CEC ID | Login | Cisco Username
Contact | Contacts | Last Contact Email | Site Contact | contactPerson | First Name | LastName | Surname
E-Mail | EMAIL | e_mail | Mail | Phone | Mobile | Mobile Number | Fax | Telephone No.
assigned_to | managed_by | owned_by | Requested By | Created By | Submitted by | Owner | u_owner | Requestor
Street Address | Address Line 1 | Ship To Address | Billing Address | Smart Account Administrator | Account Rep
Site Owner | Attention | Job Title | Date of Birth | Benutzer | Ansprechpartner | Telefon | Nachname | Prénom | Usuario
"""
# Headers of the known exports, and others that only sound like a person.
IMPERSONAL = """
Contract Number | Site | Site URL | Host name | hostName | Name | Device Name | Display Name | Product Name
Last Contact | lastContactDate | Last Contact Date | Contact Status | In Use | Users | User Count | User Licenses
IP Address | Management IP Address | MAC Address | Product Family Name | Licence Family Name | End Customer
Customer Name | Client | Domain | Smart Account Name | Virtual Account | Business Entity | Install Site CR Party Name
Install Site CR Parent Party Name | Best Partner BE GEO ID | Admin State | IP Phone Model | Phone Licenses
Smart Software Manager | SD-WAN Manager | Replaced By | Covered By | Ordered | Purchased | Serial Number | Title
PAK/Serial Number | Message | Event Type | Manufacturer | Tenant | Location | Rack | Role | Description
"""


def headers(text: str) -> list[str]:
    return [header.strip() for line in text.strip().splitlines() for header in line.split("|")]


@pytest.mark.parametrize("header", headers(PERSONAL))
def test_what_speaks_of_a_person_is_personal(header: str) -> None:
    assert is_personal(header)


@pytest.mark.parametrize("header", headers(IMPERSONAL))
def test_what_speaks_of_a_thing_or_a_company_is_not(header: str) -> None:
    assert not is_personal(header)


def test_no_name_that_a_format_knows_its_columns_by_is_personal() -> None:
    known = {source for one in all_formats().values() for column in one.columns for source in column.sources}
    assert [source for source in sorted(known) if is_personal(source)] == []


def test_of_the_known_header_lists_just_the_contact_columns_are_personal() -> None:
    if not HEADERS.is_file():
        return  # the lists lie beside the project, where they are at hand
    lists = json.loads(HEADERS.read_text("utf-8"))
    found = [
        one for kept in lists.values() for one in (*kept["columns"], *kept["optional_columns"]) if is_personal(one)
    ]
    assert len(found) == 13
    assert set(found) <= set(headers(PERSONAL)) | {"Service To Contact Name", "Primary Billing Contact Email"}


def test_a_header_is_spelt_out_whatever_way_it_is_joined() -> None:
    assert header_words("EndCustomer_E-Mail") == header_words("end customer e mail") == "end customer e mail"


@pytest.mark.parametrize("part", ["user ", "a", "contact", "last contact ", " 1", "Aa1", "mobile ", "(", "to "])
def test_a_hostile_header_of_a_megabyte_is_told_at_once(part: str) -> None:
    start = time.perf_counter()
    is_personal(part * (1_000_000 // len(part)) + "x")
    assert time.perf_counter() - start < 0.2
