"""What may lie in a folder beside good files: each is told, nothing waits for ever, nothing is written outside."""

from __future__ import annotations

import io
import os
import re
import sys
import tarfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from analysis import cli
from analysis.engine.planning import plan_files
from analysis.errors import ExportError
from analysis.exports.unpacking import Limits, unpack
from tests.conftest import MakeClient
from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.exports.test_workbooks import workbook, zipped
from tests.landing import DAY, ONE_ACCOUNT, TWO_ACCOUNTS, Landing

HEADER = "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account"
TABLE = f"{HEADER}\nA,P,10,4,0,6,,Campus\n"
INSTANCES = "Name,Product Type,Last Contact,Virtual Account\na,b,03/04/2026,Campus\n"
HOSTILE = "<script>alert(1)</script>\"'; drop table meta.files; --\x1b[2J\x07\u202egnp"
AS_OF = "--as-of=2026-11-24"
Workbench = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workbench:
    """Run the command as a shell would: exit code, stdout, stderr; a traceback fails the test."""

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["workbench", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return int(ended.value.code or 0), told.out, told.err

    return run


def tarred(*members: tuple[str, bytes | str]) -> bytes:
    """A tar of files, or of links where the content is text."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, content in members:
            one = tarfile.TarInfo(name)
            if isinstance(content, str):
                one.type, one.linkname = tarfile.SYMTYPE, content
                archive.addfile(one)
            else:
                one.size = len(content)
                archive.addfile(one, io.BytesIO(content))
    return held.getvalue()


def outside(client: Path) -> dict[str, bytes | None]:
    """Everything beside the client's folder."""
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in client.parent.rglob("*")
        if not path.is_relative_to(client)
    }


def land_with(make_client: MakeClient, prepare: Callable[[Path], None], files: dict[str, Any]) -> Landing:
    """Land a folder in which something lies that is no file."""
    client = make_client(files, ONE_ACCOUNT)
    prepare(client)
    before = outside(client)
    landed = Landing(client)
    landed.estate.close()
    assert outside(client) == before
    assert {path.name for path in client.iterdir()} <= {"exports", "client.toml", "estate.duckdb"}
    landed.land()
    return landed


def test_a_zip_of_all_of_it_is_read_as_the_folders_inside_it_say(land: Land) -> None:
    members: dict[str, str | bytes] = {
        "2026-10-31/acme.example/l.csv": TABLE,
        "2025-10-31/North Gate example/l.csv": TABLE.replace("A,", "B,"),
        "2026-10-31/north-gate.example.zip": zipped({"l.csv": TABLE.replace("A,", "C,")}),
        "2026-10-31/acme.example/book.xlsx": workbook({"S": [["Hello"]]}),
    }
    landed = land({"exports/all.zip": zipped(members)}, TWO_ACCOUNTS)
    found = landed.estate.query("select license, smart_account, cast(taken_at as varchar) from raw.cssm_licenses "
                                "inner join meta.files using (file_id) order by license").rows()  # fmt: skip
    assert found == [
        ("A", "acme.example", "2026-10-31"),
        ("B", "north-gate.example", "2025-10-31"),
        ("C", "north-gate.example", "2026-10-31"),
    ]


def test_a_zip_that_breaks_off_gives_its_whole_files_and_stops(land: Land) -> None:
    archive = zipped({"l.csv": TABLE, "m.csv": TABLE.replace("A,", "B,")})
    landed = land({f"{DAY}/a.zip": archive[:-60]})
    assert landed.rows("raw.cssm_licenses", "license") == [("A",), ("B",)]
    assert landed.told == [
        (
            f"stop: {DAY}/a.zip breaks off or is damaged (its list of contents is missing); "
            "the whole files before that were kept (2). Download it again."
        )
    ]


def test_names_in_archives_never_lead_out_of_the_folder_and_links_are_not_followed(
    make_client: MakeClient, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(TABLE.replace("A,", "SECRET,"), "utf-8")
    names = ["../../slip.csv", "/etc/absolute.csv", "C:\\drive.csv", "..\\..\\back.csv"]
    slips = zipped({name: TABLE.replace("A,", f"{place},") for place, name in enumerate(names)})
    links = tarred(
        ("link.csv", str(secret)), ("../up.csv", b"x"), ("folder", "/etc"), ("folder/passwd", TABLE.encode())
    )
    files = {f"{DAY}/slips.zip": slips, f"{DAY}/links.tar": links}
    landed = land_with(make_client, lambda _: None, files)
    read = {name for (name,) in landed.rows("raw.cssm_licenses", "license")}
    assert read == {"0", "1", "2", "3", "A"}
    assert [told.split(". ")[0] for told in landed.told if "link" in told.split(" ", 2)[2]] == [
        f"warn: {DAY}/links.tar/folder is a link, which is not followed",
        f"warn: {DAY}/links.tar/link.csv is a link, which is not followed",
    ]
    landed.estate.close()


def test_a_bomb_is_given_up_and_the_files_beside_it_land(land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    small = Limits(total_bytes=100_000, member_bytes=100_000)
    monkeypatch.setattr("analysis.exports.folder.unpack", partial(unpack, limits=small))
    landed = land({f"{DAY}/bomb.zip": zipped({"a.csv": b"0" * 1_000_000}), f"{DAY}/l.csv": TABLE})
    assert landed.counts["l.csv"] == (1, 1, 0)
    (told,) = landed.told
    assert told.startswith(f"stop: {DAY}/bomb.zip")


def test_a_link_to_elsewhere_is_read_and_told_and_a_circle_of_folders_ends(
    make_client: MakeClient, tmp_path: Path
) -> None:
    def prepare(client: Path) -> None:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
        (tmp_path / "one" / "l.csv").write_text(TABLE, "utf-8")
        (tmp_path / "one" / "two").symlink_to(tmp_path / "two")
        (tmp_path / "two" / "one").symlink_to(tmp_path / "one")
        for place, target in {
            "far": tmp_path / "one",
            "again": tmp_path / "one",
            "up": client,
            "root": Path("/"),
        }.items():
            (client / DAY / place).symlink_to(target)

    landed = land_with(make_client, prepare, {f"{DAY}/m.csv": TABLE.replace("A,", "B,")})
    assert landed.counts == {"l.csv": (1, 1, 0), "m.csv": (1, 1, 0)}
    assert landed.told == [
        (
            f"info: {DAY}/again/l.csv lies outside the client's folder and was read through a link. "
            "Put the file itself there if the folder is to be kept or passed on as it was read."
        )
    ]
    landed.estate.close()


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_stands_where_archives_are_unpacked_is_not_written_through(
    make_client: MakeClient, tmp_path: Path, kind: str
) -> None:
    def prepare(client: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        scratch = client / ".unpacked"
        scratch.symlink_to(tmp_path / "elsewhere") if kind == "link" else scratch.write_text("x", "utf-8")

    landed = land_with(make_client, prepare, {f"{DAY}/a.zip": zipped({"l.csv": TABLE})})
    assert landed.counts == {"l.csv": (1, 1, 0)}
    landed.estate.close()


def test_what_is_no_file_is_told_and_never_opened(make_client: MakeClient) -> None:
    def prepare(client: Path) -> None:
        os.mkfifo(client / DAY / "pipe.csv")
        (client / DAY / "device.csv").symlink_to("/dev/zero")
        (client / DAY / "round.csv").symlink_to(client / DAY / "round.csv")

    landed = land_with(make_client, prepare, {f"{DAY}/folder.json/l.csv": TABLE})
    assert landed.told == [
        (
            f"stop: {DAY}/round.csv cannot be opened (Too many levels of symbolic links). "
            "Put the file itself there, readable."
        ),
        f"warn: {DAY}/device.csv is a pipe, a socket or a device, not a file. Take it out of the folder.",
        f"warn: {DAY}/pipe.csv is a pipe, a socket or a device, not a file. Take it out of the folder.",
    ]
    assert landed.counts["l.csv"] == (1, 1, 0)
    landed.estate.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_or_folder_that_is_closed_is_told(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": TABLE, f"{DAY}/closed/m.csv": TABLE})
    for name in ("l.csv", "closed"):
        (landed.client / DAY / name).chmod(0)
    landed.land()
    assert [told.partition(" cannot be opened (Permission denied)")[0] for told in landed.told] == [
        f"stop: {DAY}/closed",
        f"stop: {DAY}/l.csv",
    ]
    (landed.client / DAY / "closed").chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_told(land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: Any, listing: Any = os.scandir) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr("os.scandir", refusing)
    landed = land({f"{DAY}/closed/l.csv": TABLE})
    assert landed.told == [
        f"stop: {DAY}/closed cannot be opened (Permission denied). Put the file itself there, readable."
    ]


@pytest.mark.parametrize(("name", "content"), [("l.csv", TABLE), ("l.json", page(licence("A")))])
@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text("x", "utf-8")], ids=["gone", "changed"])
def test_a_file_that_changes_while_the_folder_is_read_is_told_and_lands_the_next_time(
    land: Land, monkeypatch: pytest.MonkeyPatch, name: str, content: str, change: Callable[[Path], None]
) -> None:
    landed = land({})
    landed.write({f"{DAY}/{name}": content, f"{DAY}/good.csv": TABLE.replace("A,", "G,")})

    def planned(client: Path, *rest: Any) -> Any:
        plans = plan_files(client, *rest)
        change(client / DAY / name)
        return plans

    with monkeypatch.context() as patch:
        patch.setattr("analysis.engine.landing.plan_files", planned)
        landed.land()
    assert landed.told == [
        (
            f"stop: {DAY}/{name} was changed or taken away while the folder was read, and is not read. "
            "Land again when nothing else changes the folder."
        )
    ]
    assert landed.counts == {"good.csv": (1, 1, 0)}
    landed.write({f"{DAY}/{name}": content})
    landed.land()
    assert (landed.told, landed.counts[name]) == ([], (1, 1, 0))


def test_a_file_that_goes_while_it_is_read_leaves_the_estate_as_it_was(
    land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "l.csv")

    landed = land({f"{DAY}/m.csv": TABLE})
    landed.write({f"{DAY}/l.csv": TABLE.replace("A,", "B,")})
    monkeypatch.setattr("analysis.engine.landing.LOADERS", {"table": gone})
    with pytest.raises(ExportError, match="could not be read or written while landing"):
        landed.estate.land()
    assert landed.counts == {"m.csv": (1, 1, 0)}


def test_an_empty_folder_and_a_file_in_place_of_a_folder_are_told(land: Land) -> None:
    assert land({}).told == ["warn: The folder holds no files to read. Put each day's downloads into exports/<day>/."]
    assert land({"exports": "x"}).told == [
        "stop: exports cannot be opened (Not a directory). Put the file itself there, readable."
    ]


@pytest.mark.parametrize("name", [b"n" * 251, "é".encode() * 125, b"\xff\xfe\xe9", b"a\nb\r\t", b"'\"; drop table x"])
def test_a_name_of_any_bytes_is_kept_apart_and_told(make_client: MakeClient, name: bytes) -> None:
    def prepare(client: Path) -> None:
        folder = os.fsencode(client / DAY)
        Path(os.fsdecode(folder + b"/" + name + b".csv")).write_text(TABLE, "utf-8")
        Path(os.fsdecode(folder + b"/" + name + b".txt")).write_text("x,y\n", "utf-8")

    landed = land_with(make_client, prepare, {f"{DAY}/{'d' * 255}/m.csv": TABLE.replace("A,", "B,")})
    assert [row[0] for row in landed.estate.query("select license from raw.cssm_licenses order by all").rows()] == [
        "A",
        "B",
    ]
    assert len(landed.formats) == 3
    landed.estate.close()


def hostile_client(make_client: MakeClient) -> Path:
    """A client all of whose names are hostile, its figures as good as any."""
    lot = {"quantity": 10, "licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}
    fields = {HOSTILE: HOSTILE, "inUse": 15, "licenseDetails": [lot]}
    name = HOSTILE.replace("/", "")
    cell = '"' + HOSTILE.replace('"', '""') + '\nx"'
    table = f"{HEADER},{cell}\n{cell},P,10,4,0,6,{cell},{cell},{cell}\n"
    account = HOSTILE.replace("/", "").replace("\\", "").replace("\x1b", "").replace("\x07", "").replace('"', '\\"')
    toml = f'name = "Acme"\ncurrency = "USD"\nsmart_accounts = ["{account}"]\n'
    files = {
        f"{DAY}/{name}.json": page(licence(HOSTILE, HOSTILE, **fields)),
        f"{DAY}/{name}/{name}.csv": table,
        f"{DAY}/{name}.txt": f"{HOSTILE},{HOSTILE}\n",
        f"{name}/x": "x",
    }
    return make_client(files, toml)


def test_hostile_names_are_printed_escaped_and_asked_for_like_any_other(
    make_client: MakeClient, workbench: Workbench, tmp_path: Path
) -> None:
    client = hostile_client(make_client)
    printed = []
    for words in (["land", client, AS_OF], ["build", client, AS_OF], ["query", client, "from raw.cssm_licenses"]):
        code, out, err = workbench(*words)
        assert code == 0
        printed.append(out + err)
    plain = re.sub(r"\x1b\[[01]m", "", "".join(printed))  # the table's own bold header
    assert "drop table" in plain
    assert {character for character in plain if not character.isprintable()} <= {"\n"}
    with_quotes = HOSTILE.replace("'", "''")
    answer = f"select count(*) as count from raw.smart_licensing_licenses where license = '{with_quotes}'"
    assert workbench("query", client, answer, "--format", "csv") == (0, "count\n1\n", "")
    code, out, err = workbench(
        "brief", "renewal_readiness", client, AS_OF, "--edition", "internal", "--out", tmp_path / "out"
    )
    assert (code, err) == (0, "")
    text = Path(out.strip()).read_text("utf-8")
    assert "drop table meta.files" in text
    assert "<script>alert(1)" not in text


STOPS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "table": (
        {f"{DAY}/i.csv": INSTANCES},
        [f"{DAY}/i.csv", "column 'Last Contact': 03/04/2026 in row 2", "date_order"],
    ),
    "json": ({f"{DAY}/m.json": page(licence("A"), licence("B"))[:-300]}, [f"{DAY}/m.json breaks off", "column 2"]),
    "archive": ({f"{DAY}/a.zip": zipped({"m.csv": TABLE})[:-30]}, [f"{DAY}/a.zip breaks off", "Download it again."]),
}


@pytest.mark.parametrize("container", STOPS)
def test_a_brief_is_not_written_where_a_file_stops_it(
    make_client: MakeClient, workbench: Workbench, tmp_path: Path, container: str
) -> None:
    files, sentences = STOPS[container]
    client = make_client({f"{DAY}/l.json": page(licence("A")), **files})
    code, out, err = workbench(
        "brief", "renewal_readiness", client, AS_OF, "--edition", "internal", "--out", tmp_path / "out"
    )
    assert (code, out) == (3, "")
    assert [sentence for sentence in sentences if sentence not in err] == []
    assert not list((tmp_path / "out").rglob("*.html"))
    assert workbench("land", client, AS_OF)[0] == 0


def test_a_folder_of_all_of_it_is_landed_by_the_command_and_each_file_is_told(
    make_client: MakeClient, workbench: Workbench, tmp_path: Path
) -> None:
    contents: dict[str, bytes | str] = {
        "a.csv": TABLE, "b.csv": "<html>x", "c.csv": "", "d.csv": "\0\1", "e.json": "{", "f.json": "[[[[",
        "g.zip": b"PK\3\4x",
        "h.xlsx": workbook({"S": [["x"]]})[:-500], "i.tar": tarred(("l", "/etc/passwd")), "j.txt": "x" * 300_000,
        "k.csv": TABLE[:-20], "l.csv": b"\xff\xfe\x00", "m.gz": b"\x1f\x8b\x08", "n.csv": INSTANCES,
        "o.json": '{"\\ud800": 1',
    }  # fmt: skip
    client = make_client({f"{DAY}/{name}": content for name, content in contents.items()})
    os.mkfifo(client / DAY / "p.csv")
    (client / DAY / "q.csv").symlink_to(tmp_path / "nowhere")
    before = outside(client)
    code, out, _ = workbench("land", client, AS_OF)
    assert code == 0
    assert outside(client) == before
    told = "select path from meta.files union all select notice from meta.notices"
    _, known, _ = workbench("query", client, told, "--format", "csv")
    assert [name for name in (*contents, "p.csv", "q.csv") if f"{DAY}/{name}" not in known] == []
    assert out.count("STOP") > 5


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("client.toml", b"\xff\xfe\x00"),
        ("client.toml", b"[" * 100_000),
        ("estate.duckdb", b"x" * 5_000),
        ("mappings/m.toml", b"\xff"),
        ("mappings/m.toml", b"a = ["),
    ],
)
def test_what_the_workbench_cannot_use_itself_is_wrong_use(
    make_client: MakeClient, workbench: Workbench, name: str, content: bytes
) -> None:
    client = make_client({f"{DAY}/l.csv": TABLE, name: content})
    code, out, err = workbench("land", client)
    assert (code, out) == (2, "")
    assert "to do: " in err
