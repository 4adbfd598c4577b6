"""What raters are called: their columns, and one of several by a number, a letter, or initials."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.names import key

_WORDS = HEADER_WORDS["raters"]
NAMES = frozenset(key(name) for name in re.split(r",\s+", _WORDS["names"]))
"""What a column of raters is called."""
_ONE = pattern(
    rf"[RCKErcke]\s?\d{{1,2}}|[RCKE]\s?[A-Z]|(?i:{any_of(_WORDS['names'], _WORDS['numbered'])})\.?\s*[A-Za-z0-9]{{1,2}}"
)
_INITIALS = pattern(r"[A-Z]{1,3}\d?|[A-Z]\.\s?[A-Z]\.")


def named_rater(name: str) -> bool:
    """Whether a column is called as one of raters is."""
    found = key(name)
    return found in NAMES or (found.endswith("s") and found[:-1] in NAMES)


def one_of_raters(name: str) -> bool:
    """Whether a name is that of one of several raters, numbered or lettered.

    >>> one_of_raters("R1"), one_of_raters("Coder B"), one_of_raters("expert 2"), one_of_raters("Rent")
    (True, True, True, False)
    """
    return bool(_ONE.fullmatch(name))


def rater_by_initials(name: str) -> bool:
    """Whether a name is that of a rater by their initials.

    >>> rater_by_initials("JM"), rater_by_initials("J. M."), rater_by_initials("Jo")
    (True, True, False)
    """
    return bool(_INITIALS.fullmatch(name))
