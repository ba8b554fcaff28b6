"""What a disk refuses: told in a sentence, no half file and no folder of our own left, what was there untouched."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import pytest

from analysis.briefs import making
from analysis.briefs.making import make_brief
from analysis.briefs.writing import write_whole
from analysis.errors import WorkbenchError
from tests.conftest import AS_OF
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).parents[2]
NAME = "renewal_readiness"


@pytest.fixture
def client(make_client: Callable[..., Path]) -> Path:
    """A client with one licence and no price, no instance, no purchase: most exhibits have no data."""
    landing = Landing(make_client({f"{DAY}/l.json": page(licence("A", "Campus"))}, ONE_ACCOUNT))
    landing.build()
    landing.estate.close()
    return landing.client


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def full_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full from the file of this number on."""
    opening, opened = os.fdopen, iter(range(10_000))

    class Full:
        """A file that takes half of what it is given."""

        def __init__(self, file: IO[bytes]) -> None:
            self.file = file

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> int:
            self.file.write(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opened_for(handle: int, *told: Any, **more: Any) -> Any:
        file = opening(handle, *told, **more)
        return Full(file) if "b" in str(told) and next(opened) >= count else file

    monkeypatch.setattr("analysis.briefs.writing.os.fdopen", opened_for)


@pytest.mark.slow(reason="runs a notebook")
def test_no_data_for_most_exhibits_is_said_in_the_brief_and_the_brief_goes_on(client: Path, tmp_path: Path) -> None:
    made = make_brief(NAME, client, AS_OF, formats=list(making.WRITERS), out=tmp_path / "reports")
    assert len(made) == len(making.WRITERS)
    assert all(path.stat().st_size for path in made)
    text = next(path for path in made if path.suffix == ".html").read_text("utf-8")
    assert "Not printed" in text or "not known" in text


@pytest.mark.slow(reason="runs a notebook")
@pytest.mark.parametrize("full_from", [0, 1, 2, 3])
def test_a_disk_that_fills_up_leaves_no_half_file_and_the_files_of_the_last_run(
    full_from: int, client: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "reports"
    make_brief(NAME, client, AS_OF, formats=["html", "xlsx"], out=out)
    before = files_of(out)
    full_after(full_from, monkeypatch)
    with pytest.raises(WorkbenchError, match=r"(?s)cannot be written: No space left.*to do: .*make room"):
        make_brief(NAME, client, AS_OF, formats=["html", "xlsx"], out=out)
    after = files_of(out)
    assert set(after) == set(before)
    assert {name: after[name] for name in before if not name.endswith(".ipynb")} == {
        name: content for name, content in before.items() if not name.endswith(".ipynb")
    }
    assert not [path for path in out.rglob(".*") if path.is_dir()]


def test_a_file_that_does_not_fit_is_told_by_its_name_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("good", "utf-8")
    full_after(0, monkeypatch)
    with pytest.raises(WorkbenchError, match=r"a\.html cannot be written: No space left") as told:
        write_whole(tmp_path / "a.html", "new")
    assert f"where: {tmp_path}" in str(told.value)
    assert files_of(tmp_path) == {"a.html": b"good"}


def test_a_rename_that_fails_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "a.html").write_text("good", "utf-8")
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(WorkbenchError, match=r"a\.html cannot be written: Permission denied"):
        write_whole(tmp_path / "a.html", "new")
    assert files_of(tmp_path) == {"a.html": b"good"}


def test_a_folder_that_is_read_only_is_told(client: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(tmp_path / "reports"))

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(WorkbenchError, match=r"(?s)cannot be written: Read-only file system.*to do: .*--out"):
        make_brief(NAME, client, AS_OF, out=tmp_path / "reports")
    assert files_of(tmp_path / "reports") == {}


@pytest.mark.slow(reason="starts a process")
def test_a_file_that_may_not_grow_is_told_and_nothing_is_left(client: Path, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    asked = f"make_brief({NAME!r}, Path({str(client)!r}), date.fromisoformat('{AS_OF}'), out=Path({str(out)!r}))"
    code = (
        f"from datetime import date; from pathlib import Path; from analysis.briefs.making import make_brief; {asked}"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    assert files_of(out) == {}


@pytest.mark.slow(reason="starts a process")
def test_a_report_folder_below_a_file_is_told(client: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(WorkbenchError, match=r"(?s)cannot be written: .*to do: .*--out"):
        make_brief(NAME, client, AS_OF, out=tmp_path / "file")
    assert (tmp_path / "file").read_text("utf-8") == ""


@pytest.mark.slow(reason="runs a notebook")
@pytest.mark.parametrize(
    "content", [b"GIF89a broken", b"words", b"", b"\x89PNG\r\n\x1a\n", b"<svg><script>alert(1)</script>"]
)
def test_a_logo_that_is_no_picture_is_told_and_nothing_is_written(content: bytes, client: Path, tmp_path: Path) -> None:
    (client / "logo.png").write_bytes(content)
    toml = (client / "client.toml").read_text("utf-8")
    (client / "client.toml").write_text(f'{toml}\n[look]\nlogo = "logo.png"\n', "utf-8")
    with pytest.raises(WorkbenchError, match=r"(?is)logo.*to do: "):
        make_brief(NAME, client, AS_OF, out=tmp_path / "reports")
    assert files_of(tmp_path / "reports") == {}
