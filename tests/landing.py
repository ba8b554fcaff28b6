"""A client's folder, landed: what became of its files and rows, told as a test wants to read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from analysis.engine.database import identifier
from analysis.engine.estate import Estate

# The client of these tests owns one Smart Account.
ONE_ACCOUNT = 'name = "Acme"\ncurrency = "USD"\nsmart_accounts = ["acme.example"]\n'
TWO_ACCOUNTS = 'name = "Acme"\ncurrency = "USD"\nsmart_accounts = ["acme.example", "north-gate.example"]\n'
DAY = "exports/2026-10-31"


class Landing:
    """A client's folder with its estate open; `land` reads the folder as it is now."""

    def __init__(self, client: Path) -> None:
        self.client = client
        self.estate = Estate(client, writing=True)
        self.estate.land()

    def write(self, files: dict[str, str | bytes]) -> None:
        """Put files into the folder, by their path in it."""
        for name, content in files.items():
            path = self.client / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def land(self) -> None:
        """Read the folder and its client.toml again."""
        self.estate.close()
        self.estate = Estate(self.client, writing=True)
        self.estate.land()

    def rows(self, relation: str, *columns: str) -> list[tuple[object, ...]]:
        """Columns of a relation, in the order of files and rows."""
        names = ", ".join(identifier(column) for column in columns)
        order = "order by (select path from meta.files as f where f.file_id = r.file_id), row_number"
        is_raw = relation.startswith("raw.") or relation == "meta.rejects"
        return self.estate.query(f"select {names} from {relation} as r {order if is_raw else 'order by all'}").rows()

    @property
    def formats(self) -> dict[str, str | None]:
        """What each file was recognised as."""
        return dict(self.estate.query("select path, format from meta.files").rows())

    @property
    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Rows read, landed and rejected of each file, by its name."""
        rows = self.estate.query("select path, read_count, landed_count, rejected_count from meta.files").rows()
        return {Path(path).name: counts for path, *counts_ in rows for counts in [tuple(counts_)]}

    @property
    def rejects(self) -> list[tuple[int, str]]:
        """Row number and reason of every rejected row."""
        return [(int(str(row)), str(reason)) for row, reason in self.rows("meta.rejects", "row_number", "reason")]

    @property
    def told(self) -> list[str]:
        """Every notice as its severity, its sentence and what to do."""
        rows = self.estate.query("select severity, notice, coalesce(remedy, '') from meta.notices order by all").rows()
        return [f"{severity}: {notice} {remedy}".strip() for severity, notice, remedy in rows]

    def build(self, as_of: date = date(2026, 11, 24)) -> None:
        """Build everything on what landed."""
        self.estate.build(as_of)

    def findings(self, check: str) -> list[str]:
        """The sentences one check found."""
        return [str(finding) for finding in self.estate.read("checks.findings", check_name=check)["finding"]]

    def state(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of core, marts and checks, and the fingerprints of what was built."""
        return state_of(self.estate)


def state_of(estate: Estate) -> dict[str, list[tuple[object, ...]]]:
    """What a build leaves behind: every row of core, marts and checks, and the fingerprints of what was built."""
    relations = [name for name in estate.relations if name.split(".")[0] in {"core", "marts", "checks"}]
    rows = {name: estate.query(f"select * from {name} order by all").rows() for name in relations}
    return {**rows, "builds": estate.query("select relation, fingerprint from meta.builds order by all").rows()}
