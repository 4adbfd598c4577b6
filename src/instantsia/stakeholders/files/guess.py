"""Which column is which where the names do not say it: by words within a name, and by what stands in the column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from instantsia.stakeholders.files.attitudes import attitudes
from instantsia.stakeholders.files.cells import Read
from instantsia.stakeholders.files.columns import is_header, of_issue, role, role_instead, roles
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.spellings import read_cell
from instantsia.stakeholders.files.words import ABSTAINS, GRADES, NOTHING, UNKNOWN

ABOVE = 20
"""In so many rows a header is looked for."""
MOST = 0.8
"""Share of the cells of a column that must be alike."""
MOST_OPTIONS = 15
READ_AS = "read as"
"""The column of a table written as it was understood that says what its cells became."""
GUESSED = ("actor", "position", "salience", "capability")
_WRITTEN = tomllib.loads(Path(__file__).with_name("header_words.toml").read_text("utf-8"))
_ASKS = {role: frozenset(words.split()) for role, words in _WRITTEN["asks"].items()}
_TITLES = frozenset(_WRITTEN["offices"]["titles"].split())
_WORD = re.compile(r"[^\W\d_]+")


def with_header(sheet: Sheet) -> Sheet:
    """The sheet with its header where that stands below a title; as it is where its first row names columns."""
    names = [cell.text for cell in sheet.header]
    if is_header(names) or roles(names) or sum(map(bool, names)) > 1:
        return sheet
    for at, row in enumerate(sheet.rows[:ABOVE]):
        filled = [cell for cell in row if cell.text]
        if len(filled) < 2 or any(isinstance(read_cell(cell.text, frozenset()), Read) for cell in filled):
            continue
        width = max(cell.spot.column for cell in filled)
        called = {cell.spot.column: cell.text for cell in filled}
        first = filled[0].spot._replace(column=0, name="")

        def cells(row: Sequence[Cell], width: int = width, called: dict[int, str] = called) -> tuple[Cell, ...]:
            found = {cell.spot.column: cell for cell in row if cell.text}
            here = row[0].spot
            some = [
                Cell(
                    found[column].text if column in found else "",
                    here._replace(column=column, name=called.get(column, "")),
                )
                for column in range(1, width + 1)
            ]
            return (*some, *(cell for column, cell in sorted(found.items()) if column > width))

        above = [" ".join(name for name in names if name), *(row[0].text for row in sheet.rows[:at]), sheet.title]
        # of several lines above it the one that asks something
        title = next((line for line in above if line.endswith("?")), next(filter(None, above), ""))
        header = tuple(
            Cell(called.get(column, ""), first._replace(column=column, name=called.get(column, "")))
            for column in range(1, width + 1)
        )
        return replace(sheet, header=header, rows=tuple(map(cells, sheet.rows[at + 1 :])), title=title)
    return sheet


def guess(sheet: Sheet) -> dict[str, int] | None:
    """{role: place of its column} where the names leave open who or where; None where they do not, or nothing fits."""
    names = [cell.text for cell in sheet.header]
    # a table that was written as it was understood says what its columns are
    if not sheet.rows or READ_AS in names:
        return None
    found = roles(names)
    columns = [[row[at].text for row in sheet.rows] for at in range(len(names))]
    wide = any((of_issue(name) or ("", ""))[1] == "position" for name in names)
    out: dict[str, int] = {}
    actors, positions = found.get("actor", []), found.get("position", [])
    titles = [at for at in positions if _titles(columns[at])]
    doubled = len([at for at in actors if any(columns[at])]) > 1 and all(role(names[at]) is None for at in actors)
    if actors and not doubled and (wide or (positions and not titles)):
        return None
    used = {at for name, places in found.items() if name not in ("actor", "position", "note") for at in places}
    hints = {at: hint(name) for at, name in enumerate(names) if name and at not in used}
    free = [at for at in hints if at not in positions or at in titles]
    rather = [at for at in positions if at not in titles and any(columns[at])]
    if actors:
        out["actor"] = next((at for at in actors if _unique(columns[at])), actors[0])
    else:
        some = [at for at in free if at not in titles and at not in rather and _names(columns[at], "issue" in found)]
        if not some:
            return None
        out["actor"] = min(some, key=lambda at: (hints[at] != "actor", hints[at] not in (None, "actor"), at))
    free = [at for at in free if at != out["actor"] and at not in actors]
    if rather:
        out["position"] = rather[0]
    elif not wide:
        ranked = [(fit, at) for at in free if at not in titles and (fit := _fit(columns[at], hints[at])) is not None]
        if not ranked:
            # titles alone: the column may hold what it is called
            return None
        out["position"] = min(ranked)[1]
    for name in ("salience", "capability"):
        if name in found:
            continue
        some = [at for at in free if at not in out.values() and hints[at] == name and _fit(columns[at], "position")]
        if some:
            out[name] = some[0]
    return out


def hint(name: str) -> str | None:
    """What one of the words of a name means, where only one thing is meant; "none" of what nobody stands for."""
    tokens = [one.casefold() for one in _WORD.findall(name)]
    meant = {role(one) or role_instead(one) for one in tokens} & set(GUESSED)
    meant |= {asked for asked, words in _ASKS.items() if words & set(tokens)}
    return meant.pop() if len(meant) == 1 else "position" if "position" in meant else None


def _known(texts: Sequence[str]) -> list[str]:
    """What stands in a column, less what says that nobody knows."""
    return [
        text
        for text in texts
        if text.casefold() not in NOTHING and text.casefold() not in UNKNOWN and text.casefold() not in ABSTAINS
    ]


def _number(text: str) -> bool:
    return isinstance(read_cell(text, frozenset(".")), Read)


def _unique(texts: Sequence[str]) -> bool:
    known = [text for text in texts if text]
    return len(set(known)) == len(known) > 0


def _names(texts: Sequence[str], several: bool) -> bool:
    """Whether a column may hold names: text in most rows, none twice unless there are several issues."""
    known = [text for text in texts if text]
    worded = [text for text in known if any(map(str.isalpha, text)) and not _number(text)]
    if len(worded) < MOST * len(texts) or attitudes(worded) is not None:
        return False
    return several or len(set(worded)) >= MOST * len(worded)


def _titles(texts: Sequence[str]) -> bool:
    """Whether a column holds titles of persons: in half of its cells a word for an office, and few cells alike."""
    known = [text for text in texts if text]
    if not known or any(map(_number, known)):
        return False
    titled = sum(bool(_TITLES & {word.casefold() for word in _WORD.findall(text)}) for text in known)
    return 2 * titled >= len(known)


def _fit(texts: Sequence[str], hint: str | None) -> tuple[int, int] | None:
    """How well a column would do for positions, the least being best; None where it would not.

    Numbers that count the rows, telephone numbers and years of birth are none.
    """
    known = _known(texts)
    if not known or hint not in (None, "position"):
        return None
    numbers = [found for text in known if isinstance(found := read_cell(text, frozenset(".")), Read)]
    named = 0 if hint == "position" else 1
    words = [text for text in known if not _number(text)]
    if len(numbers) >= MOST * len(known):
        values = [float(one.parts[0]) for one in numbers]
        if not named:
            return named, 0
        counted = values == [values[0] + at for at in range(len(values))] and len(values) > 2
        fits = all(-100 <= value <= 100 for value in values)
        return None if counted or not fits else (named, 2)
    if attitudes(words) is not None or all(text.casefold() in GRADES for text in words):
        return named, 1
    # options come again; a word that is another in each row is a name, a title or a remark
    different = len(set(map(str.casefold, words)))
    few = different <= MOST_OPTIONS and (not named or 3 * different <= 2 * len(words))
    return (named, 3) if few else None
