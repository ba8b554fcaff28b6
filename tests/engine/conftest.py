"""Fixtures of landing and engine tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing

Land = Callable[..., Landing]
LOT = {"quantity": 10, "licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}


@pytest.fixture(scope="session")
def built_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client with one licence, short by five, landed and built. Tests that write take a copy."""
    client = tmp_path_factory.mktemp("built") / "acme"
    (client / DAY).mkdir(parents=True)
    (client / "client.toml").write_text(ONE_ACCOUNT, "utf-8")
    (client / DAY / "l.json").write_text(page(licence("A", inUse=15, licenseDetails=[LOT])), "utf-8")
    landing = Landing(client)
    landing.build()
    landing.estate.close()
    return client


@pytest.fixture
def built(built_client: Path, tmp_path: Path) -> Iterator[Landing]:
    """A copy of the built client, its estate open for writing."""
    landing = Landing(Path(shutil.copytree(built_client, tmp_path / "acme")))
    yield landing
    landing.estate.close()


@pytest.fixture
def land(make_client: Callable[..., Path]) -> Iterator[Land]:
    """Land files, given by their path in the folder of a client with one Smart Account, or of another client.toml."""
    opened: list[Landing] = []

    def make(files: dict[str, str | bytes], toml: str = ONE_ACCOUNT) -> Landing:
        opened.append(Landing(make_client(files, toml)))
        return opened[-1]

    yield make
    for landing in opened:
        landing.estate.close()
