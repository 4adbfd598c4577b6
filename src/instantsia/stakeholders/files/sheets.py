"""Which sheet of a workbook is the table of actors: the one with most actors whose columns fit best (`guess`).

Of a table of votes it is the only one, or by far the largest, that has the shape of it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Any, NamedTuple

from instantsia.errors import cut
from instantsia.stakeholders.files.shape import Shape
from instantsia.stakeholders.files.words import set_of

LARGER = 2
"""So many times the cells of every other sheet has the one that is proposed without a known header."""
MUCH_LARGER = 4
"""So many times the cells of a sheet with a known header has one without that is proposed instead."""
NAMED = 6
_ASIDE = set_of(
    "old, alt, ancien, ancienne, viejo, antiguo, vecchio, velho, oud, archive, archived, archiv, backup, obsolete",
    "superseded, previous, pivot, readme, cover, deckblatt, contents, index, phones, phone, contacts, contact, telefon",
    "key, legend, legende, legenda, codebook, changelog, log, messages, scenarios, calendar, calendrier, termine",
    "kalender, lookup, lists",
)
"""Words of which one in the name of a sheet says that it is not the table."""
_WORD = re.compile(r"[^\W\d_]+")


class Found(NamedTuple):
    """One sheet: as it is listed, whether its header is known by its names, and the table under it.

    worth   how many actors have a position in it, times how well its columns fit; 0 where none has
    """

    sheet: Any
    known: bool
    shape: Shape
    worth: float = 0.0

    @property
    def aside(self) -> bool:
        """Whether the name of the sheet says that it is not the table: Read me, Pivot, Old (April)."""
        name = self.sheet.name.casefold()
        return bool(_ASIDE & set(_WORD.findall(name))) or _WORD.findall(name)[:2] == ["read", "me"]


def proposed(tables: Sequence[Found]) -> Any | None:
    """The sheet that is read where nobody says which; None where more than one could be meant."""
    if len(tables) == 1:
        return tables[0].sheet
    rather = [one for one in tables if not one.aside] or list(tables)
    worthy = [one for one in rather if one.worth > 0] or [one for one in tables if one.worth > 0]
    if worthy:
        return max(worthy, key=lambda one: one.worth).sheet
    known = [one for one in rather if one.known]
    if len(known) > 1:
        return None
    shaped = sorted((one for one in rather if one.shape.columns), key=lambda one: -one.shape.cells)
    if known:
        (only,) = known
        much = shaped and shaped[0].shape.cells >= MUCH_LARGER * only.shape.cells and only.shape.columns
        return shaped[0].sheet if much else only.sheet
    if not shaped:
        # a sheet set aside by its name, whose header is known all the same
        known = [one for one in tables if one.known]
        return known[0].sheet if len(known) == 1 else None
    if len(shaped) > 1 and shaped[0].shape.cells < LARGER * shaped[1].shape.cells:
        return None
    return shaped[0].sheet


def passed_over(chosen: Any, tables: Sequence[Found]) -> tuple[str, ...]:
    """What is told of the sheets that are not read."""
    others = [one.sheet.name for one in tables if one.sheet is not chosen]
    if not others:
        return ()
    shown = ", ".join(cut(name) for name in others[:NAMED])
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    remedy = f"--sheet {shlex.quote(others[0])} reads another" if len(others) == 1 else "--sheet NAME reads another"
    return (f"of {len(tables)} sheets {cut(chosen.name)} was read, and not {shown}{more} ({remedy})",)
