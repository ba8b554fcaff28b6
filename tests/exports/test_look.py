"""[look] of client.toml: what is taken, what is named as wrong, and that no figure follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.engine.estate import Estate
from analysis.errors import ClientError
from analysis.exports.client_toml import read_client
from analysis.exports.look import Look
from tests.conftest import AS_OF, MakeClient

TOML = 'name = "Acme"\ncurrency = "USD"\n'


def test_without_the_table_the_look_is_the_house_s(make_client: MakeClient) -> None:
    assert read_client(make_client({})).look == Look(locale="en-GB", accent="", logo="", slide_template="")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('accent = "teal"', "`look.accent`: String should match"),
        ('accent = "#0a6e7"', "`look.accent`: String should match"),
        ('logo = "logo.svg"', "`look.logo`: 'logo.svg' does not end in .png or .jpg or .jpeg"),
        ('slide_template = "slides.potx"', "`look.slide_template`: 'slides.potx' does not end in .pptx"),
        ('colour = "#0a6e73"', "unknown key `look.colour`"),
        ('acent = "#0a6e73"', "unknown key `look.acent`; did you mean `accent`?"),
        ("locale = 5", "`look.locale`: Input should be a valid string"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_key(make_client: MakeClient, line: str, says: str) -> None:
    with pytest.raises(ClientError) as told:
        read_client(make_client({}, f"{TOML}[look]\n{line}\n"))
    assert says in told.value.what


def test_another_look_builds_nothing_again(make_client: MakeClient) -> None:
    def built(look: str) -> tuple[Path, list[tuple[object, ...]]]:
        client = make_client({}, f"{TOML}{look}")
        with Estate(client, writing=True) as estate:
            estate.land()
            estate.build(AS_OF)
            return client, estate.query("select relation, fingerprint, seconds from meta.builds order by all").rows()

    client, before = built("")
    again, after = built('[look]\nlocale = "de-DE"\naccent = "#4b2e83"\nlogo = "logo.png"\n')
    assert client == again
    assert len(before) > 0
    assert before == after
