"""What the home of a party consents to: the pivots of its bodies, of which the least counts.

A member adds spread x (place - middle) / (half of the scale) to what talks or an agreement are worth, by where they
stand on the issue of the party. A pivot is made once; where somebody may come or go, or think otherwise, it is made
anew where what the members add is not what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.bargains import Party
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Floats
from instantsia.evidence.epochs import MARK
from instantsia.rules import rule_of
from instantsia.steps._attendance import among, chair, columns, heard, known, seat_paths, seats
from instantsia.steps._believing import VARIABLES as BELIEFS
from instantsia.steps._believing import depends_reads, moved
from instantsia.steps._sides import VARIABLES as SIDES

VARIABLES = SIDES | BELIEFS
"""Of a step that asks a home for its consent: what its members have come to believe may move them."""


def home_paths(case: Case, party: Party) -> Iterator[str]:
    """Paths that the consent of a party's home reads."""
    if not party.home:
        return
    issue = _divides(case, party)
    if issue is not None:
        yield f"party.{party.id}.spread"
    yield from hand_paths(case, party)
    for one in party.home:
        body = case.bodies[one]
        if issue is not None:
            who = [member for member in _who(body) if member not in body.absent]
            yield from (paths.position(member, issue.id) for member in who)
            yield from depends_reads(case, issue, who)
        yield from seat_paths(case, body)
        yield from (f"body.{one}.rule.{key}" for key in _rule_keys(body))


def hand_paths(case: Case, party: Party) -> Iterator[str]:
    """Paths of what another man makes of what a party's home wants."""
    return (f"calendar.{one.id}.factor.{party.id}" for one in case.calendar if party.id in one.factor)


def consent(case: Case, party: Party, state: State) -> tuple[Floats, dict[Key, Array]]:
    """(draw,) the pivot of a party's home, and what is to be stored of it; 0 where nobody is asked."""
    new: dict[Key, Array] = {}
    least = np.full(state.view, np.inf if party.home else 0.0)
    for one in party.home:
        pivot, stored = _of_body(case, party, case.bodies[one], f"{party.id}.{one}", state)
        new |= stored
        least = np.minimum(least, pivot)
    return by_hand(case, party, state, least), new


def _of_body(case: Case, party: Party, body: Body, name: str, state: State) -> tuple[Floats, dict[Key, Array]]:
    """(draw,) the pivot of one body of a home, and what is to be stored of it."""
    before, movers = state["pivot", name], _movers(case, party, body, state)
    if movers is None:
        adds = _adds(case, party, body, state)
        key, now = ("consents", name), np.full((state.view, len(state.axes["actor"])), np.nan)
        now[:, columns(state, _who(body))] = adds[0]
        stored: dict[Key, Array] = {key: now}
        anew = np.isnan(before) | _differ(now, state[key]).any(axis=1)
    else:
        stored = {("consented", f"{name}.{one}"): _adds_alone(case, party, one, state) for one in movers}
        anew = np.isnan(before)
        for key, now in stored.items():
            anew |= _differ(now, state[key])
    if anew.any():
        rows = np.flatnonzero(anew)
        some = state.among(rows)
        shift, weight = _adds(case, party, body, some) if movers is not None else (adds[0][rows], adds[1][rows])
        before = before.copy()
        before[rows] = _pivot(body, shift, weight, some)
    return before, {("pivot", name): before, **stored}


def _differ(one: Floats, other: Floats) -> NDArray[np.bool_]:
    """(...) where two numbers are not the same; none is like none."""
    differ: NDArray[np.bool_] = (one != other) & ~(np.isnan(one) & np.isnan(other))
    return differ


def by_hand(case: Case, party: Party, state: State, wants: Floats) -> Floats:
    """(draw,) what the home of a party wants, with whoever leads it now."""
    for path in hand_paths(case, party):
        factor = np.where(state["hand", party.id] > 0, state["number", path], 1.0)
        finite = np.isfinite(wants)
        wants = factor * wants if finite.all() else np.where(finite, factor * np.where(finite, wants, 0.0), wants)
    return wants


def _divides(case: Case, party: Party) -> Issue | None:
    """The issue on which where members stand shifts what they consent to; None where all hold alike."""
    issue = case.issues.get(party.shifted_on(case.issues) or "")
    return None if issue is None or issue.scale is None or party.spread.high == 0 else issue


def _movers(case: Case, party: Party, body: Body, state: State) -> tuple[str, ...] | None:
    """The members of a body who may change their mind on the issue of the party: all others stay where they stand.

    None where that is not certain, or somebody may come or go.
    """
    if ("arrives", body.seated_as) in state or ("seated", body.seated_as) in state:
        return None
    issue = _divides(case, party)
    if issue is None:
        return ()
    if issue.id in case.issues_of_steps or any(one.issue == issue.id for one in case.depends):
        return None
    if ("number", f"party.{party.id}.spread{MARK}") in state:
        return None
    there = (one for one in _who(body) if one not in body.absent)
    return tuple(one for one in there if ("number", f"{paths.position(one, issue.id)}{MARK}") in state)


def _who(body: Body) -> tuple[str, ...]:
    """Who is asked: whoever is heard where nobody votes, else those who can have a vote."""
    return body.heard if rule_of(body).LOOKS == "utilities" else body.electorate


def _rule_keys(body: Body) -> tuple[str, ...]:
    """The constants of a body's rule that its pivot reads."""
    rule = rule_of(body)
    return tuple(key for key, _ in numbers_in(rule) if rule.PIVOT_READS is None or key in rule.PIVOT_READS)


def _adds(case: Case, party: Party, body: Body, state: State) -> tuple[Floats, Floats]:
    """(draw, member) what each adds to the worth of anything, and their seats; -inf and 0 of those who are away."""
    who = _who(body)
    present, _ = heard(body, state, state["clock", ""])
    present = present[:, : len(who)]
    weight = seats(case, body, state)
    if len(who) > weight.shape[1]:
        weight = np.concatenate([weight, np.zeros((state.view, len(who) - weight.shape[1]))], axis=1)
    issue = _divides(case, party)
    if issue is None:
        shift = np.zeros(present.shape)
    else:
        place = among(state["position", issue.id], columns(state, who))
        place = known(place, present, who, issue, lambda member: paths.position(member, issue.id))
        if (more := moved(case, issue, None, state, who)) is not None:
            place = np.clip(place + more, *issue.bounds)
        shift = _shift(party, issue, place.T, state).T
    return np.where(present, shift, -np.inf), np.where(present, weight, 0.0)


def _adds_alone(case: Case, party: Party, member: str, state: State) -> Floats:
    """(draw,) what one member adds whose place is that which is drawn, if they are there."""
    issue = _divides(case, party)
    assert issue is not None
    return _shift(party, issue, state["number", paths.position(member, issue.id)], state)


def _shift(party: Party, issue: Issue, place: Floats, state: State) -> Floats:
    """(..., draw) what is added by whoever stands at a place."""
    low, high = issue.bounds
    spread: Floats = state["number", f"party.{party.id}.spread"]
    return spread * (2.0 * place - (low + high)) / (high - low)


def _pivot(body: Body, shift: Floats, weight: Floats, state: State) -> Floats:
    numbers = {key: state["number", f"body.{body.id}.rule.{key}"] for key in _rule_keys(body)}
    return rule_of(body).pivot(_who(body), shift, weight, numbers, chair=chair(body, state))
