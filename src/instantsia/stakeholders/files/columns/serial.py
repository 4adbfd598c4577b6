"""Columns of serial numbers, such as those of chairs, which are no counts of anything."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 4
"""So many numbers in a row from one on are serial numbers."""


def serial(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column run from 1 on without a gap, in the order of its rows; blanks are left aside.

    >>> serial(["1", "2", "", "3", "4"]), serial(["1.", "2.", "3.", "4."]), serial(["1", "2", "4", "8"])
    (True, True, False)
    """
    held = [text.strip(" .#)") for text in texts if text]
    return len(held) >= FEWEST and held == [str(at) for at in range(1, len(held) + 1)]
