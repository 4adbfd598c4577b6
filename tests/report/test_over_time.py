"""What would be wrong: a sentence that an analyst reads another way than it is counted, days in one form here and in
another there, an answer that does not fit its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from instantsia.analysis.results import Forecast
from instantsia.analysis.results.times import Competing, Fan, OverTime, Times
from instantsia.analysis.times import competing, times
from instantsia.api import load
from instantsia.report.data import forecast_data
from instantsia.report.page import page
from instantsia.report.schema import answer_schema
from instantsia.report.sentences import over_time as words
from instantsia.report.terminal import screen
from tests.casefile import weekly
from tests.report.samples import HOSTILE, sober

MONTHS = [date(1970 + month // 12, month % 12 + 1, 1).toordinal() for month in range(36)]


def waits(*counts: tuple[int, int], never: int = 0) -> np.ndarray:
    """Days: so many draws in the month of each number."""
    days = [float(MONTHS[month]) for month, many in counts for _ in range(many)]
    return np.array([*days, *[np.inf] * never])


def found(*counts: tuple[int, int], never: int = 0) -> Times:
    return times(waits(*counts, never=never), MONTHS)


@pytest.mark.parametrize(
    ("course", "p", "told"),
    [
        (
            found((2, 20), (14, 40), (35, 9), never=31),
            0.69,
            "It comes about by March 1970 in a tenth of the draws and by March 1971 in half; in 0.31 not by December "
            "1972.",
        ),
        (
            found((2, 10), (5, 80), (20, 10)),
            1.0,
            "It comes about by March 1970 in a tenth of the draws and by June 1970 in nine tenths.",
        ),
        (
            found((2, 95), (5, 5)),
            1.0,
            "It comes about by March 1970 in nine tenths of the draws.",
        ),
        (
            found((2, 4), (5, 4), never=92),
            0.05,
            "It comes about by December 1972 in 0.08 of the draws. It does not last in all of these: at the end it "
            "holds in 0.05.",
        ),
        (found((2, 60), never=40), 0.6, ""),
        (found(never=10), 0.0, ""),
    ],
    ids=["some never", "all do", "most at once", "seldom, and it passes", "on one day only", "never"],
)
def test_the_sentence_says_by_when_in_how_many_draws(course: Times, p: float, told: str) -> None:
    assert words.sentence(course, p, months=True) == told


def test_days_are_told_as_days_where_it_does_not_go_by_the_month() -> None:
    course = found((2, 10), (5, 80), (20, 10))
    assert "by 1 March 1970 in a tenth" in words.sentence(course, 1.0, months=False)


def with_times(forecast: Forecast) -> Forecast:
    """The sober case with months: its first event comes about or passes, its second holds from the beginning."""
    one, other = waits((2, 20), (14, 40), never=40), waits((5, 10), (14, 10), never=80)[::-1]
    first, second, *_ = (event.id for event in forecast.events)
    ends: Competing = competing({first: one, second: other}, MONTHS)
    course: dict[str, Times | None] = dict.fromkeys(event.id for event in forecast.events)
    course[forecast.headline] = times(one, MONTHS)
    bands = {q: (50 + 100 * q, None, 60 + 100 * q) for q in (0.1, 0.25, 0.5, 0.75, 0.9)}
    fan = Fan("front", "held", tuple(MONTHS[:3]), (0.5, 0.05, 0.6), bands, 2000)
    return replace(forecast, over_time=OverTime(course, {"months": ends}, (fan,), months=True))


def test_screen_and_page_tell_the_same() -> None:
    forecast = with_times(sober())
    sentence, first = words.lines(forecast)
    wide = screen(forecast, 400)
    assert sentence in wide
    assert first in wide
    assert "none by December 1972" in first
    html = page(forecast)
    assert sentence in html
    assert 'id="survival"' in html
    assert 'id="ends-months"' in html
    assert 'id="fan-front-held"' in html
    assert words.HELD in html


def test_what_a_case_says_is_text_on_the_page() -> None:
    forecast = with_times(sober())
    hostile = tuple(replace(event, text=HOSTILE) for event in forecast.events)
    html = page(replace(forecast, events=hostile))
    assert "<script" not in html


def test_ends_and_none_are_told_together() -> None:
    forecast = with_times(sober())
    assert forecast.over_time is not None
    (ends,) = forecast.over_time.ends.values()
    told = words.first(forecast, ends)
    shares = [by_day[-1] for by_day in ends.shares.values()]
    assert sum(shares) + ends.none[-1] == pytest.approx(1)
    for share in (*shares, ends.none[-1]):
        assert f"{share:.2f}" in told


def test_a_played_case_fits_the_schema(tmp_path: Path) -> None:
    """Two ends, and one event that holds before the first step."""
    more = """
[[event]]
id = "late"
text = "It is closed in October"
when = 'ballot == "close" and ballot.ended >= "1904-10"'
ends = "weeks"

[[event]]
id = "open"
text = "It is not closed yet"
when = 'not ballot == "close"'

[[assumption]]
about = "*.well\""""
    folder = weekly.write(
        tmp_path / "weekly",
        ("when = 'ballot == \"close\"'", 'when = \'ballot == "close"\'\nends = "weeks"'),
        ('\n[[assumption]]\nabout = "*.well"', more),
    )
    run = load(folder).run(draws=600, runs=None)
    data = json.loads(json.dumps(forecast_data(run.forecast)))
    jsonschema.Draft202012Validator(answer_schema()).validate(data)
    assert data["times"]["open"] is None
    closed = data["times"]["closed"]
    assert [one["day"] for one in closed["course"]] == ["1904-09-19", "1904-09-26", "1904-10-03", "1904-10-10"]
    assert closed["until"] == "1904-10-10"
    assert closed["ever"] == data["events"]["closed"]["p"]
    late = data["ends"]["weeks"]["shares"]["late"]
    assert late == [0.0, 0.0, 0.0, 0.0], "on one day with the other the one that is declared first comes first"
    assert data["ends"]["weeks"]["shares"]["closed"] == [one["p"] for one in closed["course"]]


def test_an_end_that_holds_from_the_start_is_why_nothing_is_told_of_which_comes_first() -> None:
    forecast = sober()
    event = forecast.headline
    when = OverTime(times={event: None}, ends={}, fans=(), months=True, untold=(event,))
    text = forecast.event(event).text.strip().rstrip(".")
    assert words.lines(replace(forecast, over_time=when)) == [
        f'"{text}" holds before the first step already: which end comes first is not told.'
    ]
