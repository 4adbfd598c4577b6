"""How two sides at a table take turns: both speak at once, one after the other, or a third writes one text."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.happenings import Step
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.models.bargaining.concession import Demands, come_down
from instantsia.steps._sides import turn_of

Protocol = Literal["simultaneous", "alternating", "single-text"]


def first_offers(since: Floats) -> NDArray[np.bool_]:
    """(draw,) whether the first side offers, so many turns since the talks began: it does in the first, and then every
    other one."""
    found: NDArray[np.bool_] = since % 2 == 0
    return found


def parts_gone(protocol: Protocol, since: Floats, span: Floats, shape: Floats) -> tuple[Floats, Floats]:
    """(draw,) which part of its way each side has gone, 0-1.

    Where they offer in turn, whoever is asked compares what is offered with what it would say itself in the next turn.
    """
    now = come_down(since, span, shape)
    if protocol != "alternating":
        return now, now
    after, first = come_down(since + 1.0, span, shape), first_offers(since)
    return np.where(first, now, after), np.where(first, after, now)


def settled(
    protocol: Protocol, said: Demands, floor: Floats, ceiling: Floats, since: Floats
) -> tuple[NDArray[np.bool_], Floats]:
    """(draw,) whether they come to terms, where any are open, and at what.

    simultaneous   once they meet, in the middle of the two
    alternating    once the one who is asked would say no less for itself in the next turn, at what was offered
    single-text    as soon as the middle of the two lies between what both take, at the middle
    """
    if protocol == "single-text":
        return (floor <= said.middle) & (said.middle <= ceiling), said.middle
    if protocol == "alternating":
        return said.meet, np.where(first_offers(since), said.asks, said.gives)
    return said.meet, said.middle


def turns_since(step: Step, talks: str | None, state: State) -> Floats:
    """(draw,) turns since the talks began, 0 or more; of no talks since the first turn of the group of a step."""
    begun = 1 if talks is None else state["begun", talks]
    return np.where(begun >= 0, np.maximum(turn_of(step, state) - begun, 0), 0).astype(np.float64)
