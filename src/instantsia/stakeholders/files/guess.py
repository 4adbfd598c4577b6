"""Which column is which where the names do not say it: by words within a name, and by what stands in the column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from instantsia.stakeholders.files.cells import Read
from instantsia.stakeholders.files.columns import is_header, key, of_issue, role, role_instead, roles
from instantsia.stakeholders.files.contents import (
    are_grades,
    are_names,
    are_numbers,
    are_ranges,
    are_titles,
    are_unique,
    ballot,
    fit,
    known,
    rows_apart,
)
from instantsia.stakeholders.files.hints import NONE, SHARE, hint
from instantsia.stakeholders.files.raters import named_rater
from instantsia.stakeholders.files.scales import told_scale
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.spellings import read_cell

ABOVE = 20
"""In so many rows a header is looked for."""
READ_AS = "read as"
"""The column of a table written as it was understood that says what its cells became."""
OF_ACTORS = frozenset(map(key, ("importance", "Wichtigkeit", "importancia", "importanza", "importância", "belang")))
"""Beside a column of interest, and without one of influence, these say how much an actor weighs."""


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


@dataclass(frozen=True)
class _Columns:
    """The columns of a sheet, what their names say by themselves and by their parts, and what stands in them."""

    names: list[str]
    found: dict[str, list[int]]
    cells: list[list[str]]
    hints: dict[int, str | None]

    def filled(self, role: str) -> list[int]:
        """Places of the columns that mean a role by their names, and hold something."""
        return [at for at in self.found.get(role, []) if any(self.cells[at])]


def guess(sheet: Sheet) -> dict[str, int] | None:
    """{role: place of its column} of what the names leave open; None where they leave nothing, or nothing fits.

    A name that is known goes before every guess, unless something else stands under it: titles of persons under
    Position, or how somebody votes under Vote.
    """
    names = [cell.text for cell in sheet.header]
    # a table that was written as it was understood says what its columns are
    if not sheet.rows or READ_AS in names:
        return None
    found = roles(names)
    cells = [[row[at].text for row in sheet.rows] for at in range(len(names))]
    used = {at for name, places in found.items() if name not in ("actor", "position", "note") for at in places}
    # what carries the name of its issue is read with it
    hints = {at: hint(name) for at, name in enumerate(names) if name and at not in used and of_issue(name) is None}
    sheet_columns = _Columns(names, found, cells, hints)
    actor = _actor(sheet_columns)
    if actor is None:
        return None
    out = {} if actor == -1 else {"actor": actor}
    position = _position(sheet_columns, out)
    if position is None:
        return None
    # what stands under Position is looked at where another column has to be told from it
    if position != -1:
        out["position"] = position
        if actor == -1:
            out = {"actor": _first(sheet_columns), "position": position}
    elif "actor" in out and not any(_of_issue(name) for name in names):
        out["position"] = found["position"][0]
    _weights(sheet_columns, out)
    who = out["actor"] if "actor" in out else _first(sheet_columns)
    issue = None if "issue" in found or any(map(named_rater, names)) else _issue(sheet_columns, who, out)
    if issue is not None:
        out["issue"] = issue
    return out or None


def _of_issue(name: str) -> bool:
    return (of_issue(name) or ("", ""))[1] == "position"


def _first(columns: _Columns) -> int:
    places = columns.filled("actor") or columns.found["actor"]
    return places[0]


def _actor(columns: _Columns) -> int | None:
    """The place of the column of actors; -1 where one alone is called so, None where none would do."""
    actors = columns.found.get("actor", [])
    filled = columns.filled("actor")
    if actors:
        if len(filled) > 1 and all(role(columns.names[at]) is None for at in actors):
            return next((at for at in filled if are_unique(columns.cells[at])), filled[0])
        return -1
    positions = columns.found.get("position", [])
    rather = [at for at in positions if any(columns.cells[at]) and not are_titles(columns.cells[at])]
    some = [
        at
        for at in columns.hints
        if at not in positions
        and at not in rather
        and columns.hints[at] not in (SHARE, "position", "salience", "capability")
        and are_names(columns.cells[at], "issue" in columns.found)
    ]
    if not some:
        return None
    hints = columns.hints
    return min(some, key=lambda at: (hints[at] != "actor", hints[at] == NONE, hints[at] is not None, at))


def _position(columns: _Columns, out: dict[str, int]) -> int | None:
    """The place of the column of positions; -1 where one that is called so holds them, None where none would do."""
    places, cells, hints = columns.found.get("position", []), columns.cells, columns.hints
    titles = [at for at in places if are_titles(cells[at])]
    rather = [at for at in places if at not in titles and any(cells[at])]
    if len(rather) > 1:
        graded = [at for at in rather if fit(cells[at], True, False) in (0, 1)]
        return graded[0] if len(graded) == 1 else -1
    wide = any(map(_of_issue, columns.names))
    if rather or (wide and not titles):
        return -1 if not titles else rather[0]
    taken = {*out.values(), *columns.found.get("actor", [])}
    ranked: list[tuple[int, int, int]] = []
    for at, meant in hints.items():
        if at in taken or at in titles:
            continue
        # a low, a best and a high value are a position even of a year
        if meant not in (None, "position") and not (meant == NONE and are_ranges(cells[at])):
            continue
        grade = fit(cells[at], meant == "position", told_scale(columns.names[at]) is not None)
        if grade is not None:
            ranked.append((0 if meant == "position" else 1, grade, at))
    # how somebody votes is where they stand; whether they may is not
    votes = [*columns.found.get("vote", []), *(at for at, meant in hints.items() if meant == "vote")]
    for at in votes:
        if at not in taken and (
            ballot(cells[at]) == "stance" or (columns.hints.get(at) == "vote" and fit(cells[at], False, False) == 1)
        ):
            ranked.append((0, 4, at))
    if ranked:
        return min(ranked)[2]
    # titles alone: the column may hold what it is called
    if places:
        return -1 if not out else None
    return None


def _weights(columns: _Columns, out: dict[str, int]) -> None:
    """Adds to `out` who cares, weighs and votes how much, where no name says it and a part of one does."""
    found, cells = columns.found, columns.cells
    taken = {*out.values(), *found.get("actor", []), *found.get("position", [])}
    for name in ("salience", "capability"):
        some = columns.filled(name)
        if len(some) > 1:
            numeric = [at for at in some if are_numbers(cells[at])]
            if len(numeric) == 1:
                out[name] = numeric[0]
            continue
        if name in found:
            continue
        hinted = [
            at for at, meant in columns.hints.items() if meant == name and at not in taken and are_grades(cells[at])
        ]
        if hinted:
            out[name] = hinted[0]
            taken.add(hinted[0])
    interest = [
        at
        for at, name in enumerate(columns.names)
        if name and role(name) is None and role_instead(name) == "salience" and "%" not in name
    ]
    importance = [at for at in columns.filled("salience") if key(columns.names[at]) in OF_ACTORS]
    if importance and interest and "capability" not in found and "capability" not in out:
        out["salience"], out["capability"] = interest[0], importance[0]
    voted = out.get("position", -1) in found.get("vote", [])
    for name in ("vote", "seats"):
        if name in found and not (name == "vote" and voted):
            continue
        hinted = [
            at for at, meant in columns.hints.items() if meant == name and at not in taken and at not in out.values()
        ]
        right = [at for at in hinted if ballot(cells[at]) == "right" or (_counts(cells[at]))]
        if right:
            out[name] = right[0]
    weighed = {"capability", "seats"} & {*found, *out}
    shares = [at for at, meant in columns.hints.items() if meant == SHARE and at not in taken]
    full = [at for at in shares if 2 * len(known(cells[at])) > len(cells[at]) and are_numbers(cells[at])]
    if full and not weighed and columns.hints.get(out.get("position", -1)) != "vote" and not voted:
        out["capability"] = full[0]


def _counts(texts: Sequence[str]) -> bool:
    """Whether a column holds whole numbers of votes or seats."""
    some = known(texts)
    return bool(some) and all(text.isdigit() for text in some)


def _issue(columns: _Columns, actor: int, out: dict[str, int]) -> int | None:
    """The place of the first column whose values tell the rows of one actor apart, as an issue or a year does."""
    quantities = {at for name in ("position", "salience", "capability") for at in columns.found.get(name, [])}
    taken = {*out.values(), *quantities, actor, *columns.found.get("note", []), *columns.found.get("source", [])}
    for at, name in enumerate(columns.names):
        if name and at not in taken and rows_apart(columns.cells[actor], columns.cells[at]):
            return at
    return None
