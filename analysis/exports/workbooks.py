"""The sheets of an Excel or OpenDocument workbook, written as CSV by a process of their own.

The library that reads workbooks lays a sheet out as one block from its first to its last cell. A few bytes can claim
cells that lie terabytes apart, and then the process is gone: so each workbook is read by a process that may be lost.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import re
import shutil
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

import fastexcel
import polars as pl

WORKBOOKS = ("xlsx", "xlsb", "xls", "ods")
MIDNIGHT, DAY_ZERO = " 00:00:00", "1899-12-31 "
# Where none of these stands as text, whatever reads like a switch or a date is one.
_MISTAKABLE = (b">true<", b">false<", b" 00:00:00<", b">1899-12-31 ")
_ZIP_PARTS = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OLD_STREAMS = (
    ("EncryptedPackage", "protected"),
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("__properties_version1.0", "an Outlook message"),
    ("Workbook", "xls"),
    ("WORKBOOK", "xls"),
    ("Book", "xls"),
    ("BOOK", "xls"),
)
_CHUNK_BYTES = 1 << 20
_MOST_WORDS = 160
_ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
_ERROR = re.compile(r"Error\((\w+)\)")
_DURATION = re.compile(r'DurationIso\("PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)[\d.,]*S)?')
_NUMBER = re.compile(r"value: ([-+.\deE]+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and its cells as a CSV file; or, without a file, what the library says that could not read it."""

    name: str
    path: Path | None
    words: str = ""


class WorkbookError(Exception):
    """A workbook that cannot be read, or not to its end; says so in the library's words."""


def kind_of_zip(archive: zipfile.ZipFile) -> str:
    """What a zip is if it is an Office file: a workbook's suffix, or what else with its article; else nothing."""
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as content:
            kind = content.read(100)
        if kind.startswith(_OPEN_DOCUMENT):
            return "ods" if kind.removeprefix(_OPEN_DOCUMENT).startswith(b"spreadsheet") else "an OpenDocument file"
    if "Index/Document.iwa" in names:
        return "an Apple iWork document"
    if "[Content_Types].xml" not in names:
        return ""
    return next((kind for part, kind in _ZIP_PARTS if any(name.startswith(part) for name in names)), "")


def kind_of_old_file(file: IO[bytes]) -> str:
    """What an Office file of before 2007 is by the streams it names: xls, protected, or what else with its article."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for name, kind in _OLD_STREAMS:
            # An entry of the directory: 64 bytes of name, then the name's length with its closing zero.
            entry = name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")
            if content.find(entry) >= 0:
                return kind
    return "an old Office file that is no workbook"


def sheets_as_csv(workbook: Path, kind: str, folder: Path, memory_bytes: int, seconds: int) -> Iterator[Sheet]:
    """Write each sheet that holds anything into `folder`: row k is record k, column A is the first field.

    Rows that are empty to the end are left out. Hidden sheets are written too; charts and empty sheets are not. `kind`
    is the suffix that fits the content: xlsx, xlsb, xls or ods. Raises WorkbookError after the sheets that can be read.
    """
    source = folder / f"workbook.{kind}"
    shutil.copyfile(workbook, source)
    said, ending = _read_apart(source, memory_bytes, seconds)
    names: list[str] | None = None
    reported = 0
    for line in said.splitlines():
        with contextlib.suppress(ValueError):  # the line in which a lost process was cut off
            told = json.loads(line)
            if "names" in told:
                names = told["names"]
            elif "words" in told:
                raise WorkbookError(told["words"])
            else:
                reported += 1
                if told["file"] or told["problem"]:
                    yield Sheet(told["sheet"], folder / told["file"] if told["file"] else None, told["problem"])
    if names is None:
        raise WorkbookError(ending)
    if reported < len(names):
        raise WorkbookError(f"{ending}, from sheet {names[reported]!r} on")


def _read_apart(source: Path, memory_bytes: int, seconds: int) -> tuple[bytes, str]:
    """Run this file on a workbook: the lines it wrote, and how it ended if it did not say so itself."""
    # -P: what lies in the folder where the user stands is not taken for a module.
    command = [sys.executable, "-P", __file__, str(source), str(memory_bytes)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter on a name of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return late.stdout or b"", f"it takes longer than {seconds} seconds"
    return done.stdout, "it needs more memory than is allowed, or breaks the reader"


def main(source: Path, memory_bytes: int) -> None:
    """Write a workbook's sheets beside it, one line of JSON a sheet: what the process apart does."""
    _hold_to(memory_bytes)
    try:
        for told in _tell_sheets(source):
            _say(told)
    except BaseException as error:  # noqa: BLE001 - the library's panics are no Exceptions
        _say({"words": words_of(error)})


def _say(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def words_of(error: BaseException) -> str:
    """The first line of what a library says, short and printable."""
    line = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
    plain = "".join(character if character.isprintable() else " " for character in line)
    return plain.removeprefix("calamine error: ")[:_MOST_WORDS]


def _hold_to(memory_bytes: int) -> None:
    """Limit this process's memory, where the system can; beyond it the process ends and nothing else does."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _tell_sheets(source: Path) -> Iterator[dict[str, Any]]:
    reader = fastexcel.read_excel(source)
    yield {"names": reader.sheet_names}
    with ThreadPoolExecutor(max_workers=1) as beside:
        mistakable = beside.submit(_has_mistakable_text, source)
        for place, name in enumerate(reader.sheet_names):
            target = source.parent / f"{place}.csv"
            try:
                is_written = _write_csv(reader, place, target, mistakable)
            except Exception as error:  # noqa: BLE001 - one sheet that cannot be read costs itself only
                yield {"sheet": name, "file": "", "problem": words_of(error)}
            else:
                yield {"sheet": name, "file": target.name if is_written else "", "problem": ""}


def _has_mistakable_text(source: Path) -> bool:
    """Tell whether a text might be mistaken for a switch or a date; yes where that cannot be seen."""
    if source.suffix != ".xlsx":
        return True
    try:
        with zipfile.ZipFile(source) as parts:
            return any(_holds_any(parts, part) for part in parts.namelist() if not part.startswith("docProps/"))
    except Exception:  # noqa: BLE001 - the reader of the workbook will say what is wrong with it
        return True


def _holds_any(parts: zipfile.ZipFile, part: str) -> bool:
    overlap = max(len(text) for text in _MISTAKABLE)
    seen = b""
    with parts.open(part) as content:
        while chunk := content.read(_CHUNK_BYTES):
            seen = seen[-overlap:] + chunk
            if any(text in seen for text in _MISTAKABLE):
                return True
    return False


def _write_csv(reader: fastexcel.ExcelReader, place: int, target: Path, mistakable: Future[bool]) -> bool:
    """Write a sheet; False where it holds nothing."""
    sheet = _load(reader, place, "string")
    if not sheet.selected_columns:
        return False
    batch, failed = sheet.to_arrow_with_errors()
    first = sheet.selected_columns[0].absolute_index
    frame = pl.DataFrame(pl.from_arrow(batch))
    for column, cells in _untold(failed.errors if failed else []).items():
        frame.replace_column(column, frame.to_series(column).scatter(list(cells), list(cells.values())))
    del sheet, batch, failed  # a large sheet is not held twice
    frame = _as_seen(frame, reader, place, first, mistakable)
    before = [pl.lit(None, pl.String).alias(f"empty {number}") for number in range(first)]
    frame.select(*before, pl.all()).write_csv(target, include_header=False)
    return True


def _load(
    reader: fastexcel.ExcelReader,
    place: int,
    kind: Literal["string", "boolean", "datetime"],
    columns: list[int] | None = None,
) -> fastexcel.ExcelSheet:
    return reader.load_sheet(
        place, header_row=None, skip_rows=0, dtypes=kind, use_columns=columns, skip_whitespace_tail_rows=True
    )


def _untold(errors: list[fastexcel.CellError]) -> dict[int, dict[int, str]]:
    """What stands in the cells that the library gives no text for, by column and row."""
    texts: dict[int, dict[int, str]] = defaultdict(dict)
    for error in errors:
        row, column = error.position
        texts[column][row] = _text_of(error.detail)
    return texts


def _text_of(detail: str) -> str:
    if found := _ERROR.search(detail):
        return _ERRORS.get(found[1], f"#{found[1].upper()}!")
    if found := _DURATION.search(detail):
        return ":".join((part or "0").zfill(2) for part in found.groups())
    return found[1] if (found := _NUMBER.search(detail)) else "#VALUE!"


def _as_seen(
    frame: pl.DataFrame, reader: fastexcel.ExcelReader, place: int, first: int, mistakable: Future[bool]
) -> pl.DataFrame:
    """Write switches and dates as a person sees them, texts that only look like one as they are, and no zero bytes."""
    text = pl.all()
    switches = text.str.contains(r"^(?:true|false)$")
    days = text.str.ends_with(MIDNIGHT) | text.str.starts_with(DAY_ZERO)
    doubtful = _columns_with(frame, switches | days)
    if doubtful and mistakable.result():
        columns = [first + column for column in doubtful]
        is_switch = _load(reader, place, "boolean", columns).to_polars().select(pl.all().is_not_null())
        is_day = _days(reader, place, columns, frame.select(pl.nth(doubtful).is_not_null()))
    else:
        is_switch = is_day = frame.select(pl.nth(doubtful).is_not_null()) if doubtful else pl.DataFrame()
    for number, column in enumerate(doubtful):
        seen = _seen(frame.to_series(column), is_switch.to_series(number), is_day.to_series(number))
        frame.replace_column(column, seen)
    zeros = _columns_with(frame, text.str.contains("\x00", literal=True))
    return frame.with_columns(pl.nth(zeros).str.replace_all("\x00", "\ufffd", literal=True)) if zeros else frame


def _days(reader: fastexcel.ExcelReader, place: int, columns: list[int], anything: pl.DataFrame) -> pl.DataFrame:
    """Tell which cells are days; where a column holds a number past all days, whatever reads like one is."""
    told = []
    for number, column in enumerate(columns):
        try:
            days = _load(reader, place, "datetime", [column]).to_polars().to_series(0).is_not_null()
        except BaseException as error:  # the library panics at such a number
            if isinstance(error, KeyboardInterrupt | MemoryError):
                raise
            days = anything.to_series(number)
        told.append(days.alias(str(number)))
    return pl.DataFrame(told)


def _columns_with(frame: pl.DataFrame, told: pl.Expr) -> list[int]:
    answer = frame.select(told.any())
    return [place for place, held in enumerate(answer.row(0)) if held]


def _seen(cells: pl.Series, is_switch: pl.Series, is_day: pl.Series) -> pl.Series:
    cell = pl.lit(cells)
    of_day_zero, at_midnight = cell.str.starts_with(DAY_ZERO), cell.str.ends_with(MIDNIGHT)
    return pl.select(
        pl.when(pl.lit(is_switch) & cell.is_in(["true", "false"]))
        .then(cell.str.to_uppercase())
        .when(pl.lit(is_day) & of_day_zero)
        .then(cell.str.strip_prefix(DAY_ZERO))
        .when(pl.lit(is_day) & at_midnight)
        .then(cell.str.strip_suffix(MIDNIGHT))
        .otherwise(cell)
        .alias(cells.name)
    ).to_series()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
