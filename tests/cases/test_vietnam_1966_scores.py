"""How a run of vietnam-1966 is read as a forecast of the scored events, and that the page says what came of it."""

from __future__ import annotations

import datetime
import math

import numpy as np
import pytest

from instantsia.draws.state import State, Variable
from tests.cases.test_vietnam_1966_events import EVENTS, RIVALS
from tests.library.scripts import script

SCRIPT = script("vietnam_scores")
NEVER = math.inf
VARIABLES = {"reached": Variable(None, "f8", math.inf, "a day"), "priced": Variable(None, "i1", 0, "a price")}


def course(priced: int = 0, **months: float) -> object:
    """A run of one draw: {milestone with __ for the dot: the month in which it was reached}."""
    firsts = np.array([datetime.date(1967 + at // 12, at % 12 + 1, 1).toordinal() for at in range(73)], dtype=float)
    state = State(1, VARIABLES, {}).updated(
        {
            **{
                ("reached", name.replace("__", ".")): np.array([firsts[int(at) - 1] if at < NEVER else NEVER])
                for name, at in months.items()
            },
            ("priced", "bombing"): np.array([priced], dtype=np.int8),
        }
    )
    return SCRIPT["Run"](state, firsts)


@pytest.mark.parametrize(
    ("partial", "talks", "full", "order"),
    [
        (15, 17, 23, "partial, talks, full"),
        (3, 3, 3, "partial, full, talks"),
        (17, 17, 23, "partial, talks, full"),
        (23, 17, 23, "talks, partial, full"),
        (2, 5, NEVER, "not all three"),
    ],
)
def test_the_order_of_three_milestones_is_read_as_it_came(
    partial: float, talks: float, full: float, order: str
) -> None:
    run = course(bombing__partial=partial, talks__acknowledged=talks, bombing__full=full)
    said, draws = SCRIPT["forecasts"](run)["H2"]
    assert (said[EVENTS["H2"]["classes"].index(order)], draws) == (1.0, 1)


@pytest.mark.parametrize(("signed", "place"), [(24, 0), (25, 1), (73, 1), (NEVER, 2)])
def test_the_end_of_the_war_falls_into_the_class_of_its_month(signed: float, place: int) -> None:
    said, _ = SCRIPT["forecasts"](course(peace__signed=signed))["H8"]
    assert said == [float(one == place) for one in range(3)]


@pytest.mark.parametrize(
    ("course_", "asked", "refused"),
    [
        (course(talks__refused=2, talks__agreed=5), True, True),
        (course(talks__agreed=5, bombing__full=5, priced=1), True, False),
        (course(talks__agreed=5, bombing__full=9, priced=1), False, False),
        (course(talks__agreed=5), False, False),
        (course(), False, False),
    ],
)
def test_an_answer_that_asks_for_something_is_refused_or_its_price_is_paid(
    course_: object, asked: bool, refused: bool
) -> None:
    assert [bool(one[0]) for one in SCRIPT["asked_for"](course_)] == [asked, refused]


def test_what_no_draw_bears_on_is_not_scored() -> None:
    found = SCRIPT["forecasts"](course())
    assert {id for id, (said, _) in found.items() if said is None} == {"H3", "H4", "H5", "H7"}


def test_the_rival_that_is_run_has_the_settings_that_were_fixed() -> None:
    fixed = {path: value for one in RIVALS["stated words"]["settings"] for path, value in one["set"].items()}
    played = dict(one.split("=") for one in SCRIPT["STATED"])
    assert {path.removesuffix(".worth") for path in played} == fixed.keys()
    assert all(played[path] == str(value) for path, value in fixed.items() if isinstance(value, int))


def test_a_run_says_something_of_every_event() -> None:
    for id, (said, draws) in SCRIPT["forecasts"](SCRIPT["played"](draws=400)).items():
        assert said is not None, id
        assert 0 < draws <= 400
        if isinstance(said, list):
            assert sum(said) == pytest.approx(1)


@pytest.mark.slow
def test_the_page_has_the_scores_that_the_command_prints() -> None:
    written = SCRIPT["PAGE"].read_text(encoding="utf-8")
    assert SCRIPT["MARKS"].around(written, SCRIPT["made"]()) == written
