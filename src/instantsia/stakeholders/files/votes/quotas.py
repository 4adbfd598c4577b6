"""A quota as people write it: so many votes, a share, a per cent, more than half, unanimity."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import Finding, Read, fraction, read_numbers
from instantsia.stakeholders.files.cells.quota_words import shares_in_words
from instantsia.stakeholders.files.rows.procedure_words import majority_in_words, of_whom

WORDS = {
    **dict.fromkeys(("half", "more than half", "majority", "simple majority", "absolute majority"), ">1/2"),
    "two thirds": "2/3", "two-thirds": "2/3", "three quarters": "3/4", "three-quarters": "3/4", "three fifths": "3/5",
    "three-fifths": "3/5", "unanimity": "1/1", "all": "1/1", "all votes": "1/1",
}  # fmt: skip
EXPECTED = "votes (12), a share (2/3), a per cent (65 %), more than half, or unanimity"
UNKNOWN = Fraction(10**15)
"""All votes where nobody knows how many there are."""
_OF_ALL = pattern(r"(\d+(?:[.,]\d+)?) of (?:the )?\d+(?:[.,]\d+)?(?: votes)?")
"""So many of so many votes."""
_SHARE = pattern(r"(\d{1,6})\s*/\s*(\d{1,6})")


def read_quota(written: str, votes: Sequence[Fraction], decimal: frozenset[str]) -> Fraction:
    """The least votes that win, exact; raises ValueError with what was found and expected.

    votes     of all members, their sum more than 0; none where they cannot be read, and it is asked only to be a quota
    decimal   the marks that are decimal in their table

    A share is reached by exactly as much; what is behind ">" or "more than" must be more.

    Of whom it is a share, of those present or of those voting, changes nothing: all in a table of votes are there.

    >>> read_quota("2/3", [Fraction(1)] * 9, frozenset()), read_quota("more than half", [Fraction(1)] * 9, frozenset())
    (Fraction(6, 1), Fraction(5, 1))
    >>> read_quota("two thirds of those present", [Fraction(1)] * 9, frozenset())
    Fraction(6, 1)
    >>> read_quota("6 of 9", [Fraction(1)] * 9, frozenset())
    Fraction(6, 1)
    """
    total = sum(votes, Fraction(0)) if votes else UNKNOWN
    text = " ".join(written.split()).casefold()
    if of_whom(text) and text not in WORDS:
        text = text.partition(" of ")[0]
    words = shares_in_words(text)
    text = WORDS.get(text) or (WORDS.get(words[0], words[0]) if len(words) == 1 else text)
    if counted := _OF_ALL.fullmatch(text):
        text = counted[1]
    if majority_in_words(written) and text not in WORDS.values():
        text = WORDS["majority"]
    more = text.startswith((">", "more than ")) and not text.startswith(">=")
    text = text.removeprefix("more than ").lstrip(">= ").removesuffix(" votes")
    share = _SHARE.fullmatch(text)
    if share and int(share[2]):
        value = total * Fraction(int(share[1]), int(share[2]))
    else:
        found = read_numbers(text, decimal) if text else None
        if not isinstance(found, Read) or len(found.parts) != 1:
            told = found.message if isinstance(found, Finding) and found.kind != "strange" else ""
            raise ValueError(told or f"found {cut(written.strip()) if text else 'nothing'}, expected {EXPECTED}")
        value = fraction(found.parts[0])
        if found.percent:
            value = total * value / 100
        elif 0 < value < 1 < total and all(one.denominator == 1 for one in votes):
            ways = f"write {float(100 * value):.15g} % if a share is meant"
            raise ValueError(f"found {cut(written.strip())}, which is less than one vote ({ways})")
    if more:
        unit = math.lcm(*(one.denominator for one in votes))
        value = Fraction(math.floor(value * unit) + 1, unit)
    if not 0 < value <= total:
        most = f" and at most {float(total):.15g}, the sum of the votes" if votes else ""
        raise ValueError(f"found {cut(written.strip())}, expected more than 0{most}")
    return value
