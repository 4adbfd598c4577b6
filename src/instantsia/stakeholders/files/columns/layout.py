"""Which column of a sheet means what, and its rows one line for each actor and issue."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from instantsia.errors import cut
from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.blank_words import text_told
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.lacking import MOST_NAMED, NoColumnError, candidates
from instantsia.stakeholders.files.columns.names import MARK, NAMES, key, of_issue, role, roles
from instantsia.stakeholders.files.sheet import Cell, Problem, Sheet, Spot, gathered
from instantsia.stakeholders.folding import folded

NEAR = 0.75
"""How much a name must have of a column's to be told as nearest (difflib)."""

TEXTS = frozenset(("body", "source", "note"))
"""Roles of columns in which a word such as "none" or "n/a" says that nothing is told."""
Line = dict[str, Cell]
"""{role: cell}; actor and issue are always there."""


@frozen
class Layout:
    """What a sheet's columns mean.

    roles    those that have a column
    unread   names of columns that mean nothing here
    """

    lines: list[Line]
    roles: frozenset[str]
    unread: tuple[str, ...]


@frozen
class Wide:
    """Columns of one issue, where positions on several issues stand side by side.

    capability   where each issue has a column of them, else None
    """

    issue: Cell
    position: int
    salience: int | None
    capability: int | None = None


def lay_out(sheet: Sheet, problems: list[Problem]) -> Layout | None:
    """The lines of a sheet; None, and the reasons added to `problems`, where its columns cannot be understood.

    Raises NoColumnError where no column could be its actors, or its positions.
    """
    header = sheet.header
    names = [cell.text for cell in header]
    top = header[0].spot._replace(column=0, name="") if header else Spot(sheet.file)
    filled = {place for row in sheet.rows for place, cell in enumerate(row[: len(names)]) if cell.text}
    where = _places(sheet, names, filled, problems)
    wide = {} if "position" in where else _with_weights(header, where, _wide(header, filled))
    if wide and "issue" in where:
        if len(wide) == 1:  # the column of issues names them, the header does not
            (only,) = wide.values()
            where["position"] = only.position
            if only.salience is not None:
                where["salience"] = only.salience
            wide = {}
        else:  # the names of columns tell the issues, and the column of them is not read
            del where["issue"]
    missing = [need for need in ("actor", "position") if need not in where and not (wide and need == "position")]
    if missing:
        called = [name for name in names if name]
        alike = [Problem(top, f"{_found(called)}, expected a column {need}{_alike(need, called)}") for need in missing]
        if len(called) > 1 and not any(_alike(need, called) for need in missing):
            raise NoColumnError(top, called, missing, candidates(sheet), before=problems)
        problems += alike
        return None
    if not sheet.rows:
        problems.append(Problem(top, "found a header alone, expected a row for each actor"))
        return None
    _beyond(sheet, names, filled, problems)
    used = set(where.values()) | {
        place for one in wide.values() for place in (one.position, one.salience, one.capability)
    }
    _doubts(sheet, used, problems)
    unread = tuple(name for place, name in enumerate(names) if name and place not in used)
    held = set(where) | ({"position", "issue"} if wide else set())
    if any(one.salience is not None for one in wide.values()):
        held.add("salience")
    return Layout(_lines(sheet, where, wide, filled, problems), frozenset(held), unread)


def _places(sheet: Sheet, names: list[str], filled: set[int], problems: list[Problem]) -> dict[str, int]:
    where: dict[str, int] = {}
    for found, places in roles(names).items():
        rather = [place for place in places if place in filled] or places[:1]
        where[found] = rather[0]
        for place in rather[1:]:
            first = sheet.header[rather[0]].text
            told = f"found {cut(names[place])}, which means the same as {cut(first)} ({found}), expected one of them"
            told += f" (--answer {shlex.quote(f'columns={found}:{names[place]}')} says which)"
            problems.append(Problem(sheet.header[place].spot, told))
    return where


def _wide(header: tuple[Cell, ...], filled: set[int]) -> dict[str, Wide]:
    """{key of an issue: its columns} of a header such as Price Position, Price Salience, Date Position.

    Of two columns of one name the first that holds something is read, and a salience only beside a position.
    """
    positions: dict[str, tuple[int, Cell]] = {}
    saliences: dict[str, tuple[int, Cell]] = {}
    for place, cell in sorted(enumerate(header), key=lambda one: one[0] not in filled):
        found = of_issue(cell.text)
        if found is None:
            continue
        table = positions if found[1] == "position" else saliences
        # what stands in brackets tells the parts of one question apart, where its columns were found to be issues
        issue = folded(found[0]) if MARK in cell.text else key(found[0])
        table.setdefault(issue, (place, Cell(found[0], cell.spot)))
    return {
        name: Wide(cell, place, saliences[name][0] if name in saliences else None)
        for name, (place, cell) in positions.items()
    }


def _with_weights(header: tuple[Cell, ...], where: Mapping[str, int], wide: dict[str, Wide]) -> dict[str, Wide]:
    """The columns of issues, each with its own weights where every issue has a column of them: Tax Weight, War Weight.

    The one of an issue may be called by its role already.
    """
    if len(wide) < 2 or "capability" not in where:
        return wide
    names = {" ".join((cell.spot.name or cell.text).casefold().split()): at for at, cell in enumerate(header)}
    own = {}
    for issue, one in wide.items():
        begin = f"{one.issue.text.casefold()} "
        own[issue] = [
            at
            for name, at in names.items()
            if name.startswith(begin) and hint(name.removeprefix(begin)) == "capability"
        ]
    if any(len(some) != 1 for some in own.values()) or where["capability"] not in {some[0] for some in own.values()}:
        return wide
    return {issue: replace(one, capability=own[issue][0]) for issue, one in wide.items()}


def _lines(
    sheet: Sheet, where: dict[str, int], wide: dict[str, Wide], filled: set[int], problems: list[Problem]
) -> list[Line]:
    lines: list[Line] = []
    width = len(sheet.header)
    for row in sheet.rows:
        if not any(cell.text for cell in row[:width]):
            continue
        line = {found: row[place] for found, place in where.items()}
        for text in TEXTS & line.keys():
            line[text] = line[text]._replace(text=text_told(line[text].text))
        if not line["actor"].text:
            problems.append(Problem(line["actor"].spot, "found nothing, expected the name of an actor"))
        if wide:
            for one in wide.values():
                places = {"salience": one.salience, "capability": one.capability}
                more = {found: row[place] for found, place in places.items() if place is not None}
                lines.append({**line, "issue": one.issue, "position": row[one.position], **more})
            continue
        if "issue" not in line or where["issue"] not in filled:
            line["issue"] = Cell("", line["actor"].spot)
        elif not line["issue"].text:
            problems.append(Problem(line["issue"].spot, "found nothing, expected the name of an issue"))
        lines.append(line)
    return lines


def _beyond(sheet: Sheet, names: list[str], filled: set[int], problems: list[Problem]) -> None:
    """Cells under no name."""
    for place in sorted(filled):
        if not names[place]:
            cell = next(row[place] for row in sheet.rows if row[place].text)
            told = f"found {cut(cell.text)} in a column without a name, expected a name in the header"
            problems.append(Problem(cell.spot, told))
    for row in sheet.rows:
        if len(row) > len(names):
            told = f"found {cut(row[-1].text)} beyond the header, which has {len(names)} columns"
            remedy = " (a cell with the separator in it stands in quotes)" if sheet.format == "csv" else ""
            problems.append(Problem(row[len(names)].spot, told + remedy))


def _doubts(sheet: Sheet, used: set[int | None], problems: list[Problem]) -> None:
    """What is wrong with cells of the columns that are read, each cause once a column."""
    causes: dict[tuple[int, str], list[Problem]] = {}
    told: set[str] = set()
    for one in sheet.doubts:
        if one.spot.column - 1 in used:
            causes.setdefault((one.spot.column, one.message), []).append(one)
    for (_, message), same in causes.items():
        if message not in told or len(same) > 1:  # one merged cell over several columns is told once
            told.add(message)
            problems.append(gathered(same))


def _found(names: list[str]) -> str:
    shown = ", ".join(cut(name) for name in names[:MOST_NAMED]) + (", ..." if len(names) > MOST_NAMED else "")
    return f"found columns {shown or 'without names'}"


def _alike(need: str, names: list[str]) -> str:
    """A remedy where one of the names is nearly that of a missing column, or cells are not told apart; else ""."""
    known = [key(one) for told in NAMES[need].values() for one in told.split(", ")]
    for name in names:
        if role(name) is None and get_close_matches(key(name)[:50], known, n=1, cutoff=NEAR):
            return f" (if {cut(name)} is meant, name it {need})"
    return " (cells stand between commas, semicolons or tabs)" if len(names) == 1 else ""
