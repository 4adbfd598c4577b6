"""What a sheet means: which column is which, ranges in three columns, orders in several, several raters of one actor.

Everything that was not told by a name is in `columns`, as it would be answered, and is asked about; everything that was
put together or left out is in `notes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from instantsia.errors import cut, nearest
from instantsia.stakeholders.files.ballots import as_ballots
from instantsia.stakeholders.files.column_groups import ranges, ranks, without_bands
from instantsia.stakeholders.files.columns import ROLES, role, role_instead, roles
from instantsia.stakeholders.files.guess import guess, with_header
from instantsia.stakeholders.files.raters import heard
from instantsia.stakeholders.files.sheet import Cell, Sheet, TableError
from instantsia.stakeholders.folding import folded


@dataclass(frozen=True)
class Meaning:
    """A sheet whose columns are called by what they mean.

    columns   what was guessed, as it would be answered: "actor:Director|position:Where they stand", or ""
    unread    names of columns that were set aside
    """

    sheet: Sheet
    columns: str = ""
    unread: tuple[str, ...] = ()


def understood(sheet: Sheet, answered: str | None = None) -> Meaning:
    """What a sheet means; raises TableError for an answer that names no column.

    answered   the answer `columns`, which goes before every name and every guess
    """
    if sheet.format not in ("csv", "xlsx", "ods", "frame"):
        return Meaning(sheet)
    sheet = ranks(ranges(without_bands(with_header(sheet))))
    columns = ""
    unread: tuple[str, ...] = ()
    if answered is not None:
        sheet, unread = _called(sheet, _answered(sheet, answered))
    else:
        found = guess(sheet)
        if found is not None:
            columns = "|".join(f"{name}:{sheet.header[place].text}" for name, place in found.items())
            sheet, unread = _called(sheet, found)
    return Meaning(heard(as_ballots(sheet)), columns, unread)


def in_words(columns: str) -> str:
    """The columns as they are shown: "actor = Director, position = Where they stand"."""
    return ", ".join(" = ".join(part.split(":", 1)) for part in columns.split("|"))


def read_columns(written: str) -> dict[str, str]:
    """{role: name of its column} of "actor:Director|position:Where they stand"; raises ValueError where it is none."""
    out: dict[str, str] = {}
    for part in filter(None, (one.strip() for one in written.split("|"))):
        name, mark, column = part.partition(":") if ":" in part else part.partition("=")
        found = name.strip().casefold()
        found = found if found in ROLES else (role(name) or found)
        if not mark or not column.strip():
            raise ValueError("expected what each column is, as in actor:Director|position:Where they stand")
        if found not in ROLES:
            raise ValueError(f"found {cut(name.strip())}, expected what a column is ({nearest(name.strip(), ROLES)})")
        out[found] = column.strip()
    if not out:
        raise ValueError("expected what each column is, as in actor:Director|position:Where they stand")
    return out


def _answered(sheet: Sheet, answered: str) -> dict[str, int]:
    try:
        wanted = read_columns(answered)
    except ValueError as error:
        raise TableError([f"--answer columns: {error}"]) from None
    names = [cell.text for cell in sheet.header]
    places: dict[str, int] = {}
    for meant, column in wanted.items():
        same = [at for at, name in enumerate(names) if folded(name) == folded(column)]
        begun = [at for at, name in enumerate(names) if folded(name).startswith(folded(column))]
        found = same or (begun if len(begun) == 1 else [])
        if not found:
            known = nearest(column, [name for name in names if name])
            raise TableError([f"{sheet.file}: columns: found no column {cut(column)} ({known})"])
        places[meant] = found[0]
    return places


def _called(sheet: Sheet, places: Mapping[str, int]) -> tuple[Sheet, tuple[str, ...]]:
    """(the sheet with these columns called by what they are, names of columns that would have meant the same).

    A column of words that would have meant the same, such as Position with the titles of persons, is a note where the
    sheet has none.
    """
    taken = set(places.values())
    by_name = roles([cell.text for cell in sheet.header])
    spare = "note" not in by_name and "note" not in places
    header: list[Cell | None] = []
    unread: list[str] = []
    for at, cell in enumerate(sheet.header):
        meant = next((name for name, place in places.items() if place == at), None)
        also = role(cell.text) or role_instead(cell.text)
        if meant is not None:
            header.append(Cell(meant, cell.spot))
        elif also in places and also != "actor" and at not in taken:
            if spare and also == "position" and any(row[at].text for row in sheet.rows) and not _numbers(sheet, at):
                header.append(Cell("note", cell.spot))
                spare = False
            else:
                header.append(None)
                unread.append(cell.text)
        elif also == "actor" and "actor" in places:
            header.append(None)
            unread.append(cell.text)
        else:
            header.append(cell)
    keep = [at for at, one in enumerate(header) if one is not None]
    return (
        replace(
            sheet,
            header=tuple(one for one in header if one is not None),
            rows=tuple((*(row[at] for at in keep), *row[len(header) :]) for row in sheet.rows),
        ),
        tuple(unread),
    )


def _numbers(sheet: Sheet, at: int) -> bool:
    return any(any(map(str.isdigit, row[at].text)) for row in sheet.rows)
