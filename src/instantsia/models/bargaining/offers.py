"""Two sides who make offers and come down with time, until one takes what the other offers: all draws at once.

Of the T rounds 0 ... T-1, with k what a side has without a deal and m its best bundle, it asks in round t for at least

    k + (m - k) asp(t),   asp(t) = 1 - (t / (T - 1))^(1 / e)            Faratin, Sierra and Jennings (1998)

e < 1 holds out and gives way at the end (boulware), 1 comes down evenly, e > 1 gives way at once (conceder). A side
offers the bundle with the least worth to itself that it may still ask for; a side that knows what the other wants
offers, of all that it may ask for, the one of most worth to the other. As it asks for less the place in the list of its
bundles, best first, only moves down. It takes an offer that is worth no less than what it would ask for in the round
after, less what a round of waiting costs it; in the last round whatever is no worse than no deal.

General knowledge, none was read; an independent loop in the tests gives the same course.

Cost: to sort the bundles of each side once a draw; a course is then found by halving, without a loop over rounds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.bargaining.yardsticks import NOTHING

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
STANCES = {"boulware": 0.2, "linear": 1.0, "conceder": 5.0}
"""{name: its exponent e}."""


@frozen
class Ranked:
    """The bundles of one side, the best first.

    worth   (draw, bundle) what they are worth to it, falling
    offers  (draw, bundle) which bundle it offers where it has come down to this place
    order   (draw, bundle) which bundle stands at this place
    """

    worth: Floats
    offers: Places
    order: Places

    def unknowing(self) -> Ranked:
        """The same list of a side that does not know what the other wants."""
        return Ranked(self.worth, self.order, self.order)


@frozen
class Course:
    """How the talks of each draw went.

    offers  (draw, round, offer) the bundles offered in a round: one where sides offer in turn, else that of each;
            `NOTHING` where a side has none that it may offer. What stands behind the end was never said.
    round   (draw,) in which it was agreed, from 0; `NOTHING` where it was not
    place   (draw,) the bundle that was agreed; `NOTHING` where none was
    """

    offers: Places
    round: Places
    place: Places


def aspirations(rounds: int, exponent: float) -> Floats:
    """(round,) which part of what it could gain a side asks for, from 1 down to 0.

    rounds    2 or more
    exponent  above 0: under 1 it holds out, over 1 it gives way early

    >>> aspirations(5, 1.0).tolist(), aspirations(3, 0.5).tolist()
    ([1.0, 0.75, 0.5, 0.25, 0.0], [1.0, 0.75, 0.0])
    """
    if rounds < 2:
        raise ValueError(f"found {rounds} rounds, expected 2 or more")
    if not exponent > 0:
        raise ValueError(f"found an exponent of {exponent}, expected one above 0")
    return np.asarray(1.0 - (np.arange(rounds) / (rounds - 1)) ** (1.0 / exponent), dtype=np.float64)


def ranked(own: Floats, other: Floats | None = None) -> Ranked:
    """The bundles of a side in the order in which it comes down to them.

    own    (draw, bundle) what they are worth to it
    other  (draw, bundle) what they are worth to the other side, where it knows that

    >>> ranked(np.array([[0.2, 0.9, 0.5]])).offers.tolist()
    [[1, 2, 0]]
    >>> ranked(np.array([[0.2, 0.9, 0.5]]), np.array([[0.8, 0.4, 0.1]])).offers.tolist()
    [[1, 1, 0]]
    """
    order = np.argsort(-own, axis=-1, kind="stable")
    worth = np.take_along_axis(own, order, axis=-1)
    if other is None:
        return Ranked(worth, order, order)
    theirs = np.take_along_axis(other, order, axis=-1)
    best = np.maximum.accumulate(theirs, axis=-1)
    rises = np.concatenate([np.ones_like(theirs[..., :1], dtype=bool), theirs[..., 1:] > best[..., :-1]], axis=-1)
    leader = np.maximum.accumulate(np.where(rises, np.arange(rises.shape[-1]), 0), axis=-1)
    return Ranked(worth, np.take_along_axis(order, leader, axis=-1), order)


def asks(ranked: Ranked, keep: Floats, aspiration: Floats) -> Floats:
    """(draw, round) what a side asks for at least.

    keep        (draw,) what it has without a deal
    aspiration  (round,) as `aspirations` has it
    """
    room = np.maximum(ranked.worth[:, 0] - keep, 0.0)
    return np.asarray(keep[:, None] + room[:, None] * aspiration, dtype=np.float64)


def lowest(ranked: Ranked, asked: Floats) -> Places:
    """(draw, round) the place in a side's list of the last bundle that is worth what it asks for, or -1 for none.

    asked  (draw, round)
    """
    low = np.full(asked.shape, -1, dtype=np.intp)
    high = np.full(asked.shape, ranked.worth.shape[-1], dtype=np.intp)
    rows = np.arange(len(asked))[:, None]
    for _ in range(ranked.worth.shape[-1].bit_length()):
        middle = (low + high) // 2
        inside = ranked.worth[rows, np.maximum(middle, 0)] >= asked
        wide = high - low > 1
        low = np.where(wide & inside, middle, low)
        high = np.where(wide & ~inside, middle, high)
    return low


def offered(ranked: Ranked, asked: Floats) -> Places:
    """(draw, round) the bundle that a side offers where it asks for so much; `NOTHING` where it has none."""
    place = lowest(ranked, asked)
    found = np.take_along_axis(ranked.offers, np.maximum(place, 0), axis=-1)
    return np.where(place >= 0, found, NOTHING)


def alternating(
    utilities: tuple[Floats, Floats],
    sides: tuple[Ranked, Ranked],
    asked: tuple[Floats, Floats],
    needs: tuple[Floats, Floats],
    first: int = 0,
) -> Course:
    """The course where the sides offer in turn.

    utilities  (draw, bundle) of each side
    sides      of each side `ranked`
    asked      (draw, round) of each side `asks`
    needs      (draw, round) of each side `takes`: what an offer must be worth to it
    first      the side that offers in round 0
    """
    draws, rounds = asked[0].shape
    offers = np.empty((draws, rounds), dtype=np.intp)
    worth = np.empty((draws, rounds))
    need = np.empty((draws, rounds))
    for start in (0, 1):
        side = (first + start) % 2
        turns = slice(start, None, 2)
        offers[:, turns] = offered(sides[side], asked[side][:, turns])
        worth[:, turns] = _worth(utilities[1 - side], offers[:, turns])
        need[:, turns] = needs[1 - side][:, turns]
    taken = worth >= need
    ends = np.where(taken.any(axis=1), taken.argmax(axis=1), NOTHING)
    return Course(offers[:, :, None], ends, _at(offers, ends))


def simultaneous(
    utilities: tuple[Floats, Floats],
    sides: tuple[Ranked, Ranked],
    asked: tuple[Floats, Floats],
    needs: tuple[Floats, Floats],
    coin: NDArray[np.bool_],
) -> Course:
    """The course where both offer in every round; arguments as of `alternating`.

    coin  (draw,) whether the offer of the first side stands where each takes that of the other
    """
    offers = np.stack([offered(sides[side], asked[side]) for side in (0, 1)], axis=-1)
    first = _worth(utilities[1], offers[..., 0]) >= needs[1]
    second = _worth(utilities[0], offers[..., 1]) >= needs[0]
    taken = first | second
    ends = np.where(taken.any(axis=1), taken.argmax(axis=1), NOTHING)
    own = np.where(first & second, coin[:, None], first)
    return Course(offers, ends, _at(np.where(own, offers[..., 0], offers[..., 1]), ends))


def takes(asked: Floats, keep: Floats, delay: float | Floats = 0.0) -> Floats:
    """(draw, round) what an offer must be worth to a side that it takes it.

    asked  (draw, round) `asks` of that side
    keep   (draw,) what it has without a deal
    delay  (draw,) or one number: which part of a gain is lost by a round of waiting, 0-1

    >>> takes(np.array([[1.0, 0.5, 0.2]]), np.array([0.2]), 0.1).round(3).tolist()
    [[0.47, 0.2, 0.2]]
    """
    later = np.concatenate([asked[:, 1:], keep[:, None]], axis=1)
    lost = np.broadcast_to(np.asarray(delay, dtype=np.float64), keep.shape)[:, None]
    return np.asarray(keep[:, None] + (1.0 - lost) * (later - keep[:, None]), dtype=np.float64)


def log(course: Course, levels: NDArray[np.integer]) -> NDArray[np.int32]:
    """(row, 2 + issue) every offer that was made: draw, round, and the level of each issue.

    levels  (bundle, issue) as `bundles` has it
    """
    rounds = course.offers.shape[1]
    last = np.where(course.round == NOTHING, rounds - 1, course.round)
    made = (np.arange(rounds) <= last[:, None])[:, :, None] & (course.offers != NOTHING)
    draw, turn, side = np.nonzero(made)
    out = np.empty((len(draw), 2 + levels.shape[1]), dtype=np.int32)
    out[:, 0], out[:, 1] = draw, turn
    out[:, 2:] = levels[course.offers[draw, turn, side]]
    return out


def _worth(utilities: Floats, offers: Places) -> Floats:
    """(draw, round) what offers are worth; -inf where there is none."""
    found = np.take_along_axis(utilities, np.maximum(offers, 0), axis=-1)
    return np.where(offers == NOTHING, -np.inf, found)


def _at(offers: Places, ends: Places) -> Places:
    """(draw,) the offer of the round in which each draw ends; `NOTHING` where it does not."""
    found = np.take_along_axis(offers, np.maximum(ends, 0)[:, None], axis=1)[:, 0]
    return np.where(ends == NOTHING, NOTHING, found)
