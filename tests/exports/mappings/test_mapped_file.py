"""The file a mapping is asked for: in which client's folder, and in which archive or workbook, it lies."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from analysis.errors import ExportError
from analysis.exports.mappings.mapped_file import MappedFile, table_at
from tests.conftest import MakeClient
from tests.landing import DAY

TEXT = "SKU,Quantity\nA,1\n"


def placed(file: Path) -> tuple[MappedFile, str]:
    with table_at(file) as (place, path):
        return place, path.read_text("utf-8")


def test_a_file_in_a_clients_folder_has_its_mapping_there(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/lines.csv": TEXT})
    place, text = placed(client / DAY / "lines.csv")
    assert (place.client, place.relative, place.area) == (client, f"{DAY}/lines.csv", "exports")
    assert place.mapping_path == client / "mappings" / "lines.toml"
    assert text == TEXT


def test_a_file_of_no_client_has_its_mapping_beside_it(tmp_path: Path) -> None:
    (tmp_path / "client.csv").write_text(TEXT, "utf-8")
    place, _ = placed(tmp_path / "client.csv")
    assert (place.client, place.mapping_path) == (None, tmp_path / "client.mapping.toml")


def test_the_client_is_found_from_inside_its_folder(make_client: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    client = make_client({f"{DAY}/lines.csv": TEXT})
    monkeypatch.chdir(client / DAY)
    place, _ = placed(Path("lines.csv"))
    assert place.client is not None
    assert place.client.resolve() == client
    assert place.relative == f"{DAY}/lines.csv"


@pytest.fixture
def archive(make_client: MakeClient) -> Path:
    client = make_client({f"{DAY}/readme.txt": "x"})
    path = client / DAY / "all.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("deep/lines.csv", TEXT)
        made.writestr("other.csv", TEXT)
    return path


def test_a_file_in_an_archive_is_unpacked_for_as_long_as_it_is_read(archive: Path) -> None:
    client = archive.parents[2]
    before = sorted(client.rglob("*"))
    place, text = placed(archive / "deep" / "lines.csv")
    assert (place.relative, text) == (f"{DAY}/all.zip/deep/lines.csv", TEXT)
    assert place.mapping_path == client / "mappings" / "lines.toml"
    assert sorted(client.rglob("*")) == before


def test_an_archive_with_several_files_asks_which(archive: Path) -> None:
    for asked, what in ((archive, "holds 2 tables or files"), (archive / "no.csv", "holds no 'no.csv'")):
        with pytest.raises(ExportError) as told:
            placed(asked)
        assert what in told.value.what
        assert str(archive / "deep" / "lines.csv") in told.value.todo


def test_what_is_not_there_or_no_file_is_said(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/lines.csv": TEXT})
    for path, what in ((client, "is a folder"), (client / "no.csv", "is not there")):
        with pytest.raises(ExportError, match=what):
            placed(path)
    with pytest.raises(ExportError, match="it is no archive"):
        placed(client / DAY / "lines.csv" / "Lines")
