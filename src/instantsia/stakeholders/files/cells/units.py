"""Amounts that stand in their cells with a unit: the same in most cells of a column, or one a thousandfold of it.

A unit is known by how it stands there: "45 nm", "20–25 nm" and "30 nm (the draft)" are numbers of nm. Lists tell which
words are points of a scale and no measure, and which units are so many powers of ten of another (units.toml).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.loose import Loose, loosely, times_words
from instantsia.stakeholders.files.cells.multiples import BEYOND, FEWEST, multiple
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.cells.words import MONTHS, set_of

_NUMBER = r"[-+−]?\s?[0-9]+(?:[ '’.,][0-9]+)*"
_AMOUNT = rf"[~≈]?\s*(?P<amount>{_NUMBER}(?:\s*(?:\.\.+|…|-|–|—)\s*{_NUMBER})?)"
_UNIT = r"(?P<unit>[^\W\d_]+[²³]?(?:[/.·][^\W\d_]+[²³]?)*(?:\s[^\W\d_]+[²³]?)?|°[^\W\d_]?)"
_WITH = pattern(rf"{_AMOUNT}\s*{_UNIT}\.?(?:\s*[?!]|\s*[(\[,;:].*|\s+[-–—]\s.*|)", re.DOTALL)
_BARE = pattern(rf"{_AMOUNT}\s*(?:\s*[(\[;:].*|,\s.*|\s+[-–—]\s.*)", re.DOTALL)
_TIMES = pattern(times_words(), re.IGNORECASE)
_MONTH = pattern(rf"(?:{MONTHS})\w*\.?", re.IGNORECASE)
_HEAD = pattern(r"[^\W\d_]+(?:[/·][^\W\d_]+)*")
_WRITTEN = tomllib.loads(Path(__file__).with_name("units.toml").read_text("utf-8"))
_POINTS = set_of(" ".join(_WRITTEN["points"].split()))
_PREFIXES: dict[str, list[int]] = {**_WRITTEN["prefixes"], "": [0]}
_SAME: dict[str, str] = _WRITTEN["same"]
MOST = 0.5
LONGEST = 120


def unit_in_cells(texts: Iterable[str]) -> str:
    """The unit with which most amounts of a column stand; "" where they have none, or not one.

    >>> unit_in_cells(["45 nm", "0 – no zone", "30 nm (draft is fine)", "20–25 nm", "no view"])
    'nm'
    >>> unit_in_cells(["4 of 5", "3 km", "7 ha"])
    ''
    """
    amounts = [text for text in texts if re.match(rf"{_AMOUNT}(?!\d)", text)]
    found = Counter(match["unit"].casefold() for text in amounts if (match := _WITH.fullmatch(text)))
    if not found:
        return ""
    unit, many = found.most_common(1)[0]
    # what tells how many times a number is meant is none of its own, and a month behind a day is a date
    strange = _TIMES.fullmatch(unit) or _MONTH.fullmatch(unit) or attitude(unit) is not None
    return unit if many >= FEWEST and many > MOST * len(amounts) and not strange else ""


def measure_in_cells(texts: Iterable[str]) -> str:
    """The same where it is a measure, and no point of a scale or per cent.

    >>> measure_in_cells(["45 nm", "60 nm", "10 nm"]), measure_in_cells(["45 points", "60 points", "10 points"])
    ('nm', '')
    """
    unit = unit_in_cells(texts)
    return "" if unit in _POINTS else unit


def amount(text: str, unit: str, decimal: frozenset[str]) -> Loose | None:
    """The number of an amount with the unit of its column, whatever is said behind it; without one only of such.

    >>> amount("30 nm (draft is fine)", "nm", frozenset(".")).read.parts, amount("3 votes", "nm", frozenset("."))
    ((Decimal('30'),), None)
    """
    if not unit or len(text) > LONGEST:
        return None
    match = _WITH.fullmatch(text)
    if match is None or match["unit"].casefold() != unit:
        match = _BARE.fullmatch(text)
    found = read_cell(match["amount"].replace("− ", "-"), decimal) if match else None
    return Loose(found, True, True) if isinstance(found, Read) else None


def thousandfold(text: str, header: str, decimal: frozenset[str], sizes: Sequence[float]) -> Loose | None:
    """The number of an amount in a unit that is a thousandfold, or a thousandth, of that of the header.

    sizes   of the other numbers of the column, among which it lies in the one reading that is meant

    >>> thousandfold("1.0 mb/d", "Cut kb/d", frozenset("."), [500, 800, 1500]).read.parts
    (Decimal('1000'),)
    """
    match = _WITH.fullmatch(text.strip())
    if match is None or len(sizes) < FEWEST:
        return None
    found = read_cell(match["amount"].replace("− ", "-"), decimal)
    if not isinstance(found, Read):
        return None
    own = match["unit"].casefold()
    low, high = min(sizes) / BEYOND, max(sizes) * BEYOND
    for head in dict.fromkeys(map(str.casefold, _HEAD.findall(header))):
        some = [[part * Decimal(10) ** power for part in found.parts] for power in sorted(_powers(own, head))]
        fits = [parts for parts in some if all(low <= abs(float(part)) <= high for part in parts)]
        if len(fits) == 1:
            return Loose(found._replace(parts=tuple(part.normalize() + 0 for part in fits[0])), False, True)
    return None


def _powers(own: str, head: str) -> set[int]:
    """The powers of ten by which one unit may be more than another of the same kind: mb/d and kb/d, t and kg.

    >>> sorted(_powers("mb/d", "kb/d")), sorted(_powers("t", "kg")), _powers("km", "ha")
    ([-6, 3], [-6, 3], set())
    """
    pairs = [(own, head), (_SAME.get(own, own), head), (own, _SAME.get(head, head))]
    return {
        one - two
        for first, second in pairs
        for before, powers in _PREFIXES.items()
        for other, others in _PREFIXES.items()
        if before != other
        and first.startswith(before)
        and (tail := first.removeprefix(before))
        and second == other + tail
        for one in powers
        for two in others
        if one != two
    }


def each_part(
    text: str, header: str, decimal: frozenset[str], unit: int | None, sizes: Sequence[float]
) -> Loose | None:
    """A low, a best and a high number of which one is written otherwise: 800..1.0 mb/d..1200.

    Where the best one cannot be read, or lies beyond the two, they are the range that is known.

    unit   power of ten of the column's unit, None where nobody has told it
    """
    parts = [part.strip() for part in text.split("..")]
    if len(parts) not in (2, 3) or not all(parts):
        return None
    read = [_part(part, header, decimal, unit, sizes) for part in parts]
    low, high = read[0], read[-1]
    if low is None or high is None or low > high:
        return None
    best = read[1] if len(read) == 3 else None
    known = (low, high) if best is None or not low <= best <= high else (low, best, high)
    return Loose(Read(known if low != high else (low,)), False, True)


def _part(text: str, header: str, decimal: frozenset[str], unit: int | None, sizes: Sequence[float]) -> Decimal | None:
    plain = read_cell(text, decimal)
    held = thousandfold(text, header, decimal, sizes) or multiple(text, decimal, sizes)
    held = held or loosely(text, decimal, unit)
    found = plain if isinstance(plain, Read) else held.read if held is not None else None
    return found.parts[0] if found is not None and len(found.parts) == 1 else None
