"""Sides of an offer that answer a step of the other by one of their own: what they said before is carried on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from instantsia.draws.state import Array, Key, State, Variable
from instantsia.draws.streams import Floats
from instantsia.models.bargaining import reciprocity
from instantsia.models.bargaining.concession import Demands
from instantsia.models.war.ranges import Range

UNIT = "share of the prize of the first side or in the unit of the terms"
VARIABLES = {
    "last_asks": Variable(None, "f8", np.nan, f"what the first side asked for last, {UNIT}; nan before", "run"),
    "last_gives": Variable(None, "f8", np.nan, f"what the second side offered last, {UNIT}; nan before", "run"),
    "step_asks": Variable(None, "f8", 0.0, f"how far the first side came down last, {UNIT}", "run"),
    "step_gives": Variable(None, "f8", 0.0, f"how far the second side came up last, {UNIT}", "run"),
}
"""Of an offer in which a side answers."""


def answered(
    offer: str,
    rates: Mapping[int, Floats],
    found: Range,
    opening: Demands,
    by_time: Demands,
    state: State,
) -> tuple[Demands, dict[Key, Array]]:
    """(draw,) what the two say, and what is to be stored of it.

    offer    the id of the step
    rates    {0 or 1: (draw,) how far the first or second side goes for a step of the other}, of those who answer
    found    what both take
    opening  what they would have said before the first step
    by_time  what they would say by time alone
    """
    last = Demands(state["last_asks", offer], state["last_gives", offer])
    first_turn = np.isnan(last.asks)
    went = Demands(state["step_asks", offer], state["step_gives", offer])
    later = reciprocity.answered(found, last, went, by_time, rates.get(0), rates.get(1))
    said = Demands(*(np.where(first_turn, *both) for both in zip(by_time, later, strict=True)))
    before = Demands(*(np.where(first_turn, *both) for both in zip(opening, last, strict=True)))
    steps = reciprocity.steps(before, said)
    values = (*said, *steps)
    return said, {(name, offer): value for name, value in zip(VARIABLES, values, strict=True)}
