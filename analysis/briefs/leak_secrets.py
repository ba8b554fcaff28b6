"""What must never stand in a client edition, read from the estate and from the words of the notebook.

An **amount** is looked for from 1,000 on, in every way a figure is written: grouped by any sign, with cents, as the
float of a chart or a cell, rounded to whole units, in thousands with a k. A **share** of another client's settlement
is looked for only where it has four digits that count or more: 55 % stands anywhere, 0.5375 does not. **Words** are
compared by their letters and digits alone, so no escape, quotation mark or line break hides them; with fewer than
eight of those they are too common to be looked for.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.briefs.editions import INTERNAL_FOLDER
from analysis.briefs.opening import INTERNAL_CHECKS, INTERNAL_FACTS
from analysis.numbers import rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.engine.estate import Estate

LEAST_AMOUNT = 1_000
_LEAST_LETTERS = 8
_LEAST_SHARE_DIGITS = 4
_LEAST_THOUSANDS = 5  # signs of an amount in thousands, its k among them: 12.5k could be anything
_LEAST_NOTE_WORDS = 4
_CENT, _WHOLE, _TENTH = Decimal("0.01"), Decimal(1), Decimal("0.1")
_FAMILIAR = {"product_family_name", "family", "fiscal_quarter", "currency", "settled_currency", "renewal_history"}


@dataclass(frozen=True)
class Secret:
    """Something for our own side alone: words by their letters, or a figure by the ways it is written.

    `value` is the figure itself or the words as they were written; nothing prints it. `is_always` stays a secret
    whatever relation has it too.
    """

    kind: str
    letters: str = ""
    figures: frozenset[str] = frozenset()
    value: str = ""
    is_always: bool = False

    def __repr__(self) -> str:
        return f"Secret({self.kind!r})"


def secrets_of(estate: Estate, notebook: Path | None = None) -> list[Secret]:
    """What a client edition of this estate may not hold, each secret once."""
    found = [*_range(estate), *_settlements(estate), *_notes(estate), *_arguments(estate), *_others(estate)]
    if notebook is not None:
        found += [one for kind, words in notebook_words(notebook) for one in text_secret(kind, words)]
    return list(dict.fromkeys(found))


def letters_of(text: str) -> str:
    """The letters and digits of a text, in one case: what stays the same however it is written."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return re.sub(r"[\W_]+", "", plain.casefold())


def text_secret(kind: str, words: object, *, is_always: bool = False) -> Iterator[Secret]:
    """A secret of words, as they were written and in the present locale; nothing where they are too few to tell."""
    written = str(words or "")
    for letters in dict.fromkeys((letters_of(written), letters_of(rewritten(written)))):
        if len(letters) >= _LEAST_LETTERS:
            yield Secret(kind, letters, value=written, is_always=is_always)


def amount_secret(kind: str, amount: Decimal | float | None) -> Iterator[Secret]:
    """A secret amount of money; nothing for one that is small."""
    if amount is not None and abs(exact := Decimal(str(amount))) >= LEAST_AMOUNT:
        yield Secret(kind, figures=frozenset(written_forms(abs(exact))), value=f"{abs(exact):f}")


def share_secret(kind: str, share: Decimal | None) -> Iterator[Secret]:
    """A secret share, as a fraction and in per cent; nothing for one that could be anybody's."""
    if share is not None and len(Decimal(share).normalize().as_tuple().digits) >= _LEAST_SHARE_DIGITS:
        yield Secret(kind, figures=frozenset({plain(share), f"{plain(100 * share)}%"}), value=f"{share:f}")


def plain(number: Decimal) -> str:
    """A number without grouping and without zeros at its end."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def written_forms(amount: Decimal) -> set[str]:
    """An amount as it may be written, without grouping: to the cent, to the unit, in thousands."""
    thousands = {f"{plain((amount / 1000).quantize(step, ROUND_HALF_UP))}k" for step in (_TENTH, _CENT)}
    distinct = {one for one in thousands if len(one) > _LEAST_THOUSANDS}
    units = {plain(amount.quantize(_WHOLE, how)) for how in (ROUND_HALF_UP, ROUND_DOWN)}
    return {plain(amount.quantize(_CENT, ROUND_HALF_UP)), *units, *distinct}


def _range(estate: Estate) -> Iterator[Secret]:
    marks = estate.read("marts.settlement_range")
    public = marks.filter(~marks["is_internal"])
    amounts, words = set(public["amount"]), {*public["note"], *public["source"], *public["source_words"]}
    for row in marks.filter(marks["is_internal"]).iter_rows(named=True):
        name = str(row["range_name"]).lower()
        if row["amount"] not in amounts:
            yield from amount_secret(f"the amount of the {name}", row["amount"])
            yield from share_secret(f"the {name} as a share of the proposal", row["proposal_share"])
        yield from text_secret(f"the words {name}", row["range_name"])
        for told in {row["note"], row["source"], row["source_words"]} - words:
            yield from text_secret(f"what is said of the {name}", told)
    for relation in INTERNAL_FACTS:
        facts = estate.read(relation).row(0, named=True)
        for fact, value in facts.items():
            if fact.endswith("_amount") and value not in amounts:
                yield from amount_secret(f"the fact {fact}", value)
    for row in estate.read("inputs.negotiation").iter_rows(named=True):
        yield from text_secret("the reason in [negotiation]", row["reason"])
        for name in ("opening_amount", "target_amount", "walk_away_amount"):
            if row[name] not in amounts:
                yield from amount_secret(f"{name} of [negotiation]", row[name])


def _settlements(estate: Estate) -> Iterator[Secret]:
    for row in estate.read("marts.settlement_benchmarks").iter_rows(named=True):
        for name in ("lower_quartile_share", "median_share", "upper_quartile_share"):
            yield from share_secret("a share of other clients' settlements", row[name])
        yield from text_secret("a source of benchmarks", row["source"])
        if re.search(r"\d", row["group_name"]):
            yield from text_secret("a group of other clients' settlements", row["group_name"])
    for row in estate.read("marts.benchmark_claims").iter_rows(named=True):
        yield from text_secret("a benchmark", row["statement"])
        yield from text_secret("a source of benchmarks", row["source"])
    for row in estate.read("core.settlements").iter_rows(named=True):
        yield from amount_secret("an amount of another client's settlement", row["proposed_amount"])
        yield from amount_secret("an amount of another client's settlement", row["settled_amount"])
    yield from _ledger(estate)
    for path in _paths(estate):
        yield from text_secret("a file of benchmarks", path, is_always=True)
        yield from text_secret("a file of benchmarks", path.removeprefix(INTERNAL_FOLDER), is_always=True)
    for relation, column in (("marts.source_kinds", "source_name"), ("marts.sources", "format_title")):
        for name in estate.read(relation, is_internal=True)[column]:
            yield from text_secret("the name of an internal source", name)


def _paths(estate: Estate) -> Iterable[str]:
    asked = "select path from meta.files where starts_with(path, ?)"
    return estate.query(asked, [INTERNAL_FOLDER])["path"].to_list()


def _ledger(estate: Estate) -> Iterator[Secret]:
    """Every word of the raw ledger that could name a client; its families and quarters are nobody's."""
    if "raw.settlement_ledger" not in estate.relations:
        return
    ledger = estate.read("raw.settlement_ledger")
    for name in ledger.columns:
        if name not in _FAMILIAR | {"file_id"} and ledger.schema[name] == pl.String:
            for told in ledger[name].drop_nulls().unique():
                if re.search(r"[^\W\d_]", told):
                    yield from text_secret("a name of the settlement ledger", told)


def _notes(estate: Estate) -> Iterator[Secret]:
    notes = estate.read("inputs.notes")
    written = set(notes.filter(notes["note_kind"] == "position")["note_text"])
    for row in notes.iter_rows(named=True):
        if row["note_kind"] != "position" and row["note_text"] not in written:
            yield from text_secret("a note of the advisers", row["note_text"])
        yield from text_secret("a fallback", row["fallback_text"])


def _arguments(estate: Estate) -> Iterator[Secret]:
    cards = estate.read("marts.claim_cards")
    said = {*cards["claim_text"], *cards["finding_text"], *cards["ask_text"]}
    for fallback in cards["fallback_text"].drop_nulls().unique():
        if fallback not in said:
            yield from text_secret("a fallback", fallback)
    for row in estate.read("marts.levers").iter_rows(named=True):
        for name in ("lever_name", "give_words", "worth_reason"):
            yield from text_secret("a lever", row[name])
    findings = estate.read("checks.findings", check_name=list(INTERNAL_CHECKS))
    for row in findings.iter_rows(named=True):
        yield from text_secret("a finding on our aims", row["finding"])


def _others(estate: Estate) -> Iterator[Secret]:
    """The names of the clients whose folders lie beside this one, but for those its own client.toml knows."""
    own = letters_of((estate.client / "client.toml").read_text("utf-8"))
    folder = estate.client.resolve()
    for path in sorted(folder.parent.glob("*/client.toml")):
        if path.parent != folder:
            for secret in text_secret("another client's name", _client_name(path, path.stat().st_mtime_ns)):
                if secret.letters not in own:
                    yield secret


@cache
def _client_name(path: Path, changed_at: int) -> str:
    del changed_at
    try:
        return str(tomllib.loads(path.read_text("utf-8")).get("name", ""))
    except (OSError, ValueError):
        return ""


@cache
def notebook_words(notebook: Path) -> tuple[tuple[str, str], ...]:
    """What a brief's notebook keeps for the internal edition: speaker notes and the titles of internal sections."""
    found: list[tuple[str, str]] = []
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            for node in ast.walk(ast.parse("".join(cell["source"]))):
                if isinstance(node, ast.Call):
                    found += _internal_words(node)
    return tuple(found)


def _internal_words(call: ast.Call) -> Iterator[tuple[str, str]]:
    told: dict[str | None, Any] = {one.arg: one.value for one in call.keywords}
    if isinstance(internal := told.get("internal"), ast.Constant) and internal.value is True and call.args:
        title = call.args[0]
        if isinstance(title, ast.Constant):
            yield "the title of an internal section", str(title.value)
    if (notes := told.get("notes")) is not None:
        for text in ast.walk(notes):
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                for sentence in re.split(r"\{[^{}]*\}|(?<=[.?!]) ", text.value):
                    if len(sentence.split()) >= _LEAST_NOTE_WORDS:
                        yield "a speaker note", sentence
