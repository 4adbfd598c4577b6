"""Cases so small that what must come out is worked out by hand, and a run of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from instantsia.analysis.ranges.ranges import Ranges, ranges
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Share
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of

CERTAIN = 10_000
"""A precision at which all vote as they lean: for closing where they stand above 50."""

WHY = {"why": "worked by hand"}


def number(value: Any, **more: Any) -> dict[str, Any]:
    return {"value": value, **WHY, **more}


def board(positions: Mapping[str, Any], *, precision: Any = CERTAIN, **more: Any) -> Case:
    """A board votes once on closing the pier; positions are assumptions: a value, or a table with a group."""
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "The pier",
        "actor": [{"id": one} for one in positions],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [{"id": "board", "members": list(positions), "rule": {"kind": "majority"}}],
        "step": [ballot("ballot", "board", precision)],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}],
        "assumption": [
            {"about": f"{one}.pier", **(value if isinstance(value, dict) else {"value": value}), **WHY}
            for one, value in positions.items()
        ],
    }
    return load(from_mapping(written | more, "pier"))


def ballot(id: str, body: str, precision: Any = CERTAIN, **more: Any) -> dict[str, Any]:
    step = {"id": id, "kind": "vote", "body": body, "issue": "pier", "date": "1931-03-11"}
    return step | {"precision": number(precision)} | more


def source(id: str, p: Any, **more: Any) -> dict[str, Any]:
    return {"id": id, "cite": id.capitalize(), "p": p, "made": "1931-03-04", "url": "https://example.org"} | more


def claim(id: str, about: str, value: Any, right: Any = 0.99, **more: Any) -> dict[str, Any]:
    return {"id": id, "about": about, "value": value, "right": right} | more


@dataclass
class Run:
    """A run with all that the questions ask for."""

    case: Case
    draws: int = 10_000
    block: int = 8192
    seed: int = 1
    as_of: int | None = None

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.case, seed=self.seed, draws=self.draws, block=self.block, as_of=self.as_of)

    @cached_property
    def replays(self) -> Replays:
        return Replays(self.plan)

    @cached_property
    def state(self) -> State:
        return shares.state_of(self.replays.prepared, columns_of(self.plan))

    @cached_property
    def events(self) -> dict[str, Share]:
        found = shares.events(self.replays.prepared, self.state)
        return {event: shares.measured(holds) for event, holds in found.items()}

    @cached_property
    def steps(self) -> dict[str, dict[str, Share]]:
        return {step: shares.outcomes(self.replays.prepared, self.state, step) for step in self.case.steps}

    @cached_property
    def ranges(self) -> Ranges:
        return ranges(self.replays, self.state, self.events, self.steps)

    @property
    def p(self) -> float:
        p = self.events[self.case.event[0].id].p
        assert p is not None
        return p


def votes_for(position: float, precision: float) -> float:
    """The chance that one who stands there votes for closing: logistic(precision (2 position - 100) / 100)."""
    return float(1 / (1 + np.exp(-precision * (2 * position - 100) / 100)))


def mean_vote(low: float, high: float, precision: float) -> float:
    """The same, averaged over a uniform position: the integral of the logistic function."""
    slope = 2 * precision / 100

    def area(position: float) -> float:
        return float(np.log1p(np.exp(slope * (position - 50)))) / slope

    return (area(high) - area(low)) / (high - low)
