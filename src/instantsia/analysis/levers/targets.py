"""What a move must reach, and how far each member, alone, must move to reach it.

A position moves on a grid of a thousandth of the scale; a tenth of its steps is tried first, then those within the step
at which it comes about. A method whose outcome falls and rises again within one such step is not seen to.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.bodies import AT_ONCE, Body
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen

STEPS = 1000
"""Steps of a position from end to end of the scale; a tenth of them is tried first."""
COARSE = 100
MOST = 40_000
"""Members tried x members; beyond it only the most promising are tried place by place."""
FEWEST = 20
EVEN = 1e-9
"""Of the width of the scale: less is rounding."""

Bools = NDArray[np.bool_]
Places = NDArray[np.intp]


@frozen
class Aim:
    """What a move must reach: from the goal, or from the danger to it.

    sign  +1 where positions rise, -1 where they fall
    cap   no position is moved farther than there
    """

    body: Body
    line: float | None
    beyond: bool
    sign: int
    cap: float

    @property
    def even(self) -> float:
        return EVEN * self.body.stakes.width

    def there(self, outcome: Floats) -> Bools:
        """(...) whether a settlement is where it is wanted."""
        if self.line is None:
            near: Bools = self.sign * (outcome - self.cap) >= -self.even
            return near
        found: Bools = beyond(self.body, self.line, outcome, self.even) == self.beyond
        return found

    def nearer(self, place: float | Floats) -> Floats:
        """(...) points that a place lies farther on the way than where each stands; not over 0 for no move."""
        return self.sign * (np.asarray(place) - self.body.position)

    @property
    def grid(self) -> Floats:
        """(place,) the steps of a position, in the order in which they are reached."""
        low, high = self.body.stakes.scale
        steps = np.round(low + (high - low) * np.arange(STEPS + 1) / STEPS, 10)
        return steps if self.sign > 0 else steps[::-1]

    def past(self, place: float, *, strictly: bool) -> float:
        """The first step at or past a place, within the cap."""
        ahead = self.sign * (self.grid - place)
        good = self.grid[ahead > self.even if strictly else ahead >= -self.even]
        first = float(good[0]) if good.size else self.cap
        return first if self.sign * (self.cap - first) >= 0 else self.cap


def beyond(body: Body, line: float, outcome: Floats, even: float) -> Bools:
    """(...) as `Issue.lies_beyond`, but what lies beyond by rounding alone does not."""
    found: Bools = outcome > line + even if body.issue.beyond == "above" else outcome < line - even
    return found


def promising(body: Body, aim: Aim, tried: Places, salience: Floats) -> Places:
    """Those whose whole move does most for its effort."""
    gain = aim.sign * (with_places(body, tried, np.full(len(tried), aim.cap)) - body.outcome)
    effort = (aim.nearer(aim.cap) * salience)[tried]
    order = np.lexsort((tried, -gain / np.maximum(effort, aim.even), ~aim.there(gain * aim.sign + body.outcome)))
    return np.sort(tried[order[: max(MOST // len(body.members), FEWEST)]])


def with_places(body: Body, members: Places, places: Floats) -> Floats:
    """(one,) where it settles with each of some members, alone, at a place of their own."""
    out = np.empty(len(members))
    size = max(1, AT_ONCE // len(body.members))
    for first in range(0, len(members), size):
        part = slice(first, first + size)
        rows = np.repeat(body.stakes.position, len(members[part]), axis=0)
        rows[np.arange(len(rows)), members[part]] = places[part]
        out[part] = body.settles_at(rows)
    return out


def reach(body: Body, aim: Aim, tried: Places) -> tuple[Floats, Floats]:
    """(one,) the settlement and the least place that gives it: the first past the line, else the farthest."""
    grid, start = aim.grid, body.position[tried]
    last = with_places(body, tried, np.full(len(tried), aim.cap))
    best, to = last.copy(), np.full(len(tried), aim.cap)
    before = start.copy()
    done = np.zeros(len(tried), dtype=np.bool_)
    for place in grid[:: STEPS // COARSE]:
        ahead = (aim.sign * (place - start) > 0) & (aim.sign * (aim.cap - place) > 0) & ~done
        if not ahead.any():
            continue
        found = with_places(body, tried[ahead], np.full(int(ahead.sum()), place))
        rows = np.flatnonzero(ahead)
        there = aim.there(found)
        farther = aim.sign * (found - best[rows])
        first = to[rows] == aim.cap
        better = there | (~aim.there(best[rows]) & ((farther > aim.even) | ((farther >= -aim.even) & first)))
        best[rows[better]], to[rows[better]] = found[better], place
        done[rows[there]] = True
    # within the last tenth: from the step before it on
    step = body.stakes.width / COARSE
    ends = to.copy()
    before = np.where(aim.sign * (ends - aim.sign * step - start) > 0, ends - aim.sign * step, start)
    open_ = np.ones(len(tried), dtype=np.bool_)
    target = aim.there(best)
    for number in range(STEPS // COARSE + 1):
        fine = _fine(aim, before, number)
        ahead = open_ & (aim.sign * (fine - start) > 0) & (aim.sign * (ends - fine) > aim.even)
        rows = np.flatnonzero(ahead)
        if not rows.size:
            continue
        found = with_places(body, tried[rows], fine[rows])
        enough = np.where(target[rows], aim.there(found), aim.sign * (found - best[rows]) >= -aim.even)
        best[rows[enough]], to[rows[enough]] = found[enough], fine[rows[enough]]
        open_[rows[enough]] = False
    return best, to


def _fine(aim: Aim, before: Floats, number: int) -> Floats:
    """(one,) the step of the grid so many after a place."""
    low, high = aim.body.stakes.scale
    unit = (high - low) / STEPS
    cells = (before - low) / unit
    first = np.floor(cells + 1e-6) if aim.sign > 0 else np.ceil(cells - 1e-6)
    return np.round(low + unit * (first + aim.sign * number), 10)
