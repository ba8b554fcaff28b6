"""core.import_stops: what CSSM shows is not complete while a file waits for an answer."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import MakeClient
from tests.exports.answers import licence, page
from tests.landing import DAY, Landing


def test_a_file_of_another_subject_holds_nothing_up(check_model: Callable[..., None]) -> None:
    check_model(
        "core.import_stops",
        given={
            "staging.import_stops": """
            file_id | path           | subject  | notice_count
            a       | exports/a.json | licenses | 2
            b       | exports/b.csv  |          | 1
            c       | exports/c.xlsx | orders   | 1
        """
        },
        expect="""
            file_id | subject  | notice_count
            a       | licenses | 2
            b       |          | 1
        """,
    )


def test_an_answered_question_is_gone_with_the_next_build(make_client: MakeClient) -> None:
    landing = Landing(make_client({f"{DAY}/l.json": page(licence()), f"{DAY}/error.csv": "<html>Sign in</html>"}))
    landing.build()
    assert len(landing.rows("core.import_stops", "path")) == 1
    (landing.client / DAY / "error.csv").unlink()
    landing.land()
    landing.build()
    assert landing.rows("core.import_stops", "path") == []
    landing.estate.close()
