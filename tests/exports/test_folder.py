"""A client's folder: which files are found, of which day and of whom each one is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.exports.folder import day_in, files_of, overlooked
from tests.conftest import MakeClient
from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, TWO_ACCOUNTS


@pytest.mark.parametrize(
    "folder", ["acme.example", "ACME EXAMPLE", "acme_example", "Acme-Example", "acme.example/Campus", "x/acme  example"]
)
def test_a_folder_named_like_a_smart_account_says_whose_files_these_are(land: Land, folder: str) -> None:
    landed = land({f"{DAY}/{folder}/l.json": page(licence())}, TWO_ACCOUNTS)
    assert landed.rows("meta.files", "smart_account", "smart_account_source") == [("acme.example", "folder")]


def test_a_spelling_with_dashes_is_found_in_spaces(land: Land) -> None:
    landed = land({f"{DAY}/North Gate example/l.json": page(licence())}, TWO_ACCOUNTS)
    assert landed.rows("meta.files", "smart_account") == [("north-gate.example",)]


def test_a_client_with_one_smart_account_needs_no_folder_for_it(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence())})
    assert landed.rows("meta.files", "smart_account", "smart_account_source") == [
        ("acme.example", "the client's only Smart Account")
    ]


def test_of_two_smart_accounts_and_no_folder_landing_asks_and_stops_that_file(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence()), f"{DAY}/acme.example/l.json": page(licence())}, TWO_ACCOUNTS)
    assert landed.formats == {f"{DAY}/l.json": None, f"{DAY}/acme.example/l.json": "smart_licensing_licenses"}
    assert landed.told == [
        (
            f"stop: {DAY}/l.json does not say which of the client's Smart Accounts it is "
            f"(acme.example, north-gate.example). "
            "Put it in a sub-folder named after its Smart Account."
        )
    ]


def test_without_any_smart_account_landing_says_where_to_write_one(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence())}, 'name = "Acme"\ncurrency = "USD"\n')
    assert landed.told == [
        (
            f"stop: {DAY}/l.json does not say which Smart Account it is, and neither "
            f"client.toml nor an account list names one. "
            'Write smart_accounts = ["…"] in client.toml, or add the account list (accounts/search).'
        )
    ]


def test_two_smart_accounts_with_a_virtual_account_of_one_name_stay_apart(land: Land) -> None:
    lot = {"quantity": 10, "licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}
    short = page(licence("A", "DEFAULT", inUse=15, licenseDetails=[lot]))
    spare = page(licence("A", "DEFAULT", inUse=1, licenseDetails=[lot]))
    landed = land({f"{DAY}/acme.example/l.json": short, f"{DAY}/north-gate.example/l.json": spare}, TWO_ACCOUNTS)
    landed.build()
    assert landed.rows("marts.license_netting", "smart_account", "genuine_short_count", "surplus_count") == [
        ("acme.example", 5, 0),
        ("north-gate.example", 0, 9),
    ]
    assert landed.findings("same_account_name") == [
        "Virtual Account DEFAULT exists in 2 Smart Accounts; they are kept apart, and nothing nets between them."
    ]


@pytest.mark.parametrize(
    ("path", "day", "source"),
    [
        ("exports/2026-10-31/l.json", date(2026, 10, 31), "folder"),
        ("exports/cssm 20261031/acme.example/l.json", date(2026, 10, 31), "folder"),
        ("exports/2026_10_31/of 2026-11-01.json", date(2026, 10, 31), "folder"),
        ("exports/licenses-2026-10-31T0930.json", date(2026, 10, 31), "file name"),
        ("exports/new/licenses 2026.10.31 (2).json", date(2026, 10, 31), "file name"),
    ],
)
def test_the_day_comes_from_the_folder_else_from_the_file_name(land: Land, path: str, day: date, source: str) -> None:
    landed = land({path: page(licence())})
    assert landed.rows("meta.files", "taken_at", "taken_at_source") == [(day, source)]


def test_a_file_of_no_day_asks_for_one(land: Land) -> None:
    landed = land({"exports/licenses.json": page(licence())})
    assert landed.told == [
        (
            "stop: exports/licenses.json does not say on which day it was taken. "
            "Put it in a folder named after that day, such as exports/2026-10-31/."
        )
    ]


@pytest.mark.parametrize("name", ["2026-13-01", "2026-02-30", "120261031", "1026-10-31", "licenses", "31-10-2026"])
def test_a_name_that_holds_no_day_gives_none(name: str) -> None:
    assert day_in(name) is None


def test_hidden_files_and_lock_files_are_passed_over_and_folders_named_like_files_are_entered(
    make_client: MakeClient,
) -> None:
    client = make_client(
        {f"{DAY}/{name}": "x" for name in (".DS_Store", "~$l.xlsx", ".git/x", "l.json/page1", "l.csv")}
    )
    assert [found.relative for found in files_of(client, client / ".unpacked")] == [
        f"{DAY}/l.csv",
        f"{DAY}/l.json/page1",
    ]


def test_linked_files_and_folders_are_read_and_a_circle_of_links_ends(make_client: MakeClient, tmp_path: Path) -> None:
    client = make_client({f"{DAY}/l.csv": "x"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "far.csv").write_text("x", "utf-8")
    (client / "exports" / "2026-11-01").symlink_to(elsewhere)
    (client / DAY / "near.csv").symlink_to(elsewhere / "far.csv")
    (client / DAY / "round").symlink_to(client / "exports")
    assert [found.relative for found in files_of(client, client / ".unpacked")] == [
        f"{DAY}/l.csv",
        f"{DAY}/near.csv",
        "exports/2026-11-01/far.csv",
    ]


def test_a_broken_link_is_told_and_not_passed_over(land: Land, tmp_path: Path) -> None:
    landed = land({f"{DAY}/l.json": page(licence())})
    (landed.client / DAY / "gone.json").symlink_to(tmp_path / "nowhere")
    landed.land()
    assert landed.told == [
        f"stop: {DAY}/gone.json cannot be opened (No such file or directory). Put the file itself there, readable."
    ]


def test_what_lies_beside_the_known_folders_is_told(land: Land) -> None:
    landed = land(
        {"export/2026-10-31/l.json": page(licence()), "licenses.csv": "x", "README.md": "x", "notes/a.toml": ""}
    )
    assert landed.told == [
        "info: export was not looked at. Only exports/, prices/, proposal/, benchmarks/ are read.",
        "info: licenses.csv was not looked at. Only exports/, prices/, proposal/, benchmarks/ are read.",
        "warn: The folder holds no files to read. Put each day's downloads into exports/<day>/.",
    ]
    assert overlooked(landed.client) == ["export", "licenses.csv"]


def test_a_client_toml_that_names_its_accounts_is_believed_over_the_account_list(land: Land) -> None:
    listed = '{"accounts": [{"domain": "other.example", "virtual_accounts": [{"name": "X"}]}]}'
    landed = land({f"{DAY}/search.json": listed, f"{DAY}/l.json": page(licence())}, ONE_ACCOUNT)
    assert ("acme.example",) in landed.rows("meta.files", "smart_account")
