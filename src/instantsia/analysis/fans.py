"""How numbers go from turn to turn, as quantiles over the draws that are replayed.

Five quantiles a turn are kept and no draw, so that memory does not grow with draws times turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.times import Fan
from instantsia.analysis.times import LEAST_AT_RISK, QUANTILES
from instantsia.case.conditions import Attribute, Chain, Point, leaves
from instantsia.draws.state import Array, Key, State
from instantsia.engine.plan import Turn
from instantsia.engine.play import play
from instantsia.engine.recorder import Recorder
from instantsia.left_behind import NUMBERS

MOST_TURNS = 400
"""A fan has no more days than this; of more turns every second, third ... is looked at."""
COUNTED = ("times", "turns")


def fans(replays: Replays) -> tuple[Fan, ...]:
    """Where each settlement that repeats stands, and each number of a group that an event compares with a point."""
    keys = tuple(dict.fromkeys((*_settled(replays), *_asked(replays))))
    if not keys or replays.draws < LEAST_AT_RISK:
        return ()
    recorder = Bands(keys, np.arange(replays.draws), every=-(-len(_turns(replays)) // MOST_TURNS))
    play(replays.prepared, replays.program, 0, replays.draws, record=recorder)
    return tuple(recorder.fan(key) for key in keys if any(recorder.there[key]))


@dataclass
class Bands(Recorder):
    """Notes of the chosen draws only their quantiles, and the last value of each.

    every   of so many turns one is noted, the last of them
    last    {number: (n,) its value in the last turn that gave it one; nan before}
    there   {number: share of the draws that have one, turn by turn}
    bands   {number: quantiles of those, turn by turn}; None where too few have one
    """

    every: int = 1
    number: int = 0
    days: list[int] = field(default_factory=list)
    last: dict[Key, Array] = field(default_factory=dict)
    there: dict[Key, list[float]] = field(default_factory=dict)
    bands: dict[Key, list[Mapping[float, float] | None]] = field(default_factory=dict)

    def note(self, turn: Turn, state: State) -> None:
        """Look at the end of a turn of a group; what happens outside of one is passed over."""
        if turn.group is None:
            return
        self.number += 1
        noted = self.number % self.every == 0
        if noted:
            self.days.append(turn.day)
        here = state.at(self.rows)
        for key in self.keys:
            before = self.last.setdefault(key, np.full(len(self.rows), np.nan))
            self.last[key] = values = np.where(_left(here, key), here[key].astype(np.float64), before)
            if noted:
                has = values[np.isfinite(values)]
                self.there.setdefault(key, []).append(len(has) / len(values))
                enough = len(has) >= LEAST_AT_RISK
                found = dict(zip(QUANTILES, map(float, np.quantile(has, QUANTILES)), strict=True)) if enough else None
                self.bands.setdefault(key, []).append(found)

    def fan(self, key: Key) -> Fan:
        """What was noted of one number."""
        bands = {q: tuple(None if one is None else one[q] for one in self.bands[key]) for q in QUANTILES}
        return Fan(key[1], key[0], tuple(self.days), tuple(self.there[key]), bands, len(self.rows))


def _left(state: State, key: Key) -> Array:
    """(draw,) where this turn has given the number a value: a number that is carried on always has one."""
    variable, subject = key
    if state.variables[variable].lasts == "run":
        return np.ones(state.view, bool)
    return state["happened", subject]


def _turns(replays: Replays) -> list[Turn]:
    return [turn for turn in replays.prepared.turns if turn.opens]


def _settled(replays: Replays) -> Iterator[Key]:
    for step in replays.prepared.steps.values():
        if step.SETTLES and step.within is not None:
            yield "value", step.id


def _asked(replays: Replays) -> Iterator[Key]:
    """The numbers that stand in an event beside a number that is written, as in fight.strength > 50."""
    prepared, steps = replays.prepared, replays.plan.case.steps
    for tree in replays.trees.values():
        for leaf in leaves(tree):
            if not isinstance(leaf, Chain) or not any(isinstance(term, Point) for term in leaf.terms):
                continue
            for asked in (term for term in leaf.terms if isinstance(term, Attribute) and term.name not in COUNTED):
                key = prepared.where(asked)[0]
                repeats = asked.subject not in steps or steps[asked.subject].within is not None
                if repeats and key[0] in prepared.variables and prepared.variables[key[0]].dtype in NUMBERS:
                    yield key
