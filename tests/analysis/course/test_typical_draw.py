"""What would be wrong: a course told by a draw in which somebody votes as they hardly ever do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from instantsia.analysis.course.courses import courses
from instantsia.analysis.course.typical_draw import LOOKED_AT, typical_draw
from instantsia.draws.state import State
from instantsia.engine.plan import Prepared
from tests.analysis.course.test_courses import pier, played

BOARD = ("alder", "birch", "cedar", "dorn")


def with_votes(calls: Sequence[tuple[int, ...]]) -> tuple[Prepared, State]:
    """The pier, four voting as given in the first draws; it never comes to the council."""
    replays, state = played(pier(), draws=len(calls))
    votes = np.array(state["vote", "ballot"])
    votes[:, [replays.prepared.axes["actor"][one] for one in BOARD]] = calls
    never = np.zeros(len(calls), bool)
    arrays = dict(state.arrays) | {("vote", "ballot"): votes, ("happened", "appeal"): never}
    return replays.prepared, State(len(calls), state.variables, state.axes, arrays)


@pytest.mark.parametrize(
    ("calls", "draw"),
    [
        # the lowest-numbered has alder against, who is so once
        ([(0, 1, 1, 0), (1, 0, 1, 0), (1, 0, 1, 0), (1, 0, 0, 1)], 1),
        # two roll calls are as common, and the votes of the second are commoner one by one
        ([(0, 1, 1, 0), (1, 0, 1, 0), (0, 1, 1, 0), (1, 0, 1, 0), (1, 0, 0, 1)], 1),
        # none comes twice: the one most of whose votes are cast so by most
        ([(0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, 1), (1, 1, 1, 0)], 3),
        # all are alike: the lowest-numbered
        ([(1, 0, 1, 0)] * 3, 0),
    ],
)
def test_the_draw_with_the_commonest_roll_call_tells_it(calls: list[tuple[int, ...]], draw: int) -> None:
    prepared, state = with_votes(calls)
    assert typical_draw(prepared, state, np.arange(len(calls))) == draw


def test_recounted_draw_by_draw() -> None:
    replays, state = played(pier())
    found = courses(replays, state).typical
    assert found is not None

    def of(draw: int) -> tuple[tuple[bool, int], ...]:
        return tuple((bool(state["happened", s][draw]), int(state["decided", s][draw])) for s in ("ballot", "appeal"))

    same = [draw for draw in range(state.draws) if of(draw) == of(found.draw)]
    place = replays.prepared.axes["actor"]
    rooms = {"ballot": BOARD, "appeal": ("bloc", "ships")}
    calls = {
        draw: tuple(
            int(state["vote", step][draw, place[one]]) if state["happened", step][draw] else None
            for step, room in rooms.items()
            if ("vote", step) in state
            for one in room
        )
        for draw in same
    }
    count = Counter(calls.values())
    alone = [Counter(column) for column in zip(*calls.values(), strict=True)]
    rank = {
        draw: (-count[call], -sum(one[vote] for one, vote in zip(alone, call, strict=True)), draw)
        for draw, call in calls.items()
    }
    assert found.draw == min(same, key=lambda draw: rank[draw])


def test_of_very_many_draws_the_first_are_looked_at() -> None:
    prepared, state = with_votes([(0, 0, 0, 0)] * LOOKED_AT + [(1, 1, 1, 1)] * (LOOKED_AT + 1))
    assert typical_draw(prepared, state, np.arange(2 * LOOKED_AT + 1)) == 0
