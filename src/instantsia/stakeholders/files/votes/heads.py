"""A number of heads beside a majority, which is no quota: simple majority of those present (14)."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import MAJORITY, WRITTEN, any_of, shares_in_words
from instantsia.stakeholders.files.rows.needed_words import VOTES
from instantsia.stakeholders.files.rows.procedure_words import HALVES

_HERE = any_of(*WRITTEN["bases"].values())
_WHO = any_of(*WRITTEN["bases"].values(), WRITTEN["quorum_shares"]["heads"])
_BRACKETS = pattern(
    rf"(?P<who>{_WHO.pattern}(?:\s+[^\W\d]+)?)\s*\((?P<said>[^()\d]*(?P<many>\d+)[^()\d]*)\)", re.IGNORECASE
)
_BEFORE = pattern(rf"(?<![\w.,/])(?P<many>\d+)\s+(?=(?:[^\W\d]+\s+)?{_HERE.pattern})", re.IGNORECASE)
"""The 14 members present."""


def without_heads(text: str, total: Fraction) -> str:
    """A part of a line without the heads that it counts beside a majority of them.

    total   of all votes; what the majority of them comes to is no number of heads

    >>> without_heads("simple majority of those present (14)", Fraction(15))
    'simple majority of those present'
    >>> without_heads("simple majority of members (8)", Fraction(15)), without_heads("quota (14)", Fraction(15))
    ('simple majority of members (8)', 'quota (14)')
    """
    shares = [Fraction(one) for one in shares_in_words(text) if "/" in one]
    begun = next((found for one in (MAJORITY, HALVES) if (found := one.search(text))), None)
    if begun is None and not shares:
        return text
    needed = math.ceil(max(shares) * total) if shares else math.floor(total / 2) + 1

    def left(match: re.Match[str]) -> str:
        many, said = int(match["many"]), match.groupdict().get("said") or ""
        heads = many != needed and not VOTES.search(said) and (many > needed or many <= total / 2)
        return (match.groupdict().get("who") or "") if heads else match[0]

    return _BEFORE.sub(left, _BRACKETS.sub(left, text))
