"""Names of what somebody wishes first, beside which another column says what they would accept: best, ideal, first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import INSTEAD, acceptable

_FIRST = pattern(rf"\s*(?:{any_of(HEADER_WORDS['wished']['first'])})(?!\w)")
HELD = ("numbers", "figures", "years", "ranges", "dates", "labels", "mixed", "attitudes", "signs", "shares", "ballot")
"""Kinds of columns in which a wish stands."""


def with_wished_first(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which those of what is wished first ask for a position, where another is of what is accepted."""
    if not any(acceptable(one.name) for one in columns if one.name):
        return list(columns)
    return [replace(one, said={"position": INSTEAD}) if _wished(one) else one for one in columns]


def _wished(column: Column) -> bool:
    first = _FIRST.match(column.name.casefold())
    return first is not None and column.kind in HELD and not acceptable(column.name) and "position" not in column.said
