"""What would be wrong: a turning point that comes after the end, that is the end itself, or that is chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.course.turning import (
    before_it_is_over,
    came_of,
    explained,
    first_order_share,
    turning_point,
)
from instantsia.analysis.replaying.shares import state_of
from instantsia.case.conditions import parse
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.run import columns_of
from tests.analysis.other_side.two_sides import study
from tests.steps.other_side import SHORT


def three_votes(event: str, *more: str) -> Prepared:
    """Votes one, two, three of a body of one, and events."""
    vote = {"kind": "vote", "body": "board", "issue": "pier"}
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "Three votes",
        "actor": [{"id": "a"}],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "no", "100": "yes"}}],
        "fact": [{"id": "rain"}],
        "body": [{"id": "board", "members": ["a"], "rule": {"kind": "majority"}}],
        "step": [vote | {"id": name, "date": "1931-03-11"} for name in ("one", "two", "three")],
        "event": [{"id": f"e{n}", "text": "E", "when": when} for n, when in enumerate((event, *more))],
        "assumption": [
            {"about": "a.pier", "value": "0..100", "why": "so"},
            {"about": "fact.rain", "value": 0.5, "why": "so"},
        ],
    }
    return prepare(Plan(load(from_mapping(written, "three")), draws=100))


def state(prepared: Prepared, **decided: Sequence[int | None]) -> State:
    """What came of each step, draw by draw; None where it did not happen."""
    draws = len(next(iter(decided.values())))
    arrays = {}
    for step in ("one", "two", "three"):
        came = decided.get(step, [0] * draws)
        arrays["happened", step] = np.array([c is not None for c in came])
        arrays["decided", step] = np.array([-1 if c is None else c for c in came], np.int8)
    return State(draws, prepared.variables, prepared.axes, arrays)


def named(found: tuple[str, float] | None) -> tuple[str, float] | None:
    return found and (found[0], round(found[1], 6))


FAIR: dict[str, list[int | None]] = {"one": [0, 0, 1, 1] * 25, "two": [0, 1, 0, 1] * 25}


def test_half_of_an_and_explains_a_third() -> None:
    # Y = A and B, both fair: Var(E[Y|A]) = 1/16, Var(Y) = 3/16; the same for B, and the earlier one counts
    prepared = three_votes('one == "close" and two == "close"')
    assert named(turning_point(prepared, state(prepared, **FAIR))) == ("one", 0.333333)


def test_it_is_about_the_last_event_and_not_the_headline() -> None:
    prepared = three_votes('one == "close"', 'two == "close" and three == "close"')
    here = state(prepared, one=[0, 0, 0, 0, 1, 1, 1, 1] * 50, two=[0, 0, 1, 1] * 100, three=[0, 1, 0, 1] * 100)
    assert named(turning_point(prepared, here)) == ("two", 0.333333)


def test_where_steps_repeat_it_is_about_the_headline_and_not_what_two_sides_do_month_by_month() -> None:
    """A battle in the last month is one of a war that has not ended: it makes nothing end as it does."""
    plan = study(SHORT).plan(500)
    prepared = prepare(plan)
    event = explained(plan.case)
    assert event is not None
    assert event.id == plan.case.event[0].id
    assert before_it_is_over(prepared, parse(event.when)) == ()
    assert turning_point(prepared, state_of(prepared, dict(columns_of(plan)))) is None


def test_the_event_over_again_is_no_turning_point() -> None:
    prepared = three_votes('one == "close"')
    assert turning_point(prepared, state(prepared, **FAIR)) is None


def test_what_follows_the_end_is_left_out() -> None:
    # three tells nearly all about the event, but it comes after it
    prepared = three_votes('one == "close" and two == "close"')
    echo = [0, 0, 0, 1] * 24 + [0, 0, 0, 0]
    assert named(turning_point(prepared, state(prepared, **FAIR, three=echo))) == ("one", 0.333333)
    assert before_it_is_over(prepared, parse('two == "close"')) == ("one", "two")
    assert before_it_is_over(prepared, parse("two.happened")) == ("one", "two")
    assert before_it_is_over(prepared, parse("rain")) == ()


def test_nothing_under_a_twentieth_and_nothing_where_nothing_varies() -> None:
    # `one` agrees with the outcome in 52 of 100: a share of (2 x .52 - 1)^2 = .0016
    prepared = three_votes('two == "close"')
    one, two = [0] * 26 + [1] * 24 + [0] * 24 + [1] * 26, [0] * 50 + [1] * 50
    assert first_order_share(np.array(two) > 0, np.array(one)) == pytest.approx(0.0016)
    assert turning_point(prepared, state(prepared, one=one, two=two)) is None
    assert turning_point(prepared, state(prepared, one=[0, 1] * 4, two=[1] * 8)) is None


def test_whether_it_happened_is_part_of_the_outcome() -> None:
    # two decides nothing that matters; whether it comes to it does
    prepared = three_votes('two.happened and three == "close"')
    two: Sequence[int | None] = [None, None, 0, 1] * 25
    three: Sequence[int | None] = [1, 1, 1, 1, 1, 1, 1, 0] * 12 + [1, 1, 1, 1]
    found = turning_point(prepared, state(prepared, two=two, three=three))
    assert found is not None
    assert found[0] == "two"


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=2, max_size=60))
def test_the_share_is_the_variance_of_the_conditional_means(draws: list[tuple[bool, int]]) -> None:
    y, code = np.array([d[0] for d in draws]), np.array([d[1] for d in draws], np.int64)
    means = np.array([np.mean([y[k] for k in range(len(y)) if code[k] == c]) for c in code])
    found = first_order_share(y, code)
    if y.all() or not y.any():
        assert found is None
    else:
        assert found == pytest.approx(float(np.var(means) / np.var(y)), abs=1e-12)


def test_undecided_and_not_happened_are_two_things() -> None:
    prepared = three_votes('one == "close"')
    here = state(prepared, one=[None, -1, 0, 1])
    assert came_of(here, "one").tolist() == [0, 1, 2, 3]
