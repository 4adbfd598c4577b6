"""Which sheet of a workbook is the table of actors: the one with most actors whose columns fit best (`guess`).

Of sheets that would do nearly as well, the one that was open when the workbook was saved is taken, one whose name says
that it is about positions, and of two that are named alike but for a date or a version the later one; what was taken is
told before the answer then. Of a table of votes it is the only one, or by far the largest, that has the shape of it.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import EACH_MONTH, set_of
from instantsia.stakeholders.files.columns.names import role, role_instead
from instantsia.stakeholders.files.table.shape import Shape

LARGER = 2
"""So many times the cells of every other sheet has the one that is proposed without a known header."""
MUCH_LARGER = 4
"""So many times the cells of a sheet with a known header has one without that is proposed instead."""
NAMED = 6
RIVAL = 0.5
"""A sheet that fits so well beside the one that is read, or better, could be meant as well, and is told at once."""
OPEN = 2.0
"""How many times as much a sheet is worth that was open when the file was saved; below, for what else tells of it."""
OPEN_FIRST = 1.3
"""The same where the first sheet was open: there nobody need have chosen it."""
ABOUT = 1.25
"""Its name says that it is about positions or actors."""
FORMER = 0.4
"""It is a draft or a copy."""
EARLIER = 0.4
"""Another of the same name has a later date or version."""
SUMMED = 0.3
"""It was made of the numbers of raters that stand in another sheet."""
_NAMES = {
    key: " ".join(words.split())
    for key, words in tomllib.loads(Path(__file__).with_name("sheet_names.toml").read_text("utf-8")).items()
}
_EXPLAINS = set_of(_NAMES["explains"])
"""Words of which one says that a sheet explains another."""
_ASIDE = set_of(_NAMES["aside"]) | _EXPLAINS
"""Words of which one in the name of a sheet says that it is not the table."""
_FORMER = set_of(_NAMES["former"])
"""Words of which one says that another sheet that would do is rather the table."""
_SUMS = set_of(_NAMES["sums"])
"""Words of which one says that a sheet sums up another."""
_WORD = pattern(r"[^\W\d_]+")
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VERSION = pattern(
    r"(?<![^\W\d_])(?:v(?:er(?:sion)?)?|version|rev|q|t|kw|round|runde|tour|ronda|ronde)[ ._-]?(\d+)", re.I
)
_DAY = pattern(r"(?<!\d)\d{1,2}(?!\d)")
_FURTHER_MONTHS = (
    "sty|янв", "lut|фев", "mar|мар", "kwi|апр", "maj|май|мая", "cze|июн", "lip|июл", "sie|авг", "wrz|сен", "paź|окт",
    "lis|ноя", "gru|дек",
)  # fmt: skip
"""How months begin in Polish and Russian."""


class Found(NamedTuple):
    """One sheet: as it is listed, whether its header is known by its names, and the table under it.

    fits    how many actors have a position in it, times how well its columns fit; 0 where none has
    worth   the same, weighed by its name and by whether it was open
    with_open   whether it has the IDs of those in the sheet that was open
    rated       whether a column of it names raters
    """

    sheet: Any
    known: bool
    shape: Shape
    fits: float = 0.0
    worth: float = 0.0
    with_open: bool = False
    rated: bool = False

    @property
    def aside(self) -> bool:
        """Whether its name sets it aside."""
        return set_aside(self.sheet.name)


def set_aside(name: str) -> bool:
    """Whether the name of a sheet says that it is not the table: Read me, Pivot, Old (April)."""
    words = _WORD.findall(name.casefold())
    return bool(_ASIDE & set(words)) or words[:2] == ["read", "me"]


def may_explain(name: str) -> bool:
    """Whether a sheet of that name may tell how it is decided: a legend does, and what is set aside otherwise does not.

    >>> may_explain("Legende"), may_explain("Rules"), may_explain("Old (April)"), may_explain("Read me")
    (True, True, False, True)
    """
    words = _WORD.findall(name.casefold())
    return not set_aside(name) or bool(_EXPLAINS & set(words)) or words[:2] == ["read", "me"]


def weighed(tables: Sequence[Found], first: Any) -> list[Found]:
    """The sheets with what their names and the one that was open say of them in their worth.

    first   the first sheet of the workbook
    """
    out = []
    for one in tables:
        words = {word.casefold() for word in _WORD.findall(one.sheet.name)}
        worth = one.fits
        if one.sheet.active or one.with_open:
            worth *= OPEN_FIRST if any(other.sheet.active and other.sheet is first for other in tables) else OPEN
        if any({role(word), role_instead(word)} & {"actor", "position"} for word in words if len(word) > 3):
            worth *= ABOUT
        if words & _FORMER:
            worth *= FORMER
        # means that somebody pasted may be older than the numbers of which they were made
        if words & _SUMS and not one.rated and any(other.rated and other.fits > 0 for other in tables):
            worth *= SUMMED
        if any(_earlier(one.sheet.name, other.sheet.name) for other in tables if other.fits > 0):
            worth *= EARLIER
        out.append(one._replace(worth=worth))
    return out


def _earlier(name: str, other: str) -> bool:
    """Whether two names are alike but for a date or a version, and the first is the earlier."""
    (rest, when), (same, then) = _moment(name), _moment(other)
    if rest != same or not when or not then or len(when) != len(then):
        return False
    # a December before a January needs a year
    months = len(when) > 1 and when[0] == then[0] == 0 and abs(when[1] - then[1]) > 9
    return when < then and not months


def _moment(name: str) -> tuple[str, tuple[int, ...]]:
    """(the name less its date or version, (year or 0, month, day or 0), or (version,), or ())."""
    text = " ".join(name.casefold().split())
    version = _VERSION.search(text)
    if version:
        # what stands behind a version, such as FINAL, is no part of the name
        return text[: version.start()].strip(" -_("), (int(version[1]),)
    year = _YEAR.search(text)
    text = _YEAR.sub(" ", text)
    month = next(((at, word) for word in _WORD.findall(text) if (at := _month(word))), None)
    if month is None:
        return " ".join(_WORD.findall(text)), (int(year[0]), 0, 0) if year else ()
    day = _DAY.search(text)
    rest = " ".join(word for word in _WORD.findall(text) if word != month[1])
    return rest, (int(year[0]) if year else 0, month[0], int(day[0]) if day else 0)


def _month(word: str) -> int:
    """1 to 12 of a word that begins as a month does, 0 of any other."""
    if not 3 <= len(word) <= 12:
        return 0
    for number, begins in enumerate(zip(EACH_MONTH, _FURTHER_MONTHS, strict=True), 1):
        if re.match("|".join(begins), word):
            return number
    return 0


def rival(chosen: Any, tables: Sequence[Found]) -> str:
    """What is told before the answer where another sheet would do nearly as well; "" where none would."""
    own = next(one for one in tables if one.sheet is chosen)
    others = [
        one
        for one in tables
        if one is not own
        and not one.aside
        and one.fits > 0
        and (one.fits >= RIVAL * own.fits or one.worth >= RIVAL * own.worth)
    ]
    if not others:
        return ""
    best = max(others, key=lambda one: one.worth).sheet.name
    listed = ", ".join(cut(one.sheet.name) for one in others[:NAMED])
    return f"Sheet {cut(chosen.name)} is read, and not {listed} (--sheet {shlex.quote(best)} reads another)."


def proposed(tables: Sequence[Found]) -> Any | None:
    """The sheet that is read where nobody says which; None where more than one could be meant."""
    if len(tables) == 1:
        return tables[0].sheet
    rather = [one for one in tables if not one.aside] or list(tables)
    worthy = [one for one in rather if one.worth > 0] or [one for one in tables if one.worth > 0]
    if worthy:
        return max(worthy, key=lambda one: one.worth).sheet
    known = [one for one in rather if one.known]
    if len(known) > 1:
        return None
    shaped = sorted((one for one in rather if one.shape.columns), key=lambda one: -one.shape.cells)
    if known:
        (only,) = known
        much = shaped and shaped[0].shape.cells >= MUCH_LARGER * only.shape.cells and only.shape.columns
        return shaped[0].sheet if much else only.sheet
    if not shaped:
        # a sheet set aside by its name, whose header is known all the same
        known = [one for one in tables if one.known]
        return known[0].sheet if len(known) == 1 else None
    if len(shaped) > 1 and shaped[0].shape.cells < LARGER * shaped[1].shape.cells:
        return None
    return shaped[0].sheet


def passed_over(chosen: Any, tables: Sequence[Found]) -> tuple[str, ...]:
    """What is told of the sheets that are not read."""
    others = [one.sheet.name for one in tables if one.sheet is not chosen]
    if not others:
        return ()
    shown = few([cut(name) for name in others], NAMED)
    remedy = f"--sheet {shlex.quote(others[0])} reads another" if len(others) == 1 else "--sheet NAME reads another"
    return (f"of {len(tables)} sheets {cut(chosen.name)} was read, and not {shown} ({remedy})",)
