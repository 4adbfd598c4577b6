"""A table whose actors stand in its columns, and positions, saliences and weights in its rows: it is turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.stakeholders.files.columns.hints import acceptable, hint
from instantsia.stakeholders.files.columns.kinds import first_number, numberish
from instantsia.stakeholders.files.columns.names import MARK, of_issue, role, role_instead
from instantsia.stakeholders.files.sheet import Cell, Sheet, across
from instantsia.stakeholders.files.table.long_form import spread
from instantsia.stakeholders.files.table.turned_clauses import clauses_turned
from instantsia.stakeholders.files.table.turned_issues import issues_turned

MOST_ROWS = 20
"""A table of actors in columns has at most so many rows."""
FEW = 5
"""One in so many names of actors may mean a quantity where the rows name three or more."""
QUANTITIES = frozenset(("position", "salience", "capability", "vote", "seats"))
BESIDES = frozenset(("source", "note"))
"""What a row may tell besides: where no row is called a position, some are called so, and one holds numbers."""


def _meant(name: str) -> str | None:
    if MARK in name:  # a row of a block that is an issue
        return (of_issue(name) or ("", None))[1]
    found = role(name) or role_instead(name) or hint(name)
    return found if found in QUANTITIES else None


def _may_hold_positions(sheet: Sheet, labels: Sequence[str | None]) -> bool:
    """Whether one row is called by nothing that is known, and most that stands in it are numbers."""
    for row, label in zip(sheet.rows, labels, strict=True):
        texts = [cell.text for cell in row[1 : len(sheet.header)] if cell.text]
        numbers = sum(first_number(text) is not None and numberish(text) for text in texts)
        plain = bool(row[0].text) and label is None and role(row[0].text) is None and not acceptable(row[0].text)
        if plain and len(texts) > 1 and 2 * numbers > len(texts):
            return True
    return False


def turned(sheet: Sheet) -> Sheet:
    """The sheet with rows as columns where its first column names two quantities or more, or one beside a remark.

    One of them is a position by its name, or a row of numbers whose name says nothing else may be one, which is asked.
    """
    blocks = any(MARK in row[0].text for row in sheet.rows)
    sheet = sheet if blocks else issues_turned(clauses_turned(spread(sheet)))
    if len(sheet.rows) < 2 or len(sheet.header) < 3 or (len(sheet.rows) > MOST_ROWS and not blocks):
        return sheet
    labels = [_meant(row[0].text) if row[0].text else None for row in sheet.rows]
    above = [_meant(cell.text) for cell in sheet.header[1:] if cell.text]
    besides = {role(row[0].text) for row in sheet.rows if row[0].text} & BESIDES
    told, named = len(set(labels) - {None}), sum(one is not None for one in above)
    # the name of a party may have the name of a quantity in it: Lokaal Belang
    if told < 1 or len(above) < 2 or named * FEW > (len(above) if told + len(besides) > 2 else 0):
        return sheet
    if told + len(besides) < 2 or ("position" not in labels and not _may_hold_positions(sheet, labels)):
        return sheet
    kept = [row for row in sheet.rows if row[0].text]
    corner = sheet.header[0]
    header = (corner if role(corner.text) == "actor" else Cell("actor", corner.spot), *(row[0] for row in kept))
    names = [row[0].spot.name if MARK in row[0].text else row[0].text for row in kept]
    rows = tuple(
        (
            across(cell),
            *(
                row[at]._replace(spot=row[at].spot._replace(name=name, across=True))
                for row, name in zip(kept, names, strict=True)
            ),
        )
        for at, cell in enumerate(sheet.header)
        if at and cell.text
    )
    return replace(
        sheet,
        header=header,
        rows=rows,
        notes=(*sheet.notes, "the actors stand in the columns, so the table was turned"),
    )
