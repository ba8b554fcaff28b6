"""notes/*.toml: signed and dated, or refused by file and key; what is signed later is not counted."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

from analysis.engine.estate import Estate
from analysis.errors import ClientError
from analysis.exports.notes import NOTE_COLUMNS, note_rows, read_notes
from tests.conftest import AS_OF, MakeClient
from tests.exports.answers import licence, page
from tests.landing import DAY, Landing

NOTE = 'subject = "ISE Essentials"\ntext = "200 sit in a PAK."\nauthor = "R. Advisor"\ndate = 2026-11-20\n'


def test_one_note_is_a_position_unless_it_says_otherwise(make_client: MakeClient) -> None:
    (note,) = read_notes(make_client({"notes/ise.toml": NOTE + 'exhibits = ["PAK list, row 14", "order 114"]\n'}))
    row = note.row()
    assert set(row) == set(NOTE_COLUMNS)
    assert {name: row[name] for name in row if row[name] is not None} == {
        "note_id": "ise",
        "note_kind": "position",
        "subject": "ISE Essentials",
        "note_text": "200 sit in a PAK.",
        "author_name": "R. Advisor",
        "note_date": date(2026, 11, 20),
        "exhibit_names": "PAK list, row 14, order 114",
        "note_path": "notes/ise.toml",
    }


def test_a_file_may_hold_several_notes_and_each_has_a_place(make_client: MakeClient) -> None:
    second = NOTE.replace('"ISE Essentials"', "7") + 'kind = "gate"\n'
    notes = read_notes(make_client({"notes/b.toml": NOTE, "notes/a.toml": f"[[notes]]\n{NOTE}[[notes]]\n{second}"}))
    assert [(note.note_id, note.row()["note_kind"], note.row()["subject"]) for note in notes] == [
        ("a:1", "position", "ISE Essentials"),
        ("a:2", "gate", "7"),
        ("b", "position", "ISE Essentials"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (NOTE.replace('author = "R. Advisor"\n', ""), "notes/ise.toml: `author`: Field required"),
        (NOTE.replace("date = 2026-11-20\n", ""), "notes/ise.toml: `date`: Field required"),
        (NOTE.replace("R. Advisor", " "), "notes/ise.toml: `author`: String should have at least 1 character"),
        (NOTE.replace("2026-11-20", "20261120"), "notes/ise.toml: `date`: write a day, as 2026-11-24"),
        (NOTE.replace("author", "autor"), "notes/ise.toml has an unknown key `autor`; did you mean `author`?"),
        (NOTE.replace("date", "dated"), "notes/ise.toml has an unknown key `dated`; did you mean `date`?"),
        (
            f"[[notes]]\n{NOTE}[[notes]]\n{NOTE.replace('text', 'txt')}",
            "notes/ise.toml has an unknown key `notes.2.txt`; did you mean `text`?",
        ),
        (
            NOTE + 'kind = "gate"\n',
            "notes/ise.toml: a note on the gate has the number of its item as `subject`, 1 to 10",
        ),
        (NOTE.replace('"ISE Essentials"', "11") + 'kind = "gate"\n', "notes/ise.toml: a note on the gate has the"),
        (NOTE + 'kind = "report"\ndifference = "pak"\n', "notes/ise.toml: `difference` belongs to a note of kind pos"),
        (NOTE + "moved_date = 2026-01-01\n", "notes/ise.toml: `moved_date` belongs to a note of kind movement"),
        (NOTE + 'status = "Raised"\n', "notes/ise.toml: `owner`, `status` and `fallback` belong to a note of"),
        (NOTE + 'kind = "postion"\n', "notes/ise.toml: `kind`: Input should be 'position', 'gate', 'report',"),
        ("subject ISE\n", "notes/ise.toml is not valid TOML"),
    ],
)
def test_a_note_that_cannot_be_used_is_told_by_file_and_key(make_client: MakeClient, text: str, sentence: str) -> None:
    client = make_client({"notes/ise.toml": text})
    with pytest.raises(ClientError) as told:
        read_notes(client)
    assert any(line.startswith(sentence) for line in told.value.what.splitlines()), told.value.what
    assert told.value.where.endswith("ise.toml")
    assert told.value.todo


def test_a_note_on_a_claim_says_whose_it_is_how_it_stands_and_what_is_left(make_client: MakeClient) -> None:
    told = NOTE.replace('"ISE Essentials"', "14") + 'kind = "claim"\nowner = "Procurement"\nstatus = "Raised"\n'
    (note,) = read_notes(make_client({"notes/tf.toml": told + 'fallback = "Half of it."\n'}))
    row = note.row()
    assert (row["subject"], row["owner_role"], row["claim_status"]) == ("14", "Procurement", "Raised")
    assert row["fallback_text"] == "Half of it."


def test_a_note_signed_after_the_day_is_told_apart_and_not_counted(make_client: MakeClient) -> None:
    later = NOTE.replace("2026-11-20", "2026-11-25")
    rows = note_rows(read_notes(make_client({"notes/ise.toml": NOTE, "notes/next.toml": later})), AS_OF)
    assert [row["note_id"] for row in rows["notes"]] == ["ise"]
    assert [row["note_id"] for row in rows["later_notes"]] == ["next"]


def test_what_new_writes_holds_no_note_and_its_examples_are_right(make_client: MakeClient) -> None:
    template = (files("analysis.exports") / "notes_template.toml").read_text("utf-8")
    assert read_notes(make_client({"notes/example.toml": template})) == ()
    lines = (line.removeprefix("# ") for line in template.splitlines())
    examples = "\n".join(line for line in lines if re.match(r"\[\[notes\]\]$|\w+ = ", line))
    notes = read_notes(make_client({"notes/example.toml": examples}))
    assert [note.row()["note_kind"] for note in notes] == ["position", "gate", "report", "movement", "claim"]


def test_notes_stand_in_the_estate_and_a_changed_one_is_seen_by_the_next_build(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/l.json": page(licence()), "notes/ise.toml": NOTE, "notes/.hidden.toml": "x"})
    landing = Landing(client)
    landing.build()
    assert landing.rows("inputs.notes", "note_id", "note_date") == [("ise", date(2026, 11, 20))]
    landing.write({"notes/ise.toml": NOTE.replace("2026-11-20", "2026-11-21")})
    landing.build()
    assert landing.rows("inputs.notes", "note_id", "note_date") == [("ise", date(2026, 11, 21))]
    landing.estate.close()


def test_a_note_that_cannot_be_used_stops_the_build_and_leaves_the_estate_readable(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/l.json": page(licence())})
    landing = Landing(client)
    landing.build()
    landing.write({"notes/ise.toml": "subject = 1"})
    with pytest.raises(ClientError, match=r"notes/ise\.toml: `text`: Field required"):
        landing.build()
    landing.estate.close()
    with Estate(client) as estate:
        assert estate.read("marts.license_position").height == 1
