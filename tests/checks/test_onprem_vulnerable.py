"""checks/onprem_vulnerable: an SSM On-Prem whose release an advisory lists as affected."""

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


def test_the_worst_comes_first_with_its_fix_where_one_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "onprem_vulnerable",
        given={"marts.onprem_patch": PATCHES},
        finds=[
            "ssm-01 runs 9-202510, which sa-2 names as affected (CVSS 9.8); no first fixed release is told.",
            "ssm-01 runs 9-202510, which sa-1 names as affected (CVE-2026-1, CVSS 9.1); first fixed in 9-202601.",
        ],
    )
