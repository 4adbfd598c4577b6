"""Whether a sentence beside a table speaks of a day on which something is decided, or by which it must be."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import CLAUSES, of_nothing_decided
from instantsia.stakeholders.files.cells.quota_words import any_of
from instantsia.stakeholders.files.cells.words import MONTHS
from instantsia.stakeholders.files.columns.dates_in_text import MONTH

_WRITTEN: dict[str, str] = tomllib.loads(Path(__file__).with_name("decision_words.toml").read_text("utf-8"))
_DECIDING, _ENDING = any_of(_WRITTEN["deciding"]), any_of(_WRITTEN["ending"])
BEEN = any_of(_WRITTEN["been"])
"""Finds what stands before a day that has been: since 4 May."""
ADVISORY = any_of(_WRITTEN["advisory"])
"""Finds that what is done on a day only advises whoever decides."""
_GOES_ON_UNTIL = pattern(
    rf"{any_of(_WRITTEN['runs']).pattern}[^.;,]{{0,30}}?{any_of(_WRITTEN['until']).pattern}\s+(?=\S*\d)", re.IGNORECASE
)
_DOTTED = pattern(r"(?<![\d.,])\d{1,2}\.\s?\d{1,2}$")
_DAY = pattern(
    rf"\d\s?[./-]\s?\d|\d-(?:{MONTHS})|\d\S{{0,3}}\s(?:(?:de|of)\s)?(?:{MONTHS})|(?:{MONTHS})\w*\.?\s\d", re.IGNORECASE
)

_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s)?(?:[^\W\d_]{2,3}\s)?"
_NEXT_ON = pattern(rf"{any_of(_WRITTEN['next']).pattern}\s?:?\s{_WEEKDAY}(?={_DAY.pattern})", re.IGNORECASE)
END_OF_MONTH = pattern(
    rf"{any_of(_WRITTEN['month_ends']).pattern}\s(?:de\s|d')?(?P<month>{MONTH})(?!,?\s(?:de\s)?\d{{4}})", re.IGNORECASE
)
"""Finds the end of a month without its year: do końca marca."""


def sentences_of_days(text: str) -> list[tuple[str, bool]]:
    """(sentence, whether something is decided on that day, and not only over by it) of those that may name a day.

    >>> sentences_of_days("For my own use. MC meets Tues 10 Feb 7pm. Notices must be out by 28 Feb or rents stay as they are.")
    [('MC meets Tues 10 Feb 7pm', True), ('Notices must be out by 28 Feb or rents stay as they are', False)]
    >>> sentences_of_days("Contract up 6/30"), sentences_of_days("Vote by hand"), sentences_of_days("Rang on 6 May")
    ([('Contract up 6/30', False)], [], [])
    """  # noqa: E501
    out = []
    for part in filter(None, map(str.strip, CLAUSES.split(text))):
        # the stop behind 18.11. is the day's own
        part += "." * (_DOTTED.search(part) is not None and f"{part}." in text)
        if of_nothing_decided(part) and _GOES_ON_UNTIL.search(part):
            continue  # so long holds what holds where nothing is decided
        decided = bool(_DECIDING.search(part) or _NEXT_ON.search(part))
        named = _DAY.search(part) or END_OF_MONTH.search(part)
        if (decided or _ENDING.search(part) or of_nothing_decided(part)) and named:
            out.append((part, decided))
    return out
