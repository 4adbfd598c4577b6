"""The moves of least effort on a board: a settlement on a scale that is voted, looked at in the draws.

One vote of many seldom moves the likeliest outcome, and may well move the chance. So everything here is about p, by the
same measure as `--set`: each move is played in all draws with that number fixed.

    goal      reached where their side of the threshold is the likelier one in the draws
    move      a member's position, as far as it carries the likeliest outcome, just past the threshold, or as far as
              the goal, and at least a tenth of what is held: of those the one that moves p most for its effort
    together  members added by what each moves p for its effort until the other side is the likelier one, and those
              taken back who are not needed
    loses     the mean distance from where the settlement lies in the draws, x salience
    reply     of the strongest loser: the move of one other member towards them, as far as the same effort goes, after
              which they are best off in the draws
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.bodies import Body
from instantsia.analysis.levers.judging import TELLS, Judge
from instantsia.analysis.levers.lever import Lever, Reply, variation
from instantsia.analysis.levers.replies import ANSWERED, strongest
from instantsia.analysis.levers.setting import Setting, weight_of
from instantsia.analysis.levers.side_effects import largest
from instantsia.analysis.levers.targets import Bools
from instantsia.analysis.replaying.replays import Outcomes
from instantsia.case import paths
from instantsia.draws.streams import Floats
from instantsia.draws.sums import share

TRIED = 20
"""So many members at most are tried, those first who take the least effort."""
REPLIES = 6
"""So many answers are played, those of the least effort."""
HALF = 0.5
LEAST = 0.1
"""Of the range of known positions, or of the scale where there is none: nobody is asked to move by less, since less
than that tells nobody's position from another."""
DIGIT = 1e6


class Board:
    """One side on a board."""

    def __init__(self, found: Setting, judge: Judge) -> None:
        self.found, self.judge, self.body = found, judge, found.body
        self.before = self._played(())
        self._best: dict[str, Lever] = {}

    def _played(self, moves: Iterable[Lever]) -> Outcomes:
        return self.found.replays.outcomes(variation(self.found.replays, moves))

    def _p(self, played: Outcomes) -> float:
        return share(played.events[self.found.replays.plan.case.event[0].id]) or 0.0

    def _distances(self, played: Outcomes) -> Floats:
        """(member,) the mean distance of the settlement from where each stands."""
        value = played.value[self.found.step][played.happened[self.found.step]]
        return np.array([float(np.mean(np.abs(value - place))) if value.size else 0.0 for place in self.body.position])

    # -------------------------------------------------------------------------------------------------- one alone

    def levers(self, ranked: Sequence[Lever]) -> tuple[list[Lever], int]:
        """Those that are worth being shown, the least effort for what they move first, and how many are not.

        ranked   the moves that carry the likeliest outcome
        """
        by_actor = {one.actor: one for one in ranked if one.key == "position"}
        own = [one for one in ranked if one.key != "position"]
        shown, withheld = [], 0
        for member in self._movable():
            name = self.body.members[member]
            ways = list(self._ways(member, by_actor.get(name)))
            tried = [self._with_p(one) for one in ways]
            # what stands first costs least: more effort is only worth it where it moves more
            if not tried:
                withheld += 1
                continue
            best = min(tried, key=lambda one: (self._price(one), one.effort))
            self._best[name] = best
            good = [one for one in tried if self._shows(one)]
            if good:
                shown.append(min(good, key=lambda one: (self._price(one), one.effort)))
            else:
                withheld += 1
        for one in map(self._with_p, own):
            if self._shows(one):
                shown.append(one)
            else:
                withheld += 1
        shown.sort(key=lambda one: (round(self._price(one), 9), one.actor, one.key))
        return [self._told(one) if place < ANSWERED else one for place, one in enumerate(shown)], withheld

    def _movable(self) -> list[int]:
        """Members with a say who can be moved the way that is looked for, the least effort first."""
        aim, found, voting = self.found.aim, self.found, self.body.voting
        can = found.mover & (aim.nearer(aim.cap) > aim.even)
        if voting is not None:
            can &= (voting.votes[0] > 0) | np.asarray(voting.veto)
        effort = aim.nearer(aim.cap) * found.salience
        return sorted(np.flatnonzero(can).tolist(), key=lambda one: (effort[one], one))[:TRIED]

    def _ways(self, member: int, carrying: Lever | None) -> Iterator[Lever]:
        aim = self.found.aim
        places = {aim.cap} if carrying is None or carrying.to is None else {carrying.to, aim.cap}
        if aim.line is not None:
            places.add(aim.past(aim.line, strictly=True))
        start = float(self.body.position[member])
        # a place within the least move is reached with it: then the move ends past that place
        tried = {place if self._far_enough(start, place) else start + aim.sign * self._least for place in places}
        for place in sorted(tried, key=lambda one: aim.sign * one):
            if aim.nearer(place)[member] > aim.even and aim.sign * (aim.cap - place) >= -aim.even:
                yield self._lever(member, round(place, 10))

    @functools.cached_property
    def _least(self) -> float:
        """Points of the scale by which a position is moved at least."""
        known = self.body.position[~self.found.blank]
        held = float(np.ptp(known)) if known.size else 0.0
        return LEAST * (held or self.body.stakes.width)

    def _far_enough(self, start: float, place: float) -> bool:
        return abs(place - start) >= self._least - self.found.aim.even

    def _lever(self, member: int, place: float) -> Lever:
        name, start = self.body.members[member], float(self.body.position[member])
        return Lever(
            actor=name,
            key="position",
            path=paths.position(name, self.body.issue.id),
            start=start,
            to=float(place),
            effort=abs(float(place) - start) * weight_of(self.found.saliences, name),
            moves=None,
            salience=self.found.saliences[name],
        )

    def _with_p(self, one: Lever) -> Lever:
        p = self._p(self._played((one,)))
        return replace(one, moves=None, p_before=self.judge.p, p_after=p, carries=self._turned(p))

    def _shows(self, one: Lever) -> bool:
        """Whether it moves the chance: whoever is moved their way on a board does not leave them worse off."""
        assert one.p_after is not None
        return self.judge.shows(one.p_after, self.judge.worth)

    def _price(self, one: Lever) -> float:
        assert one.p_after is not None
        gain = self.judge.gain(one.p_after)
        return one.effort / gain if gain > 0 else float("inf")

    def _turned(self, p: float) -> bool:
        """Whether the side that is looked for is the likelier one with a chance p of the headline."""
        wants = self.judge.wants
        if wants is None:
            return False
        return (p > HALF) == (wants != self.judge.danger)

    # --------------------------------------------------------------------------------------------------- together

    def together(self) -> tuple[tuple[Lever, ...], float | None]:
        """(the moves that make the other side the likelier one, the headline's share with them); () where none do."""
        best = sorted(self._best.values(), key=lambda one: (self._price(one), one.actor))
        whole = [self._lever(self.body.members.index(one.actor), self.found.aim.cap) for one in best]
        return next((found for moves in (best, whole) if (found := self._turning(moves))[0]), ((), None))

    def _turning(self, moves: Sequence[Lever]) -> tuple[tuple[Lever, ...], float | None]:
        """As many of some moves as it takes, from the first on."""
        chosen: list[Lever] = []
        p = self.judge.p
        for one in moves:
            if self._turned(p):
                break
            chosen.append(one)
            p = self._p(self._played(chosen))
        if not chosen or not self._turned(p):
            return (), None
        for one in sorted(chosen, key=lambda each: -each.effort):
            fewer = [other for other in chosen if other is not one]
            if fewer and self._turned(less := self._p(self._played(fewer))):
                chosen, p = fewer, less
        return tuple(sorted(chosen, key=lambda one: (-round(one.effort, 9), one.actor))), p

    # -------------------------------------------------------------------------------------------- losers, replies

    def _told(self, one: Lever) -> Lever:
        after = self._distances(self._played((one,)))
        lost = (after - self._distances(self.before)) * self.found.salience
        away = np.array([name in (*self.body.absent, one.actor) for name in self.body.members])
        lost[self.found.blank | away | (lost <= TELLS * self.body.stakes.width * self.found.salience)] = 0.0
        hurt = largest(dict(zip(self.body.members, lost.tolist(), strict=True)))
        one = replace(one, hurt=hurt)
        return replace(one, reply=self._reply(one, strongest(self.body, hurt), after)) if hurt else one

    def _reply(self, one: Lever, by: str, after: Floats) -> Reply:
        assert one.p_after is not None
        place = self.body.members.index(by)
        target, now = float(self.body.position[place]), float(after[place])
        best, left = None, one.p_after
        for move in self._answers(one, by, target):
            played = self._played((one, move))
            found = float(self._distances(played)[place])
            if found < now - TELLS * self.body.stakes.width:
                best, left, now = move, self._p(played), found
        return Reply(by, best, left)

    def _answers(self, one: Lever, by: str, target: float) -> list[Lever]:
        body: Body = self.body
        free: Bools = ~self.found.blank
        open_ = []
        for member, name in enumerate(body.members):
            if not free[member] or name in (self.found.who, by, one.actor, *body.absent):
                continue
            weight, start = weight_of(self.found.saliences, name), float(body.position[member])
            room = min(abs(target - start), one.effort / weight if weight > 0 else np.inf)
            # rounded down to the digits that are told, so that it costs no more than the move it answers
            room = room if room == abs(target - start) else np.floor(room * DIGIT) / DIGIT
            if room > 0 and self._far_enough(start, start + room):
                open_.append(self._lever(member, start + float(np.sign(target - start)) * room))
        votes = body.stakes.weight[0] if body.voting is None else body.voting.votes[0]
        open_.sort(key=lambda each: (-float(votes[body.members.index(each.actor)]), -round(each.effort, 9), each.actor))
        return open_[:REPLIES]
