"""The texts ready to send: every figure from the estate, the right words for it, and nothing of ours sent."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from analysis.briefs import letters
from analysis.briefs.letters import LETTERS, make_letters
from analysis.briefs.markdown import tokens_of
from analysis.engine.estate import Estate
from analysis.errors import BuildError, GateStoppedError, ParameterError, QueryError, WorkbenchError
from analysis.numbers import amount_text, count_text, date_text
from tests.conftest import AS_OF, SAMPLE_NAMES
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import polars as pl

NUMERAL = re.compile(r"[+−]?\d(?:[\d,]*\d)?(?:\.\d+)?")
DATE = re.compile(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b")
EVENT = '\n[event]\nkind = "{kind}"\n'
AGREEMENT = """
[[agreements]]
subscription_id = "Sub-1"
name = {name}
smart_accounts = ["acme.example"]
start_date = 2025-01-30
end_date = 2028-01-29
milestone_dates = [2027-01-30]
currency = "USD"
notice_days = 45
invoice_days = 60

[[agreements.suites]]
name = "DNA"
sku = "E3N-A"
commitment_type = "full"
committed_count = 10
growth_allowance_share = 0.15
net_unit_price_amount = 10
licenses = ["A"]
"""


def said(paths: list[Path]) -> dict[str, str]:
    return {path.name.partition("-")[0]: path.read_text("utf-8") for path in paths if path.suffix == ".md"}


def words(markdown: str) -> str:
    """What a reader reads: every line of words, without the marks of markdown."""
    lines = (token.children or [] for token in tokens_of(markdown) if token.type == "inline")
    return "\n".join("".join("\n" if one.type.endswith("break") else one.content for one in line) for line in lines)


def written(row: dict[str, Any]) -> Iterator[str]:
    """Every way in which a letter may write a value of a row."""
    for value in row.values():
        if isinstance(value, str):
            yield from (*NUMERAL.findall(value), *DATE.findall(value))
        elif isinstance(value, dt.date):
            yield date_text(value)
        elif isinstance(value, int | Decimal) and not isinstance(value, bool):
            yield from (count_text(value), count_text(value, signed=True))
            for cents in (None, True):
                yield from (amount_text(value, "", bare=True, cents=cents, signed=signed) for signed in (False, True))


def letters_of(client: Path, out: Path, edition: str = "client") -> dict[str, str]:
    return said(make_letters(client, AS_OF, edition=edition, formats=["md"], out=out))


def built(make_client: Callable[..., Path], files: dict[str, Any], toml: str = ONE_ACCOUNT) -> Path:
    landing = Landing(make_client(files, toml))
    landing.build()
    landing.estate.close()
    return landing.client


def lot(quantity: int, **told: Any) -> dict[str, Any]:
    dates = {"startDate": None, "endDate": None}
    return {"quantity": quantity, "licenseType": "PERPETUAL", "status": "ACTIVE", **dates, **told}


SHORT = page(licence("A", "Campus", inUse=25, licenseDetails=[lot(10)]))


@pytest.mark.slow(reason="builds the sample clients")
@pytest.mark.parametrize("edition", ["client", "internal"])
@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_number_of_every_letter_stands_in_the_marts_it_was_written_from(
    name: str, edition: str, sample_clients: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[tuple[str, pl.DataFrame]] = []
    reading = Estate.read

    def noted(estate: Estate, relation: str, /, **where: Any) -> pl.DataFrame:
        frames.append((relation, reading(estate, relation, **where)))
        return frames[-1][1]

    monkeypatch.setattr(letters, "check_client_edition", lambda *_: None)  # it reads to refuse, not to tell
    monkeypatch.setattr(Estate, "read", noted)
    told = letters_of(sample_clients[name], tmp_path, edition)
    assert {name for name, _ in frames if not name.startswith("marts.")} == {"core.agreement_events"}
    known = {text for _, frame in frames for row in frame.iter_rows(named=True) for text in written(row)}
    assert set(told) == set(LETTERS)
    for letter, markdown in told.items():
        text = words(markdown).replace("\u00a0", " ")
        assert set(DATE.findall(text)) <= known, letter
        assert sorted(set(NUMERAL.findall(DATE.sub(" ", text))) - known) == [], letter


@pytest.mark.slow(reason="builds the sample clients")
def test_the_bank_has_a_position_on_each_difference_and_an_answer_to_each_disputed_line(
    sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    with Estate(sample_clients["calderbank"]) as estate:
        positions = estate.read("marts.written_positions")
        exhibits = estate.read("marts.position_exhibits")
        cards = estate.read("marts.claim_cards").to_dicts()
    told = letters_of(sample_clients["calderbank"], tmp_path)
    rows = re.findall(r"^\| (\d+) \|.* \| ([\d, ]+) \|$", told["positions"].partition("## Exhibits")[0], re.MULTILINE)
    assert {int(number) for number, _ in rows} == set(positions["position_number"])
    shown = {int(one) for _, listed in rows for one in listed.split(", ")}
    assert shown == set(exhibits.drop_nulls("position_number")["exhibit_number"])
    lines = re.findall(r"^### Line (\d+)", told["proposal_answer"], re.MULTILINE)
    disputed = {row["proposal_line"] for row in cards if (row["disputed_amount"] or 0) > 0}
    assert set(lines) == disputed
    assert "R. Hale, Fairway Advisers" in told["positions"]


@pytest.mark.slow(reason="builds the sample clients")
@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_what_only_we_may_know_is_in_no_letter_that_is_sent(
    name: str, sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    sent = "\n".join(words(text) for text in letters_of(sample_clients[name], tmp_path).values())
    with Estate(sample_clients[name]) as estate:
        ranges = estate.read("marts.settlement_range", is_internal=True).drop_nulls("amount").to_dicts()
        notes = estate.query("select note_text from inputs.notes where note_kind <> 'position'")["note_text"].to_list()
        cards = estate.read("marts.claim_cards")
    secret = [amount_text(one["amount"], one["currency"], cents=True) for one in ranges] + notes
    secret += [text for text in cards["fallback_text"].drop_nulls() if text not in set(cards["claim_text"])]
    assert [one for one in secret if one in sent] == []
    assert not re.search(r"internal|walk-away|target|benchmark|fallback|\bgrade\b", sent, re.IGNORECASE)
    whole = "\n".join(words(text) for text in letters_of(sample_clients[name], tmp_path, "internal").values())
    assert whole.count("Internal: not to be sent") == len(LETTERS)
    assert all(one["range_name"] in whole for one in ranges)


@pytest.mark.slow(reason="builds the sample clients")
def test_the_document_has_the_numbers_of_the_markdown_and_is_the_same_each_time(
    sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    first = make_letters(sample_clients["calderbank"], AS_OF, out=tmp_path / "a")
    again = make_letters(sample_clients["calderbank"], AS_OF, out=tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    for letter in LETTERS:
        text, document = (next(p for p in first if p.name == f"{letter}-client.{form}") for form in ("md", "docx"))
        read = Document(io.BytesIO(document.read_bytes()))
        told = [one.text for one in read.paragraphs]
        told += [cell.text for table in read.tables for row in table.rows for cell in row.cells]
        assert sorted(NUMERAL.findall("\n".join(told))) == sorted(NUMERAL.findall(words(text.read_text("utf-8"))))


def test_quantities_and_prices_are_in_letters_of_their_own(make_client: Callable[..., Path], tmp_path: Path) -> None:
    proposal = "Line,SKU,Quantity,Unit Net Price,Months,Extended Amount,Currency\n1,E3N-A,30,10,12,3600,USD\n"
    client = built(
        make_client,
        {f"{DAY}/l.json": SHORT, "proposal/tf.csv": proposal},
        ONE_ACCOUNT + AGREEMENT.format(name='"EA"'),
    )
    told = letters_of(client, tmp_path)
    assert "USD 3,600.00" in told["proposal_answer"]
    assert "USD" not in told["positions"] + told["data_request"]
    one, _, two = told["agenda"].partition("## Part two")
    assert "USD" not in one
    assert "USD 3,600.00" in two


def test_without_a_proposal_an_agreement_or_a_difference_each_letter_still_says_something_true(
    make_client: Callable[..., Path], tmp_path: Path
) -> None:
    client = built(make_client, {f"{DAY}/l.json": page(licence("A", licenseDetails=[lot(10)]))})
    told = letters_of(client, tmp_path)
    assert "There is no proposal to answer yet." in told["proposal_answer"]
    assert "found no difference" in told["positions"]
    assert "Our file names no agreement." in told["data_request"]
    assert "Terms of the agreement" in told["data_request"]
    assert "- acme.example" in told["data_request"]
    assert "Your data and what we can prove agree." in told["agenda"]
    assert "There is none yet." in told["agenda"]
    everything = "\n".join(told.values())
    assert not re.search(r"None|null|not known|\{|\}|##\s*\n\s*##", everything)


def test_without_any_licence_export_the_request_is_written_all_the_same(
    make_client: Callable[..., Path], tmp_path: Path
) -> None:
    told = letters_of(built(make_client, {}), tmp_path, "internal")
    assert "No position can be stated yet" in told["positions"]
    assert "We hold no licence export yet" in told["agenda"]
    assert "| 2 | Licence extract | Nothing |" in told["data_request"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("true_forward", "# Request for data before the True Forward"),
        ("renewal", "# Request for data before the renewal"),
        ("audit", "# Request for data before the audit"),
    ],
)
def test_the_words_are_those_of_the_event(
    make_client: Callable[..., Path], tmp_path: Path, kind: str, title: str
) -> None:
    told = letters_of(built(make_client, {f"{DAY}/l.json": SHORT}, ONE_ACCOUNT + EVENT.format(kind=kind)), tmp_path)
    assert told["data_request"].startswith(f"{title}\n")
    assert ("the clause of the agreement" in told["data_request"]) == (kind == "audit")


@pytest.mark.parametrize(
    "name",
    [
        "[x](https://evil.example) <script>alert(1)</script> | **b**",
        "{{ facts }} {% include 'brief.html.j2' %}",
        "=cmd|' /C calc'!A1",
        "ライセンス רישיון лицензия",
        "C9300_" + "x" * 200,
    ],
)
def test_names_of_a_client_s_files_stay_words_in_both_formats(
    make_client: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    ended = lot(6, endDate="2025-01-01", startDate="2020-01-01", licenseType="TERM")
    export = page({**licence("A", "Campus", quantity=16, licenseDetails=[lot(10), ended]), "license": name})
    note = "subject = {0}\ntext = {0}\nauthor = {0}\ndate = 2026-11-01\nexhibits = [{0}]\n"
    quoted = "'''" + name + "'''"
    toml = ONE_ACCOUNT.replace('"Acme"', quoted) + AGREEMENT.format(name=quoted)
    files = {f"{DAY}/l.json": export, "notes/n.toml": note.format(quoted)}
    made = make_letters(built(make_client, files, toml), AS_OF, edition="internal", out=tmp_path)
    for path in made:
        if path.suffix == ".docx":
            read = Document(io.BytesIO(path.read_bytes()))
            text = "\n".join(one.text for one in read.paragraphs)
            text += "".join(cell.text for table in read.tables for row in table.rows for cell in row.cells)
            assert not [one for one in read.part.rels.values() if one.is_external]
        else:
            text = words(path.read_text("utf-8"))
            assert not re.search(r"(?<!\\)://|(?<!\\)<script", path.read_text("utf-8"))
        assert name in text.replace("\u00a0", " "), path.name
    positions = said(made)["positions"]
    assert "Lots not in force" in positions
    assert all(line.count(" |") < 12 for line in positions.splitlines())


def test_an_unknown_format_another_day_and_a_stopped_gate_are_told_before_anything_is_written(
    make_client: Callable[..., Path], tmp_path: Path
) -> None:
    client = built(make_client, {f"{DAY}/l.json": SHORT})
    with pytest.raises(ParameterError, match="no format named 'pdf'"):
        make_letters(client, AS_OF, formats=["md", "pdf"], out=tmp_path / "out")
    with pytest.raises(QueryError, match="was built as of 2026-11-24"):
        make_letters(client, AS_OF + dt.timedelta(days=1), out=tmp_path / "out")
    (client / DAY / "bad.csv").write_text("<html>Sign in</html>", "utf-8")
    landing = Landing(client)
    landing.build()
    landing.estate.close()
    with pytest.raises(GateStoppedError):
        make_letters(client, AS_OF, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_letters_are_written_all_or_none_and_a_place_that_cannot_be_written_to_is_named(
    make_client: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = built(make_client, {f"{DAY}/l.json": SHORT})
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(WorkbenchError, match=r"(?s)data_request-client.md cannot be written: .*to do: .*--out"):
        make_letters(client, AS_OF, formats=["md"], out=tmp_path / "file")

    def failing(*_: object, **__: object) -> bytes:
        raise BuildError("It went wrong.")

    monkeypatch.setattr(letters, "_document", failing)
    with pytest.raises(BuildError):
        make_letters(client, AS_OF, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
