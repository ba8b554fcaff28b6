"""staging.advisory_products: which versions of which products an advisory calls affected or fixed."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.exports.advisories import csaf, cve, openvuln

CheckModel = Callable[..., None]

CSAF = {key: json.dumps(part) for key, part in csaf().items()}


def test_a_csaf_document_names_products_by_its_tree_and_fixes_in_a_note(check_model: CheckModel) -> None:
    check_model(
        "staging.advisory_products",
        given={
            "raw.csaf_advisories": f"""
            file_id | row_number | document           | product_tree           | vulnerabilities
            csaf    | 1          | {CSAF["document"]} | {CSAF["product_tree"]} | {CSAF["vulnerabilities"]}
        """
        },
        expect="""
            advisory_id | cve_id         | product_name          | version_text         | through_version | product_status | first_fixed_version
            acme-sa-1   | CVE-2026-00001 | Acme Manager          |                      |                 | Affected       |
            acme-sa-1   | CVE-2026-00001 | Acme Manager          | 9-202501             |                 | Affected       |
            acme-sa-1   | CVE-2026-00001 | Acme Agent            |                      |                 | Not affected   |
            acme-sa-1   | CVE-2026-00001 | P-9                   |                      |                 | Fixed          |
            acme-sa-1   | CVE-2026-00002 | Acme Agent            |                      |                 | Unknown        |
            acme-sa-1   |                | Acme Manager          | 8-202206 and earlier | 8-202206        | Affected       |
            acme-sa-1   |                | Acme Manager          | 9-202501             |                 | Affected       | 9-202504
            acme-sa-1   |                | Acme Manager          | 10-202601            |                 | Affected       | 10-202603
        """,
    )


def test_a_cve_record_lists_versions_and_ranges(check_model: CheckModel) -> None:
    versions = (
        {"version": "9-202501", "status": "affected"},
        {"version": "1.0", "lessThan": "1.4", "status": "affected"},
        {"version": "2.0", "lessThanOrEqual": "2.7", "status": "affected"},
        {"version": "3.0", "status": "affected", "changes": [{"at": "3.2", "status": "unaffected"}]},
        {"version": "4.0", "status": "unaffected"},
    )
    others = [{"product": "Acme Agent", "defaultStatus": "unknown"}]
    record = cve(*versions)
    record["containers"]["cna"]["affected"] += others
    check_model(
        "staging.advisory_products",
        given={
            "raw.cve_records": f"""
            file_id | row_number | cve_metadata                        | containers
            cve     | 1          | {json.dumps(record["cveMetadata"])} | {json.dumps(record["containers"])}
        """
        },
        expect="""
            advisory_id | cve_id         | product_name | version_text | through_version | product_status | first_fixed_version
            acme-sa-5   | CVE-2026-00005 | Acme Manager | 9-202501     |                 | Affected       |
            acme-sa-5   | CVE-2026-00005 | Acme Manager | 1.0          |                 | Affected       | 1.4
            acme-sa-5   | CVE-2026-00005 | Acme Manager | 2.0          | 2.7             | Affected       |
            acme-sa-5   | CVE-2026-00005 | Acme Manager | 3.0          |                 | Affected       | 3.2
            acme-sa-5   | CVE-2026-00005 | Acme Manager | 4.0          |                 | Not affected   |
            acme-sa-5   | CVE-2026-00005 | Acme Agent   |              |                 | Unknown        |
        """,
    )


def test_openvuln_puts_product_and_version_into_one_name(check_model: CheckModel) -> None:
    check_model(
        "staging.advisory_products",
        given={
            "raw.openvuln_advisories": f"""
            file_id  | row_number | advisory_id | product_names
            openvuln | 1          | acme-sa-2   | {json.dumps(openvuln()["productNames"])}
        """
        },
        expect="""
            product_number | product_name                | version_text | product_status
            1              | Acme 9000                   |              | Affected
            2              | Acme Firewall (AF) Software | 9.20.1.5     | Affected
            3              | Acme Manager                | 8-202206     | Affected
            4              | Acme Software               | 15.1(2)SY1   | Affected
        """,
    )
