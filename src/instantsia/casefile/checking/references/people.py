"""Actors, issues and bodies: that debts, seats and members fit one another."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case import paths
from instantsia.case.limits import LARGEST
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.casefile import alike
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.references.referring import Scope, unresolved
from instantsia.casefile.positions import Path
from instantsia.errors import cut
from instantsia.evidence.program import OPTIONS_LIMIT
from instantsia.rules import rule_of

TAKEN = {
    "abstain": "a member who votes for nothing",
    "absent": "a member who is not there",
    "undecided": "a vote in which nothing is decided",
}
"""What is said of a vote in the place of an option."""


def check(known: Known) -> Iterator[Finding]:
    """Every actor, issue and body; fills `known.sound_bodies`."""
    for number, actor in enumerate(known.case.actor):
        for key, others in (("owes", actor.owes), ("resents", actor.resents)):
            for other in others:
                if other == actor.id:
                    message = f"found {cut(other)}, expected somebody else than the actor"
                    yield Finding("E4", "actor", number, (key, other), message)
                else:
                    yield from known.refers("actor", number, (key,), {other: 0}, ("actor",))
        yield from known.refers("actor", number, ("believes",), actor.believes, ("fact",))
        if actor.seats is not None and not 0 <= actor.seats.low <= actor.seats.high <= LARGEST:
            message = f"found {actor.seats.typed}, expected seats from 0 to {LARGEST:g}"
            yield Finding("E17", "actor", number, ("seats",), message)
    for number, issue in enumerate(known.case.issue):
        if len(issue.options) > OPTIONS_LIMIT:
            message = f"found {len(issue.options)} options, expected at most {OPTIONS_LIMIT}"
            yield Finding("E17", "issue", number, ("options",), message)
        yield from _taken_words(number, issue)
    for number, body in enumerate(known.case.body):
        problems = list(_body(known, number, body))
        if body.like is not None:
            # what it has from another body is told there
            problems = [one for one in problems if str(one.path[0]) not in alike.SHARED]
        yield from problems
        if not problems:
            known.sound_bodies.add(body.id)
    known.sound_bodies -= {
        one.id for one in known.case.body if one.superior is not None and one.superior not in known.case.bodies
    }


def _taken_words(number: int, issue: Issue) -> Iterator[Finding]:
    """Options that could not be told from what else is said of a vote."""
    places: list[tuple[Path, str]] = [(("options", place), one) for place, one in enumerate(issue.options)]
    places += [(("stretches", one), one) for one in issue.stretches]
    for path, option in places:
        if option in TAKEN:
            message = f"found {cut(option)}, which is said of {TAKEN[option]}, expected another word for an option"
            yield Finding("E17", "issue", number, path, message)


def _body(known: Known, number: int, body: Body) -> Iterator[Finding]:
    if not body.members:
        yield Finding("E19", "body", number, ("members",), "found no members, expected at least one")
    before: set[str] = set()
    for place, member in enumerate(body.members):
        if member in before:
            message = f"found {cut(member)} twice, expected each member once"
            yield Finding("E19", "body", number, ("members", place), message)
        before.add(member)
    yield from _no_person(known, number, body)
    for place, one in enumerate(body.voice):
        if one in body.members:
            message = f"found {cut(one)}, who is a member and has a vote"
            yield Finding("E19", "body", number, ("voice", place), message, "leave them out of voice or of members")
    for place, one in enumerate(body.candidates):
        if one in body.members:
            message = f"found {cut(one)}, who is a member and has a seat"
            remedy = "leave them out of candidates or of members"
            yield Finding("E19", "body", number, ("candidates", place), message, remedy)
    if body.superior == body.id:
        yield Finding("E19", "body", number, ("superior",), f"found {cut(body.id)}, expected another body")
    rule, scope = rule_of(body), Scope.of_rule(known, body)
    yield from unresolved(known, "body", number, body, scope)
    yield from unresolved(known, "body", number, rule, scope, ("rule",))
    least, most = rule.least_seats(), _most_seats(known, body)
    if body.members and least is not None and most is not None and least[1] > most:
        message = f"found {least[1]:g}, but {body.id} has {most:g} seats: nothing could ever be decided"
        yield Finding("E23", "body", number, ("rule", least[0]), message, f"expected at most {most:g}")
    if body.members:
        for key, message, remedy in rule.check_body(body, chaired=_may_have_chair(known, body)):
            yield Finding("E23", "body", number, ("rule", *key.split(".")), message, remedy)


def _no_person(known: Known, number: int, body: Body) -> Iterator[Finding]:
    """A body that is called as somebody is: its own member, a member of another body, or an actor."""
    people, remedy = ("members", "candidates", "voice"), "give the body an id of its own"
    own = [(key, place) for key in people for place, one in enumerate(getattr(body, key)) if one == body.id]
    for path in own:
        message = f"found {cut(body.id)}, which is the body itself, expected a person"
        yield Finding("E19", "body", number, path, message)
    others = (one for one in known.case.body if one.id != body.id)
    where = next((one.id for one in others if any(body.id in getattr(one, key) for key in people)), "")
    if where and not own:
        message = f"found {cut(body.id)}, whom {where} names as a person as well"
        yield Finding("E19", "body", number, ("id",), message, remedy)
    elif not own and body.id in known.case.actors:
        message = f"found {cut(body.id)}, which is the id of an actor as well"
        yield Finding("E19", "body", number, ("id",), message, remedy)


def _most_seats(known: Known, body: Body) -> float | None:
    """The most seats that a body can have; None where it cannot be told from what is written with its members."""
    if known.written.unnamed & {"actor", "claim", "assumption"}:
        return None
    told = known.written.assumed | {paths.canonical(claim.about) for claim in known.case.claim}
    most = 0.0
    for member in dict.fromkeys(body.electorate):
        path = paths.seats(member)
        if member not in known.case.actors or path in told or paths.canonical(paths.everybodys(path) or path) in told:
            return None
        seats = known.case.actors[member].seats
        most += 1.0 if seats is None else seats.high
    return most


def _may_have_chair(known: Known, body: Body) -> bool:
    """Whether anybody can be in the chair of a body; a step that could not be read may put somebody there."""
    unread = "step" in known.written.unnamed or any(id not in known.case.steps for id in known.written.of("step"))
    rooms = ((step, known.case.body_of(step)) for step in known.case.step)
    taken = (dict(step).get("chair") for step, room in rooms if room and room.seated_as == body.seated_as)
    return unread or body.chair is not None or any(taken)
