"""What would be wrong: dates as positions become options of a vote, as many as there are dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.case.numbers import Number
from instantsia.casefile.load import load
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.files.columns.in_time import times_in, told_time
from instantsia.stakeholders.questions import ask

TODAY = 739_000
NAMES = ("Ann", "Bob", "Cid", "Dee")


def opened(cells: tuple[str, ...], answers: dict[str, str] | None = None) -> Opened:
    rows = (f"{name},{cell},60" for name, cell in zip(NAMES, cells, strict=True))
    return opened_text("\n".join(["actor,position,salience", *rows]) + "\n", Path("start.csv"), answers or {}, TODAY)


def numbers(read: Opened) -> list[tuple[float, float] | None]:
    ((_, entries),) = read.table.rows.items()
    return [
        None if one.position.number is None else (one.position.number.low, one.position.number.high) for one in entries
    ]


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        (("2030/31", "2032/33", "2035/36", "2031/32"), [2030, 2032, 2035, 2031]),
        (("FY 2030", "FY2032", "FY 2035/36", "FY 2031"), [2030, 2032, 2035, 2031]),
        (("12 Mar 2027", "1 Apr 2027", "30 Sep 2027", "1 Jan 2028"), [2027.192, 2027.247, 2027.745, 2028]),
        (("12. März 2027", "1. April 2027", "30. Sept. 2027", "1. Jan. 2028"), [2027.192, 2027.247, 2027.745, 2028]),
        (("12.3.2027", "1.4.2027", "30.9.2027", "1.1.2028"), [2027.192, 2027.247, 2027.745, 2028]),
        (("2027-03-12", "2027-04-01", "2027-09-30", "2028-01-01"), [2027.192, 2027.247, 2027.745, 2028]),
        (("3/12/2027", "4/1/2027", "9/30/2027", "1/1/2028"), [2027.192, 2027.247, 2027.745, 2028]),
    ],
)
def test_a_date_is_a_year_with_its_part(cells: tuple[str, ...], points: list[float]) -> None:
    assert numbers(opened(cells)) == [(one, one) for one in points]


def test_a_quarter_and_a_month_are_anywhere_in_it() -> None:
    read = opened(("Q1 2027", "H2 2027", "March 2028", "tbc"))
    assert numbers(read) == [(2027, 2027.25), (2027.5, 2028), (2028.167, 2028.25), None]


@pytest.mark.parametrize(
    "cells",
    [("2027-04-05", "2027-03-07", "2027-06-08", "2027-02-04"), ("north", "Q1 2027", "south", "west")],
)
def test_what_is_no_column_of_times(cells: tuple[str, ...]) -> None:
    """Four ranges that a spreadsheet made dates; a place beside a date."""
    read = opened(cells)
    ((_, entries),) = read.table.rows.items()
    assert numbers(read) == [None, None, None, None]
    assert tuple(one.position.word for one in entries) == cells


def test_the_scale_is_one_of_whole_months_and_answers_may_be_dates() -> None:
    cells = ("12 Mar 2027", "1 Apr 2027", "30 Sep 2027", "1 Jan 2028")
    bare = opened(cells)
    doubt = ask(bare.known, bare.written).table_facts.doubt
    assert doubt is not None
    assert doubt.scale == (2027.162, 2028)
    read = opened(cells, {"scale": "2027-03-01..1 Jan 2028", "status_quo": "1 Apr 2027", "line": "1 Jul 2027"})
    asking = ask(read.known, read.written)
    assert asking.value("scale") == (2027.162, 2028)
    assert asking.value("status_quo").middle == 2027.247
    assert asking.value("line").point == 2027.496


def test_it_is_the_same_in_the_table_that_is_written_as_it_was_understood() -> None:
    cells = ("12 Mar 2027", "Q2 2027", "30 Sep 2027", "1 Jan 2028")
    written = as_read(opened(cells))
    assert "position: '12 Mar 2027' is 2027.192" in written
    again = opened_text(written, Path("start.csv"), {}, TODAY)
    assert numbers(again) == numbers(opened(cells))


def test_the_first_and_the_last_day_are_where_the_scale_ends_without_a_fault() -> None:
    """If it failed, a scale of days would be rounded to two decimals, and its own end would be off it."""
    cells = ("5 Sep 2026", "12 Sep 2026", "10 Oct 2026", "26 Sep 2026")
    answers = {"scale": "2026-09-05..2026-10-10", "status_quo": "2026-09-05", "line": "2026-09-19"}
    (issue,) = load(opened(cells, answers).document()).issues.values()
    assert list(issue.scale or ()) == ["2026.677", "2026.773"]


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (("2030/31", "2032/33", "2031/32"), ("2030", "2032", "2031")),
        (("2030-31", "2032-33", "FY 2031"), ("2030", "2032", "2031")),
        (("1.2.2027", "3.4.2027", "5.6.2027"), ("2027.085", "2027.252", "2027.425")),
    ],
)
def test_fiscal_years_and_days_with_points_are_times(texts: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert tuple(str(one.parts[0]) for one in times_in(texts).values()) == parts


def test_a_fiscal_year_is_told_as_a_year_and_not_as_its_first_day() -> None:
    number = Number(low=2030.0, high=2030.0, source="table")
    assert [told_time(text, number) for text in ("2030/31", "2030-31", "FY 2030/31")] == ["", "", ""]
    assert told_time("1.1.2030", number) == "1 Jan 2030"
