"""One block of draws played: all bundles, the talks, every other pair of stances, and what deals are measured by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.bargaining.drawing import Drawn
from instantsia.analysis.bargaining.levels import Levels
from instantsia.analysis.bargaining.results import BLIND, COURSE, MEASURES, PATIENT, Terms
from instantsia.frozen import frozen
from instantsia.models.bargaining import offers, yardsticks
from instantsia.models.bargaining.bundles import worth
from instantsia.models.bargaining.patience import frontier_of, patient
from instantsia.models.bargaining.yardsticks import NOTHING

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
PATIENT_ROUNDS = 400
"""So many rounds stand for talks without an end: of a gain nothing is left after them at a hundredth a round."""
REFUSED = 1_000.0
"""So much less than all others is worth what a side will not take, in the eyes of the other: it is offered last."""
STANCES = tuple(offers.STANCES)


@frozen
class Ended:
    """One way to end, in each draw.

    place     (draw,) the bundle, or `NOTHING`
    worth     (2, draw) to each side; what stands where there is no deal means nothing
    round     (draw,) from 0, or `NOTHING`
    frontier  (draw,) whether no bundle betters it for one side without loss to the other
    product   (draw,) of what both gain by it
    """

    place: Places
    worth: Floats
    round: Places
    frontier: NDArray[np.bool_]
    product: Floats


@frozen
class Block:
    """What comes of a block of draws.

    ends      {way to end: how}
    stances   {(one, other): how the talks end}
    agreed    (draw,) how many bundles both would take
    frontier  (draw,) how many of these are on the frontier
    """

    ends: Mapping[str, Ended]
    stances: Mapping[tuple[str, str], Ended]
    agreed: Places
    frontier: Places


def exponent(stance: str) -> float:
    """The exponent of a stance: that of its name, or the number that it is."""
    return offers.STANCES[stance] if stance in offers.STANCES else float(stance)


def utilities(drawn: Drawn, levels: list[Levels]) -> Floats:
    """(2, draw, bundle) what each bundle is worth to each side; -inf where it goes beyond a line of that side."""
    found, beyond = _worths(drawn, levels)
    return np.where(beyond, -np.inf, found)


def _worths(drawn: Drawn, levels: list[Levels]) -> tuple[Floats, NDArray[np.bool_]]:
    """(2, draw, bundle) what each bundle is worth to each side, and whether it goes beyond a line of that side."""
    found = worth([one.worth for one in levels], drawn.weights)
    if all(one.fine.all() for one in levels):
        return found, np.zeros_like(found, dtype=bool)
    passed = worth([np.where(one.fine, 0.0, 1.0) for one in levels], np.ones_like(drawn.weights))
    return found, passed > 0


def play(drawn: Drawn, levels: list[Levels], terms: Terms) -> tuple[Block, offers.Course]:
    """A block of draws, played; and how the talks went in each."""
    found, beyond = _worths(drawn, levels)
    both = np.where(beyond, -np.inf, found)
    own = (both[0], both[1])
    # whoever knows what the other wants offers what it may take before what it will not
    seen = np.where(beyond, found - REFUSED, found)
    draws = both.shape[1]
    keep = np.repeat(np.asarray(terms.keep, dtype=np.float64)[:, None], draws, axis=1)
    stacked = np.moveaxis(both, 0, 1)
    agreed = (both >= keep[:, :, None]).all(axis=0)
    frontier = yardsticks.pareto(stacked) & agreed
    knowing = (offers.ranked(own[0], seen[1]), offers.ranked(own[1], seen[0]))
    alone = (knowing[0].unknowing(), knowing[1].unknowing())

    def ended(place: Places, round: Places | None = None) -> Ended:
        rows = np.arange(draws)
        at = np.maximum(place, 0)
        worths = both[:, rows, at]
        there = place != NOTHING
        gains = np.where(there, worths - keep, 0.0)
        turn = np.full(draws, NOTHING) if round is None else round
        return Ended(place, np.where(there, worths, 0.0), turn, frontier[rows, at] & there, gains[0] * gains[1])

    def talks(stances: tuple[str, str], sides: tuple[offers.Ranked, offers.Ranked]) -> offers.Course:
        asked: Any = tuple(
            offers.asks(sides[side], keep[side], offers.aspirations(terms.rounds, exponent(stances[side])))
            for side in (0, 1)
        )
        needs: Any = tuple(offers.takes(asked[side], keep[side], terms.delay[side]) for side in (0, 1))
        if terms.together:
            return offers.simultaneous(own, sides, asked, needs, drawn.coin)
        return offers.alternating(own, sides, asked, needs, terms.first)

    sides = knowing if terms.knows else alone
    course = talks(terms.stances, sides)
    blind = talks(terms.stances, alone)
    ends = {COURSE: ended(course.place, course.round), BLIND: ended(blind.place, blind.round)}
    for name in MEASURES:
        ends[name] = ended(getattr(yardsticks, name)(stacked, keep.T))
    if any(terms.delay):
        points = frontier_of(own, knowing[0].order, frontier)
        ends[PATIENT] = ended(patient(points, keep, terms.delay, PATIENT_ROUNDS, terms.first).place)
    stances = {}
    for pair in ((one, other) for one in STANCES for other in STANCES):
        other = course if pair == terms.stances else talks(pair, sides)
        stances[pair] = ended(other.place, other.round)
    return Block(ends, stances, agreed.sum(axis=1), frontier.sum(axis=1)), course
