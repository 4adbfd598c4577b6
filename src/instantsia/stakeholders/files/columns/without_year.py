"""Positions that are days without a year (May 10, 28. Apr.): the year is that of the lines above, or the coming one.

A day is no option among others, since one is before another. The year is put behind each day, and that is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.mostly import mostly, telling
from instantsia.stakeholders.files.columns.names import of_issue, role
from instantsia.stakeholders.files.columns.times import Day, day_of, order_of
from instantsia.stakeholders.files.sheet import Sheet

LARGEST_MONTH = 12
_YEAR = pattern(r"(?<![\d./-])(20\d\d)(?![\d/-]|\.\d)")
_WORD = pattern(r"[^\W\d_]{3}")


def with_years(sheet: Sheet, today: int | None) -> Sheet:
    """The sheet with the year behind the days of its positions that have none; as it is where no year is known.

    today   ordinal of the day from which the coming year is counted; None where nobody knows it
    """
    for at, cell in enumerate(sheet.header):
        if role(cell.text) != "position" and (of_issue(cell.text) or ("", ""))[1] != "position":
            continue
        days = days_without_year([row[at].text for row in sheet.rows])
        name = next((row[at].spot.name for row in sheet.rows), cell.text)
        found = _year(days.values(), [name, *sheet.above, sheet.title], today) if days else None
        if found is None:
            continue
        year, why = found
        rows = tuple(
            tuple(
                one._replace(text=f"{one.text} {year}") if place == at and one.text in days else one
                for place, one in enumerate(row)
            )
            for row in sheet.rows
        )
        told = f"Days without a year in {cut(name)} are read as of {year}, {why}"
        sheet = replace(sheet, rows=rows, notes=(*sheet.notes, told))
    return sheet


def days_without_year(texts: Sequence[str]) -> dict[str, Day]:
    """{text: its day} of a column of days with the names of their months and no year; {} of any other column.

    One of the days is beyond 12: else a spreadsheet may have made them of 4-5.

    >>> [(day.month, day.day) for day in days_without_year(["May 10", "Apr 28", "tbd"]).values()]
    [(5, 10), (4, 28)]
    >>> days_without_year(["04-May", "03-Mar"]), days_without_year(["Nov 20", "May 3"]), days_without_year(["3", "5"])
    ({}, {}, {})
    """
    some = telling(texts)
    days = {
        text: day
        for text in dict.fromkeys(some)
        if _WORD.search(text) and (day := day_of(text.strip(), None)) and day.year is None and day.day is not None
    }
    if not mostly(days, some) or order_of([*days]) is None:
        return {}
    return days if any((day.day or 0) > LARGEST_MONTH for day in days.values()) else {}


def _year(days: Iterable[Day], lines: Iterable[str], today: int | None) -> tuple[int, str] | None:
    """(the year of some days, why it is): the one that a line tells, or in which the first of them is to come."""
    for line in lines:
        if len(years := set(_YEAR.findall(line))) == 1:
            return int(years.pop()), f"as {cut(line)} says"
    if today is None:
        return None
    now = datetime.date.fromordinal(today)
    first = min((day.month or 1, day.day or 1) for day in days)
    return now.year + (first < (now.month, now.day)), "the next such days"
