"""Tables of licence use over time: a period, a device or an account, an entitlement, a count."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "usage_history"
TAG = "regid.2018-06.com.cisco.DNA_NWStack,1.0_0f0e"


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        ("Date,Serial Number,License,In Use", "2026-09-01,FOC1,DNA Advantage,4", ("2026-09-01", None, "FOC1", "4")),
        (
            "Period Start;Period End;Device Serial;Entitlement Tag;Count",
            f'2026-09-01;2026-09-30;FOC1;"{TAG}";4',
            ("2026-09-01", "2026-09-30", "FOC1", "4"),
        ),
        ("Usage Date\tVirtual Account\tLicence\tUsed", "2026-09-01\tCampus\tDNA\t4", ("2026-09-01", None, None, "4")),
    ],
)
def test_a_table_of_periods_and_counts_is_recognised_by_its_header(
    land: Land, header: str, row: str, kept: tuple[str | None, ...]
) -> None:
    landed = land({f"{DAY}/history.csv": f"{header}\n{row}\n"})
    assert landed.formats == {f"{DAY}/history.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "period_start", "period_end", "serial_number", "used_count") == [kept]


def test_a_table_may_name_the_tag_the_licence_or_both(land: Land) -> None:
    landed = land(
        {
            f"{DAY}/1.csv": f'Date,Entitlement Tag,Count\n2026-09-01,"{TAG}",1\n',
            f"{DAY}/2.csv": "Date,License,Count\n2026-09-01,DNA Advantage,2\n",
            f"{DAY}/3.csv": f'Date,Tag,License Name,Count\n2026-09-01,"{TAG}",DNA Advantage,3\n',
        }
    )
    assert staged(landed, "staging.usage_points", "used_count", "entitlement_tag", "license_name") == [
        (1, TAG, None),
        (2, None, "DNA Advantage"),
        (3, TAG, "DNA Advantage"),
    ]


def test_a_row_that_cannot_be_read_is_rejected_and_the_others_land(land: Land) -> None:
    landed = land(
        {f"{DAY}/h.csv": "Date,License,Used\n2026-09-01,A,1\nlast week,A,1\n2026-09-02,A,some\n2026-09-03,,1\n"}
    )
    assert landed.rejects == [
        (3, "column 'Date': last week is not a date"),
        (4, "column 'Used': some is not a whole number"),
        (5, "column 'License': is empty"),
    ]


@pytest.mark.parametrize(
    ("header", "other"),
    [
        ("License,Virtual Account,Available to Use,In Use,Balance", "cssm_licenses"),
        ("License,Quantity,Start Date,End Date,In Use", None),
        ("Date,Message,User,Count", None),
    ],
)
def test_a_table_of_positions_or_terms_is_not_a_history(land: Land, header: str, other: str | None) -> None:
    row = ",".join("1" for _ in header.split(","))
    assert land({f"{DAY}/t.csv": f"{header}\n{row}\n"}).formats == {f"{DAY}/t.csv": other}
