"""Columns of numbers of which one is the sum of those before it, or the mean of others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.kinds import first_number


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
    return made_of(whole, parts, sum, lambda total: 0.005 * max(abs(total), 1.0))


def is_mean(column: Column, others: Sequence[Column]) -> bool:
    """Whether a column of numbers is the mean of others, which may be rounded to a tenth."""
    return len(others) > 1 and made_of(
        column, others, lambda some: sum(some) / len(some), lambda own: 0.06 * max(1.0, abs(own) / 10)
    )


def made_of(
    column: Column,
    others: Sequence[Column],
    made: Callable[[list[float]], float],
    off: Callable[[float], float],
) -> bool:
    """Whether a column holds what is made of others, in each of three rows or more in which all have numbers.

    off   how far it may be off, by its own number
    """
    rows = 0
    for place, text in enumerate(column.texts):
        own = first_number(text)
        values = [value for one in others if (value := first_number(one.texts[place])) is not None]
        if own is None or len(values) < len(others):
            continue
        rows += 1
        if abs(own - made(values)) > off(own):
            return False
    return rows > 2
