"""One client whose every name attacks: what it is called arrives as text in every format, and nothing of it runs."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from pypdf import PdfReader

from analysis.briefs.file_parts import parts_of
from analysis.briefs.leak_check import unescaped
from analysis.briefs.letters import make_letters
from analysis.briefs.making import WRITERS, make_brief
from analysis.engine.estate import Estate
from tests.briefs.browser import visit
from tests.conftest import AS_OF
from tests.exports.answers import licence, page
from tests.landing import DAY

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow(reason="builds a client and runs both briefs in every format")

CLIENT = '<script>alert(1)</script> Ünïcode & "Söhne" 株式会社 שלום \u202eevil {{ 7*7 }} #let x'
LICENCES = [
    "=cmd|' /C calc'!A1",
    "+SUM(1+1)*cmd",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "a|b*c$d#e{f}g%h\\i`j_k~l",
    '#panic("x") $x^2$ @ref <label> {0.__class__} %s',
    "{% include 'brief.html.j2' %} {{ facts }}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "[x](javascript:alert(1)) ![y](https://evil.example/y.png)",
    "ライセンス רישיון лицензия",
    "C9300_" + "x" * 200,
]
ACCOUNT = '=HYPERLINK("https://evil.example") | Größe'
LOT = {"licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}
FOLDER = "-o'dd $(name) & 株"
FORMATS = [form for form in WRITERS if form != "pack"]


def letters(text: str) -> str:
    """Text as it is compared: without invisible characters, white space and the order marks of a script."""
    plain = unicodedata.normalize("NFKC", unescaped(text)).casefold()  # a title may be set in capitals
    return "".join(
        char
        for char in plain
        if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"} and char != "\ufffd"
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """Both briefs in every format, internal, by brief and format."""
    folder = tmp_path_factory.mktemp("hostile")
    client = folder / FOLDER
    (client / DAY).mkdir(parents=True)
    quoted = CLIENT.replace("\\", "\\\\").replace('"', '\\"')
    (client / "client.toml").write_text(
        f'name = "{quoted}"\ncurrency = "USD"\nsmart_accounts = ["acme.example"]\n', "utf-8"
    )
    lots: list[Any] = [{"quantity": 1, **LOT}]
    short = [
        licence(name, ACCOUNT, quantity=1, inUse=90 - place, licenseDetails=lots) for place, name in enumerate(LICENCES)
    ]
    spare = [
        licence(name, "Campus", quantity=400, inUse=1, licenseDetails=[{"quantity": 400, **LOT}]) for name in LICENCES
    ]
    (client / DAY / "l.json").write_text(page(*short, *spare), "utf-8")
    with Estate(client, writing=True) as estate:
        estate.land()
        estate.build(AS_OF)
    out = folder / "reports"
    made = {
        name: {path.suffix[1:]: path for path in make_brief(name, client, AS_OF, formats=FORMATS, out=out)}
        for name in ("renewal_readiness", "true_forward")
    }
    sent = make_letters(client, AS_OF, out=out)
    return {**made, "letters": {path.name: path for path in sent}}


def shown(path: Path) -> str:
    """What a reader finds in a file."""
    if path.suffix == ".pdf":
        return "\n".join(one.extract_text() for one in PdfReader(path).pages)
    return "\n".join(part.text for part in parts_of(path.read_bytes(), path.name) if part.kind != "code")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "pdf"])
def test_the_client_and_every_licence_arrive_letter_by_letter(form: str, written: dict[str, dict[str, Path]]) -> None:
    text = letters(shown(written["renewal_readiness"][form]))
    assert letters(CLIENT) in text
    named = [name for name in LICENCES[:4] if letters(name) in text]
    assert named


@pytest.mark.parametrize("name", ["renewal_readiness", "true_forward"])
def test_the_pdf_shows_the_client_s_name_and_runs_none_of_it(name: str, written: dict[str, dict[str, Path]]) -> None:
    text = letters(shown(written[name]["pdf"]))
    assert letters("<script>alert(1)</script>") in text
    assert letters('Ünïcode & "Söhne"') in text  # a name that is too long for a line is cut


@pytest.mark.parametrize("name", ["renewal_readiness", "true_forward"])
def test_nothing_runs_in_the_page(name: str, written: dict[str, dict[str, Path]], browser: Browser) -> None:
    # A dialog would keep the page from being drawn, and stop the visit.
    with visit(browser, written[name]["html"], {"viewport": {"width": 1280, "height": 900}}) as visited:
        assert visited.page.locator("img[src=x], a[href^='javascript:'], [onerror]").count() == 0
        assert visited.page.evaluate("[...document.scripts].some(one => /^alert/.test(one.textContent))") is False


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(written: dict[str, dict[str, Path]]) -> None:
    for name in ("renewal_readiness", "true_forward"):
        for form in ("xlsx", "pptx"):
            for part in parts_of(written[name][form].read_bytes(), form):
                if "worksheets/sheet" in part.place and part.kind == "code":
                    assert not re.search(r"<f[ >]", part.text), part.place
                if part.place.endswith(".rels, markup"):
                    assert "evil.example" not in part.text, part.place


def test_the_letters_say_the_names_and_link_to_nothing(written: dict[str, dict[str, Path]]) -> None:
    for name, path in written["letters"].items():
        if path.suffix == ".docx":
            read = Document(io.BytesIO(path.read_bytes()))
            text = "\n".join(one.text for one in read.paragraphs)
            assert not [one for one in read.part.rels.values() if one.is_external], name
        else:
            text = path.read_text("utf-8").replace("\\", "")
        if not name.startswith("data_request"):
            assert letters("<script>alert(1)</script>") in letters(text), name


def test_files_are_named_after_the_brief_and_nothing_of_the_client(written: dict[str, dict[str, Path]]) -> None:
    for name in ("renewal_readiness", "true_forward"):
        for path in written[name].values():
            assert re.fullmatch(r"[a-z_]+-internal\.[a-z]+", path.name)
            assert path.parent.name == FOLDER
    assert all(zipfile.is_zipfile(written["renewal_readiness"][form]) for form in ("pptx", "xlsx"))
