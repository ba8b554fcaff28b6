"""Which files are captures of a device's outputs: sure, or not at all."""

from __future__ import annotations

import json

import pytest

from analysis.exports.device_outputs import FORMAT
from tests.exports.device_outputs import captures
from tests.exports.device_outputs.captures import ALL, INVENTORY, OUTPUTS, UDI, VERSION_IOS, capture
from tests.exports.device_outputs.public_cases import REAL

OWN = {name: text for name, text in vars(captures).items() if name.isupper() and isinstance(text, str)}
# A part of an output, which alone tells too little.
PARTS = {"POLICY", "REPORTING"}


def recognised(text: str) -> bool:
    assert FORMAT.recognises is not None
    return FORMAT.recognises(text)


@pytest.mark.parametrize("name", sorted(set(OWN) - PARTS))
def test_an_output_is_recognised_with_and_without_a_command_line(name: str) -> None:
    assert recognised(OWN[name])
    assert recognised(OWN[name].replace("\n", "\r\n"))


@pytest.mark.parametrize("command", OUTPUTS)
def test_an_output_behind_a_prompt_is_recognised(command: str) -> None:
    assert recognised(capture(command))
    assert recognised(f"\n*** Authorised use only ***\n\n{capture(command)}")


def test_every_public_case_is_recognised() -> None:
    cases = sorted(REAL.rglob("*.txt"))
    assert [path.name for path in cases if not recognised(path.read_bytes().decode()[:262_144])] == []


def test_a_capture_of_commands_that_are_not_read_is_recognised_by_its_prompt() -> None:
    assert recognised("sw1#show running-config\nBuilding configuration...\nhostname sw1\n")
    assert recognised("Load for five secs: 1%/0%\nsw1# show interfaces\nEthernet1/1 is up\n")


def test_a_refused_command_is_recognised() -> None:
    assert recognised("sw1#show license all\n         ^\n% Invalid input detected at '^' marker.\n")


PROSE = """\
Notes of the visit

The team said that show license all was run on every switch. License Usage is as follows:

License Usage
=============

We use about forty licences. Registration: none so far. See also Smart Licensing Status below.

Smart Licensing Status
----------------------
Everything is fine, and Cisco IOS Software, Version 15.2 is affected by nothing.
"""
SYSLOG = """\
Mar  2 09:10:11 sw1 123: %SMART_LIC-6-REPORTING_REQUIRED: A Usage report acknowledgement will be required in 30 days.
Mar  2 09:10:12 sw1 124: *Mar  2 09:10:12.123: %SYS-5-CONFIG_I: Configured from console by admin on vty0
<189>125: sw1: Mar  2 09:10:13: %LINK-3-UPDOWN: Interface Ethernet1/1, changed state to up, UDI PID:A,SN:B
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        PROSE,
        SYSLOG,
        "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account\nA,P,10,4,0,6,,Campus\n",
        "hostname;serial;pid\nsw1;FOC0000A001;C9300-24UX\n",
        f'hostname,output\nsw1,"show license all\n{ALL}"\n',
        f"host\toutput\nsw1\t{UDI}",
        json.dumps({"command": "show license all", "output": ALL}, indent=1),
        json.dumps([ALL, INVENTORY]),
        f"<html><body><pre>{ALL}</pre></body></html>",
        f"<smartLicense><RUMReport>{UDI}</RUMReport></smartLicense>",
        "registration:\n  status: done\ntransport:\n  type: rail\n",
        "interface Ethernet1/1\n description to sw2\n!\nend\n",
        "name: chassis\npid: 4711\n",
        "Dear all,\n\nplease run\n\nshow license all\n\non each switch and send me what it says.\n",
        "# Titles\n\n## show license all\n\nRun it.\n",
        "\x1b[2J\x1b[H\n",
        "a" * 200_000,
    ],
)
def test_what_is_no_capture_is_not_taken_for_one(text: str) -> None:
    assert not recognised(text)


def test_only_the_head_of_a_file_is_needed() -> None:
    text = f"sw1#show version\n{VERSION_IOS}sw1#show running-config\n{'interface Vlan1' * 40_000}"
    assert recognised(text[:262_144])


def test_the_format_says_what_landing_must_know() -> None:
    assert (FORMAT.name, FORMAT.container, FORMAT.subject) == ("device_outputs", "text", "device_outputs")
    assert (FORMAT.needs_smart_account, FORMAT.needs_taken_at) == (False, True)
    assert [column.name for column in FORMAT.columns] == ["kind", "command", "host_name", "operating_system", "fields"]
    assert FORMAT.required == ("kind",)
