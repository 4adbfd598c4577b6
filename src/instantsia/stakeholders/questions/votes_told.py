"""A number of votes that an answer tells as the quota: no part of a vote, and no share that is written as a number."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from instantsia.errors import cut

MOST_PARTS, NEAR = 5, Fraction(1, 100)
"""A share is also told as a fraction of at most so many parts, where it is no further from it."""


def refuse_part_of_vote(wanted: Fraction, written: str, votes: Iterable[Fraction], *, of_votes: bool) -> None:
    """Raises ValueError with what to write where a number of votes is less than one, or not whole as all votes are.

    wanted    the number that was read
    votes     how many each has
    of_votes  whether votes are named beside the number: 0.6 votes
    """
    held = [*votes]
    whole = all(one.denominator == 1 for one in held)
    if 0 < wanted < 1 and (whole or (not of_votes and sum(held) > 1)):
        votes_too = "" if whole else f", or {float(wanted):.15g} votes"
        raise ValueError(
            f"found {cut(written.strip())}, which is less than one vote: "
            f"write {as_share(wanted)} if a share is meant{votes_too}"
        )
    if whole and wanted.denominator != 1:
        raise ValueError(
            f"found {cut(written.strip())}, and all votes are whole: "
            f"write {math.ceil(wanted)}, the next whole number of votes"
        )


def refuse_part_of_per_cent(percent: Fraction, written: str) -> None:
    """Raises ValueError where less than one per cent is told, which is a share with a sign too many: 0.67 %."""
    if 0 < percent < 1:
        raise ValueError(
            f"found {cut(written.strip())}, which is less than one in a hundred: "
            f"write {as_share(percent)} if that is meant"
        )


def as_share(part: Fraction) -> str:
    """A share as it is written as a quota: as a fraction where one is near, and as a per cent.

    >>> as_share(Fraction("0.67")), as_share(Fraction("0.5")), as_share(Fraction("0.71"))
    ('2/3 or 67 %', '1/2 or 50 %', '71 %')
    """
    near = part.limit_denominator(MOST_PARTS)
    percent = f"{float(100 * part):.15g} %"
    return f"{near} or {percent}" if abs(near - part) < NEAR and 0 < near < 1 else percent
