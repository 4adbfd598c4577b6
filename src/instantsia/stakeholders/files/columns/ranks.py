"""Columns of ranks: the first is the most, though its number is the least."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.scales import told_scale
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Scale

_WRITTEN = HEADER_WORDS["ranks"]
_WORDS = frozenset(_WRITTEN["words"].split())
_ENDINGS = tuple(_WRITTEN["endings"].split())
_POINTS = frozenset(_WRITTEN["points"].split())
_WORD = pattern(r"[^\W\d_]+")
_POINT = pattern(r"\d\s*(?:=|:|is\b|ist\b)")
_FOLK = pattern(r"\brank\W+(?:and|&)\W+file\b", re.IGNORECASE)


def of_ranks(header: str) -> bool:
    """Whether a name says that ranks stand under it, and not which of them is the most.

    >>> [of_ranks(name) for name in ("power rank", "Machtrang", "Rang d'influence", "Influence_Rank")]
    [True, True, True, True]
    >>> [of_ranks(name) for name in ("Rank score", "Power rank (5 = most)", "Rank and file members", "Weight")]
    [False, False, False, False]
    """
    words = _WORD.findall(_FOLK.sub(" ", header.casefold().replace("_", " ")))
    named = any(word in _WORDS or word.endswith(_ENDINGS) for word in words)
    return named and not _POINTS & set(words) and "%" not in header and not _POINT.search(header)


def ranked(header: str, cells: Sequence[Quantity]) -> Scale | None:
    """The first and the last rank of a column of ranks; None where it holds anything else.

    The last is the greatest number of the column, or the end that its name tells.
    """
    numbers = [cell.number for cell in cells if cell.number is not None and not cell.percent]
    if len(numbers) < 2 or not of_ranks(header):
        return None
    low, high = min(one.low for one in numbers), max(one.high for one in numbers)
    told = told_scale(header)
    if told is not None:
        return told if told[0] <= low and high <= told[1] else None
    return (1.0, high) if 1 <= low < high else None
