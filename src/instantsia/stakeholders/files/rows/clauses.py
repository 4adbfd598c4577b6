"""The clauses of a line beside a table, and the one that tells something."""

from __future__ import annotations

import re
from collections.abc import Callable

from instantsia.patterns import pattern

_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in ("mind", "min", "enth", "präs", "pres", "prez", "abs"))
_ENDS = pattern(rf"{_ABBREVIATED}[.;!?](?=\s|$)|\s[|·–—]\s", re.IGNORECASE)
"""Where a clause ends; the full stop of an abbreviation ends none."""


def clauses(text: str) -> list[str]:
    """The clauses of a line, in order.

    >>> clauses("Quorum: mind. die Hälfte. Zwei Vollmachten; keine Enth.")
    ['Quorum: mind. die Hälfte', ' Zwei Vollmachten', ' keine Enth.']
    """
    return [part for part in _ENDS.split(text) if part.strip()]


def clause_that(text: str, tells: Callable[[str], object]) -> str:
    """The first clause that tells something; the whole line where no clause does alone.

    >>> clause_that("Majority of votes cast. Ties: the chair decides.", lambda one: "chair" in one)
    'Ties: the chair decides'
    """
    return next((part.strip() for part in clauses(text) if tells(part)), text)
