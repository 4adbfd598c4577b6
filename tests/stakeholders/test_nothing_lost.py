"""What would be wrong: a column or a row of somebody's sheet of which nothing is said, so that nobody misses it.

Every column in which something stands is told as read, as not read or by a note of its own; every row is an actor's, a
rater's of an actor, or among what is told.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instantsia.stakeholders.build.reading import read_any_sheet, table_of
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.files.sheet import Sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders

from .test_sheets_by_strangers import TODAY, first_read, sheets, tried


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def everything_told(told: Stakeholders) -> str:
    return flat(" ".join(reading_told(told, None)))


def columns_untold(sheet: Sheet, told: Stakeholders) -> list[str]:
    """Names of columns that hold something and are neither read, nor told as not read, nor named in a note."""
    names = {flat(name) for some in told.called.values() for name in some} | set(map(flat, told.unread))
    # of a table on its side what is left out stands in a column of the sheet
    left_out = (one.text for one in told.left_out) if "turned" in everything_told(told) else ()
    notes = flat(" ".join([*told.notes, *left_out]))
    held = {cell.spot.column for row in sheet.rows for cell in row if cell.text}

    def is_told(name: str) -> bool:
        # a name may carry that of its group, of its scale or of its issue when it is told
        within = len(name) > 3 and any(name in one for one in names)
        return name in names or within or repr(name)[1:-1] in notes

    return [cell.text for cell in sheet.header if cell.spot.column in held and not is_told(flat(cell.text))]


def rows_untold(sheet: Sheet, told: Stakeholders) -> list[int]:
    """Numbers of rows that are neither an actor's, nor a rater's of an actor, nor left out, nor named in a note."""
    text = everything_told(told)
    rows = {one.spot.row for one in told.entries} | {one.spot.row for one in told.left_out if not one.spot.column}
    for found in re.findall(r"rows? (\d+(?:(?:, | and )\d+)*)", text):
        rows |= set(map(int, re.findall(r"\d+", found)))
    turned = {*told.unread, *(name for some in told.called.values() for name in some)} if "turned" in text else set()
    named = {flat(name) for name in (*(one.actor for one in told.entries), *told.issues, *turned)}
    rated = turned or "raters in the column" in text
    return [
        row[0].spot.row
        for row in sheet.rows
        if row[0].spot.row not in rows and not (rated and any(flat(cell.text) in named for cell in row))
    ]


@pytest.mark.parametrize("path", [tried(one) for one in sheets()])
def test_of_every_column_and_every_row_something_is_said(path: Path) -> None:
    sheet = read_any_sheet(path, None)
    told = table_of(path, sheet, first_read(path).given, TODAY).stakeholders
    assert columns_untold(sheet, told) == []
    assert rows_untold(sheet, told) == []
