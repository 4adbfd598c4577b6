"""Days in words and months that go on, at the ends of months, years and of the calendar."""

from __future__ import annotations

import datetime

from instantsia.case.dates import days_in_words, months_later


def day(*parts: int) -> int:
    return datetime.date(*parts).toordinal()


def test_days_as_they_are_printed() -> None:
    assert days_in_words(None, day(1957, 6, 18)) == "18 June 1957"
    assert days_in_words(day(1957, 6, 18), day(1957, 6, 18)) == "18 June 1957"
    assert days_in_words(day(1957, 6, 18), day(1957, 6, 20)) == "18-20 June 1957"
    assert days_in_words(day(1957, 6, 29), day(1957, 7, 3)) == "29 June to 3 July 1957"
    assert days_in_words(day(1957, 12, 29), day(1958, 1, 3)) == "29 December 1957 to 3 January 1958"
    assert days_in_words(day(1957, 6, 18), None) == ""


def test_a_month_later_is_the_same_day_where_there_is_one() -> None:
    assert months_later(day(1957, 1, 31), 1) == day(1957, 2, 28)
    assert months_later(day(1956, 1, 31), 1) == day(1956, 2, 29)
    assert months_later(day(1957, 1, 31), 2) == day(1957, 3, 31)
    assert months_later(day(1957, 12, 5), 13) == day(1959, 1, 5)
    # the calendar ends here: whoever counts days goes past its last one
    assert months_later(day(9999, 12, 1), 1) == day(9999, 12, 31) + 1
