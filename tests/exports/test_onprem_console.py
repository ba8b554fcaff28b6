"""SSM On-Prem's console: the release it answers with, and the server's own name; never who was signed in."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "onprem_console"
SESSION = """[admin@ssm-01.plant.example ~]$ onprem-console
SSM On-Prem Console
>> version
[sudo] password for admin:
Last login: Mon Nov  1 20:52:40 UTC 2026 on tty1
On-Prem version (current): 9-202510
On-Prem version (ISO): 8-202404
Patches installed: 8-202408 9-202502 9-202510
"""


def test_the_release_that_runs_is_told_with_the_server_the_prompt_names(land: Land) -> None:
    landed = land({f"{DAY}/console.txt": SESSION})
    assert landed.formats == {f"{DAY}/console.txt": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "row_number", "server", "version", "installed_version", "patches") == [
        (6, "ssm-01.plant.example", "9-202510", "8-202404", "8-202408 9-202502 9-202510")
    ]
    assert staged(landed, "staging.onprem_versions", "onprem_name", "version", "taken_at") == [
        ("ssm-01.plant.example", "9-202510", date(2026, 10, 31))
    ]


def test_a_prompt_in_brackets_is_no_json(land: Land) -> None:
    assert land({f"{DAY}/console.txt": SESSION}).told == []


def test_an_answer_without_its_prompt_is_a_server_without_a_name(land: Land) -> None:
    landed = land({f"{DAY}/v.txt": "On-Prem version (current): 9-202601\n"})
    assert staged(landed, "staging.onprem_versions", "onprem_name", "version") == [("SSM On-Prem", "9-202601")]


def test_a_session_before_and_after_a_patch_and_of_two_servers_tells_each_answer(land: Land) -> None:
    text = SESSION + SESSION.replace("9-202510\nOn", "9-202601\nOn") + SESSION.replace("ssm-01", "ssm-02")
    landed = land({f"{DAY}/console.txt": text.replace("\n", "\r\n")})
    assert landed.rows(f"raw.{FORMAT}", "server", "version") == [
        ("ssm-01.plant.example", "9-202510"),
        ("ssm-01.plant.example", "9-202601"),
        ("ssm-02.plant.example", "9-202510"),
    ]


def test_who_was_signed_in_is_kept_nowhere(land: Land) -> None:
    landed = land({f"{DAY}/console.txt": SESSION.replace("admin", "harriet.bell")})
    kept = landed.estate.query("select * from raw.onprem_console").write_csv()
    assert "harriet" not in kept


def test_a_release_left_open_is_rejected(land: Land) -> None:
    text = SESSION + "\nOn-Prem version (current):\n"
    assert land({f"{DAY}/console.txt": text}).rejects == [(10, "the release is left open")]


@pytest.mark.parametrize(
    "text",
    [
        "SSM On-Prem 9-202510 was installed today.\n",
        "On-Prem version (current):\n",
        ">> version\n",
        '{"note": "On-Prem version (current): 9-202510"}',
    ],
)
def test_a_text_that_only_speaks_of_on_prem_is_no_answer_of_the_console(land: Land, text: str) -> None:
    assert land({f"{DAY}/note.txt": text}).formats == {f"{DAY}/note.txt": None}
