"""marts.bridge_grades: each step of the bridge by how well it is proven."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_grades_of_a_step_sum_to_the_step(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_grades",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_number | step_key       | short_count | confidence_grade
            acme          | DNA          | 1           | gross_shortage | 100         | C
            acme          | ISE          | 1           | gross_shortage | 40          | C
            acme          | DNA          | 3           | substitution   | 0           | D
            acme          | DNA          | 7           | instances      | -50         | C
        """,
            "marts.bridge_corrections": """
            smart_account | license_name | step_key  | confidence_grade | cured_count
            acme          | DNA          | instances | B                | 30
            acme          | DNA          | instances | C                | 20
            acme          | DNA          | pak       | C                | 0
        """,
        },
        expect="""
            step_number | step_key       | step_kind | confidence_grade | short_count | license_count
            1           | gross_shortage | level     | C                | 140         | 2
            7           | instances      | change    | B                | -30         | 1
            7           | instances      | change    | C                | -20         | 1
        """,
    )
