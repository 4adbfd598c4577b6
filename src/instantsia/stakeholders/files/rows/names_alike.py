"""Two names of a table that may mean one: with and without a bracket, abbreviated, or one person under two offices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.errors import cut, few
from instantsia.stakeholders.files.rows.kind_names import shortened
from instantsia.stakeholders.files.sheet import Cell
from instantsia.stakeholders.folding import folded

NAMED = 3
LONG = 2
"""So many words has what is in brackets where two names share it."""
_BRACKET = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]")
_TITLES = re.compile(
    r"^(?:(?:the|prof|professor|profesor|professore|dr|dra|dott|dottssa|mr|mrs|ms|mx|sir|lord|lady|dame|hon|rev|rep|sen"
    r"|hr|herr|frau|fr|mme|mlle|sr|sra|srta|don|doña|sig|sigra|dom|dona|dhr|mw|pan|pani|г-н|г-жа|ing|lic|mtra|mtro|gen"
    r"|m)(?:\.|\b)\s*)+(?=\w)",
    re.IGNORECASE,
)


def alike(cells: Sequence[Cell]) -> list[str]:
    """What is told of the names of a table that may mean one actor; nothing is changed for it.

    >>> from instantsia.stakeholders.files.sheet import Spot
    >>> names = ("Dean of Science (Prof. U. Brand)", "Ann", "U. Brand", "Red Agua", "Red Agua (Oaxaca)")
    >>> print(*alike([Cell(name, Spot("ban.csv", "", at)) for at, name in enumerate(names, 2)]))
    May be one and the same, and read as two: 'U. Brand' (row 4) and 'Dean of Science (Prof. U. Brand)' (row 2); 'Red Agua' (row 5) and 'Red Agua (Oaxaca)' (row 6)
    """  # noqa: E501
    names = {folded(cell.text): cell for cell in reversed(cells) if cell.text}
    whole = {_plain(cell.text): cell for cell in names.values()}
    inside: dict[str, Cell] = {}
    pairs: dict[tuple[str, str], str] = {}
    for cell in reversed(names.values()):
        match = _BRACKET.fullmatch(cell.text)
        if match is None:
            continue
        base, aside = _plain(match[1]), _plain(match[2])
        other = whole.get(aside) or whole.get(base)
        # what is in brackets behind two names is a person where it has a title, and else a group of both
        if other is None and len(match[2].split()) >= LONG and _TITLES.match(match[2]):
            other = inside.setdefault(aside, cell)
        if other is not None and other.text != cell.text:
            pairs[other.text, cell.text] = f"{_shown(other)} and {_shown(cell)}"
    pairs |= _abbreviated(list(names.values()))
    if not pairs:
        return []
    told = list(pairs.values())
    return [f"May be one and the same, and read as two: {few(told, NAMED, '; ')}"]


def _abbreviated(cells: Sequence[Cell]) -> dict[tuple[str, str], str]:
    """The pairs of names of which one has beginnings of words where the other has the words: Inst. of Sea Research."""
    long: dict[tuple[int, str], list[Cell]] = {}
    for cell in cells:
        words = cell.text.casefold().split()
        if words:
            long.setdefault((len(words), words[0][:1]), []).append(cell)
    out: dict[tuple[str, str], str] = {}
    for cell in cells:
        words = cell.text.casefold().split()
        if not any(word.endswith(".") for word in words):
            continue
        for other in long[len(words), words[0][:1]]:
            if other.text != cell.text and shortened(words, other.text.casefold().split()):
                out[other.text, cell.text] = f"{_shown(other)} and {_shown(cell)}"
    return out


def _plain(name: str) -> str:
    return folded(_TITLES.sub("", name.strip()))


def _shown(cell: Cell) -> str:
    return f"{cut(cell.text)} ({'line' if cell.spot.way == 'lines' else 'row'} {cell.spot.row})"
