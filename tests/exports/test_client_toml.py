"""client.toml: what a wrong key or value is answered with, and that `workbench new` writes a right one."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from analysis.errors import ClientError
from analysis.exports.client_toml import INPUT_COLUMNS, input_rows, read_client
from analysis.fields import FIELDS
from tests.conftest import AS_OF, MakeClient

AGREEMENT = """
name = "Acme"
currency = "USD"

[[agreements]]
subscription_id = "Sub-1"
name = "EA"
start_date = 2025-01-30
end_date = 2028-01-29
milestone_dates = [2026-01-30]
currency = "USD"
notice_days = 45
invoice_days = 60

[[agreements.suites]]
name = "Switching"
sku = "E3N-A"
committed_count = 500
growth_allowance_share = 0.15
licenses = ["A", "B"]
"""


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        ('currency = "USD"', 'curency = "USD"', "client.toml has an unknown key `curency`; did you mean `currency`?"),
        (
            "notice_days",
            "notise_days",
            "client.toml has an unknown key `agreements.1.notise_days`; did you mean `notice_days`?",
        ),
        (
            "committed_count",
            "comitted_count",
            ("client.toml has an unknown key `agreements.1.suites.1.comitted_count`; did you mean `committed_count`?"),
        ),
        ("notice_days = 45", "qqq = 45", "client.toml has an unknown key `agreements.1.qqq`."),
        (
            "notice_days = 45",
            "notice_days = -1",
            "client.toml: `agreements.1.notice_days`: Input should be greater than or equal to 0",
        ),
        ('"USD"', '"dollars"', "client.toml: `currency`: String should match pattern '^[A-Z]{3}$'"),
        (
            "2028-01-29",
            "2024-01-29",
            "client.toml: `agreements.1`: agreement 'Sub-1' ends on 2024-01-29, before it starts",
        ),
        (
            "2026-01-30]",
            "2029-01-30]",
            "client.toml: `agreements.1`: milestone 2029-01-30 of agreement 'Sub-1' lies outside its term",
        ),
        (
            '["A", "B"]',
            '["A", "A"]',
            "client.toml: `agreements.1`: licence 'A' is counted by two suites of agreement 'Sub-1'",
        ),
        (
            "growth_allowance_share = 0.15",
            "growth_allowance_share = 0.15\ngrowth_allowance_count = 75",
            (
                "client.toml: `agreements.1.suites.1`: suite 'Switching' gives its growth allowance twice: "
                "as a share and as a count"
            ),
        ),
    ],
)
def test_a_wrong_line_is_named_with_what_was_probably_meant(
    make_client: MakeClient, wrong: str, right: str, sentence: str
) -> None:
    client = make_client({}, AGREEMENT.replace(wrong, right, 1))
    with pytest.raises(ClientError) as told:
        read_client(client)
    assert sentence in told.value.what.splitlines()
    assert told.value.where.endswith("client.toml")
    assert told.value.todo


def test_text_that_is_no_toml_is_told_with_its_line(make_client: MakeClient) -> None:
    with pytest.raises(ClientError, match=r"not valid TOML.*line 2"):
        read_client(make_client({}, 'name = "Acme"\ncurrency USD\n'))


def test_a_folder_without_client_toml_is_told_how_to_get_one(make_client: MakeClient) -> None:
    client = make_client({})
    (client / "client.toml").unlink()
    with pytest.raises(ClientError, match="workbench new"):
        read_client(client)


def test_a_file_saved_by_a_windows_editor_is_read(make_client: MakeClient) -> None:
    client = make_client({"client.toml": AGREEMENT.replace("\n", "\r\n").encode("utf-8-sig")}, "")
    (client / "client.toml").write_bytes(AGREEMENT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_client(client).agreements[0].suites[0].committed_count == 500


def test_the_file_that_new_writes_is_right_and_so_are_its_examples(make_client: MakeClient) -> None:
    template = (files("analysis.exports") / "client_template.toml").read_text("utf-8")
    assert read_client(make_client({}, template)).agreements == []
    body = [line for line in template.splitlines() if " = " in line or line.startswith(("[", "# [", "#\n"))]
    examples = "\n".join(line.removeprefix("# ") for line in body if not line.startswith("# Lines"))
    read = read_client(make_client({}, examples))
    assert (read.date_order, read.agreements[0].suites[0].committed_count) == ("dmy", 500)


def test_the_licence_behind_a_sku_may_be_told_but_only_once(make_client: MakeClient) -> None:
    told = '[[sku_licenses]]\nsku = "SL-44-SEC-K9"\nlicense = "ISR_4400_Security"\n'
    rows = input_rows(read_client(make_client({}, AGREEMENT + told)), "acme", date(2026, 11, 24))
    assert rows["sku_licenses"] == [{"sku": "SL-44-SEC-K9", "license_name": "ISR_4400_Security"}]
    with pytest.raises(ClientError, match="'SL-44-SEC-K9' is given a licence twice"):
        read_client(make_client({}, AGREEMENT + told + told.replace("K9", "k9=")))


def test_no_onprem_and_a_cure_s_own_lead_time_may_be_told_but_each_cure_once(make_client: MakeClient) -> None:
    cure = '[[remediation]]\ncure_kind = "Migrate PAK"\nlead_days = 30\nowner_role = "Procurement"\n'
    rows = input_rows(read_client(make_client({}, AGREEMENT + "[onprem]\nis_used = false\n" + cure)), "acme", AS_OF)
    assert rows["onprem"] == [{"is_onprem_used": False}]
    assert rows["remediation"] == [{"cure_kind": "Migrate PAK", "lead_days": 30, "owner_role": "Procurement"}]
    with pytest.raises(ClientError, match="cure 'Migrate PAK' stands twice in `remediation`"):
        read_client(make_client({}, AGREEMENT + cure + cure))
    with pytest.raises(ClientError, match=r"`remediation\.1\.cure_kind`: Input should be 'Engage advisers'"):
        read_client(make_client({}, AGREEMENT + cure.replace("Migrate", "Mend")))


def test_deployment_records_are_taken_for_incomplete_unless_the_client_says_otherwise(make_client: MakeClient) -> None:
    for told, is_complete in (("", False), ("[deployment]\nis_complete = true\n", True)):
        rows = input_rows(read_client(make_client({}, AGREEMENT + told)), "acme", date(2026, 11, 24))
        assert rows["deployment"] == [{"is_complete": is_complete}]
    with pytest.raises(ClientError, match=r"unknown key `deployment\.complete`; did you mean `is_complete`\?"):
        read_client(make_client({}, AGREEMENT + "[deployment]\ncomplete = true\n"))


def test_every_column_of_the_inputs_is_defined_and_filled_by_name(make_client: MakeClient) -> None:
    rows = input_rows(read_client(make_client({}, AGREEMENT)), "acme", date(2026, 11, 24))
    assert set(rows) == set(INPUT_COLUMNS)
    assert {column for columns in INPUT_COLUMNS.values() for column in columns} <= set(FIELDS)
    assert {name: set(rows[name][0]) - set(INPUT_COLUMNS[name]) for name in rows if rows[name]} == {
        name: set() for name in rows if rows[name]
    }
