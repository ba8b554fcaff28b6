"""What the client's adviser has written: some differences have a position, some late devices an excuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from stories.catalogue import LICENSES
from stories.client_toml import as_list, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.model import Client, Device, Move

AUTHOR = "R. Hale, Fairway Advisers"
Told = dict[str, Any]


@dataclass(frozen=True)
class Note:
    """One note; `about` are further keys that narrow its subject."""

    kind: str
    subject: str | int
    text: str
    day: date
    about: tuple[tuple[str, str | date], ...] = ()
    exhibits: tuple[str, ...] = ()


def note_files(client: Client, told: Told) -> tuple[dict[str, bytes], Told]:
    """The files of notes/ by path, and what they document, worked out from the client's other stories."""
    files = {"harbourline": _harbourline, "stmarys": _stmarys, "calderbank": _calderbank}[client.client_id](
        client, told
    )
    notes = [note for ones in files.values() for note in ones]
    contents = {f"notes/{name}.toml": _toml(client, name, ones).encode() for name, ones in files.items()}
    return contents, _story(client, told, notes)


def _harbourline(client: Client, told: Told) -> dict[str, list[Note]]:
    account = client.accounts[0]
    first, second, _ = told["orders"]["undeposited"]
    excused = told["device_outputs"]["overdue"][:2]
    silent = next(move for move in account.moves if not move.is_logged)
    return {
        "positions": [
            _undeposited(first, date(2026, 11, 12), exhibits=(f"order_report.csv, order {first['order_number']}",)),
            _undeposited(second, date(2026, 11, 12)),
            Note(
                "position",
                "ISE Premier",
                "The demonstration lot was never bought and counts nowhere.",
                date(2026, 12, 1),
            ),
        ],
        "reporting": [_excuse(serial, date(2026, 11, 18)) for serial in excused],
        "moves": [_moved(silent, date(2026, 11, 18))],
        "gate": [
            Note(
                "gate", 4, "The four keys are for routers retired in 2024; the reseller was asked.", date(2026, 11, 19)
            ),
            Note("gate", 7, "There is no On-Prem server that anybody here knows of.", date(2026, 11, 19)),
        ],
    }


def _stmarys(client: Client, told: Told) -> dict[str, list[Note]]:
    security = next(one.name for one in LICENSES.values() if one.sku == "SL-44-SEC-K9")
    bought = next(one for one in told["orders"]["undeposited"] if one["license_name"] == "ISE Essentials")
    site = _device(client, told["device_outputs"]["overdue"][0]).virtual_account
    return {
        "security_keys": [
            Note(
                "position",
                security,
                "Eight keys of 2019 were fulfilled on routers and never converted: they are owned.",
                date(2026, 11, 20),
                exhibits=("PAK_export.csv, SKU SL-44-SEC-K9",),
            )
        ],
        "ise": [_undeposited(bought, date(2026, 11, 20), exhibits=(f"purchases.csv, order {bought['order_number']}",))],
        "clinics": [
            Note("report", site, "The site's line was cut in July; usage is handed over as a file.", date(2026, 11, 20))
        ],
        "onprem": [Note("gate", 7, "The upgrade is booked for the weekend of 12 December.", date(2026, 11, 20))],
    }


def _calderbank(client: Client, told: Told) -> dict[str, list[Note]]:
    calder, northgate = client.accounts
    bought = told["orders"]["undeposited"][0]
    agreement = client.agreements[0]
    settled = min(agreement.milestones)
    silent = next(move for move in northgate.moves if not move.is_logged)
    owner, other = ("smart_account", calder.domain), ("smart_account", northgate.domain)
    return {
        "positions": [
            _undeposited(
                bought, date(2026, 11, 19), (owner,), exhibits=(f"orders.xlsx, order {bought['order_number']}",)
            ),
            Note("position", "ISE Plus", "Renamed by Cisco; nothing is short.", date(2026, 11, 19)),
        ],
        "reporting": [_excuse(serial, date(2026, 11, 19)) for serial in told["device_outputs"]["overdue"][:3]],
        "moves": [_moved(silent, date(2026, 11, 19), (other,))],
        "settlement": [
            Note(
                "other",
                f"{agreement.subscription_id} {settled.isoformat()}",
                "The True Forward of this milestone was recomputed from our own exports before it was signed.",
                date(2026, 4, 14),
            )
        ],
        "claims": [
            Note(
                "claim",
                "E3N-ISE-A",
                "Raised with the account team; they asked for the list of keys.",
                date(2026, 11, 20),
                (("owner", "Licence manager"), ("status", "Raised")),
            )
        ],
        "gate": [Note("gate", 1, "calder-cards.example was sold in 2024 and is no longer ours.", date(2026, 11, 19))],
    }


def _undeposited(
    order: Told, day: date, about: tuple[tuple[str, str | date], ...] = (), exhibits: tuple[str, ...] = ()
) -> Note:
    text = f"{order['quantity_count']} were paid for with order {order['order_number']} and never deposited."
    return Note("position", order["license_name"], text, day, (("difference", "undeposited_order"), *about), exhibits)


def _excuse(serial: str, day: date) -> Note:
    return Note("report", serial, "Behind a firewall rule that was lifted this month; the next report is due.", day)


def _moved(move: Move, day: date, about: tuple[tuple[str, str | date], ...] = ()) -> Note:
    text = f"{move.quantity} went from {move.source} to {move.target} with the refresh; the change is on file."
    return Note("movement", move.license_name, text, day, (("moved_date", move.day), *about))


def _device(client: Client, serial: str) -> Device:
    return next(one for account in client.accounts for one in account.devices if one.serial_number == serial)


def _story(client: Client, told: Told, notes: list[Note]) -> Told:
    """What counts on the day: the devices, moves and differences that a note documents."""
    counted = [note for note in notes if note.day <= client.as_of]
    late = sorted({*told["device_outputs"]["overdue"], *told["device_outputs"]["never_reported"]})
    named = {note.subject for note in counted if note.kind == "report"}
    moved = [dict(note.about).get("moved_date") for note in counted if note.kind == "movement"]
    return {
        "note_count": len(counted),
        "later_note_count": len(notes) - len(counted),
        "documented_devices": [
            serial for serial in late if serial in named or _device(client, serial).virtual_account in named
        ],
        "documented_move_count": len(moved),
        "undeposited_positions": sorted(
            str(note.subject) for note in counted if dict(note.about).get("difference") == "undeposited_order"
        ),
        "positions_with_exhibits": sorted(
            str(note.subject) for note in counted if note.kind == "position" and note.exhibits
        ),
        "gate_items": sorted(int(note.subject) for note in counted if note.kind == "gate"),
        "notes_of_nothing": sorted(str(note.subject) for note in counted if note.subject == "ISE Plus"),
    }


def _toml(client: Client, name: str, notes: Iterable[Note]) -> str:
    title = f"# {client.name}: what its adviser has written ({name}). Fictional, made by data/sample/generate.py.\n"
    return title + "".join(f"\n[[notes]]\n{_lines(note)}" for note in notes)


def _lines(note: Note) -> str:
    subject = str(note.subject) if isinstance(note.subject, int) else as_text(note.subject)
    told: list[tuple[str, str]] = [("kind", as_text(note.kind)), ("subject", subject)]
    told += [(key, one.isoformat() if isinstance(one, date) else as_text(one)) for key, one in note.about]
    told += [("text", as_text(note.text)), ("author", as_text(AUTHOR)), ("date", note.day.isoformat())]
    if note.exhibits:
        told.append(("exhibits", as_list(note.exhibits)))
    return "".join(f"{key} = {one}\n" for key, one in told)
