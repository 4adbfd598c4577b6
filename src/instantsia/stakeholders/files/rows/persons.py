"""Names of persons without what may stand or be missing in them: titles, points, hyphens, and which are initials."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of

_WRITTEN = tomllib.loads(Path(__file__).with_name("persons.toml").read_text("utf-8"))
TITLES = pattern(rf"^(?:(?:{any_of(_WRITTEN['titles'])})(?:\.\s*|\s+))+(?=\w)", re.IGNORECASE)
_BEHIND = pattern(rf"\s*(?:,\s*|[(\[]\s*)(?:{any_of(_WRITTEN['behind'])})\.?\s*[)\]]?\s*$", re.IGNORECASE)
_WORD = pattern(r"[^\W_]+")
SHORTEST = 3
"""Letters of a surname."""


@lru_cache(maxsize=4096)
def bare_name(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, less titles before it and what tells of a person behind it.

    >>> bare_name("Adm. Sir H. Corvane"), bare_name("Judge Orrin Castellow (ret.)"), bare_name("P. Vane-Orford")
    (('h', 'corvane'), ('orrin', 'castellow'), ('p', 'vane', 'orford'))
    """
    behind = _BEHIND.sub("", name.strip())
    return tuple(_WORD.findall(TITLES.sub("", behind).casefold()))


def titled(name: str) -> bool:
    """Whether a name has a title before it.

    >>> titled("Mme Dufour"), titled("Dufour SA")
    (True, False)
    """
    return bool(TITLES.match(name.strip()))


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be those of one person: they differ in a title, a hyphen, a point, or have an initial.

    >>> may_be_one("Dr. Helen Prowse", "Helen Prowse"), may_be_one("P. Vane-Orford", "P. Vane Orford")
    (True, True)
    >>> may_be_one("R. Ambler", "Robert Ambler"), may_be_one("Adm. Corvane", "Adm. Sir H. Corvane")
    (True, True)
    >>> may_be_one("R. Ambler", "Anne Ambler"), may_be_one("Group A", "Group B"), may_be_one("Ann Lee", "Bob Lee")
    (False, False, False)
    """
    first, second = bare_name(one), bare_name(other)
    if not first or not second or first[-1] != second[-1] or len(first[-1]) < SHORTEST:
        return False
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == len(long):
        pairs = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
        return all(_initial_of(a, b) or _initial_of(b, a) for a, b in pairs)
    # a surname alone behind a title, beside one with an initial before it
    more = long[: len(long) - len(short)]
    initials = all(len(word) == 1 for word in more)
    return long[len(more) :] == short and initials and (titled(one) or titled(other) or len(short) > 1)


def _initial_of(short: str, word: str) -> bool:
    return len(short) == 1 and word.startswith(short)
