"""staging.license_transfers: moves of licences, read out of the words of an event log."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from analysis.engine.models import all_models
from tests.models.staging.landed import landed_files
from tests.pictures import Pictures

CheckModel = Callable[..., None]


def told(message: str) -> dict[str, str]:
    """A log of one event."""
    return {
        "meta.files": landed_files("""
            file_id | smart_account
            log     | acme.example
        """),
        "raw.cssm_events": f"""
            file_id | row_number | event_time | event_type | message
            log     | 2          | 2026-10-30 | Transfer   | {message}
        """,
    }


@pytest.mark.parametrize(
    "message",
    [
        '10 "DNA Advantage" licenses were transferred from "Campus" to "Depot".',
        '10 "DNA Advantage" licenses were transferred from the Virtual Account "Campus" to the Virtual Account "Depot"',
        "10 DNA Advantage licenses were transferred from Virtual Account Campus to Virtual Account Depot.",
        "10 licenses of DNA Advantage have been moved from Campus to Depot",
        "10 'DNA Advantage' licences were reassigned from 'Campus' to 'Depot' by r.mason",
        "The license “DNA Advantage” (Quantity: 10) was transferred from “Campus” to “Depot”.",
        'License "DNA Advantage" with quantity 10 was successfully transferred from "Campus" to "Depot"',
    ],
)
def test_quantity_licence_and_both_accounts_are_read_in_several_wordings(check_model: CheckModel, message: str) -> None:
    check_model(
        "staging.license_transfers",
        given=told(message),
        expect="""
            row_number | smart_account | moved_at   | license_name  | quantity_count | from_virtual_account | to_virtual_account
            2          | acme.example  | 2026-10-30 | DNA Advantage | 10             | Campus               | Depot
        """,
    )


@pytest.mark.parametrize(
    "message",
    [
        "Synchronised with the cloud.",
        '"DNA Advantage" licenses were transferred from "Campus" to "Depot".',
        '10 "DNA Advantage" licenses were transferred to "Depot".',
        '10 "A" and 5 "B" licenses were transferred from "Campus" to "Depot".',
        "10 A and 5 B licenses were transferred from Campus to Depot.",
        "10 A licenses were transferred from East to West to Depot.",
        "10 A licenses were transferred from Campus to Depot by r.mason",
        '10 "A" licenses could not be transferred from "Campus" to "Depot".',
        'The product instance "sw-1" with 10 licenses was transferred from "Campus" to "Depot".',
        "License A with quantity 10 of product instance sw-1 was moved from Campus to Depot",
    ],
)
def test_words_that_leave_something_open_stay_an_event(check_model: CheckModel, message: str) -> None:
    check_model("staging.license_transfers", given=told(message), expect="row_number")


def test_names_in_quotation_marks_may_hold_any_words(check_model: CheckModel) -> None:
    check_model(
        "staging.license_transfers",
        given=told('1,250 "Move to Cloud" licenses were transferred from "East to West" to "Stand by site".'),
        expect="""
            license_name  | quantity_count | from_virtual_account | to_virtual_account
            Move to Cloud | 1250           | East to West         | Stand by site
        """,
    )


def test_a_message_of_a_megabyte_is_read_at_once(pictures: Pictures) -> None:
    pictures.check_model("staging.license_transfers", given=told("short"), expect="row_number")
    hostile = "1 license " * 50_000 + '1 "A licenses were moved from ' * 20_000
    pictures.database.run("update raw.cssm_events set message = ?", [hostile])
    started = time.perf_counter()
    assert pictures.database.rows(all_models()["staging.license_transfers"].sql) == []
    assert time.perf_counter() - started < 1
