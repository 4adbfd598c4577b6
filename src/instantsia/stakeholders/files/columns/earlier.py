"""Positions that their names date earlier than another: a position of September beside the year they want.

Such a column is what somebody wanted before. It is no position where another column asks what they want now.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import month_of
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.dates_in_text import MONTH
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import acceptable, as_it_is, asked_of, not_now, said, stated
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.names import of_issue, role, role_instead

NOW = ("attitudes", "signs", "numbers", "figures", "years", "ranges", "ballot", "labels", "mixed")
"""Kinds of a column that tells what somebody wants now."""
HALF = 0.5
_WORDS_BEFORE = HEADER_WORDS["dated"]["before"].split()
_BEFORE = "|".join(_WORDS_BEFORE)
# a month alone is one behind what stands before dates, behind a sign, or first: Mars is a planet, too
_DATED = pattern(
    rf"(?:^\W*|\b(?:{_BEFORE})\s+|[^\w\s]\s*|\d\.?\s*){MONTH}(?:\s+(?:19|20)\d\d\b)?|{MONTH}\s+(?:19|20)?\d\d?\b"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_NAME = pattern(MONTH, re.IGNORECASE)


def with_earlier(columns: Sequence[Column], today: int | None = None) -> list[Column]:
    """The columns, of which those of positions that are dated are earlier where another asks what is wanted now.

    today   ordinal of a day: positions of a later one are none of before; None where nobody knows it
    """
    asked = [one for one in columns if one.name and _asks(one.name)]
    dated = {one.at for one in asked if _dated(one.name, today)}
    now = [
        one
        for one in asked
        if one.at not in dated
        and one.kind in NOW
        and one.filled > HALF
        and not (not_now(one.name) or acceptable(one.name) or stated(one.name) or _DATED.search(one.name))
        and of_issue(one.name) is None
    ]
    earlier = {at for at in dated if any(on_one_scale(columns[at], one) for one in now)}
    return [replace(one, earlier=True) if one.at in earlier else one for one in columns]


def on_one_scale(before: Column, now: Column) -> bool:
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


def _dated(name: str, today: int | None = None) -> bool:
    """Whether a name is that of a position at a time that is past, and of nothing else.

    >>> _dated("Sept. position"), _dated("Position in March"), _dated("pos. 2025"), _dated("alte Position")
    (True, True, True, True)
    >>> _dated("Position on the 2025 budget"), _dated("Position today (Nov)"), _dated("Position")
    (False, False, False)
    >>> [_dated(name, 739_600) for name in ("Position on Mars", "Position (Marx)", "Mayor position", "Position 2040")]
    [False, False, False, False]
    """
    bare = _DATED.sub(" ", name)
    if as_it_is(name) or (bare == name and not not_now(name)) or (today is not None and to_come(name, today)):
        return False
    whole = role(bare) or role_instead(bare)
    return whole == "position" or not asked_of(bare) - frozenset(_WORDS_BEFORE)


def only_dated(name: str) -> bool:
    """Whether a name is a month, a day or a year, and says no more: Nov, Mar 2026.

    >>> only_dated("Nov"), only_dated("Mar 2026"), only_dated("Rate in May"), only_dated("Rate")
    (True, True, False, False)
    """
    return bool(_DATED.search(name)) and not any(map(str.isalnum, _DATED.sub("", name)))


def to_come(name: str, today: int) -> bool:
    """Whether a name tells this year or a later one; of this one, no month that is over."""
    day = datetime.date.fromordinal(today)
    years = [int(year) for year in _YEAR.findall(name)]
    if not years or max(years) != day.year:
        return bool(years) and max(years) > day.year
    months = [month_of(month) for month in _NAME.findall(name)]
    return not months or max(months) > day.month
