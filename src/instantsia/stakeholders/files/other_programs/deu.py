"""The layout of the data on decisions of the European Union (DEU; Thomson et al. 2012), long or wide.

Long: a row for each actor and issue, `isnr` the issue, `council_votes` the votes; reference points stand in the same
file or in `issues.csv` beside it. Wide, as published: a row for each issue, `pat` the position and `sat` the salience
of Austria, `rp` the reference point. The outcome is never read.
"""

from __future__ import annotations

import os
from pathlib import Path

from instantsia.casefile.positions import LARGEST
from instantsia.errors import cut
from instantsia.files import read_plain
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import Read, read_numbers
from instantsia.stakeholders.files.cells.words import UNTOLD
from instantsia.stakeholders.files.delimited import Row, decoded, sheet_of, table_rows
from instantsia.stakeholders.files.sheet import WHOLE, Cell, Problem, Sheet, Spot, TableError, header_of

ISSUE, VOTES = "isnr", "council_votes"
REFERENCES = ("reference_point", "rp")
OUTCOMES = ("outcome", "out")
BESIDE = "issues.csv"
FEWEST = 5
"""So many pairs of columns (pat and sat) make a wide file."""
ROLES = ("actor", "issue", "position", "salience")
_ACTOR = pattern(r"p([a-z]{2,3})")


def is_deu(rows: list[Row]) -> bool:
    """Whether a table has the columns of this layout."""
    if not rows:
        return False
    names = _names(rows)
    return ISSUE in names and ({"actor", "position"} <= set(names) or len(_pairs(names)) >= FEWEST)


def read_deu(rows: list[Row], file: str, folder: Path, separator: str, notes: tuple[str, ...] = ()) -> Sheet:
    """The sheet of either form, with the scale 0 to 100 and the reference points."""
    names = _names(rows)
    problems: list[Problem] = []
    status_quo = _references(rows, file, problems)
    if {"actor", "position"} <= set(names):
        if not any(name in names for name in REFERENCES):
            status_quo, notes = _beside(folder / BESIDE, notes, problems)
        sheet = _long(rows, file, separator)
    else:
        sheet = _wide(rows, file)
    if any(name in names for name in OUTCOMES):
        notes = (*notes, "the column of outcomes was not read")
    told = (*sheet.problems, *problems)
    return Sheet(
        file, "deu", sheet.header, sheet.rows, "", notes=(*notes, *sheet.notes), problems=told,
        scales={"": WHOLE}, status_quo=status_quo, point=separator == ",",
    )  # fmt: skip


def _names(rows: list[Row]) -> list[str]:
    return [cell.casefold() for cell in rows[0][1]]


def _pairs(names: list[str]) -> dict[str, tuple[int, int]]:
    """{actor: columns of the position and the salience}."""
    found = ((match[1], place) for place, name in enumerate(names) if (match := _ACTOR.fullmatch(name)))
    return {actor: (place, names.index(f"s{actor}")) for actor, place in found if f"s{actor}" in names}


def _long(rows: list[Row], file: str, separator: str) -> Sheet:
    (top, header), *body = rows
    blind = {place for place, name in enumerate(header) if name.casefold() in OUTCOMES}
    kept = [(row, ["" if place in blind else cell for place, cell in enumerate(cells)]) for row, cells in body]
    sheet = sheet_of([(top, header), *kept], file, separator)
    ours = {ISSUE: "issue", VOTES: "vote"}
    renamed = tuple(
        Cell("", cell.spot) if place in blind else Cell(ours.get(cell.text.casefold(), cell.text), cell.spot)
        for place, cell in enumerate(sheet.header)
    )
    return Sheet(**{**vars(sheet), "header": renamed})


def _wide(rows: list[Row], file: str) -> Sheet:
    (top, header), *body = rows
    names = _names(rows)
    pairs = _pairs(names)
    issue = names.index(ISSUE)
    out: list[tuple[Cell, ...]] = []
    for row, cells in body:
        cells = [*cells, *[""] * (len(header) - len(cells))]
        for actor, (position, salience) in pairs.items():
            if not cells[position]:
                continue  # took no position; the file has a salience of 0 there
            made = [Cell(cells[at], Spot(file, "", row, at + 1, header[at])) for at in (issue, position, salience)]
            out.append((Cell(actor, made[1].spot), *made))
    read = {ISSUE, *REFERENCES, *OUTCOMES} | {names[place] for pair in pairs.values() for place in pair}
    unread = [name for name in header if name and name.casefold() not in read]
    notes = (f"columns not read: {', '.join(unread)}",) if unread else ()
    return Sheet(file, "deu", header_of(ROLES, Spot(file, "", top)), tuple(out), notes=notes)


def _references(rows: list[Row], file: str, problems: list[Problem]) -> dict[str, float]:
    """{issue: reference point} of a file that has both columns."""
    (_, header), *body = rows
    names = _names(rows)
    column = next((names.index(name) for name in REFERENCES if name in names), None)
    if column is None or ISSUE not in names:
        return {}
    issue = names.index(ISSUE)
    out: dict[str, float] = {}
    for row, cells in body:
        text = cells[column] if column < len(cells) else ""
        if text.casefold() in UNTOLD:
            continue
        read = read_numbers(text, frozenset("."))
        if isinstance(read, Read) and len(read.parts) == 1:
            out.setdefault(cells[issue], float(read.parts[0]))
        else:
            told = f"found {cut(text)}, expected a reference point from 0 to 100"
            problems.append(Problem(Spot(file, "", row, column + 1, header[column]), told))
    return out


def _beside(
    path: Path, notes: tuple[str, ...], problems: list[Problem]
) -> tuple[dict[str, float], tuple[str, ...]]:  # fmt: skip
    if not os.path.lexists(path):
        return {}, notes
    try:
        data = read_plain(path, LARGEST)
    except OSError as error:
        told = f"cannot be read: {(error.strerror or str(error)).lower()}"
        problems.append(Problem(Spot(path.name), told))
        return {}, notes
    try:
        text, *_ = decoded(data, path.name)
        rows, _ = table_rows(text, path.name)
    except TableError as error:
        problems += [Problem(Spot(path.name), problem) for problem in error.problems]
        return {}, notes
    status_quo = _references(rows, path.name, problems) if rows else {}
    return status_quo, (*notes, f"reference points are read from {path.name}") if status_quo else notes
