"""What a client's `[look]` puts on the cover: locale, colour, its logo as a small picture, a template for slides."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from analysis.charts.accent import trouble_with_accent
from analysis.errors import ClientError, WorkbenchError
from analysis.exports.look import PICTURES, Look
from analysis.numbers import DEFAULT_LOCALE, write_in

LOGO_SIZE = (480, 160)
_MOST_BYTES = 5_000_000
_MOST_PIXELS = 40_000_000
_LEAST_INK = 16  # of 255, between the lightest and the darkest point on white paper
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, Image.DecompressionBombError)


@dataclass(frozen=True)
class CoverLook:
    """What the cover tells every format of the client's look; empty is the look of the house."""

    locale: str = DEFAULT_LOCALE
    accent: str = ""
    logo: str = ""
    slide_template: str = ""


def look_of(client: Path, look: Look) -> CoverLook:
    """Return a client's look, its files read and checked; ClientError names the key that cannot be used."""
    try:
        with write_in(look.locale):
            pass
    except WorkbenchError as error:
        raise _refused(client, "locale", error.what, error.todo) from error
    if trouble := trouble_with_accent(look.accent):
        raise _refused(client, "accent", trouble, "Choose another of the client's colours, or leave the key out.")
    if look.slide_template:
        _file_of(client, "slide_template", look.slide_template)
    return CoverLook(look.locale, look.accent.lower(), _logo(client, look.logo), look.slide_template)


def _refused(client: Path, key: str, trouble: str, todo: str) -> ClientError:
    return ClientError(f"client.toml: `look.{key}`: {trouble}", where=str(client / "client.toml"), todo=todo)


def _file_of(client: Path, key: str, name: str) -> Path:
    path = (client / name).resolve()
    if not path.is_relative_to(client.resolve()):
        raise _refused(client, key, f"{name!r} lies outside the client's folder.", "Copy the file into the folder.")
    if not path.is_file():
        todo = f"Put the file there, or leave `look.{key}` out."
        raise _refused(client, key, f"there is no file {name!r} in the client's folder.", todo)
    return path


def _logo(client: Path, name: str) -> str:
    """Return the logo as the data address of a PNG that holds nothing but its points."""
    if not name:
        return ""
    path = _file_of(client, "logo", name)
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise _refused(
            client,
            "logo",
            f"{name!r} has {size / 1_000_000:.1f} MB; {_MOST_BYTES / 1_000_000:.0f} MB is the most a logo may have.",
            f"Save it smaller: {LOGO_SIZE[0]} by {LOGO_SIZE[1]} points are shown.",
        )
    try:
        picture = _points(path)
    except _BROKEN as error:
        kinds = " or ".join(ending[1:].upper() for ending in PICTURES[:2])
        trouble = f"{name!r} cannot be read as a picture."
        raise _refused(client, "logo", trouble, f"Save the logo again as {kinds}, or leave the key out.") from error
    if _ink(picture) < _LEAST_INK:
        trouble = f"{name!r} shows nothing on white paper."
        raise _refused(client, "logo", trouble, "Give the logo that is made for a white ground.")
    made = io.BytesIO()
    picture.save(made, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"


def _points(path: Path) -> Image.Image:
    """Read a picture, upright and no larger than it is shown, without what its file says of it."""
    with Image.open(path, formats=["PNG", "JPEG"]) as found:
        if found.width * found.height > _MOST_PIXELS:
            raise ValueError(found.size)
        picture = ImageOps.exif_transpose(found)
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail(LOGO_SIZE, Image.Resampling.LANCZOS)
    picture.info.clear()
    return picture


def _ink(picture: Image.Image) -> int:
    """Return how far the darkest point is from the lightest, on white paper."""
    paper = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(paper, picture.convert("RGBA")).convert("L").tobytes()
    return max(grey) - min(grey)
