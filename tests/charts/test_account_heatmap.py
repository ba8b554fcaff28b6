from __future__ import annotations

from typing import Any

from analysis.charts import account_heatmap
from analysis.charts.theme import balance_tones
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import POSITION, large, position


def _scale() -> dict[str, Any]:
    layers = account_heatmap(POSITION, **PARTS).to_dict()["layer"]
    scale: dict[str, Any] = next(
        layer["encoding"]["color"]["scale"] for layer in layers if "color" in layer["encoding"]
    )
    return scale


def _tone(balance: float) -> str:
    steps: list[float] = _scale()["domain"]
    return balance_tones()[sum(balance >= bound for bound in steps)]


def test_the_scale_is_centred_on_zero() -> None:
    domain = _scale()["domain"]
    assert domain == [-bound for bound in reversed(domain)]
    assert _tone(0) == "balanced"


def test_short_is_orange_and_surplus_is_blue_from_the_first_licence() -> None:
    assert _tone(-1).startswith("short")
    assert _tone(1).startswith("surplus")
    assert _tone(-312) == "short_4"


def test_a_cell_carries_its_figure_with_a_true_minus() -> None:
    assert {"−312", "150", "0"} <= set(words(account_heatmap(POSITION, **PARTS)))


def test_what_is_unknown_is_hatched_with_a_question_mark_and_never_a_figure() -> None:
    drawn = account_heatmap(POSITION, **PARTS)
    assert words(drawn).count("?") == 1
    assert "unknown" in {row["tip_3"] for row in rows(drawn, "tip_3")}
    assert len(rows(drawn, "balance_count")) == 3


def test_what_is_neither_owned_nor_used_is_left_blank() -> None:
    told = [row["spoken"] for row in rows(account_heatmap(POSITION, **PARTS), "spoken")]
    assert sum("C9300-24 DNA Advantage in DEFAULT" in words for words in told) == 0


def test_two_accounts_of_one_name_never_merge() -> None:
    cells = position(
        ("harbourline.example", "DEFAULT", "ISE", 10, 0, 10),
        ("calder.example", "DEFAULT", "ISE", 0, 4, -4),
        ("calder.example", "Retired", "ISE", 0, 1, -1),
    )
    drawn = account_heatmap(cells, **PARTS)
    labels = words(drawn)
    assert labels.count("DEFAULT") == 2
    assert {"· harbourline", "· calder"} <= set(labels)
    assert "Largest shortage: −4 ISE in DEFAULT · calder." in meta(drawn)["alt"]
    assert len(rows(drawn, "balance_count")) == 3


def test_lots_of_one_position_are_added_and_an_unknown_part_makes_it_unknown() -> None:
    known = position(("a.example", "X", "ISE", 5, 0, 5), ("a.example", "X", "ISE", 2, 0, 2))
    assert [row["balance_count"] for row in rows(account_heatmap(known, **PARTS), "balance_count")] == [7]
    unknown = position(("a.example", "X", "ISE", 5, 0, 5), ("a.example", "X", "ISE", 2, 0, None))
    assert rows(account_heatmap(unknown, **PARTS), "balance_count") == []


def test_what_the_page_has_no_room_for_is_the_smallest_and_is_counted() -> None:
    drawn = account_heatmap(large("account_heatmap"), **PARTS)
    shown = rows(drawn, "balance_count")
    assert max(abs(row["balance_count"]) for row in shown) == 30 * 8000
    assert f"24 of 60 accounts and {len({row['license_name'] for row in shown})} of 40 licences" in meta(drawn)["alt"]
    assert any(line.startswith("Shown: 24 of 60 accounts") for line in words(drawn))


def test_the_worst_account_stands_first() -> None:
    assert words(account_heatmap(POSITION, **PARTS)).index("Campus") < words(account_heatmap(POSITION, **PARTS)).index(
        "Datacentre"
    )
