"""Rows that were answered to be no actor's: taken out before their cells are read, and told as left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from instantsia.errors import few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.layout import Line
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import LeftOut, Spot
from instantsia.stakeholders.folding import actor_meant, folded, joined_names, one_of
from instantsia.stakeholders.told import DOUBTFUL, taken_out

ALONE = "Votes count in a vote alone"
NOBODY_ON = "Nobody is left on "
"""How the sentence begins that tells of an issue of which all actors are left out."""
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
        gone = {actor_meant(one, actors) for one in whole_names(tuple(names), actors)}
    except ValueError as error:
        raise NobodyMeantError(f"{error} (--answer leave_out=none leaves nobody out)") from None
    if gone and gone.issuperset(actors):
        raise NobodyMeantError("found every actor of the table, expected somebody to stay in it")
    stay = [line for line in lines if line["actor"].text not in gone]
    return stay, [line for line in lines if line["actor"].text in gone]


def whole_names(parts: Sequence[str], names: Iterable[str]) -> list[str]:
    """The parts of an answer, those together that are one name in which a | stands, and those between commas apart.

    >>> whole_names(["Ward", "58", "Bob"], ["Ward|58", "Bob"]), whole_names(["Ward", "Bob"], ["Ward|58", "Bob"])
    (['Ward|58', 'Bob'], ['Ward', 'Bob'])
    >>> whole_names(["Ward 5, Lee, Ann"], ["Ward 58", "Lee, Ann", "Bob"])
    ['Ward 5', 'Lee, Ann']
    """
    names = tuple(names)
    if len(parts) == 1 and one_of(parts[0], names) is None:
        parts = joined_names(parts[0], names).split("|")
    joined = {folded(name): name for name in names if "|" in name}
    out, at = [], 0
    while at < len(parts):
        ends = (end for end in range(len(parts), at + 1, -1) if folded("|".join(parts[at:end])) in joined)
        end = next(ends, at + 1) if joined else at + 1
        out.append("|".join(parts[at:end]))
        at = end
    return out


def issues_emptied(stay: Iterable[Line], gone: Iterable[Line], issue: str | None) -> list[str]:
    """A sentence for each issue on which nobody stays.

    issue   the one that is asked about, or None

    Raises NobodyMeantError where nobody stays on that.
    """
    left = {line["issue"].text for line in stay}
    emptied = [name for name in dict.fromkeys(line["issue"].text for line in gone) if name and name not in left]
    if issue is not None and (name := next((one for one in emptied if folded(one) == folded(issue)), "")):
        raise NobodyMeantError(f"found everybody on {name}, expected somebody to stay on the issue that is asked about")
    return [f"{NOBODY_ON}{name}: the answer leave_out takes out everybody with a position on it" for name in emptied]


def rows_of(lines: Iterable[Line]) -> list[LeftOut]:
    """What is told of these lines as left out, once for each row; in a table that was turned for each column."""
    rows: dict[Spot, LeftOut] = {}
    for line in lines:
        spot = line["actor"].spot
        here = [cell for cell in line.values() if cell.text and _of_one_row(cell.spot, spot)]
        texts = dict.fromkeys(cell.text for cell in here)
        rows.setdefault(spot.of_its_row, LeftOut(spot.of_its_row, ", ".join(texts), Reason.ANSWERED))
    return list(rows.values())


def _of_one_row(one: Spot, actor: Spot) -> bool:
    """Whether a cell stands in the row of an actor, or in their column."""
    return one.column == actor.column if actor.across else one.row == actor.row


def doubtful_told(notes: Iterable[str], stay: Iterable[Line], gone: Iterable[Line]) -> list[str]:
    """The notes; those that tell of actors who may be none with the answer that takes these out, or gone with them."""
    actors = {line["actor"].spot.row: line["actor"].text for line in stay}
    taken = {line["actor"].spot.row for line in gone}
    out = []
    for note in notes:
        rows = [int(row) for row in _ROW.findall(note)] if note.startswith(DOUBTFUL) else []
        here = list(dict.fromkeys(actors[row] for row in rows if row in actors))
        if here:
            out.append(note.removesuffix(".") + taken_out(here))
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
    told = f"{ALONE}: in a bargain these weigh as all others do: {few(voteless, NAMED)}"
    return [told + taken_out(voteless, "takes them out")]
