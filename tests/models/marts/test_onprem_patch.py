"""marts.onprem_patch: what each advisory means for each SSM On-Prem (RULES.md §6)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

CheckModel = Callable[..., None]


FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures" / "advisories"
ADVISORIES = """
    advisory_id | cve_ids    | cvss_score | fixed_note
    sa          | CVE-2026-1 | 9.8        | Upgrade to 9-202601.
"""


def compared(
    check_model: CheckModel, system: tuple[str, str, str], releases: str, expected: str, fix: str = ""
) -> None:
    version, train, month = system
    header = (
        "advisory_id | release_number | cve_id | updated_date | product_status | version_text | release_train"
        " | release_month | through_version | through_month | first_fixed_version | fixed_train | fixed_month"
    )
    rows = [line.strip() for line in releases.strip().splitlines()]
    said = "\n".join(f"sa | {place} | {row}" for place, row in enumerate(rows, start=1))
    check_model(
        "marts.onprem_patch",
        given={
            "core.onprem_systems": f"onprem_name | version | release_train | release_month\nssm | {version} | {train} | {month}",
            "core.onprem_advisories": ADVISORIES,
            "core.onprem_releases": f"{header}\n{said}",
        },
        expect=f"onprem_name | patch_status | first_fixed_version\nssm | {expected} | {fix}",
    )


NINE = ("9-202510", "9", "202510")
LISTED = '"" | 2026-04-01 | Affected | 9-202510 | 9 | 202510 | | | | |'
FIXED = '"" | 2026-04-01 | Unknown | | | | | | 9-202601 | 9 | 202601'


def test_a_listed_release_is_affected_and_its_fix_is_told(check_model: CheckModel) -> None:
    compared(check_model, NINE, f"{LISTED}\n{FIXED}", "Affected", "9-202601")


def test_a_release_that_is_not_listed_is_unknown_never_safe(check_model: CheckModel) -> None:
    compared(check_model, ("9-202601", "9", "202601"), LISTED, "Unknown")
    compared(check_model, ("8-202404", "8", "202404"), f"{LISTED}\n{FIXED}", "Unknown", "9-202601")


def test_at_or_after_the_first_fixed_release_of_its_train_is_fixed(check_model: CheckModel) -> None:
    compared(check_model, ("9-202601", "9", "202601"), f"{LISTED}\n{FIXED}", "Fixed", "9-202601")
    compared(check_model, ("9-202604", "9", "202604"), f"{LISTED}\n{FIXED}", "Fixed", "9-202601")


def test_a_later_release_of_another_train_is_unknown_since_majors_are_no_order(check_model: CheckModel) -> None:
    compared(check_model, ("10-202608", "10", "202608"), f"{LISTED}\n{FIXED}", "Unknown", "9-202601")


def test_being_listed_is_before_being_after_a_fix(check_model: CheckModel) -> None:
    listed_again = LISTED.replace("202510", "202604")
    compared(check_model, ("9-202604", "9", "202604"), f"{listed_again}\n{FIXED}", "Affected", "9-202601")


def test_a_range_holds_within_its_own_train(check_model: CheckModel) -> None:
    earlier = (
        '"" | 2026-04-01 | Affected | 8-202206 and earlier | 8 | 202206 | 8-202206 | 202206 | 8-202212 | 8 | 202212'
    )
    compared(check_model, ("8-202108", "8", "202108"), earlier, "Affected", "8-202212")
    compared(check_model, ("8-202212", "8", "202212"), earlier, "Fixed", "8-202212")
    compared(check_model, ("7-202001", "7", "202001"), earlier, "Unknown", "8-202212")
    since = '"" | 2026-04-01 | Affected | 9-202502 | 9 | 202502 | | | 9-202601 | 9 | 202601'
    compared(check_model, NINE, since, "Affected", "9-202601")
    compared(check_model, ("9-202412", "9", "202412"), since, "Unknown", "9-202601")


def test_a_whole_train_that_is_said_not_to_be_vulnerable_is_not_affected(check_model: CheckModel) -> None:
    compared(check_model, NINE, '"" | 2026-04-01 | Not affected | 9 | 9 | | | | | |', "Not affected")


def test_the_newest_document_about_a_cve_speaks_and_one_cve_more_is_enough(check_model: CheckModel) -> None:
    older = "CVE-2026-1 | 2026-04-01 | Affected | 9-202510 | 9 | 202510 | | | | |"
    newer = "CVE-2026-1 | 2026-10-01 | Not affected | 9-202510 | 9 | 202510 | | | | |"
    other = older.replace("CVE-2026-1", "CVE-2026-2")
    compared(check_model, NINE, f"{older}\n{newer}", "Not affected")
    compared(check_model, NINE, f"{older}\n{newer}\n{other}", "Affected")


def test_a_release_that_cannot_be_read_is_affected_only_where_it_is_listed_word_for_word(
    check_model: CheckModel,
) -> None:
    compared(check_model, ("6.3.0", "", ""), '"" | 2026-04-01 | Affected | 6.3.0 | | | | | | |', "Affected")
    compared(check_model, ("6.3.1", "", ""), '"" | 2026-04-01 | Affected | 6.3.0 | | | | | | |', "Unknown")


def test_without_a_release_told_there_is_no_row(check_model: CheckModel) -> None:
    check_model(
        "marts.onprem_patch",
        given={"core.onprem_advisories": ADVISORIES},
        expect="onprem_name | patch_status",
    )


# The table of RULES.md §6: of each CVE, releases that its record lists and one that it does not.
TABLE = {
    "CVE-2026-20160": (("9-202502", "9-202504", "9-202507", "9-202510"), "9-202601"),
    "CVE-2026-20328": (("9-202510", "9-202601", "10-202606"), "10-202608"),
    "CVE-2026-76480": (("9-202601", "10-202608"), "10-202612"),
    "CVE-2024-20419": (("8-202206",), "8-202212"),
}


def record(cve: str) -> str:
    """The public record where it lies beside the project, else one of the same form with the same releases."""
    public = FIXTURES / f"{cve}.json"
    if public.is_file():
        return public.read_text("utf-8")
    versions = [{"version": version, "status": "affected"} for version in TABLE[cve][0]]
    return json.dumps(
        {
            "dataType": "CVE_RECORD",
            "cveMetadata": {"cveId": cve, "state": "PUBLISHED", "datePublished": "2026-04-01T16:00:00.000Z"},
            "containers": {
                "cna": {
                    "metrics": [{"cvssV3_1": {"baseScore": 9.8, "baseSeverity": "CRITICAL"}}],
                    "source": {"advisory": f"cisco-sa-{cve.lower()}"},
                    "affected": [{"vendor": "Cisco", "product": "Cisco License On-Prem", "versions": versions}],
                }
            },
        }
    )


@pytest.mark.parametrize("cve", TABLE)
def test_the_table_of_advisories_holds_for_every_release_it_names(land: Land, cve: str) -> None:
    listed, beyond = TABLE[cve]
    servers = "".join(f"{version},{version}\n" for version in (*listed, beyond))
    mapping = 'format = "onprem_versions"\n[columns]\nserver = "Server"\nversion = "Release"\n'
    landed = land(
        {
            "mappings/servers.toml": mapping,
            f"{DAY}/servers.csv": f"Server,Release\n{servers}",
            f"{DAY}/{cve}.json": record(cve),
        }
    )
    landed.build()
    found = landed.rows("marts.onprem_patch", "onprem_name", "cve_ids", "patch_status")
    assert found == sorted([*((one, cve, "Affected") for one in listed), (beyond, cve, "Unknown")])
