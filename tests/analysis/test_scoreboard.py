"""What would be wrong: a loss that is left out, a range that is not the printed one, a mean of other steps."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from instantsia import api
from instantsia.analysis.eve import eve
from instantsia.analysis.ranges.ranges import ranges
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Rival
from instantsia.analysis.score import scores
from instantsia.analysis.scoreboard import Scoreboard, ScoredEvent, pooled, scoreboard
from instantsia.engine.plan import Plan
from tests.analysis.by_hand import board, claim, source

DRAWS = 800


@functools.cache
def table() -> Scoreboard:
    return api.scoreboard(draws=DRAWS)


def event(case: str, brier: float, **rivals: float) -> ScoredEvent:
    """A step with a Brier score; the log score is a tenth of it, a rival's likewise."""
    return ScoredEvent(
        case, "", "step", "", "", {"yes": 1.0}, "yes", 0.5, 0.2, 0.8, True, brier, brier / 10,
        tuple(Rival(name, one, one / 10) for name, one in rivals.items()),
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name in api.bundled() if eve(api.load(name).case) is not None])
def test_every_scored_step_stands_in_the_table_with_the_figures_of_a_run(name: str) -> None:
    """The range of several options that happened is that of the one that did not, mirrored."""
    study = api.load(name)
    plan = study.plan(DRAWS, as_of=study.eve[0])
    # fewer draws of a case with many steps are replayed than were played: its scores are of those that were played
    replays, run = Replays(plan), Replays(plan, draws=DRAWS).base
    steps = {step.id: shares.outcomes(replays.prepared, run, step.id) for step in study.case.step}
    events = {event: shares.measured(holds) for event, holds in shares.events(replays.prepared, run).items()}
    found = ranges(replays, run, events, steps)
    # of more than two options the headline has the range of the one that it is about, each option that of what holds
    about = {"excomm-1962": ("decision", "blockade", "blockade"), "tanaka-1931": ("verdict", "genuine", "believed")}
    printed = dict(found.steps)
    if name in about:
        step, option, event_of_it = about[name]
        printed[step] = {option: found.events[event_of_it]}
    # where it is about a second vote or two options as well, no range that is printed is that of what happened
    apart = {"hungary-1956": {"decision"}, "czechoslovakia-1938": {"answer"}}.get(name, set())
    mine = {one.step: one for one in table().events if one.case == name}
    assert {one.step: (one.brier, one.log, one.rivals) for one in scores(replays.prepared, replays.program, run)} == {
        step: (one.brier, one.log, one.rivals) for step, one in mine.items()
    }
    compared = 0
    for step, one in mine.items():
        if step in apart:
            assert (one.low or 1) <= one.p <= (one.high or 0)
            continue
        ends = printed[step].get(one.happened, (None, None))
        if one.happened == "abolish|remove":
            low, high = printed[step]["keep"]
            ends = 1 - (high or 0), 1 - (low or 0)
        if ends != (None, None):
            compared += 1
            assert (one.low, one.high) == pytest.approx(ends)
    # a step that decides nothing has no printed range
    assert compared == sum(replays.prepared.steps[step].DECIDES for step in mine if step not in apart)


def test_losses_are_in_it() -> None:
    assert any(one.brier > rival.brier for one in table().events for rival in one.rivals)


def test_means_are_over_the_steps_for_which_a_rival_has_a_forecast() -> None:
    events = [event("a", 0.2, even=0.5, count=0.1), event("a", 0.4, even=0.5), event("b", 0.9, even=0.5, count=0.3)]
    ours, even, count = pooled(events)
    assert (ours.name, ours.events, ours.cases) == ("ours", 3, 2)
    assert ours.brier.mean == pytest.approx(0.5)
    assert ours.log.mean == pytest.approx(0.05)
    assert ours.ahead is None
    assert even.ahead is not None
    assert even.ahead.mean == pytest.approx(0.0)
    assert (count.events, count.brier.mean) == (2, pytest.approx(0.2))
    assert count.ahead is not None
    assert count.ahead.mean == pytest.approx((0.2 - 0.1 + 0.9 - 0.3) / 2)


def test_the_interval_is_that_of_a_bootstrap_by_case() -> None:
    """With two cases a resample is the one twice, the other twice, or both: 1/4, 1/4, 1/2."""
    (ours,) = pooled([event("a", 0.2), event("a", 0.4), event("b", 0.9)])
    assert (ours.brier.low, ours.brier.high) == pytest.approx((0.3, 0.9))
    (alone,) = pooled([event("a", 0.2)])
    assert (alone.brier.mean, alone.brier.low) == (0.2, None)
    assert pooled([]) == ()


def test_inside_is_whether_the_range_reaches_one_half() -> None:
    """Closed with certainty by the coding, kept by the record; and the other way round; a silent man in between."""

    def one(value: str, *positions: object) -> ScoredEvent:
        case = board(
            dict(zip(("alder", "birch", "cedar"), positions, strict=True)),  # type: ignore[arg-type]
            source=[source("record", 0.99, made="1931-04-01")],
            claim=[claim("r1", "record.ballot", value, source="record")],
        )
        return scoreboard([Plan(case, draws=DRAWS)]).events[0]

    wrong, right = one("keep", 100, 100, 0), one("close", 100, 100, 0)
    assert (wrong.p, wrong.reaches_half, wrong.low) == (0.0, False, None)
    assert (right.p, right.reaches_half, right.width) == (1.0, True, None)
    wide = one("keep", 100, {"value": "20..90"}, 0)
    assert wide.low is not None
    assert wide.low < 0.05
    assert wide.reaches_half
    assert wide.width is not None
    assert wide.width > 0.9
    assert np.isclose(wide.p, 3 / 7, atol=0.05)
