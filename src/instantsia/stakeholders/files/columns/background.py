"""Columns that tell who somebody is, and columns of codes for and against, whatever numbers stand beside them.

A year of election, an age or a score of the year before is no position where any other column may be one, and nor is a
column that the workbook hides. Codes such as F and A, or ◎ and ×, are where somebody stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.letters import of_votes
from instantsia.stakeholders.files.cells.rings import rings
from instantsia.stakeholders.files.cells.words import UNKNOWN, any_of
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import is_number, known
from instantsia.stakeholders.files.columns.hints import PART, said

_WRITTEN = tomllib.loads(Path(__file__).with_name("background_words.toml").read_text("utf-8"))
_OF_PERSONS = pattern(
    rf"^\W*(?:{any_of(_WRITTEN['of_persons']['whole'])})\W*(?:[(\[][^)\]]*[)\]])?$|(?<!\w)(?:{any_of(_WRITTEN['of_persons']['words'])})(?!\w)|{'|'.join(_WRITTEN['of_persons']['inside'].split())}",
    re.IGNORECASE,
)
_SCORES = pattern(rf"(?<!\w)(?:{any_of(_WRITTEN['scores']['words'])})(?!\w)", re.IGNORECASE)
_SPENT = pattern(rf"(?<!\w)(?:{any_of(_WRITTEN['spent']['words'])})(?!\w)", re.IGNORECASE)
_OWN_PART = pattern(
    rf"%.*\b(?:{any_of(_WRITTEN['own_part']['before'])})\s+(?:{any_of(_WRITTEN['own_part']['parts'])})(?!\w)",
    re.IGNORECASE,
)
_YEAR = pattern(r"\b(?:19|20)\d\d(?!\d)")
MEASURED = ("numbers", "figures", "years", "shares", "count", "ranges", "dates")
LETTERS = (frozenset("fa"), frozenset("yn"), frozenset("jn"))
"""Letters for and against that are read among a few others: F, F soft, prob A."""
_LETTER = pattern(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
HALF = 0.5
FEWEST = 3
"""So many cells say for or against at least; fewer may be anything."""


def of_persons(name: str) -> bool:
    """Whether a name asks for a year or a rank of somebody: 1st elected, Seniority rank, Age.

    >>> [of_persons(name) for name in ("1st elected", "Seniority rank", "Age", "Rank", "Year of birth", "Edad")]
    [True, True, True, True, True, True]
    >>> [of_persons(name) for name in ("Voting threshold", "Joined the motion", "Retirement age", "Rank of options")]
    [False, False, False, False]
    """
    return bool(_OF_PERSONS.search(name))


def of_its_own_part(name: str) -> bool:
    """Whether a name tells a share in per cent of what an actor's own part of the country has: nobody weighs by it.

    >>> of_its_own_part("% coal jobs in dist."), of_its_own_part("% of council"), of_its_own_part("% votes in the room")
    (True, False, False)
    """
    return bool(_OWN_PART.search(name))


def background(columns: Sequence[Column]) -> frozenset[int]:
    """Places of columns of numbers that tell who somebody is, or how they scored in an earlier year."""
    numbers = [one for one in columns if one.name and one.kind in MEASURED]
    out = {one.at for one in numbers if "position" not in one.said and of_persons(one.name)}
    asked = any(
        one.said.get("position", 0.0) >= PART and one.filled > HALF and not _SCORES.search(one.name) for one in columns
    )
    if asked:
        out |= {one.at for one in numbers if _scored_before(one) or spent_in_a_year(one.name)}
    return frozenset(out)


def spent_in_a_year(name: str) -> bool:
    """Whether a name tells what is spent, in a year that it names, and nothing that somebody wants.

    >>> spent_in_a_year("Spend 2024e (% GDP)"), spent_in_a_year("Spending cap wanted 2030"), spent_in_a_year("Spending")
    (True, False, False)
    """
    return bool(_SPENT.search(name) and _YEAR.search(name)) and "position" not in said(name)


def _scored_before(column: Column) -> bool:
    """Whether a name says no more of a position than that it is a score, and tells a year: FLCV score 2024."""
    rest = _SCORES.sub(" ", column.name)
    return rest != column.name and bool(_YEAR.search(rest)) and "position" not in said(" ".join(rest.split()))


def out_of_sight(columns: Sequence[Column], scores: dict[int, float]) -> frozenset[int]:
    """Places of columns that are hidden, where one that is shown may be the position.

    scores   {place: how well it would do as the position}
    """
    hidden = frozenset(one.at for one in columns if one.hidden)
    named = any("position" in columns[at].said for at in hidden)
    shown = [one for one in columns if one.at not in hidden and ("position" in one.said or not named)]
    return hidden if any(scores[one.at] > 0 for one in shown) else frozenset()


def coded(texts: Sequence[str]) -> bool:
    """Whether most cells are codes for and against, those of both sides among them.

    >>> coded(["F", "F soft", "prob A", "A", "apols", "F"]), coded(["A", "B", "C", "F"]), coded(["◎", "○", "×", "?"])
    (True, False, True)
    """
    held = [text for text in known(texts) if not is_number(text) and text.casefold() not in UNKNOWN]
    if rings(held) is not None or (len(held) >= FEWEST and of_votes(held)):
        return True
    plain = [text.casefold() for text in held if len(text.split()) <= FEWEST]
    for pair in LETTERS:
        sides = [frozenset(_LETTER.findall(text)) for text in plain]
        found = [side for side in sides if len(side) == 1 and side <= pair]
        others = {side for side in sides if len(side) == 1 and not side <= pair}
        if len(found) >= FEWEST and len(found) > HALF * len(held) and len(set(found)) == 2 and not others:
            return True
    return False
