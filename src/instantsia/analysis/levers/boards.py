"""The moves of least effort on a board: a settlement on a scale that is voted, looked at in the draws.

One vote of many seldom moves the likeliest outcome, and may well move the chance. So everything here is about p, by the
same measure as `--set`: each move is played in all draws with that number fixed.

    goal      reached where their side of the threshold is the likelier one, of the draws in which it is decided
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
from instantsia.analysis.levers.judging import Judge
from instantsia.analysis.levers.lever import Lever, Together, in_order, variation
from instantsia.analysis.levers.setting import Setting, likelier_beyond, position_lever
from instantsia.analysis.replaying.replays import Outcomes
from instantsia.draws.streams import Floats
from instantsia.draws.sums import mean, share
from instantsia.frozen import frozen

TRIED = 20
"""So many members at most are tried, those first who take the least effort."""
LEAST = 0.1
"""Of the range of known positions, or of the scale where there is none: nobody is asked to move by less, since less
than that tells nobody's position from another."""


@frozen
class Board:
    """One side on a board, and who says what is worth being shown to it."""

    found: Setting
    judge: Judge

    @property
    def body(self) -> Body:
        return self.found.body

    @functools.cached_property
    def least(self) -> float:
        """Points of the scale by which a position is moved at least."""
        known = self.body.position[~self.found.blank]
        held = float(np.ptp(known)) if known.size else 0.0
        return LEAST * (held or self.body.stakes.width)

    def far_enough(self, start: float, place: float) -> bool:
        """Whether a move from one place to another is one that somebody would see."""
        return abs(place - start) >= self.least - self.found.aim.even

    def played(self, moves: Iterable[Lever]) -> Outcomes:
        """What is so in the draws with some moves made."""
        return self.found.replays.outcomes(variation(self.found.replays, moves))

    def p(self, played: Outcomes) -> float:
        """The headline's share."""
        return share(played.events[self.found.replays.plan.case.event[0].id]) or 0.0

    def turned(self, played: Outcomes) -> bool:
        """Whether the side of the threshold that is looked for is the likelier one."""
        step, aim = self.found.step, self.found.aim
        return likelier_beyond(self.body, played.happened[step], played.value[step]) == aim.beyond

    def distances(self, played: Outcomes, places: Floats) -> Floats:
        """(place,) the mean distance of the settlement from some places, where there is one; 0 where there is none."""
        value = played.value[self.found.step][played.happened[self.found.step]]
        return np.array([mean(np.abs(value - place)) if value.size else 0.0 for place in places])

    def with_p(self, one: Lever) -> Lever:
        """A move with the chances before and after, and whether it turns it by itself."""
        played = self.played((one,))
        return replace(one, moves=None, p_before=self.judge.p, p_after=self.p(played), carries=self.turned(played))

    def shows(self, one: Lever) -> bool:
        """Whether it moves the chance: whoever is moved their way on a board does not leave them worse off."""
        assert one.p_after is not None
        return self.judge.shows(one.p_after, self.judge.worth)

    def price(self, one: Lever) -> float:
        """The effort for what it moves; infinite where that is nothing."""
        assert one.p_after is not None
        gain = self.judge.gain(one.p_after)
        return one.effort / gain if gain > 0 else float("inf")

    def best(self, ways: Iterable[Lever]) -> Lever:
        """Of the moves of one member the one that moves the chance most for its effort; of equals the one of less."""
        return min(ways, key=lambda one: (self.price(one), one.effort))


# ------------------------------------------------------------------------------------------------------ one alone


def tried_moves(board: Board, ranked: Sequence[Lever]) -> tuple[list[list[Lever]], list[Lever]]:
    """(the moves of each member's position, the side's own moves), all of them with the chances after them.

    ranked   the moves that carry the likeliest outcome
    """
    carrying = {one.actor: one for one in ranked if one.key == "position"}
    ways = [list(_ways(board, member, carrying.get(board.body.members[member]))) for member in _movable(board)]
    own = [board.with_p(one) for one in ranked if one.key != "position"]
    return [[board.with_p(one) for one in each] for each in ways if each], own


def worth_showing(board: Board, tried: Sequence[Sequence[Lever]]) -> tuple[list[Lever], int]:
    """(of each who is worth being shown the best move, the least effort first, how many are not).

    tried   the moves of one member, or one move of the side's own, each
    """
    good = [[one for one in ways if board.shows(one)] for ways in tried]
    shown = in_order(board.best(ways) for ways in good if ways)
    return shown, len(good) - len(shown)


def _movable(board: Board) -> list[int]:
    """Members with a say who can be moved the way that is looked for, the least effort first."""
    found, aim, voting = board.found, board.found.aim, board.body.voting
    can = found.mover & (aim.nearer(aim.cap) > aim.even)
    if voting is not None:
        can &= (voting.votes[0] > 0) | np.asarray(voting.veto)
    effort = aim.nearer(aim.cap) * found.salience
    return sorted(np.flatnonzero(can).tolist(), key=lambda one: (effort[one], one))[:TRIED]


def _ways(board: Board, member: int, carrying: Lever | None) -> Iterator[Lever]:
    aim = board.found.aim
    places = {aim.cap} if carrying is None or carrying.to is None else {carrying.to, aim.cap}
    if aim.line is not None:
        places.add(aim.past(aim.line, strictly=True))
    start = float(board.body.position[member])
    # a place within the least move is reached with it: then the move ends past that place
    tried = {place if board.far_enough(start, place) else start + aim.sign * board.least for place in places}
    # what stands first costs least: more effort is only worth it where it moves more
    for place in sorted(tried, key=lambda one: aim.sign * one):
        if aim.nearer(place)[member] > aim.even and aim.sign * (aim.cap - place) >= -aim.even:
            yield position_lever(board.found, member, round(float(place), 10))


# ------------------------------------------------------------------------------------------------------- together


def together(board: Board, tried: Sequence[Sequence[Lever]], shown: Sequence[Lever]) -> Together:
    """The moves that make the other side the likelier one.

    tried   the moves of each member's position, at least one each
    shown   the levers: where one of them does it alone nothing is left to be told
    """
    best = sorted((board.best(ways) for ways in tried), key=lambda one: (board.price(one), one.actor))
    aim, members = board.found.aim, board.body.members
    whole = [position_lever(board.found, members.index(one.actor), aim.cap) for one in best]
    moves = next((found for some in (best, whole) if (found := _turning(board, some))), ())
    alone = {(one.path, one.to) for one in shown}
    if not moves or (len(moves) == 1 and (moves[0].path, moves[0].to) in alone):
        return Together((), None, None, proven=False)
    p = board.p(board.played(moves))
    return Together(moves, p - board.judge.p, p, proven=False)


def _turning(board: Board, moves: Sequence[Lever]) -> tuple[Lever, ...]:
    """As many of some moves as it takes, from the first on, less those that are not needed; () where all do not."""
    chosen: list[Lever] = []
    for one in moves:
        if board.turned(board.played(chosen)):
            break
        chosen.append(one)
    if not chosen or not board.turned(board.played(chosen)):
        return ()
    for one in sorted(chosen, key=lambda each: -each.effort):
        fewer = [other for other in chosen if other is not one]
        if fewer and board.turned(board.played(fewer)):
            chosen = fewer
    return tuple(sorted(chosen, key=lambda one: (-round(one.effort, 9), one.actor)))
