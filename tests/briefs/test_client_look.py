"""What of a client's [look] reaches the cover, and what is refused before a brief opens."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from analysis.briefs import client_look
from analysis.briefs.client_look import CoverLook, look_of
from analysis.errors import ClientError
from analysis.exports.look import Look
from analysis.numbers import DEFAULT_LOCALE, current_locale


def picture(size: tuple[int, int] = (1400, 400), mode: str = "RGBA", ink: object = (75, 46, 131, 255)) -> Image.Image:
    made = Image.new(mode, size)
    if mode == "RGBA":
        ImageDraw.Draw(made).ellipse((20, 20, size[0] - 20, size[1] - 20), fill=ink)  # type: ignore[arg-type]
    return made


def opened(look: CoverLook) -> Image.Image:
    kind, _, data = look.logo.partition(",")
    assert kind == "data:image/png;base64"
    return Image.open(io.BytesIO(base64.b64decode(data)))


def refusal(client: Path, **look: str) -> ClientError:
    with pytest.raises(ClientError) as told:
        look_of(client, Look(**look))
    assert told.value.where.endswith("client.toml")
    assert told.value.todo
    return told.value


def test_an_empty_look_is_the_house_s(tmp_path: Path) -> None:
    assert look_of(tmp_path, Look()) == CoverLook("en-GB", "", "", "")


def test_a_large_logo_is_scaled_down_and_loses_what_its_file_says_of_it(tmp_path: Path) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "A. Person")
    picture().save(tmp_path / "logo.png", pnginfo=said, dpi=(300, 300))
    look = look_of(tmp_path, Look(logo="logo.png"))
    small = opened(look)
    assert (small.size, small.mode, small.info) == ((480, 137), "RGBA", {})
    assert b"Person" not in base64.b64decode(look.logo.partition(",")[2])


def test_a_small_logo_is_not_blown_up_and_a_photograph_becomes_a_png_that_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned by a quarter
    made = Image.linear_gradient("L").resize((60, 30)).convert("CMYK")
    made.save(tmp_path / "logo.JPG", "JPEG", exif=turned)
    small = opened(look_of(tmp_path, Look(logo="logo.JPG")))
    assert (small.size, small.mode, small.format) == ((30, 60), "RGB", "PNG")


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"],
    ids=["empty", "text", "svg", "gif"],
)
def test_a_logo_that_is_no_picture_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    told = refusal(tmp_path, logo="logo.png")
    assert told.what == "client.toml: `look.logo`: 'logo.png' cannot be read as a picture."
    assert told.todo == "Save the logo again as PNG or JPG, or leave the key out."


@pytest.mark.parametrize("kept", [40, 200, 2000])
def test_a_logo_that_breaks_off_is_no_picture(tmp_path: Path, kept: int) -> None:
    made = io.BytesIO()
    Image.effect_noise((200, 60), 60).save(made, "PNG")
    (tmp_path / "logo.png").write_bytes(made.getvalue()[:kept])
    assert "cannot be read as a picture" in refusal(tmp_path, logo="logo.png").what


def test_a_logo_too_large_to_be_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "logo.png").write_bytes(b"\0" * 5_000_001)
    assert "has 5.0 MB; 5 MB is the most" in refusal(tmp_path, logo="logo.png").what
    picture().save(tmp_path / "logo.png")
    monkeypatch.setattr(client_look, "_MOST_PIXELS", 1400 * 400 - 1)
    assert "cannot be read as a picture" in refusal(tmp_path, logo="logo.png").what


def test_a_white_logo_would_not_be_seen(tmp_path: Path) -> None:
    picture(ink=(255, 255, 255, 255)).save(tmp_path / "logo.png")
    assert "shows nothing on white paper" in refusal(tmp_path, logo="logo.png").what


@pytest.mark.parametrize(("key", "ending"), [("logo", "png"), ("slide_template", "pptx")])
def test_a_file_that_is_not_there_or_lies_outside_the_folder_is_refused(tmp_path: Path, key: str, ending: str) -> None:
    client = tmp_path / "acme"
    client.mkdir()
    outside = tmp_path / f"outside.{ending}"
    picture().save(outside, "PNG")
    (client / f"link.{ending}").symlink_to(outside)
    assert f"`look.{key}`: there is no file 'gone.{ending}'" in refusal(client, **{key: f"gone.{ending}"}).what
    for name in (f"../outside.{ending}", str(outside), f"link.{ending}"):
        assert "lies outside the client's folder" in refusal(client, **{key: name}).what


def test_an_accent_or_locale_that_cannot_be_used_is_named_by_its_key(tmp_path: Path) -> None:
    assert "`look.accent`: #e0a000 has a contrast of 2.3 : 1" in refusal(tmp_path, accent="#e0a000").what
    told = refusal(tmp_path, locale="de-DD")
    assert told.what == "client.toml: `look.locale`: 'de-DD' is no locale that is known here."
    assert "Did you mean de-" in told.todo
    assert current_locale() == DEFAULT_LOCALE
