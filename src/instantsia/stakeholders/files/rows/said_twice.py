"""A row that stands twice: the same name with the same numbers on the same issue is counted once, and named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from instantsia.stakeholders.files.columns.names import of_issue, role
from instantsia.stakeholders.files.rows.names_apart import row_told
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.folding import folded

ASIDE = frozenset(("source", "note"))
"""Roles of columns that may say other things of one and the same row."""
Row = tuple[Cell, ...]


def said_once(
    sheet: Sheet, lines: Sequence[dict[str, Cell]], tells_apart: Callable[[str], bool]
) -> tuple[list[dict[str, Cell]], list[LeftOut]]:
    """(the lines less those of rows that say what an earlier row says, these rows).

    tells_apart   whether a text may tell one actor of a name from another: two who differ in such a text of a column
                  that is not read, or in their body, are two
    """
    lines_of: dict[int, list[dict[str, Cell]]] = {}
    for line in lines:
        lines_of.setdefault(line["actor"].spot.row, []).append(line)
    rows = {row[0].spot.row: row for row in sheet.rows if row}
    telling = [at for at, head in enumerate(sheet.header) if _may_tell(head.text)]
    first: dict[object, list[int]] = {}
    gone: dict[int, LeftOut] = {}
    for number, some in lines_of.items():
        before = first.setdefault(tuple(map(_said, some)), [])
        same = next((one for one in before if not _differ(rows[one], rows[number], telling, tells_apart)), None)
        actor = some[0]["actor"]
        if same is None or not actor.text:
            before.append(number)
            continue
        spot = actor.spot._replace(column=0, name="")
        text = ", ".join(cell.text for cell in rows[number] if cell.text)
        earlier = row_told(lines_of[same][0]["actor"])
        gone[number] = LeftOut(spot, text, f"says the same as {earlier} and is counted once (two need two names)")
    return [line for line in lines if line["actor"].spot.row not in gone], list(gone.values())


def _may_tell(name: str) -> bool:
    return bool(name) and role(name) in (None, "body") and of_issue(name) is None


def _differ(one: Row, other: Row, telling: Sequence[int], tells_apart: Callable[[str], bool]) -> bool:
    """Whether two rows of one name are told apart by a text that is not read as a number."""
    pairs = [(one[at].text, other[at].text) for at in telling]
    return any(folded(a) != folded(b) and tells_apart(a) and tells_apart(b) for a, b in pairs)


def _said(line: dict[str, Cell]) -> tuple[tuple[str, float | str], ...]:
    return tuple(sorted(((role, _value(cell.text)) for role, cell in line.items() if role not in ASIDE), key=str))


def _value(text: str) -> float | str:
    """What two writings of a cell have in common: 70 and 70.0 are one number."""
    try:
        return float(text)
    except ValueError:
        return folded(text)
