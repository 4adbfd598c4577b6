"""Cells that say that somebody stands where another actor of the table does: same as Norway, folgt Bayern.

The other's cell is proposed for them where it is known, and told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.quantities import row_of
from instantsia.stakeholders.folding import folded

_AS = pattern(
    rf"(?:{any_of(*tomllib.loads(Path(__file__).with_name('as_another.toml').read_text('utf-8')).values())})\s+(.+)",
    re.IGNORECASE,
)
_WORD = pattern(r"\w+")
SHORTEST = 2
"""Letters of a name that a cell refers to."""


def names_another(text: str) -> bool:
    """Whether a cell says that somebody stands where another does.

    >>> names_another("wie Odinger"), names_another("same as Norway"), names_another("ja")
    (True, True, False)
    """
    return _AS.fullmatch(text.strip(" .()!?")) is not None


def as_others(cells: Sequence[Quantity], names: Sequence[str]) -> tuple[list[Quantity], list[str]]:
    """(the cells, those that name another actor as that one's; what is told of them).

    names   of the actors, a name for each cell
    """
    held = {name: cell for name, cell in zip(names, cells, strict=True) if not cell.blank}
    out, notes = [], []
    for cell, name in zip(cells, names, strict=True):
        match = _AS.fullmatch(cell.word.strip(" .()!?")) if cell.word is not None else None
        other = _named(match[1], {key: one for key, one in held.items() if key != name}) if match else None
        if other is None or (other.word is not None and _AS.fullmatch(other.word)):
            out.append(cell)
        elif other.number is not None:
            why = f"as that of row {other.spot.row}"
            out.append(replace(cell, number=other.number, word=None, open=other.open, loose="proposed", why=why))
        else:
            out.append(replace(cell, word=other.word, abstains=other.abstains))
            like = f"{cut(other.raw)}, as that of row {other.spot.row}"
            notes.append(f"{cut(cell.raw)} ({row_of(cell)}) is read as {like}")
    return out, notes


def _named(text: str, held: Mapping[str, Quantity]) -> Quantity | None:
    """The cell of the one actor whose name is a text, or has all of its words; None where none has, or several."""
    exact = [name for name in held if folded(name) == folded(text)]
    words = set(_WORD.findall(text.casefold()))
    found = exact or [name for name in held if words and words <= set(_WORD.findall(name.casefold()))]
    return held[found[0]] if len(text) >= SHORTEST and len(found) == 1 else None
