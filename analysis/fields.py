"""One definition per column name: its SQL type, its unit and its meaning.

Every column of staging, core, marts, inputs and reference stands in fields.txt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

TYPES = {
    "id": "varchar",
    "text": "varchar",
    "name": "varchar",
    "code": "varchar",
    "date": "date",
    "bool": "boolean",
    "count": "bigint",
    "days": "bigint",
    "months": "bigint",
    "number": "bigint",
    "share": "double",
    "amount": "decimal(18,2)",
    "price": "decimal(18,4)",
    "rate": "decimal(18,6)",
    "score": "decimal(4,1)",
    "time": "timestamp",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What a column name means wherever it stands."""

    name: str
    unit: str
    meaning: str

    @property
    def sql_type(self) -> str:
        """The DuckDB type."""
        return TYPES[self.unit]


def _fields() -> dict[str, Field]:
    table = (files("analysis") / "fields.txt").read_text("utf-8")
    rows = (line.split(" | ", 2) for line in table.splitlines() if " | " in line)
    return {name: Field(name, unit, meaning) for name, unit, meaning in rows}


FIELDS: dict[str, Field] = _fields()


def sql_type(name: str) -> str:
    """The DuckDB type of a column. Raises KeyError for a name nobody defined."""
    return FIELDS[name].sql_type


# What speaks of a person in a header that is spelt out by `header_words`. `Last Contact` is a device's, not a person's.
PERSONAL_HEADERS: tuple[str, ...] = (
    r"e ?mail|\bmails?\b|courriel|correo|\bmobile( (number|no|nr))?$|\bhandy\b|date of birth|ansprechpartner",
    r"phone(?! (models?|types?|counts?|quantity|licen[cs]es?)\b)|telefon|téléphone|teléfono|\b(fax|pager|cell)\b",
    r"(?<!last )(?<!first )\bcontacts?\b(?! (status|date|time|age|days)\b)|contact ?(name|person|detail|info)",
    r"\b(first|last|given) ?names?\b|^(full|family|middle) ?name$|surname|forename|vorname|nachname|prénom|apellido",
    r"\buser ?(name|id|login)\b|\buser$|(?<!last )\blogin( name| id)?$|\bc(co|ec) ?id\b|benutzer|utilisateur|usuario",
    r"\b(assigned|requested|transferred) (to|for|by)$|\b(created|updated|modified|changed|submitted|approved) by\b",
    r"\b(entered|added|removed|deleted|performed|initiated|signed|owned|managed|supported|installed|ordered) by$",
    r"(?<!software )(?<!wan )(?<!communications )\bmanagers?( name| id)?$|\bpersons?\b|personnel|salesperson|employee",
    r"\b(specialists?|representatives?|reps?|executives?|engineers?|consultants?|administrators?|admins?)( name| id)?$",
    r"\b(owners?|assignees?|request[eo]rs?|approvers?|submitters?|buyers?|signator(y|ies)|custodians?)( name| id)?$",
    r"\b(street|home|postal|mailing|residential|private|billing|delivery|shipping|to) address|\baddress( line)? \d",
    r"\b(attn|attention|recipient|salutation|job title|gender|birth ?(day|date)?)\b",
)
_PERSONAL = re.compile("|".join(PERSONAL_HEADERS))


def header_words(header: str) -> str:
    """Spell a header out as lower-case words: `EndCustomer_E-Mail` is `end customer e mail`."""
    return re.sub(r"[\W_]+|(?<=[a-z\d])(?=[A-Z])", " ", header[:1000]).strip().casefold()


def is_personal(header: str) -> bool:
    """Tell whether a header speaks of a person: such a column is never mapped, and its values are never shown."""
    words = header_words(header)
    return bool(_PERSONAL.search(words) or _PERSONAL.search(re.sub(r" \d+$", "", words)))
