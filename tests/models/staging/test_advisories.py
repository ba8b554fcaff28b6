"""staging.advisories: what an advisory says of itself, whichever form it has."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.exports.advisories import csaf, cve

CheckModel = Callable[..., None]

CSAF = {key: json.dumps(part) for key, part in csaf().items()}
CVE = {key: json.dumps(part) for key, part in cve().items()}


def test_the_highest_score_and_the_line_on_fixed_releases_are_kept(check_model: CheckModel) -> None:
    check_model(
        "staging.advisories",
        given={
            "raw.csaf_advisories": f"""
            file_id | row_number | document           | vulnerabilities
            csaf    | 1          | {CSAF["document"]} | {CSAF["vulnerabilities"]}
        """
        },
        expect="""
            advisory_id | cve_ids                        | advisory_title                 | published_date | updated_date | cvss_score | severity | advisory_url                          | fixed_note
            acme-sa-1   | CVE-2026-00001, CVE-2026-00002 | Acme Manager Command Execution | 2026-04-01     | 2026-05-02   | 9.8        | Critical | https://advisories.example/acme-sa-1  | Acme Manager Release  First Fixed Release          8-202206 and earlier  Migrate to a fixed release.      9-202501  9-202504      10-202601  10-202603
        """,
    )


def test_a_cve_record_speaks_for_its_advisory_and_openvuln_for_its_own_days(check_model: CheckModel) -> None:
    check_model(
        "staging.advisories",
        given={
            "raw.cve_records": f"""
            file_id | row_number | cve_metadata         | containers
            cve     | 1          | {CVE["cveMetadata"]} | {CVE["containers"]}
        """,
            "raw.openvuln_advisories": """
            file_id  | row_number | advisory_id | advisory_title | cves                             | cvss_base_score | first_published     | last_updated        | sir
            openvuln | 1          | acme-sa-2   | Reload         | ["CVE-2026-00003", "CVE-2026-4"] | 7.8             | 2026-03-25T23:00:00 | 2026-04-15T01:22:00 | High
            openvuln | 2          | acme-sa-3   | Reload again   | ["NA"]                           | NA              |                     |                     |
        """,
        },
        expect="""
            file_id  | row_number | advisory_id | cve_ids                    | published_date | updated_date | cvss_score | severity
            cve      | 1          | acme-sa-5   | CVE-2026-00005             | 2026-10-07     | 2026-10-08   | 9.1        | Critical
            openvuln | 1          | acme-sa-2   | CVE-2026-00003, CVE-2026-4 | 2026-03-25     | 2026-04-15   | 7.8        | High
            openvuln | 2          | acme-sa-3   |                            |                |              |            |
        """,
    )
