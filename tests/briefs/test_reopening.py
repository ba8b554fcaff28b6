"""What was written opens elsewhere: packages that hold together, LibreOffice without repair, poppler without a word."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pptx import Presentation
from pypdf import PdfReader

from analysis.briefs.letters import make_letters
from analysis.briefs.making import make_brief
from tests.conftest import AS_OF

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow(reason="builds the sample clients and starts LibreOffice")

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SUFFIXES = ("pptx", "xlsx", "docx")


@pytest.fixture(scope="module")
def written(sample_clients: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The bank's brief in every format of an office, as PDF, and one of its letters."""
    out, client = tmp_path_factory.mktemp("written"), sample_clients["calderbank"]
    made = make_brief("true_forward", client, AS_OF, formats=["pdf", "pptx", "xlsx"], out=out)
    made += make_letters(client, AS_OF, formats=["docx"], out=out)[:1]
    return {path.suffix[1:]: path for path in made}


@pytest.fixture(scope="module")
def converted(written: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same files as LibreOffice prints them; one start for all of them."""
    if OFFICE is None:
        pytest.skip("there is no LibreOffice; on Debian, as root, `python -m tests.install_browser` installs it")
    folder = tmp_path_factory.mktemp("office")
    out = {suffix: folder / f"{suffix}.pdf" for suffix in SUFFIXES}
    named = [shutil.copy(written[suffix], folder / f"{suffix}.{suffix}") for suffix in SUFFIXES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, named)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"error|repair", done.stderr, re.IGNORECASE), done.stderr
    return out


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_libreoffice_reads_it_to_its_end(suffix: str, converted: dict[str, Path]) -> None:
    assert converted[suffix].is_file()
    assert len(PdfReader(converted[suffix]).pages) > 0


def test_every_slide_is_a_page(written: dict[str, Path], converted: dict[str, Path]) -> None:
    assert len(PdfReader(converted["pptx"]).pages) == len(Presentation(str(written["pptx"])).slides)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_package_holds_together(suffix: str, written: dict[str, Path]) -> None:
    with zipfile.ZipFile(written[suffix]) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert Counter(names).most_common(1)[0][1] == 1
        kinds = ET.fromstring(package.read("[Content_Types].xml"))  # noqa: S314 - our own
        endings = {one.get("Extension", "").lower() for one in kinds if one.tag.endswith("}Default")}
        stated = {one.get("PartName") for one in kinds if one.tag.endswith("}Override")}
        assert stated <= {f"/{name}" for name in names}
        bare = [name for name in names if f"/{name}" not in stated and name.rpartition(".")[2].lower() not in endings]
        assert [name for name in bare if name != "[Content_Types].xml"] == []
        for name in names:
            if name.endswith(".rels"):
                relations = list(ET.fromstring(package.read(name)))  # noqa: S314
                assert len({one.get("Id") for one in relations}) == len(relations), name
                base = posixpath.dirname(posixpath.dirname(name))
                inner = [one.get("Target", "") for one in relations if one.get("TargetMode") != "External"]
                targets = {posixpath.normpath(posixpath.join("/", base, target)).lstrip("/") for target in inner}
                assert targets <= set(names), name
            elif name.endswith(".xml"):
                ET.fromstring(package.read(name))  # noqa: S314


def test_no_two_shapes_of_a_slide_share_an_id(written: dict[str, Path]) -> None:
    for number, slide in enumerate(Presentation(str(written["pptx"])).slides, start=1):
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids), number


def test_poppler_opens_the_pdf(written: dict[str, Path]) -> None:
    info, text = shutil.which("pdfinfo"), shutil.which("pdftotext")
    if info is None or text is None:
        pytest.skip("there is no poppler; on Debian, as root, `python -m tests.install_browser` installs it")
    told = subprocess.run([info, str(written["pdf"])], capture_output=True, text=True, check=True)
    read = subprocess.run([text, str(written["pdf"]), "-"], capture_output=True, text=True, check=True)
    # MarkInfo's Suspects is a boolean, as the standard has it; this poppler expects something else and says so.
    said = [line for line in (told.stderr + read.stderr).splitlines() if "Suspects" not in line]
    assert said == []
    assert re.search(r"^Tagged: +yes$", told.stdout, re.MULTILINE)
    assert "CALDER BANK" in read.stdout
