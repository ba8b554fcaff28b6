"""Users and roles of a Smart Account: counted by a mapping, never named."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.errors import ClientError
from analysis.exports.formats import all_formats
from analysis.fields import is_personal
from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

MAPPING = (
    'format = "account_users"\ndate_order = "dmy"\n[columns]\n'
    'role = "Access"\nvirtual_account = "VA"\nlast_sign_in = "Last Login"\nstatus = "State"\n'
)
TABLE = (
    "User,Email,Access,VA,Last Login,State\n"
    "Harriet Bell,h.bell@acme.example,Smart Account Administrator,All,30/10/2026,Active\n"
    "Ida Crane,i.crane@acme.example,Virtual Account Administrator,Plant,29/10/2026,Active\n"
    "Joan Drew,j.drew@acme.example,Administrator,,,Left\n"
)


def test_a_row_is_a_user_with_a_role_a_last_sign_in_and_whether_the_user_has_left(land: Land) -> None:
    landed = land({"mappings/users.toml": MAPPING, f"{DAY}/users.csv": TABLE})
    assert landed.rejects == []
    assert staged(
        landed,
        "staging.account_users",
        "row_number",
        "smart_account",
        "has_administration",
        "last_sign_in_date",
        "is_left",
    ) == [
        (2, "acme.example", True, date(2026, 10, 30), False),
        (3, "acme.example", False, date(2026, 10, 29), False),
        (4, "acme.example", True, None, True),
    ]


def test_no_column_of_the_format_speaks_of_a_person() -> None:
    columns = all_formats()["account_users"].columns
    assert not [one.name for one in columns if is_personal(one.name) or any(map(is_personal, one.sources))]


@pytest.mark.parametrize(("header", "answer"), [("Last Login", False), ("Login", True), ("Login ID", True)])
def test_a_last_login_is_a_day_and_a_login_is_a_person(header: str, *, answer: bool) -> None:
    assert is_personal(header) is answer


def test_a_name_cannot_be_mapped(land: Land) -> None:
    with pytest.raises(ClientError, match="'User', which speaks of a person"):
        land({"mappings/users.toml": MAPPING.replace('"Access"', '"User"'), f"{DAY}/users.csv": TABLE})
