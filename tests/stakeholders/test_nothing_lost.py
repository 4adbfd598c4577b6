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

from .test_sheets_by_strangers import TODAY, sheets, tried


def flat(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def everything_told(told: Stakeholders) -> str:
    columns = [name for names in told.called.values() for name in names]
    return flat(" ".join([*columns, *told.unread, *reading_told(told, None)]))


def columns_untold(sheet: Sheet, told: Stakeholders) -> list[str]:
    text = everything_told(told)
    held = {cell.spot.column for row in sheet.rows for cell in row if cell.text}
    return [cell.text for cell in sheet.header if cell.spot.column in held and flat(cell.text) not in text]


def rows_untold(sheet: Sheet, told: Stakeholders) -> list[int]:
    text = everything_told(told) + flat(" ".join(one.actor for one in told.entries))
    rows = {one.spot.row for one in told.entries} | {one.spot.row for one in told.left_out if not one.spot.column}
    left = [row for row in sheet.rows if row[0].spot.row not in rows]
    return [
        row[0].spot.row
        for row in left
        if f"row{row[0].spot.row}" not in text
        and not any(len(flat(cell.text)) > 2 and flat(cell.text) in text for cell in row)
    ]


@pytest.mark.parametrize("path", [tried(one) for one in sheets()])
def test_of_every_column_and_every_row_something_is_said(path: Path) -> None:
    sheet = read_any_sheet(path, None)
    told = table_of(path, sheet, {}, TODAY).stakeholders
    assert columns_untold(sheet, told) == []
    assert rows_untold(sheet, told) == []
