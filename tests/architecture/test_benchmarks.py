"""No benchmark leaves the estate without its source, its date and how many cases stand behind it (RULES.md §9)."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from analysis.engine.database import Database
from tests.architecture.sources import NOTEBOOKS, PACKAGE

BENCHMARK = {"low_share", "high_share", "lower_quartile_share", "median_share", "upper_quartile_share", "is_benchmark"}
CARRIED = {"source", "source_date", "sample_count", "sample_words", "source_words"}


def test_every_mart_that_holds_a_benchmark_carries_what_it_may_not_be_printed_without(empty_estate: Path) -> None:
    database = Database(empty_estate, read_only=True)
    columns: dict[str, set[str]] = {}
    for table, column in database.rows(
        "select table_name, column_name from information_schema.columns where table_schema = 'marts'"
    ):
        columns.setdefault(table, set()).add(column)
    database.close()
    holding = {table: names for table, names in columns.items() if BENCHMARK & names}
    assert {"settlement_range", "settlement_benchmarks", "benchmark_claims"} <= set(holding)
    assert {table for table, names in holding.items() if names < names | CARRIED} == set()


def test_every_claim_names_its_source_and_tells_date_and_n_or_leaves_them_open() -> None:
    rows = list(csv.DictReader((PACKAGE / "reference" / "benchmarks.csv").read_text("utf-8").splitlines()))
    assert rows
    for row in rows:
        assert row["source"], row
        assert row["certainty"] in {"V", "S", "I", "M"}, row
        assert re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", row["source_date"]), row
        assert re.fullmatch(r"\d*", row["sample_count"]), row
        assert bool(row["low_share"]) == bool(row["high_share"]) == (row["benchmark_measure"] != "words"), row
        assert row["low_share"] <= row["high_share"], row


def test_a_claims_figures_stand_in_its_file_alone() -> None:
    claimed = re.compile(r"\b0?\.(40|4)\b.{0,20}\b0?\.65\b|\b40\D{1,6}65\b|\b15\D{1,6}42\b")
    paths = [path for kind in ("*.py", "*.sql", "*.j2") for path in PACKAGE.rglob(kind)]
    paths += [PACKAGE / "reference" / "rules.csv", *NOTEBOOKS.rglob("*.ipynb")]
    assert [path.name for path in paths if claimed.search(path.read_text("utf-8"))] == []
