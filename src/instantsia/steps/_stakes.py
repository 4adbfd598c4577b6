"""What the members of a body bring to a settlement: where they stand, what they weigh, their votes, what holds."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.models import settlement
from instantsia.models.settlement.stakes import Stakes, Voting
from instantsia.models.voting.ballots import Threshold
from instantsia.rules import rule_of
from instantsia.steps._attendance import among, columns, known, presence, rule_numbers, seats
from instantsia.steps._believing import moved
from instantsia.steps._regimes import Way
from instantsia.steps._settling import Table, settle


def brought(
    case: Case,
    body: Body,
    issue: Issue,
    state: State,
    day: Floats,
    *,
    weighs: bool,
    reference: bool,
    votes: bool,
    setter: str | None,
) -> tuple[Stakes, Voting | None]:
    """What the members bring, (draw, member), as far as it is asked for."""
    there, _ = presence(body, state, day)
    where = columns(state, body.electorate)

    # a table whose columns are the members, in their order, is what they bring: no part of it is copied
    everybody = np.array_equal(where, np.arange(len(state.axes["actor"])))

    def told(what: str) -> Floats:
        table = state[what, issue.id]
        return table if everybody else np.ascontiguousarray(among(table, where))

    position = told("position")
    if (more := moved(case, issue, None, state, body.electorate)) is not None:
        position = np.clip(position + more, *issue.bounds)
    capability = told(paths.CAPABILITY) if weighs else np.ones(position.shape)
    salience = told(paths.SALIENCE) if weighs else np.ones(position.shape)
    if not there.all():
        # who is away has no weight; where they stand is no matter, and need not be known
        position = np.where(there, position, issue.bounds[0])
        capability = np.where(there, capability, 0.0)
        salience = np.where(there, salience, 0.0)
    holds = state["number", paths.status_quo(issue.id)] if reference else None
    try:
        stakes = Stakes(position, capability, salience, reference=holds, scale=issue.bounds)
    except ValueError:
        # the stakes go through all numbers as it is: who has none is looked for only where they refuse one
        _known_of_all(body, issue, there, position, capability, salience)
        raise
    if not votes:
        return stakes, None
    held, threshold = threshold_of(case, body, issue, state, there)
    return stakes, _voting(body, held, threshold, there, setter)


def _known_of_all(
    body: Body, issue: Issue, there: NDArray[np.bool_], position: Floats, capability: Floats, salience: Floats
) -> None:
    """Raises UserError with the name of a member who is there and has no number, (draw, member) each."""
    columns_of = ((position, paths.position), (capability, paths.capability), (salience, paths.salience))
    for values, path_of in columns_of:
        known(values, there, body.electorate, issue, functools.partial(_on, issue.id, path_of))


def _on(issue: str, path_of: Callable[[str, str], str], member: str) -> str:
    """The path of a member's number on an issue."""
    return path_of(member, issue)


def threshold_of(
    case: Case, body: Body, issue: Issue, state: State, there: NDArray[np.bool_]
) -> tuple[Floats, Threshold]:
    """(draw, member) seats of those who are there, and what carries something in the body."""
    held = seats(case, body, state)
    threshold = rule_of(body).carrying(body.electorate, held, there, rule_numbers(body, issue, state))
    return np.ascontiguousarray(np.where(there, held, 0.0)), threshold


def with_all_asked(table: Table, way: Way, case: Case, body: Body, issue: Issue, *, weighed: bool) -> Table:
    """The same with what a way asks for and no method of the step does: as the case writes it.

    Where no weights are asked for, each weighs what the case assumes of their capability and salience, at its most
    likely; where it assumes nothing, as many votes as they have, and without any as many as the most. Where no votes
    are, the seats and the rule of the body count; what holds is what is written, at its most likely.

    weighed   whether a method of the step asks for weights
    """
    stakes, voting = table.stakes, table.voting
    shape, method = stakes.position.shape, settlement.method(way.method)
    votes = way.counted or method.NEEDS_VOTING
    reference = stakes.reference is None and (way.counted or method.NEEDS_REFERENCE)
    if voting is None and (votes or (reference and issue.status_quo is None)):
        there = (stakes.weight > 0) | (stakes.weight.sum(axis=1) <= 0)[:, None]
        held = np.broadcast_to([_seats(case, member) for member in body.electorate], shape)
        numbers = {key: np.full(shape[0], number.middle) for key, number in numbers_in(body.rule)}
        if rule_of(body).has_threshold():
            threshold = rule_of(body).carrying(body.electorate, held, there, numbers)
            voting = _voting(body, np.where(there, held, 0.0), threshold, there, None)
    elif voting is not None and not weighed:
        most = voting.votes.max(axis=1, keepdims=True)
        by_votes = np.where(voting.votes > 0, voting.votes, most)
        capability = _assumed(case, [paths.capability(member, issue.id) for member in body.electorate], by_votes)
        salience = _assumed(case, [paths.salience(member, issue.id) for member in body.electorate], np.ones(shape))
        away = np.zeros(shape, dtype=np.bool_) if voting.away is None else voting.away
        stakes = replace(stakes, capability=np.where(away, 0.0, capability), salience=np.where(away, 0.0, salience))
    if reference:
        stakes = replace(stakes, reference=_reference(stakes, voting, issue))
    return replace(table, stakes=stakes, voting=voting)


def _reference(stakes: Stakes, voting: Voting | None, issue: Issue) -> Floats | None:
    """(draw,) what holds as it is written; where nobody knows, the median of those who vote: nothing is then locked."""
    if issue.status_quo is not None:
        return np.full(len(stakes.position), issue.status_quo.middle)
    if voting is None:
        return None
    by_votes = Stakes(stakes.position, voting.votes, np.ones(voting.votes.shape), None, stakes.scale)
    return settle("weighted-median", Table(by_votes, None, None, None)).outcome


def _assumed(case: Case, of: Sequence[str], otherwise: Floats) -> Floats:
    """(draw, member) what the case assumes of a path of each member, at its most likely; `otherwise` unless of all."""
    found = [paths.covering(case, path) for path in of]
    numbers = [one.value.middle for one in found if one is not None]
    return np.broadcast_to(numbers, otherwise.shape) if len(numbers) == len(of) else otherwise


def _seats(case: Case, member: str) -> float:
    assumed, written = paths.covering(case, paths.seats(member)), case.actors[member].seats
    number = written if assumed is None else assumed.value
    return 1.0 if number is None else number.middle


def _voting(body: Body, held: Floats, threshold: Threshold, there: NDArray[np.bool_], setter: str | None) -> Voting:
    vetoes = np.zeros(len(body.electorate), dtype=np.bool_) if threshold.vetoes is None else threshold.vetoes
    return Voting(
        held,
        threshold.quota,
        vetoes & np.array([member not in body.absent for member in body.electorate]),
        None if setter is None else body.electorate.index(setter),
        None if there.all() else np.ascontiguousarray(~there),
    )
