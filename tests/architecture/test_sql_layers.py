"""What each layer of SQL may read: the second table of ARCHITECTURE.md."""

from __future__ import annotations

import pytest

from analysis.engine.models import LAYERS, all_checks, all_models

MAY_READ = {
    "staging": {"raw", "meta"},
    "core": {"staging", "core", "inputs", "reference"},
    "marts": {"core", "marts", "inputs", "reference"},
    "checks": {"core", "marts", "inputs", "reference"},
}
READS = {name: model.reads for name, model in all_models().items()} | {
    f"checks.{name}": check.reads for name, check in all_checks().items()
}


@pytest.mark.parametrize("name", READS)
def test_a_query_reads_only_the_layers_below_it(name: str) -> None:
    layer = name.split(".", maxsplit=1)[0]
    beyond = {relation for relation in READS[name] if relation.split(".")[0] not in MAY_READ[layer]}
    assert not beyond, f"{layer} may not read {sorted(beyond)}"


def test_core_and_marts_are_tables_and_staging_is_a_view_or_a_table() -> None:
    kinds = {layer: {model.kind for name, model in all_models().items() if name.startswith(layer)} for layer in LAYERS}
    assert kinds["core"] == kinds["marts"] == {"table"}
    assert kinds["staging"] <= {"view", "table"}


def test_every_staging_and_core_relation_is_read_by_another() -> None:
    read = {relation for relations in READS.values() for relation in relations}
    below = {name for name in all_models() if not name.startswith("marts.")}
    assert not below - read, "a relation nobody reads says nothing to anybody"
