"""A table of how many votes of each group go to each side (Party, Seats, Yes, No, Abstain): a row for each part.

A group whose votes are split becomes as many voters as there are sides with votes, "Greens (Yes)" with 25 and "Greens
(No)" with 5; one that votes as one keeps its name. The parts keep the row of the file in which their group stands.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace

from instantsia.errors import cut, few, nearest
from instantsia.stakeholders.files.columns.guess import assigned
from instantsia.stakeholders.files.rows.count_columns import (
    Counted,
    count_of,
    counting,
    is_plain,
    motions,
    no_counts,
    seats_of,
    weighs,
)
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Problem, Sheet, TableError, ordered
from instantsia.stakeholders.folding import folded, one_meant

POSITION, VOTE, ISSUE = "position", "vote", "issue"
WEIGHTS = ("vote", "seats", "capability")
APART = "is about another issue, whose votes are counted apart"
_STUBS = ({POSITION: "for", VOTE: "2"}, {POSITION: "against", VOTE: "3"})
"""What stands in the place of counts while it is found out what the other columns are."""
EXPECTED = "expected a number of votes, as the others of the column are"
NAMED, DIFFERENT = 4, 3
"""So many groups are named with their votes, and so many whose seats are not as many as their votes."""
Row = tuple[Cell, ...]


def counted(sheet: Sheet, answered: Mapping[str, Sequence[str]], issue: str = "") -> Sheet:
    """The sheet with a row for each part of a group that votes alike, where its columns count votes; else as it was.

    answered   {role: names of its columns} as somebody answered; where one of them would be a count, none is
    issue      that of several which was answered to be read; "" for the first

    Raises TableError for an issue that is none of the table, and for cells of columns of sides that hold no count.
    """
    named = [name for some in answered.values() for name in some]
    counts = counting(sheet, named)
    if not counts:
        if wrong := [] if named else no_counts(sheet):
            raise TableError(ordered([Problem(one.spot, f"found {cut(one.text)}, {EXPECTED}") for one in wrong]))
        return sheet
    seats = seats_of(sheet, counts)
    first, second, *_ = counts
    gone = {at for at in range(len(sheet.header)) if at in counts or at == seats or weighs(sheet, at)}
    left = [at for at in range(len(sheet.header)) if at in (first, second) or at not in gone]
    name, weights = _roles(sheet, left, first, second, answered)
    if name is None:
        return sheet
    gone |= weights
    left = [at for at in left if at not in weights]
    sheet, of_issue, about = _on_one(sheet, name, [at for at in left if at not in (first, second, name)], issue)
    called = {first: POSITION, second: VOTE, **({} if of_issue is None else {of_issue: ISSUE})}
    rows = []
    for row in sheet.rows:
        for made in _parts(row, (name, first, second), counts, seats):
            cells = ((row[at], made.get(at, row[at].text), called.get(at, row[at].spot.name)) for at in left)
            part = tuple(Cell(said, cell.spot._replace(name=of)) for cell, said, of in cells)
            rows.append((*part, *row[len(sheet.header) :]))
    told = about + _told(sheet, name, counts, seats)
    aside = [cut(sheet.header[at].text) for at in sorted(gone - {*counts, seats}) if sheet.header[at].text]
    if aside:
        told += f" Beside the votes counted not read: {few(aside, NAMED)}."
    doubts, kept = _doubts(sheet, counts)
    heads = ((sheet.header[at], called.get(at)) for at in left)
    return replace(
        sheet,
        header=tuple(cell if of is None else Cell(of, cell.spot._replace(name=of)) for cell, of in heads),
        rows=tuple(rows),
        asked={},
        doubts=kept,
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told, *doubts),
    )


def votes_in_all(sheet: Sheet) -> Sheet:
    """The sheet with a further column of votes, as many as are counted of each row on all sides, where any are."""
    counts = counting(sheet)
    if not counts or seats_of(sheet, counts) is not None:
        return sheet
    width = len(sheet.header)
    spot = sheet.header[next(iter(counts))].spot._replace(name=VOTE)
    sums = [str(sum(count_of(row[at].text) or 0 for at in counts)) for row in sheet.rows]
    told = f"votes are those counted as {few([cut(sheet.header[at].text) for at in counts], NAMED)} together"
    return replace(
        sheet,
        header=(*sheet.header, Cell(VOTE, spot)),
        rows=tuple(
            (*row[:width], Cell(total, spot._replace(row=row[0].spot.row)), *row[width:])
            for row, total in zip(sheet.rows, sums, strict=True)
        ),
        notes=(*sheet.notes, told),
    )


def _roles(
    sheet: Sheet, left: Sequence[int], first: int, second: int, answered: Mapping[str, Sequence[str]]
) -> tuple[int | None, set[int]]:
    """(the place of the column of names, those of columns that would weigh each part as the whole).

    left            the columns that are not set aside
    first, second   those in whose place positions and votes will stand
    """
    named = {first: POSITION, second: VOTE}
    stub = replace(
        sheet,
        header=tuple(sheet.header[at]._replace(text=named.get(at, sheet.header[at].text)) for at in left),
        rows=tuple(
            tuple(row[at]._replace(text=_STUBS[place % 2][named[at]]) if at in named else row[at] for at in left)
            for place, row in enumerate(sheet.rows)
        ),
    )
    told = {role: {folded(name) for name in names} for role, names in answered.items()}
    found = assigned(stub).places
    places = [at for at in left if folded(sheet.header[at].text) in told.get("actor", ())]
    places = places or [left[at] for at in found.get("actor", ())]
    weights = {left[at] for role in WEIGHTS if role not in told for at in found.get(role, ())}
    # of a name in several columns the last part is told apart
    name = max(places, default=None)
    return None if name in named else name, weights - {*named, name}


def _on_one(sheet: Sheet, name: int, others: Sequence[int], wanted: str) -> tuple[Sheet, int | None, str]:
    """(the sheet with the rows of one issue, the place of its column, what is told of the others) where votes are
    counted on several issues: who votes how, and with how many, differs from one to the other.
    """
    at = motions(sheet, name, others)
    if at is None:
        return sheet, None, ""
    issues = list(dict.fromkeys(row[at].text for row in sheet.rows))
    read = one_meant(wanted, issues) if wanted else issues[0]
    if read is None:
        raise TableError([f"{sheet.file}: found no issue {cut(wanted)} ({nearest(wanted, issues)})"])
    gone = [row for row in sheet.rows if row[at].text != read]
    other = next((one for one in issues if one != read), read)
    told = f"Of {len(issues)} issues {cut(read)} is read: --answer {shlex.quote(f'issue={other}')} reads {cut(other)}. "
    left_out = [LeftOut(row[0].spot.of_its_row, ", ".join(one.text for one in row if one.text), APART) for row in gone]
    left_out.sort(key=lambda one: one.spot.row)
    kept = tuple(row for row in sheet.rows if row[at].text == read)
    return replace(sheet, rows=kept, left_out=(*sheet.left_out, *left_out)), at, told


def _parts(
    row: Row, places: tuple[int, int, int], counts: Mapping[int, Counted], seats: int | None
) -> list[dict[int, str]]:
    """{place: text} of each part of a group; of one without any count all its seats, where nobody knows how.

    places   of the columns in which name, position and votes will stand
    """
    held = [at for at in counts if count_of(row[at].text)]
    group = row[places[0]].text
    if not group:  # nobody's, and told as one row
        held = held[:1]
    if not held:
        none = any(any(map(str.isdigit, row[at].text)) for at in counts)
        votes = "0" if none else "" if seats is None else row[seats].text
        return [dict(zip(places, (group, "", votes), strict=True))]
    split = len(held) > 1
    return [
        dict(
            zip(
                places,
                (f"{group} ({counts[at].label})" if split else group, counts[at].text, str(count_of(row[at].text))),
                strict=True,
            )
        )
        for at in held
    ]


def _told(sheet: Sheet, name: int, counts: Mapping[int, Counted], seats: int | None) -> str:
    """What a person should know: the votes as they were read, and where they are not as many as the seats."""
    groups, different = [], []
    for row in sheet.rows:
        held = {at: count_of(row[at].text) or 0 for at in counts}
        group = row[name].text
        if not group:
            continue
        parts = ", ".join(f"{many} {counts[at].label}" for at, many in held.items() if many)
        groups.append(f"{group} {parts or 'not known'}")
        of_all = None if seats is None else count_of(row[seats].text)
        if parts and of_all and of_all != sum(held.values()):
            different.append(f"{group} {of_all}, {sum(held.values())} counted")
    told = f"Read as votes counted by {sheet.header[name].text or 'row'}: {few(groups, NAMED, '; ')}."
    loose = [row[at] for row in sheet.rows for at in counts if not is_plain(row[at].text)]
    if loose:
        read = [f"{cut(one.text)} (row {one.spot.row}) as {count_of(one.text) or 'none'}" for one in loose]
        told += f" Read so: {few(read, NAMED)}."
    if different and seats is not None:
        told += f" {sheet.header[seats].text} and votes counted differ, the latter are read: "
        told += f"{few(different, DIFFERENT, '; ')}."
    return told


def _doubts(sheet: Sheet, counts: Mapping[int, Counted]) -> tuple[list[str], tuple[Problem, ...]]:
    """(what is told of cells that count votes, the doubts about others)."""
    columns = {sheet.header[at].spot.column for at in counts}
    of_counts = [str(one) for one in sheet.doubts if one.spot.column in columns]
    return of_counts, tuple(one for one in sheet.doubts if one.spot.column not in columns)
