"""Members agree beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from instantsia.case import paths
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id, Option
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.steps import own
from instantsia.steps._attendance import columns
from instantsia.steps._caucuses import on_issue
from instantsia.steps._stated import may_exceed_zero
from instantsia.steps._views import nearer

VARIABLES: Mapping[str, Variable] = {}
DECIDES = False
REFERS: Mapping[str, str] = {"members": "actor", "issue": "issue", "option": "option"}

MOST = 127
"""Caucuses on one issue: the number of each is kept in eight bits."""


class Spec(Step):
    """Members agree beforehand on an issue.

        [[step]]
        id         = "supper"
        kind       = "caucus"
        members    = ["alder", "cedar"]
        issue      = "pier"
        date       = 1931-03-10
        discipline = { value = "0..0.15..0.3", why = "they met twice" }
        when       = "group_exists"

    Once one of them has spoken for the caucus's option, `discipline` is added to its utility for the others. They may
    also come nearer to it by what they tell each other: `nearer` points of the scale, never beyond the option's place.
    Somebody who joins two caucuses on one issue belongs to the later one.
    """

    kind: Literal["caucus"] = "caucus"
    members: Ids
    issue: Id
    option: Option | None = None
    """What they agree on; without it, whatever is moved against what holds (its place is that of the last option)."""
    discipline: Probability = constant(
        "0..0.15..0.3", "utility that loyalty adds: at most what lies between two people a third of the scale apart"
    )
    nearer: NotNegative = constant("0", "agreeing moves nobody's view unless the case says so")


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    return ()


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    if not _moves(spec, case):
        return ()
    return tuple(paths.position(member, spec.issue) for member in spec.members)


def unread(spec: Spec, case: Case) -> frozenset[str]:
    """Where they cannot come nearer, by how much they would is not looked at."""
    return frozenset() if _moves(spec, case) else frozenset({f"step.{spec.id}.nearer"})


def issue(spec: Spec, case: Case) -> str | None:
    return None


def check(spec: Spec, case: Case) -> Iterator[tuple[str, str, str]]:
    issue = case.issues.get(spec.issue)
    if issue is None:
        return
    if spec.option is not None and spec.option not in issue.options:
        yield "option", f"{issue.id} has no option {spec.option}", nearest(spec.option, issue.options)
    beside = len(on_issue(case, issue.id))
    if beside > MOST:
        yield "issue", f"{beside} caucuses are about {issue.id}", f"expected at most {MOST}"
    if spec.nearer.high > 0 and not issue.places:
        yield "nearer", f"{issue.id} has no scale with options on it to come nearer on", "leave it out"


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes caucus, discipline, ended, and position where they come nearer."""
    where = columns(state, spec.members)
    number = [step.id for step in on_issue(case, spec.issue)].index(spec.id) + 1
    caucus = state["caucus", spec.issue].copy()
    caucus[:, where] = number
    discipline = state["discipline", spec.issue].copy()
    discipline[:, where] = own(spec, state, "discipline")[:, None]
    new = {
        ("caucus", spec.issue): caucus,
        ("discipline", spec.issue): discipline,
        ("ended", spec.id): state["clock", ""],
    }
    if _moves(spec, case):
        places = case.issues[spec.issue].places
        place = places[spec.option or case.issues[spec.issue].options[-1]]
        new["position", spec.issue] = nearer(state, spec.issue, spec.members, place, own(spec, state, "nearer"))
    return new


def _moves(spec: Spec, case: Case) -> bool:
    return may_exceed_zero(case, f"step.{spec.id}.nearer", spec.nearer) and bool(case.issues[spec.issue].places)
