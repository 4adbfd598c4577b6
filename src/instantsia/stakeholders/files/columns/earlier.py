"""Positions that their names date earlier than another: a position of September beside the year they want.

Such a column is what somebody wanted before. It is no position where another column asks what they want now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.stakeholders.files.cells.words import MONTHS
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.hints import acceptable, as_it_is, asked_of, not_now, said, stated
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.names import of_issue, role, role_instead

NOW = ("attitudes", "signs", "numbers", "figures", "years", "ranges", "ballot", "labels", "mixed")
"""Kinds of a column that tells what somebody wants now."""
HALF = 0.5
_DATED = re.compile(rf"\b(?:{MONTHS})[^\W\d_]*\.?(?:\s+|\b)|\b(?:19|20)\d\d\b", re.IGNORECASE)


def earlier(columns: Sequence[Column]) -> frozenset[int]:
    """Places of the columns of positions that are dated, where another is not and asks what is wanted now."""
    asked = [one for one in columns if one.name and _asks(one.name)]
    dated = {one.at for one in asked if _dated(one.name)}
    now = [
        one
        for one in asked
        if one.at not in dated
        and one.kind in NOW
        and one.filled > HALF
        and not (not_now(one.name) or acceptable(one.name) or stated(one.name) or _DATED.search(one.name))
        and of_issue(one.name) is None
    ]
    return frozenset(at for at in dated if any(_on_one_scale(columns[at], one) for one in now))


def _on_one_scale(before: Column, now: Column) -> bool:
    """Whether the numbers of two columns lie among each other: a change in basis points is no rate of before."""
    ends = [_ends(before), _ends(now)]
    if None in ends:
        return before.kind == now.kind
    (low, high), (least, most) = (one for one in ends if one is not None)
    return low <= most and least <= high


def _ends(column: Column) -> tuple[float, float] | None:
    """The least and the greatest number of a column; None where it has none."""
    values = [value for text in column.texts if (value := first_number(text)) is not None]
    return (min(values), max(values)) if values else None


def _asks(name: str) -> bool:
    wide = of_issue(name)
    return (wide is not None and wide[1] == "position") or "position" in said(name)


def _dated(name: str) -> bool:
    """Whether a name is that of a position at a time that is past, and of nothing else.

    >>> _dated("Sept. position"), _dated("Position in March"), _dated("pos. 2025"), _dated("alte Position")
    (True, True, True, True)
    >>> _dated("Position on the 2025 budget"), _dated("Position today (Nov)"), _dated("Position")
    (False, False, False)
    """
    bare = _DATED.sub(" ", name)
    if as_it_is(name) or (bare == name and not not_now(name)):
        return False
    whole = role(bare) or role_instead(bare)
    return whole == "position" or not asked_of(bare) - {"in", "vom", "von", "im", "de", "of", "van", "z", "w", "от"}
