"""What an output is, told by its own headings: for captures that hold no command line."""

from __future__ import annotations

import re

from analysis.exports.device_outputs.commands import Command, Subject

LONGEST_HEADING = 400
# The first lines of outputs, exactly as devices print them.
_SHAPES: tuple[tuple[Subject, str, str], ...] = (
    ("smart", "show license tech support", r"Smart Licensing Tech Support info$"),
    ("smart", "", r"Smart Licensing Status$|Smart Licensing is (?:EN|DIS)ABLED|Handle: \d+$|UDI: ?PID:|HA UDI List:$"),
    ("smart", "", r"(?:Registration|License Authorization|Utility|Smart Licensing Using Policy|Data Privacy): ?$"),
    ("smart", "", r"(?:Export Authorization Key|Account Information|(?:Smart )?License Conversion|Overall status): ?$"),
    ("smart", "", r"(?:Usage Reporting|Trust Code Installed|License Usage|Product Information):?$"),
    ("smart", "", r"License {2,}Entitlement [Tt]ag {2,}Count {1,}Status"),
    ("smart", "show license udi", r"(?:SlotID|Device#|Slot#?|Switch#?) +PID +SN +UDI$"),
    ("usage reports", "show license rum id detail", r"Smart Licensing Usage Report Detail:$"),
    ("usage reports", "show license rum id all", r"Smart Licensing Usage Report:$"),
    ("events", "show license history message", r"(?:Import )?Message History \(oldest to newest\):$"),
    ("events", "show license eventlog", r"\*{2,} ?Event Log ?\*{2,}$|No EventLog Found"),
    ("classic", "show license", r"(?:Store)?Index:? ?\d+ +Feature: |INCREMENT \S+ cisco "),
    ("classic", "show license usage", r"Feature +Ins +Lic +Status +Expiry Date"),
    ("classic", "show license feature", r"Feature name +Enforcement +Evaluation"),
    ("classic", "show license right-to-use", r"License [Nn]ame +Type +(?:Count +)?Period left"),
    ("classic", "show license host-id", r"License hostid: "),
    ("version", "show version", r"Cisco (?:IOS|Internetwork Operating|Adaptive Security Appliance|Nexus Operating) "),
    ("version", "show version", r"IOS \(tm\) .*Version|(?:NXOS|BIOS|kickstart|system): +version "),
    ("version", "show version", r"(?:TAC support|Documents): http://www\.cisco\.com/"),
    ("inventory", "show inventory", r'(?:NAME|Name): *[^,]+, *DESCR: *"?'),
    ("classic", "show license features", r"Licensed features for this platform:"),
    ("call-home", "show call-home smart-licensing", r"Current smart-licensing transport settings:"),
)
_ANY = re.compile("|".join(f"({pattern})" for _, _, pattern in _SHAPES))
_FIRST_LETTERS = frozenset("ABCDEFHILMNOPRSTUks*")


def shape_of(text: str, following: str) -> Command | None:
    """What an output is that begins with this line; the line after it settles what the first leaves open."""
    if not text or len(text) > LONGEST_HEADING:
        return None
    if text[0] in _FIRST_LETTERS and (found := _ANY.match(text)) and found.lastindex:
        subject, command, _ = _SHAPES[found.lastindex - 1]
        return Command(command, subject)
    if text.endswith("):") and following.lstrip().startswith("Description:"):
        return Command("", "smart")
    return None
