"""staging.exports: the files that landed."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_file_that_could_not_be_read_is_no_export(check_model: CheckModel) -> None:
    check_model(
        "staging.exports",
        given={
            "meta.files": landed_files("""
            file_id | path                        | format        | taken_at   | file_status
            f1      | exports/2026-10-31/a.csv    | cssm_licenses | 2026-10-31 | landed
            f2      | exports/2026-10-31/page.csv |               | 2026-10-31 | not read
        """)
        },
        expect="""
            file_id | path                     | format        | taken_at
            f1      | exports/2026-10-31/a.csv | cssm_licenses | 2026-10-31
        """,
    )
