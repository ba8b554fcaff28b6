"""core.onprem_advisories: each advisory about SSM On-Prem once, whichever documents tell it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


EXPORTS = """
    file_id | path | format           | taken_at
    cve     | a    | cve_records      | 2026-11-01
    csaf    | b    | csaf_advisories  | 2026-11-10
    csaf2   | c    | csaf_advisories  | 2026-11-12
    later   | d    | csaf_advisories  | 2026-12-12
"""
SSM = "Cisco Smart Software Manager On-Prem"


def test_a_cve_record_and_an_advisory_about_the_same_are_one_and_the_newest_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.onprem_advisories",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.advisories": """
            file_id | row_number | advisory_id   | cve_ids              | advisory_title | published_date | updated_date | cvss_score | severity | fixed_note
            cve     | 1          | CVE-2026-1    | CVE-2026-1           | Record         | 2026-04-02     | 2026-04-02   | 9.8        | Critical |
            csaf    | 1          | cisco-sa-ssm  | CVE-2026-1, CVE-2026-2 | Advisory     | 2026-04-01     | 2026-10-01   | 7.5        | High     | Fixed in 9-202601
            cve     | 2          | cisco-sa-other | CVE-2026-9          | Another        | 2026-05-01     | 2026-05-01   | 5.0        | Medium   |
            later   | 1          | cisco-sa-new  | CVE-2026-7           | Later          | 2026-12-01     | 2026-12-01   | 9.0        | Critical |
        """,
            "staging.advisory_products": f"""
            file_id | row_number | product_name
            cve     | 1          | {SSM}
            csaf    | 1          | Cisco License On-Prem
            cve     | 2          | Cisco IOS XE Software
            later   | 1          | {SSM}
        """,
        },
        expect="""
            advisory_id  | cve_ids                | advisory_title | cvss_score | severity | fixed_note        | published_date | updated_date | file_id | row_number
            cisco-sa-ssm | CVE-2026-1, CVE-2026-2 | Advisory       | 9.8        | Critical | Fixed in 9-202601 | 2026-04-01     | 2026-10-01   | csaf    | 1
        """,
    )


def test_the_same_document_downloaded_again_replaces_itself(check_model: CheckModel) -> None:
    check_model(
        "core.onprem_advisories",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.advisories": """
            file_id | row_number | advisory_id  | cve_ids    | advisory_title | updated_date | cvss_score
            csaf    | 1          | cisco-sa-ssm | CVE-2026-1 | First          | 2026-04-01   | 9.9
            csaf2   | 1          | cisco-sa-ssm | CVE-2026-1 | Second         | 2026-10-01   | 7.5
        """,
            "staging.advisory_products": f"""
            file_id | row_number | product_name
            csaf    | 1          | {SSM}
            csaf2   | 1          | {SSM}
        """,
        },
        expect="""
            advisory_id  | advisory_title | cvss_score
            cisco-sa-ssm | Second         | 7.5
        """,
    )


def test_every_name_of_the_product_is_known_and_no_other_product(check_model: CheckModel) -> None:
    names = {
        "Cisco Smart Software Manager On-Prem": True,
        "Cisco License On-Prem": True,
        "Cisco Smart Software Manager satellite": True,
        "SSM On-Prem": True,
        "Cisco Smart Software Manager On Prem ": True,
        "Cisco Webex Calling On-Prem": False,
        "Cisco Smart Licensing Utility": False,
        "Cisco IOS XE Software": False,
    }
    said = "\n".join(f"cve | {place} | A{place} | CVE-{place}" for place, _ in enumerate(names))
    products = "\n".join(f"cve | {place} | {name}" for place, name in enumerate(names))
    known = "\n".join(f"A{place}" for place, name in enumerate(names) if names[name])
    check_model(
        "core.onprem_advisories",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.advisories": f"file_id | row_number | advisory_id | cve_ids\n{said}",
            "staging.advisory_products": f"file_id | row_number | product_name\n{products}",
        },
        expect=f"advisory_id\n{known}",
    )
