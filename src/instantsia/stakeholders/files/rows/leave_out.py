"""Rows that were answered to be no actor's: taken out before their cells are read, and told as left out."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from instantsia.errors import few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.layout import Line
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import LeftOut
from instantsia.stakeholders.folding import actor_meant
from instantsia.stakeholders.told import BELOW

DOUBTFUL = (BELOW, "Below the sums, and read as actors", "Names taken from the column", "Read as actors, though")
"""How the notes begin that tell of actors who may be none."""
ALONE = "Votes count in a vote alone"
NAMED = 3
_ROW = pattern(r"\((?:row|line) (\d+)")


class NobodyMeantError(ValueError):
    """An answer that names nobody of the table, or leaves nobody in it."""


def divided(lines: Sequence[Line], names: Iterable[str]) -> tuple[list[Line], list[Line]]:
    """(the lines of those who stay, the lines of those who are named).

    names   whole, or beginnings of names that one actor alone has

    Raises NobodyMeantError for a name that is none of the table, and where nobody stays.
    """
    actors = tuple(dict.fromkeys(line["actor"].text for line in lines))
    try:
        gone = {actor_meant(one, actors) for one in names}
    except ValueError as error:
        raise NobodyMeantError(f"{error} (--answer leave_out=none leaves nobody out)") from None
    if gone and gone.issuperset(actors):
        raise NobodyMeantError("found every actor of the table, expected somebody to stay in it")
    stay = [line for line in lines if line["actor"].text not in gone]
    return stay, [line for line in lines if line["actor"].text in gone]


def rows_of(lines: Iterable[Line]) -> list[LeftOut]:
    """What is told of these lines as left out, once for each row."""
    rows: dict[int, LeftOut] = {}
    for line in lines:
        spot = line["actor"].spot
        texts = dict.fromkeys(cell.text for cell in line.values() if cell.spot.row == spot.row and cell.text)
        rows.setdefault(spot.row, LeftOut(spot._replace(column=0, name=""), ", ".join(texts), Reason.ANSWERED))
    return list(rows.values())


def doubtful_told(notes: Iterable[str], stay: Iterable[Line], gone: Iterable[Line]) -> list[str]:
    """The notes; those that tell of actors who may be none with the answer that takes these out, or gone with them."""
    actors = {line["actor"].spot.row: line["actor"].text for line in stay}
    taken = {line["actor"].spot.row for line in gone}
    out = []
    for note in notes:
        rows = [int(row) for row in _ROW.findall(note)] if note.startswith(DOUBTFUL) else []
        here = list(dict.fromkeys(actors[row] for row in rows if row in actors))
        if here:
            names = shlex.quote("|".join(here))
            out.append(f"{note.removesuffix('.')} (--answer leave_out={names} takes out whoever is no actor)")
        elif not taken.intersection(rows):
            out.append(note)
    return out


def in_a_bargain(voteless: Sequence[str], roles: Iterable[str]) -> list[str]:
    """That those without a vote weigh in a bargain all the same, where it is told by name that they have none.

    Where no column says what anybody weighs, votes or seats do, and who has none weighs nothing.

    >>> in_a_bargain(["Press (observer)"], ["actor", "position"])
    ["Votes count in a vote alone: in a bargain these weigh as all others do: Press (observer) (--answer \
leave_out='Press (observer)' takes them out)"]
    >>> in_a_bargain(["Press (observer)"], ["actor", "position", "seats"])
    []
    """
    known = set(roles)
    if not voteless or ("capability" not in known and known & {"vote", "seats"}):
        return []
    shown, names = few(voteless, NAMED), shlex.quote("|".join(voteless))
    return [f"{ALONE}: in a bargain these weigh as all others do: {shown} (--answer leave_out={names} takes them out)"]
