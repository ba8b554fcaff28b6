"""Captures: prompts and commands, what a pager and a terminal leave behind, what a device refuses."""

from __future__ import annotations

import pytest

from analysis.exports.device_outputs.commands import command_of
from tests.exports.device_outputs.captures import ALL, INVENTORY, OUTPUTS, SUMMARY, UDI, USAGE, VERSION_IOS, capture
from tests.exports.device_outputs.telling import same_but_for_place, shows, told, unread


def test_several_outputs_of_one_file_each_carry_their_command_and_the_devices_name() -> None:
    text = capture("show version", "show license usage", "show inventory", host="core-01")
    assert sorted({(row["command"], row["host_name"], row["operating_system"]) for row in told(text)}) == [
        ("show inventory", "core-01", "IOS-XE"),
        ("show license usage", "core-01", "IOS-XE"),
        ("show version", "core-01", "IOS-XE"),
    ]


def test_the_operating_system_is_known_from_its_version_on() -> None:
    text = capture("show license usage", "show version", "show inventory")
    systems = {(row["command"], row["operating_system"]) for row in told(text)}
    assert systems == {("show license usage", None), ("show version", "IOS-XE"), ("show inventory", "IOS-XE")}


def test_what_is_known_of_one_device_is_not_said_of_another() -> None:
    text = capture("show version", host="core-01") + capture("show license usage", host="edge-02")
    (row, *_) = told(text, "license")
    assert [row["host_name"], row["operating_system"]] == ["edge-02", None]


@pytest.mark.parametrize(
    "line",
    [
        "sw1#show license usage",
        "sw1>sh lic us",
        "sw1# sho license usa",
        "sw1(config)#do show license usage",
        "sw1.acme.example#show license usage | no-more",
        "fw-01/act/pri# show license usage",
        "admin@sw1# show license usage",
        "show license usage",
        "------------------ show license usage ------------------",
        "### show license usage ###",
    ],
)
def test_a_command_is_told_however_it_is_typed(line: str) -> None:
    assert {row["command"] for row in told(f"{line}\n{USAGE}")} == {"show license usage"}


@pytest.mark.parametrize(
    ("line", "host_name"),
    [
        ("sw1#show license udi", "sw1"),
        ("RP/0/RSP0/CPU0:PE1#show license udi", "PE1"),
        ("fw-01/act/pri# show license udi", "fw-01"),
        ("admin@sw1.acme.example> show license udi", "sw1.acme.example"),
        ("sw1(config-if)#do show license udi", "sw1"),
        ("show license udi", None),
    ],
)
def test_a_prompt_names_the_device(line: str, host_name: str | None) -> None:
    (row,) = told(f"{line}\n{UDI}")
    assert row["host_name"] == host_name


def test_a_router_tells_its_system_by_its_prompt() -> None:
    (row,) = told(f"RP/0/RSP0/CPU0:PE1#show license udi\n{UDI}")
    assert row["operating_system"] == "IOS-XR"


@pytest.mark.parametrize("command", OUTPUTS)
def test_an_output_without_a_command_line_is_told_by_its_own_headings(command: str) -> None:
    found = {row["command"] for row in told(OUTPUTS[command])}
    assert found == {command}


def test_outputs_without_command_lines_follow_one_another() -> None:
    text = f"{ALL}\n{VERSION_IOS}\n{INVENTORY}\n{SUMMARY}"
    commands = [row["command"] for row in told(text)]
    assert list(dict.fromkeys(commands)) == [
        "show license all",
        "show version",
        "show inventory",
        "show license summary",
    ]


def test_a_second_licence_output_without_a_command_line_begins_with_its_first_heading() -> None:
    counts = [row["row_number"] for row in told(f"{ALL}\n{ALL}", "reporting_status")]
    assert len(counts) == 2


@pytest.mark.parametrize(
    ("typed", "name", "subject"),
    [
        ("show license all", "show license all", "smart"),
        ("sh lic su", "show license summary", "smart"),
        ("sh lic st", "show license status", "smart"),
        ("sh license tech supp", "show license tech support", "smart"),
        ("show tech-support license", "show tech-support license", "smart"),
        ("sh lic", "show license", "classic"),
        ("show license feature", "show license feature", "classic"),
        ("show license features", "show license features", "classic"),
        ("sh lic rum id all", "show license rum id all", "usage reports"),
        ("sh lic eventlog 7", "show license eventlog 7", "events"),
        ("sh ver", "show version", "version"),
        ("sh inv raw", "show inventory raw", "inventory"),
        ("show version | include uptime", "show version | include uptime", "version"),
        ("sh lic u", "show license u", "other"),
        ("show running-config", "show running-config", "other"),
        ("terminal length 0", "terminal", "other"),
        ("license smart trust idtoken S3CR3T all", "license", "other"),
        ("S3CR3T", "", "other"),
    ],
)
def test_a_command_has_one_name(typed: str, name: str, subject: str) -> None:
    command = command_of(typed)
    assert (command.name, command.subject) == (name, subject)


def test_a_command_that_is_not_read_leaves_its_place_and_nothing_of_its_text() -> None:
    text = f"sw1#show running-config\nBuilding configuration...\nenable secret 9 S3CR3T\n\nsw1#show license udi\n{UDI}"
    shows(
        text,
        "other_command",
        """
        row_number | 1
        command    | show running-config
        host_name  | sw1
        first_line | 1
        last_line  | 3
        """,
    )
    assert "S3CR3T" not in str(told(text))
    assert [row["command"] for row in told(text)] == ["show running-config", "show license udi"]


def test_a_password_typed_at_a_prompt_is_not_kept() -> None:
    text = (
        f"sw1>enable\nPassword: S3CR3T\nsw1#S3CR3T\nsw1#license smart trust idtoken S3CR3T\nsw1#show license udi\n{UDI}"
    )
    assert "S3CR3T" not in str(told(text))
    assert [row["command"] for row in told(text)] == ["enable", "license", "show license udi"]


def test_a_banner_before_the_first_output_leaves_its_place() -> None:
    text = f"\n*** Authorised use only ***\n\nsw1#show license udi\n{UDI}"
    assert [(row["kind"], row["command"], row["row_number"]) for row in told(text)] == [
        ("other_command", None, "2"),
        ("device", "show license udi", "5"),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "                 ^\n% Invalid input detected at '^' marker.\n",
        "                 ^\n% Invalid command at '^' marker.\n",
        '% Ambiguous command:  "show license al"\n',
        "% Incomplete command.\n",
        "ERROR: % Invalid input detected at '^' marker.\n",
        "Command authorization failed.\n",
    ],
)
def test_a_refused_command_is_told_as_one(answer: str) -> None:
    text = f"sw1#show license all\n{answer}\nsw1#show license udi\n{UDI}"
    ((row_number, reason),) = unread(text)
    assert row_number == 1 + answer.count("\n")
    assert reason == "the device refused the command show license all"
    assert [row["kind"] for row in told(text)] == ["device"]


def test_an_output_of_an_unknown_layout_is_told_word_for_word() -> None:
    text = "sw1#show license usage\nQuantum licences are on strike\nsw1#show inventory\nNo parts today\n"
    assert unread(text) == [
        (2, "the output of show license usage has a layout that is not known"),
        (4, "the output of show inventory has a layout that is not known"),
    ]


def test_when_a_command_ran_and_how_busy_the_device_was_is_no_part_of_its_output() -> None:
    noise = "Load for five secs: 1%/0%; one minute: 0%; five minutes: 0%\nTime source is NTP, 09:15:00.000 CET Mon Mar 2 2026\n\n"
    assert same_but_for_place(noise + USAGE) == same_but_for_place(USAGE)
    assert same_but_for_place(f"sw1#show license usage\n{noise}{USAGE}")[0][1] == "show license usage"


@pytest.mark.parametrize(
    "pager",
    [
        " --More-- \x08\x08\x08\x08\x08\x08\x08\x08\x08\x08          \x08\x08\x08\x08\x08\x08\x08\x08\x08\x08",
        " --More-- \r          \r",
        "<--- More --->\r              \r",
        "\x1b[7m--More--\x1b[27m\x08\x08\x08\x08\x08\x08\x08\x08        \x08\x08\x08\x08\x08\x08\x08\x08",
        " --More-- ",
        "--More--(42%)",
    ],
)
def test_a_pager_leaves_nothing_in_what_is_read(pager: str) -> None:
    lines = USAGE.splitlines(keepends=True)
    for place in range(0, len(lines), 3):
        text = "".join([*lines[:place], pager, *lines[place:]])
        assert same_but_for_place(text) == same_but_for_place(USAGE)
    inventory = INVENTORY.replace('NAME: "Switch 2"', f'{pager}NAME: "Switch 2"')
    assert same_but_for_place(inventory) == same_but_for_place(INVENTORY)


def test_windows_line_ends_form_feeds_escape_codes_and_a_missing_last_line_end_change_nothing() -> None:
    for command, output in OUTPUTS.items():
        expected = told(output)
        assert told(output.replace("\n", "\r\n")) == expected, command
        assert told(output.rstrip("\n")) == expected, command
        assert told("\x0c" + output.replace("\n", "\n\x1b[0m")) == expected, command
        assert told(output.replace("\n", "   \n")) == expected, command
        assert told(output.replace(" ", "\xa0", 1)) == expected, command


def test_the_divider_of_a_whole_tech_support_file_begins_an_output() -> None:
    parts = ("show version", "show running-config", "show license all", "show inventory")
    bodies = {**OUTPUTS, "show running-config": "hostname sw1\nenable secret S3CR3T\n"}
    text = "sw1#show tech-support\n" + "".join(
        f"\n------------------ {one} ------------------\n\n{bodies[one]}" for one in parts
    )
    commands = list(dict.fromkeys(row["command"] for row in told(text)))
    assert commands == ["show tech-support", *parts]
    assert "S3CR3T" not in str(told(text))


def test_kind_and_row_number_name_a_record() -> None:
    text = capture(*OUTPUTS)
    keys = [(row["kind"], row["row_number"]) for row in told(text)]
    assert len(keys) == len(set(keys))
