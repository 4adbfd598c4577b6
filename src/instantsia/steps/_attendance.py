"""Who is there, with how many seats, who presides, and what the body's rule is told."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.happenings import Step, numbers_in
from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.case.stated import stated
from instantsia.draws.state import State, Variable
from instantsia.draws.streams import Floats
from instantsia.errors import UserError
from instantsia.steps import playable

IN, OUT = 1, -1
VARIABLES = {
    "seated": Variable(
        "actor",
        "i1",
        0,
        "whether each has come to a seat in the body, 1, or lost it, -1; 0 as the body is written",
        "run",
        said="who has got or lost a seat",
    ),
}


def columns(state: State, actors: Sequence[str]) -> NDArray[np.intp]:
    """(member,) where each stands on the actor axis."""
    axis = state.axes["actor"]
    return np.array([axis[actor] for actor in actors], dtype=np.intp)


def among(values: NDArray[Any], where: NDArray[np.intp]) -> NDArray[Any]:
    """(draw, member) those columns of (draw, actor) values.

    Each member's values lie together in memory, which is what counting and speaking in turn go through.
    """
    return values.T[where].T


def heard(body: Body, state: State, day: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_] | None]:
    """(draw, heard) who of those who are heard in the body is there on `day`; otherwise as `presence`."""
    return _there(body, body.heard, state, day)


def presence(body: Body, state: State, day: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_] | None]:
    """(draw, member) who sits in the body on `day`, and who of them came after it had been convened (None: nobody).

    Members are those of `body.electorate`. One is there once their day of arrival has come, as long as they have a
    seat; one of `body.absent` never is.
    """
    return _there(body, body.electorate, state, day, vote=True)


def _there(
    body: Body, who: Sequence[str], state: State, day: Floats, *, vote: bool = False
) -> tuple[NDArray[np.bool_], NDArray[np.bool_] | None]:
    away = _listed(who, body.absent)
    sits = seated(body, who, state) if vote else admitted(body, who, state)
    if ("arrives", body.seated_as) not in state:
        always = np.empty((len(who), state.view), dtype=np.bool_)
        always[:] = ~away[:, None]
        return always.T if sits is None else always.T & sits, None
    arrives = among(state["arrives", body.seated_as], columns(state, who))
    there: NDArray[np.bool_] = (arrives <= day[:, None]) & ~away
    there = there if sits is None else there & sits
    return there, there & (arrives > -np.inf)


def seated(body: Body, who: Sequence[str], state: State) -> NDArray[np.bool_] | None:
    """(draw, who) who has a seat; None where all have one in every draw."""
    return _as_written(body, state, who, _listed(who, body.members))


def admitted(body: Body, who: Sequence[str], state: State) -> NDArray[np.bool_] | None:
    """(draw, who) who has a seat or else a voice; None where all have either in every draw."""
    return _as_written(body, state, who, _listed(who, (*body.members, *body.voice)))


def _listed(who: Sequence[str], some: Sequence[str]) -> NDArray[np.bool_]:
    """(who,) whether each is one of some; of a body of thousands nobody is looked for member by member."""
    there = frozenset(some)
    return np.array([one in there for one in who])


def _as_written(body: Body, state: State, who: Sequence[str], written: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """(draw, who) the same as it is written of each but for those who have got a seat or lost one."""
    if ("seated", body.seated_as) in state:
        change = among(state["seated", body.seated_as], columns(state, who))
        now: NDArray[np.bool_] = (change == IN) | ((change != OUT) & written)
        return now
    return None if written.all() else np.broadcast_to(written, (state.view, len(who)))


def seated_in(case: Case, step: Step) -> str | None:
    """The body whose attendance a step of a body changes or looks at; None where it names none."""
    body = case.body_of(step)
    return None if body is None else body.seated_as


def never_there(case: Case, step: Step, member: str) -> bool:
    """Whether a member of the body of a step is away from it in every draw, as far as the case says so for certain."""
    body = case.body_of(step)
    if body is None or member not in body.heard or playable(step).decided_issue(case) is None:
        return False
    if member in body.absent:
        return True
    before = itertools.takewhile(lambda one: one is not step, case.step)
    turns = (one for one in case.step if step.within is not None and one.within == step.within)
    stated = [
        (one, away)
        for one in dict.fromkeys((*(one.id for one in before), *(one.id for one in turns)))
        if seated_in(case, other := playable(case.steps[one])) == body.seated_as
        and (away := other.keeps_away()) is not None
    ]
    surely = [sure and case.steps[one].when is None and case.steps[one].within is None for one, (_, sure) in stated]
    # what a meeting that surely took place says replaces all that was said before it
    last = max((place for place, sure in enumerate(surely) if sure), default=len(surely))
    return bool(stated[last:]) and all(member in away for _, (away, _) in stated[last:])


def known(
    values: Floats, present: NDArray[np.bool_], members: Sequence[str], issue: Issue, path_of: Callable[[str], str]
) -> Floats:
    """The same (draw, member) values, which are numbers for all who are there: what is none would be counted silently.

    path_of   the path of one member's value

    Raises UserError with the name of a member, the issue and the path.
    """
    if not np.isnan(np.min(values, initial=0.0)):
        return values
    missing = np.isnan(values)
    missing &= present
    if missing.any():
        column = int(np.flatnonzero(missing.any(axis=0))[0])
        draws = int(np.count_nonzero(missing[:, column]))
        raise UserError(
            f"{members[column]} takes part in what is decided on {issue.id}, but in {draws:,} of "
            f"{len(missing):,} draws {path_of(members[column])} is no number: a step before it must have left none"
        )
    return values


def seats(case: Case, body: Body, state: State) -> Floats:
    """(draw, member) seats of each member: those stated, else one; 0 of those who have no seat in the body."""
    weight = np.ones((len(body.electorate), state.view))
    for place, member in enumerate(body.electorate):
        path = paths.seats(member)
        if stated(case, path):
            weight[place] = state["number", path]
    sits = seated(body, body.electorate, state)
    return weight.T if sits is None else np.where(sits, weight.T, 0.0)


def rule_numbers(body: Body, issue: Issue, state: State) -> dict[str, Floats]:
    """{field: (draw,)} the drawn constants of the body's rule, and FIELD_option, the index of an option it names."""
    found: dict[str, Floats] = {key: state["number", f"body.{body.id}.rule.{key}"] for key, _ in numbers_in(body.rule)}
    for path, sort, option in named(body.rule):
        if sort == "option" and option in issue.options:
            key = ".".join(part for part in path if isinstance(part, str))
            found[f"{key}_option"] = np.full(state.view, float(issue.options.index(option)))
    return found


def seat_paths(case: Case, body: Body) -> tuple[str, ...]:
    """Paths of the seats that `seats` reads."""
    return tuple(path for path in map(paths.seats, body.electorate) if stated(case, path))


def chair(body: Body, state: State) -> NDArray[np.int16] | None:
    """(draw,) the member in the chair, -1 where nobody is; None where no draw has one.

    Whoever took the chair when the body was convened, else the body's own.
    """
    own = body.electorate.index(body.chair) if body.chair in body.electorate else -1
    taken = state["chair", body.seated_as]
    if own < 0 and not (taken >= 0).any():
        return None
    place = np.full(len(state.axes["actor"]) + 1, -1, dtype=np.int16)
    place[columns(state, body.electorate)] = np.arange(len(body.electorate))
    return np.where(taken >= 0, place[taken], np.int16(own)).astype(np.int16)
