"""Rows of whom the sheet says that they vote in a tie alone: they have a casting vote, and no vote beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.cells.quota_words import WRITTEN, any_of
from instantsia.stakeholders.files.rows.clauses import clauses
from instantsia.stakeholders.files.rows.procedure_words import TIES, speaks_of_casting
from instantsia.stakeholders.files.sheet import Cell
from instantsia.stakeholders.folding import words_of

LONGEST = 12
"""So many words has a clause that says so."""
_ONLY = pattern(
    rf"(?<!the )(?<!has ){any_of(WRITTEN['only']['alone']).pattern}|{any_of(WRITTEN['only']['unless']).pattern}",
    re.IGNORECASE,
)
"""Finds that it is for one thing only; what is the only one, or has the only one, is not."""


def only_in_a_tie(text: str) -> bool:
    """Whether a text says that somebody votes in a tie alone.

    >>> [only_in_a_tie(text) for text in ("tie-break only", "votes only to break a tie", "nur bei Stimmengleichheit")]
    [True, True, True]
    >>> [only_in_a_tie(text) for text in ("has the only casting vote", "casting vote", "only on Mondays")]
    [False, False, False]
    """
    return any(
        len(one.split()) <= LONGEST and bool(_ONLY.search(one)) and bool(TIES.search(one) or speaks_of_casting(one))
        for one in clauses(text)
    )


def only_in_ties(
    rows: Iterable[Sequence[Cell]], actors: Mapping[int, str], lines: Iterable[Line], voting: Iterable[str]
) -> dict[str, Line]:
    """{whoever votes in a tie alone: (what says so, where it stands)}: by a cell of their row, else by a line beside
    the table that names one row alone.

    actors   {row: who has it}
    voting   those of whom a column tells that they have votes, which goes before
    """
    counted = {*voting}
    found = {
        actors[cell.spot.stands_in]: (cell.text, f"row {cell.spot.row}")
        for row in rows
        for cell in row
        if cell.spot.stands_in in actors and cell.text != actors[cell.spot.stands_in] and only_in_a_tie(cell.text)
    }
    for text, where in () if found else lines:
        said = next(filter(only_in_a_tie, clauses(text)), "").strip()
        named = [actor for actor in dict.fromkeys(actors.values()) if said and words_of(actor) & words_of(said)]
        if len(named) == 1:
            found[named[0]] = (said, where)
    return {actor: said for actor, said in found.items() if actor not in counted}
