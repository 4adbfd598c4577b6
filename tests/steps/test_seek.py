"""Offers of one counterpart after another, with a threshold that falls."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined, load
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of

DRAWS = 4_000
VISA = {
    "id": "visa", "kind": "seek", "within": "months", "by": "north", "least": 0,
    "chance": {"east": 1, "west": 1, "isles": 1}, "worth": {"east": 0.2, "west": 0.5, "isles": 0.3}, "begins": 0.9,
}  # fmt: skip


def case(step: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A dozen months with one step in them."""
    return {
        "instantsia": 1, "title": "A search",
        "party": [{"id": name, "home": []} for name in ("north", "east", "west", "isles")],
        "group": [{"id": "months", "every": "month", "from": "1931-01-01", "until": "1931-12-31"}],
        "step": [step],
        "event": [{"id": "came", "text": "It came", "when": f"{step['id']}.happened"}],
    } | more  # fmt: skip


def played(step: dict[str, Any], *, draws: int = DRAWS, **more: Any) -> State:
    plan = Plan(load(from_mapping(case(step, **more), "search")), seed=5, draws=draws)
    return play(prepare(plan), program_of(plan), 0, draws)


def month(state: State, milestone: str) -> np.ndarray:
    """(draw,) the month of 1931, from 0; 12 for never."""
    days = state["reached", milestone]
    starts = [np.datetime64(f"1931-{one:02}-01").astype(int) + 719_163 for one in range(1, 13)]
    return np.where(np.isfinite(days), np.searchsorted(starts, np.where(np.isfinite(days), days, 0)), 12)


@pytest.mark.parametrize(
    ("more", "when", "whose"),
    [
        # the threshold is .9 .8 .7 .6 .5 ...: what the west had offered is open, and taken in the fifth turn
        ({"falls": 0.1}, 4, "west"),
        # without recall it is taken when the west is asked again and .5 is enough: in the fifth turn it is
        ({"falls": 0.1, "recall": False}, 4, "west"),
        # .9 .75 .6 .45 ...: in the fourth turn .5 stands; without recall the east offers .2, and in the fifth the west
        ({"falls": 0.15}, 3, "west"),
        ({"falls": 0.15, "recall": False}, 4, "west"),
        ({"falls": 0.8}, 1, "west"),
        ({"falls": 0.1, "least": 0.6}, 12, None),
        ({"begins": 0.1}, 0, "east"),
    ],
)
def test_the_turn_and_the_counterpart_are_those_worked_out_by_hand(
    more: dict[str, Any], when: int, whose: str | None
) -> None:
    state = played(VISA | more, draws=50)
    assert (month(state, "visa.found") == when).all()
    taken = 0 if whose is None else 1 + ["east", "west", "isles"].index(whose)
    assert (state["decided", "visa"] == taken).all()


def test_one_who_may_refuse_is_asked_until_they_do_not() -> None:
    """Geometric: c (1 - c)^t."""
    state = played(VISA | {"chance": {"east": 0.3}, "worth": {"east": 1}}, draws=20_000)
    found = month(state, "visa.found")
    for turn in range(5):
        expected = 0.3 * 0.7**turn
        assert (found == turn).mean() == pytest.approx(expected, abs=4 * (expected / 20_000) ** 0.5)


@settings(max_examples=15)
@given(st.floats(0, 0.2), st.floats(0.01, 0.1), st.booleans())
def test_who_takes_less_finds_no_later_and_who_can_come_back_finds_no_later(
    falls: float, more: float, recall: bool
) -> None:
    """Paired, draw by draw."""
    some = VISA | {"chance": dict.fromkeys(VISA["chance"], "0.1..0.9"), "worth": dict.fromkeys(VISA["worth"], "0..1")}
    one, other, third = (
        month(played(some | {"falls": by, "recall": back}, draws=500), "visa.found")
        for by, back in ((falls, recall), (falls + more, recall), (falls, True))
    )
    assert (other <= one).all()
    assert (third <= one).all()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"by": "east"}, "east seeks, and is asked as well"),
        ({"worth": {"east": 1}}, "expected chance and worth of the same parties"),
        ({"chance": {"east": 1, "wst": 1}, "worth": {"east": 1, "wst": 1}}, "did you mean west?"),
    ],
)
def test_whom_nobody_can_ask_is_told(more: dict[str, Any], said: str) -> None:
    _, found = examined(from_mapping(case(VISA | more), "search"))
    assert said in " ".join(str(one) for one in found)
