"""`[look]` of client.toml: how its briefs write figures and what they carry of its own; no figure follows from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

PICTURES = (".png", ".jpg", ".jpeg")


def _of_kind(*endings: str) -> AfterValidator:
    def checked(name: str) -> str:
        if name and not name.lower().endswith(endings):
            raise ValueError(f"{name!r} does not end in {' or '.join(endings)}")
        return name

    return AfterValidator(checked)


class Look(BaseModel):
    """Locale, accent colour, and two files of the client's folder; empty is the look of the house."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    locale: str = "en-GB"
    accent: Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6})?$")] = ""
    logo: Annotated[str, _of_kind(*PICTURES)] = ""
    slide_template: Annotated[str, _of_kind(".pptx")] = ""
