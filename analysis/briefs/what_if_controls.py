"""The sliders of a what-if as HTML: what each position is called, what is then supposed, and the model that moves.

Figures are left to the script, which works them out from the model; without a script the exhibit says what it shows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis.briefs.blocks import Exhibit
from analysis.briefs.markdown import bind
from analysis.briefs.what_if_words import AMOUNT, NAMES, PROPOSED, SHOWN, positions
from analysis.negotiation.what_if import STEPS
from analysis.numbers import DEFAULT_LOCALE, MINUS, amount_text, date_text, write_in

AIMS = (("first", "opening", "Open at"), ("second", "target", "Aim at"), ("third", "walk_away", "Walk away beyond"))
BANDS = {"ledger": "Own settlements", "claim": "Advisers' benchmark"}
_KEPT = "Moving the sliders changes nothing elsewhere in this brief."


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("analysis.briefs", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def controls_html(exhibit: Exhibit, locale: str = DEFAULT_LOCALE) -> Markup:
    """Return the sliders, the picture they move and the model behind them; nothing of an exhibit without one.

    An exhibit of the internal edition also brings the script of its range; the others need what_if.js and what_if.css
    alone, which the page includes once.
    """
    if exhibit.what_if is None:
        return Markup()
    with write_in(locale):
        made = _environment().get_template("what_if.html.j2").render(_parts(exhibit, exhibit.what_if))
    return Markup(made)  # noqa: S704 - made by a template that escapes


def _parts(exhibit: Exhibit, model: dict[str, Any]) -> dict[str, Any]:
    """What the template is given; `told` is what the script reads."""
    told = {name: [(bind(words), bind(said)) for words, said in positions(model, name)] for name in STEPS}
    words = {name: [position for position, _ in found] for name, found in told.items()}
    spread = model.get("range")
    return {
        "key": exhibit.key,
        "alt": exhibit.alt,
        "names": {"proposed": PROPOSED, "shown": SHOWN, "amount": AMOUNT},
        "proposed": model["proposed_cents"] is not None,
        "sliders": [
            {"name": name, "label": NAMES[name], "words": words[name], "rest": model["sliders"][name]["rest"]}
            for name in STEPS
        ],
        "spread": spread,
        "band": spread and _band(spread["band"], model["currency"]),
        "aims": AIMS,
        "kept": _KEPT,
        "told": {
            "model": model,
            "words": words,
            "said": {name: [said for _, said in found] for name, found in told.items()},
            "numbers": number_format(model["currency"]),
        },
    }


def number_format(currency: str) -> dict[str, Any]:
    """Return how amounts of a currency are written in the present locale, for a script that writes them itself."""
    long, short = amount_text(123_456_789_012, currency, bare=True), amount_text(Decimal("1.25"), currency, bare=True)
    first, *others = re.split(r"\D+", long)
    whole, *decimals = re.split(r"\D", short)
    return {
        "group": long[len(first) : len(first) + 1] if others else "",
        "groups": [len(part) for part in reversed(others)] or [len(long)],
        "decimal": short[len(whole) : len(whole) + 1],
        "decimals": len("".join(decimals)),
        "minus": MINUS,
        "money": amount_text(123_456_789_012, currency).replace(long, "{}"),
    }


def _band(band: dict[str, Any] | None, currency: str) -> dict[str, Any] | None:
    """What others settled for, with its date and n, without which it never stands."""
    if band is None:
        return None
    dated = date_text(band["source_date"]) if band["source_date"] else "undated"
    figures = [amount_text(Decimal(cents) / 100, currency, bare=True) for cents in band["cents"]]
    return {
        "name": BANDS[band["kind"]],
        "words": f"{band['sample_words']}, {dated}",
        "figures": list(dict.fromkeys(figures)),
    }
