"""How many must be there, as a line beside a table tells it: so many, half of all votes, 50 %."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import WRITTEN, any_of, shares_in_words
from instantsia.stakeholders.files.rows.attended import attended
from instantsia.stakeholders.files.rows.clauses import clauses
from instantsia.stakeholders.files.rows.procedure_words import QUORUM

_NUMBER = pattern(r"(?<![\w.,/–-])\d{1,4}(?![\w/–-]|[.,]\d|\s*%)")
_PERCENT = pattern(r"(?<![\w.,/])(\d{1,3}(?:[.,]\d+)?)\s*%")
_FRACTION = pattern(r"(?<![\w.,/])([1-9])\s?/\s?([2-9]|10)(?![\w/])")
_OF = pattern(
    r"(?<![\w.,/])(\d{1,4})\s+(?:[^\W\d]+\s+)?"
    r"(?:(?:out )?of(?: the)?|von(?: den| der)?|sur|de(?: los| las)?|su|di|dei|dos|das|van(?: de)?|z|из)"
    r"\s+(\d{1,4})(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
"""So many of so many."""
_SHARES = WRITTEN["quorum_shares"]
_HALF, _MORE, _HEADS = (any_of(_SHARES[kind]) for kind in ("half", "more", "heads"))


class Quorum(NamedTuple):
    """How many must be there.

    number   so many; 0 where a share is told
    share    of all
    more     whether more than that share is needed
    heads    whether it is of the members, and not of their votes
    """

    number: int = 0
    share: Fraction = Fraction(0)
    more: bool = False
    heads: bool = False

    def of(self, everything: Fraction) -> int:
        """The least whole number of all that is enough."""
        if self.number:
            return self.number
        wanted = self.share * everything
        return math.floor(wanted) + 1 if self.more else math.ceil(wanted)


def quorum_told(text: str) -> Quorum | None:
    """How many must be there, where a sentence tells it, with the word quorum or without.

    >>> quorum_told("Quorum 12.").number, quorum_told("quorum: 5 members").number, quorum_told("Kworum")
    (12, 5, None)
    >>> quorum_told("Quorum: de helft van alle stemmen aanwezig. Volmacht mag (max. 1 per lid).").of(Fraction(136))
    68
    >>> [quorum_told(text).of(Fraction(90)) for text in ("quorum 50 %", "Quorum: more than half", "quorum 2/3")]
    [45, 46, 60]
    >>> quorum_told("Quórum: 9 de 17").number, quorum_told("Quorum: mind. die Hälfte aller Stimmen").of(Fraction(9))
    (9, 5)
    >>> quorum_told("Otherwise calendar A continues for 2026-27. Quorum 28.").number, quorum_told("needs 12")
    (28, None)
    """
    for clause in clauses(text):
        if QUORUM.search(clause) is None and (part := attended(clause)) and (told := _in(part)) is not None:
            return told
        found = QUORUM.search(clause)
        if found is None:
            continue
        # what is told behind the word goes before what is told in front of it
        for part in (clause[found.end() :], clause):
            if (told := _in(part)) is not None:
                return told
    return None


def _in(text: str) -> Quorum | None:
    text = _OF.sub(r"\1", text)
    more, heads = bool(_MORE.search(text)), bool(_HEADS.search(text))
    shares = [Fraction(int(one[0]), int(one[1])) for one in _FRACTION.findall(text)]
    shares += [Fraction(one.replace(",", ".")) / 100 for one in _PERCENT.findall(text)]
    shares += [Fraction(one) for one in shares_in_words(text) if "/" in one]
    shares += [Fraction(1, 2)] if _HALF.search(text) else []
    numbers = [int(one) for one in _NUMBER.findall(text) if int(one)]
    if len(numbers) == 1 and not shares:
        return Quorum(numbers[0], heads=heads)
    if len(set(shares)) == 1 and 0 < shares[0] <= 1 and not numbers:
        return Quorum(0, shares[0], more, heads)
    return None
