"""KTAB's files (KAPSARC): CSV, whose first line has name, description, actors and dimensions, and XML.

Each dimension is an issue, influence (or capability) is the capability, and positions and saliences run to 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.names import key, role
from instantsia.stakeholders.files.delimited import Row
from instantsia.stakeholders.files.sheet import (
    MOST_ROWS,
    WHOLE,
    Cell,
    LeftOut,
    Problem,
    Sheet,
    Spot,
    TableError,
    header_of,
    tidy,
)

if TYPE_CHECKING:
    from instantsia.stakeholders.files.formats.xml_lines import Element

ROLES = ("actor", "note", "capability", "issue", "position", "salience")
FIRST = 3
"""Columns before the positions: actor, description, influence."""
_POSITIONS = ("position", "pstn", "pos")
READ = {
    "Scenario": ("name", "desc", "Dimensions", "Actors"),
    "Dimensions": ("dName",),
    "Actors": ("Actor",),
    "Actor": ("name", "description", "capability", "Position", "Salience"),
    "Position": ("dCoord",),
    "Salience": ("dSal",),
}
"""{element: the elements in it that are read}."""


def is_ktab(rows: list[Row]) -> bool:
    """Whether a table begins with a line of name, description, number of actors and number of dimensions."""
    if len(rows) < 2:
        return False
    first, second = rows[0][1], rows[1][1]
    if len(first) < 4 or not (first[2].isdecimal() and first[3].isdecimal()):
        return False
    return len(second) >= FIRST + 2 and role(second[0]) == "actor" and key(second[1]).startswith("desc")


def read_ktab(rows: list[Row], file: str) -> Sheet:
    """KTAB's CSV: one row for each actor and dimension; raises nothing, its problems stand in the sheet."""
    problems: list[Problem] = []
    (top, first), (under, header), *body = rows
    actors, dimensions = int(first[2][:9]), int(first[3][:9])
    while header and not header[-1]:
        header = header[:-1]
    if len(header) != FIRST + 2 * dimensions:
        told = (
            f"found {len(header)} columns, expected {FIRST + 2 * dimensions}: three, and two for each of {dimensions} "
        )
        problems.append(Problem(Spot(file, "", under), told + "dimensions, as the first line says"))
        dimensions = (len(header) - FIRST) // 2
    if len(body) != actors:
        told = f"found {len(body)} actors, expected {actors}, as the first line says"
        problems.append(Problem(Spot(file, "", top, 3), told))
    issues = [_dimension(header[FIRST + 2 * one], one + 1) for one in range(dimensions)]
    out: list[tuple[Cell, ...]] = []
    for row, cells in body[: MOST_ROWS + 1]:
        if any(cells[len(header) :]):
            told = f"found {cut(cells[-1])} beyond the header, which has {len(header)} columns"
            problems.append(Problem(Spot(file, "", row, len(header) + 1), told))
        cells = [*cells, *[""] * len(header)]
        made = [Cell(cells[place], Spot(file, "", row, place + 1, name)) for place, name in enumerate(header)]
        for one, issue in enumerate(issues):
            place = FIRST + 2 * one
            out.append((*made[:FIRST], Cell(issue, made[place].spot), made[place], made[place + 1]))
    title = first[1] or first[0]
    spot = Spot(file, "", under)
    scales = {"": WHOLE}
    return Sheet(
        file, "ktab", header_of(ROLES, spot), tuple(out), title, problems=tuple(problems), scales=scales, point=True
    )


def _dimension(name: str, number: int) -> str:
    """What a column of positions is about.

    >>> _dimension("Policy Position", 1), _dimension("Pstn2", 2)
    ('Policy', 'dimension 2')
    """
    for ending in _POSITIONS:
        folded = name.casefold()
        if folded.endswith(ending) or folded.startswith(ending):
            name = name[: -len(ending)] if folded.endswith(ending) else name[len(ending) :]
            break
    bare = tidy(name.strip(" _-:"))
    return bare if any(map(str.isalpha, bare)) else f"dimension {number}"


def is_xml(data: bytes) -> bool:
    """Whether a file is XML (or another language of angle brackets)."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def read_ktab_xml(data: bytes, file: str) -> Sheet:
    """KTAB's XML, one row for each actor and dimension; raises TableError."""
    from instantsia.stakeholders.files.formats.xml_lines import parsed

    root = parsed(data, file)
    if root.name.lower() in ("html", "!doctype"):
        raise TableError([f'{file}: found a web page, expected a table (save as "Excel workbook (.xlsx)" or CSV)'])
    actors = [one for group in root.all("Actors") for one in group.all("Actor")]
    if root.name != "Scenario" or not actors:
        raise TableError([f"{file}: found XML with <{root.name}>, expected KTAB's <Scenario> with <Actors>"])
    if not any(one.all("Position") for one in actors):
        inside = ", ".join(dict.fromkeys(f"<{child.name}>" for one in actors for child in one.children))
        told = f"found actors with {inside}, expected <Position> and <Salience>"
        more = " (a scenario of reform priorities has no positions)" if "<ItemValues>" in inside else ""
        raise TableError([f"{file}, line {actors[0].line}: {told}{more}"])
    problems: list[Problem] = []
    named = [tidy(one.text) for group in root.all("Dimensions") for one in group.all("dName")]
    most = max(len(group.all("dCoord")) for one in actors for group in one.all("Position"))
    issues = [name or f"dimension {number}" for number, name in enumerate(named, 1)]
    issues += [f"dimension {number}" for number in range(len(issues) + 1, most + 1)]

    def cell(element: Element, name: str) -> Cell:
        found = next(iter(element.all(name)), None)
        spot = Spot(file, "", element.line if found is None else found.line, 0, name, "lines")
        return Cell("" if found is None else tidy(found.text), spot)

    out: list[tuple[Cell, ...]] = []
    for one in actors:
        made = (cell(one, "name"), cell(one, "description"), cell(one, "capability"))
        coordinates = _values(one, "Position", "dCoord", file, len(issues), problems)
        saliences = _values(one, "Salience", "dSal", file, len(issues), problems)
        for issue, place, weight in zip(issues, coordinates, saliences, strict=True):
            out.append((*made, Cell(issue, place.spot), place, weight))
    title = next((tidy(one.text) for tag in ("desc", "name") for one in root.all(tag) if one.text.strip()), "")
    header = header_of(ROLES, Spot(file, "", root.line, 0, "", "lines"))
    scales = {"": WHOLE}
    return Sheet(
        file, "ktab-xml", header, tuple(out), title, problems=tuple(problems), scales=scales, point=True,
        left_out=tuple(passed_over(root, READ, file)),
    )  # fmt: skip


def passed_over(element: Element, read: Mapping[str, Sequence[str]], file: str) -> Iterator[LeftOut]:
    """The parts of an element that no reader looks at, each kind once, with what stands in it.

    read   {name of an element: names of the elements in it that are read}
    """
    told: dict[tuple[str, str], list[Element]] = {}

    def visit(one: Element) -> None:
        for child in one.children:
            if child.name not in read.get(one.name, ()):
                told.setdefault((one.name, child.name), []).append(child)
            elif child.name in read:
                visit(child)

    visit(element)
    for (_, name), some in told.items():
        words = " ".join(texts_in(some[0]))
        text = f"<{name}>" + (f" {words}" if words else "") + (f" and {len(some) - 1} more" if len(some) > 1 else "")
        yield LeftOut(Spot(file, "", some[0].line, 0, name, "lines"), text, "is a part that is not read")


def texts_in(element: Element) -> Iterator[str]:
    """The texts in an element and in those in it, each with the name of its own."""
    if element.text.strip():
        yield f"{element.name}={tidy(element.text)}"
    for child in element.children:
        yield from texts_in(child)


def _values(actor: object, group: str, tag: str, file: str, wanted: int, problems: list[Problem]) -> list[Cell]:
    from instantsia.stakeholders.files.formats.xml_lines import Element

    assert isinstance(actor, Element)
    found = [one for part in actor.all(group) for one in part.all(tag)]
    if len(found) != wanted:
        told = f"found {len(found)} of <{tag}>, expected {wanted}, one for each dimension"
        line = found[0].line if found else actor.line
        problems.append(Problem(Spot(file, "", line, 0, group, "lines"), told))
    cells = [Cell(tidy(one.text), Spot(file, "", one.line, 0, tag, "lines")) for one in found[:wanted]]
    return cells + [Cell("", Spot(file, "", actor.line, 0, tag, "lines"))] * (wanted - len(cells))
