"""Columns that ask the same thing in two rounds: Share wanted, first round (May), and Share wanted now.

They are one issue. The later round is the position, and what was wanted in an earlier one is not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import any_of
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.dates_in_text import MONTH
from instantsia.stakeholders.files.columns.earlier import NOW, on_one_scale
from instantsia.stakeholders.folding import folded

_WRITTEN = tomllib.loads(Path(__file__).with_name("rounds.toml").read_text("utf-8"))
_ROUND = any_of(_WRITTEN["round"]).pattern
_SAYS_ROUND = pattern(_ROUND, re.IGNORECASE)
_NOW = any_of(_WRITTEN["now"])
_NUMBERED = {
    int(number): pattern(
        rf"{any_of(words).pattern}\.?\s+{_ROUND}|{_ROUND}\s+(?:no\.?\s*|nr\.?\s*)?{any_of(words).pattern}",
        re.IGNORECASE,
    )
    for number, words in _WRITTEN.items()
    if number.isdecimal()
}
_TIMES = pattern(rf"\([^()]*\)|\b{MONTH}\b(?:\s+(?:19|20)?\d\d)?|[^\w\s]", re.IGNORECASE)
LATEST = 9
"""The round of now, behind all that have a number."""


def round_of(name: str) -> tuple[str, int] | None:
    """(what a name asks, the round in which it does), None of a name that tells no round.

    >>> round_of("Share wanted, first round (May)"), round_of("Share wanted now"), round_of("Share wanted")
    (('sharewanted', 1), ('sharewanted', 9), None)
    >>> round_of("Anteil 2. Runde"), round_of("now"), round_of("Round table seats")
    (('anteil', 2), None, None)
    """
    for number, words in _NUMBERED.items() if _SAYS_ROUND.search(name) else ():
        if found := words.search(name):
            return _asking(f"{name[: found.start()]} {name[found.end() :]}", number)
    bare = re.sub(r"\([^()]*\)", lambda one: f" {one[0][1:-1]} " if _NOW.fullmatch(one[0][1:-1].strip()) else " ", name)
    found = _NOW.search(bare)
    return _asking(f"{bare[: found.start()]} {bare[found.end() :]}", LATEST) if found else None


def _asking(rest: str, number: int) -> tuple[str, int] | None:
    asked = " ".join(_TIMES.sub(" ", folded(rest)).split())
    return (asked, number) if asked else None


def with_rounds(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which those of an earlier round are earlier."""
    before = rounds_before(columns)
    return [replace(one, earlier=True) if one.at in before else one for one in columns]


def rounds_before(columns: Sequence[Column]) -> tuple[int, ...]:
    """Places of the columns that ask in an earlier round what another asks later on one scale.

    Now alone is no round: another column has to tell a round by its number.
    """
    told = {one.at: found for one in columns if one.kind in NOW and (found := round_of(one.name))}
    some = [one for one in columns if one.at in told]
    return tuple(
        one.at
        for one in some
        if any(
            told[one.at][0] == told[other.at][0]
            and told[one.at][1] < told[other.at][1]
            and "position" in {*one.said, *other.said}
            and on_one_scale(one, other)
            for other in some
        )
    )
