"""What two clients suppose about their next True Forward: scenarios, ranges, and how the simulation draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stories.model import Client

Table = dict[str, str | float]

PLAN, REFRESH = "Capacity plan of October 2026", "Branch refresh plan of September 2026"
BUYING, TALKS = "Procurement's estimate of November 2026", "First talk of 16 November 2026"
SCENARIOS: dict[str, tuple[Table, ...]] = {
    "calderbank": (
        {"name": "Branch refresh done by the milestone", "use_change_share": -0.04, "source": REFRESH},
        {
            "name": "Growth as planned, half of the corrections accepted",
            "use_change_share": 0.03,
            "corrected_share": 0.5,
            "source": PLAN,
        },
        {"name": "Milestone three months later", "milestone_shift_months": 3, "source": TALKS},
    ),
}
RANGES: dict[str, tuple[Table, ...]] = {
    "calderbank": (
        {
            "driver": "use_change_share",
            "low": -0.04,
            "high": 0.06,
            "distribution": "triangular",
            "most_likely": 0.02,
            "source": PLAN,
        },
        {"driver": "price_change_share", "low": -0.05, "high": 0.0, "source": BUYING},
        {"driver": "corrected_share", "low": 0.5, "high": 1.0, "source": TALKS},
    ),
    "harbourline": ({"driver": "use_change_share", "low": -0.02, "high": 0.05, "source": PLAN},),
}
SEED = 2026
_WORDS = {
    "name": "a set of assumptions, as readers see it",
    "use_change_share": "of what is used",
    "corrected_share": "of the use that verified data takes off",
    "milestone_shift_months": "months; later is positive",
    "driver": "a term whose value is uncertain",
    "low": "the lowest it can be",
    "high": "the highest it can be",
    "distribution": "how it is drawn; left out: any value is as likely",
    "source": "who says so",
}


def supposed_lines(client: Client) -> list[tuple[str, str, str]]:
    """Key, value and comment of each line of client.toml; a line without a value stands as it is."""
    lines: list[tuple[str, str, str]] = []
    for table, told in (("scenarios", SCENARIOS), ("sensitivity", RANGES)):
        for number, one in enumerate(told.get(client.client_id, ())):
            lines += [("", "", ""), (f"[[{table}]]", "", "")]
            for key, answer in one.items():
                text = f'"{answer}"' if isinstance(answer, str) else f"{answer}"
                lines.append((key, text, _WORDS.get(key, "") if number == 0 else ""))
    if client.client_id in RANGES:
        lines += [("", "", ""), ("[simulation]", "", ""), ("seed", str(SEED), "the same seed draws the same again")]
    return lines
