"""Scales of weights of which the low end is the most: priority 1 to 5, school marks, 1 = vital and 6 = not at all."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.scales import MARKS, SMALL, told_ends, told_scale
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Scale

_WRITTEN = HEADER_WORDS["runs"]
_MUCH = pattern(rf"\b(?:{'|'.join(_WRITTEN['much'].split())})\b", re.IGNORECASE)
_LITTLE = pattern(rf"\b(?:{'|'.join(_WRITTEN['little'].split())})\b", re.IGNORECASE)
_AT_ONE = pattern(r"(?<![\w.,-])1\s*(?:=|:|is|ist|est|es|è|é|to)\s*([^\d=,;|)]+)", re.IGNORECASE)
_SCHOOL = pattern(_WRITTEN["school"], re.IGNORECASE)
_NOTE = pattern(_WRITTEN["note"], re.IGNORECASE)
"""A mark in German, in which alone "Note" is one of which 1 is the best, on a scale of 1 to 6."""


@lru_cache(maxsize=1024)
def stated(header: str) -> str:
    """Which end of a scale counts most by the words that name its ends: "low", "high", or "" where none says it.

    >>> stated("1 = highest, 5 = lowest"), stated("1 = not at all, 5 = vital"), stated("0 = keep, 100 = sell")
    ('low', 'high', '')
    """
    ends = told_ends(header)
    if ends is None or ends == MARKS[1]:
        return ""
    little = [bool(_LITTLE.search(end)) for end in ends]
    much = [bool(_MUCH.search(end)) and not little[at] for at, end in enumerate(ends)]
    down, up = (
        (much[0] and not much[1]) or (little[1] and not little[0]),
        ((much[1] and not much[0]) or (little[0] and not little[1])),
    )
    return "" if down == up else "low" if down else "high"


def school_marks(header: str) -> bool:
    """Whether a name says that school marks stand under it, of which the least is the best.

    >>> school_marks("Wichtigkeit (Note 1-6)"), school_marks("Importance (note 1-6)"), school_marks("Schulnote")
    (True, False, True)
    """
    return bool(_SCHOOL.search(header)) or (told_scale(header) == MARKS[0] and bool(_NOTE.search(header)))


def runs_down(header: str) -> bool:
    """Whether a header says that the least number of a scale is the most: Priority (1 = highest, 5 = lowest).

    >>> runs_down("Priority (1 = highest, 5 = lowest)"), runs_down("Priority (1 = low, 5 = high)")
    (True, False)
    """
    return stated(header) == "low" or (not stated(header) and school_marks(header))


def downwards(header: str, cells: Sequence[Quantity]) -> Scale | None:
    """The scale of a column whose least number is the most, as its header says, with every number on it; else None.

    A header may say no more than that: "1 = very important".

    >>> downwards("Weight (1 = low)", []) is None
    True
    """
    told = told_scale(header)
    if told is not None:
        within = all(
            told[0] <= one.number.low and one.number.high <= told[1] for one in cells if one.number is not None
        )
        return told if within and runs_down(header) else None
    highs = [cell.number.high for cell in cells if cell.number is not None]
    lows = [cell.number.low for cell in cells if cell.number is not None]
    match = _AT_ONE.search(header)
    if match is None or not _MUCH.search(match[1]) or len(highs) < 2:
        return None
    if min(lows) < 1 or not 1 < max(highs) <= SMALL:
        return None
    return 1.0, float(math.ceil(max(highs)))
