"""marts.onprem_evidence: what is known of SSM On-Prem, in a sentence; no file is no proof."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


SYSTEMS = """
    onprem_name | version
    ssm-01      | 9-202510
"""
ADVISORY_FILE = """
    file_id | subject    | landed_count | export_status
    a       | advisories | 3            | current
    b       | advisories | 9            | later
    c       | licenses   | 7            | current
"""


def evidence(check_model: CheckModel, said: str, **given: str) -> None:
    names = {
        "systems": "core.onprem_systems",
        "accounts": "core.onprem_accounts",
        "files": "core.exports",
        "advisories": "core.onprem_advisories",
        "patches": "marts.onprem_patch",
    }
    check_model(
        "marts.onprem_evidence",
        given={names[name]: one for name, one in given.items()},
        expect=f"evidence\n{said}",
    )


def test_without_any_file_no_on_prem_is_known(check_model: CheckModel) -> None:
    evidence(check_model, "No list of local accounts and no answer of a server: no SSM On-Prem is known.")


def test_local_accounts_without_a_release_are_told(check_model: CheckModel) -> None:
    accounts = """
        smart_account | virtual_account | onprem_name
        acme          | Plant           | local-1
        acme          | Store           | local-2
    """
    said = "Local accounts of an SSM On-Prem: 2; no file tells which release it runs."
    evidence(check_model, said, accounts=accounts)


def test_a_release_without_advisories_proves_nothing(check_model: CheckModel) -> None:
    evidence(check_model, "ssm-01 runs 9-202510; no advisory files.", systems=SYSTEMS)


def test_advisories_about_other_products_are_told_apart(check_model: CheckModel) -> None:
    said = "ssm-01 runs 9-202510; advisory files are here, none of them is about SSM On-Prem."
    evidence(check_model, said, systems=SYSTEMS, files=ADVISORY_FILE)


def test_what_the_advisories_mean_is_counted(check_model: CheckModel) -> None:
    evidence(
        check_model,
        "ssm-01 runs 9-202510; advisories about SSM On-Prem: 3, affecting it: 1, unknown: 1.",
        systems=SYSTEMS,
        files=ADVISORY_FILE,
        advisories="""
            advisory_id
            a
            b
            c
        """,
        patches="""
            onprem_name | advisory_id | patch_status
            ssm-01      | a           | Affected
            ssm-01      | b           | Fixed
            ssm-01      | c           | Unknown
        """,
    )
