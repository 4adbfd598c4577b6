"""Tables by their shape, where no name of a column is known: which row is the header, and how much stands under it.

A header is a row of different texts of which none stands again in its own column, and under which most columns hold
something. A title names one or two columns; a row of the table has numbers in it, or words that others have too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import GRADES, NO, YES
from instantsia.stakeholders.files.columns.hints import HINTED, hint
from instantsia.stakeholders.files.columns.names import role

ABOVE = 20
"""In so many rows that are not blank a header is looked for."""
LOOKED = 80
"""So many rows that are not blank are looked at for the shape of a table."""
FILLED = 0.25
"""A column is one of the table where this share of its rows holds something."""
LONGEST_NAME = 200
DISTINCT = 0.6
"""So large a share of the names in a header are different."""
LEAST_NAMES = 3
"""So many names has the header of another table below."""
_NUMBER = pattern(r"[-+~<>]?\s*\d[\d\s.,'%]*(?:\s*(?:\.\.|-|–|to)\s*\d[\d.,]*\s*%?)?")
_EXTENT = pattern(r"\(?\s*([+-]?\d+)\s*(?:\.\.+|-|–|—|to)\s*\+?(\d+)\s*\)?")
_ONE = pattern(r"[+-]?\d+(?:[.,]\d+)?")
_DATE = pattern(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[T ].*)?")

Rows = Sequence[Sequence[str]]


class Shape(NamedTuple):
    """The table under a row: places of its columns, and how many rows have a cell in two of them."""

    columns: tuple[int, ...]
    rows: int

    @property
    def cells(self) -> int:
        return len(self.columns) * self.rows


NONE = Shape((), 0)


def measured(text: str) -> bool:
    """Whether a cell is a number, a range of numbers or a date, and so no name of a column.

    >>> measured("~70"), measured("60-75"), measured("2027-03-05"), measured("Influence 0-10")
    (True, True, True, False)
    """
    return bool(_NUMBER.fullmatch(text) or _DATE.fullmatch(text))


def shape_below(rows: Rows, place: int, joined: Sequence[str] | None = None, last: int | None = None) -> Shape:
    """The table under a row, as far as it is named; `NONE` where the row cannot be its header.

    joined   the names, where those of several rows were put together
    last     the last row of such a header
    """
    names = list(rows[place] if joined is None else joined)
    held = [name for name in names if name]
    # one column may be called by its scale; a row of several tells how columns are measured
    scales = [at for at, name in enumerate(names) if measured(name) and _extent(rows[place + 1 :], at, name)]
    called = [name for at, name in enumerate(names) if name and (len(scales) > 1 or at not in scales)]
    if len(called) < 2 or any(measured(name) or len(name) > LONGEST_NAME for name in called):
        return NONE
    # "importance" may stand once for each issue; what comes again in a row of the table comes again below it
    if joined is None and len(set(map(str.casefold, held))) < max(DISTINCT * len(held), 2):
        return NONE
    # in a row of the table it is high and low, yes and no that come again
    folded = [name.casefold() for name in held]
    if joined is None and any(
        folded.count(one) > 1 and (one in GRADES or one in YES or one in NO or attitude(one)) for one in folded
    ):
        return NONE
    start = place if last is None else last
    below = [row for row in rows[start + 1 : LOOKED] if sum(map(bool, row)) > 1]
    if not below or (joined is None and stands_again(rows[place], below)):
        return NONE
    counts = [sum(at < len(row) and bool(row[at]) for row in below) for at in range(len(names))]
    columns = tuple(at for at, name in enumerate(names) if name and counts[at] >= max(1.0, FILLED * len(below)))
    if len(columns) < 2:
        return NONE
    return Shape(columns, sum(sum(at < len(row) and bool(row[at]) for at in columns) > 1 for row in below))


def _extent(below: Rows, at: int, name: str) -> bool:
    """Whether the name of a column is the scale of the numbers below it: 0-10 over 7, 10 and 3.

    In a row of the table "6-7" stands among numbers beyond it, and few are within.
    """
    ends = _EXTENT.fullmatch(name)
    if ends is None or not float(ends[1]) < float(ends[2]):
        return False
    low, high = float(ends[1]), float(ends[2])
    texts = [row[at] for row in below[:LOOKED] if at < len(row) and row[at]]
    numbers = [float(text.replace(",", ".")) for text in texts if _ONE.fullmatch(text)]
    return len(numbers) >= LEAST_NAMES and all(low <= one <= high for one in numbers) and len(set(numbers)) > 2


def best_row(rows: Rows) -> tuple[int, Shape]:
    """(place, table) of the row under which the widest table stands, the first of several; (0, NONE) of none."""
    found = [(place, shape_below(rows, place)) for place in range(min(ABOVE, len(rows)))]
    # a row with no number in it, late in a table of numbers, is somebody's who has given none
    found = [one for one in found if not _within(rows, *one)] or found
    best = max(found, key=lambda one: (len(one[1].columns) + over_labels(rows, one[0]), -one[0]), default=(0, NONE))
    return best if best[1].columns else (0, NONE)


def over_labels(rows: Rows, place: int) -> int:
    """1 where a row begins with a blank over the names of two quantities, or of one beside a remark, else 0.

    Its names are those of actors, and a row below it with its own name before theirs is no wider.
    """
    if not rows[place] or rows[place][0]:
        return 0
    labels = [row[0] for row in rows[place + 1 : LOOKED] if row and row[0]]
    found = {role(label) or hint(label) for label in labels if len(label) <= LONGEST_NAME}
    quantities = found & {*HINTED} - {"actor"}
    return int(bool(quantities) and len(quantities | (found & {"source", "note"})) > 1)


def _within(rows: Rows, place: int, shape: Shape) -> bool:
    """Whether rows of its table stand above a row, with numbers where those below it have numbers."""
    above = [
        row
        for row in rows[:place]
        if 2 * sum(at < len(row) and bool(row[at]) for at in shape.columns) > len(shape.columns)
    ]
    below = rows[place + 1 : LOOKED]
    numbers = [at for at in shape.columns if sum(at < len(row) and measured(row[at]) for row in below) > 1]
    held = [row for row in above if any(at < len(row) and measured(row[at]) for at in numbers)]
    return len(held) >= LEAST_NAMES


def stands_again(row: Sequence[str], below: Rows) -> bool:
    """Whether a text of a row stands again in its own column, under another row than the same header once more."""
    others = [one for one in below if list(one[: len(row)]) != list(row) and not begins_again(row, one)]
    others = [one for one in others if not names_again(row, one)]
    return any(text and any(at < len(one) and one[at] == text for one in others) for at, text in enumerate(row))


def begins_again(names: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row is the header of another table below: the first name stands again, over other names of columns.

    >>> begins_again(["State", "Position", "Weight"], ["State", "Demand (m3/s)", "Stake"])
    True
    >>> begins_again(["State", "Position", "Weight"], ["State", "4", "25"])
    False
    """
    first = next((at for at, name in enumerate(names) if name), 0)
    held = [text for text in row if text]
    if first >= len(row) or not held or row[first] != names[first] or len(held) < LEAST_NAMES:
        return False
    return not any(measured(text) for text in held) and len(set(held)) == len(held)


def names_again(names: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row names the columns of a part of the table: most names stand in it again, and some say what they are.

    >>> names_again(["Party", "Seats", "Stance", "Influence"], ["Name", "", "Stance", "Influence"])
    False
    >>> names_again(["Party", "Seats", "Stance", "Influence", "Note"], ["Name", "", "Stance", "Influence", "Note"])
    True
    >>> names_again(["Ann", "yes", "high", "for"], ["Bob", "yes", "high", "for"])
    False
    """
    held = [text for text in row if text]
    same = [text for text, name in zip(row, names, strict=False) if text and text == name]
    if len(same) < LEAST_NAMES or 2 * len(same) < len(held) or any(map(measured, held)):
        return False
    return sum(role(text) is not None or hint(text) is not None for text in same) > 1
