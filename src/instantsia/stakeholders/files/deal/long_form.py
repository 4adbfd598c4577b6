"""A table with a row for each side of each issue, made into one with a row an issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.stakeholders.files.columns.names import role, role_instead
from instantsia.stakeholders.files.deal.columns import Places
from instantsia.stakeholders.files.deal.headers import KINDS, OURS, Meant, meant, named_side
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded

Row = Sequence[Cell]


def widened(sheet: Sheet) -> tuple[Sheet, Places] | None:
    """The sheet with a row an issue, and where everything stands in it; None where it has no row for each side."""
    found = {place: meant(cell.text) for place, cell in enumerate(sheet.header) if cell.text}
    kinds = {one.kind: place for place, one in found.items() if one is not None and one.kind in KINDS}
    bare = [one for one in found.values() if one is not None and one.kind in KINDS]
    if not {"best", "worst"} <= kinds.keys() or len(bare) != len(kinds) or any(one.side for one in bare):
        return None
    at = _sides_in(sheet, found)
    if at is None:
        return None
    known = {one.kind: place for place, one in found.items() if one is not None and one.kind not in KINDS}
    free = [place for place in range(len(sheet.header)) if place not in (at, *kinds.values(), *known.values())]
    issue = known.get("issue", next(iter(free), None))
    if issue is None:
        return None
    shown = {folded(row[at].text): named_side(row[at].text) for row in sheet.rows if row[at].text}
    order = sorted(shown, key=lambda key: shown[key] != OURS)
    beside = [known[kind] for kind in ("unit", "note") if kind in known]
    grouped = _by_issue(sheet.rows, issue)
    if any(_twice(each, at) for each in grouped):
        return None
    rows = [_row(each, at, order, issue, beside, list(kinds.values())) for each in grouped]
    heads = [sheet.header[place] for place in (issue, *beside, *(2 * list(kinds.values())))]
    start = 1 + len(beside)
    ends = [{kind: start + side * len(kinds) + n for n, kind in enumerate(kinds)} for side in (0, 1)]
    where = {kind: 1 + n for n, kind in enumerate(kind for kind in ("unit", "note") if kind in known)}
    wide = replace(sheet, header=tuple(heads), rows=tuple(rows))
    return wide, Places(
        0,
        (shown[order[0]], shown[order[1]]),
        ({str(kind): place for kind, place in ends[0].items()}, {str(kind): place for kind, place in ends[1].items()}),
        where.get("unit"),
        where.get("note"),
    )


def _sides_in(sheet: Sheet, found: Mapping[int, Meant | None]) -> int | None:
    """The column that names one of two sides in each row."""
    for place, cell in enumerate(sheet.header):
        called = folded(cell.text) in ("side", "seite", "lado", "côté", "parte", "сторона")
        if found.get(place) is None and (called or "actor" in (role(cell.text), role_instead(cell.text))):
            names = {folded(row[place].text) for row in sheet.rows if row[place].text}
            if len(names) == 2:
                return place
    return None


def _by_issue(rows: Sequence[Row], issue: int) -> list[list[Row]]:
    """The rows of each issue; one without a name of its own is of the issue above it."""
    out: dict[str, list[Row]] = {}
    last = ""
    for row in rows:
        last = folded(row[issue].text) or last
        out.setdefault(last, []).append(row)
    return list(out.values())


def _row(
    rows: Sequence[Row], at: int, order: Sequence[str], issue: int, beside: Sequence[int], kinds: Sequence[int]
) -> tuple[Cell, ...]:
    """One row of an issue: its name, what stands beside it, and what each side wants."""
    first = rows[0]
    cells = [first[issue]]
    cells += [next((row[place] for row in rows if row[place].text), first[place]) for place in beside]
    for side in order:
        own = [row for row in rows if folded(row[at].text) == side]
        cells += [own[0][place] if own else Cell("", first[issue].spot) for place in kinds]
    return tuple(cells)


def _twice(rows: Sequence[Row], at: int) -> bool:
    """Whether a side has two rows on one issue."""
    names = [folded(row[at].text) for row in rows if row[at].text]
    return len(set(names)) < len(names)
