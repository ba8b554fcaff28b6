"""`workbench map FILE`: a mapping written, what to do next said, and nothing lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.conftest import MakeClient
from tests.engine.test_unknown_table import PAKS
from tests.landing import DAY
from tests.test_cli import Workbench, workbench

__all__ = ["workbench"]


@pytest.fixture
def client(make_client: MakeClient) -> Path:
    return make_client({f"{DAY}/paks.csv": PAKS})


def test_it_prints_the_mapping_and_what_to_do_next(workbench: Workbench, client: Path) -> None:
    code, out, err = workbench("map", client / DAY / "paks.csv")
    assert (code, out) == (0, f"{client / 'mappings' / 'paks.toml'}\n")
    assert "5 of 7 columns have a header" in err
    assert err.endswith(f"Then: workbench land {client}\n")
    code, out, _ = workbench("land", client)
    assert code == 0
    assert "unknown layout" not in out


def test_it_replaces_nothing_unless_told_to(workbench: Workbench, client: Path) -> None:
    workbench("map", client / DAY / "paks.csv")
    code, out, err = workbench("map", client / DAY / "paks.csv")
    assert (code, out) == (2, "")
    assert "is there already; nothing was written." in err
    assert workbench("map", client / DAY / "paks.csv", "--force")[0] == 0
    assert workbench("map", client / DAY / "paks.csv", "--out", client / "mappings" / "b.toml")[0] == 0


def test_a_format_may_be_named(workbench: Workbench, client: Path) -> None:
    code, out, _ = workbench("map", client / DAY / "paks.csv", "--format", "orders")
    assert code == 0
    assert tomllib.loads(Path(out.strip()).read_text("utf-8"))["format"] == "orders"


def test_a_file_of_no_client_gets_its_mapping_beside_it_and_is_told_so(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "paks.csv").write_text(PAKS, "utf-8")
    code, out, err = workbench("map", tmp_path / "paks.csv")
    assert (code, out) == (0, f"{tmp_path / 'paks.mapping.toml'}\n")
    assert "make a client with `workbench new CLIENT`" in err


@pytest.mark.parametrize(("name", "text"), [("p.txt", "Dear all"), ("e.csv", ""), ("j.json", "{}")])
def test_what_is_no_table_is_refused_with_what_to_do(
    workbench: Workbench,
    tmp_path: Path,
    name: str,
    text: str,
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    code, out, err = workbench("map", tmp_path / name)
    assert (code, out) == (2, "")
    assert "  to do: " in err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_hostile_file_writes_nothing_to_the_terminal(workbench: Workbench, client: Path) -> None:
    hostile = client / DAY / "h.csv"
    hostile.write_text("PAK \x1b[31mNo.,Qty,Date\n\x1b]0;x\x07,1,2026-01-01\n", "utf-8")
    _, out, err = workbench("map", hostile)
    assert "\x1b" not in out + err + (client / "mappings" / "h.toml").read_text("utf-8")
