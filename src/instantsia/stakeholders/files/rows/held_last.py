"""Rows of one actor at several times: by meeting, round, wave, day or year. The latest is what holds.

The earlier ones are left out and named, with the answer that makes an issue of each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.stakeholders.files.cells.words import EACH_MONTH
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.rows.persons import numbers_rows, tells_time
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.folding import folded

NAMED = 3
MOSTLY = 2 / 3
"""Share of the numbers of actors behind which one name stands."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ T].*)?")
_SIGNS = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{2}|\d{4})")
_NUMBER = re.compile(r"\d+")
Row = tuple[Cell, ...]


def of_times(sheet: Sheet, place: int) -> bool:
    """Whether a column tells when each row was so, by its name or by what stands in it."""
    head = sheet.header[place].text
    if role(head) is not None:
        return False
    texts = {row[place].text for row in sheet.rows if row[place].text}
    dated = all(_ISO.fullmatch(text) or _SIGNS.fullmatch(text) for text in texts)
    told = all(tells_time(text) and _NUMBER.search(text) for text in texts)
    return bool(texts) and (dated or told or tells_time(head))


def held_last(sheet: Sheet, actor: int, place: int) -> Sheet:
    """The sheet with the latest row of each actor by a column of times; the others are in `left_out`.

    actor, place   of the columns of names and of times
    """
    sheet = one_by_number(sheet, actor, place)
    when = _order([row[place].text for row in sheet.rows])
    latest: dict[str, Row] = {}
    for row in sheet.rows:
        name = folded(row[actor].text)
        if name and (name not in latest or when(row[place].text) >= when(latest[name][place].text)):
            latest[name] = row
    head = sheet.header[place].text
    why = (
        f"is of an earlier {cut(head)} of an actor whose latest row holds "
        f"(--answer columns='issue:{head}' reads each as an issue of its own)"
    )
    kept = {row[0].spot.row for row in latest.values()}
    gone = [row for row in sheet.rows if folded(row[actor].text) and row[0].spot.row not in kept]
    left_out = [
        LeftOut(row[actor].spot._replace(column=0, name=""), ", ".join(cell.text for cell in row if cell.text), why)
        for row in gone
    ]
    numbers = {row[0].spot.row for row in gone}
    return replace(
        sheet,
        rows=tuple(row for row in sheet.rows if row[0].spot.row not in numbers),
        left_out=tuple(sorted((*sheet.left_out, *left_out), key=lambda one: (one.spot.row, one.spot.column))),
        doubts=tuple(one for one in sheet.doubts if one.spot.row not in numbers),
    )


def one_by_number(sheet: Sheet, actor: int, place: int) -> Sheet:
    """The sheet where those whom a column gives one number at different times have one name; it is told."""
    for at, head in enumerate(sheet.header):
        if at in (actor, place) or not numbers_rows(head.text):
            continue
        held = [row for row in sheet.rows if row[at].text and row[actor].text]
        names: dict[str, dict[str, str]] = {}
        for row in held:
            names.setdefault(row[at].text, {}).setdefault(folded(row[actor].text), row[actor].text)
        several = {number: list(some.values()) for number, some in names.items() if len(some) > 1}
        once = len({(row[at].text, row[place].text) for row in held}) == len(held)
        again = len(names) < len(held)
        if not several or not once or not again or len(several) > (1 - MOSTLY) * len(names):
            continue
        rows = tuple(
            (*row[:actor], row[actor]._replace(text=several[row[at].text][0]), *row[actor + 1 :])
            if row[at].text in several
            else row
            for row in sheet.rows
        )
        shown = few([f"{' and '.join(map(cut, some))} ({number})" for number, some in several.items()], NAMED, "; ")
        told = f"Read as one, since {cut(head.text)} gives both one number: {shown}"
        return replace(sheet, rows=rows, notes=(*sheet.notes, told))
    return sheet


def _order(texts: Sequence[str]) -> Callable[[str], tuple[float, ...]]:
    """What orders some times: as dates, by their number, by their month, or as they stand below each other."""
    once = list(dict.fromkeys(texts))
    for key in (_date(once), _number, _month):
        found = {text: key(text) for text in once}
        if None not in found.values() and len(set(found.values())) == len(once):
            return lambda text: found[text] or ()
    places = {text: (float(at),) for at, text in enumerate(once)}
    return lambda text: places[text]


def _date(texts: Sequence[str]) -> Callable[[str], tuple[float, ...] | None]:
    """What reads days as (year, month, day): 4/10/1911 has its month first where another could have no other."""
    found = [match for text in texts if (match := _SIGNS.fullmatch(text))]
    day_first = any(int(one[1]) > 12 for one in found) or (
        any(one[2] == "." for one in found) and not any(int(one[3]) > 12 for one in found)
    )
    month_first = not day_first and any(int(one[3]) > 12 for one in found)

    def key(text: str) -> tuple[float, ...] | None:
        if match := _ISO.fullmatch(text):
            return (float(match[1]), float(match[2]), float(match[3] or 0))
        match = _SIGNS.fullmatch(text)
        if match is None or not (day_first or month_first):
            return None
        day, month = (match[1], match[3]) if day_first else (match[3], match[1])
        return (float(match[4]), float(month), float(day))

    return key


def _number(text: str) -> tuple[float, ...] | None:
    """The numbers of a text, the year first: 2 of Round 2, (2026, 1) of Q1 2026."""
    found = sorted(map(float, _NUMBER.findall(text)), key=lambda one: one < 1000)
    return tuple(found) if 0 < len(found) <= 2 else None


def _month(text: str) -> tuple[float, ...] | None:
    return next(((float(at),) for at, names in enumerate(EACH_MONTH) if re.match(names, text, re.IGNORECASE)), None)
