"""A process that lands and builds is killed at any moment: the estate opens, exactly as before or exactly as after."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.engine.estate import Estate, open_estate
from tests.engine.conftest import LOT
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing, state_of

PROJECT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
KILLS = 6
WORK = """
import sys
from datetime import date
from analysis.engine.estate import Estate
import analysis.engine.building, analysis.engine.landing
print("ready", flush=True)
with Estate(sys.argv[1], writing=True) as estate:
    estate.land()
    estate.build(date(2026, 11, 24))
print("done", flush=True)
sys.stdin.read()
"""


def licences(number: int) -> str:
    """A page whose licences depend on its number."""
    return page(
        *(
            licence(f"L{place}", f"VA {place % 7}", inUse=number + place % 5, licenseDetails=[LOT])
            for place in range(600)
        )
    )


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client landed and built, then given a new snapshot, a changed page and one file less."""
    client = tmp_path_factory.mktemp("killed") / "acme"
    (client / DAY).mkdir(parents=True)
    (client / "client.toml").write_text(ONE_ACCOUNT, "utf-8")
    for number in range(4):
        (client / DAY / f"{number}.json").write_text(licences(number), "utf-8")
    landing = Landing(client)
    landing.build()
    landing.estate.close()
    (client / DAY / "0.json").unlink()
    landing.write({f"{DAY}/1.json": licences(7), "exports/2026-11-14/l.json": licences(9)})
    return client


def started(client: Path) -> subprocess.Popen[str]:
    """A process that is about to land and build."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, str(client)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def opened(client: Path) -> dict[str, Any]:
    with open_estate(client) as estate:
        return state_of(estate)


@pytest.mark.slow(reason="starts a process a kill")
def test_a_kill_at_any_moment_leaves_the_estate_as_before_or_as_after(changed: Path, tmp_path: Path) -> None:
    before = opened(changed)
    whole = Path(shutil.copytree(changed, tmp_path / "whole" / "acme"))
    process, start = started(whole), time.perf_counter()
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"
    seconds = time.perf_counter() - start
    process.communicate("")
    after = opened(whole)
    assert before != after
    for seed in range(KILLS):
        client = Path(shutil.copytree(changed, tmp_path / str(seed) / "acme"))
        process = started(client)
        time.sleep(seconds * (seed + random.Random(seed).random()) / KILLS)  # noqa: S311 - a moment, no secret
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert opened(client) in (before, after), f"killed with seed {seed}"
        with Estate(client, writing=True) as estate:
            estate.land()
            estate.build(AS_OF)
            assert state_of(estate) == after
