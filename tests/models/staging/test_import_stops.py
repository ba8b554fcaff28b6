"""staging.import_stops: files that wait for an answer."""

from __future__ import annotations

from collections.abc import Callable


def test_a_file_that_waits_for_an_answer_stands_once_and_warnings_do_not(check_model: Callable[..., None]) -> None:
    check_model(
        "staging.import_stops",
        given={
            "meta.files": """
            file_id | path            | sha256 | size_bytes | subject  | read_count | landed_count | rejected_count | file_status
            a       | exports/a.json  | x      | 1          | licenses | 0          | 0            | 0              | landed
            b       | exports/b.csv   | y      | 1          |          | 0          | 0            | 0              | not read
            c       | exports/c.csv   | z      | 1          | licenses | 0          | 0            | 0              | landed
        """,
            "meta.notices": """
            file_id | row_number | severity | notice
            a       | 1          | stop     | Whose is it?
            a       | 2          | stop     | It breaks off.
            b       |            | stop     | It is a web page.
            c       |            | warn     | A column nobody knows.
                    |            | stop     | It was changed while the folder was read.
        """,
        },
        expect="""
            file_id | path           | subject  | notice_count
            a       | exports/a.json | licenses | 2
            b       | exports/b.csv  |          | 1
            ""      |                |          | 1
        """,
    )
