"""The day that the title rows of a table tell."""

from __future__ import annotations

import pytest

from analysis.exports.title_dates import title_day
from tests.engine.conftest import Land


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Report generated: 10-Apr-2026"], "2026-04-10"),
        (["Installed base", "as of 2026-04-10 08:15"], "2026-04-10"),
        (["April 10, 2026", "Printed 10 April 2026"], "2026-04-10"),
        (["From 01-Jan-2026 to 31-Mar-2026"], None),
        (["10/04/2026"], None),
        (["31-Feb-2026", "Contract 2026-13-45"], None),
        ([], None),
    ],
)
def test_one_day_that_reads_in_one_way_is_taken(lines: list[str], day: str | None) -> None:
    assert (str(found) if (found := title_day(lines)) else None) == day


def test_a_table_in_no_dated_folder_is_of_the_day_its_title_tells(land: Land) -> None:
    table = "Licence report\nGenerated 10-Apr-2026\n\nLicense,Available to Use,In Use,Virtual Account\nA,5,4,Campus\n"
    landed = land({"exports/table.csv": table})
    ((day, source),) = landed.rows("meta.files", "taken_at", "taken_at_source")
    assert (str(day), source) == ("2026-04-10", "the file itself")
    assert landed.counts == {"table.csv": (1, 1, 0)}


def test_the_folder_outweighs_the_title(land: Land) -> None:
    table = "Generated 10-Apr-2026\nLicense,Available to Use,In Use,Virtual Account\nA,5,4,Campus\n"
    landed = land({"exports/2026-10-31/table.csv": table})
    assert landed.rows("meta.files", "taken_at_source") == [("folder",)]
