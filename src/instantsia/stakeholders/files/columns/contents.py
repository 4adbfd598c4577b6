"""What kind of things stand in a column: names, titles of persons, numbers on a scale, words of attitude, votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.letters import for_and_against
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import read_cell
from instantsia.stakeholders.files.cells.words import ABSTAINS, NO, NOTHING, TOTALS, UNKNOWN, YES
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

MOST = 0.8
"""Share of the cells of a column that must be alike."""
MOST_OPTIONS = 15
_TITLES = frozenset(HEADER_WORDS["offices"]["titles"].split())
_WORD = pattern(r"[^\W\d_]+")
_BRACKETS = pattern(r"\s*\([^)]*\)\s*$")


def known(texts: Sequence[str]) -> list[str]:
    """What stands in a column, less what says that nobody knows."""
    return [
        text
        for text in texts
        if text.casefold() not in NOTHING and text.casefold() not in UNKNOWN and text.casefold() not in ABSTAINS
    ]


def is_number(text: str) -> bool:
    return isinstance(read_cell(text, frozenset(".")), Read)


def are_titles(texts: Sequence[str]) -> bool:
    """Whether a column holds titles of persons: in half of its cells a word for an office, and few cells alike."""
    some = [text for text in texts if text]
    if not some or any(map(is_number, some)):
        return False
    titled = sum(bool(_TITLES & {word.casefold() for word in _WORD.findall(text)}) for text in some)
    return 2 * titled >= len(some)


def are_ranges(texts: Sequence[str]) -> bool:
    """Whether most of the numbers of a column are ranges."""
    some = [one for text in known(texts) if isinstance(one := read_cell(text, frozenset(".")), Read)]
    return 2 * sum(len(one.parts) > 1 for one in some) > len(some)


def ballot(texts: Sequence[str]) -> str:
    """What a column of votes holds: "stance" where its cells say how somebody votes, "right" where whether they may.

    >>> ballot(["Y", "N", "A", "undecided"]), ballot(["Y", "N", "Y (casting)"]), ballot(["3", "", "4"])
    ('stance', 'right', '')
    """
    some = [_BRACKETS.sub("", text).casefold() for text in texts if text.casefold() not in NOTHING]
    if not some or sum(map(is_number, some)) >= len(some) / 2:
        return ""
    if for_and_against(some):
        return "stance"
    plain = [text for text in some if text in YES or text in NO]
    away = ("a", "e") if "j" in some else ("a",)
    stances = [text for text in some if text not in plain and (text in away or text in ABSTAINS or attitude(text))]
    unknown = [text for text in some if text in UNKNOWN]
    if stances and len(plain) + len(stances) + len(unknown) >= MOST * len(some):
        return "stance"
    return "right" if len(plain) >= MOST * len(some) else ""


def rows_apart(actors: Sequence[str], values: Sequence[str]) -> bool:
    """Whether the values of a column tell the rows of one actor apart: each actor at most once under each of a few."""
    rows = [
        (actor.casefold(), value.casefold())
        for actor, value in zip(actors, values, strict=True)
        if actor and actor.casefold() not in TOTALS
    ]
    times = Counter(actor for actor, _ in rows)
    if not rows or sum(count for count in times.values() if count > 1) < len(rows) / 2:
        return False
    under = Counter(value for _, value in rows)
    return (
        "" not in under
        and 2 <= len(under) <= max(times.values()) + 2
        and min(under.values()) > 1
        and len(set(rows)) == len(rows)
    )
