"""The day of a capture, by the device's clock where that can be trusted."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.exports.device_outputs.device_clock import own_date

LOAD = "Load for five secs: 1%/0%; one minute: 0%; five minutes: 0%\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (f"{LOAD}Time source is NTP, 15:09:55.102 UTC Wed Nov 10 2021\n", date(2021, 11, 10)),
        (f"{LOAD}Time source is NTP, .05:30:30.132 CEST Fri Oct  1 2021\r\n", date(2021, 10, 1)),
        ("Time source is user configuration, 15:09:55.102 UTC Wed Nov 10 2021", date(2021, 11, 10)),
        ("sw1#show clock\n15:09:55.102 UTC Wed Nov 10 2021\n", date(2021, 11, 10)),
        ("sw1# show clock\nTime source is NTP\n15:09:55.102 CET Wed Nov 10 2021\n", date(2021, 11, 10)),
        ("Current time: Jul 13 13:18:05 2023 UTC\n", date(2023, 7, 13)),
        # A clock that nobody set, one that stands still, days that do not exist, and years that are not told.
        (f"{LOAD}No time source, *17:05:54.449 UTC Mon Jul 29 2024\nCurrent time: Jul 29 17:05:54 2024 UTC\n", None),
        ("Time source is hardware calendar, *15:09:55.102 UTC Wed Nov 10 2021\n", None),
        ("Time source is NTP, 15:09:55.102 UTC Wed Feb 30 2021\n", None),
        ("Time source is NTP, 15:09:55.102 UTC Wed Foo 10 2021\n", None),
        ("Mon Mar  2 09:15:07.208 CET\n", None),
        ("Last ACK received: Oct 14 12:10:32 2021 UTC\n", None),
        ("", None),
    ],
)
def test_a_day_is_told_by_a_clock_that_is_right(head: str, day: date | None) -> None:
    assert own_date(head) == day


def test_the_first_of_several_outputs_gives_the_day() -> None:
    head = "".join(f"Time source is NTP, 15:09:55.102 UTC Wed Nov {day} 2021\n" for day in (10, 11))
    assert own_date(head) == date(2021, 11, 10)


def test_a_day_that_does_not_exist_gives_way_to_one_that_does() -> None:
    head = "".join(f"Time source is NTP, 15:09:55.102 UTC Wed Nov {day} 2021\n" for day in (31, 11))
    assert own_date(head) == date(2021, 11, 11)
