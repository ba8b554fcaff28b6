"""What is for our own side alone: found in every part of every format, however it is written, and told by its kind."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from analysis.briefs import making
from analysis.briefs.document import read_document
from analysis.briefs.leak_check import check_client_edition, check_files
from analysis.briefs.leak_secrets import Secret, amount_secret, notebook_words, secrets_of, share_secret, text_secret
from analysis.briefs.letter_document import document_bytes
from analysis.briefs.letters import make_letters
from analysis.briefs.making import NOTEBOOKS, WRITERS, make_brief, writer_of
from analysis.briefs.public_words import PublicWords
from analysis.briefs.run import run_brief
from analysis.engine.estate import Estate
from analysis.errors import BuildError, LeakError
from tests.briefs.notebooks import TINY, write_notebook
from tests.briefs.planting import AMOUNT, PLANTS, WORDS
from tests.conftest import AS_OF
from tests.landing import DAY, ONE_ACCOUNT, Landing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.briefs.document import Document

TARGET = Decimal("162505.80")
SECRETS = [*amount_secret("the target", TARGET), *text_secret("a note of the advisers", WORDS)]
PACKED = ("html", "pdf", "pptx", "xlsx")


def found(text: str, secrets: list[Secret], name: str = "a.txt") -> bool:
    try:
        check_files([(name, text)], secrets)
    except LeakError:
        return True
    return False


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One file of every format, by the real writers where the format is a brief's."""
    folder = tmp_path_factory.mktemp("made")
    record = run_brief(write_notebook(folder / "tiny.ipynb", *TINY), {}, folder / "record.ipynb")
    document = replace(read_document(record), run={})  # a draft: there is no estate behind it
    files = {form: writer_of(form)(document, folder / f"tiny.{form}").read_bytes() for form in PACKED}
    files["docx"] = document_bytes("# A letter\n\nIts words.", title="A letter", day=AS_OF, note="24 Nov 2026")
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as packed:
        packed.writestr("a/rows.xlsx", files["xlsx"])
        packed.writestr("manifest.json", "{}")
    texts = {"ipynb": record.read_bytes(), "md": b"# Words\n", "csv": b"a,b\n", "json": b"{}", "zip": pack.getvalue()}
    return {**files, **texts}


@pytest.mark.parametrize(("form", "part"), [(form, part) for form, parts in PLANTS.items() for part in parts])
def test_a_secret_is_found_in_every_part_of_every_format(form: str, part: str, made: dict[str, bytes]) -> None:
    check_files([(f"clean.{form}", made[form])], SECRETS)
    planted = PLANTS[form][part](made[form])
    with pytest.raises(LeakError, match=rf"where: brief\.{form}") as told:
        check_files([(f"brief.{form}", planted)], SECRETS)
    assert not re.search(r"162.?505|162.?506|northgate", str(told.value), re.IGNORECASE)


def test_the_plants_are_in_every_format_a_brief_is_written_in() -> None:
    assert set(WRITERS) - {"pack"} <= set(PLANTS)


@pytest.mark.parametrize(
    "written",
    [
        "GBP 162,505.80",
        "162505.8",
        "162505.80000000001",
        "162.505,80 EUR",
        "162\u202f505,80",
        "162 506",
        "162’506",
        "1,62,505.80",
        "162,505",
        "£162,506",
        "GBP\u00a0162506",
        "−162,505.80",
        "162.5k",
        "162.51 k",
        "162,505.80GBP",
        "GBP162,506",
        "row 3 162,505.80",
        "162506",
    ],
)
def test_an_amount_is_found_however_it_is_written(written: str) -> None:
    assert found(f"we take {written}, and no less", SECRETS)


@pytest.mark.parametrize(
    "written",
    ["162,507", "9162,505.80", "162,505.81", "162.5", "a162506b", "162,505,800", "1624", "sha 162506e1", "162506.5.1"],
)
def test_another_number_is_no_alarm(written: str) -> None:
    assert not found(f"we take {written}, and no less", SECRETS)


def test_a_small_amount_a_share_of_few_digits_and_few_letters_are_not_looked_for() -> None:
    assert not [*amount_secret("x", Decimal("999.99")), *share_secret("x", Decimal("0.55")), *text_secret("x", "S-106")]


def test_a_bare_number_is_an_amount_only_where_it_can_be_told_from_a_year_a_row_and_an_axis() -> None:
    year, tick = list(amount_secret("the target", 2026)), list(amount_secret("the target", 150_000))
    assert not found("2026", year)
    assert found("USD 2026", year)
    assert found("2,026", year)
    assert not found('{"values": [0, 150000]}', tick, "a.json")
    assert found('{"values": [150000.0]}', tick, "a.json")
    assert found("150000", tick)
    assert not found("<!doctype html><script>x = 162506</script>", SECRETS, "a.html")


def test_a_share_is_found_as_a_fraction_and_in_per_cent() -> None:
    share = list(share_secret("a share", Decimal("0.537500")))
    assert [found(text, share) for text in ("0.5375", "53.75 %", "53.75%", "53.75", "0.5376")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "written",
    [
        "NEVER TELL THEM ABOUT NORTHGATE & SONS, EVER",
        "never tell them\r\n  about Northgate &amp;amp; Sons, &quot;ever&quot;",
        "Never tell them about \\*\\*Northgate\\*\\* & Sons, ever",
        "Never t<b>ell</b> them about Northgate & Sons, ever",
        "Ｎever tell them about Northgate & Sons, ever",
    ],
)
def test_words_are_found_however_they_are_written(written: str) -> None:
    assert found(written, SECRETS)


@pytest.mark.parametrize(
    "content",
    [b"\xd0\xcf\x11\xe0 old office", b"\x00\x01binary", b"PK\x03\x04 broken", b"%PDF-1.7 broken", b"\x89PNG broken"],
)
def test_a_file_that_cannot_be_opened_does_not_pass(content: bytes) -> None:
    with pytest.raises(LeakError, match=r"(?s)cannot be searched.*where: a\.bin.*to do: "):
        check_files([("a.bin", content)], SECRETS)


def test_a_file_packed_in_itself_over_and_over_does_not_pass() -> None:
    content = b"words"
    for _ in range(12):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr("a", content)
        content = out.getvalue()
    with pytest.raises(LeakError, match="packed too many times"):
        check_files([("a.zip", content)], SECRETS)


def test_a_leak_is_an_error_of_the_build_that_names_file_part_and_kind() -> None:
    with pytest.raises(BuildError) as told:
        check_files([("brief.md", f"Aim at {AMOUNT}")], SECRETS)
    assert str(told.value).splitlines()[0].startswith("The client edition would tell the target")
    assert "where: brief.md" in str(told.value)
    assert "internal" in str(told.value).partition("to do: ")[2]
    assert AMOUNT not in repr(SECRETS)


NEGOTIATION = """
[negotiation]
target_amount = 130500
walk_away_amount = 141250.50
reason = "The board will pay no more than this"
"""
NOTE = 'kind = "{}"\nsubject = "{}"\ntext = "{}"\nauthor = "R. Hale"\ndate = 2026-11-01\n'


@pytest.fixture
def client(make_client: Callable[..., Path]) -> Path:
    """A client with aims set by hand, notes, another client's settlements, and a neighbour."""
    ledger = "Settlement,Client,Proposed Amount,Settled Amount,Currency\n"
    ledger += "Northgate Holdings 2025,Borealis Shipping,412345,268901,USD\n"
    files: dict[str, Any] = {
        "benchmarks/their settlements.csv": ledger,
        "notes/a.toml": NOTE.format("report", "FOC1234", "They have not found the second site yet"),
        "notes/b.toml": NOTE.format("position", "A", "Twelve were paid for and never deposited"),
        f"{DAY}/l.json": "{}",
        "../neighbour/client.toml": 'name = "Harbour Neighbours Ltd"\n',
        "../friend/client.toml": 'name = "Acme of Old"\n',
    }
    landing = Landing(make_client(files, ONE_ACCOUNT.replace('"Acme"', '"Acme of Old and New"') + NEGOTIATION))
    landing.build()
    landing.estate.close()
    return landing.client


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("USD 130,500", "target_amount of [negotiation]"),
        ("141250.5", "walk_away_amount of [negotiation]"),
        ("the board will pay no more than this", "the reason in [negotiation]"),
        ("They have not found the second site yet.", "a note of the advisers"),
        ("Northgate Holdings 2025", "a name of the settlement ledger"),
        ("BOREALIS SHIPPING", "a name of the settlement ledger"),
        ("268,901.00", "an amount of another client's settlement"),
        ("benchmarks/their settlements.csv", "a file of benchmarks"),
        ("like Harbour Neighbours Ltd.", "another client's name"),
        ("Walk-away", "the words walk-away"),
    ],
)
def test_what_only_our_side_may_know_is_read_from_the_estate(client: Path, told: str, kind: str) -> None:
    with pytest.raises(LeakError, match=re.escape(kind)):
        check_client_edition(client, [("brief.md", told)])


@pytest.mark.parametrize(
    "told", ["Twelve were paid for and never deposited", "Acme of Old and New", "Acme of Old", "USD 1", "the target"]
)
def test_what_the_client_says_itself_is_no_leak(client: Path, told: str) -> None:
    check_client_edition(client, [("brief.md", told)])


def test_speaker_notes_and_internal_titles_are_read_from_the_notebook(tmp_path: Path) -> None:
    cell = (
        'brief.section("Levers and concessions", internal=True)\nbrief.section("The rows")\n'
        'brief.exhibit(title="All rows of it", notes="Say {short_count} aloud. Then wait for them to speak.")'
    )
    words = dict(notebook_words(write_notebook(tmp_path / "n.ipynb", cell)))
    assert words == {
        "the title of an internal section": "Levers and concessions",
        "a speaker note": "Then wait for them to speak.",
    }


@pytest.mark.slow(reason="builds the sample clients and runs their notebooks")
class TestSampleClients:
    """The bank has a proposal, benchmarks and aims."""

    def test_an_aim_that_is_a_figure_for_all_is_no_secret(self, sample_clients: dict[str, Path]) -> None:
        with Estate(sample_clients["calderbank"]) as estate:
            amounts = estate.read("marts.settlement_range").select("range_key", "amount")
            known = dict(amounts.iter_rows())
            secret = {one.value for one in secrets_of(estate) if one.kind.startswith("the amount of")}
        assert known["walk_away"] == known["formula_shown"]
        assert f"{known['walk_away']:f}" not in secret
        assert f"{known['target']:f}" in secret

    def test_the_amount_of_another_that_a_relation_for_all_has_too_is_no_leak(
        self, sample_clients: dict[str, Path]
    ) -> None:
        client = sample_clients["calderbank"]
        with Estate(client) as estate:
            proposed = estate.read("marts.proposal_lines")["proposed_amount"].max()
        assert isinstance(proposed, Decimal)
        with Estate(client) as estate:
            public, theirs = PublicWords(estate), list(amount_secret("x", proposed))
            check_files([("a.md", f"{proposed:,.2f}")], theirs, public)
            with pytest.raises(LeakError):
                check_files([("a.md", f"{proposed + 1:,.2f}")], list(amount_secret("x", proposed + 1)), public)

    @pytest.mark.parametrize("name", ["true_forward", "renewal_readiness"])
    @pytest.mark.parametrize("client", ["calderbank", "stmarys", "harbourline"])
    def test_the_client_edition_passes_in_every_format(
        self, name: str, client: str, sample_clients: dict[str, Path], tmp_path: Path
    ) -> None:
        made = make_brief(name, sample_clients[client], AS_OF, edition="client", formats=list(WRITERS), out=tmp_path)
        assert len(made) == len(WRITERS)
        check_client_edition(sample_clients[client], made, notebook=NOTEBOOKS / f"{name}.ipynb")

    def test_the_internal_edition_would_be_stopped_in_every_format(
        self, sample_clients: dict[str, Path], tmp_path: Path
    ) -> None:
        client, notebook = sample_clients["calderbank"], NOTEBOOKS / "true_forward.ipynb"
        made = make_brief("true_forward", client, AS_OF, formats=list(WRITERS), out=tmp_path)
        for file in [
            *made,
            *(tmp_path / "calderbank").glob("*.ipynb"),
            *make_letters(client, AS_OF, edition="internal", out=tmp_path),
        ]:
            # What is asked for is asked for in both; a position adds owners, and those are roles that both name.
            if not file.name.startswith(("data_request", "positions")):
                with pytest.raises(LeakError):
                    check_client_edition(client, [file], notebook=notebook)

    def test_a_leaking_writer_is_stopped_before_anything_appears(
        self, sample_clients: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(making.WRITERS, "html", "tests.briefs.test_leak_check:leaking")
        client = sample_clients["calderbank"]
        with pytest.raises(LeakError, match="target_amount"):
            make_brief("true_forward", client, AS_OF, edition="client", out=tmp_path)
        assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".ipynb"]
        assert not list(tmp_path.rglob(".making-*"))


def leaking(document: Document, out: Path) -> Path:
    """A writer that tells the bank's target."""
    out.write_text(f"{document.cover.client_name}: {TARGET:,.2f}", "utf-8")
    return out
