"""Trades: two who each give way on one issue, the one about which they care less than the other, and both gain.

Of two issues i and j let A and B stand on different sides of where each settles. A moves on i towards B, B on j towards
A. Under the weighted mean a move of d points by k moves issue i by w_k d / W (w = capability x salience, W its sum), so
that with a the shift of i and b that of j, both in hundredths of the scale, and s the saliences

    gain of A = s_Aj b - s_Ai a        gain of B = s_Bi a - s_Bj b

Both can gain just where s_Aj s_Bi > s_Ai s_Bj: A cares relatively more about j than B does. They trade at equal gains,
b = a (s_Ai + s_Bi) / (s_Aj + s_Bj), and as much as there is to be traded: neither moves farther than where the other
stands, and no issue is carried past the place of whoever gains there. Each then gains
a (s_Aj s_Bi - s_Ai s_Bj) / (s_Aj + s_Bj).

It is the exchange of Stokman and Van Oosten (1994, not read), of two at a time: what others would trade is not looked
at. What is offered is reckoned with every number at its most likely, and played in the same draws for the chances.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

import numpy as np

from instantsia.analysis.levers.blanks import left_blank
from instantsia.analysis.levers.bodies import Body, Likely, body_of
from instantsia.analysis.levers.lever import Gift, Trade, hundredths, own_paths, with_played
from instantsia.analysis.levers.side_effects import largest
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.draws.sums import share
from instantsia.engine.plan import Plan
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen
from instantsia.left_behind import spoken_of
from instantsia.steps import playable

MOST = 3
WORTH = 0.1
"""Hundredths of the scale x salience: who gains less is not said to gain."""


@frozen
class Side:
    """One issue as it stands.

    salience  {member: 0-1}, in the unit that all issues share
    known     members whose position is not blank
    """

    body: Body
    step: str
    salience: Mapping[str, float]
    known: frozenset[str]

    def shift(self, actor: str, points: float) -> float:
        """By how much it settles elsewhere where somebody moves by so many points."""
        weight = self.body.stakes.weight[0]
        return float(weight[self.place(actor)]) * points / math.fsum(weight)

    def place(self, actor: str) -> int:
        return self.body.members.index(actor)

    def stands(self, actor: str) -> float:
        return float(self.body.position[self.place(actor)])

    def part(self, points: float) -> float:
        """Points as hundredths of the scale."""
        return 100.0 * points / self.body.stakes.width


@frozen
class Terms:
    """What two could trade.

    given, got  (issue, who moves, to whom) of either half
    shifts      of either issue, in points of its scale
    """

    given: tuple[Side, str, str]
    got: tuple[Side, str, str]
    shifts: tuple[float, float]
    gain: float


def trades(plan: Plan, who: str, issue: str | None = None) -> tuple[Trade, ...]:
    """The trades of one side that gain most, at most three; none where fewer than two issues settle by weighted mean.

    issue  one that must be among the two; None for any
    """
    steps = [one.id for one in map(playable, plan.case.step) if one.SETTLES and one.decided_issue(plan.case)]
    if len(steps) < 2:
        return ()
    for step in steps:
        about = playable(plan.case.steps[step]).decided_issue(plan.case)
        plan = with_played(plan, own_paths(plan.case, step, about or ""))
    replays = Replays(plan, draws=plan.draws)
    sides = _sides(replays, steps)
    found = [one for one in terms(sides, who) if issue is None or issue in {_issue(one.given), _issue(one.got)}]
    found.sort(key=lambda one: (-round(one.gain, 9), one.given[2], _issue(one.given), _issue(one.got)))
    return tuple(_trade(replays, one) for one in found[:MOST])


def _issue(half: tuple[Side, str, str]) -> str:
    return half[0].body.issue.id


def _sides(replays: Replays, steps: list[str]) -> list[Side]:
    """The issues that settle by weighted mean; of two steps on one issue the last."""
    found: dict[str, Side] = {}
    for step in steps:
        if not replays.prepared.steps[step].methods(replays.plan.case):
            continue
        body = body_of(replays, step)
        likely, blank = Likely(replays, step), left_blank(replays, body)
        read = {one: paths.salience(one, body.issue.id) for one in body.members}
        if body.model != "weighted-mean" or math.fsum(body.stakes.weight[0]) <= 0:
            continue
        salience = {one: likely(path) if likely.reads(path) else 1.0 for one, path in read.items()}
        known = frozenset(one for one, missing in zip(body.members, blank, strict=True) if not missing)
        found[body.issue.id] = Side(body, step, salience, known)
    unit = hundredths(value for side in found.values() for value in side.salience.values())
    return [replace(side, salience={one: v / unit for one, v in side.salience.items()}) for side in found.values()]


def terms(sides: list[Side], who: str) -> Iterator[Terms]:
    """What one side could trade with anybody, on any two issues."""
    for give, get in permutations(sides, 2):
        if who not in give.known & get.known:
            continue
        for other in sorted(give.known & get.known - {who}):
            found = _between(give, get, who, other)
            if found is not None:
                yield found


def _between(give: Side, get: Side, who: str, other: str) -> Terms | None:
    most_given, most_got = _most(give, who, other), _most(get, other, who)
    if most_given is None or most_got is None:
        return None
    mine, theirs = (
        (give.salience[who], get.salience[who]),
        (give.salience[other], get.salience[other]),
    )
    edge = mine[1] * theirs[0] - mine[0] * theirs[1]
    if edge <= 0:
        return None
    rate = (mine[0] + theirs[0]) / (mine[1] + theirs[1])
    given = min(give.part(abs(most_given)), get.part(abs(most_got)) / rate)
    gain = given * edge / (mine[1] + theirs[1])
    if gain < WORTH:
        return None
    shifts = (
        math.copysign(given * give.body.stakes.width / 100, most_given),
        math.copysign(given * rate * get.body.stakes.width / 100, most_got),
    )
    return Terms((give, who, other), (get, other, who), shifts, gain)


def _most(side: Side, giver: str, taker: str) -> float | None:
    """By how much an issue moves at most, with its sign; None where the two stand on one side of where it settles."""
    outcome, here, there = side.body.outcome, side.stands(giver), side.stands(taker)
    if (here - outcome) * (there - outcome) >= 0:
        return None
    shift = side.shift(giver, there - here)
    return math.copysign(min(abs(shift), abs(there - outcome)), there - outcome) if shift else None


def _trade(replays: Replays, one: Terms) -> Trade:
    """The trade with what it does to the chances."""
    places = [_place(half, shift) for half, shift in zip((one.given, one.got), one.shifts, strict=True)]
    paths_of = [paths.position(half[1], _issue(half)) for half in (one.given, one.got)]
    moved = Variation(value=dict(zip(paths_of, places, strict=True)), kept=replays.settlements)
    before, after = replays.outcomes(), replays.outcomes(moved)
    gifts = []
    for half, shift, path, place in zip((one.given, one.got), one.shifts, paths_of, places, strict=True):
        side, actor, _ = half
        event = next(
            (e for e in replays.plan.case.event if side.step in spoken_of(replays.plan.case, replays.trees[e.id])), None
        )
        gifts.append(
            Gift(
                actor=actor,
                issue=side.body.issue.id,
                path=path,
                start=side.stands(actor),
                to=place,
                before=side.body.outcome,
                after=side.body.outcome + shift,
                event="" if event is None else event.text or event.id,
                p_before=None if event is None else share(before.events[event.id]),
                p_after=None if event is None else share(after.events[event.id]),
            )
        )
    return Trade(gifts[0], gifts[1], one.gain, _hurt(one))


def _place(half: tuple[Side, str, str], shift: float) -> float:
    """Where whoever gives speaks for then, within the scale."""
    side, giver, _ = half
    low, high = side.body.stakes.scale
    return float(np.clip(side.stands(giver) + shift / side.shift(giver, 1.0), low, high))


def _hurt(one: Terms) -> dict[str, float]:
    """Who loses by both together, in hundredths of the scale x salience."""
    lost: dict[str, float] = {}
    for (side, *_), shift in zip((one.given, one.got), one.shifts, strict=True):
        for actor in side.known:
            away = abs(side.stands(actor) - side.body.outcome - shift) - abs(side.stands(actor) - side.body.outcome)
            lost[actor] = lost.get(actor, 0.0) + side.part(away) * side.salience[actor]
    return largest({actor: points for actor, points in lost.items() if actor not in (one.given[1], one.got[1])})
