"""The law of the readiness gate, on real folders: evidence that goes never improves an item nor leaves it Done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.engine.building import build
from analysis.engine.estate import Estate
from analysis.engine.planning import no_progress
from analysis.exports.notes import read_notes
from tests.conftest import AS_OF
from tests.properties.ready_client import TOML, ready_files, troubled_files

Statuses = dict[int, str]
RANKS = ("Not evidenced", "Blocked", "In progress", "Done", "Not applicable")
ALL = range(1, 11)


def write(folder: Path, sources: dict[str, dict[str, str]]) -> Path:
    for files in sources.values():
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    (folder / "client.toml").write_text(TOML, "utf-8")
    return folder


def statuses(folder: Path) -> Statuses:
    """Land the folder as it is, build what the gate reads, and ask it."""
    with Estate(folder, writing=True) as estate:
        estate.land()
        database, notes = estate._database, read_notes(folder)
        build(database, estate.config, "acme", AS_OF, no_progress, ["marts.readiness_gate"], notes)
        return dict(database.rows("select item_number, gate_status from marts.readiness_gate"))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client whose gate is all Done, landed and built once."""
    folder = write(tmp_path_factory.mktemp("ready") / "acme", ready_files())
    assert statuses(folder) == dict.fromkeys(ALL, "Done")
    return folder


@pytest.fixture
def client(ready: Path, tmp_path: Path) -> Path:
    """A copy of it, from which evidence is taken away."""
    return Path(shutil.copytree(ready, tmp_path / "acme"))


# What is taken away, the items that are then not evidenced, and those that stay open.
REMOVED = [
    ("licences, older licences", (1, 3, 8, 9), (2,)),
    ("licences", (8,), (1, 3, 9)),  # the export of a year ago speaks, and is stale
    ("instances", (1, 2, 5, 6), ()),
    ("account list", (1,), (3,)),
    ("deployment records", (2,), (9,)),
    ("orders", (2,), (9,)),
    ("PAK list", (4,), (9,)),
    ("device outputs", (5, 6), (9,)),
    ("On-Prem version", (7,), ()),
    ("advisories", (7,), ()),
    ("event log", (8,), ()),
    ("older licences", (8,), ()),
    ("positions", (), (9,)),
    ("prices", (), (4,)),
]


@pytest.mark.parametrize(("source", "gone", "still_open"), REMOVED, ids=[one[0] for one in REMOVED])
def test_an_item_whose_source_is_taken_away_is_not_evidenced_and_never_done(
    client: Path, source: str, gone: tuple[int, ...], still_open: tuple[int, ...]
) -> None:
    for one in source.split(", "):
        for name in ready_files()[one]:
            (client / name).unlink()
    told = statuses(client)
    assert {item for item in ALL if told[item] == "Not evidenced"} == set(gone)
    assert {item for item in ALL if told[item] not in {"Done", "Not evidenced"}} == set(still_open)


@pytest.mark.parametrize("name", ready_files()["advisories"])
def test_one_known_advisory_taken_away_is_enough_for_item_7(client: Path, name: str) -> None:
    (client / name).unlink()
    assert statuses(client)[7] == "Not evidenced"


@pytest.mark.parametrize("line", ["advisers_engaged_date = 2026-10-01", TOML[TOML.index("[[agreements]]") :]])
def test_item_10_needs_the_engagement_and_the_event(client: Path, line: str) -> None:
    (client / "client.toml").write_text(TOML.replace(line, ""), "utf-8")
    assert statuses(client)[10] == "Not evidenced"


def test_every_item_has_a_source_whose_loss_shows() -> None:
    assert {item for _, gone, _ in REMOVED for item in gone} | {10} == set(ALL)


def test_a_gate_note_turns_nothing_that_is_missing_into_done(client: Path) -> None:
    (client / "notes" / "gate.toml").write_text(
        "\n".join(
            f'[[notes]]\nkind = "gate"\nsubject = {item}\ntext = "Done."\nauthor = "R. Advisor"\ndate = 2026-11-20'
            for item in ALL
        ),
        "utf-8",
    )
    for source in ("PAK list", "On-Prem version", "event log"):
        for name in ready_files()[source]:
            (client / name).unlink()
    told = statuses(client)
    assert {item for item in ALL if told[item] == "Not evidenced"} == {4, 7, 8}


@pytest.mark.slow(reason="builds a client once for each of its sources")
def test_trouble_that_is_taken_away_never_looks_like_readiness(tmp_path: Path) -> None:
    sources = troubled_files()
    folder = write(tmp_path / "acme", sources)
    before = statuses(folder)
    assert [item for item in ALL if before[item] == "Done"] == [10]
    # What says most goes last, so that each loss is seen beside all the others.
    for source in reversed(sources):
        for name in sources[source]:
            (folder / name).unlink()
        after = statuses(folder)
        better = [item for item in ALL if RANKS.index(after[item]) > RANKS.index(before[item])]
        assert not better, f"without its {source}, {[(item, before[item], after[item]) for item in better]}"
        before = after
    assert {item for item in ALL if before[item] == "Not evidenced"} == set(ALL) - {10}
