"""Random estates for Hypothesis: small, crowded, and with every oddity of real exports in some of them.

Of each list of choices the first is the plainest, so that Hypothesis tends to it; what is common stands in it often.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from tests.oracle.export_files import REMAINING_MONTHS
from tests.oracle.facts import (
    Agreement,
    Deployed,
    Estate,
    Holding,
    Instance,
    Lot,
    OrderLine,
    Pak,
    Price,
    Substitution,
    Suite,
)

AS_OF = date(2026, 11, 24)
ACCOUNTS = ("north", "south")
VIRTUAL_ACCOUNTS = ("DEFAULT", "Campus", "Depot")
SERIALS = ("FOC1", "FOC2", "FOC3", "FOC4")
# Licences that can stand in for each other, and some that cannot.
PALETTES = (
    ("C9300-24 DNA Essentials", "C9300-24 DNA Advantage", "C9300-24 DNA-A", "C9300-24 DNA Premier"),
    ("ISE Essentials", "ISE Advantage", "ISE Premier"),
    ("Secure Client Advantage", "Secure Client Premier", "Threat Defense URL"),
    ("C9300-24 Network Essentials", "C9300-24 Network Advantage", "C9300-24 DNA Essentials", "C9300-24 DNA Premier"),
    ("C9300-24 DNA Advantage", "C9300-48 DNA Advantage", "Threat Defense Malware"),
    ("ISE Advantage",),
)


def _days(*offsets: int) -> list[date]:
    return [AS_OF + timedelta(days=days) for days in offsets]


ONE_OR_TWO = st.integers(1, 2)
FEW = st.sampled_from([0, 1, 2, 3])
SEVERAL = st.sampled_from([0, 1, 2, 3, 4, 5, 6])
PALETTE = st.sampled_from(PALETTES)
# How many of the possible lines an estate has: about two thirds, half, few, all.
CROWD = st.sampled_from([2, 1, 0, 3]).map(lambda crowd: st.sampled_from(([0, 0, 0, 1], [1, 0], [1, 1, 0], [1])[crowd]))
COIN = st.booleans()
SELDOM = st.sampled_from([False, False, False, False, True])

LOT_COUNT = st.sampled_from([1, 1, 2, 2, 3, 0])
QUANTITY = st.sampled_from([*range(1, 11), *range(1, 11), 15, 0, -4])
# Begun long ago, the day before, on the day, not yet; and with the ends below some end before they start.
START = st.sampled_from([None, None, *_days(-400, -400, -1, 0, 1, 60)])
END = st.sampled_from([None, None, *_days(90, 30, 400, 400, 1, 0, -1, -300)])
KIND = st.sampled_from(["TERM", "TERM", "PERPETUAL", "SUBSCRIPTION", "SUBSCRIPTION", "DEMO"])
STATUS = st.sampled_from(["ACTIVE"] * 20 + ["EXPIRED", "FUTURE", "PENDING", "CANCELLED", "ON HOLD"])
LOT_ORDER = st.sampled_from([None, "1", "2"])
AGREED = st.sampled_from([None, None, None, "Sub-"])

NET = st.sampled_from([0, 0, 0, 2, -2])
PRINTED = st.sampled_from(["the lots marked active"] * 12 + ["more than those", "nothing"])
IN_USE = st.sampled_from([*range(13), *range(13), *range(13), 20, 20, None, None, -3])
RESERVED = st.sampled_from([0, 0, 0, None, 2, 5])
COVERED = st.sampled_from([1, 2, 3, 5, 1, 2, 3, 5, 0, -1])

PRODUCT = st.sampled_from(["C9300-24UX", "C9300-48P"])
HOST = st.sampled_from(["sw-a", "sw-b", None])
CONTACT = st.sampled_from([*_days(0, -30, -31, -60, -61, -90, -91, -365, -400), None])
RECORD = st.sampled_from(["", "installed", "retired", "absent", "unclear"])
USED = st.integers(0, 3)

ORDER_LINES = st.sampled_from([0, 0, 0, 1, 2])
ORDERED = st.sampled_from([*range(1, 13), 0, -3])
ORDER_ACCOUNT = st.sampled_from(["own", "own", "own", None, *ACCOUNTS])
PAK_COUNT = st.sampled_from([*range(1, 9), 0, -2])
FULFILLED = st.sampled_from([None, 0, 1, 4])
PAK_STATUS = st.sampled_from(
    ["UNFULFILLED", "FULFILLED", "PARTIALLY FULFILLED", "CONVERTED", "PARTIALLY CONVERTED", "CANCELLED"]
)
PAK_ACCOUNT = st.sampled_from([*ACCOUNTS, *ACCOUNTS, None])

SUITES = st.sampled_from([("Core",), ("Core", "Edge"), ()])
GROWTH = st.sampled_from(["share", "count", "none"])
COMMITTED = st.integers(0, 40)
GROWTH_COUNT = st.integers(0, 12)
GROWTH_SHARE = st.sampled_from([Decimal("0.15"), Decimal("0.2"), Decimal("0.075")])
AMOUNT = st.integers(0, 400_000).map(lambda number: Decimal(number) / 10_000)  # to a hundredth of a cent
SUITE_AMOUNT = st.none() | AMOUNT
IS_MONTHLY = st.sampled_from([True, True, False])


@st.composite
def estates(draw: st.DrawFn) -> Estate:
    """An estate of one or two Smart Accounts that name their Virtual Accounts alike."""
    accounts = ACCOUNTS[: draw(ONE_OR_TWO)]
    licenses = draw(PALETTE)
    crowd = draw(CROWD)
    places = [place for place in product(accounts, VIRTUAL_ACCOUNTS, licenses) if draw(crowd)]
    tables = frozenset(name for name in accounts if draw(SELDOM))
    return Estate(
        as_of=AS_OF,
        holdings=tuple(
            _table_row(draw, place) if place[0] in tables else _holding(draw, place, places) for place in places
        ),
        instances=tuple(_instances(draw, accounts, licenses)),
        deployed=tuple(
            Deployed(serial, draw(PRODUCT), f"sw-{serial}".lower(), status)
            for serial in SERIALS
            if (status := draw(RECORD))
        ),
        orders=tuple(_order_lines(draw, accounts, licenses)),
        paks=tuple(_paks(draw, accounts, licenses)),
        prices=tuple(Price(name, draw(AMOUNT), is_monthly=draw(IS_MONTHLY)) for name in licenses if draw(COIN)),
        agreement=_agreement(draw, licenses),
        tables=tables,
    )


def _table_row(draw: st.DrawFn, place: tuple[str, str, str]) -> Holding:
    """A licence of a Virtual Account in CSSM's own table: its one figure is all that is known of what is owned."""
    account, virtual_account, license_name = place
    owned = draw(QUANTITY)
    used = draw(IN_USE)
    return Holding(
        account,
        virtual_account,
        license_name,
        quantity=owned,
        printed_use=0 if used is None else used,
        lots=(Lot(owned),),
        reserved=None,
        net_substitution=draw(NET),
    )


def _holding(draw: st.DrawFn, place: tuple[str, str, str], places: Iterable[tuple[str, str, str]]) -> Holding:
    """A licence of a Virtual Account; what CSSM prints is mostly the lots it marks active, ended ones included."""
    account, virtual_account, license_name = place
    lots = tuple(_lot(draw, account) for _ in range(draw(LOT_COUNT)))
    active = sum(lot.quantity for lot in lots if lot.status == "ACTIVE")
    beside = [name for *where, name in places if tuple(where) == place[:2] and name != license_name]
    return Holding(
        account=account,
        virtual_account=virtual_account,
        license=license_name,
        quantity={"the lots marked active": active, "more than those": active + 3, "nothing": None}[draw(PRINTED)],
        printed_use=draw(IN_USE),
        lots=lots,
        reserved=draw(RESERVED),
        substitutions=tuple(_pair(draw, license_name, other) for other in beside if draw(SELDOM)),
    )


def _lot(draw: st.DrawFn, account: str) -> Lot:
    """A lot; sometimes with the number of an order of its Smart Account, sometimes of the agreement."""
    order = draw(LOT_ORDER)
    return Lot(
        draw(QUANTITY), draw(START), draw(END), draw(STATUS), draw(KIND), draw(AGREED), order and f"{account}{order}"
    )


def _pair(draw: st.DrawFn, own: str, other: str) -> Substitution:
    """A record tells that it is one of a pair; either licence may be named first."""
    first, second = (own, other) if draw(COIN) else (other, own)
    return Substitution(first, second, draw(COVERED))


def _instances(draw: st.DrawFn, accounts: Sequence[str], licenses: Sequence[str]) -> list[Instance]:
    """Product instances; few serial numbers and host names, so that they meet."""
    seats = [*product(accounts, VIRTUAL_ACCOUNTS, SERIALS)]
    taken = {draw(st.sampled_from(seats)): None for _ in range(draw(SEVERAL))}
    return [
        Instance(
            account,
            virtual_account,
            serial,
            draw(PRODUCT),
            draw(HOST),
            draw(CONTACT),
            tuple((name, draw(USED)) for name in licenses if draw(COIN)),
        )
        for account, virtual_account, serial in taken
    ]


def _order_lines(draw: st.DrawFn, accounts: Sequence[str], licenses: Sequence[str]) -> list[OrderLine]:
    """Lines of the orders that lots name, and of one that no lot names; some of no known Smart Account."""
    license_name = st.sampled_from(licenses)
    lines = []
    for account, number in product(accounts, "123"):
        for line in range(draw(ORDER_LINES)):
            told = draw(ORDER_ACCOUNT)
            where = account if told == "own" else told
            lines.append(OrderLine(f"{account}{number}", line + 1, draw(license_name), draw(ORDERED), where))
    return lines


def _paks(draw: st.DrawFn, accounts: Sequence[str], licenses: Sequence[str]) -> list[Pak]:
    """Keys, some of them of no known Smart Account."""
    license_name = st.sampled_from(licenses)
    found = []
    for place in range(draw(FEW)):
        account = draw(PAK_ACCOUNT)
        found.append(
            Pak(
                f"4711J{place}",
                draw(license_name),
                draw(PAK_COUNT),
                draw(FULFILLED),
                draw(PAK_STATUS),
                account if account in accounts else None,
            )
        )
    return found


def _agreement(draw: st.DrawFn, licenses: Sequence[str]) -> Agreement:
    """A term with at most two suites that share the licences out."""
    suites = []
    left = list(licenses)
    for name in draw(SUITES):
        counted = tuple(one for one in left if draw(COIN))
        left = [one for one in left if one not in counted]
        growth = draw(GROWTH)
        suites.append(
            Suite(
                name,
                draw(COMMITTED),
                draw(GROWTH_SHARE) if growth == "share" else None,
                draw(GROWTH_COUNT) if growth == "count" else None,
                draw(SUITE_AMOUNT),
                counted,
            )
        )
    return Agreement(REMAINING_MONTHS, tuple(suites))
