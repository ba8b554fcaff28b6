"""core.onprem_systems: which release each SSM On-Prem server runs."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


EXPORTS = """
    file_id | path
    a       | a
    b       | b
    c       | c
"""


def test_the_newest_answer_of_each_server_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.onprem_systems",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.onprem_versions": """
            file_id | row_number | taken_at   | onprem_name | version
            a       | 6          | 2026-08-10 | SSM-01      | 9-202502
            b       | 6          | 2026-11-10 | ssm-01      | 9-202507
            b       | 14         | 2026-11-10 | ssm-01      | 9-202510
            b       | 30         | 2026-11-10 | ssm-02      | 8-202404
            c       | 6          | 2026-12-10 | ssm-01      | 9-202601
        """,
        },
        expect="""
            onprem_name | version  | taken_at   | file_id | row_number
            ssm-01      | 9-202510 | 2026-11-10 | b       | 14
            ssm-02      | 8-202404 | 2026-11-10 | b       | 30
        """,
    )


def test_a_release_is_read_however_it_is_written(check_model: CheckModel) -> None:
    check_model(
        "core.onprem_systems",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.onprem_versions": """
            file_id | row_number | taken_at   | onprem_name | version
            a       | 1          | 2026-11-10 | a           | 10-202606
            a       | 2          | 2026-11-10 | b           | Version 8 Release 202006
            a       | 3          | 2026-11-10 | c           | SSM On-Prem 9 - 202510
            a       | 4          | 2026-11-10 | d           | 6.3.0
            a       | 5          | 2026-11-10 | e           | 9.x
            a       | 6          | 2026-11-10 | f           | Version 8, Release 202404 (build 3)
        """,
        },
        expect="""
            onprem_name | release_train | release_month
            a           | 10            | 202606
            b           | 8             | 202006
            c           | 9             | 202510
            d           |               |
            e           | 9             |
            f           | 8             | 202404
        """,
    )
