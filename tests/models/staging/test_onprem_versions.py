"""staging.onprem_versions: the release each SSM On-Prem server told."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

FILES = landed_files("""
    file_id | taken_at
    console | 2026-10-31
    list    | 2026-10-30
""")


def test_a_console_and_a_list_of_servers_tell_the_same_thing(check_model: CheckModel) -> None:
    check_model(
        "staging.onprem_versions",
        given={
            "meta.files": FILES,
            "raw.onprem_console": """
            file_id | row_number | server | version
            console | 6          | ssm-01 | 9-202510
            console | 14         |        | 8-202404
        """,
            "raw.onprem_versions": """
            file_id | row_number | server | version
            list    | 2          | ssm-02 | Version 8 Release 202006
        """,
        },
        expect="""
            file_id | row_number | taken_at   | onprem_name | version
            console | 6          | 2026-10-31 | ssm-01      | 9-202510
            console | 14         | 2026-10-31 | SSM On-Prem | 8-202404
            list    | 2          | 2026-10-30 | ssm-02      | Version 8 Release 202006
        """,
    )
