"""Positions that are hours or names in digits, and no numbers: 9-17 beside 24/7, 10:00-12:00, 9/11 beside words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import GRADES
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.folding import folded

HOURS = 24
_FROM_TO = pattern(r"(\d{1,2})\s?[-–]\s?(\d{1,2})")
_SLASHED = pattern(r"(\d{1,2})\s?/\s?(\d{1,2})")
_CLOCK = pattern(
    r"24\s?/\s?[567]"
    r"|\d{1,2}[:.]\d\d(?:\s?[ap]m)?\s?[-–]\s?\d{1,2}[:.]\d\d(?:\s?[ap]m)?"
    r"|\d{1,2}\s?[ap]m\s?[-–]\s?\d{1,2}\s?[ap]m",
    re.IGNORECASE,
)
_OF_HOURS = pattern(
    r"(?<!\w)(?:(?:opening|office|business) (?:hours|times?)|shifts?|öffnungszeit(?:en)?|uhrzeit(?:en)?|horarios?"
    r"|horaires?|orari[oi]?|horários?|openingstijden|godziny otwarcia|часы работы)(?!\w)",
    re.IGNORECASE,
)
"""In the name of a column; of hours a week numbers tell how many."""
LARGEST_PART = 10
"""Of a larger number nobody writes parts of one: 3/4, 7/10, and not 9/11."""


def names_in_digits(numbers: Sequence[Quantity], words: Sequence[str]) -> bool:
    """Whether the numbers of a column of positions are hours, or names that are written so.

    numbers  its cells that may be read as numbers
    words    its other cells
    """
    raws = [cell.raw.strip() for cell in numbers]
    spans = [match for raw in raws if (match := _FROM_TO.fullmatch(raw))]
    if len(spans) == len(raws):
        in_a_day = all(int(one[1]) < int(one[2]) <= HOURS for one in spans)
        return in_a_day and (any(map(_CLOCK.fullmatch, words)) or bool(_OF_HOURS.search(numbers[0].spot.name)))
    slashed = [match for raw in raws if (match := _SLASHED.fullmatch(raw))]
    if len(slashed) < len(raws) or len({*raws}) > 1 or len(words) < len(raws):
        return False
    no_options = any(attitude(folded(word)) is not None or folded(word) in GRADES for word in words)
    return int(slashed[0][2]) > LARGEST_PART and not no_options
