"""A table as the rows that are no actors are looked for in it: where names stand, and which columns hold numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.numbers import Read, decimal_marks, read_numbers
from instantsia.stakeholders.files.cells.words import NOTHING, UNKNOWN
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.sheet import Cell, Sheet

FULL = 0.8
"""Share of the cells of the fullest column of texts that a column of names has."""


@frozen
class Table:
    """A sheet with the place of its column of names, and of those whose cells are numbers.

    read   {text: its numbers} of all cells
    gone   rows that were left out before, which are no blank rows between the others
    """

    sheet: Sheet
    actor: int
    numeric: frozenset[int]
    read: dict[str, Read | None]
    gone: tuple[int, ...] = ()

    def name(self, row: Sequence[Cell]) -> str:
        return row[self.actor].text

    def others(self, row: Sequence[Cell]) -> list[tuple[int, str]]:
        """(place, text) of the cells under a name that hold something, beside the actor's."""
        width = len(self.sheet.header)
        return [
            (place, cell.text)
            for place, cell in enumerate(row[:width])
            if place != self.actor and cell.text.casefold() not in NOTHING
        ]

    def numbers(self, row: Sequence[Cell]) -> list[tuple[int, str]]:
        return [(place, text) for place, text in self.others(row) if place in self.numeric and self.read[text]]

    def words(self, row: Sequence[Cell]) -> list[str]:
        return [text for place, text in self.others(row) if self.read[text] is None and place not in self.numeric]

    def number(self, text: str) -> Decimal | None:
        """The number that a cell is; None where it is none, a range, or may be read in two ways."""
        found = self.read.get(text)
        return found.parts[0] if found is not None and len(found.parts) == 1 else None

    def gap(self, place: int, before: int) -> bool:
        """Whether a blank row stands somewhere between two rows."""
        above, below = (self.sheet.rows[at][0].spot.row for at in (before, place))
        gone = bisect_left(self.gone, below) - bisect_left(self.gone, above)
        return below - above - gone > place - before


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in a cell, or that nobody knows."""
    return cell.text.casefold() in NOTHING or cell.text.casefold() in UNKNOWN


def table_of(sheet: Sheet, actor: int | None = None) -> Table:
    """A sheet with what its columns hold.

    actor   place of the column of names; where it is None and no header tells it, the first full column of texts
    """
    names = [cell.text for cell in sheet.header]
    width = len(names)
    texts = {cell.text for row in sheet.rows for cell in row[:width]}
    decimal = decimal_marks(texts, sheet.point)
    read: dict[str, Read | None] = {}
    for text in texts:
        found = read_numbers(text, decimal) if text.casefold() not in NOTHING else None
        # what may be read in two ways is a number all the same
        read[text] = found if isinstance(found, Read) else Read(()) if found and found.kind != "strange" else None
    filled, numbers = [0] * width, [0] * width
    for row in sheet.rows:
        for place, cell in enumerate(row[:width]):
            if cell.text:
                filled[place] += 1
                numbers[place] += read[cell.text] is not None
    told = roles(names).get("actor", [])
    gone = {one.spot.row for one in sheet.left_out if not one.spot.column} if actor is not None else set()
    texty = [place for place in range(width) if filled[place] and 2 * numbers[place] < filled[place]]
    # a name that stands once at the head of its group is that of the group
    full = max((filled[place] for place in texty), default=0)
    whole = [place for place in texty if filled[place] >= FULL * full]
    held = {place: [row[place].text for row in sheet.rows if row[place].text] for place in whole[:2]}
    apart = [place for place, some in held.items() if names[place] and len(set(some)) == len(some)]
    first = whole[0] if whole else 0
    # texts that stand again and again with no name above them are groups, where each text beside them differs
    if apart and not names[first] and 2 * len(set(held[first])) <= len(held[first]):
        first = apart[0]
    # Parties may be a number of them
    told = [place for place in told if place in texty or not apart]
    actor = actor if actor is not None else told[0] if told else first
    numeric = {
        place for place in range(width) if place != actor and filled[place] and 2 * numbers[place] >= filled[place]
    }
    return Table(sheet, actor, frozenset(numeric), read, tuple(sorted(gone)))
