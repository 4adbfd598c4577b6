"""What talks are worth to the two sides of a term that opens them: all that is for them and all that is against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.case.bargains import Party, Term
from instantsia.case.contacts import Track
from instantsia.case.model import Case
from instantsia.case.wars import Stock, War
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.models.bargaining import terms
from instantsia.models.war import stocks, values
from instantsia.steps._homes import consent, home_paths
from instantsia.steps._outlook import (
    belief,
    belief_paths,
    talks_paths,
    values_talks,
    war_paths,
    worth_of_talks,
    worth_of_war,
)  # fmt: skip
from instantsia.steps._sides import Of, bearing_on, paths_of, points, pressing_on, track_between, war_of

MOST = 3.0
"""How far an escalation goes at most."""
FADES = 0.95
"""What is left of it a turn later."""
NOT, TACITLY, OPENLY = 0, 1, 2


@dataclass(frozen=True)
class Sides:
    """What the two sides of a term stand for in a turn, (draw,) each unless said.

    gained  (draw, level) what talks at each level gain the taker
    needs   the level that the taker needs
    bears   the level that the giver bears
    pays    whether the last level is given for its price
    dear    whether the giver would give it so, and the taker does not pay
    risk    the chance that a taker who is refused is escalated against
    """

    gained: Floats
    needs: NDArray[np.int8]
    bears: NDArray[np.int8]
    pays: NDArray[np.bool_]
    dear: NDArray[np.bool_]
    risk: Floats


@dataclass(frozen=True)
class Ladder:
    """A term that opens talks, between two sides who may be at war."""

    case: Case
    term: Term
    talks: str

    @property
    def giver(self) -> Party:
        return self.case.parties[self.term.giver or ""]

    @property
    def taker(self) -> Party:
        return self.case.parties[self.term.taker or ""]

    @property
    def war(self) -> War | None:
        return war_of(self.case, self.giver.id, self.taker.id)

    @property
    def track(self) -> Track | None:
        return track_between(self.case, (self.term.giver, self.term.taker))

    @property
    def last(self) -> int:
        """The place of the last level."""
        return len(self.term.levels) - 1

    @property
    def told(self) -> int:
        """The place of the level that the taker has told; 0 where it has told none."""
        return 0 if self.term.told is None else self.term.levels.index(self.term.told)

    def _parts(self, state: State) -> Floats:
        """(draw, level) the part of the whole for which each level stands."""
        number = Of(state, "term", self.term.id)
        written = [number(f"part.{level}") if level in self.term.part else None for level in self.term.between]
        return np.broadcast_to(terms.parts(written), (state.view, self.last + 1))

    def reads(self) -> Iterator[str]:
        """Paths that all of this reads."""
        term = self.term
        yield from paths_of(self.case, "term", term.id, "cost", "worth", "alone", "price.cost", "price.worth")
        yield from paths_of(self.case, "term", term.id, *(f"part.{level}" for level in term.between))
        if self.told:
            yield from paths_of(self.case, "term", term.id, "firm", "relax")
        for party in (self.taker, self.giver):
            yield from talks_paths(self.case, party)
            yield from home_paths(self.case, party)
            if self.war is not None and values_talks(self.case, party):
                yield from war_paths(self.case, self.war, party.id, cost_too=False)
            for ally in pressing_on(self.case, party.id, frozenset((self.talks,))):
                yield f"ally.{ally.id}.presses.cost"
        if (found := self._reads_weakness) is not None:
            war, track = found
            yield from belief_paths(war, self.giver.id)
            yield from (f"track.{track.id}.reading.{key}" for key in ("escalates", "above", "cost", "steep", "even"))
        if (pressed := self._pressed_by) is not None:
            war, stock = pressed
            yield f"stock.{stock.id}.start"
            yield from (f"war.{war.id}.cost.{self.giver.id}", f"party.{self.giver.id}.horizon")

    def sides(self, state: State, streams: Streams, shock: Floats) -> tuple[Sides, dict[Key, Array]]:
        """What both stand for in this turn, and what is to be stored of their homes.

        shock   (draw,) the standard deviation of what chance adds
        """
        number, part = Of(state, "term", self.term.id), self._parts(state)
        base, new = self._worth(self.taker, state, streams, shock)
        gives, more = self._worth(self.giver, state, streams, shock)
        risk, harm = self._risk(state)
        base, gives = base - harm, gives + self._pressed(state)
        cost, worth = number("cost"), number("worth")
        gained = terms.gains(base, self._firm(state), worth, part, self.told)
        price = None if self.term.price is None else terms.Price(number("price.cost"), number("price.worth"))
        pays = terms.by_price(gives, cost, base, worth, price)
        dear = np.zeros(state.view, dtype=np.bool_) if price is None else (gives >= cost - price.worth) & ~pays
        return Sides(gained, terms.least(gained), terms.most(gives, cost, part), pays, dear, risk), {**new, **more}

    def refused(
        self, state: State, streams: Streams, where: NDArray[np.bool_], sides: Sides, level: NDArray[np.int8]
    ) -> dict[Key, Array]:
        """What is to be stored of those who met and did not come together, (draw,): firmness wears off, and whoever is
        taken for weak is escalated against while the first level stands."""
        new: dict[Key, Array] = {}
        firm = self._firm(state)
        if firm is not None:
            relax = state["number", f"term.{self.term.id}.relax"]
            new["firm", self.term.id] = np.where(where, firm * (1.0 - relax), firm)
        if self.track is not None:
            failed = state["failed", self.track.id]
            new["failed", self.track.id] = (failed + where).astype(np.int16)
        if self._reads_weakness is not None:
            before = state["escalated", self.taker.id]
            more = where & (streams.uniform("escalates") < sides.risk)
            after = np.where(more, np.minimum(before + 1.0, MOST), before * FADES)
            new["escalated", self.taker.id] = np.where(level > 0, 0.0, after)
        return new

    def met(self, state: State) -> NDArray[np.bool_]:
        """(draw,) whether the two have met in this turn; where there is no track, they always can."""
        if self.track is None:
            return np.ones(state.view, dtype=np.bool_)
        met: NDArray[np.bool_] = state["met", self.track.id] == state["clock", ""]
        return met

    @property
    def paid(self) -> int:
        """What is stored where the price is paid."""
        return NOT if self.term.price is None else TACITLY if self.term.price.tacit else OPENLY

    def _worth(self, party: Party, state: State, streams: Streams, shock: Floats) -> tuple[Floats, dict[Key, Array]]:
        """(draw,) what talks are worth to a side: by themselves, by its home, by its allies, by chance; and what is to
        be stored of it."""
        turns = None
        if self.war is not None and values_talks(self.case, party):
            turns = worth_of_war(self.case, self.war, party.id, state, cost_too=False).turns
        found = worth_of_talks(self.case, party, turns, state)
        home, new = consent(self.case, party, state)
        found = found + home + stocks.logistic(streams.uniform(f"shock/{party.id}"), shock)
        for ally in pressing_on(self.case, party.id, frozenset((self.talks,))):
            against = state["number", f"ally.{ally.id}.presses.cost"]
            found = found - np.where(state["pressing", ally.id] > 0, against, 0.0)
        return found, new

    def _risk(self, state: State) -> tuple[Floats, Floats]:
        """(draw,) the chance that a taker who asks for talks is escalated against, and what that costs it."""
        if (found := self._reads_weakness) is None:
            return np.zeros(state.view), np.zeros(state.view)
        war, track = found
        number = Of(state, "track", track.id)
        first = self.taker.id == war.between[0]
        wins, streak = belief(war, self.giver.id, state), state["streak", war.id]
        weak = values.weakness(
            wins if first else 1.0 - wins, streak if first else -streak, number("reading.steep"), number("reading.even")
        )
        chance = np.where(weak > number("reading.above"), number("reading.escalates"), 0.0)
        return chance, chance * number("reading.cost")

    def _pressed(self, state: State) -> Floats:
        """(draw,) what support that has fallen adds to the worth of talks to the giver."""
        if (found := self._pressed_by) is None:
            return np.zeros(state.view)
        war, stock = found
        cost, horizon = (
            state["number", path] for path in (f"war.{war.id}.cost.{self.giver.id}", f"party.{self.giver.id}.horizon")
        )
        return terms.pressed(points(state, stock), cost, horizon)

    def _firm(self, state: State) -> Floats | None:
        """(draw,) what talking for nothing of what it has told costs the taker by now; None where nothing is told."""
        if not self.told:
            return None
        now = state["firm", self.term.id]
        return np.where(np.isnan(now), state["number", f"term.{self.term.id}.firm"], now)

    def over(self, state: State) -> NDArray[np.bool_]:
        """(draw,) whether the war between the two is over."""
        war = self.war
        return np.zeros(state.view, dtype=np.bool_) if war is None else state["won", war.id] > 0

    @property
    def _reads_weakness(self) -> tuple[War, Track] | None:
        war, track = self.war, self.track
        return None if war is None or track is None or track.reading is None else (war, track)

    @property
    def _pressed_by(self) -> tuple[War, Stock] | None:
        war = self.war
        if war is None or self.giver.horizon is None:
            return None
        stock = bearing_on(self.case, f"war.{war.id}.cost.{self.giver.id}")
        return None if stock is None else (war, stock)
