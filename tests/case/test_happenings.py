"""The days of a group: one rhythm for the checker and for the engine."""

from __future__ import annotations

import pytest

from instantsia.case.dates import day_text
from instantsia.case.happenings import TURN_LIMIT, Group
from instantsia.errors import UserError


def group(every: str, since: str, until: str) -> Group:
    return Group.model_validate({"id": "g", "every": every, "from": since, "until": until})


@pytest.mark.parametrize(
    ("every", "since", "until", "days"),
    [
        ("day", "1957-02-27", "1957-03-01", ["02-27", "02-28", "03-01"]),
        ("week", "1957-01-01", "1957-01-20", ["01-01", "01-08", "01-15"]),
        ("month", "1957-01-31", "1957-04-30", ["01-31", "02-28", "03-31", "04-30"]),
        ("10", "1957-01-01", "1957-01-21", ["01-01", "01-11", "01-21"]),
    ],
)
def test_groups_repeat_by_day_week_month_or_days(every: str, since: str, until: str, days: list[str]) -> None:
    assert [day_text(day) for day in group(every, since, until).days()] == [f"1957-{day}" for day in days]


@pytest.mark.parametrize("every", ["year", "0", "-1", "", "1.5", "1000000", "٣", " 3"])
def test_another_rhythm_is_refused(every: str) -> None:
    """If the checker let one pass, the run would stop at it with another message."""
    one = group(every, "1957", "1957")
    assert [key for key, _, _ in one.mistakes()] == ["every"]
    with pytest.raises(UserError, match="group g: every"):
        one.days()


@pytest.mark.parametrize(
    ("since", "until", "key"), [("1958", "1957", "until"), ("always", "1957", "from"), ("1957", "always", "until")]
)
def test_days_that_are_none_are_refused(since: str, until: str, key: str) -> None:
    one = group("day", since, until)
    assert [key for key, _, _ in one.mistakes()] == [key]
    with pytest.raises(UserError, match=f"group g: {key}"):
        one.days()


def test_so_many_turns_and_no_more() -> None:
    first, last = "0001-01-01", day_text(TURN_LIMIT)
    assert sum(1 for _ in group("day", first, last).days()) == TURN_LIMIT
    assert [key for key, _, _ in group("day", first, day_text(TURN_LIMIT + 1)).mistakes()] == ["until"]
    assert [key for key, _, _ in group("month", "0001", "9999").mistakes()] == ["until"]


def test_months_end_with_the_calendar() -> None:
    assert [day_text(day) for day in group("month", "9999-10-31", "9999").days()][-1] == "9999-12-31"
