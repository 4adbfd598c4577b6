"""Where the header of a table stands, and its names: one row, or one under a row of groups of columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from instantsia.stakeholders.files.columns import is_header, role, roles

ABOVE = 20
"""In so many rows that are not blank a header is looked for."""
Known = Callable[[Sequence[str]], bool]
OF_GROUPS = ("position", "salience")
"""What may stand under the name of a group, which then is that of an issue."""
_NUMBER = re.compile(r"[-+~<>]?\s*\d[\d\s.,'%]*(?:\s*(?:\.\.|-|–|to)\s*\d[\d.,]*\s*%?)?")


@dataclass(frozen=True)
class Header:
    """The first and the last row of a header, counted among those that are not blank, and the names of columns."""

    first: int
    last: int
    names: list[str]


def find_header(
    rows: Sequence[Sequence[str]], known: Known = is_header, merged: frozenset[int] = frozenset()
) -> Header:
    """The header among the first rows that are not blank; where none is known by its names, the one with its shape.

    known    whether a row is a header by its names
    merged   rows (places in `rows`) whose names are merged over the columns that they mean; in other rows a name means
             the columns up to the next name

    >>> find_header([["", "Tax", "", "War"], ["Actor", "Position", "Salience", "Position"]]).names
    ['Actor', 'Tax Position', 'Tax Salience', 'War Position']
    """
    for place, row in enumerate(rows):
        if known(row):
            return Header(place, place, _trimmed(row))
        below = rows[place + 1] if place + 1 < len(rows) else None
        if below is None or not any(row[1:]):  # a title stands alone in the first cell
            continue
        joined = _joined(row, below, spread=place not in merged)
        if known(joined) and (not known(below) or _twice(below)):
            return Header(place, place + 1, _trimmed(joined))
    place = next((place for place in range(len(rows)) if _shaped(rows, place)), 0)
    return Header(place, place, _trimmed(rows[place]) if rows else [])


def title_of(above: Sequence[Sequence[str]]) -> str:
    """What stands above a header: of several lines the first that is a question, else the first; "" where none is."""
    lines = [" ".join(cell for cell in row if cell).lstrip("# ") for row in above]
    return next((line for line in lines if line.endswith("?")), lines[0] if lines else "")


def tabular(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows have the shape of a table: names, and numbers under some of them."""
    return any(_shaped(rows, place) for place in range(len(rows)))


def _joined(above: Sequence[str], below: Sequence[str], spread: bool) -> list[str]:
    """The names of two rows: what may be of a group carries its name, everything else its own."""
    out, group = [], ""
    for place in range(max(len(above), len(below))):
        own = below[place] if place < len(below) else ""
        over = above[place] if place < len(above) else ""
        group = over or (group if spread else "")
        if own and group and group != own and role(own) in OF_GROUPS:
            out.append(f"{group} {own}")
        else:
            out.append(own or over)
    return out


def _twice(names: Sequence[str]) -> bool:
    """Whether a row names positions or saliences of more than one group."""
    found = roles(names)
    return any(len(found.get(one, ())) > 1 for one in OF_GROUPS)


def _shaped(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a row has names alone, none twice, and a number stands under one of them."""
    names = [name for name in rows[place] if name]
    if len(names) < 2 or len(set(names)) < len(names) or any(_NUMBER.fullmatch(name) for name in names):
        return False
    for row in rows[place + 1 : place + 4]:
        if any(name and _NUMBER.fullmatch(cell) for name, cell in zip(rows[place], row, strict=False)):
            return True
    return False


def _trimmed(names: Sequence[str]) -> list[str]:
    out = list(names)
    while out and not out[-1]:
        out.pop()
    return out
