"""What talks are worth to the two sides of a term that opens them: all that is for them and all that is against."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from instantsia.case.bargains import Party, Term
from instantsia.case.contacts import Track
from instantsia.case.model import Case
from instantsia.case.wars import Stock, War
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.frozen import frozen
from instantsia.models.bargaining import terms
from instantsia.models.war import stocks, values
from instantsia.steps._deal import parts
from instantsia.steps._homes import consent, home_paths
from instantsia.steps._outlook import Outlook, belief_paths, talks_paths, values_talks, war_paths, worth_of_talks
from instantsia.steps._sides import Of, bearing_on, paths_of, points, pressure, pressure_paths, track_between, war_of
from instantsia.steps._slights import slight_paths, slights
from instantsia.steps._vetoes import unvetoed

MOST = 3.0
"""How far an escalation goes at most."""
FADES = 0.95
"""What is left of it a turn later."""
NOT, TACITLY, OPENLY = 0, 1, 2
Levels = NDArray[np.int8]
Bools = NDArray[np.bool_]


@frozen
class Sides:
    """What the two sides of a term stand for in a turn, (draw,) each unless said.

    gained  (draw, level) what talks at each level gain the taker
    needs   the level that the taker needs
    bears   the level that the giver bears
    pays    whether the last level is given for its price
    dear    whether the giver would give it so, and the taker does not pay
    linked  whether the giver would give more, and the term with which alone this one stands has not come as far
    risk    the chance that a taker who is refused is escalated against
    """

    gained: Floats
    needs: Levels
    bears: Levels
    pays: Bools
    dear: Bools
    linked: Bools
    risk: Floats


@frozen
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
    def targets(self) -> tuple[str, ...]:
        """What an ally can press against or veto: each level but the first, as a milestone is called."""
        return tuple(f"{self.term.id}.{level}" for level in self.term.levels[1:])

    @property
    def told(self) -> int:
        """The place of the level that the taker has told; 0 where it has told none."""
        return 0 if self.term.told is None else self.term.levels.index(self.term.told)

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
            for target in (self.talks, *self.targets):
                yield from pressure_paths(self.case, party.id, target)
            yield from slight_paths(self.case, party.id, self.talks)
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
        number, part = Of(state, "term", self.term.id), parts(self.case, self.term, state)
        war = None if self.war is None else Outlook(self.case, self.war, state)
        base, new = self._worth(self.taker, war, state, streams, shock)
        gives, more = self._worth(self.giver, war, state, streams, shock)
        risk, harm = self._risk(war, state)
        base, gives = base - harm, gives + self._pressed(state)
        gained = terms.gains(base, self._firm(state), number("worth"), part, self.told)
        gained = gained - self._against_levels(self.taker, state)
        costs = number("cost")[:, None] * part + self._against_levels(self.giver, state)
        price = None if self.term.price is None else terms.Price(number("price.cost"), number("price.worth"))
        cost, gain = costs[:, self.last], gained[:, self.last]
        pays = terms.by_price(gives, cost, gain, price)
        dear = np.zeros(state.view, dtype=np.bool_) if price is None else (gives >= cost - price.worth) & ~pays
        bears = terms.most(gives, costs)
        stands = self._stands_with(state)
        linked = (bears > stands) | (pays & (stands < self.last))
        bears, pays = np.minimum(bears, stands), pays & (stands >= self.last)
        return Sides(gained, terms.least(gained), bears, pays, dear, linked, risk), {**new, **more}

    def refused(self, state: State, streams: Streams, where: Bools, sides: Sides, level: Levels) -> dict[Key, Array]:
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

    def unless_vetoed(
        self, agreed: Bools, rises: Bools, turn: NDArray[np.int32], state: State, streams: Streams
    ) -> tuple[Bools, Bools, dict[Key, Array]]:
        """(draw,) whether they are agreed and whether the last level follows, and what is to be stored of allies.

        agreed   whether they come together, which an ally with a veto on the talks can put off
        rises    whether the last level would follow while they talk, which one with a veto on that level can
        turn     the turn of the group, counted from 1
        """
        ready = {self.talks: agreed, self.targets[-1]: rises}
        done, new = unvetoed(self.case, ready, turn, state, streams)
        return done[self.talks], done[self.targets[-1]], new

    def met(self, state: State) -> Bools:
        """(draw,) whether the two have met in this turn; where there is no track, they always can."""
        if self.track is None:
            return np.ones(state.view, dtype=np.bool_)
        met: Bools = state["met", self.track.id] == state["clock", ""]
        return met

    @property
    def paid(self) -> int:
        """What is stored where the price is paid."""
        return NOT if self.term.price is None else TACITLY if self.term.price.tacit else OPENLY

    def _stands_with(self, state: State) -> NDArray[np.int8]:
        """(draw,) the last level that the term with which alone this one stands leaves it."""
        if self.term.with_ is None:
            return np.full(state.view, self.last, dtype=np.int8)
        level: NDArray[np.int8] = state["level", self.term.with_]
        return level

    def _worth(
        self, party: Party, war: Outlook | None, state: State, streams: Streams, shock: Floats
    ) -> tuple[Floats, dict[Key, Array]]:
        """(draw,) what talks are worth to a side: by themselves, by its home, its allies and chance; and what is to be
        stored of it."""
        turns = None
        if war is not None and values_talks(self.case, party):
            turns = war.worth(party.id, cost_too=False).turns
        found = worth_of_talks(self.case, party, turns, state)
        home, new = consent(self.case, party, state)
        found = found + home + stocks.logistic(streams.uniform(f"shock/{party.id}"), shock)
        for against in (
            pressure(self.case, party.id, self.talks, state),
            slights(self.case, party.id, self.talks, state),
        ):
            found = found if against is None else found - against
        return found, new

    def _against_levels(self, party: Party, state: State) -> Floats | float:
        """(draw, level) what the allies of a side make it cost to stand at each level: that which they press against,
        and those above it."""
        found: Floats | float = 0.0
        for place, target in enumerate(self.targets, 1):
            if (against := pressure(self.case, party.id, target, state)) is not None:
                found = found + against[:, None] * (np.arange(self.last + 1) >= place)
        return found

    def _risk(self, war: Outlook | None, state: State) -> tuple[Floats, Floats]:
        """(draw,) the chance that a taker who asks for talks is escalated against, and what that costs it."""
        if war is None or (found := self._reads_weakness) is None:
            return np.zeros(state.view), np.zeros(state.view)
        number = Of(state, "track", found[1].id)
        first = self.taker.id == war.war.between[0]
        wins, streak = war.belief(self.giver.id), state["streak", war.war.id]
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

    def over(self, state: State) -> Bools:
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
