"""What would be wrong: figures that are not those of a chance that is known, an end that is counted although another
had come before it, times for a case in which nothing repeats, an older run that cannot be read any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from instantsia.analysis.fans import Bands, fans
from instantsia.analysis.over_time import MOST_DAYS, at_least, over_time
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.times import OverTime
from instantsia.api import load
from instantsia.case.happenings import Group, Step
from instantsia.case.numbers import Number
from instantsia.case.questions import Event
from instantsia.draws.state import Array
from instantsia.engine import columns
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Recorder
from instantsia.engine.run import columns_of
from instantsia.report.data import forecast_data
from instantsia.report.sentences.over_time import sentence
from tests.casefile import weekly
from tests.engine.toys import Coin, Walk, case

TURNS = 24
DRAWS = 40_000


def months(turns: int = TURNS, **more: str) -> Group:
    last = date(1931 + (turns - 1) // 12, (turns - 1) % 12 + 1, 1)
    return Group.model_validate({"id": "months", "every": "month", "from": "1931-01-01", "until": str(last), **more})


def coin(id: str, chance: float, **more: str) -> Coin:
    return Coin(id=id, within="months", chance=Number(low=chance, high=chance, why="invented"), **more)


def told(plan: Plan) -> tuple[OverTime, dict[str, Array]]:
    found = columns_of(plan)
    replays = Replays(plan)
    over = over_time(replays, shares.state_of(replays.prepared, found))
    assert over is not None
    return over, found


def planned(*steps: Step, draws: int, group: Group, **events: tuple[str, str | None]) -> Plan:
    written = tuple(Event(id=id, text=id, when=when, ends=ends) for id, (when, ends) in events.items())
    toy = case(*steps, group=(group,))
    return Plan(toy.model_copy(update={"event": written}), draws=draws, each_turn=True)


def test_a_chance_of_each_month_is_found_again() -> None:
    """Geometric: 1 - (1 - h)^k by month k, its quantiles, and h as the hazard in every month; binomial errors."""
    h = 0.08
    group = months(**{"while": 'not coin == "heads"'})
    over, _ = told(planned(coin("coin", h), draws=DRAWS, group=group, it=('coin == "heads"', None)))
    found = over.times["it"]
    assert found is not None
    assert over.months
    gone = [1 - (1 - h) ** turn for turn in range(1, TURNS + 1)]
    risk = [1 - one for one in (0.0, *gone[:-1])]
    for one, p, before in zip(found.course, gone, risk, strict=True):
        assert one.mcse == pytest.approx((one.p * (1 - one.p) / DRAWS) ** 0.5)
        assert abs(one.p - p) < 4 * (p * (1 - p) / DRAWS) ** 0.5
        assert abs(one.at_risk / DRAWS - before) <= 4 * (before * (1 - before) / DRAWS) ** 0.5
        assert one.hazard is not None
        assert one.hazard_mcse is not None
        assert abs(one.hazard - h) < 4.5 * (h * (1 - h) / one.at_risk) ** 0.5
    assert found.ever == found.course[-1].p
    assert found.until == date(1932, 12, 1).toordinal()
    for q in (0.1, 0.25, 0.5, 0.75):
        turn = next(place for place, p in enumerate(gone) if p >= q)
        quantile = found.quantiles[q]
        assert quantile.day == found.course[turn].day, q
    assert found.quantiles[0.9].day is None, "not by the end: .92^24 = .135"


def test_an_event_with_a_day_in_it_is_not_come_about_by_that_day_and_not_by_the_last_that_is_played() -> None:
    group = months(**{"while": 'not coin == "heads"'})
    events = {
        "early": ('coin == "heads" and coin.ended < "1931-07-01"', None),
        "ever": ('coin == "heads" and coin.ended > "1931-07-01"', None),
    }
    over, _ = told(planned(coin("coin", 0.08), draws=2_000, group=group, **events))
    early, ever = over.times["early"], over.times["ever"]
    assert early is not None
    assert ever is not None
    assert date.fromordinal(early.until) == date(1931, 6, 30)
    assert date.fromordinal(ever.until) == date(1932, 12, 1)
    assert sentence(early, early.ever, months=True).endswith(f"; in {1 - early.ever:.2f} not by June 1931.")


def test_two_ends_that_compete_against_an_enumeration() -> None:
    """Each draw gone through in plain Python: the first of the two ends that comes; of two in one month the first."""
    plan = planned(
        coin("peace", 0.05),
        coin("defeat", 0.04),
        draws=3000,
        group=months(12),
        peace=('peace == "heads"', "months"),
        defeat=('defeat == "heads"', "months"),
        other=('peace == "tails"', None),
    )
    over, found = told(plan)
    ends = over.ends["months"]
    tally = {"peace": [0] * 12, "defeat": [0] * 12}
    for draw in range(3000):
        for turn in range(12):
            came = [end for end in tally if found[f"decided/{end}@{turn}"][draw] == 1]
            if came:
                for later in range(turn, 12):
                    tally[came[0]][later] += 1
                break
    assert {end: [round(3000 * p) for p in by_day] for end, by_day in ends.shares.items()} == tally
    both = [one + other for one, other in zip(*tally.values(), strict=True)]
    assert [round(3000 * p) for p in ends.none] == [3000 - one for one in both]
    assert set(ends.shares) == {"peace", "defeat"}


def test_what_holds_before_the_first_step_does_not_come_about() -> None:
    plan = planned(
        coin("coin", 0.3),
        draws=400,
        group=months(3),
        still=('not coin == "heads"', "months"),
        heads=('coin == "heads"', "months"),
    )
    over, _ = told(plan)
    assert over.times["still"] is None
    assert over.times["heads"] is not None
    assert over.ends == {}, "an end that holds before the first step competes with none"


def test_a_course_of_many_turns_is_thinned_and_its_quantiles_are_not() -> None:
    group = Group.model_validate(
        {"id": "months", "every": "day", "from": "1931-01-01", "until": "1934-12-31", "while": 'not coin == "heads"'}
    )
    plan = planned(coin("coin", 0.002), draws=2000, group=group, it=('coin == "heads"', None))
    over, found = told(replace(plan, each_turn=False))
    times = over.times["it"]
    assert times is not None
    assert MOST_DAYS / 2 <= len(times.course) <= MOST_DAYS
    days = np.sort(found["came/it"])
    assert times.quantiles[0.5].day == days[999]
    assert times.ever == np.isfinite(days).mean()


def test_a_fan_is_made_of_the_quantiles_of_every_turn() -> None:
    plan = Plan(case(Walk(id="walk", within="months"), group=(months(12),), event="walk.height > 3"), draws=500)
    (fan,) = fans(Replays(plan))
    recorder = Recorder((("height", "walk"),), np.arange(500))
    play(prepare(plan), program_of(plan), 0, 500, record=recorder)
    assert (fan.subject, fan.name, fan.draws) == ("walk", "height", 500)
    assert fan.days == tuple(turn.day for turn, _ in recorder.notes)
    for q, band in fan.bands.items():
        assert band == tuple(float(np.quantile(noted["height", "walk"], q)) for _, noted in recorder.notes)
    assert set(fan.there) == {1.0}


def test_a_fan_is_of_no_more_days_than_can_be_drawn() -> None:
    """A quantile of each of a thousand turns would be a thousand numbers a band; no draw of any turn is kept."""
    every = -(-1000 // 400)
    recorder = Bands((("height", "walk"),), np.arange(300), every=every)
    plan = Plan(case(Walk(id="walk", within="months"), group=(months(1000),), event="walk.height > 3"), draws=300)
    play(prepare(plan), program_of(plan), 0, 300, record=recorder)
    fan = recorder.fan(("height", "walk"))
    assert len(fan.days) == 1000 // every
    assert not recorder.notes
    assert [array.shape for array in recorder.last.values()] == [(300,)]


def test_nothing_of_it_where_nothing_repeats() -> None:
    found = load("gdr-orders-1957").run(draws=200, runs=None).forecast
    assert found.over_time is None
    assert found.times == {}
    assert not {"times", "ends", "fans"} & forecast_data(found).keys()


def test_a_run_that_was_kept_before_days_were_is_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, runs = weekly.write(tmp_path / "weekly"), tmp_path / "runs"
    all_kept = columns.kept

    def before(*arguments: object) -> tuple[tuple[str, str, str | None], ...]:
        return tuple(column for column in all_kept(*arguments) if column[0] != "came")  # type: ignore[arg-type]

    with monkeypatch.context() as then:
        then.setattr(columns, "kept", before)
        load(folder).run(draws=400, runs=runs)
    again = load(folder).run(draws=400, runs=runs)
    assert not [name for name in again.columns if name.startswith("came/")], "the run was not played anew"
    assert again.forecast.over_time is None
    assert "times" not in forecast_data(again.forecast)
    fresh = load(folder).run(draws=400, runs=tmp_path / "others")
    assert fresh.forecast.times["closed"] is not None
    assert fresh.forecast.events == again.forecast.events


def test_levels_of_a_long_ladder_are_told_as_at_least() -> None:
    """Each is reached with every level above it: side by side they would read as ends that exclude each other."""
    case = load("railway-sale-1933").case
    assert at_least(case) == {"goods.a_third", "goods.half", "goods.two_thirds"}
    assert at_least(load("vietnam-1966").case) == frozenset()
