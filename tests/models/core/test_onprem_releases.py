"""core.onprem_releases: what an advisory says of which releases of SSM On-Prem."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


EXPORTS = """
    file_id | path | format          | taken_at
    cve     | a    | cve_records     | 2026-11-01
    csaf    | b    | csaf_advisories | 2026-11-10
"""
SSM = "Cisco Smart Software Manager On-Prem"


def test_releases_of_all_documents_of_an_advisory_stand_together_with_the_fix_its_note_tells(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.onprem_releases",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.onprem_advisories": """
            advisory_id  | cve_ids
            cisco-sa-ssm | CVE-2026-1
        """,
            "staging.advisories": """
            file_id | row_number | advisory_id  | cve_ids    | updated_date | fixed_note
            cve     | 1          | CVE-2026-1   | CVE-2026-1 | 2026-04-02   |
            csaf    | 1          | cisco-sa-ssm | CVE-2026-1 | 2026-10-01   | First Fixed Release: 9-202601. 10 is fixed in 10-202608
            cve     | 2          | CVE-2026-9   | CVE-2026-9 | 2026-04-02   | Fixed in 9-202604
        """,
            "staging.advisory_products": f"""
            file_id | row_number | cve_id     | product_name | version_text         | through_version | product_status | first_fixed_version
            cve     | 1          | CVE-2026-1 | {SSM}        | 9-202510             |                 | Affected       |
            csaf    | 1          |            | {SSM}        | 8-202206 and earlier | 8-202206        | Affected       | 8-202212
            csaf    | 1          |            | Cisco IOS XE | 17.9                 |                 | Affected       |
        """,
        },
        expect="""
            advisory_id  | cve_id     | product_status | version_text         | release_train | release_month | through_month | fixed_train | fixed_month
            cisco-sa-ssm | CVE-2026-1 | Affected       | 9-202510             | 9             | 202510        |               |             |
            cisco-sa-ssm | ""         | Affected       | 8-202206 and earlier | 8             | 202206        | 202206        | 8           | 202212
            cisco-sa-ssm | ""         | Unknown        |                      |               |               |               | 9           | 202601
            cisco-sa-ssm | ""         | Unknown        |                      |               |               |               | 10          | 202608
        """,
    )
