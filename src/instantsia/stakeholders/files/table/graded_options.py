"""The options of one question side by side, each marked by how good it is: two ticks, one, a dash, a cross; A to E.

Everybody stands for the option that they mark best; of several that are equally good for one of these. It is plain
where marks of several degrees stand in the columns, or grades under a line that says that one of the options is chosen;
else an answer says so: `columns=option:Theatre|option:Scanner`.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.options_in_words import MOST_OPTIONS, ranked
from instantsia.stakeholders.files.cells.words import UNKNOWN
from instantsia.stakeholders.files.columns.guess import assigned
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import said
from instantsia.stakeholders.files.columns.names import MARK, of_issue, role, role_instead
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.table.shape import measured
from instantsia.stakeholders.folding import folded

OPTION, POSITION = "option", "position"
FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
NAMED, ALIKE = 6, 3
HALF, SIGN = 0.5, 0.25
"""What a mark in brackets is of one without, and what + or - behind a letter adds to it."""
_TICKS, _CROSSES = "✓✔☑√✅🗸", "✗✘✖❌☒×xхXХ"
_NEITHER = frozenset(("", "-", "−", "–", "—", "o", "0", "○", "~", "?", "/", "."))
_MARK = pattern(rf"(\()?([{_TICKS}]+|[{_CROSSES}]+|[★⭐*]+|[●•]+|\++|[-−–]{{2,}})\)?[?!]?")
_LETTER = pattern(r"([A-F])([-+−–])?")
_NUMBER = pattern(r"\d{1,2}")
_ONE = "|".join(map(re.escape, HEADER_WORDS["options"]["one_of"].split(", ")))
_ONE_OF = pattern(rf"(?<!\w)(?:{_ONE})(?!\w)", re.IGNORECASE)
_MONTH = r"[^\W\d_]{3,}\.?"
_DAY = pattern(
    rf"(?:^|\s)(?:\d{{1,2}}[./]\s?(?:\d{{1,2}}\.?|{_MONTH})|\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}|\d{{1,2}}[:.h]\d{{2}})(?:\s|$|[,–-])"
)
"""A day or an hour in the name of a column: of several that are put side by side one is chosen."""
_BEST_FIRST = pattern(r"(?<![\d.,])1\s*(?:=|:)\s*([^\d=,;]+)")
_BEST = frozenset(HEADER_WORDS["options"]["best"].split(", "))
_OTHERS = frozenset(("salience", "capability", "vote", "seats", "note", "source", "actor"))
_ACROSS = frozenset(("position", "salience"))
Row = tuple[Cell, ...]


class Grades(NamedTuple):
    """How good each mark is, more than 0 of one that speaks for an option.

    kind   marks, letters, words or numbers
    """

    levels: Mapping[str, float]
    kind: str


def graded(sheet: Sheet, answered: Mapping[str, Sequence[str]]) -> Sheet:
    """The sheet with the columns of graded options as one of positions; else as it was.

    answered   {role: names of its columns} as somebody answered
    """
    names = {folded(name): meant for meant, some in answered.items() for name in some}
    told = [at for at, cell in enumerate(sheet.header) if cell.text and names.get(folded(cell.text)) == OPTION]
    if sheet.options or (told and len(told) < 2):
        return sheet
    places = told or _plain(sheet, names)
    grades = _grades(sheet, places) if len(places) > 1 else None
    return sheet if grades is None else _joined(sheet, places, grades, asked=not told)


def mark_level(text: str) -> float | None:
    """How much a mark says for an option, 0 of one that says nothing; None of any other text.

    >>> [mark_level(one) for one in ("✓✓", "(✓)", "–", "x", "++", "--", "maybe")]
    [2.0, 0.5, 0.0, -1.0, 2.0, -2.0, None]
    """
    plain = text.strip()
    if plain in _NEITHER:
        return 0.0
    match = _MARK.fullmatch(plain.replace(" ", "").replace("\ufe0f", ""))
    if match is None:
        return None
    many = len(match[2]) * (HALF if match[1] else 1.0)
    return -many if match[2][0] in f"{_CROSSES}-−–" else many


def gradable(texts: Sequence[str]) -> bool:
    """Whether cells are marks, letters from A to F or words for and against, by which one option may be the best.

    >>> gradable(("yes", "no")), gradable(("A", "B+")), gradable(("40", "60")), gradable(("north", "south"))
    (True, True, False, False)
    """
    some = [text for text in texts if text not in _NEITHER]
    letters = all(map(_LETTER.fullmatch, some))
    return bool(some) and (letters or all(mark_level(one) is not None or attitude(one) is not None for one in some))


def _plain(sheet: Sheet, answered: Mapping[str, str]) -> list[int]:
    """Places of the columns that are options of one question by their marks; [] where that is not plain."""
    header = sheet.header
    if any(row[0].text and (MARK in row[0].text or role(row[0].text) in _ACROSS) for row in sheet.rows):
        return []  # its rows are positions and saliences, and its columns actors
    fits = [_may_be_option(header[at].text, [row[at].text for row in sheet.rows]) for at in range(len(header))]
    runs = [[at for at, _ in run] for fit, run in groupby(enumerate(fits), key=lambda one: one[1]) if fit]
    runs = [run for run in runs if FEWEST_COLUMNS <= len(run) <= MOST_OPTIONS]
    if len(runs) != 1 or any(folded(header[at].text) in answered for at in runs[0]):
        return []
    (run,) = runs
    grades = _grades(sheet, run)
    if grades is not None and grades.kind != "numbers" and not all(_in_marks(sheet, at) for at in run):
        return []
    if grades is None or any((of_issue(cell.text) or ("", ""))[1] == POSITION for cell in header if cell.text):
        return []
    days = grades.kind == "words" and all(_DAY.search(header[at].text) for at in run)
    if grades.kind != "marks" and not days and not any(map(_ONE_OF.search, _lines(sheet))):
        return []
    if grades.kind == "marks" and not _of_degrees(sheet, run):
        return []
    found = assigned(sheet)
    return run if all(at in run for at in found.places.get(POSITION, ())) else []


def _may_be_option(name: str, texts: Sequence[str]) -> bool:
    """Whether a column may be one of options: its name means nothing else, and most of its cells are marks."""
    if not name or "|" in name or ranked(name) or (not _DAY.search(name) and not _OTHERS.isdisjoint(said(name))):
        return False
    if POSITION in (role(name), role_instead(name)):
        return False
    some = [text for text in texts if text and text.casefold() not in UNKNOWN]
    known = [text for text in some if mark_level(text) is not None or _LETTER.fullmatch(text) or attitude(text)]
    numbers = [text for text in some if measured(text)]
    small = [text for text in numbers if _NUMBER.fullmatch(text)]
    return len(known) >= FEWEST_ROWS > len(some) - len(known) - len(numbers) or len(small) >= FEWEST_ROWS


def _in_marks(sheet: Sheet, at: int) -> bool:
    """Whether more cells of a column are marks than numbers."""
    some = [row[at].text for row in sheet.rows if row[at].text]
    return 2 * sum(map(measured, some)) < len(some)


def _grades(sheet: Sheet, run: Sequence[int]) -> Grades | None:
    """How good each text is that stands in these columns; None where they are not graded alike.

    Numbers among marks stand in rows that count them, or tell what an option costs.
    """
    texts = {row[at].text for row in sheet.rows for at in run if row[at].text.casefold() not in UNKNOWN - _NEITHER}
    others = {text for text in texts - _NEITHER if not measured(text)}
    if not others:
        return _in_numbers({text for text in texts if text not in _NEITHER - {"0"}}, _lines(sheet))
    marks = {text: mark_level(text) for text in others | (texts & _NEITHER)}
    if all(level is not None for level in marks.values()):
        return Grades({text: level for text, level in marks.items() if level is not None}, "marks")
    letters = {text: match for text in others if (match := _LETTER.fullmatch(text))}
    if len(letters) == len(others) and len({match[1] for match in letters.values()}) > 1:
        worst = max(ord(match[1]) for match in letters.values())
        plus = {"": 0.0, "+": SIGN}
        return Grades({text: worst - ord(m[1]) + plus.get(m[2] or "", -SIGN) for text, m in letters.items()}, "letters")
    words = {text: found for text in others if (found := attitude(text)) is not None}
    if len(words) == len(others) and any(side > 0 for side, _ in words.values()):
        part = {text: HALF if text[:1] == "(" else 1.0 for text in words}
        levels = {text: part[text] * side * degree if side else SIGN / 2 for text, (side, degree) in words.items()}
        return Grades(levels, "words")
    return None


def _in_numbers(texts: set[str], lines: Sequence[str]) -> Grades | None:
    if len(texts) < 2 or not all(map(_NUMBER.fullmatch, texts)):
        return None
    numbers = {text: float(text) for text in texts}
    low, high = min(numbers.values()), max(numbers.values())
    falls = any(
        any(word in match[1].casefold() for word in _BEST) for line in lines for match in _BEST_FIRST.finditer(line)
    )
    return Grades({text: high - one if falls else one - low for text, one in numbers.items()}, "numbers")


def _of_degrees(sheet: Sheet, run: Sequence[int]) -> bool:
    """Whether ticks of several degrees stand in the columns, or ticks beside crosses, and signs nowhere."""
    marks = {row[at].text.strip() for row in sheet.rows for at in run}
    levels = {level for one in marks if (level := mark_level(one))}
    ticked = any(one[:1] and one.strip("()")[:1] in f"{_TICKS}★⭐*●•" for one in marks)
    return ticked and len(levels) > 1 and (max(levels) > 1 or min(levels) < 0)


def _lines(sheet: Sheet) -> list[str]:
    return [*sheet.above, sheet.title, *(one.text for one in sheet.left_out)]


def _best(row: Row, run: Sequence[int], levels: Mapping[str, float]) -> tuple[int, ...]:
    """The places of what a row marks best, none where nothing speaks for an option."""
    here = {at: levels.get(row[at].text, 0.0) for at in run}
    most = max(here.values())
    return tuple(at for at, level in here.items() if level == most) if most > 0 else ()


def _joined(sheet: Sheet, run: Sequence[int], grades: Grades, *, asked: bool) -> Sheet:
    """The sheet with these columns as one.

    asked   whether an answer that says otherwise is told
    """
    names = [cell.text for cell in sheet.header]
    gone = [row for row in sheet.rows if _tells_of_options(row, run, grades)]
    rows = [row for row in sheet.rows if row not in gone]
    marked = {row: _best(row, run, grades.levels) for row in rows}
    first, left = run[0], [at for at in range(len(names)) if at == run[0] or at not in run]
    made = []
    for row, best in marked.items():
        cell = Cell("|".join(names[at] for at in best), row[first].spot._replace(name=POSITION))
        made.append((*(cell if at == first else row[at] for at in left), *row[len(names) :]))
    ticks = {row[0].spot.row for row in rows if marked[row]}
    begun = min(ticks, default=0)
    out = [
        LeftOut(
            row[0].spot.of_its_row,
            ", ".join(cell.text for cell in row if cell.text),
            Reason.COUNTED if row[0].spot.row > begun else Reason.OF_OPTIONS,
        )
        for row in gone
    ]
    told = _told(list(marked.items()), names, run, grades)
    if asked:
        otherwise = "|".join(f"{POSITION}:{names[at]}" for at in run)
        told += f" (--answer {shlex.quote(f'columns={otherwise}')} reads each as an issue of its own.)"
    spot = sheet.header[first].spot._replace(name=POSITION)
    return replace(
        sheet,
        header=tuple(Cell(POSITION, spot) if at == first else sheet.header[at] for at in left),
        rows=tuple(made),
        asked={},
        left_out=tuple(sorted((*sheet.left_out, *out), key=lambda one: (one.spot.row, one.spot.column))),
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told),
        options=tuple(names[at] for at in run),
        ranged={**sheet.ranged, **{folded(names[at]): POSITION for at in run}},
    )


def _tells_of_options(row: Row, run: Sequence[int], grades: Grades) -> bool:
    """Whether a row has nothing but numbers where others have marks: it counts them, or tells what an option costs."""
    here = [row[at].text for at in run if row[at].text]
    return grades.kind != "numbers" and bool(here) and all(map(measured, here)) and here != ["-"] * len(here)


def _told(rows: Sequence[tuple[Row, tuple[int, ...]]], names: Sequence[str], run: Sequence[int], grades: Grades) -> str:
    """What a person should know about columns that are read as marks on options of one question."""
    held = Counter(row[at].text for row, _ in rows for at in run if grades.levels.get(row[at].text, 0.0) > 0)
    order = sorted(held, key=lambda text: (-grades.levels[text], text))
    told = f"Read as marks on {len(run)} options: each stands for the option marked best"
    told += f" ({few(order, NAMED, ', then ')})." if len(order) > 1 else "."

    several = [
        next((cut(cell.text) for at, cell in enumerate(row) if at not in run and cell.text), f"row {row[0].spot.row}")
        for row, best in rows
        if len(best) > 1
    ]
    if several:
        told += f" Several are marked best, so either of them is meant: {few(several, ALIKE)}."
    return told
