"""What was left out of a table in few words: the rows of one cause together."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.errors import FOUND_LIMIT
from instantsia.patterns import pattern
from instantsia.stakeholders.files.sheet import LeftOut

NAMED = 3
"""So many rows of one cause are named beside the answer."""
LISTED, SIGNS = 12, 160
"""So many rows of one cause are named, and so many signs of each shown, before anything is asked: a line below a table
may tell of a veto, of how many are needed, or of who has to sign."""
MANY = 2
"""So many cells of which the same is told are told in one line."""
TEXTS = 4
_OF_A_CELL = pattern(r"('(?:[^'\\]|\\.)*'|\"[^\"]*\") \(row (\d+)\)(.*)")


def told_left_out(rows: Sequence[LeftOut], named: int | None = NAMED, longest: int = FOUND_LIMIT) -> list[str]:
    """A line for each cause, in the order of the first row of each, and for each long row where these are shown.

    named     so many rows of each cause are named; None names all
    longest   so many signs of each are shown

    >>> from instantsia.stakeholders.files.sheet import Spot
    >>> rows = [LeftOut(Spot("ban.csv", "", at), f"Total {at}", "adds up others") for at in range(2, 8)]
    >>> told_left_out(rows[:1])
    ["row 2 ('Total 2', which adds up others)"]
    >>> told_left_out(rows, 2)
    ["row 2 ('Total 2'), row 3 ('Total 3') and 4 more, each of which adds up others"]
    >>> line = LeftOut(Spot("ban.csv", "", 9), "The board decides, but the chair and the mayor must sign it.", "is odd")
    >>> told_left_out([line])
    ["row 9 ('The board decides, but the chair and the mayor must sign..., which is odd)"]
    >>> told_left_out([line], longest=160)
    ["row 9 ('The board decides, but the chair and the mayor must sign it.', which is odd)"]
    """
    causes: dict[str, list[LeftOut]] = {}
    for one in rows:
        causes.setdefault(one.reason, []).append(one)
    out = []
    for same in causes.values():
        # what is longer than what is shown elsewhere is read more easily in a line of its own
        apart = [one for one in same if longest > FOUND_LIMIT < len(repr(one.text))][:named]
        rest = [one for one in same if one not in apart]
        if rest:
            out.append(rest[0].told(longest) if len(rest) == 1 else _gathered(rest, named))
        out += [one.told(longest) for one in apart]
    return out


def _gathered(same: Sequence[LeftOut], named: int | None) -> str:
    shown = same if named is None or len(same) == named + 1 else same[:named]
    *first, last = [one.where for one in shown]
    more = len(same) - len(shown)
    told = f"{', '.join([*first, last])} and {more} more" if more else f"{', '.join(first)} and {last}"
    return f"{told}, each of which {same[0].reason}"


def told_once(notes: Sequence[str]) -> list[str]:
    """The notes, those that say the same of several cells in one.

    >>> told_once(["'1/2' (row 9) is read as no vote", "'1/2' (row 11) is read as no vote", "else"])
    ["'1/2' (rows 9, 11): each is read as no vote", 'else']
    """
    causes: dict[str, dict[str, list[str]]] = {}
    for note in notes:
        match = _OF_A_CELL.fullmatch(note)
        cells = causes.setdefault(match[3] if match else note, {})
        if match:
            cells.setdefault(match[1], []).append(match[2])
    out = []
    for said, cells in causes.items():
        if sum(map(len, cells.values())) < MANY:
            out += [f"{text} (row {row}){said}" for text, rows in cells.items() for row in dict.fromkeys(rows)] or [
                said
            ]
            continue
        some = ", ".join(f"{text} ({_rows(list(dict.fromkeys(rows)))})" for text, rows in list(cells.items())[:TEXTS])
        more = f" and {len(cells) - TEXTS} other texts" if len(cells) > TEXTS else ""
        out.append(f"{some}{more}: each{said}")
    return out


def _rows(rows: Sequence[str]) -> str:
    shown = ", ".join(rows[:NAMED]) + (", ..." if len(rows) > NAMED else "")
    return f"row{'s' if len(rows) > 1 else ''} {shown}"
