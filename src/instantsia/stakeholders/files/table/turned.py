"""A table whose actors stand in its columns, and positions, saliences and weights in its rows: it is turned."""

from __future__ import annotations

from dataclasses import replace

from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.names import role, role_instead
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.table.long_form import spread
from instantsia.stakeholders.files.table.turned_clauses import clauses_turned
from instantsia.stakeholders.files.table.turned_issues import issues_turned

MOST_ROWS = 20
"""A table of actors in columns has at most so many rows."""
FEW = 5
"""One in so many names of actors may mean a quantity where the rows name three or more."""
QUANTITIES = frozenset(("position", "salience", "capability", "vote", "seats"))


def _meant(name: str) -> str | None:
    found = role(name) or role_instead(name) or hint(name)
    return found if found in QUANTITIES else None


def turned(sheet: Sheet) -> Sheet:
    """The sheet with rows as columns where its first column names a position and another quantity."""
    sheet = issues_turned(clauses_turned(spread(sheet)))
    if not 2 <= len(sheet.rows) <= MOST_ROWS or len(sheet.header) < 3:
        return sheet
    labels = [_meant(row[0].text) if row[0].text else None for row in sheet.rows]
    above = [_meant(cell.text) for cell in sheet.header[1:] if cell.text]
    told, named = len(set(labels) - {None}), sum(one is not None for one in above)
    # the name of a party may have the name of a quantity in it: Lokaal Belang
    if "position" not in labels or told < 2 or len(above) < 2 or named * FEW > (len(above) if told > 2 else 0):
        return sheet
    kept = [row for row in sheet.rows if row[0].text]
    corner = sheet.header[0]
    header = (corner if role(corner.text) == "actor" else Cell("actor", corner.spot), *(row[0] for row in kept))
    rows = tuple(
        (cell, *(row[at]._replace(spot=row[at].spot._replace(name=row[0].text, across=True)) for row in kept))
        for at, cell in enumerate(sheet.header)
        if at and cell.text
    )
    return replace(
        sheet,
        header=header,
        rows=rows,
        notes=(*sheet.notes, "the actors stand in the columns, so the table was turned"),
    )
