"""The cheapest set of moves that carries a settlement: exactly under mean, median and win set, else by adding up.

Under the weighted mean it is a fractional knapsack, first those whose point costs least for what it moves. Under win
set, agenda setter and weighted median it is a cover of votes at two levels (see `knapsack`): whoever must be nearer to
the new point than to the status quo, and whoever must stand past the line. What such a cover promises is settled by the
method itself before it is believed. Under other methods the best whole move is added to the best until it carries, what
is not needed is taken back, and each is shortened to what is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from instantsia.analysis.levers.bodies import Body
from instantsia.analysis.levers.knapsack import cover, fractional
from instantsia.analysis.levers.targets import EVEN, MOST, Aim, Bools, Places, reach
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen

Moves = tuple[tuple[int, float], ...]
"""(member, place) each."""


def joint_moves(body: Body, aim: Aim, mover: Bools, salience: Floats) -> tuple[Moves, bool]:
    """The cheapest moves that carry it, () where none do; and whether none can be cheaper."""
    # by name, so that of two that cost the same the order of the table chooses neither
    order = np.array(sorted(range(len(body.members)), key=lambda one: body.members[one]), dtype=np.intp)
    if body.model == "weighted-mean":
        return _mean(body, aim, mover, salience, order), True
    if aim.line is not None and body.model in ("win-set", "procedural", "weighted-median"):
        found = _covers(body, aim, mover, salience, order)
        if found is not None:
            return found
    return _greedy(body, aim, mover, salience, order), False


def _carries(body: Body, aim: Aim, moves: Moves) -> bool:
    return bool(aim.there(body.settles_at(moved_to(body, moves)))[0])


def moved_to(body: Body, moves: Moves) -> Floats:
    """(1, member) where everybody stands once some have moved, in units of the scale."""
    rows = body.stakes.position.copy()
    for member, place in moves:
        rows[0, member] = place
    return rows


def change_by(body: Body, moves: Moves) -> float:
    """By how many points of the scale the moves, all together, change where it settles."""
    return float(body.settles_at(moved_to(body, moves))[0]) - body.outcome


def _mean(body: Body, aim: Aim, mover: Bools, salience: Floats, order: Places) -> Moves:
    weight = body.stakes.weight[0]
    total = math.fsum(weight)
    if total <= 0:
        return ()
    room = np.where(mover, np.maximum(aim.nearer(aim.cap), 0.0), 0.0)
    end = aim.cap if aim.line is None else aim.line
    need = aim.sign * (end - body.outcome) * total
    taken = fractional(max(need, aim.even), weight[order], salience[order], room[order])
    if taken is None:
        return ()
    moves = [
        (int(member), float(body.position[member] + aim.sign * points))
        for member, points in zip(order, taken, strict=True)
        if points > aim.even
    ]
    # the last ones a step farther, until the line itself is passed
    for number in range(len(moves) - 1, -1, -1):
        member, place = moves[number]
        if math.isclose(place, aim.cap):
            moves[number] = member, aim.cap
            continue
        moves[number] = member, aim.past(place, strictly=False)
        if not _carries(body, aim, tuple(moves)):
            moves[number] = member, aim.past(moves[number][1], strictly=True)
    if not _carries(body, aim, tuple(moves)):
        done = {member for member, _ in moves}
        price = [one for one in order if weight[one] > 0 and room[one] > 0 and one not in done]
        for one in sorted(price, key=lambda one: salience[one] / weight[one]):
            moves.append((int(one), aim.past(float(body.position[one]), strictly=True)))
            if _carries(body, aim, tuple(moves)):
                break
    return tuple(moves) if _carries(body, aim, tuple(moves)) else ()


def _covers(body: Body, aim: Aim, mover: Bools, salience: Floats, order: Places) -> tuple[Moves, bool] | None:
    """The cheapest of the ways in which votes can carry it; None where what they promise does not come about."""
    best: tuple[float, Moves, bool] | None = None
    for one in _ways(body, aim):
        places = [
            aim.past(level, strictly=strictly) if math.isfinite(level) else aim.cap
            for level, strictly in zip(one.at, one.strictly, strict=True)
        ]
        cost = np.empty((len(order), 2))
        for level, place in enumerate(places):
            away = aim.nearer(place)
            there = aim.nearer(one.at[level])
            already = there < -aim.even if one.strictly[level] else there <= aim.even
            may = mover & (away <= aim.nearer(aim.cap) + aim.even)
            cost[:, level] = np.where(already, 0.0, np.where(may, np.maximum(away, 0.0) * salience, np.inf))
        cost[:, 1] = np.maximum(cost[:, 1], cost[:, 0])
        found = cover(cost[order], one.weight[order], one.need, one.must[order])
        if found is None or (best is not None and found.cost >= best[0]):
            continue
        moves: Moves = tuple(
            (int(member), places[level - 1] if aim.sign * (places[level - 1] - places[0]) >= 0 else places[0])
            for member, level in zip(order, found.level, strict=True)
            if level > 0
        )
        if _carries(body, aim, moves):
            best = found.cost, moves, found.proven
    return None if best is None else (best[1], best[2])


@frozen
class _Way:
    """Two levels at which votes are needed, the nearer one first."""

    at: tuple[float, float]
    strictly: tuple[bool, bool]
    weight: Floats
    need: tuple[float, float]
    must: Bools


def _ways(body: Body, aim: Aim) -> Iterator[_Way]:
    """What is enough to carry it, in terms of who stands where; told as if positions rose.

    With q the status quo short of the line L: the median (or the setter) past L, and the quota and every veto player
    past (q + L)/2, from where L is nearer than q. With q past the line, which is then held until somebody can carry
    something back: the median past L, or one who can block past (q + L)/2.
    """
    line = aim.line
    assert line is not None
    count = len(body.members)
    strictly = aim.beyond
    nobody = np.zeros(count, dtype=np.bool_)
    nothing = np.zeros(count)
    if body.model == "weighted-median":
        weight, quo = body.stakes.weight[0], None
        veto = nobody
    else:
        assert body.voting is not None
        assert body.stakes.reference is not None
        weight, quo = body.voting.votes[0], float(body.stakes.reference[0])
        veto = np.asarray(body.voting.veto, dtype=np.bool_)
        if body.voting.away is not None:
            veto = veto & ~body.voting.away[0]
    total = math.fsum(weight)
    half = total * (0.5 + EVEN)
    if body.model == "procedural":
        assert body.voting is not None
        assert body.voting.setter is not None
        chooses = np.zeros(count)
        chooses[body.voting.setter] = 1.0
        enough = [1.0]
    else:
        chooses, enough = weight, [total * 0.5, half]

    def pair(at: float, first: Floats, need: float, second: Floats, more: float, must: Bools) -> _Way:
        return _Way((at, line), (strictly, strictly), np.stack([first, second], axis=1), (need, more), must)

    if quo is None:
        for more in enough:
            yield pair(line, nothing, 0.0, chooses, more, nobody)
        return
    assert body.voting is not None
    quota = float(body.voting.quota[0])
    middle = (quo + line) / 2
    if not aim.there(np.array(quo)):
        for more in enough:
            yield pair(middle, weight, quota, chooses, more, veto)
        return
    for more in enough:
        yield pair(line, nothing, 0.0, chooses, more, nobody)
    blocking = max(total - quota, 0.0) + total * EVEN
    level = (line, middle) if aim.sign * (middle - line) >= 0 else (middle, middle)
    for weights, need in ((weight, blocking), *((np.eye(count)[one], 1.0) for one in np.flatnonzero(veto))):
        both = np.stack([nothing, weights], axis=1)
        yield _Way(level, (strictly, strictly), both, (0.0, need), nobody)


def _greedy(body: Body, aim: Aim, mover: Bools, salience: Floats, order: Places) -> Moves:
    """Whole moves, the one that does most for its effort first, until they carry it; then those without which they
    do are taken back, the dearest first, and what is left is shortened. One move that carries it alone may be cheaper.
    """
    left = [int(one) for one in order if mover[one] and aim.nearer(aim.cap)[one] > aim.even]
    position = body.stakes.position.copy()
    if not aim.there(body.settles_at(np.where(np.isin(np.arange(len(mover)), left), aim.cap, position)))[0]:
        return ()
    effort = np.maximum(aim.nearer(aim.cap) * salience, aim.even)
    chosen: list[int] = []
    while not aim.there(body.settles_at(position))[0]:
        rows = np.repeat(position, len(left), axis=0)
        rows[np.arange(len(left)), left] = aim.cap
        gain = aim.sign * (body.settles_at(rows) - body.settles_at(position))
        best = left[int(np.argmax(np.where(gain > aim.even, gain / effort[left], -effort[left])))]
        position[0, best] = aim.cap
        chosen.append(best)
        left.remove(best)
    for one in sorted(chosen, key=lambda one: -effort[one]):
        without = position.copy()
        without[0, one] = body.position[one]
        if aim.there(body.settles_at(without))[0]:
            position = without
            chosen.remove(one)
    for one in sorted(chosen, key=lambda one: -effort[one]):
        position[0, one] = _shortened(body, aim, position, one)
    moves = tuple((one, float(position[0, one])) for one in chosen)
    return min([moves, *_alone(body, aim, mover)], key=lambda some: _effort(body, some, salience))


def _shortened(body: Body, aim: Aim, position: Floats, member: int) -> float:
    """The least place at which they carry it, the others standing as they do."""
    grid = aim.grid[(aim.sign * (aim.grid - body.position[member]) > 0) & (aim.sign * (aim.cap - aim.grid) >= 0)]
    rows = np.repeat(position, len(grid), axis=0)
    rows[:, member] = grid
    enough = grid[aim.there(body.settles_at(rows))] if len(grid) else grid
    return float(enough[0]) if len(enough) else float(position[0, member])


def _alone(body: Body, aim: Aim, mover: Bools) -> Iterator[Moves]:
    """Single moves that carry it."""
    tried = np.flatnonzero(mover & (aim.nearer(aim.cap) > aim.even))[: MOST // len(mover)]
    found, places = reach(body, aim, tried)
    for member, place, there in zip(tried, places, aim.there(found), strict=True):
        if there:
            yield ((int(member), float(place)),)


def _effort(body: Body, moves: Moves, salience: Floats) -> float:
    return math.fsum(abs(place - body.position[member]) * salience[member] for member, place in moves)
