"""The options of one question side by side, a column each, and a mark in that of whoever wants it: one of positions.

X is what somebody wants, (x) what they could live with; of signs (++ + - --) the highest is what they want. It is plain
where almost everybody who marks anything has one such mark, and no other column could be the position. Else each column
may be an issue of its own, and an answer says which it is: `columns=option:Lockers|option:Pouches`, or `position:` in
the place of `option:`.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from instantsia.errors import cut, few
from instantsia.stakeholders.files.cells.counts import counts_right
from instantsia.stakeholders.files.cells.options_in_words import MOST_OPTIONS, ranked
from instantsia.stakeholders.files.cells.signs import as_sign
from instantsia.stakeholders.files.cells.words import UNKNOWN
from instantsia.stakeholders.files.columns.guess import assigned
from instantsia.stakeholders.files.columns.hints import said
from instantsia.stakeholders.files.columns.names import of_issue
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.table.ticked import EMPTY, TICKS
from instantsia.stakeholders.folding import folded

OPTION, POSITION = "option", "position"
FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
ONE_FIRST = 0.8
"""Share of those who mark anything who have one first choice, where columns are options of one question."""
NAMED = 6
FIRST, SECOND, OTHER = 2, 1, 0
_TICKS = {one for one in TICKS if not one.isalnum() and one not in ("", "+", "*")} | {"x", "xx", "х"}
"""Marks that are no word, letter or number of another meaning."""
_BLANK = EMPTY | UNKNOWN
_OTHERS = frozenset(("salience", "capability", "vote", "seats", "note", "source"))
_GROUPS = frozenset(("labels", "mixed", "names", "titles"))
"""Kinds of texts that are no stance where ticks in options beside them tell one."""
_BRACKETS = "()[]{} "
_STRESS = "!. "


class Marked(NamedTuple):
    """What a row marks: the places of its first choices, and of its second ones; `doubted` is a first with ? behind."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    doubted: bool


def in_one(sheet: Sheet, answered: Mapping[str, Sequence[str]]) -> Sheet:
    """The sheet with the columns of options as one of positions, the name of the marked one; else as it was.

    answered   {role: names of its columns} as somebody answered: `option` are these columns; where one of them is told
               to be anything else, none are put together
    """
    names = {folded(name): role for role, some in answered.items() for name in some}
    told = [at for at, cell in enumerate(sheet.header) if cell.text and names.get(folded(cell.text)) == OPTION]
    places = told or _plain_grid(sheet, names)
    return _joined(sheet, places, asked=not told) if len(places) > 1 and _in_marks(sheet, places) else sheet


def _plain_grid(sheet: Sheet, answered: Mapping[str, str]) -> list[int]:
    """Places of the columns that are options of one question by their marks; [] where that is not plain."""
    counts = _counts(sheet)
    rows = [row for row in sheet.rows if row not in counts]
    header = sheet.header
    fits = [_may_be_option(header[at].text, [row[at].text for row in rows]) for at in range(len(header))]
    runs = [[at for at, _ in run] for fit, run in groupby(enumerate(fits), key=lambda one: one[1]) if fit]
    runs = [run for run in runs if FEWEST_COLUMNS <= len(run) <= MOST_OPTIONS]
    if len(runs) != 1 or any(folded(header[at].text) in answered for at in runs[0]):
        return []
    (run,) = runs
    if not _marks_alike(rows, run) or not _in_marks(replace(sheet, rows=tuple(rows)), run):
        return []
    marked = [_marked(row, run, _highest(rows, run)) for row in rows]
    chosen = [one.first for one in marked if one.first]
    one = [first[0] for first in chosen if len(first) == 1]
    if len(one) < max(FEWEST_ROWS, ONE_FIRST * len(chosen)) or len(set(one)) < 2:
        return []
    if _in_signs(rows, run) and _of_each(rows, run):
        return []
    if any((of_issue(cell.text) or ("", ""))[1] == POSITION for cell in header if cell.text):
        return []
    found = assigned(sheet)
    others = [found.columns[at] for at in found.places.get(POSITION, ()) if at not in run]
    # texts that come again, under a name that asks for no stance, tell of which part somebody is
    aside = not _in_signs(rows, run) and all(POSITION not in one.said and one.kind in _GROUPS for one in others)
    return run if not others or aside else []


def _in_marks(sheet: Sheet, places: Sequence[int]) -> bool:
    """Whether marks of one degree, or signs, stand in the columns, and crosses beside no ticks of another kind."""
    texts = {row[at].text.casefold() for row in sheet.rows for at in places} - _BLANK
    ticks = {text.strip(f"{_STRESS}{_BRACKETS}?") for text in texts if _tick(text)}
    crosses = {one for one in ticks if one in ("x", "xx", "х", "×", "✕", "✖", "✗", "✘")}
    return any(map(_is_mark, texts)) and not (crosses and ticks - crosses)


def _may_be_option(name: str, texts: Sequence[str]) -> bool:
    """Whether a column may be one of options: its name means nothing else, and it holds marks alone."""
    if not name or "|" in name or ranked(name) or not _OTHERS.isdisjoint(said(name)):
        return False
    return any(map(_is_mark, texts)) and all(_is_mark(text) or text.casefold() in _BLANK for text in texts)


def _is_mark(text: str) -> bool:
    return _tick(text) != OTHER or as_sign(text)


def _tick(text: str) -> int:
    """Whether a text is the mark of a first choice (X) or of a second one ((x))."""
    plain = text.casefold().strip(_STRESS).rstrip("?").strip()
    if plain in _TICKS:
        return FIRST
    return SECOND if plain.strip(_BRACKETS) in _TICKS else OTHER


def _marks_alike(rows: Sequence[Sequence[Cell]], run: Sequence[int]) -> bool:
    """Whether all marks are ticks, or all are signs for and against."""
    texts = [row[at].text for row in rows for at in run if row[at].text.casefold() not in _BLANK]
    return all(map(_tick, texts)) or not any(map(_tick, texts))


def _in_signs(rows: Sequence[Sequence[Cell]], run: Sequence[int]) -> bool:
    return not any(_tick(row[at].text) for row in rows for at in run)


def _of_each(rows: Sequence[Sequence[Cell]], run: Sequence[int]) -> bool:
    """Whether most of those who say anything say of each column how much they are for it, which may be issues."""
    held = [[bool(row[at].text) for at in run] for row in rows]
    return 2 * sum(map(all, held)) >= sum(map(any, held))


def _highest(rows: Sequence[Sequence[Cell]], run: Sequence[int]) -> str:
    """The highest sign, ++ or more; "" where the marks are ticks, or nothing is higher than +."""
    some = {row[at].text for row in rows for at in run if set(row[at].text) == {"+"}}
    top = max(some, key=len, default="")
    return top if len(top) > 1 else ""


def _marked(row: Sequence[Cell], run: Sequence[int], highest: str) -> Marked:
    first, second, doubted = [], [], False
    for at in run:
        text = row[at].text
        plus = set(text) == {"+"}
        if (highest and text == highest) or _tick(text) == FIRST:
            first.append(at)
            doubted = doubted or text.endswith("?")
        elif plus or _tick(text) == SECOND:
            second.append(at)
    return Marked(tuple(first), tuple(second), doubted)


def _counts(sheet: Sheet) -> list[tuple[Cell, ...]]:
    """Rows that count the marks of the rows above: as many as there are first ones in each of three columns.

    In fewer than half of them it may be less, where only those are counted who have a vote.
    """
    out = []
    ticks = [0] * len(sheet.header)
    for place, row in enumerate(sheet.rows):
        counted = [at for at in range(len(sheet.header)) if row[at].text.isdecimal()]
        above = {at: ticks[at] for at in counted}
        ticks = [found + (_tick(cell.text) == FIRST) for found, cell in zip(ticks, row, strict=False)]
        if sum(above.values()) and len([at for at in counted if above[at]]) >= FEWEST_COLUMNS - 1:
            counts = [(int(row[at].text), (above[at],)) for at in counted if above[at]]
            out += [row] * (counts_right(counts) and place + 1 >= FEWEST_ROWS)
    return out


def _joined(sheet: Sheet, run: Sequence[int], *, asked: bool) -> Sheet:
    """The sheet with these columns as one.

    asked   whether an answer that says otherwise is told
    """
    counts = _counts(sheet)
    rows = [row for row in sheet.rows if row not in counts]
    first = run[0]
    left = [at for at in range(len(sheet.header)) if at == first or at not in run]
    highest = _highest(rows, run)
    if not asked and not any(_marked(row, run, highest).first for row in rows):
        highest = "+"  # somebody says that these are options: then + alone is what they are for
    marked = [_marked(row, run, highest) for row in rows]
    names = [cell.text for cell in sheet.header]
    spot = sheet.header[first].spot._replace(name=POSITION)
    made = []
    for row, one in zip(rows, marked, strict=True):
        text = "|".join(names[at] for at in one.first) + ("?" if one.doubted and len(one.first) == 1 else "")
        cell = Cell(text, row[first].spot._replace(name=POSITION))
        made.append((*(cell if at == first else row[at] for at in left), *row[len(names) :]))
    told = _told(rows, marked, names, run, highest)
    if asked:
        otherwise = "|".join(f"{POSITION}:{names[at]}" for at in run)
        told += f" (--answer {shlex.quote(f'columns={otherwise}')} reads each as an issue of its own.)"
    gone = [LeftOut(row[0].spot.of_its_row, _text(row), Reason.COUNTED) for row in counts]
    return replace(
        sheet,
        header=tuple(Cell(POSITION, spot) if at == first else sheet.header[at] for at in left),
        rows=tuple(made),
        asked={},
        left_out=tuple(sorted((*sheet.left_out, *gone), key=lambda one: one.spot.row)),
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told),
        options=tuple(names[at] for at in run),
        ranged={**sheet.ranged, **{folded(names[at]): POSITION for at in run}},
    )


def _told(
    rows: Sequence[Sequence[Cell]], marked: Sequence[Marked], names: Sequence[str], run: Sequence[int], highest: str
) -> str:
    """What a person should know about columns that are read as options of one question."""
    ticks = Counter(row[at].text for row, one in zip(rows, marked, strict=True) for at in one.first)
    options = f"{', '.join(cut(names[at]) for at in run[:-1])} and {cut(names[run[-1]])}"
    if not ticks:
        return f"Columns {options} are read as options of one question, and no cell marks a first choice."
    mark = ticks.most_common(1)[0][0]
    told = f"Columns {options} are read as options of one question: whichever has {mark}."

    def called(row: Sequence[Cell], places: Sequence[int]) -> str:
        name = next((cell.text for at, cell in enumerate(row) if at not in run and cell.text), f"row {row[0].spot.row}")
        return f"{cut(name)} ({', '.join(cut(names[at]) for at in places)})"

    both = [(row, one) for row, one in zip(rows, marked, strict=True)]
    second = sum(bool(one.first and one.second) for one in marked)
    if second:
        also = "a mark below it" if highest else f"({mark})"
        told += f" A second choice ({also}) is not used: {second} {'row has' if second == 1 else 'rows have'} one."
    several = [called(row, one.first) for row, one in both if len(one.first) > 1]
    if several:
        told += f" Marked more than once, so read as either: {few(several, NAMED)}."
    without = [called(row, one.second) for row, one in both if one.second and not one.first]
    if without:
        told += f" Without {mark}, so not known: {few(without, NAMED)}."
    return told


def _text(row: Sequence[Cell]) -> str:
    return ", ".join(cell.text for cell in row if cell.text)
