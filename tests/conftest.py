"""Fixtures of all tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.engine.building import build
from analysis.engine.database import Database
from analysis.engine.estate import Estate
from analysis.engine.planning import no_progress
from analysis.engine.raw_tables import prepare_raw_tables
from analysis.exports.client_toml import ClientConfig
from tests.pictures import Pictures

AS_OF = date(2026, 11, 24)
MakeClient = Callable[..., Path]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name bytes by no value: archives carry the second they were made in, and a test keeps its name."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def empty_estate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An estate built from nothing: every relation is there, none has a row but the run's own."""
    path = tmp_path_factory.mktemp("empty") / "estate.duckdb"
    database = Database(path)
    prepare_raw_tables(database)
    build(database, ClientConfig(name="Acme", currency="USD"), "acme", AS_OF, no_progress)
    database.close()
    return path


SAMPLES = Path(__file__).parents[1] / "data" / "sample"
SAMPLE_NAMES = ("harbourline", "stmarys", "calderbank")


@pytest.fixture(scope="session")
def sample_clients(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Copies of the sample clients, landed and built for the samples' own day."""
    folder = tmp_path_factory.mktemp("samples")
    for name in SAMPLE_NAMES:
        shutil.copytree(SAMPLES / name, folder / name, ignore=shutil.ignore_patterns("estate.duckdb*"))
        with Estate(folder / name, writing=True) as estate:
            estate.land()
            estate.build(AS_OF)
    return {name: folder / name for name in SAMPLE_NAMES}


@pytest.fixture(scope="session")
def drawing_board(empty_estate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A copy of the empty estate, open for all pictures: opening it costs more than drawing."""
    path = tmp_path_factory.mktemp("pictures") / "estate.duckdb"
    path.write_bytes(empty_estate.read_bytes())
    database = Database(path)
    yield database
    database.close()


@pytest.fixture
def pictures(drawing_board: Database) -> Iterator[Pictures]:
    """Pictures on the empty estate; whatever a test draws is wiped off after it."""
    drawing_board.run("begin transaction")
    yield Pictures(drawing_board)
    drawing_board.run("rollback")


@pytest.fixture
def check_model(pictures: Pictures) -> Callable[..., None]:
    """Tables in, table out."""
    return pictures.check_model


@pytest.fixture
def check_rule(pictures: Pictures) -> Callable[..., None]:
    """Tables in, sentences out."""
    return pictures.check_rule


@pytest.fixture
def make_client(tmp_path: Path) -> MakeClient:
    """Make a client's folder: a client.toml text and files by their path in it, as text or bytes."""

    def make(
        files: dict[str, Any], toml: str = 'name = "Acme"\ncurrency = "USD"\nsmart_accounts = ["acme.example"]\n'
    ) -> Path:
        client = tmp_path / "acme"
        client.mkdir(exist_ok=True)
        (client / "client.toml").write_text(toml, "utf-8")
        for name, content in files.items():
            path = client / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return client

    return make
