"""Columns of past meetings beside that of the next one: Nov, Jan, Mar under Voted, and Rate under Our call for May.

Or one that says so by its own name: Voted in April beside Expected in June.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.dates_in_text import MONTH
from instantsia.stakeholders.files.columns.earlier import on_one_scale, only_dated
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import certainty

_VOTED = pattern(rf"(?<!\w)(?:{any_of(HEADER_WORDS['voted_before']['words'])})(?!\w)", re.IGNORECASE)
_VOTED_ON = pattern(rf"{_VOTED.pattern}[^;:]*?(?<!\w)(?:{MONTH}|(?:19|20)\d\d(?!\d))", re.IGNORECASE)
MEASURED = ("numbers", "figures", "ranges", "years")
FEWEST = 2
"""So many meetings are past at least."""


def with_voted_before(columns: Sequence[Column], above: Sequence[str]) -> list[Column]:
    """The columns, of which those that are called by days or months are earlier, where what stands over the table says
    that they tell how somebody voted, and another column of numbers on their scale is called by none.

    above   the lines above the header, of which the last may hold bands
    """
    columns = _by_their_names(columns)
    if not above or not _VOTED.search(above[-1]):
        return columns
    measured = [one for one in columns if one.name and one.kind in MEASURED]
    dated = [one for one in measured if only_dated(one.name)]
    asked = [one for one in measured if one not in dated and set(one.said) <= {"position"} and not certainty(one.name)]
    if len(dated) < FEWEST or not any(on_one_scale(before, one) for one in asked for before in dated):
        return columns
    return [replace(one, earlier=True) if one in dated else one for one in columns]


def _by_their_names(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which those whose names say that they tell a vote of a month or a year are earlier, where another
    column of numbers on their scale says no such thing.
    """
    measured = [one for one in columns if one.name and one.kind in MEASURED]
    voted = [one for one in measured if _VOTED_ON.search(one.name)]
    asked = [one for one in measured if one not in voted and set(one.said) <= {"position"} and not certainty(one.name)]
    past = {before.at for before in voted if any(on_one_scale(before, one) for one in asked)}
    return [replace(one, earlier=True) if one.at in past else one for one in columns]
