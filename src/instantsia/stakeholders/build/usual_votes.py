"""How many votes somebody is taken to have of whom no table tells it: as many as most of the others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection


def usual_votes(votes: Collection[float]) -> float | None:
    """The number of votes, above 0, that more than half have; None where so many have no one number.

    >>> usual_votes([1, 1, 1, 2]), usual_votes([62, 48, 41]), usual_votes([1, 1, 2, 2]), usual_votes([0, 0, 0, 3])
    (1, None, None, 3)
    """
    some = [one for one in votes if one]
    number, many = Counter(some).most_common(1)[0] if some else (0.0, 0)
    return number if 2 * many > len(some) else None
