"""Sentences beside a table that tell what holds where nothing is decided: without agreement 1,000 m stays.

What such a sentence tells is proposed where it is one number, one option or one row; what it tells in other words is
quoted where it is asked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from instantsia.patterns import pattern

Line = tuple[str, str]
"""(what it says, where it stands)."""
_MONTHS_BEHIND_A_STOP = (
    "jan(?:uar|ner)?|jänner|feb(?:ruar)?|märz|marts?|april?|mai|maj|jun[ij]|jul[ij]|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    "|nov(?:ember)?|de[zs](?:ember)?"
)
CLAUSES = pattern(
    rf"(?!(?<=\d)\.\s(?i:{_MONTHS_BEHIND_A_STOP})\b)[.;!?](?=\s+[^\w\s]*[^\W\d_a-zß-ÿа-я]|\s*$)|;|\s[|·–—]\s"
)
"""What parts the sentences of a line, and not the day from its month in 27. Mai."""

_WRITTEN = tomllib.loads(Path(__file__).with_name("otherwise_words.toml").read_text("utf-8"))
_ANYWHERE, _BEGINS, _GOES_ON, _NEXT_PUT = (
    "|".join(filter(None, map(str.strip, _WRITTEN[kind].splitlines())))
    for kind in ("anywhere", "begins", "goes_on", "next_put")
)
_UNDECIDED = pattern(
    rf"(?<!\w)(?:{_ANYWHERE})(?!\w)|(?:^|[,=:(–—-]\s?|\b(?:and|or|und|et|o|y|e|en|och|i|и|та)\s)(?:{_BEGINS})(?!\w)",
    re.IGNORECASE,
)
_SIGNS = pattern(r"\s?(?:=|→|->|:)\s")
"""Between until when something must be decided and what holds else: no deal by 31 May: the old rate."""
GOES_ON = pattern(rf"(?<!\w)(?:{_GOES_ON})(?!\w)", re.IGNORECASE)
"""Finds that something goes on: stands, gilt, reste."""

_NEXT = pattern(rf"(?<!\w)(?:{_NEXT_PUT})(?!\w)", re.IGNORECASE)
"""Finds that the next of several is put: if it fails, one step down."""


def of_nothing_decided(text: str) -> bool:
    """Whether a sentence says what holds where nothing is decided.

    >>> of_nothing_decided("Ohne Einigung gilt die VO von 2019 weiter"), of_nothing_decided("No agreement = rollover")
    (True, True)
    >>> of_nothing_decided("failing that the Preliminaries stand"), of_nothing_decided("Om inget beslutas: 2")
    (True, True)
    >>> of_nothing_decided("She would say otherwise"), of_nothing_decided("Anderson is away")
    (False, False)
    >>> of_nothing_decided("se non passa si scende di uno"), of_nothing_decided("If it fails, the next option is put")
    (False, False)
    """
    return _told_from(text.replace("’", "'").strip()) is not None


def _told_from(text: str) -> re.Match[str] | None:
    """Where a sentence begins to tell it; None where the next of several is put instead."""
    found = _UNDECIDED.search(text)
    return None if found is None or _NEXT.search(text, found.end()) else found


def until_when(clause: str) -> str:
    """A sentence up to what it says to hold where nothing is decided, in which it may tell until when it must be.

    >>> until_when("If no agreement on 26 Feb the date in the plan stands: 1 April"), until_when("No deal by 31 May: 1 June")
    ('If no agreement on 26 Feb the date in the plan ', 'No deal by 31 May')
    >>> until_when("The pledge stands if there is no text by 4 May"), until_when("Board meets 4 May")
    ('The pledge stands if there is no text by 4 May', 'Board meets 4 May')
    """  # noqa: E501
    found = _told_from(clause)
    ends = None if found is None else (GOES_ON.search(clause, found.end()) or _SIGNS.search(clause, found.end()))
    sign = None if found is None else _SIGNS.search(clause, found.end())
    return clause if ends is None else clause[: min(one.start() for one in (ends, sign) if one is not None)]


def before_otherwise(clause: str) -> str:
    """A sentence up to what it says to hold where nothing is decided; the whole where it begins with that.

    >>> before_otherwise("Needs 75 % of the capital, otherwise it stays"), before_otherwise("Failing that, 2/3")
    ('Needs 75 % of the capital', 'Failing that, 2/3')
    """
    found = _UNDECIDED.search(clause)
    return clause[: found.start()].rstrip(" ,–—-") or clause if found else clause


def told_if_nothing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The sentences of some lines that say it, each from the word on that does, with where they stand.

    Where what goes on is told before that word, and not behind it, the sentence is whole.

    >>> told_if_nothing([("Needs 2/3. Otherwise calendar A continues. Quorum 28.", "row 4")])
    (('Otherwise calendar A continues', 'row 4'),)
    >>> told_if_nothing([("Which floor? The pledge is 2.0 and stands if there is no text.", "")])
    (('The pledge is 2.0 and stands if there is no text', ''),)
    """
    out = []
    for text, where in lines:
        for clause in filter(None, map(str.strip, CLAUSES.split(text.replace("’", "'")))):
            if found := _told_from(clause):
                before = GOES_ON.search(clause, 0, found.start()) or GOES_ON.match(found[0])
                begins = 0 if before and not GOES_ON.search(clause, found.end()) else found.start()
                out.append((clause[begins:].lstrip(" ,=:(–—-"), where))
    return tuple(out)
