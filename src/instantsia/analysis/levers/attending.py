"""Those who abstain or are away: what it would do if they came and voted.

Nobody says what it would take to bring somebody back, and in a table whoever is away stands nowhere: so there are no
points by which they would be moved, and no effort. They stand apart from the levers, as those do whose position was
left blank, with what the headline would be: if they came and voted as they lean, where that is known, and if they came
and voted as is wanted. Whoever has no votes that are known is no member, and is not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from instantsia.analysis.levers.blanks import blank
from instantsia.analysis.levers.judging import Judge
from instantsia.analysis.levers.lever import Attending
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.evidence import Assumption
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.people import Body
from instantsia.engine.plan import Plan
from instantsia.frozen import frozen

MOST = 10
"""So many who are away are looked at, in the order of the body."""
WHY = "nothing is told of somebody who is away"


@frozen
class Seats:
    """Where those who are away would vote, and what they would vote for.

    who      whose side is taken: they are not brought back
    numbers  of an actor, the paths that tell how they vote
    bounds   the least and the most that such a number can be
    aim      of an actor, the path and the number of the vote that is looked for
    option   what that vote is for; "" for a point of the scale
    """

    bodies: tuple[Body, ...]
    who: str
    numbers: Callable[[str], tuple[str, ...]]
    bounds: tuple[float, float]
    aim: Callable[[str], tuple[str, float]]
    option: str = ""


Played = Callable[[Replays, Mapping[str, float]], tuple[float, float]]
"""(the headline's share, how well off the side is) of replays with some numbers fixed."""


def attending(plan: Plan, seats: Seats, judge: Judge, played: Played) -> tuple[Attending, ...]:
    """Who could be brought back, whoever moves the headline most first, and of each what is worth being shown."""
    away = dict.fromkeys(one for body in seats.bodies for one in body.electorate if one in body.absent)
    found = [
        each for actor in [*away][:MOST] if actor != seats.who for each in _ways(plan, seats, actor, judge, played)
    ]
    return tuple(sorted(found, key=lambda one: (-round(judge.gain(one.p_after), 9), one.actor, one.to is not None)))


def _ways(plan: Plan, seats: Seats, actor: str, judge: Judge, played: Played) -> Iterator[Attending]:
    path, to = seats.aim(actor)
    numbers = seats.numbers(actor)
    replays = Replays(_present(plan, seats, actor, numbers), draws=plan.draws)
    leans = not all(blank(replays, one, seats.bounds) for one in numbers)
    first = Attending(actor, tuple(body.id for body in seats.bodies), path, None, "", judge.p, judge.p)
    ways: list[tuple[Attending, dict[str, float]]] = [(first, {})] if leans else []
    for one, fixed in (*ways, (replace(first, to=to, option=seats.option), {path: to})):
        p, worth = played(replays, fixed)
        if judge.shows(p, worth):
            yield replace(one, p_after=p)


def _present(plan: Plan, seats: Seats, actor: str, numbers: Iterable[str]) -> Plan:
    """The plan with somebody there, anywhere between the bounds where nothing tells where they stand."""
    case, ids = plan.case, {body.id for body in seats.bodies}
    bodies = tuple(
        body.model_copy(update={"absent": tuple(one for one in body.absent if one != actor)})
        if body.id in ids
        else body
        for body in case.body
    )
    more = tuple(_anywhere(path, seats.bounds) for path in numbers if not _told(case, path))
    return replace(plan, case=case.model_copy(update={"body": bodies, "assumption": (*case.assumption, *more)}))


def _told(case: Case, path: str) -> bool:
    """Whether anything holds of a number where no claim about it stands."""
    return paths.covering(case, path) is not None


def _anywhere(path: str, bounds: tuple[float, float]) -> Assumption:
    low, high = bounds
    value = Number(low=low, high=high, why=WHY, source="default")
    return Assumption(about=paths.short(path), value=value, why=WHY)
