"""What would have to be wrong for the opposite: where one actor alone would have to stand to tip the headline.

Those who can shift the settlement most are looked at, as the model gives it before past errors are added: each alone
is moved to either end of the scale. For the first of them the headline is replayed on the same random numbers with it
at either end, and, where one half lies between, at points that halve what is left until it is less than a hundredth of
the scale; there the tipping point is read off the straight line. Farther apart the line would lead astray: where a vote
is counted, or the settlement crosses the threshold, the chance does not rise evenly, it jumps. Across a jump a line
says nothing: there it is halved on to a thousandth of the scale, and the point is the threshold where that lies between
the last two.

So many draws as are played tell a share of one half to an error of s = 1/(2 sqrt(draws)), and the point to as much of
the scale as lies between the shares 1/2 - 2.5 s and 1/2 + 2.5 s. It is given to the next larger of 1, 2 or 5 times a
power of ten: on other random numbers it is then the same step or the one beside it (the largest and the smallest of ten
normal numbers lie 5 standard errors or more apart in 1 of 70 sets).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from instantsia.analysis.ranges.doubts import crossing
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results import BlankBounds, TippingPoint, Value
from instantsia.analysis.settlement.pivots import at_ends
from instantsia.analysis.settlement.settled import said, whole
from instantsia.case import paths
from instantsia.draws.sums import mean, share
from instantsia.evidence.nodes import PathNode
from instantsia.evidence.variation import Variation

LOOKED_AT = 8
"""So many are tried at the ends of the scale."""
NAMED = 5
HALVED = 7
"""So often is the scale halved where one half is looked for: the last two points lie 1/128 of it apart."""
AT_A_JUMP = 10
"""So often where the chance jumps there: the last two points lie less than a thousandth of the scale apart."""
EDGE = 1e-9
"""Quantile at which a blank is held: its very end."""
EVEN = 0.5
LEAST = 0.005
"""An opposite that is likelier by less is printed as even: nobody is named for it."""
ERRORS = 2.5
"""So many standard errors to either side of one half is how finely the point is known."""
FAR = 0.05
"""What 2,000 draws put farther than this on the wrong side of one half is not looked at in more of them."""


def tipping_points(replays: Replays, p: float, values: Mapping[str, Value]) -> tuple[TippingPoint, ...]:
    """Who alone would tip the headline by standing elsewhere, at most five; those who shift the settlement most first.

    p   share of the headline in the run
    """
    out: list[TippingPoint] = []
    for _, value in _settlements(replays, values):
        for actor in _strongest(replays, value.step)[: LOOKED_AT if len(out) < NAMED else 0]:
            found = _tipping_point(replays, p, value, actor)
            if found is not None:
                out.append(found)
    return tuple(out[:NAMED])


def blank_bounds(replays: Replays, p: float, values: Mapping[str, Value]) -> BlankBounds | None:
    """Of the positions of which nothing is said the one that moves the headline most, held at either end of the scale.

    None where nothing was left blank, or where no blank moves the headline.
    """
    found: list[tuple[float, BlankBounds]] = []
    before = replays.headline()
    for issue, value in _settlements(replays, values):
        bounds = replays.plan.case.issues[issue].bounds
        for actor in _strongest(replays, value.step):
            node = replays.program.find(paths.position(actor, issue))
            if node is None or not whole(node, bounds):
                continue
            low, high = (
                shift_logit(p, replays.headline(Variation(at_quantile={node.path: at})), before, replays.draws)
                for at in (EDGE, 1 - EDGE)
            )
            found.append((abs(high - low), BlankBounds(actor, issue, *bounds, low, high)))
            if len(found) == LOOKED_AT:
                break
    best = max(found, key=lambda one: one[0], default=None)
    return None if best is None or best[0] == 0 else best[1]


def _settlements(replays: Replays, values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Those that happen before it is known whether the headline holds."""
    turns = replays.turns[replays.plan.case.event[0].id]
    return ((issue, value) for issue, value in values.items() if replays.turns_of((value.step,)) <= turns)


def _strongest(replays: Replays, step: str) -> tuple[str, ...]:
    """The members whose moves shift the settlement most: the share beyond the line, or else its mean."""
    return replays.once(f"strongest/{step}", lambda: _by_shift(replays, step))


def _by_shift(replays: Replays, step: str) -> tuple[str, ...]:
    ends = at_ends(replays, step)
    if ends is None:
        return ()
    about, who, low, high = ends.issue, ends.who, ends.low, ends.high
    size: dict[str, tuple[float, float]] = {}
    for place, actor in enumerate(who):
        further = abs(mean(np.ascontiguousarray(high[:, place] - low[:, place])))
        apart = (
            about.lies_beyond(high[:, place]) != about.lies_beyond(low[:, place]) if about.line is not None else None
        )
        size[actor] = (0.0 if apart is None else share(apart) or 0.0, further)
    moving = [actor for actor in who if size[actor][1] > 0]
    return tuple(sorted(moving, key=lambda actor: (-size[actor][0], -size[actor][1], actor)))


def _tipping_point(replays: Replays, p: float, value: Value, actor: str) -> TippingPoint | None:
    issue = value.issue
    node = replays.program.find(paths.position(actor, issue))
    if node is None or node.assumed is None:
        return None
    bounds = replays.plan.case.issues[issue].bounds
    if not _opposite([_standing(replays, p, node, at) for at in bounds], p, -FAR):
        return None
    deep = replays.deep
    line = [(at, _standing(deep, p, node, at)) for at in bounds]
    ends = [share for _, share in line]
    if len(_opposite(ends, p, LEAST)) != 1:
        return None
    # a settlement follows a position one way, so one half lies between the two next to each other
    below, above = line
    for halved in range(AT_A_JUMP):
        if halved >= HALVED and _known_to(sorted(line), deep.draws) >= above[0] - below[0]:
            break
        middle = (below[0] + above[0]) / 2
        here = (middle, _standing(deep, p, node, middle))
        line.append(here)
        if (here[1] < EVEN) == (below[1] < EVEN):
            below = here
        else:
            above = here
    at = crossing((below, above), near=bounds[0])
    if at is None:
        return None
    # the opposite holds at one end of the scale: from there to the crossing next to it
    lower = (ends[0] < EVEN) == (p >= EVEN)
    step = _known_to(sorted(line), deep.draws)
    told = node.assumed.number.middle
    jumps = above[0] - below[0] < (bounds[1] - bounds[0]) / 2**HALVED
    if jumps and value.line is not None and below[0] <= value.line <= above[0]:
        at = value.line
    else:
        at = _to_step(at, step, told, bounds)
    return TippingPoint(
        actor=actor,
        issue=issue,
        said=said(node, bounds),
        blank=whole(node, bounds),
        at=at,
        side="below" if lower else "above",
        step=step,
        low=max(at - step / 2, bounds[0]),
        high=min(at + step / 2, bounds[1]),
    )


def _opposite(ends: Sequence[float], p: float, by: float) -> list[float]:
    """The shares that lie on the other side of one half than p, by more than so much."""
    return [share for share in ends if (share < EVEN - by if p >= EVEN else share > EVEN + by)]


def _known_to(line: Sequence[tuple[float, float]], draws: int) -> float:
    """How finely the point is known at which a line of (point, share) crosses one half, as a step of the scale.

    >>> _known_to([(0.0, 0.0), (50.0, 0.5), (100.0, 1.0)], 10_000), _known_to([(0.0, 0.0), (100.0, 1.0)], 1000)
    (5.0, 10.0)
    """
    half = ERRORS * EVEN / math.sqrt(draws)
    low, high = line[0][0], line[-1][0]
    rises = line[0][1] < line[-1][1]
    found = [crossing([(x, share + by) for x, share in line], near=(low + high) / 2) for by in (half, -half)]
    first, last = found if rises else found[::-1]
    width = (high if last is None else last) - (low if first is None else first)
    least = max(abs(width), (high - low) / 1000)
    power = 10.0 ** math.floor(math.log10(least))
    return next((times * power for times in (1, 2, 5) if times * power >= least), 10 * power)


def _to_step(at: float, step: float, told: float, bounds: tuple[float, float]) -> float:
    """A point to the nearest step of the scale that lies on the same side of what is told as the point itself."""
    nearest = round(at / step)
    if (nearest * step - told) * (at - told) <= 0 and at != told:
        nearest += 1 if at > told else -1
    return min(max(nearest * step, bounds[0]), bounds[1])


def _standing(replays: Replays, p: float, node: PathNode, at: float) -> float:
    """The headline with one position at a point in every draw, whatever is told of it, and as much disagreement."""
    moved = Variation(value={node.about: at}, kept=replays.settlements)
    return shift_logit(p, replays.headline(moved), replays.headline(), replays.draws)
