"""The exchange model's files: '#A' actors, '#P' issues, '#M' points of their scales, '#D' positions.

'#D' has actor, issue, position, salience and power (decide-exchange-model, Groningen). Lines of tabs, names in quotes.
"""

from __future__ import annotations

from instantsia.errors import cut, nearest
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import Read, read_numbers
from instantsia.stakeholders.files.sheet import (
    MOST_ROWS,
    Cell,
    LeftOut,
    Problem,
    Sheet,
    Spot,
    TableError,
    header_of,
    tidy,
)
from instantsia.stakeholders.folding import folded

ROLES = ("actor", "issue", "position", "salience", "capability")
OWN = ("actor", "issue", "position", "salience", "power")
_FIRST = pattern(r"\s*['\"]?#([A-Za-z])['\"]?\s*([\t;,])")
_REMARK = pattern(r"\s*['\"]?#(?:/|[0O](?!\w))['\"]?\s*(.*)")
"""The format's own are #/ and #0; its users write the letter for the number."""
KINDS = ("A", "P", "M", "D")
FIRST = 50
"""So many lines are looked at: remarks may stand before the first row, which tells the format."""


def is_exchange(text: str) -> bool:
    """Whether the first line that is neither blank nor a remark is a row of such a file.

    A row of another letter, "#B", may be before it: no other table begins so.
    """
    for line in filter(str.strip, text.split("\n", FIRST)[:FIRST]):
        found = _FIRST.match(line)
        if found is not None and found[1].upper() in KINDS:
            return True
        if found is None and not _REMARK.match(line):
            return False
    return False


def read_exchange(text: str, file: str, notes: tuple[str, ...] = ()) -> Sheet:
    """The '#D' rows as a sheet, and the scale of each issue; raises TableError where there is none."""
    problems: list[Problem] = []
    declared: dict[str, dict[str, str]] = {"A": {}, "P": {}}
    points: dict[str, list[float]] = {}
    rows: list[tuple[Cell, ...]] = []
    left_out: list[LeftOut] = []
    longer = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        spot = Spot(file, "", number, 0, "", "lines")
        remark = _REMARK.match(line)
        if remark is not None:
            left_out.append(LeftOut(spot, _bare(remark[1]), "is a remark of the format"))
            continue
        found = _FIRST.match(line)
        if found is None or found[1].upper() not in KINDS:
            problems.append(Problem(spot, f"found {cut(tidy(line))}, expected a row that begins with #A, #P, #M or #D"))
            continue
        kind = found[1].upper()
        cells = [_bare(cell) for cell in line.split(found[2])][1:]
        while cells and not cells[-1]:
            cells.pop()
        if kind in declared and cells:
            declared[kind][folded(cells[0])] = cells[0]
            longer |= any(folded(cell) not in ("", folded(cells[0])) for cell in cells[1:])
        elif kind == "M":
            _point(cells, spot, points, problems)
        elif kind == "D":
            if len(cells) > len(ROLES):
                told = f"found {len(cells)} cells behind #D, expected actor, issue, position, salience and power"
                problems.append(Problem(spot, told))
            cells += [""] * len(ROLES)
            rows.append(tuple(Cell(cell, spot._replace(name=own)) for cell, own in zip(cells, OWN, strict=False)))
        if len(rows) > MOST_ROWS:
            break
    if not rows:
        raise TableError([f"{file}: found no row that begins with #D, expected one for each actor and issue"])
    _undeclared(rows, declared, problems)
    names = {folded(row[1].text): row[1].text for row in rows}
    scales = {names[key]: (min(some), max(some)) for key, some in points.items() if key in names and len(some) > 1}
    header = header_of(ROLES, Spot(file, "", 1, 0, "", "lines"))
    if longer:
        notes = (*notes, "the longer names behind #A and #P were not read")
    return Sheet(
        file, "exchange", header, tuple(rows), notes=notes, problems=tuple(problems), scales=scales, point=True,
        left_out=tuple(left_out),
    )  # fmt: skip


def _bare(cell: str) -> str:
    stripped = cell.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] and stripped[0] in "'\"":
        stripped = stripped[1:-1]
    return tidy(stripped)


def _point(cells: list[str], spot: Spot, points: dict[str, list[float]], problems: list[Problem]) -> None:
    read = read_numbers(cells[1], frozenset(".")) if len(cells) > 1 and cells[1] else None
    if not isinstance(read, Read) or len(read.parts) != 1:
        found = cut(cells[1]) if len(cells) > 1 else "nothing"
        problems.append(Problem(spot, f"found {found}, expected an issue and a point of its scale behind #M"))
        return
    points.setdefault(folded(cells[0]), []).append(float(read.parts[0]))


def _undeclared(rows: list[tuple[Cell, ...]], declared: dict[str, dict[str, str]], problems: list[Problem]) -> None:
    told: set[str] = set()
    for place, kind in ((0, "A"), (1, "P")):
        known = declared[kind]
        for row in rows:
            name = row[place].text
            if known and name and folded(name) not in known and name not in told:
                told.add(name)
                what = f"found {cut(name)}, of which no row #{kind} tells ({nearest(name, known.values())})"
                problems.append(Problem(row[place].spot, what))
