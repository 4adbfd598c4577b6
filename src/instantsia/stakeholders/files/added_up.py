"""Columns of numbers of which one is the sum of those before it: they are quantities, and no positions."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.column import Column
from instantsia.stakeholders.files.kinds import first_number


def added_up(columns: Sequence[Column]) -> set[int]:
    """Places of columns of numbers that stand side by side and whose sum is the next one: they are quantities."""
    out: set[int] = set()
    for last in range(2, len(columns)):
        numbers = last
        while numbers and columns[numbers - 1].kind in ("numbers", "figures", "shares"):
            numbers -= 1
        for first in range(numbers, last - 1):
            if columns[last].kind in ("numbers", "figures") and _adds_up(columns[first:last], columns[last]):
                out |= set(range(first, last + 1))
                break
    return out


def _adds_up(parts: Sequence[Column], whole: Column) -> bool:
    rows = 0
    for place, text in enumerate(whole.texts):
        values = [first_number(one.texts[place]) for one in parts]
        total = first_number(text)
        if total is None or any(value is None for value in values):
            continue
        rows += 1
        if abs(total - sum(value for value in values if value is not None)) > 0.005 * max(abs(total), 1.0):
            return False
    return rows > 2
