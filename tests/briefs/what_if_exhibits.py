"""The what-if of a client as its brief shows it, without running the notebook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from analysis.briefs.opening import open_brief
from analysis.briefs.what_if_exhibit import show_what_if

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.briefs.blocks import Block

AS_OF = date(2026, 11, 24)
TITLE = "With every correction done the charge is {verified_amount}"


def what_is_shown(client: Path, edition: Literal["internal", "client"] = "internal") -> Block:
    """The one block that the brief shows."""
    brief, shown = open_brief("true_forward", client=client, as_of=AS_OF, edition=edition), list["Block"]()
    brief._out = shown.append
    show_what_if(brief, title=TITLE, since=AS_OF)
    (block,) = shown
    return block
