"""A sheet whose columns are called by what they mean: parts of a name joined, raters of one role in one cell, issues
named.

What would have meant the same by its name is set aside; a column without a name that is not needed is told as not read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.guess import Assigned, by_name
from instantsia.stakeholders.files.columns.hints import PERSON
from instantsia.stakeholders.files.columns.names import ROLES, key, of_issue, on_issue, role, role_instead
from instantsia.stakeholders.files.columns.raters import together
from instantsia.stakeholders.files.columns.side_by_side import paired
from instantsia.stakeholders.files.sheet import Cell, Sheet, letters

RATER = "rater"
"""The role of a column that names the rater of each row."""
_BRACKETS = pattern(r"(?<!\d)\([^)]*\)|\[[^\]]*\]")
"""What stands in brackets, but for the paragraph of an article: Art. 7(1)."""
_WHOLE_BRACKET = pattern(r"\([^)]*\)")


def called(sheet: Sheet, found: Assigned) -> tuple[Sheet, tuple[str, ...]]:
    """(the sheet with these columns called by what they are, names of columns that were set aside)."""
    sheet = _with_joined(sheet, found)
    names = _names(sheet, found)
    wide = "position" not in found.places
    by_names = by_name(sheet)
    first = {meant: some[0] for meant, some in by_names.items() if meant not in found.places}
    gone = {at for some in found.places.values() for at in some} - set(names)
    # roles that the assignment looked at and gave to no column: what is called so holds something else
    refused = {meant for meant, at in first.items() if meant in ROLES and meant not in ("source", "note")}
    header: list[Cell | None] = []
    unread: list[str] = []
    notes: list[str] = []
    spare = "note" not in by_names and "note" not in found.places
    for at, cell in enumerate(sheet.header):
        also = (role(cell.text) or role_instead(cell.text)) if cell.text else None
        issue = of_issue(cell.text) if cell.text else None
        if at in names:
            header.append(Cell(names[at], cell.spot))
        elif at in gone:
            header.append(None)
        elif not cell.text:
            held = [row[at].text for row in sheet.rows if row[at].text]
            if held:
                shown = ", ".join(map(cut, dict.fromkeys(held[:3])))
                notes.append(f"column {letters(cell.spot.column or at + 1)} ({shown}) has no name and was not read")
            header.append(None)
        elif issue is not None:
            header.append(cell if wide else None)
            if not wide:
                unread.append(cell.text)
        elif also is None or (first.get(also) == at and (also not in refused or not _held(sheet, at))):
            header.append(cell)
        elif spare and also == "position" and not wide and _held(sheet, at) and not _numbers(sheet, at):
            header.append(Cell("note", cell.spot))
            spare = False
        else:
            header.append(None)
            unread.append(cell.text)
    keep = [at for at, one in enumerate(header) if one is not None]
    return (
        replace(
            sheet,
            header=tuple(one for one in header if one is not None),
            rows=tuple((*(row[at] for at in keep), *row[len(header) :]) for row in sheet.rows),
            notes=(*sheet.notes, *notes),
        ),
        tuple(unread),
    )


def _names(sheet: Sheet, found: Assigned) -> dict[int, str]:
    """{place: what the column is called}; of columns that were joined, the first."""
    positions = found.places.get("position", ())
    several = len(positions) > 1 and "position" not in found.raters
    out = {some[0]: meant for meant, some in found.places.items() if not (several and meant == "position")}
    if not several:
        return out
    issues = _issues([sheet.header[at].text or found.columns[at].called for at in positions])
    out |= {at: on_issue("position", issue) for at, issue in zip(positions, issues, strict=True)}
    saliences = found.places.get("salience", ())
    if len(saliences) > 1 and "salience" not in found.raters:
        out.pop(saliences[0])
        pairs = paired(found.columns, positions, saliences)
        for at, issue in zip(positions, issues, strict=True):
            if at in pairs:
                out[pairs[at]] = on_issue("salience", issue)
    return out


def _issues(names: Sequence[str]) -> list[str]:
    """What issues are called: as their columns, less what stands in brackets where that leaves them different."""
    bare = [" ".join(_BRACKETS.sub(" ", name).split()).strip(" :,;-–—?") for name in names]
    return bare if all(bare) and len(set(map(str.casefold, bare))) == len(bare) else list(names)


def _with_joined(sheet: Sheet, found: Assigned) -> Sheet:
    """The sheet with the parts of a name, and the numbers of several raters, in the first of their columns."""
    joins: dict[int, Callable[[Sequence[str]], str]] = {}
    places: dict[int, tuple[int, ...]] = {}
    notes = list(sheet.notes)
    for meant, some in found.places.items():
        if len(some) < 2 or not (meant == "actor" or meant in found.raters):
            continue
        shown = " and ".join(cut(sheet.header[at].text or found.columns[at].called) for at in some)
        if meant == "actor":
            person = any(key(sheet.header[at].text) in PERSON["first"] for at in some)
            joins[some[0]] = _person if person else _of_group
            notes.append(f"the columns {shown} are read as one name")
        else:
            joins[some[0]] = _heard
            told = f"the columns {shown} are read as those of {len(some)} raters of {meant}"
            notes.append(f"{told}: each draw takes each number from one of them, each as likely")
        places[some[0]] = some
    if not joins:
        return sheet

    def row_of(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        out = list(row)
        for at, join in joins.items():
            told = next((row[one] for one in places[at] if row[one].text), row[at])
            out[at] = Cell(join([row[one].text for one in places[at]]), told.spot._replace(name=row[at].spot.name))
        return tuple(out)

    return replace(sheet, rows=tuple(map(row_of, sheet.rows)), notes=tuple(notes))


def _person(parts: Sequence[str]) -> str:
    return " ".join(filter(None, parts))


def _of_group(parts: Sequence[str]) -> str:
    """A part of a group with the group behind it: "Liberals (ALC)"; the group alone where the part is only a remark."""
    own, *groups = parts
    over = ", ".join(filter(None, groups))
    if not own or _WHOLE_BRACKET.fullmatch(own):
        return over or own
    return f"{own} ({over})" if over and over.casefold() != own.casefold() else own


def _heard(parts: Sequence[str]) -> str:
    told = known([part for part in parts if part])
    return together(told)


def _held(sheet: Sheet, at: int) -> bool:
    return any(row[at].text for row in sheet.rows)


def _numbers(sheet: Sheet, at: int) -> bool:
    return any(any(map(str.isdigit, row[at].text)) for row in sheet.rows)
