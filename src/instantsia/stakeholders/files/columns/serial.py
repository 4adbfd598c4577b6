"""Columns of serial numbers, such as those of chairs, files and clauses, which are no counts and no positions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from instantsia.patterns import pattern

FEWEST = 4
"""So many numbers in a row from one on are serial numbers."""
LEAST = 5
"""So many numbers with gaps among them are."""
_CLAUSE = pattern(r"(\d{1,3})\.(\d{1,2})")
_MARKS = " .#)"
"""Around a serial number: 3., #3, 3)."""


def serial(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column run from 1 on without a gap, in the order of its rows; blanks are left aside.

    That is all that is known of counts: seats may be 1, 2, 3 and 5. What may be positions is looked at by `numbering`,
    which finds these as well, as soon as they are so many that nobody would stand on them in the order of the rows.

    >>> serial(["1", "2", "", "3", "4"]), serial(["1.", "2.", "3.", "4."]), serial(["1", "2", "4", "8"])
    (True, True, False)
    """
    held = _held(texts)
    return len(held) >= FEWEST and held == [str(at) for at in range(1, len(held) + 1)]


def numbering(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column are those of rows, files, forms or clauses: 1., 2., 101, 102, 105, or 1.1, 1.2.

    >>> numbering(["101", "102", "103", "110", "111", "112"]), numbering(["1.1", "1.2", "2.1", "2.2", "3.1"])
    (True, True)
    >>> numbering(["10", "20", "30", "40", "50", "60"]), numbering(["1", "2", "2", "3", "4", "5"])
    (False, False)
    >>> numbering(["1.", "2.", "3.", "4.", "5."]), numbering(["1", "2", "3", "4"])
    (True, False)
    """
    held = _held(texts)
    clauses = [match for text in held if (match := _CLAUSE.fullmatch(text))]
    if len(clauses) == len(held) >= LEAST:
        pairs = [(int(match[1]), int(match[2])) for match in clauses]
        anew = sum(now[0] == last[0] + 1 and now[1] <= 1 for last, now in pairwise(pairs))
        return pairs == sorted(set(pairs)) and anew > 0
    numbers = [int(text) for text in held if text.isdecimal()]
    if len(numbers) < max(LEAST, 0.8 * len(held)) or len(set(numbers)) < len(numbers):
        return False
    some = sorted(numbers)
    steps = sum(after - before == 1 for before, after in pairwise(some))
    return 2 * steps >= len(some) - 1 and (numbers == some or some[0] >= 100)


def _held(texts: Sequence[str]) -> list[str]:
    return [text.strip(_MARKS) for text in texts if text]
