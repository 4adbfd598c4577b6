"""Days that stand in a sentence, whose numbers count nothing else: el 31 de enero, January 31st, 31.1.2027."""

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import MONTHS
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

_NAMES = {*HEADER_WORDS["dated"]["months"].split(), *MONTHS.split("|")}
MONTH = rf"(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b\.?"
"""The name of a month, whole or short, and no other word that begins as one."""
_DAY = r"(?<![\w.,])(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d\b"
_DATE = pattern(
    rf"{_DAY}(?:st|nd|rd|th|er|re|º|ª|°|\.)?[\s-]*(?:(?:de|of|di|d['’])\s*)?{MONTH}(?:,?\s*(?:(?:de|del|of)\s+)?{_YEAR})?"
    rf"|\b{MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b(?![.,]\d)(?:,?\s+{_YEAR})?"
    rf"|(?<![\w.,]){_YEAR}-\d\d?-\d\d?\b|{_DAY}([./])(?:0?[1-9]|1[0-2])(?:\1(?:{_YEAR}|\d\d\b)|(?<!/\d)(?<!/\d\d)\.(?!\d))",
    re.IGNORECASE,
)


def without_dates(text: str) -> str:
    """A text without its days, their years too; a year alone, or a month, stays.

    >>> without_dates("Sin acuerdo el 31 de enero la ley sale"), without_dates("stays at 40 from May 3rd, 2027")
    ('Sin acuerdo el   la ley sale', 'stays at 40 from  ')
    >>> [without_dates(text).strip() for text in ("31. Januar 2027", "le 1er mai", "2027-01-31", "31.1.2027", "31.1.")]
    ['', 'le', '', '', '']
    >>> without_dates("12 members, 1.5 m, 2/3, 3 marks, as in 2019")
    '12 members, 1.5 m, 2/3, 3 marks, as in 2019'
    """
    return _DATE.sub(" ", text)
