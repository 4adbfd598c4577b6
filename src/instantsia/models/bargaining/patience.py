"""Two sides who weigh nothing but what waiting costs them, along the frontier of bundles that can all be listed.

In round t the side whose turn it is offers, of all that the other will take, what is worth most to itself. The other
takes what is worth no less than its own turn a round later, less what the round costs it; in the last round whatever is
no worse than no deal. Worked out from the last round back (Stahl 1972); with many rounds the first gets
(1 - d_2) / (1 - d_1 d_2) of one prize (Rubinstein 1982), as `alternating.share` has it.

Between two bundles of the frontier that lie beside each other the sides may agree on anything in between, on the
straight line: where each could only take the one or the other, nearly any of them would be an agreement of patient
sides, and which of them were an accident of the steps (van Damme, Selten and Winter 1990).

General knowledge, none was read.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.frozen import frozen
from instantsia.models.bargaining.yardsticks import NOTHING

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@frozen
class Frontier:
    """The bundles that none betters for one side without loss to the other, the best of the first side first.

    worth  (2, draw, point) to each side: falling, and rising; the last is repeated where a draw has fewer
    place  (draw, point) which bundle it is; `NOTHING` in a draw that has none
    """

    worth: Floats
    place: Places


class Patient(NamedTuple):
    """What comes of it: (2, draw) the worth to each side; (draw,) the bundle next to it, or `NOTHING`."""

    worth: Floats
    place: Places


def frontier_of(utilities: tuple[Floats, Floats], order: Places, on: NDArray[np.bool_]) -> Frontier:
    """The points of a frontier.

    utilities  (draw, bundle) of each side
    order      (draw, bundle) the bundles, the best of the first side first
    on         (draw, bundle) whether a bundle is on it
    """
    listed = np.take_along_axis(on, order, axis=1)
    many = listed.sum(axis=1)
    width = max(int(many.max(initial=0)), 1)
    first = np.argsort(~listed, axis=1, kind="stable")[:, :width]
    held = np.minimum(np.arange(width), np.maximum(many - 1, 0)[:, None])
    place = np.take_along_axis(order, np.take_along_axis(first, held, axis=1), axis=1)
    there = (many > 0)[:, None]
    worth = np.stack([np.where(there, np.take_along_axis(one, place, axis=1), 0.0) for one in utilities])
    return Frontier(worth, np.where(there, place, NOTHING))


def patient(frontier: Frontier, keep: Floats, delay: tuple[float, float], rounds: int, first: int = 0) -> Patient:
    """What two patient sides agree on.

    keep    (2, draw) what each has without a deal
    delay   which part of a gain each loses by a round of waiting, 0-1
    rounds  how many offers there are at most, 1 or more
    first   the side that makes the first

    >>> share = np.array([[1.0, 0.5, 0.0]])
    >>> points = Frontier(np.stack([share, 1 - share]), np.array([[0, 1, 2]]))
    >>> found = patient(points, np.zeros((2, 1)), (0.1, 0.1), 400)
    >>> found.worth[0].round(4).tolist(), found.place.tolist()
    ([0.5263], [1])
    """
    there = frontier.place[:, 0] != NOTHING
    worth = np.array(keep, dtype=np.float64)
    left = 1.0 - np.asarray(delay, dtype=np.float64)[:, None]
    lists = (frontier.worth, frontier.worth[::-1, :, ::-1])
    for turn in reversed(range(rounds)):
        side, asked = (first + turn) % 2, (first + turn + 1) % 2
        waits = keep + left * (worth - keep)
        falls, rises = lists[asked]
        needed = np.clip(waits[asked], falls[:, -1], falls[:, 0])
        pair = [_along(falls, rises, needed), needed]
        worth = np.stack(pair if side == 0 else pair[::-1])
    worth = np.where(there, worth, keep)
    off = np.abs(frontier.worth - worth[:, :, None]).max(axis=0)
    near = np.take_along_axis(frontier.place, off.argmin(axis=1)[:, None], axis=1)[:, 0]
    return Patient(worth, np.where(there, near, NOTHING))


def _along(falls: Floats, rises: Floats, at: Floats) -> Floats:
    """(draw,) what the other side has where the one has so much, on the straight lines between points.

    falls, rises  (draw, point) the worth to the one and to the other
    at            (draw,) within the ends of `falls`
    """
    rows = np.arange(len(at))
    after = np.minimum((falls >= at[:, None]).sum(axis=1), falls.shape[1] - 1)
    before = np.maximum(after - 1, 0)
    high, low = falls[rows, before], falls[rows, after]
    part = np.where(high > low, (high - at) / np.where(high > low, high - low, 1.0), 0.0)
    start = rises[rows, before]
    return np.asarray(start + np.clip(part, 0.0, 1.0) * (rises[rows, after] - start), dtype=np.float64)
