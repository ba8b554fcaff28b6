"""`make gallery`: a picture of every chart, page and slide of the sample clients' briefs, and the page that shows them.

Needs the browser, LibreOffice and poppler that `python -m tests.install_browser` provides.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from analysis.briefs.blocks import Exhibit
from analysis.briefs.document import Document, read_document
from analysis.briefs.making import EDITIONS, make_brief
from analysis.briefs.pictures import png_of
from analysis.engine.estate import Estate
from tests.briefs.browser import open_browser

HERE = Path(__file__).parent
PICTURES = HERE / "images" / "gallery"
SAMPLES = HERE.parent / "data" / "sample"
COLORS = 128
THUMBNAIL, ACROSS, GAP = 240, 5, 12
SCREEN, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True)
class Shown:
    """A picture and the words under it."""

    file: str
    words: str


def keep(name: str, picture: Image.Image, words: str) -> Shown:
    """Keep a picture with few colours: it is mostly paper and ink."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    small = picture.convert("RGB").quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}.png", optimize=True)
    return Shown(f"{name}.png", words)


def contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    """Lay pages out side by side, as a reader leafing through would see them."""
    tiles = [
        one.resize((THUMBNAIL, round(one.height * THUMBNAIL / one.width)), Image.Resampling.LANCZOS) for one in pictures
    ]
    step_x, step_y = THUMBNAIL + GAP, max(tile.height for tile in tiles) + GAP
    rows = -(-len(tiles) // ACROSS)
    sheet = Image.new("RGB", (min(len(tiles), ACROSS) * step_x + GAP, rows * step_y + GAP), "#d8dee4")
    for place, tile in enumerate(tiles):
        sheet.paste(tile, (GAP + place % ACROSS * step_x, GAP + place // ACROSS * step_y))
    return sheet


def pages_of(pdf: Path, dots: int = 60) -> list[Image.Image]:
    """Every page of a PDF as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(dots), "-png", str(pdf), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True)
        return [Image.open(io.BytesIO(path.read_bytes())) for path in sorted(Path(folder).glob("*.png"))]


def slides_of(pptx: Path, folder: Path) -> list[Image.Image]:
    """Every slide, as LibreOffice shows it."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(pptx)]
    subprocess.run(command, check=True, capture_output=True)
    return pages_of(folder / f"{pptx.stem}.pdf", 40)


def charts(made: dict[tuple[str, str], Document]) -> Iterator[Shown]:
    """One picture of each exhibit that has a chart, of the client that has the most to show in it."""
    richest: dict[tuple[str, str], tuple[int, str, Exhibit, Document]] = {}
    for (client, name), document in made.items():
        for exhibit in document.exhibits:
            if exhibit.chart:
                size = len(str(exhibit.chart))
                known = richest.get((name, exhibit.key))
                if known is None or size > known[0]:
                    richest[name, exhibit.key] = (size, client, exhibit, document)
    for (name, key), (_, client, exhibit, document) in sorted(richest.items()):
        picture = Image.open(io.BytesIO(png_of(exhibit, document, 1.5)))
        yield keep(f"chart-{name}-{key}", picture, f"{exhibit.title} ({client}). {exhibit.note}".strip())


def screens(page: Page, html: Path) -> Iterator[Shown]:
    """What a reader sees on a screen, on a phone, at night, in a meeting."""
    for name, size, scheme, words in (
        ("screen", SCREEN, "light", "The page on a screen"),
        ("night", SCREEN, "dark", "The same at night"),
        ("phone", PHONE, "light", "On a phone"),
    ):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(html.as_uri())
        page.wait_for_selector("html[data-charts=drawn]")
        yield keep(f"page-{name}", Image.open(io.BytesIO(page.screenshot())), words)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.emulate_media(color_scheme="light")
    page.goto(html.as_uri())
    page.wait_for_selector("html[data-charts=drawn]")
    page.keyboard.press("p")
    for number in range(4):
        page.wait_for_timeout(400)
        yield keep(
            f"meeting-{number + 1}", Image.open(io.BytesIO(page.screenshot())), f"Meeting mode, slide {number + 1}"
        )
        page.keyboard.press("ArrowRight")


def build(client: Path, day: date) -> None:
    """Bring a sample's estate up to its day."""
    with Estate(client, writing=True) as estate:
        estate.land()
        estate.build(day)


def main() -> None:
    """Make every picture anew."""
    settings = tomllib.loads((SAMPLES / "demo.toml").read_text("utf-8"))
    day = settings["as_of"] if isinstance(settings["as_of"], date) else date.fromisoformat(settings["as_of"])
    shutil.rmtree(PICTURES, ignore_errors=True)
    told: list[tuple[str, list[Shown]]] = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        made: dict[tuple[str, str], Document] = {}
        for client in settings["clients"]:
            build(SAMPLES / client, day)
            for name in settings["briefs"]:
                for edition in EDITIONS:
                    make_brief(name, SAMPLES / client, day, edition=edition, formats=["html", "pdf", "pptx"], out=out)
                made[client, name] = read_document(out / client / f"{name}-internal.ipynb")
                sys.stderr.write(f"{name} of {client}\n")
        last = settings["clients"][-1]
        with open_browser() as browser:
            page = browser.new_page()
            told.append(("On a screen", list(screens(page, out / last / "true_forward-internal.html"))))
        told.append(("Every chart", list(charts(made))))
        paper, slides = [], []
        for client, name in made:
            stem = out / client / f"{name}-internal"
            pages = contact_sheet(pages_of(stem.with_suffix(".pdf")))
            paper.append(keep(f"paper-{name}-{client}", pages, f"{name} of {client}, every page of its PDF"))
            shown = contact_sheet(slides_of(stem.with_suffix(".pptx"), out))
            slides.append(keep(f"slides-{name}-{client}", shown, f"{name} of {client}, every slide"))
        told += [("On paper", paper), ("As slides", slides)]
    (HERE / "gallery.md").write_text(written(told), "utf-8")


def written(told: list[tuple[str, list[Shown]]]) -> str:
    """gallery.md: headings, pictures, words."""
    lines = ["# Gallery", "", "Made by `make gallery` from the sample clients; figures and companies are invented.", ""]
    for title, pictures in told:
        lines += [f"## {title}", ""]
        for one in pictures:
            words = one.words.replace("[", "(").replace("]", ")")
            lines += [f"![{words}](images/gallery/{one.file})", "", words, ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
