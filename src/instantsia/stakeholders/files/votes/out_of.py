"""Of how many votes a line beside a table says that so many are needed: six of eleven."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import in_digits

_OF = pattern(
    r"(?<![\d.,/])(\d{1,4})\s+(?:votes\s+)?"
    r"(?:out of|of|von|der|sur|de|su|dei|delle|dos|das|van de|van|z|ze|spośród|из)\s+"
    r"(?:the\s|den\s|les\s|los\s|las\s)?(\d{1,4})(?![\d.,/%])",
    re.IGNORECASE,
)


def out_of(text: str, quota: str) -> int | None:
    """Of how many votes a line needs this quota, a number of votes; None where it does not say it.

    >>> out_of("Six of eleven votes needed", "6"), out_of("7 von 12 Stimmen", "7"), out_of("2 of 3 members", "2/3")
    (11, 12, None)
    >>> out_of("9 votes are needed", "9")
    """
    if not quota.isdecimal():
        return None
    found = (match for match in _OF.finditer(in_digits(text)) if match[1] == quota and int(match[2]) >= int(quota))
    return next((int(match[2]) for match in found), None)
