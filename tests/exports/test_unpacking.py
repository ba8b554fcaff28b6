"""Archives unpacked into numbered files: what lies in them, where it is said to lie, and what cannot be had."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import struct
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.exports.unpacking import Limits, Locked, Unpacked, holds_files, unpack
from tests.exports.test_workbooks import handmade, old_file, workbook, zipped

LICENSES = b'{"licenses": []}'
TABLE = b"License,Quantity\nC9300-24 DNA Advantage,10\n"
NOISE = hashlib.shake_128(b"noise").digest(3_000_000)
FAR_APART = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SMALL = Limits(member_count=20, member_bytes=100_000, total_bytes=300_000, depth=3)


class Client:
    """A client's folder with one file to unpack; after unpacking, nothing but the scratch folder may have changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scratch = folder / "scratch"
        (folder / "exports").mkdir()
        (folder / "client.toml").write_text("name = 'Acme'")
        self.told: list[str] = []

    def unpack(self, content: bytes, name: str = "export.zip", limits: Limits | None = None) -> dict[str, bytes]:
        """Unpack a file: the members' content by inner path. `told` is what is said of the rest."""
        for earlier in self.scratch.glob("*"):
            earlier.unlink()
        path = self.folder / "exports" / name
        path.write_bytes(content)
        before = self.outside()
        answers = list(unpack(path, self.scratch, limits) if limits else unpack(path, self.scratch))
        assert self.outside() == before
        members = [one for one in answers if isinstance(one, Unpacked)]
        locked = [one for one in answers if isinstance(one, Locked)]
        self.told = [f"{one.severity}: {one.inner} {one.problem}. {one.todo}" for one in locked]
        assert sorted(self.scratch.iterdir()) == sorted(one.path for one in members)
        assert all(one.path.is_file() and not one.path.is_symlink() and one.path.name.isdigit() for one in members)
        assert all(one.inner.isprintable() for one in answers)
        inner = [one.inner for one in members]
        assert len(inner) == len(set(inner))
        return {one.inner: one.path.read_bytes() for one in members}

    def outside(self) -> dict[Path, bytes]:
        """Every file that lies beside the scratch folder or above it."""
        files = (path for path in self.folder.parent.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files if not path.is_relative_to(self.scratch)}


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """An empty client's folder, inside a folder of its own."""
    (tmp_path / "clients" / "acme").mkdir(parents=True)
    return Client(tmp_path / "clients" / "acme")


def tarred(members: Mapping[str, bytes | tarfile.TarInfo], mode: str = "w") -> bytes:
    """A tar of files; a TarInfo in place of a content is written as it is."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as writing:  # type: ignore[call-overload]
        for name, content in members.items():
            one = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            one.size = 0 if isinstance(content, tarfile.TarInfo) else len(content)
            writing.addfile(one, io.BytesIO(b"" if isinstance(content, tarfile.TarInfo) else content))
    return held.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """A tar's member that is no file."""
    one = tarfile.TarInfo(name)
    one.type, one.linkname = kind, target
    return one


def zip_of(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose names may repeat."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as writing:
        for name, content in members:
            writing.writestr(zipfile.ZipInfo(name), content, method)
    return held.getvalue()


def patched(archive: bytes, local: int, central: int, value: int, name: bytes = b"") -> bytes:
    """A zip with two bytes changed in the headers of all its members, or of those whose name begins so."""
    changed = bytearray(archive)
    for mark, place, name_place in ((b"PK\x03\x04", local, 30), (b"PK\x01\x02", central, 46)):
        found = archive.find(mark)
        while found >= 0:
            if archive[found + name_place :].startswith(name):
                changed[found + place : found + place + 2] = value.to_bytes(2, "little")
            found = archive.find(mark, found + 4)
    return bytes(changed)


def protected(archive: bytes, name: bytes = b"") -> bytes:
    """A zip whose members say that they need a password."""
    return patched(archive, 6, 8, 1, name)


def test_the_members_of_a_zip_become_files_with_their_inner_paths(client: Client) -> None:
    archive = zipped({"2026-10-31/licenses.json": LICENSES, "2026-10-31/Campus/lots.csv": TABLE})
    assert client.unpack(archive) == {"2026-10-31/licenses.json": LICENSES, "2026-10-31/Campus/lots.csv": TABLE}
    assert client.told == []


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_is_unpacked_however_it_is_compressed(client: Client, mode: str) -> None:
    archive = tarred({"a/licenses.json": LICENSES, "a/empty.csv": b"", "lots.csv": TABLE * 1000}, mode)
    assert client.unpack(archive) == {"a/licenses.json": LICENSES, "a/empty.csv": b"", "lots.csv": TABLE * 1000}
    assert client.told == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_is_unpacked_however_it_is_compressed(client: Client, method: int) -> None:
    assert client.unpack(zip_of(("lots.csv", TABLE * 1000), method=method)) == {"lots.csv": TABLE * 1000}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("licenses.json.gz", gzip.compress(LICENSES)),
        ("licenses.json.GZ", gzip.compress(LICENSES[:5]) + gzip.compress(LICENSES[5:])),
        ("licenses.json.bz2", bz2.compress(LICENSES)),
        ("licenses.json.xz", lzma.compress(LICENSES)),
        ("licenses.json", lzma.compress(LICENSES[:5]) + bytes(8) + lzma.compress(LICENSES[5:])),
    ],
)
def test_a_single_compressed_file_keeps_its_name(client: Client, name: str, content: bytes) -> None:
    assert client.unpack(content, name) == {"licenses.json": LICENSES}


def test_the_bundle_of_an_account_is_a_tar_of_tars(client: Client) -> None:
    accounts = {
        f"UD_VA_{number}.tar.gz": tarred({"rum.xml": f"<smartLicense>{number}".encode()}, "w:gz") for number in (1, 2)
    }
    assert client.unpack(tarred(accounts, "w:gz"), "UD_SA_acme.tar.gz") == {
        "UD_VA_1.tar.gz/rum.xml": b"<smartLicense>1",
        "UD_VA_2.tar.gz/rum.xml": b"<smartLicense>2",
    }


def test_what_an_archive_is_does_not_depend_on_its_name(client: Client) -> None:
    inner = zipped({"c.json": LICENSES})
    assert client.unpack(tarred({"b.csv": gzip.compress(inner)}), "a.txt") == {"b.csv/b.csv/c.json": LICENSES}


def test_a_workbook_is_an_archive_of_sheets(client: Client) -> None:
    book = workbook({"Lots": [["License", "Quantity"], ["A", 10]], "Notes": [["x"]]})
    assert client.unpack(book, "lines.xlsx") == {"Lots": b"License,Quantity\nA,10\n", "Notes": b"x\n"}
    assert client.unpack(zipped({"q3/lines.xlsx": book}), "all.zip") == {
        "q3/lines.xlsx/Lots": b"License,Quantity\nA,10\n",
        "q3/lines.xlsx/Notes": b"x\n",
    }


def test_folders_and_what_systems_leave_behind_are_passed_over(client: Client) -> None:
    names = [
        "a/",
        "a\\",
        "__MACOSX/a/._l.json",
        "a/.DS_Store",
        "a/Thumbs.db",
        "a/desktop.ini",
        "a/._l.json",
        "a/~$l.xlsx",
    ]
    archive = zip_of(*((name, b"" if name.endswith(("/", "\\")) else b"x") for name in names), ("a/l.json", LICENSES))
    assert client.unpack(archive) == {"a/l.json": LICENSES}
    assert client.told == []
    assert client.unpack(tarred(dict.fromkeys(names[2:], b"x") | {"a/l.json": LICENSES})) == {"a/l.json": LICENSES}
    assert client.told == []


@pytest.mark.parametrize("archive", [zipped({}), zipped({"a/": b""}), tarred({"a": special("a", tarfile.DIRTYPE)})])
def test_an_archive_without_files_is_told(client: Client, archive: bytes) -> None:
    assert client.unpack(archive) == {}
    assert client.told == ["warn:  holds no files. Download it again if files were expected."]


def test_a_workbook_without_a_filled_cell_is_told(client: Client) -> None:
    assert client.unpack(zipped({"b.xlsx": workbook({"S": [[None]]}), "l.json": LICENSES})) == {"l.json": LICENSES}
    assert client.told == ["warn: b.xlsx holds no files. Download it again if files were expected."]


NAMES = {
    "../../client.toml": "client.toml",
    "/etc/passwd": "etc/passwd",
    "a/../../../b.json": "a/b.json",
    "C:\\Users\\me\\l.json": "Users/me/l.json",
    "..\\..\\client.toml": "client.toml",
    "\\\\server\\share\\l.json": "server/share/l.json",
    "a//./b.json": "a/b.json",
    "../": "unnamed",
    "line\nfeed\x1b[31m.json": "line\ufffdfeed\ufffd[31m.json",
    "right\u202eto-left.json": "right\ufffdto-left.json",
    " spaces / around .json ": "spaces/around .json",
    "Größe 漢字.json": "Größe 漢字.json",
    "x" * 200 + ".json": "x" * 60 + "…" + "x" * 54 + ".json",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_a_zip_is_only_told_and_never_written_to(client: Client, name: str) -> None:
    # A name that ends like a folder's but has content is a file all the same.
    assert client.unpack(zip_of((name, LICENSES))) == {NAMES[name]: LICENSES}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_a_tar_is_only_told_and_never_written_to(client: Client, name: str) -> None:
    if not name.endswith("/"):
        assert client.unpack(tarred({name: LICENSES})) == {NAMES[name]: LICENSES}


def test_a_path_as_long_as_they_come_is_shortened(client: Client) -> None:
    (inner,) = client.unpack(zip_of(("folder/" * 2000 + "l.json", LICENSES)))
    assert len(inner) == 400
    assert inner.endswith("/folder/l.json")


def test_members_of_one_name_stay_apart(client: Client) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = zip_of(("l.json", b"1"), ("l.json", b"2"), ("l.json (2)", b"3"), ("x/../l.json", b"4"))
    assert client.unpack(archive) == {"l.json": b"1", "l.json (2)": b"2", "l.json (2) (2)": b"3", "x/l.json": b"4"}


def test_what_lies_in_scratch_already_is_neither_read_nor_changed(client: Client) -> None:
    client.scratch.mkdir()
    (client.folder / "secret").write_text("untouched")
    (client.scratch / "000001").symlink_to(client.folder / "secret")
    (client.scratch / "000002").write_text("from an archive before")
    path = client.folder / "exports" / "a.zip"
    path.write_bytes(zipped({"l.json": LICENSES}))
    assert list(unpack(path, client.scratch)) == [Unpacked(client.scratch / "000003", "l.json")]
    assert (client.folder / "secret").read_text() == "untouched"


def test_links_and_devices_are_told_and_never_followed(client: Client) -> None:
    archive = tarred(
        {
            "link": special("link", tarfile.SYMTYPE, "/etc/passwd"),
            "hard": special("hard", tarfile.LNKTYPE, "../client.toml"),
            "pipe": special("pipe", tarfile.FIFOTYPE),
            "disk": special("disk", tarfile.BLKTYPE),
            "l.json": LICENSES,
            "link/l.json": LICENSES,
        }
    )
    assert client.unpack(archive) == {"l.json": LICENSES, "link/l.json": LICENSES}
    assert client.told == [
        "warn: link is a link, which is not followed. Put the file itself there if it is needed.",
        "warn: hard is a link, which is not followed. Put the file itself there if it is needed.",
        "info: pipe is a device or a pipe. Nothing; it holds no data.",
        "info: disk is a device or a pipe. Nothing; it holds no data.",
    ]


def test_a_link_in_a_zip_is_told(client: Client) -> None:
    one = zipfile.ZipInfo("link")
    one.external_attr = 0o120777 << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as writing:
        writing.writestr(one, "/etc/passwd")
    assert client.unpack(held.getvalue()) == {}
    assert client.told == ["warn: link is a link, which is not followed. Put the file itself there if it is needed."]


def test_a_protected_archive_is_told_once_and_a_protected_member_by_its_name(client: Client) -> None:
    archive = zipped({"a.json": LICENSES, "b.json": LICENSES})
    assert client.unpack(protected(archive)) == {}
    assert client.told == ["stop:  is protected by a password. Open it with its password and save it without one."]
    assert client.unpack(protected(archive, b"a")) == {"b.json": LICENSES}
    assert client.told == [
        "stop: a.json is protected by a password. Open it with its password and save it without one."
    ]


def test_a_protected_workbook_is_told(client: Client) -> None:
    assert client.unpack(zipped({"lines.xlsx": old_file("EncryptedPackage")})) == {}
    assert client.told == [
        "stop: lines.xlsx is protected by a password. Open it with its password and save it without one."
    ]


def test_a_member_packed_in_an_unknown_way_costs_itself_only(client: Client) -> None:
    archive = patched(zipped({"a.json": LICENSES, "b.json": LICENSES}), 8, 10, 9, b"a")
    assert client.unpack(archive) == {"b.json": LICENSES}
    assert client.told == [
        (
            "stop: a.json is packed in a way that is not read (That compression method is not supported). "
            "Unpack it into the folder it lies in."
        )
    ]


def test_a_member_that_claims_much_memory_is_not_unpacked(client: Client) -> None:
    archive = bytearray(zip_of(("a.json", LICENSES), method=zipfile.ZIP_LZMA))
    archive[30 + len("a.json") + 5 : 30 + len("a.json") + 9] = b"\xff\xff\xff\xff"
    assert client.unpack(bytes(archive)) == {}
    assert "it claims more than 256 MiB of memory" in client.told[0]


def test_a_damaged_member_costs_itself_only(client: Client) -> None:
    archive = zip_of(("a.json", LICENSES), ("b.json", LICENSES), method=zipfile.ZIP_STORED)
    assert client.unpack(archive.replace(LICENSES, LICENSES[::-1], 1)) == {"b.json": LICENSES}
    assert client.told == ["stop: a.json breaks off or is damaged (Bad CRC-32 for file 'a.json'). Download it again."]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("is_streamed", [False, True])
def test_the_whole_members_of_a_zip_that_was_cut_off_are_kept(client: Client, method: int, is_streamed: bool) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return not is_streamed

        def tell(self) -> int:
            if is_streamed:
                raise OSError("a pipe has no place")
            return super().tell()

    held = Pipe()
    with zipfile.ZipFile(held, "w", method) as writing:
        for number in range(4):
            writing.writestr(f"{number}.json", TABLE * 50 + bytes([48 + number]))
    whole = held.getvalue()
    kept = client.unpack(whole[: whole.rfind(b"PK\x03\x04") + 45])
    if is_streamed and method == zipfile.ZIP_STORED:
        assert kept == {}  # where such a member ends can only be guessed
        assert client.told == ["stop:  breaks off or is damaged (its list of contents is missing). Download it again."]
        return
    assert kept == {f"{number}.json": TABLE * 50 + bytes([48 + number]) for number in range(3)}
    assert client.told == [
        (
            "stop:  breaks off or is damaged (the file ended before its member did); "
            "the whole files before that were kept (3). Download it again."
        )
    ]
    assert len(client.unpack(whole[: whole.find(b"PK\x01\x02") + 60])) == 4


def test_a_workbook_that_was_cut_off_is_not_taken_for_an_archive_of_its_parts(client: Client) -> None:
    assert client.unpack(workbook({"S": [["x"]]})[:-200]) == {}
    assert client.told == ["stop:  breaks off or is damaged (its list of contents is missing). Download it again."]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_the_whole_members_of_a_tar_that_was_cut_off_are_kept(client: Client, mode: str) -> None:
    whole = tarred({"a.json": LICENSES, "b.bin": NOISE, "c.json": LICENSES}, mode)
    assert client.unpack(whole[: len(whole) // 2], "a.tar") == {"a.json": LICENSES}
    (told,) = client.told
    assert told.startswith("stop:  breaks off or is damaged (")
    assert told.endswith("; the whole files before that were kept (1). Download it again.")


def test_damage_inside_a_tar_is_not_taken_for_its_end(client: Client) -> None:
    whole = bytearray(tarred({"a.json": LICENSES, "b.json": LICENSES, "c.json": LICENSES}))
    whole[1024 + 100] ^= 1
    assert client.unpack(bytes(whole)) == {"a.json": LICENSES}
    assert client.told == [
        "stop:  breaks off or is damaged (bad checksum); the whole files before that were kept (1). Download it again."
    ]


def test_a_tar_without_the_mark_of_its_end_is_kept_and_told(client: Client) -> None:
    assert client.unpack(tarred({"a.json": LICENSES})[:1024]) == {"a.json": LICENSES}
    assert client.told == ["warn:  ends without the mark of its end. Download it again if files are missing."]


def test_tars_that_were_put_one_behind_the_other_are_told(client: Client) -> None:
    assert client.unpack(gzip.compress(tarred({"a.json": LICENSES}) + tarred({"b.json": LICENSES}))) == {
        "a.json": LICENSES
    }
    assert client.told == ["warn:  holds more behind the mark of its end. Unpack it into the folder it lies in."]


def test_zeros_behind_the_end_of_a_tar_are_padding(client: Client) -> None:
    assert client.unpack(gzip.compress(tarred({"a.json": LICENSES}) + bytes(20 << 20), 1)) == {"a.json": LICENSES}
    assert client.told == []


def test_a_compressed_tar_with_a_wrong_checksum_is_told(client: Client) -> None:
    whole = bytearray(tarred({"a.json": LICENSES, "b.bin": NOISE}, "w:gz"))
    whole[-5] ^= 1
    # Which byte is wrong cannot be known; what came out before the last piece was read is kept.
    assert list(client.unpack(bytes(whole))) == ["a.json"]
    (told,) = client.told
    assert told.startswith("stop:  breaks off or is damaged (CRC check failed 0x")
    assert told.endswith("); the whole files before that were kept (1). Download it again.")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"7z\xbc\xaf\x27\x1c" + bytes(600), "is a 7-Zip archive, which is not read. Unpack it into the folder"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(600), "is a RAR archive, which is not read. Unpack it into the folder"),
        (b"\x28\xb5\x2f\xfd" + bytes(600), "is a Zstandard archive, which is not read. Unpack it into the folder"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "is a Word document. Save the tables it holds"),
        (zipped({"[Content_Types].xml": "", "ppt/p.xml": ""}), "is a PowerPoint presentation. Save the tables"),
        (old_file("WordDocument"), "is a Word document. Save the tables it holds as CSV."),
        (old_file("Something else"), "is an old Office file that is no workbook. Save the tables it holds as CSV."),
        (
            handmade("<row><c>").replace(b"workbook.xml", b"workbook.xxx"),
            "is a workbook that cannot be read (Xlsx error: ",
        ),
        (handmade(FAR_APART), "is a workbook that cannot be read (it needs more memory than is allowed, "),
        (bytes(600), "is neither an archive nor a workbook. Take it out of the folder."),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(client: Client, content: bytes, told: str) -> None:
    assert client.unpack(content, limits=Limits(workbook_memory_bytes=2 << 30)) == {}
    assert client.told[0].partition(":  ")[2].startswith(told)


def test_a_sheet_that_cannot_be_read_is_told_by_its_name(client: Client) -> None:
    assert client.unpack(zipped({"b.xlsx": handmade("<row><c>", "Lots")})) == {}
    (told,) = client.told
    assert told.startswith("stop: b.xlsx/Lots is a sheet that cannot be read (Xlsx error: ")
    assert told.endswith(". Open it and save each sheet as CSV into the folder it lies in.")


def test_a_member_larger_than_is_allowed_costs_itself_only(client: Client) -> None:
    members = {"a.json": LICENSES, "large.csv": bytes(100_001), "b.json": LICENSES}
    for archive in (zipped(members), tarred(members, "w:gz")):
        assert client.unpack(archive, limits=SMALL) == {"a.json": LICENSES, "b.json": LICENSES}
        assert client.told == [
            "stop: large.csv unpacks to a file of more than is read. Unpack it into the folder it lies in."
        ]


@pytest.mark.parametrize(
    "bomb",
    [
        zipped({f"{number}.csv": bytes(90_000) for number in range(5)}),
        tarred({f"{number}.csv": bytes(90_000) for number in range(5)}, "w:gz"),
        zipped({f"{number}.zip": zipped({"x": bytes(90_000)}) for number in range(5)}),
        handmade("<row></row>" * 100_000),
        # Nothing of it is a file, all of it must be read.
        gzip.compress(tarred({"a": LICENSES})[:1024] + bytes(10_000_000)),
    ],
)
def test_a_bomb_is_given_up_when_it_is_larger_than_it_may_be(client: Client, bomb: bytes) -> None:
    members = client.unpack(bomb, limits=SMALL)
    assert sum(map(len, members.values())) <= SMALL.total_bytes
    assert client.told[-1] == (
        "stop:  unpacks to far more than a file of its size should hold. Unpack it into the folder it lies in."
    )


def test_a_small_file_may_not_become_a_large_one(client: Client) -> None:
    bomb = gzip.compress(bytes(300 << 20), 1)
    assert client.unpack(bomb, limits=Limits(ratio=10)) == {}
    assert client.told == [
        "stop:  unpacks to far more than a file of its size should hold. Unpack it into the folder it lies in."
    ]


def test_too_many_members_are_given_up(client: Client) -> None:
    assert len(client.unpack(zipped({f"{number}.json": LICENSES for number in range(30)}), limits=SMALL)) == 20
    assert client.told == ["stop:  holds more than 20 files. Unpack it into the folder it lies in."]


def test_archives_inside_archives_come_to_an_end(client: Client) -> None:
    archive = zipped({"l.json": LICENSES})
    for _ in range(3):
        archive = zipped({"in.zip": archive, "l.json": LICENSES})
    assert list(client.unpack(archive, limits=SMALL)) == [
        "in.zip/in.zip/in.zip/l.json",
        "in.zip/in.zip/l.json",
        "in.zip/l.json",
        "l.json",
    ]
    client.unpack(zipped({"in.zip": archive}), limits=SMALL)
    assert client.told == [
        "stop: in.zip/in.zip/in.zip/in.zip lies inside more than 3 archives. Unpack it into the folder it lies in."
    ]


def test_a_size_that_a_header_claims_is_not_believed(client: Client) -> None:
    archive = bytearray(zipped({"a.csv": bytes(90_000)}))
    place = archive.find(b"PK\x01\x02") + 24
    archive[place : place + 4] = struct.pack("<I", 10)
    assert client.unpack(bytes(archive)) == {}
    assert client.told == ["stop: a.csv breaks off or is damaged (Bad CRC-32 for file 'a.csv'). Download it again."]


def test_a_header_without_end_is_not_read_into_memory(client: Client) -> None:
    one = tarfile.TarInfo("././@PaxHeader")
    one.type, one.size = tarfile.XHDTYPE, 200 << 20
    bomb = gzip.compress(one.tobuf() + b"9" * (64 << 20), 1)
    tracemalloc.start()
    assert client.unpack(bomb) == {}
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()
    assert client.told == ["stop:  breaks off or is damaged (a header without end). Download it again."]


def test_a_large_member_passes_through_little_memory(client: Client) -> None:
    archive = zipped({"large.csv": bytes(64 << 20)})
    path = client.folder / "exports" / "a.zip"
    path.write_bytes(archive)
    tracemalloc.start()
    list(unpack(path, client.scratch))
    assert tracemalloc.get_traced_memory()[1] < 16 << 20
    tracemalloc.stop()


def test_a_file_that_is_gone_is_told(client: Client) -> None:
    assert list(unpack(client.folder / "gone.zip", client.scratch)) == [
        Locked("", "cannot be opened (No such file or directory)", "Put the file itself there, readable.")
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (zipped({"a": "x"}), True),
        (zipped({}), True),
        (tarred({"a": b"x"}), True),
        (gzip.compress(b"x"), True),
        (bz2.compress(b"x"), True),
        (bz2.compress(b""), True),
        (lzma.compress(b"x"), True),
        (old_file("Workbook"), True),
        (b"Rar!\x1a\x07\x00", True),
        (b"", False),
        (b"PK", False),
        (TABLE, False),
        (LICENSES, False),
        (b"BZh9 is how this note begins", False),
        (b"Rar! This is a note", False),
        (bytes(1024), False),
        ("License;Menge\n".encode("utf-16") * 100, False),
    ],
)
def test_archives_and_workbooks_are_told_by_their_content(head: bytes, expected: bool) -> None:
    assert holds_files(head) is expected


WHOLE = {
    "zip": zipped({"a.json": LICENSES, "b/in.zip": zipped({"c.csv": TABLE})}),
    "tar.gz": tarred({"a.json": LICENSES, "in.tar.gz": tarred({"c.csv": TABLE}, "w:gz")}, "w:gz"),
    "tar": tarred({"a.json": LICENSES, "link": special("link", tarfile.SYMTYPE, "/etc/passwd")}),
    "tar.xz": tarred({"a.json": LICENSES}, "w:xz"),
    "json.bz2": bz2.compress(LICENSES * 100),
    "zip of tar": zip_of(("a.tar", tarred({"a.json": LICENSES})), method=zipfile.ZIP_STORED),
}


@pytest.fixture(scope="module")
def make_client(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Client]:
    """New clients, each in a folder of its own."""

    def make() -> Client:
        folder = tmp_path_factory.mktemp("clients") / "acme"
        folder.mkdir()
        return Client(folder)

    return make


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(sorted(WHOLE)),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 3), st.binary(max_size=4)), max_size=6),
    cut=st.floats(0, 1),
)
def test_an_archive_with_changed_bytes_is_unpacked_or_told_about(
    make_client: Callable[[], Client], kind: str, changes: list[tuple[float, int, bytes]], cut: float
) -> None:
    content = WHOLE[kind]
    for share, gone, new in changes:
        place = int(share * len(content))
        content = content[:place] + new + content[place + gone :]
    client = make_client()
    members = client.unpack(content[: int((0.3 + cut) * len(content))], limits=SMALL)
    assert sum(map(len, members.values())) <= SMALL.total_bytes
    assert members or client.told


MAGIC = st.sampled_from(
    [b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"BZh91AY&SY", b"Rar!\x1a\x07", b""]
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(magic=MAGIC, rest=st.binary(max_size=700))
def test_any_bytes_are_unpacked_or_told_about(make_client: Callable[[], Client], magic: bytes, rest: bytes) -> None:
    client = make_client()
    members = client.unpack(magic + rest, "export.xlsx", limits=SMALL)
    assert members or client.told


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(names=st.lists(st.text(max_size=30), min_size=1, max_size=6, unique=True), is_tar=st.booleans())
def test_any_names_are_kept_apart_inside_scratch(
    make_client: Callable[[], Client], names: list[str], is_tar: bool
) -> None:
    contents = {name.replace("\0", "") or "x": str(number).encode() for number, name in enumerate(names)}
    archive = tarred(contents) if is_tar else zip_of(*contents.items())
    client = make_client()
    members = client.unpack(archive)
    assert set(members.values()) <= set(contents.values())
