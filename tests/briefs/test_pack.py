"""The evidence pack: what it holds, and that verifying it finds whatever was changed, lost or added."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from analysis.briefs.evidence import Reading
from analysis.briefs.making import make_brief
from analysis.briefs.pack import query_text, write_pack
from analysis.briefs.verifying import Finding, verify_pack
from analysis.engine.estate import Estate
from analysis.errors import BuildError, WorkbenchError
from tests.briefs.evidenced import FIRST, NETTING, POSITION, brief_of, build_client, exhibit
from tests.conftest import AS_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from analysis.briefs.document import Document


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_client(tmp_path_factory.mktemp("pack") / "acme")


@pytest.fixture(scope="module")
def brief(client: Path) -> Document:
    claims = Reading("marts.claim_cards", {"claim_status": ["Open", None]})
    return brief_of(client, exhibit(1, "position", POSITION, NETTING), exhibit(12, "claims", claims))


@pytest.fixture(scope="module")
def made(brief: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack, with a page of the same brief beside it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "tiny-internal.html").write_text("<p>The page</p>", "utf-8")
    return write_pack(brief, folder / "tiny-internal.zip")


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(path: Path, out: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The pack with its members changed."""
    members = members_of(path)
    change(members)
    return zipped(members, out)


def zipped(members: Mapping[str, bytes], out: Path) -> Path:
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out


def with_manifest(**told: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        manifest = {**json.loads(members["manifest.json"]), **told}
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


def test_a_pack_holds_workbook_letters_queries_and_what_was_made_beside_it(made: Path) -> None:
    names = set(members_of(made))
    assert {"manifest.json", "brief/tiny-internal.html", "brief/tiny-internal.xlsx"} <= names
    assert {"letters/positions-internal.docx", "letters/positions-internal.md", "letters/agenda-internal.md"} <= names
    assert {"queries/exhibit-01.sql", "queries/exhibit-12.sql", "models/marts/license_position.sql"} <= names
    assert list(members_of(made)) == sorted(names)


def test_the_manifest_names_inputs_rules_exhibits_and_outputs(made: Path, client: Path) -> None:
    manifest = json.loads(members_of(made)["manifest.json"])
    assert (manifest["edition"], manifest["as_of"], manifest["schema_version"]) == ("internal", "2026-11-24", 1)
    assert manifest["versions"]["polars"]
    with Estate(client) as estate:
        told = estate.read("meta.files").select("path", "sha256").sort("path").rows()
        rules = estate.read("reference.rules").height
    assert [(one["path"], one["sha256"]) for one in manifest["inputs"]] == told
    assert len(manifest["rules"]) == rules
    assert set(manifest["rules"][0]) == {"rule_id", "certainty", "statement", "source"}
    first, second = manifest["exhibits"]
    assert [one["row_count"] for one in first["readings"]] == [8, 7]
    assert first["readings"][0]["model"] == "models/marts/license_position.sql"
    assert (second["readings"][0]["is_computed"], second["readings"][0]["model"]) == (True, "")
    assert {one["path"] for one in manifest["outputs"]} == set(members_of(made)) - {"manifest.json"}


def test_a_query_of_the_pack_gives_the_rows_back(client: Path) -> None:
    wheres: list[dict[str, Any]] = [
        {},
        {"license_name": "+cmd|' /C calc'!A0"},
        {"license_name": ["A", "=1+1", None], "position_status": "Short"},
        {"first_lot_end_date": None},
        {"license_name": []},
    ]
    with Estate(client) as estate:
        for where in wheres:
            asked = query_text(Reading("marts.license_position", where)).removesuffix(";")
            assert estate.query(asked).equals(estate.read("marts.license_position", **where)), where
        assert estate.read("marts.license_position", **wheres[1]).height == 1


def test_the_same_brief_gives_the_same_pack(brief: Document, made: Path, tmp_path: Path) -> None:
    shutil.copy(made.with_suffix(".html"), tmp_path)
    assert write_pack(brief, tmp_path / made.name).read_bytes() == made.read_bytes()


def test_a_pack_alone_holds_its_own_workbook_and_leaves_nothing_beside_it(brief: Document, tmp_path: Path) -> None:
    path = write_pack(brief, tmp_path / "tiny.zip")
    assert "brief/tiny.xlsx" in members_of(path)
    assert [one.name for one in tmp_path.iterdir()] == ["tiny.zip"]


def test_a_draft_has_no_pack(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no inputs to prove"):
        write_pack(brief_of(None), tmp_path / "draft.zip")


def test_a_pack_as_it_was_made_has_no_finding(made: Path, client: Path) -> None:
    assert verify_pack(made) == []
    assert verify_pack(made, client) == []


def test_one_changed_byte_of_any_file_is_found(made: Path, tmp_path: Path) -> None:
    for name, content in members_of(made).items():
        if name == "manifest.json":
            continue
        changed = {**members_of(made), name: bytes([content[0] ^ 1]) + content[1:]}
        path = zipped(changed, tmp_path / "changed.zip")
        assert verify_pack(path) == [Finding(name, "was changed: its sha256 is not the manifest's")]


def test_a_byte_changed_on_the_disk_itself_is_found(made: Path, tmp_path: Path) -> None:
    raw = bytearray(made.read_bytes())
    with zipfile.ZipFile(made) as archive:
        place = archive.getinfo("letters/positions-internal.md").header_offset + 80
    raw[place] ^= 255
    (tmp_path / "bent.zip").write_bytes(raw)
    assert [one.subject for one in verify_pack(tmp_path / "bent.zip")] == ["letters/positions-internal.md"]


def test_a_lost_file_and_an_added_one_are_found(made: Path, tmp_path: Path) -> None:
    lost = repacked(made, tmp_path / "lost.zip", lambda members: members.pop("letters/agenda-internal.md"))
    assert verify_pack(lost) == [Finding("letters/agenda-internal.md", "is missing")]
    more = repacked(made, tmp_path / "more.zip", lambda members: members.update({"letters/new.md": b"x"}))
    assert verify_pack(more) == [Finding("letters/new.md", "was added: the manifest does not name it")]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda members: members.pop("manifest.json"), "is missing"),
        (lambda members: members.update({"manifest.json": b"{"}), "is not well formed: its text: Invalid JSON"),
        (lambda members: members.update({"manifest.json": b"[]"}), "is not well formed"),
        (with_manifest(outputs="all"), "is not well formed: outputs"),
        (with_manifest(edition="ours"), "is not well formed: edition"),
        (with_manifest(schema_version=2), "is of version 2; this workbench knows version 1"),
        (with_manifest(schema_version="1"), "is not well formed: schema_version"),
    ],
)
def test_a_wrong_manifest_is_found(
    made: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], object], problem: str
) -> None:
    (found,) = verify_pack(repacked(made, tmp_path / "wrong.zip", change))
    assert found.subject == "manifest.json"
    assert found.problem.startswith(problem)


def test_a_manifest_that_promises_what_is_not_there_is_found(made: Path, tmp_path: Path) -> None:
    manifest = json.loads(members_of(made)["manifest.json"])
    manifest["exhibits"][0]["query"] = "queries/other.sql"
    manifest["inputs"][0]["rejected_count"] += 1
    found = verify_pack(repacked(made, tmp_path / "wrong.zip", with_manifest(**manifest)))
    assert {one.subject for one in found} == {"queries/other.sql", manifest["inputs"][0]["path"]}


def test_files_of_the_client_that_changed_went_or_came_are_found(made: Path, client: Path, tmp_path: Path) -> None:
    later = shutil.copytree(client, tmp_path / "acme")
    (later / FIRST).write_bytes((later / FIRST).read_bytes() + b"\n")
    second = later / FIRST.replace("1.json", "2.json")
    second.rename(second.with_name("moved.txt"))
    (later / FIRST.replace("1.json", "3.json")).write_text("[]", "utf-8")
    told = {one.subject.rpartition("/")[2]: one.problem for one in verify_pack(made, later)}
    assert told == {
        "1.json": "was changed since: its sha256 is not the manifest's",
        "2.json": "is no longer in the client's folder",
        "3.json": "came into the client's folder since",
    }


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "a/../../b", "C:\\windows\\x", "..\\x", "\\\\host\\x"])
def test_names_that_lead_out_of_a_folder_are_refused(made: Path, tmp_path: Path, name: str) -> None:
    path = repacked(made, tmp_path / "slip.zip", lambda members: members.update({name: b"x"}))
    with pytest.raises(WorkbenchError, match="leads out of its folder"):
        verify_pack(path)


def test_a_pack_far_larger_inside_than_it_can_be_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("manifest.json", "{}")
    raw = content.getvalue()
    size = (2**32 - 2).to_bytes(4, "little")  # what the list of contents says of the size unpacked
    place = raw.index(b"PK\x01\x02") + 24
    (tmp_path / "bomb.zip").write_bytes(raw[:place] + size + raw[place + 4 :])
    with pytest.raises(WorkbenchError, match="far larger than a pack can be"):
        verify_pack(tmp_path / "bomb.zip")


def test_a_file_that_stands_in_a_pack_twice_is_refused(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    shutil.copy(made, path)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("manifest.json", "{}")
    with pytest.raises(WorkbenchError, match=r"'manifest\.json' twice"):
        verify_pack(path)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 cut off"])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "none.zip").write_bytes(content)
    with pytest.raises(WorkbenchError, match="not a pack that can be opened"):
        verify_pack(tmp_path / "none.zip")


@pytest.mark.slow(reason="runs a brief of a sample client")
def test_a_pack_of_a_sample_is_made_checked_for_leaks_and_verified(
    sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    client = sample_clients["calderbank"]
    (path,) = make_brief("true_forward", client, AS_OF, edition="client", formats=["pack"], out=tmp_path)
    assert verify_pack(path, client) == []
    manifest = json.loads(members_of(path)["manifest.json"])
    assert not [one["path"] for one in manifest["inputs"] if one["path"].startswith("benchmarks/")]
    assert sorted(one.name for one in path.parent.iterdir()) == ["true_forward-client.ipynb", "true_forward-client.zip"]
