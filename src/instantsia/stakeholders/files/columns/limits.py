"""Columns that are called as the least or the most that each accepts, and lie on one side of what they want."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.columns.answered_ends import HIGH, LOW
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.hints import limits
from instantsia.stakeholders.files.columns.in_time import time_in
from instantsia.stakeholders.files.columns.kinds import first_number

FEWEST = 2
"""So many rows at least have both."""


def end_of(column: Column, wanted: Column) -> str:
    """Which end of a position a column is: " low", " high", or "" where it is none."""
    if column.at == wanted.at or not column.name or not limits(column.name):
        return ""
    both = [(_value(end), _value(own)) for end, own in zip(column.texts, wanted.texts, strict=False)]
    some = [(end, own) for end, own in both if end is not None and own is not None]
    if len(some) < FEWEST or all(end == own for end, own in some):
        return ""
    return LOW if all(end <= own for end, own in some) else HIGH if all(end >= own for end, own in some) else ""


def ends_beside(columns: Sequence[Column], wanted: int, taken: Sequence[int]) -> dict[int, str]:
    """{place of a column that may be an end of the position: which}, one for each end, of those not taken."""
    found: dict[str, int] = {}
    for one in columns:
        if one.at not in taken and (end := end_of(one, columns[wanted])):
            found.setdefault(end, one.at)
    return {at: end for end, at in sorted(found.items(), key=lambda one: one[0] == HIGH)}


def _value(text: str) -> float | None:
    time = time_in(text, True) if text else None
    return float(time.parts[0]) if time is not None else first_number(text)
