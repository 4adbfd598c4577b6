"""What would be wrong: columns side by side that are not those asked for, or that are copied though they lie so."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.api import forecast_table
from instantsia.engine.plan import prepare
from instantsia.engine.play import _stacked, play
from instantsia.engine.program import program_of


@pytest.mark.parametrize(
    ("places", "undrawn", "shared"),
    [
        ([0, 1, 2, 3], (), True),
        ([0, 1, -1, 3], (2,), False),
        ([0, 1, -2, 3], (2,), True),
        # a row that was drawn is somebody's, though nobody asks for it here
        ([0, 1, -1, 3], (), False),
        ([0, 1, -2, 3], (), False),
        ([1, 0, 2, 3], (), False),
        ([0, 1, 2], (), False),
        ([-1, -1, -1, -1], (), False),
    ],
)
def test_columns_are_those_asked_for_wherever_they_lie(
    places: list[int], undrawn: tuple[int, ...], shared: bool
) -> None:
    """Places of rows; -1 no number, -2 one that was drawn by itself."""
    drawn = np.random.default_rng(1).random((4, 5))
    drawn[list(undrawn), 0] = np.nan
    before, alone = drawn.copy(), np.arange(5.0)
    none = np.full(5, np.nan)
    columns = tuple(None if place == -1 else alone if place == -2 else drawn[place] for place in places)
    made = _stacked(columns, 5, ())
    wanted = [none if place == -1 else alone if place == -2 else before[place] for place in places]
    assert np.array_equal(made, np.column_stack(wanted), equal_nan=True)
    assert np.shares_memory(made, drawn) is shared
    for row in set(range(4)) - set(undrawn):
        assert np.array_equal(drawn[row], before[row])


def test_the_numbers_of_a_table_of_people_are_drawn_where_they_are_read() -> None:
    """Side by side they are the same memory as one by one: of thousands of people a second copy is a third of all."""
    people = [
        {"actor": f"a{one}", "position": 10 * one + 5, "salience": 50, "capability": 20 + one} for one in range(9)
    ]
    # one is anywhere: a number without a most likely value is drawn by itself
    people[4]["position"] = ""
    study = forecast_table(people, as_of="2026-12-01")
    plan = study.plan(400, 1, study.case.as_of)
    state = play(prepare(plan), program_of(plan), 0, 400)
    for (variable, subject), named in prepare(plan).stacked.items():
        side_by_side, alone = state[variable, subject], [state["number", path] for path in named]
        assert np.array_equal(side_by_side, np.column_stack(alone))
        assert sum(np.shares_memory(side_by_side, one) for one in alone) == len(alone) - (variable == "position")
