"""Counts of those for and those against that stand below a table, where they are other numbers than what is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from instantsia.patterns import pattern
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.sheet import LeftOut
from instantsia.stakeholders.files.table.ticked import side_of

_COUNT = pattern(r"(?P<label>[^\W\d_][^,;:=\d]{0,30}?)\s*[,;:=]?\s*(?P<many>\d{1,4})")
_FIRST = pattern(r"[^\W\d_]+")
MIDDLE = 50.0


def sides_counted(
    entries: Sequence[Entry], left_out: Sequence[LeftOut], votes: Mapping[str, Fraction], voteless: Sequence[str]
) -> str:
    """That rows below the table count other numbers for and against than are read; "" where none does.

    entries   on one motion, their positions as points from 0, against, to 100, for
    votes     {name: how many are theirs}; {} where each has one
    """
    rows: dict[int, tuple[int, int]] = {}
    for one in left_out:
        found = _COUNT.fullmatch(one.text.strip(" ."))
        side = side_of(found["label"]) or side_of(_FIRST.findall(found["label"])[0]) if found else None
        if found and side:
            if side in rows:
                return ""  # those of several counts, as firm and leaning, are no sum of a side
            rows[side] = int(found["many"]), one.spot.row
    if set(rows) != {1, -1}:
        return ""
    taking = [one for one in entries if one.position.number is not None and one.actor not in voteless and not one.away]
    for_it = [one for one in taking if one.position.number is not None and one.position.number.low > MIDDLE]
    against = [one for one in taking if one.position.number is not None and one.position.number.high < MIDDLE]
    said = rows[1][0], rows[-1][0]
    read = len(for_it), len(against)
    weighed = tuple(sum(votes.get(one.actor, Fraction(0)) for one in some) for some in (for_it, against))
    if said in (read, weighed) or not for_it or not against:
        return ""
    places = f"rows {rows[1][1]} and {rows[-1][1]}"
    shown = tuple(float(one) for one in weighed) if votes else read
    here = f"{shown[0]:g} for and {shown[1]:g} against are read"
    return f"The sheet counts {said[0]} for and {said[1]} against ({places}), and {here}."
