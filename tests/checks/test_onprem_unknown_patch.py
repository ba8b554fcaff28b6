"""checks/onprem_unknown_patch: an SSM On-Prem of which an advisory does not say whether it is safe."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


PATCHES = """
    onprem_name | version  | advisory_id | cve_ids    | cvss_score | patch_status | patch_reason                 | first_fixed_version
    ssm-01      | 9-202510 | sa-1        | CVE-2026-1 | 9.1        | Affected     | 9-202510 is listed           | 9-202601
    ssm-01      | 9-202510 | sa-2        |            | 9.8        | Affected     | 9-202510 is listed           |
    ssm-01      | 9-202510 | sa-3        | CVE-2026-3 | 7.5        | Unknown      | 9-202510 is not listed       |
    ssm-01      | 9-202510 | sa-4        | CVE-2026-4 | 7.5        | Fixed        | 9-202510 is after 9-202502   | 9-202502
    ssm-01      | 9-202510 | sa-5        | CVE-2026-5 | 7.5        | Not affected | the advisory says so         |
"""


def test_not_being_listed_is_told_as_unknown(check_rule: CheckRule) -> None:
    check_rule(
        "onprem_unknown_patch",
        given={"marts.onprem_patch": PATCHES},
        finds=["Whether ssm-01 is safe from sa-3 is not known: 9-202510 is not listed."],
    )
