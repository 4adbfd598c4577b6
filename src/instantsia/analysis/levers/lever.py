"""What a lever is, whoever's it is: one change of one number of one person, and the headline played with it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.vantage import days_of
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.engine.plan import Plan, affected
from instantsia.errors import UserError, cut, nearest
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen
from instantsia.reads import needs
from instantsia.stakeholders.folding import one_called

LEAST = 0.01
"""What moves the headline by less is not worth being told."""
DIGITS = 9
"""Efforts and shares that differ by rounding alone are equal."""


@frozen
class Reply:
    """What is left of a lever once the strongest of those who lose by it has answered.

    by       whose reply: of the three who lose most the one with most weight, or votes
    move     the move by which they take back most, of somebody else's position, or of their own salience or
             capability, at no more than the lever's effort; None where no move at that effort helps them
    p        share of the headline with both; without a reply that of the lever alone
    """

    by: str
    move: Lever | None
    p: float


@frozen
class Unknown:
    """One whose position was left blank: they have no place to be moved from, only one where they would have to stand.

    to       where they would have to stand; `side` of it, "above" or "below", all the better; of an option
             what it would be worth to them
    carries  whether that carries the settlement over the line by itself
    p_before, p_after   share of the headline, as it is and with them there in every draw
    """

    actor: str
    path: str
    to: float
    side: str
    carries: bool
    salience: float | None
    p_before: float
    p_after: float


@frozen
class Attending:
    """One who abstains or is away, and votes instead: no effort is stated for it.

    bodies   in which they vote then
    path     of the number that tells how they vote
    to       that number where they vote as is looked for; None where they vote as they lean
    option   what they vote for then; "" where they vote as they lean, and for a point of the scale
    p_before, p_after   share of the headline, as it is and with them there
    """

    actor: str
    bodies: tuple[str, ...]
    path: str
    to: float | None
    option: str
    p_before: float
    p_after: float


@frozen
class Gift:
    """One half of a trade: one side gives way on the issue about which it cares less than the other.

    actor     who gives
    start, to where they stand and where they speak for then, points of the scale
    before, after      where the issue settles, at the most likely values
    event     the first event about the issue, in words; "" where there is none
    p_before, p_after  its share with the trade made and without; None where there is no event
    """

    actor: str
    issue: str
    path: str
    start: float
    to: float
    before: float
    after: float
    event: str
    p_before: float | None
    p_after: float | None


@frozen
class Trade:
    """Two who each give way on one issue, and both gain.

    gives    what the side gives whose levers they are
    gets     what the other gives in return
    gain     of either side, in hundredths of the scale x salience (0-1): what is gained less what is given
    hurt     {actor: what they lose by both}, at most three
    """

    gives: Gift
    gets: Gift
    gain: float
    hurt: Mapping[str, float] = field(default_factory=dict)


@frozen
class Lever:
    """One change of one number.

    key          "position", "salience", "capability" or a path
    start, to    the value before and after
    also         {path: value} of what changes with it: what the option is worth then that they were for
    moves        points of the scale, None where there is no settlement on a scale
    carries      whether it carries the settlement over the line by itself
    salience     stated for them on the issue, 0-1, None where none is
    p_before, p_after   share of the headline, None where it was not played
    hurt         {actor: by how many points x salience each ends farther from the settlement}, at most three
    issues       other issues on which they have a stake
    pivotal      who is pivotal before and after, None where that was not looked at (see `bodies.Body.quick`)
    step         of a ballot: whose; "" of a settlement
    reply        what is left of it after an answer; None where nobody loses by it, or that was not looked at
    """

    actor: str
    key: str
    path: str
    start: float | None
    to: float | None
    effort: float
    moves: float | None
    carries: bool = False
    salience: float | None = None
    p_before: float | None = None
    p_after: float | None = None
    hurt: Mapping[str, float] = field(default_factory=dict)
    issues: tuple[str, ...] = ()
    pivotal: tuple[str, str] | None = None
    step: str = ""
    reply: Reply | None = None
    also: Mapping[str, float] = field(default_factory=dict)


@frozen
class Together:
    """The cheapest set of moves that carries it.

    moves     () where none does, where it is not worth being shown, and on a board where one lever does it alone
    change    the settlement, or on a board the headline, moved by all of them; None without moves
    p         the headline's share with all of them; None without moves
    proven    whether no set is cheaper
    withheld  whether a set was found that is not worth being shown
    """

    moves: tuple[Lever, ...]
    change: float | None
    p: float | None
    proven: bool
    withheld: bool = False


@frozen
class Goal:
    """Where one side wants it.

    point    on the scale, or None
    line     that has to be crossed, or None: then the point itself
    side     of the line, "above" or "below"; or the option that is wanted
    reached  whether it settles there already: then the levers are what would endanger it
    """

    point: float | None
    line: float | None
    side: str
    reached: bool


@frozen
class Levers:
    """The moves of least effort for one side, of those that move the headline by at least `LEAST` and do not leave
    that side worse off.

    settles       where it settles at the most likely values, None for a ballot
    expected      the expected outcome: the median of where it settles in the draws, as of a forecast; None for a ballot
    voted         whether a settlement is voted by a board: then what moves it is about the headline's share alone
    wants         of a ballot: whether the headline is what they want
    joint_moves   the cheapest set of moves that carries it; () where none does, and on a board where one lever does
    joint_change  the settlement, or of a ballot the headline, moved by all of it
    joint_p       the headline's share with all of it
    proven        whether no set is cheaper
    others        how many could be moved; tried: of how many of them the moves were tried
    as_of, known_by   days as they are typed, or None
    bodies        of a ballot: those whose members' votes on the issue go by where they stand
    heard         of a ballot: whether nobody casts a vote, and it is decided once all are heard
    withheld      how many moves were tried that move the headline by less, or leave them worse off
    joint_withheld  whether the cheapest set was found and does so
    unknown       those whose position was left blank, and where they would have to stand
    attending     those who abstain or are away, and what the headline would be if they voted
    securing      of a ballot that could go either way although it is decided their way: what makes that surer
    trades        at most three, the one first that gains most
    named         whether it was said where they want it, instead of where they stand
    played        steps that are played although the record gives them, since a lever can bear on them
    """

    case: str
    title: str
    actor: str
    issue: str
    step: str
    model: str
    models: tuple[str, ...]
    goal: Goal
    settles: float | None
    headline: str
    p: float
    levers: tuple[Lever, ...]
    joint_moves: tuple[Lever, ...]
    joint_change: float | None
    joint_p: float | None
    proven: bool
    names: Mapping[str, str]
    scale: tuple[float, float] | None
    saliences: bool = True
    wants: bool | None = None
    others: int = 0
    tried: int = 0
    draws: int = 0
    seed: int = 0
    as_of: str | None = None
    known_by: str | None = None
    hindsight: bool = False
    bodies: tuple[str, ...] = ()
    withheld: int = 0
    joint_withheld: bool = False
    unknown: tuple[Unknown, ...] = ()
    attending: tuple[Attending, ...] = ()
    trades: tuple[Trade, ...] = ()
    securing: tuple[Lever, ...] = ()
    expected: float | None = None
    voted: bool = False
    heard: bool = False
    named: bool = False
    played: tuple[str, ...] = ()

    @property
    def effort(self) -> float:
        """Of all moves together."""
        return math.fsum(one.effort for one in self.joint_moves)


def in_order(levers: Iterable[Lever]) -> list[Lever]:
    """The levers as they are shown, whatever decides: the least effort first, of equal effort what moves the headline
    most, then by name."""

    def rank(one: Lever) -> tuple[float, float, str, str]:
        moved = abs((one.p_after or 0.0) - (one.p_before or 0.0))
        return round(one.effort, DIGITS), -round(moved, DIGITS), one.actor, one.key

    return sorted(levers, key=rank)


def actor_of(case: Case, name: str) -> str:
    """The actor who is meant, by id, name, alias, the beginning of one or a word in one that no other has; raises
    UserError naming the nearest."""
    if name in case.actors:
        return name
    called = {one.id: [one.id, *(each for each in (one.name, *one.aliases) if each)] for one in case.actor}
    found = one_called(name, called)
    if found is not None:
        return found
    known = nearest(name, [one.title for one in case.actor])
    if name in case.parties:
        raise UserError(f"{name} is a party of {case.id}, expected somebody in it ({known})")
    raise UserError(f"there is no actor {cut(name)} in {case.id} ({known})")


def with_played(plan: Plan, changed: Iterable[str]) -> Plan:
    """The plan with every given step played that can depend on what is changed."""
    free = plan.given & affected(plan.case, frozenset(changed), needs(plan.case))
    return replace(plan, played=tuple(sorted({*plan.played, *free}))) if free else plan


def own_paths(case: Case, step: str, issue: str) -> frozenset[str]:
    """What a step reads of where its members stand on the issue, how much it means to them, what they can bring."""
    found = ((path, quantities().match(path)) for path in needs(case)[step])
    return frozenset(path for path, match in found if match is not None and match.actors and match.issue == issue)


def of_plan(plan: Plan) -> dict[str, Any]:
    """What is told of how it was played: draws, seed, day from which it is looked at, whether with hindsight, and the
    steps that are played although the record gives them."""
    given = replace(plan, played=()).given
    facts = {"draws": plan.draws, "seed": plan.seed, "hindsight": plan.case.hindsight, **days_of(plan)}
    return facts | {"played": tuple(step for step in plan.played if step in given)}


def hundredths(saliences: Iterable[float]) -> float:
    """What saliences are divided by to lie in 0-1: 1, 100 where one is over 1, their top where one is over 100."""
    top = max(saliences, default=0.0)
    return 1.0 if top <= 1 else 100.0 if top <= 100 else top


def names_of(case: Case) -> dict[str, str]:
    """{actor, body, "issue." and an issue that has a name: how it is printed}, as forecasts have it."""
    people = {one.id: one.title for one in case.actor} | {one.id: one.title for one in case.body}
    issues = {f"issue.{one.id}": one.name for one in case.issue if one.name}
    return people | issues | {f"option.{key}": name for one in case.issue for key, name in one.called.items()}


def variation(replays: Replays, levers: Iterable[Lever]) -> Variation:
    """Some numbers at their new values in every draw, and as much disagreement as before: else somebody who moves
    towards the goal could make it less likely, since a wider spread widens the errors."""
    moved: dict[str, float] = {}
    for one in levers:
        assert one.to is not None
        moved |= {one.path: one.to, **one.also}
    return Variation(value=moved, kept=replays.settlements)


def share_with(replays: Replays, levers: Iterable[Lever]) -> float:
    """The headline's share with some numbers at their new values in every draw."""
    return replays.headline(variation(replays, levers))
