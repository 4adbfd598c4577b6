"""What going on with a war, and what talks, are worth to a side: read from the case, worked out by the models."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np

from instantsia.case.bargains import Party
from instantsia.case.model import Case
from instantsia.case.wars import War
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.models.bargaining import terms
from instantsia.models.information.trust import learned
from instantsia.models.war import stocks, values
from instantsia.models.war.values import Value
from instantsia.steps._sides import Of, bearing_on, months_to_next, paths_of, points, written

FEWEST = 1e-6
"""Battles a turn below which a war counts as one with so many: it lasts, and is not without end."""


# ---------------------------------------------------------------------------------------------------------- the war


def held(war: War, state: State) -> Floats:
    """(draw,) positions of the first side; before the first turn of the war those with which it begins."""
    now = state["held", war.id]
    if not (now < 0).any():
        return np.asarray(now, dtype=np.float64)
    number = Of(state, "war", war.id)
    forts = np.rint(number("forts"))
    begins = np.clip(np.floor(forts / 2.0) + np.rint(number("start")), 1.0, forts - 1.0)
    return np.where(now < 0, begins, now)


def front_paths(war: War) -> tuple[str, ...]:
    """Paths that `held` reads."""
    return f"war.{war.id}.forts", f"war.{war.id}.start"


def belief_paths(war: War, party: str) -> tuple[str, ...]:
    """Paths that `Outlook.belief` reads."""
    strength = () if war.learning == "none" else (f"war.{war.id}.strength",)
    return f"war.{war.id}.belief.{party}", *strength


def cost(case: Case, war: War, party: str, state: State) -> Floats:
    """(draw,) what a turn of war costs a side, with what bears on it."""
    path = f"war.{war.id}.cost.{party}"
    number: Floats = state["number", path]
    stock = bearing_on(case, path)
    if stock is None:
        return number
    return number * stocks.bears(points(state, stock), state["number", f"stock.{stock.id}.steep"])


def cost_paths(case: Case, war: War, party: str) -> Iterator[str]:
    """Paths that `cost` reads."""
    path = f"war.{war.id}.cost.{party}"
    yield path
    stock = bearing_on(case, path)
    if stock is not None:
        yield from paths_of(case, "stock", stock.id, "start", "steep")


class Outlook:
    """A war as both sides see it on a day; what both look at is read once."""

    def __init__(self, case: Case, war: War, state: State) -> None:
        self.case, self.war, self.state, self.number = case, war, state, Of(state, "war", war.id)
        self._beliefs: dict[str, Floats] = {}

    def belief(self, party: str) -> Floats:
        """(draw,) for how likely a side now takes it that the first wins a battle."""
        if party not in self._beliefs:
            first = self.number(f"belief.{party}")
            self._beliefs[party] = first if self.war.learning == "none" else learned(first, *self._seen)
        return self._beliefs[party]

    def worth(self, party: str, *, cost_too: bool) -> Value:
        """What going on is worth to a side, and how many turns it expects the war to last.

        cost_too   whether what it costs is wanted; else the worth is that of a war for nothing
        """
        costs = cost(self.case, self.war, party, self.state) if cost_too else 0.0
        first = party == self.war.between[0]
        return values.value(self._held, self._forts, self.belief(party), self._battles, costs, first=first)

    @functools.cached_property
    def _seen(self) -> tuple[Floats, Floats, Floats]:
        """How sure both were at first, battles that the first has won, and battles that were fought."""
        return self.number("strength"), self.state["wins", self.war.id], self.state["fought", self.war.id]

    @functools.cached_property
    def _held(self) -> Floats:
        return held(self.war, self.state)

    @functools.cached_property
    def _forts(self) -> Floats:
        return np.rint(self.number("forts"))

    @functools.cached_property
    def _battles(self) -> Floats:
        """(draw,) battles a turn over the year."""
        battles, season = self.number("battles"), self.war.season
        if season is not None:
            battles = values.over_the_year(battles, len(season.months) / 12.0, self.number("season.rest"))
        return np.maximum(battles, FEWEST)


def war_paths(case: Case, war: War, party: str, *, cost_too: bool) -> Iterator[str]:
    """Paths that `Outlook.worth` reads."""
    yield from front_paths(war)
    yield from paths_of(case, "war", war.id, "battles", "season.rest")
    yield from belief_paths(war, party)
    if cost_too:
        yield from cost_paths(case, war, party)


# -------------------------------------------------------------------------------------------------------- the talks


def values_talks(case: Case, party: Party) -> bool:
    """Whether talks are worth anything to a party apart from what they settle."""
    return party.horizon is not None and written(case, "party", party.id, "talking")


def worth_of_talks(case: Case, party: Party, turns: Floats | None, state: State) -> Floats:
    """(draw,) what talks are worth to a party apart from any settlement, share of the prize.

    turns   (draw,) how long it expects the war to last; None where there is none
    """
    if not values_talks(case, party):
        return np.zeros(state.view)
    number = Of(state, "party", party.id)
    horizon = number("horizon") if turns is None else np.minimum(number("horizon"), turns)
    if not _nears(case, party):
        return terms.talks(number("talking"), horizon, 0.0, np.inf)
    months = months_to_next(case, state["clock", ""])
    return terms.talks(number("talking"), horizon, number("nearing"), months)


def talks_paths(case: Case, party: Party) -> Iterator[str]:
    """Paths that `worth_of_talks` reads."""
    if values_talks(case, party):
        keys = ("talking", "horizon", "nearing") if _nears(case, party) else ("talking", "horizon")
        yield from paths_of(case, "party", party.id, *keys)


def _nears(case: Case, party: Party) -> bool:
    return bool(case.calendar) and written(case, "party", party.id, "nearing")
