"""Rows above others that belong to them: members moved to the right or behind a dash, or a remark that says so.

Who stands for those below counts twice beside them. Which of them is to stay nobody but their owner knows: it is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.reasons import SUMS
from instantsia.stakeholders.files.rows.names_apart import with_rows
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.sheet import Cell
from instantsia.stakeholders.told import taken_out

_DASH = pattern(r"[-–—•·▪◦└↳→>]\s*(?=[^\s\d])\S.*")
COUNTED = frozenset(("vote", "seats"))
_WHOLE = pattern(r"(?<![\w.,])\d{1,9}(?![\w%]|[.,]\d)")
_ONLY = pattern(
    r"\b(?:umbrella (?:line|row|only|group only)|bloc only|group line|heading only|see members|members (?:differ|below)"
    r"|siehe mitglieder|nur sammelzeile|voir les membres|ver miembros|vedi membri|zie leden)\b",
    re.IGNORECASE,
)


def depth(table: Table, row: Sequence[Cell]) -> int:
    """How far a name is moved to the right, by spaces, by its style, or by a dash before it."""
    spot = row[table.actor].spot
    return table.sheet.indents.get((spot.row, spot.column), 0) or int(bool(_DASH.fullmatch(table.name(row))))


def _told_as_a_whole(table: Table, rows: Rows) -> bool:
    """Whether a row of sums that was left out says what all of them add up to, so that nobody counts twice."""
    sums = [one.text for one in table.sheet.left_out if one.reason in SUMS]
    said = {Decimal(found) for text in sums for found in _WHOLE.findall(text)}
    for at, cell in enumerate(table.sheet.header if said else ()):
        numbers = [number for row in rows if (number := table.number(row[at].text)) is not None]
        if role(cell.text) in COUNTED and len(numbers) == len(rows) and sum(numbers, Decimal(0)) in said:
            return True
    return False


def umbrellas_told(table: Table, rows: Rows) -> str:
    """What is told of actors who may stand for those right below them, with the answer that takes them out; or ""."""
    found: list[Cell] = []
    if _told_as_a_whole(table, rows):
        return ""
    for place, row in enumerate(rows):
        near = place + 1 < len(rows) and rows[place + 1][0].spot.row == row[0].spot.row + 1
        above = near and depth(table, rows[place + 1]) > depth(table, row)
        if above or any(_ONLY.search(text) for _, text in table.others(row)):
            found.append(row[table.actor])
    told = f"May count twice, since they may stand for those below them: {with_rows(found)}"
    remedy = taken_out([cell.text for cell in found], "takes these out; name those below instead to take them out")
    return told + remedy if found else ""
