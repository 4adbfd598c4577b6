"""Which column tells how much somebody cares, where names alone mislead: a priority beside an interest, and a legend.

A priority is often made of power and interest; and what is called a weight may be that of the issue for somebody, as a
line beside the table says: weight: 5 = deal-breaker, 1 = does not bother them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import tokens
from instantsia.stakeholders.files.columns.kind_points import KIND
from instantsia.stakeholders.files.columns.names import key

SURE = 12.0
"""What a column gains or loses by it: more than a whole name is worth."""
MEASURES = ("numbers", "grades", "ranges", "signs", "shares")
WEIGHS = frozenset(("salience", "capability"))
_WRITTEN = HEADER_WORDS["importance"]
_PRIORITIES = frozenset(map(key, _WRITTEN["priorities"].split()))
_IMPORTANT = pattern("|".join(_WRITTEN["legends"].split("\n")), re.IGNORECASE)
_CERTAIN = pattern("|".join(_WRITTEN["certain"].split("\n")), re.IGNORECASE)
_OF_COLUMN = pattern(r"\s*(?P<name>[^\W\d_][^=:<>]{2,40}?)\s*(?::\s*(?P<points>.*\d\s*=.*)|=\s*(?P<meaning>[^=]+))")


def important(columns: Sequence[Column], lines: Iterable[str]) -> dict[str, dict[int, float]]:
    """{"salience" or "capability": {place: what a column gains or loses}}.

    lines   what stands beside the table
    """
    meant = [one for one in columns if one.name and "salience" in one.said and one.kind in MEASURES]
    ranked = [one for one in columns if key(one.name) in _PRIORITIES]
    plain = any(key(one.name) not in _PRIORITIES for one in meant)
    lost = {one.at: -SURE for one in ranked} if plain else {}
    legends = [
        (key(found["name"]), found["points"] or found["meaning"] or "")
        for line in lines
        if (found := _OF_COLUMN.fullmatch(line))
    ]
    told = frozenset(name for name, text in legends if _IMPORTANT.search(text))
    sure = frozenset(name for name, text in legends if _CERTAIN.search(text)) - told
    certain = {one.at: -2 * SURE for one in meant if sure & {key(one.name), *map(key, tokens(one.name))}}
    named = [one for one in columns if one.name and key(one.name) in told and one.kind in MEASURES]
    of_issue = [one for one in named if set(one.said) <= WEIGHS and "capability" in one.said]
    gained = {one.at: SURE + KIND["salience"][one.kind] for one in of_issue}
    return {"salience": {**lost, **certain, **gained}, "capability": {one.at: -2 * SURE for one in of_issue}}
