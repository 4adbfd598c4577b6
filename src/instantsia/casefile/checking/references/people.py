"""Actors, issues and bodies: that debts, seats and members fit one another."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.limits import LARGEST
from instantsia.case.people import Body
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known, ids_in
from instantsia.casefile.checking.references.named import KINDS, named
from instantsia.errors import cut, nearest
from instantsia.evidence.program import OPTIONS_LIMIT
from instantsia.rules import rule_of


def check(known: Known) -> Iterator[Finding]:
    """Every actor, issue and body; fills `known.sound_bodies`."""
    for number, actor in enumerate(known.case.actor):
        for creditor in actor.owes:
            if creditor == actor.id:
                message = f"found {cut(creditor)}, expected somebody else than the actor"
                yield Finding("E4", "actor", number, ("owes", creditor), message)
            else:
                yield from known.refers("actor", number, ("owes",), {creditor: 0}, ("actor",))
        if actor.seats is not None and not 0 <= actor.seats.low <= actor.seats.high <= LARGEST:
            message = f"found {actor.seats.typed}, expected seats from 0 to {LARGEST:g}"
            yield Finding("E17", "actor", number, ("seats",), message)
    for number, issue in enumerate(known.case.issue):
        if len(issue.options) > OPTIONS_LIMIT:
            message = f"found {len(issue.options)} options, expected at most {OPTIONS_LIMIT}"
            yield Finding("E17", "issue", number, ("options",), message)
    for number, body in enumerate(known.case.body):
        problems = list(_body(known, number, body))
        yield from problems
        yield from _rule(known, number, body)
        if not problems:
            known.sound_bodies.add(body.id)
    known.sound_bodies -= {
        one.id for one in known.case.body if one.superior is not None and one.superior not in known.case.bodies
    }


def _body(known: Known, number: int, body: Body) -> Iterator[Finding]:
    if not body.members:
        yield Finding("E19", "body", number, ("members",), "found no members, expected at least one")
    for place, member in enumerate(body.members):
        if member in body.members[:place]:
            message = f"found {cut(member)} twice, expected each member once"
            yield Finding("E19", "body", number, ("members", place), message)
    if body.chair is not None and body.chair not in body.members:
        message = f"found {cut(body.chair)}, expected a member of the body"
        yield Finding("E19", "body", number, ("chair",), message, nearest(body.chair, body.members))
    for place, absent in enumerate(body.absent):
        if absent not in body.members:
            message = f"found {cut(absent)}, expected a member of the body"
            yield Finding("E19", "body", number, ("absent", place), message, nearest(absent, body.members))
    if body.superior == body.id:
        yield Finding("E19", "body", number, ("superior",), f"found {cut(body.id)}, expected another body")
    elif body.superior is not None:
        yield from known.refers("body", number, ("superior",), body.superior, ("body",))
    yield from known.refers("body", number, ("convener",), body.convener, ("actor",))


def _rule(known: Known, number: int, body: Body) -> Iterator[Finding]:
    """Everything that the rule of a body names; an option is looked at where the body decides on an issue."""
    for path, sort, value in named(rule_of(body), ("rule",)):
        if sort in KINDS:
            yield from known.refers("body", number, path, value, (sort,))
        for inner, id in ids_in(value) if sort == "member" else ():
            if id not in body.members:
                message = f"found {cut(id)}, expected a member of the body (with seats = 0 where he has no vote)"
                yield Finding("E19", "body", number, (*path, *inner), message, nearest(id, body.members))
