"""An amount that two parties bargain over where nobody fights, and the terms that are traded beside it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from instantsia.case.bargains import Party, Term
from instantsia.case.contacts import AGREEMENT
from instantsia.case.model import Case
from instantsia.draws.state import Array, State
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen
from instantsia.models.bargaining import amounts, terms
from instantsia.models.bargaining.concession import Demands
from instantsia.models.war.ranges import Range
from instantsia.steps._homes import by_hand, hand_paths
from instantsia.steps._sides import Of, paths_of, pressure, pressure_paths

Levels = dict[str, np.ndarray]
"""{term: (draw,) int8 the place of the level at which it is settled}."""


def parts(case: Case, term: Term, state: State) -> Floats:
    """(draw, level) the part of the whole for which each level of a ladder stands."""
    number = Of(state, "term", term.id)
    written = [number(f"part.{level}") if level in term.part else None for level in term.between]
    return np.broadcast_to(terms.parts(written), (state.view, len(term.levels)))


@frozen
class Deal:
    """An amount and what stands beside it: the first party of its `opening` gets it, the second pays."""

    case: Case
    named: tuple[str, ...]

    @property
    def amount(self) -> Term:
        """The term that is an amount."""
        return next(term for term in self._terms if not term.levels)

    @property
    def parties(self) -> tuple[Party, Party]:
        """Who gets the amount, and who pays it."""
        gets, pays = self.amount.opening
        return self.case.parties[gets], self.case.parties[pays]

    @property
    def beside(self) -> tuple[Term, ...]:
        """The terms of levels that are traded for the amount."""
        return tuple(term for term in self._terms if term.levels and not term.rate)

    @property
    def kind(self) -> Term | None:
        """The term that says how much of the amount is paid in kind."""
        return next((term for term in self._terms if term.levels and term.rate), None)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """(what is wrong, what to do) with the terms that are named."""
        whole = [term.id for term in self._terms if not term.levels]
        if len(whole) != 1:
            yield f"expected one term that is an amount, found {' and '.join(whole) or 'none'}", "write its opening"
            return
        pair = tuple(self.amount.opening)
        if len(pair) != 2:
            yield f"{self.amount.id} has the opening of {len(pair)} parties", "write what each of the two says first"
            return
        for party in (self.case.parties[one] for one in pair if one in self.case.parties):
            if party.keep is None:
                yield f"{party.id} keeps nothing without an agreement", "write keep in the party"
        for term in self.beside:
            if {term.giver, term.taker} != {*pair}:
                yield f"{term.id} is not between {' and '.join(pair)}", "write its giver and its taker"
        if self.kind is not None and {*self.kind.rate} != {*pair}:
            yield f"{self.kind.id} has a rate of others than {' and '.join(pair)}", "write the rate of both"

    def reads(self) -> Iterator[str]:
        """Paths that all of this reads."""
        for party in self.parties:
            yield from paths_of(self.case, "party", party.id, "keep", "margin")
            yield from hand_paths(self.case, party)
            yield from pressure_paths(self.case, party.id, AGREEMENT)
            if party.horizon is not None and (taken := self._taken_from(party)):
                yield f"party.{party.id}.horizon"
                yield from taken
            yield f"term.{self.amount.id}.opening.{party.id}"
            if self.kind is not None:
                yield f"term.{self.kind.id}.rate.{party.id}"
        for term in self.beside:
            yield from paths_of(self.case, "term", term.id, "cost", "worth")
        for term in (*self.beside, *(() if self.kind is None else (self.kind,))):
            yield from paths_of(self.case, "term", term.id, *(f"part.{level}" for level in term.between))

    def settled(self, state: State, *, homes: bool = True) -> tuple[Range, Levels]:
        """Floor and ceiling of the amount, and where the terms beside it are settled.

        homes   whether what the homes want beyond counts
        """
        gets, pays = (self._keeps(party, state, homes=homes) for party in self.parties)
        floor, ceiling, levels = gets, -pays, Levels()
        for term, level in self._levels(state):
            number = Of(state, "term", term.id)
            found = amounts.at(level, number("worth"), number("cost"), parts(self.case, term, state))
            levels[term.id] = found.level
            given_by_first = term.giver == self.parties[0].id
            floor = floor + (found.cost if given_by_first else -found.worth)
            ceiling = ceiling + (found.worth if given_by_first else -found.cost)
        if self.kind is not None:
            loses, saves = (state["number", f"term.{self.kind.id}.rate.{party.id}"] for party in self.parties)
            chosen = amounts.in_kind(loses, saves, parts(self.case, self.kind, state))
            levels[self.kind.id] = chosen.level
            floor, ceiling = floor / chosen.gets, ceiling / chosen.pays
        return Range(floor, ceiling), levels

    def _levels(self, state: State) -> Iterator[tuple[Term, Array]]:
        """Each term beside the amount and (draw,) the level at which it is settled: none further than the one with
        which it stands, which may be beside it or stand already."""
        beside, gained = self.beside, list[Floats]()
        places = {term.id: place for place, term in enumerate(beside)}
        for term in beside:
            number, part = Of(state, "term", term.id), parts(self.case, term, state)
            mine = amounts.gains(number("worth"), number("cost"), part)
            if term.with_ is not None and term.with_ not in places:
                beyond = np.arange(len(term.levels)) > state["level", term.with_][:, None]
                mine = np.where(beyond, -np.inf, mine)
            gained.append(mine)
        with_ = [places.get(term.with_ or "") for term in beside]
        yield from zip(beside, amounts.linked(gained, with_), strict=True)

    def said(self, found: Range, gone: tuple[Floats | float, Floats | float], state: State) -> Demands:
        """What the two say once they have gone part of the way."""
        asks, gives = (state["number", f"term.{self.amount.id}.opening.{party.id}"] for party in self.parties)
        return amounts.said(found, gone[0], asks, gives, gone[1])

    @property
    def _terms(self) -> tuple[Term, ...]:
        return tuple(self.case.terms[one] for one in self.named if one in self.case.terms)

    def _taken_from(self, party: Party) -> tuple[str, ...]:
        """Paths of the chances that others simply take what a party keeps."""
        others = {one.id for one in self.parties} - {party.id}
        return tuple(f"outside.{one.id}.chance" for one in self.case.outside if one.by in others)

    def _keeps(self, party: Party, state: State, *, homes: bool) -> Floats:
        """(draw,) what a party has without an agreement and wants beyond, in the unit of the terms."""
        number = Of(state, "party", party.id)
        keep = number("keep")
        if party.horizon is not None:
            for path in self._taken_from(party):
                keep = amounts.held(keep, state["number", path], number("horizon"))
        if homes:
            keep = keep + by_hand(self.case, party, state, number("margin"))
        against = pressure(self.case, party.id, AGREEMENT, state)
        return keep if against is None else keep + against
