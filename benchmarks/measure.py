"""Run a command as its own process and read what the operating system says of it: seconds and peak memory."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Timing:
    """The median of several runs."""

    seconds: float
    peak_mebibytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} | {self.peak_mebibytes:,.0f}"


def once(command: Sequence[str]) -> Timing:
    """Run a command once; where it prints a number alone, those seconds are taken instead of the whole process's.

    Raises RuntimeError with its words when it fails.
    """
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    words = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {words.decode(errors='replace')[-2000:]}")
    with contextlib.suppress(ValueError):
        seconds = float(words)
    return Timing(seconds, usage.ru_maxrss * RSS_UNIT / MEBIBYTE)


def in_turn(
    ours: Sequence[str], theirs: Sequence[str], runs: int, before: Callable[[], None]
) -> tuple[Timing, Timing, float]:
    """Run two commands in turn, A B A B; the ratio is the pairs' median.

    The first run of each is not counted, but where one run is asked for: those take minutes, and are all there is.
    """
    pairs = []
    uncounted = 1 if runs > 1 else 0
    for _ in range(runs + uncounted):
        before()
        first = once(ours)
        before()
        pairs.append((first, once(theirs)))
    counted = pairs[uncounted:]
    ratio = statistics.median(first.seconds / second.seconds for first, second in counted)
    return _median([first for first, _ in counted]), _median([second for _, second in counted]), ratio


def _median(timings: list[Timing]) -> Timing:
    return Timing(statistics.median(one.seconds for one in timings), max(one.peak_mebibytes for one in timings))
