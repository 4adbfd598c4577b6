"""Bodies that decide on named options, at the most likely values: what they decide with some members moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.bodies import Likely
from instantsia.analysis.levers.inclined import inclined, votes_of, worth_among
from instantsia.analysis.levers.lever import Lever
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.happenings import Step, numbers_in
from instantsia.case.people import Body
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen
from instantsia.models.voting.ballots import ABSENT, Ballots
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import RuleKind, rule_of
from instantsia.steps._attendance import seated
from instantsia.steps._ballot import Balloting
from instantsia.steps._room import abstaining, alone, vetoes

HALF = 0.5
EVEN_LOT = 0.5
"""The number that a rule is given where it draws one."""


@frozen
class Council:
    """A body about to vote, at the most likely values.

    people    who votes, or where nobody does who is heard: the members, and behind them those who have a voice alone
    worth     (person, option) 0-1, to those who are there; nan where it is not read
    position  (person,) where each who is there stands, else the low end of the scale; None where there is no scale
    put       options that may be voted for
    motion    the one put against what holds, or -1 where several are put at once
    wishes    (person,) what each who is there is for: one option, or several to which they are as near; () of others
    """

    step: Step
    body: Body
    issue: Issue
    people: tuple[str, ...]
    worth: Floats
    position: Floats | None
    put: tuple[int, ...]
    motion: int
    seats: Floats
    numbers: dict[str, Floats]
    wishes: tuple[tuple[int, ...], ...]

    def best(self, place: int) -> int:
        """What a member is for; of several to which they are as near the first."""
        return self.wishes[place][0]

    @property
    def rule(self) -> RuleKind:
        return rule_of(self.body)

    @property
    def there(self) -> list[int]:
        return [place for place in range(len(self.people)) if not np.isnan(self.worth[place, self.put[0]])]

    def votes(self) -> NDArray[np.int8]:
        """(person,) what each is for, and votes where there is a vote."""
        out = np.full(len(self.people), ABSENT, dtype=np.int8)
        for place in self.there:
            out[place] = self.best(place)
        return out

    def decided(self, chosen: NDArray[np.bool_], moves: Sequence[Lever] = (), target: int = -1) -> NDArray[np.int8]:
        """(row,) what is decided with some members moved.

        chosen  (row, move) which of the moves are made
        moves   of one member each
        target  the option for which all who are moved are then
        """
        rows = len(chosen)
        chair = self.body.electorate.index(self.body.chair) if self.body.chair in self.body.electorate else -1
        chairs = None if chair < 0 else np.full(rows, chair, dtype=np.int16)
        seats = np.broadcast_to(self.seats, (rows, len(self.seats)))
        seen: Ballots | Hearing
        if self.rule.LOOKS == "votes":
            votes = np.repeat(self.votes()[None, :], rows, axis=0)
            for number, one in enumerate(moves):
                votes[chosen[:, number], self.people.index(one.actor)] = target
            motion = np.full(rows, self.motion, dtype=np.int8)
            seen = Ballots(
                votes,
                seats,
                len(self.issue.options),
                STATUS_QUO,
                motion,
                chairs,
                veto=vetoes(self.body),
                abstaining=abstaining(self.body),
            )
        else:
            seen = self._hearing(chosen, moves, target, seats, chairs)
        numbers = {key: np.broadcast_to(value, (rows,)) for key, value in self.numbers.items()}
        chance = {key: np.full(rows, EVEN_LOT) for key in self.rule.CHANCE}
        return self.rule.decide(seen, numbers, chance).option

    def _hearing(
        self,
        chosen: NDArray[np.bool_],
        moves: Sequence[Lever],
        target: int,
        seats: Floats,
        chairs: NDArray[np.int16] | None,
    ) -> Hearing:
        rows, issue = len(chosen), self.issue
        present = np.zeros(seats.shape, dtype=np.bool_)
        present[:, self.there] = True
        utility = np.repeat(np.nan_to_num(self.worth)[None, :, :], rows, axis=0)
        position = None if self.position is None else np.repeat(self.position[None, :], rows, axis=0)
        for number, one in enumerate(moves):
            assert one.to is not None
            made, member = chosen[:, number], self.people.index(one.actor)
            if position is None:
                utility[made, member, target] = one.to
                for path, value in one.also.items():
                    utility[made, member, issue.options.index(path.rpartition(".")[2])] = value
                continue
            position[made, member] = one.to
            for option in self.put:
                utility[made, member, option] = _worth(issue, one.to, option)
        opened = np.isin(np.arange(len(issue.options)), self.put)
        return Hearing(
            present,
            seats,
            utility,
            position,
            None if issue.scale is None else np.array([issue.places[name] for name in issue.options]),
            np.broadcast_to(opened, (rows, len(opened))),
            STATUS_QUO,
            alone(self.rule, self.body.electorate, present),
            chairs,
            np.array([one in self.body.voice for one in self.people]) if self.body.voice else None,
        )


def _usually_seated(replays: Replays, body: Body) -> frozenset[str]:
    """Who has a seat in a body at the end of most draws."""
    sits = seated(body, body.electorate, replays.base)
    if sits is None:
        return frozenset(body.electorate)
    return frozenset(one for one, often in zip(body.electorate, sits.mean(axis=0), strict=True) if often > HALF)


def councils_on(replays: Replays, likely: Likely, issue_id: str) -> Iterator[Council]:
    """The bodies that vote on the issue, or hear their members and decide, in the order of the steps."""
    case = replays.plan.case
    issue = case.issues[issue_id]
    for step in case.step:
        body = case.body_of(step)
        if not isinstance(step, Balloting) or step.decided_issue(case) != issue_id or body is None:
            continue
        if rule_of(body).LOOKS == "leanings":
            continue
        likely = likely.on(step.id)
        single = step.way in ("motion", "one-by-one")
        motion = step.motions(issue)
        put = (STATUS_QUO, *motion) if step.way == "motion" else tuple(range(len(issue.options)))
        people = body.electorate if rule_of(body).LOOKS == "votes" else body.heard
        sit = _usually_seated(replays, body)
        heard = {one for one in people if one not in body.absent and (one in sit or one in body.voice)}
        worth = np.full((len(people), len(issue.options)), np.nan)
        position = None if issue.scale is None else np.full(len(people), issue.bounds[0])
        for place, member in enumerate(people):
            for option in put if member in heard else ():
                if issue.scale is None:
                    path = paths.utility(member, issue_id, issue.options[option])
                    worth[place, option] = likely(path) if likely.reads(path) else np.nan
                elif position is not None and likely.reads(paths.position(member, issue_id)):
                    position[place] = likely(paths.position(member, issue_id))
                    worth[place, option] = _worth(issue, float(position[place]), option)
        wishes = [_wishes(likely, issue, put, place, people, worth, position) for place in range(len(people))]
        seats = [
            0.0 if one not in sit else likely(path) if likely.reads(path := paths.seats(one)) else 1.0
            for one in body.electorate
        ]
        seats += [0.0] * (len(people) - len(seats))
        numbers = {
            key: np.array(likely(path))
            for key, _ in numbers_in(body.rule)
            if likely.reads(path := f"body.{body.id}.rule.{key}")
        }
        against = motion[0] if single else -1
        yield Council(step, body, issue, people, worth, position, put, against, np.array(seats), numbers, tuple(wishes))


def _wishes(
    likely: Likely,
    issue: Issue,
    put: tuple[int, ...],
    place: int,
    people: Sequence[str],
    worth: Floats,
    position: Floats | None,
) -> tuple[int, ...]:
    """What a person is for; where the draws tell it, `worth` and `position` become what they are in those draws."""
    who, mine = people[place], worth[place]
    if np.isnan(mine[list(put)]).any():
        return () if np.isnan(mine[put[0]]) else (put[int(np.nanargmax(mine[list(put)]))],)
    found = inclined(mine, put, votes_of(likely.replays.base, likely.step, who))
    if found.among is None:
        return found.options
    if position is not None:
        at = likely.among(paths.position(who, issue.id), found.among)
        near, wishes = worth_among(lambda option, _: _worth(issue, at, option), put, found, mine)
        position[place] = at if wishes is found else position[place]
    else:
        path_of = [paths.utility(who, issue.id, option) for option in issue.options]
        near, wishes = worth_among(lambda option, some: likely.among(path_of[option], some), put, found, mine)
    worth[place] = near
    return wishes.options


def _worth(issue: Issue, position: float, option: int) -> float:
    """What an option is worth to one who stands somewhere on the scale, 0-1."""
    low, high = issue.bounds
    return 1.0 - abs(position - issue.places[issue.options[option]]) / (high - low)
