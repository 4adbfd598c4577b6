"""What stands beyond a header, names in several ways of writing, names that stand twice: for every kind of table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut, few
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.told import TOLD_APART

NAMED, SHOWN = 6, 3
NO_TEXTS: Mapping[int, str] = {}


def row_told(cell: Cell) -> str:
    return f"{'line' if cell.spot.way == 'lines' else 'row'} {cell.spot.row}"


def with_rows(cells: Sequence[Cell]) -> str:
    """The texts of the first few cells with their rows."""
    return few([f"{cut(cell.text)} ({row_told(cell)})" for cell in cells], NAMED)


def within_the_header(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """(the sheet without what stands beyond its header, or under no name; what is told of it)."""
    width = len(sheet.header)
    notes: list[str] = []
    beyond = [cell._replace(spot=row[0].spot) for row in sheet.rows for cell in row[width:] if cell.text]
    if beyond:
        remedy = " (a cell with the separator in it stands in quotes)" if sheet.format == "csv" else ""
        notes.append(f"Not read, since it stands beyond the header: {with_rows(beyond)}{remedy}")
    bare = {at for at, cell in enumerate(sheet.header) if not cell.text and any(row[at].text for row in sheet.rows)}
    for at in sorted(bare):
        texts = list(dict.fromkeys(row[at].text for row in sheet.rows if row[at].text))
        shown = few([*map(cut, texts)], SHOWN)
        notes.append(f"Not read: column {at + 1}, which has no name in the header ({shown})")
    if not beyond and not bare:
        return sheet, notes
    rows = tuple(
        tuple(cell._replace(text="") if at in bare else cell for at, cell in enumerate(row[:width]))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows), notes


def one_writing(cells: Sequence[Cell], what: str = "name") -> tuple[list[Cell], list[str]]:
    """(the cells with each name in the first of its ways of writing, what is told of it).

    what   what the cells hold: name, issue
    """
    first: dict[str, str] = {}
    out = [cell._replace(text=first.setdefault(folded(cell.text), cell.text)) for cell in cells]
    pairs = {cell.text: made.text for cell, made in zip(cells, out, strict=True) if cell.text != made.text}
    shown = few([f"{cut(one)} and {cut(other)}" for one, other in pairs.items()], NAMED)
    return out, [f"Read as one {what}: {shown}"] if pairs else []


def twice(cells: Sequence[Cell], issues: Sequence[str]) -> set[str]:
    """The names, folded, that stand twice or more on one issue."""
    counts = Counter((folded(cell.text), folded(issue)) for cell, issue in zip(cells, issues, strict=True))
    return {name for (name, _), many in counts.items() if many > 1 and name}


def names_apart(
    cells: Sequence[Cell], issues: Sequence[str], who: str = "Names", texts: Mapping[int, str] = NO_TEXTS
) -> tuple[list[Cell], list[str]]:
    """(the cells with each name once on one issue, what is told of it).

    issues   the issue of each cell
    who      what the names are called in what is told
    texts    {row: what tells its name from others}; where there is none, a number does

    A name that is somebody's already is not given once more.
    """
    again = twice(cells, issues)
    taken = {folded(cell.text) for cell in cells}
    seen: Counter[tuple[str, str]] = Counter()
    out, apart = [], []
    for cell, issue in zip(cells, issues, strict=True):
        key = folded(cell.text), folded(issue)
        if key[0] not in again:
            out.append(cell)
            continue
        seen[key] += 1
        name = f"{cell.text} ({texts.get(cell.spot.row, '')})"
        if cell.spot.row not in texts or folded(name) in taken:
            while seen[key] > 1 and folded(f"{cell.text} ({seen[key]})") in taken:
                seen[key] += 1
            name = f"{cell.text} ({seen[key]})" if seen[key] > 1 else cell.text
        if name != cell.text:
            cell = cell._replace(text=name)
            apart.append(cell)
        out.append(cell)
    # a row with several issues is told once
    rows = list({(cell.text, cell.spot.row): cell for cell in apart}.values())
    return out, [f"{who}{TOLD_APART}{with_rows(rows)}"] if rows else []
