"""Columns that were answered as ends of what one accepts: `position low:Floor|position:Ideal|position high:Cap`.

They are read with the column between them as one of ranges. Where only one end is answered what they want is the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.groups import AS_RANGE, one_range
from instantsia.stakeholders.files.sheet import Cell, Sheet, TableError
from instantsia.stakeholders.folding import folded

LOW, HIGH = " low", " high"
OF = ("position", "salience", "capability")
"""What may have ends."""
ENDS = tuple(f"{role}{end}" for role in OF for end in (LOW, HIGH))
_WRITTEN = pattern(rf"({'|'.join(OF)})[\s_-]+(?:(low|min|minimum|lowest)|(high|max|maximum|highest))")


def end_meant(name: str) -> str:
    """What a part of an answer says that a column is, where that is an end; "" where it is none.

    >>> end_meant("position low"), end_meant("position_max"), end_meant("position")
    ('position low', 'position high', '')
    """
    found = _WRITTEN.fullmatch(name)
    return "" if found is None else f"{found[1]}{LOW if found[2] else HIGH}"


def with_ends(sheet: Sheet, told: Mapping[str, Sequence[str]], place: Callable[[Sheet, str, set[int]], int]) -> Sheet:
    """The sheet with the columns that were answered to be ends as one with the column whose ends they are.

    told    {role, or an end of it: names of its columns}
    place   the place of a column by its name; raises TableError where there is none
    """
    for role in OF:
        some = {end: told[f"{role}{end}"] for end in (LOW, HIGH) if f"{role}{end}" in told}
        of = told.get(role, ())
        # what a name says by itself was put together already
        if not some or all(folded(name) in sheet.ranged for names in some.values() for name in names):
            continue
        if len(of) > 1 or any(len(names) > 1 for names in some.values()):
            raise TableError([f"--answer columns: expected one {role}, with one column for each of its ends"])
        taken: set[int] = set()
        names = [*some.get(LOW, ()), *of, *some.get(HIGH, ())]
        places = []
        for name in names:
            places.append(place(sheet, name, taken))
            taken.add(places[-1])
        sheet = _joined(sheet, places, role, bool(of), tuple(some))
    return sheet


def _joined(sheet: Sheet, places: Sequence[int], role: str, best: bool, ends: Sequence[str]) -> Sheet:
    """The sheet with some columns as one, in the place of the best guess, which has its name."""
    at = places[1 if best and LOW in ends else 0]
    called = sheet.header[at].text if best else role
    gone = set(places) - {at}

    def cell(row: Sequence[Cell]) -> Cell:
        texts = [row[one].text if one < len(row) else "" for one in places]
        if best and len(ends) == 1 and all(texts):
            own, end = (texts[1], texts[0]) if LOW in ends else (texts[0], texts[1])
            texts = [end, own, own] if LOW in ends else [own, own, end]
        return Cell(one_range([text for text in texts if text] if len(ends) == 1 else texts), row[at].spot)

    def row_of(row: Sequence[Cell], joined: Cell) -> tuple[Cell, ...]:
        return tuple(joined if one == at else old for one, old in enumerate(row) if one not in gone)

    names = [sheet.header[one].text for one in places]
    return replace(
        sheet,
        header=row_of(sheet.header, Cell(called, sheet.header[at].spot)),
        rows=tuple(row_of(row, cell(row)) for row in sheet.rows),
        notes=(*sheet.notes, f"The columns {', '.join(names)}{AS_RANGE}{called}"),
        ranged={**sheet.ranged, **{folded(name): called for name in names}},
    )
