"""What a move in a body that votes leaves: the option that stands in the end, what it is worth to each, who answers.

How well off somebody is is what the option that stands in the end is worth to them, 0-1, as a mean over all draws. The
strongest of those who lose by a move is, of the three who lose most, the one with most votes; they answer with the move
of one other member, at no more than the effort of the move that they answer, after which they are best off in the
draws. Whoever was just moved stays moved, and the side whose move it is votes as it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from instantsia.analysis.levers.judging import TELLS
from instantsia.analysis.levers.lever import Lever, Reply, variation
from instantsia.analysis.levers.side_effects import largest
from instantsia.analysis.replaying.replays import Replays
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.draws.sums import mean, share
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen

ANSWERED = 5
"""So many levers are answered: those that are told at length."""
REPLIES = 6
"""So many answers are played, those with most votes for their effort."""


@frozen
class After:
    """What is so in the draws with some moves made.

    p         share of the headline
    standing  (option,) share of draws in which each option of the issue stands in the end
    """

    p: float
    standing: Floats

    def worth(self, values: Floats) -> float:
        """What it is worth to somebody to whom the options are worth `values`, (option,); no number where one that
        may stand has none."""
        known = np.where(self.standing > 0, values, 0.0)
        return mean(np.ascontiguousarray(known * self.standing)) * len(known)


@dataclass
class Table:
    """Plays moves and keeps those of whoever stays away, who need draws of their own."""

    replays: Replays
    issue: Issue
    _away: dict[frozenset[tuple[str, str]], Replays] = field(default_factory=dict)

    def after(self, moves: Iterable[Lever]) -> After:
        """What is so with some moves made, numbers and staying away alike."""
        moves = list(moves)
        absent = frozenset((one.key.split(".")[1], one.actor) for one in moves if one.to is None)
        replays = self._without(absent)
        return self._read(replays, replays.state(variation(replays, [one for one in moves if one.to is not None])))

    def played(self, varied: Variation) -> After:
        """What is so with some numbers fixed."""
        return self._read(self.replays, self.replays.state(varied))

    def _without(self, absent: frozenset[tuple[str, str]]) -> Replays:
        if not absent:
            return self.replays
        if absent not in self._away:
            plan = self.replays.plan
            bodies = tuple(
                body.model_copy(update={"absent": (*body.absent, *sorted(a for b, a in absent if b == body.id))})
                for body in plan.case.body
            )
            without = replace(plan, case=plan.case.model_copy(update={"body": bodies}))
            self._away[absent] = Replays(without, draws=plan.draws)
        return self._away[absent]

    def _read(self, replays: Replays, state: State) -> After:
        p = share(replays.event(state, replays.plan.case.event[0].id)) or 0.0
        # where nobody has decided anything what holds stands
        stands = np.maximum(state["standing", self.issue.id], STATUS_QUO)
        counted = np.bincount(stands, minlength=len(self.issue.options))
        return After(p, counted / max(stands.size, 1))


def losses(before: After, after: After, worth: Mapping[str, Floats], salience: Mapping[str, float]) -> dict[str, float]:
    """{member: hundredths of a worth x salience that they lose}: the three who lose most."""
    lost = {one: before.worth(values) - after.worth(values) for one, values in worth.items()}
    # no number compares with nothing, so that they are left out
    return largest({one: 100 * found * salience[one] for one, found in lost.items() if found > TELLS})


def answered(
    table: Table,
    levers: Sequence[Lever],
    worth: Mapping[str, Floats],
    seats: Mapping[str, float],
    moves_for: Callable[[str], Iterable[Lever]],
    who: str,
) -> Iterator[Lever]:
    """The levers, the first of them with what is left of them after an answer.

    worth      {member: (option,) what each option is worth to them}
    moves_for  the moves of others that would bring it to where a member wants it
    """
    for number, one in enumerate(levers):
        yield replace(one, reply=_reply(table, one, worth, seats, moves_for, who)) if number < ANSWERED else one


def _reply(
    table: Table,
    one: Lever,
    worth: Mapping[str, Floats],
    seats: Mapping[str, float],
    moves_for: Callable[[str], Iterable[Lever]],
    who: str,
) -> Reply | None:
    if not one.hurt:
        return None
    assert one.p_after is not None
    by = min(one.hurt, key=lambda each: (-seats[each], -one.hurt[each], each))
    open_ = [m for m in moves_for(by) if m.actor not in (who, by, one.actor) and m.effort <= one.effort]
    open_.sort(key=lambda each: (-seats[each.actor], round(each.effort, 9), each.actor, each.key))
    best, left, most = None, one.p_after, table.after((one,)).worth(worth[by]) + TELLS
    for move in open_[:REPLIES]:
        after = table.after((one, move))
        found = after.worth(worth[by])
        if found > most:
            best, left, most = move, after.p, found
    return Reply(by, best, left)
