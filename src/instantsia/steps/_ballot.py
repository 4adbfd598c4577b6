"""How a body comes to a decision on an issue: what is put, what each says, how it is counted.

Shared by the steps in which a body decides; the model of the roll call is models/voting/speaking.py.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Points, Probability, constant
from instantsia.case.people import Body, Ids, Options
from instantsia.case.questions import Issue
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models.voting.ballots import ABSENT, ABSTAIN, Ballots, Decision, over_members
from instantsia.models.voting.choice import choose
from instantsia.models.voting.speaking import Debt, at_once, in_turn, speaking_order
from instantsia.rules import Numbers, RuleKind, rule_of
from instantsia.steps import Mistake, StepKind
from instantsia.steps._attendance import among, chair, columns, presence, rule_numbers, seat_paths, seats
from instantsia.steps._caucuses import bindings, on_issue
from instantsia.steps._stated import debts, may_exceed_zero

STATUS_QUO = 0
"""The first option of an issue is what holds if nothing is decided."""

Procedure = Literal["motion", "plurality", "run-off", "one-by-one"]


class Balloting(StepKind):
    """What may be written about a ballot."""

    VARIABLES = {
        "motion": Variable(
            None, "i1", -1, "the option put last against what holds in the step; -1 several at once, or none"
        ),
        "chance": Variable(None, "f8", np.nan, "a uniform number that the body's rule used, by STEP.NAME"),
    }
    DECIDES = True
    REFERS = {"issue": "issue", "motion": "option", "order_of_options": "option", "order": "member"}
    OWN_STREAMS = ("ballot/{actor}", "second/{actor}")

    motion: Options = ()
    """The option put against what holds; of two, one stands. With two options it is the second one."""
    first_motion: Probability | None = None
    """Chance that the first of two motions is the one that stands."""
    procedure: Procedure | None = None
    """How more than two options are put: one motion against what holds; "plurality", all at once, the one with most
    seats stands; "run-off", all at once, and if none has more than half of the votes the two first again, put to
    those whose option is out; "one-by-one", each in turn against what holds, until one is carried."""
    order_of_options: Options = ()
    """For one-by-one: every option but the first of the issue, in the order in which they are put."""
    order: Ids = ()
    """Who speak first, in this order; the others by lot."""
    precision: NotNegative = constant(
        "3..6..12", "how surely a member votes as he leans: at 6 one who leans by a fifth of the scale does in .77"
    )
    pressure: NotNegative = constant("0", "nobody votes as those whom he owes his place unless the case says so")
    """Utility that each debt adds to the option for which the creditor has spoken: 0 to 0.3."""
    bandwagon: Points = constant("0", "nobody votes with the many unless the case says so")
    """Hundredths of utility that go to an option for which all have spoken so far: 0 to 25."""
    chair_pressure: NotNegative = constant("0", "the chair's word weighs no more than another unless the case says so")
    """Utility added to the option for which the chair has spoken, for all who speak after him: 0 to 0.3."""
    indifference: NotNegative | None = None
    """Whoever sees less than this between the two sides, in utility, abstains; without it nobody does."""

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        """What each member voted and who was pivotal, where there is a ballot."""
        issue, body = self.decided_issue(case), case.body_of(self)
        if issue is None or body is None or not case.issues[issue].options:
            return ()
        return tuple(Keep(variable, self.id, body.members) for variable in ("vote", "pivotal"))


SPOKEN = ("pressure", "bandwagon", "chair_pressure", "indifference")


def procedure(spec: Balloting) -> Procedure:
    return spec.procedure or "motion"


def motions(spec: Balloting, issue: Issue) -> tuple[int, ...]:
    """The motions as indexes of the issue's options: those written, else the last option."""
    if spec.motion:
        return tuple(issue.options.index(option) for option in spec.motion)
    return (len(issue.options) - 1,)


def outcomes(issue_id: str, case: Case) -> tuple[str, ...]:
    return case.issues[issue_id].options


def reads(spec: Balloting, issue_id: str, body_id: str, case: Case) -> tuple[str, ...]:
    """Paths read: where the members stand, what they owe one another, seats, the rule's constants."""
    body, issue = case.bodies[body_id], case.issues[issue_id]
    read: list[str] = []
    if rule_of(body).LOOKS == "votes":
        for member in body.members:
            if member in body.absent:
                continue
            if issue.scale is not None:
                read.append(paths.position(member, issue.id))
            else:
                read += [paths.utility(member, issue.id, issue.options[option]) for option in _put(spec, issue)]
        read += [path for _, _, path in debts(case, body.members, body.members)]
    else:
        read += [path for _, _, path in debts(case, body.members, _stands(body))]
    read += seat_paths(case, body)
    read += [f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)]
    return tuple(dict.fromkeys(read))


def idle_constants(spec: Balloting, body_id: str, case: Case) -> frozenset[str]:
    """What a ballot never looks at: a hall hears no speakers, at once nobody hears another, no pressure no debts."""
    members = case.bodies[body_id].members
    if rule_of(case.bodies[body_id]).LOOKS != "votes":
        return frozenset(f"step.{spec.id}.{key}" for key in ("precision", *SPOKEN))
    between = frozenset(path for _, _, path in debts(case, members, members))
    if procedure(spec) in ("plurality", "run-off"):
        return between.union(f"step.{spec.id}.{key}" for key in SPOKEN)
    return frozenset() if may_exceed_zero(case, f"step.{spec.id}.pressure", spec.pressure) else between


def check(
    spec: Balloting, issue_id: str, body_id: str, case: Case, *, motion_follows: bool = False
) -> Iterator[Mistake]:
    """What is wrong between the ballot and the case. motion_follows: the motion is that of an earlier ballot."""
    body, issue = case.bodies.get(body_id), case.issues.get(issue_id)
    if body is None or issue is None:
        return
    if not issue.options:
        yield "issue", f"{issue.id} has a scale and no options", "expected an issue with options to vote on"
        return
    several = len(issue.options) > 2
    if several and spec.procedure is None and not spec.motion and not motion_follows:
        yield (
            "motion",
            f"{issue.id} has {len(issue.options)} options, and how they are put decides what comes of it",
            f'say motion = "{issue.options[-1]}" for one motion against {issue.options[0]}, '
            'or procedure = "plurality", "run-off" or "one-by-one"',
        )
    elif several and spec.procedure == "motion" and not spec.motion and not motion_follows:
        yield "motion", "a motion is put and none is named", f'say motion = "{issue.options[-1]}" or another option'
    for key, named in (("motion", spec.motion), ("order_of_options", spec.order_of_options)):
        for option in named:
            if option == issue.options[STATUS_QUO]:
                yield key, f"{option} holds if nothing is decided and is not moved", "name another option"
    if spec.motion and procedure(spec) != "motion":
        yield "motion", f"under {spec.procedure} every option is put", 'leave out motion, or say procedure = "motion"'
    if len(spec.motion) > 2 or len(set(spec.motion)) != len(spec.motion):
        yield (
            "motion",
            f"found {len(spec.motion)} motions",
            "expected one motion, or two different ones of which one stands",
        )
    if (len(spec.motion) == 2) != (spec.first_motion is not None):
        yield (
            "first_motion",
            "two motions and the chance that the first stands belong together",
            'say motion = ["a", "b"] and first_motion = "0.3..0.7"',
        )
    if procedure(spec) == "one-by-one" and sorted(spec.order_of_options) != sorted(issue.options[1:]):
        yield (
            "order_of_options",
            "one by one each option is put in a stated order",
            f"name each once: {', '.join(issue.options[1:])}",
        )
    elif procedure(spec) != "one-by-one" and spec.order_of_options:
        yield "order_of_options", "options are put in turn only one by one", 'say procedure = "one-by-one"'
    if len(set(spec.order)) != len(spec.order):
        yield "order", "somebody speaks twice", "name each once"
    if procedure(spec) in ("plurality", "run-off"):
        yield from _check_at_once(spec, issue, case)
    rule = rule_of(body)
    if rule.LOOKS != "votes" and procedure(spec) != "motion":
        yield (
            "procedure",
            f"{body.id} decides by {body.rule.kind}, on one motion",
            'say motion = "..." and no procedure',
        )
    for _, option in rule.named("option"):
        if option not in issue.options:
            yield (
                "issue",
                f"the rule of {body.id} names {option}, no option of {issue.id}",
                nearest(option, issue.options),
            )


def _check_at_once(spec: Balloting, issue: Issue, case: Case) -> Iterator[Mistake]:
    remedy = 'leave it out, or put one motion against what holds (procedure "motion" or "one-by-one")'
    for key in SPOKEN:
        number: Number | None = dict(spec)[key]
        if number is not None and number.high > 0:
            yield key, "where all options are put at once nobody hears the others", remedy
    if on_issue(case, issue.id):
        yield "procedure", f"a caucus on {issue.id} binds its members to a side of one motion", remedy


def decide(
    spec: Balloting,
    issue_id: str,
    body_id: str,
    case: Case,
    state: State,
    streams: Streams,
    *,
    day: Floats,
    motion: NDArray[np.int8] | None = None,
) -> dict[tuple[str, str], NDArray[np.generic]]:
    """The body decides on `day`: values for vote, decided, standing, motion and what the rule drew.

    motion  (draw,) the option that is put where it is >= 0, else the spec's own
    """
    body, issue = case.bodies[body_id], case.issues[issue_id]
    rule = rule_of(body)
    numbers = rule_numbers(body, issue, state)
    chance = {name: streams.uniform(f"rule/{name}") for name in rule.CHANCE}
    room = _Room.of(spec, case, body, issue, state, day)
    if rule.LOOKS == "votes":
        ways = {"motion": _by_motion, "plurality": _by_plurality, "run-off": _by_run_off, "one-by-one": _one_by_one}
        how = ways[procedure(spec)]
        put, vote, decision = how(room, rule, numbers, chance, streams, motion)
    else:
        put = _motion(room, streams, motion)
        there = np.where(room.present, ABSTAIN, ABSENT).astype(np.int8)
        decision = rule.decide(room.ballots(there, put, _lean(room)), numbers, chance)
        vote = there if decision.vote is None else decision.vote
    decided = spec.recorded_or(state, decision.option)
    votes = np.full((state.view, len(state.axes["actor"])), ABSENT, dtype=np.int8)
    votes[:, columns(state, body.members)] = vote
    new: dict[tuple[str, str], NDArray[np.generic]] = {
        ("vote", spec.id): votes,
        ("decided", spec.id): decided,
        ("motion", spec.id): put,
        ("standing", issue.id): np.where(decided >= 0, decided, state["standing", issue.id]).astype(np.int8),
    }
    for name, numbers_drawn in chance.items():
        new["chance", f"{spec.id}.{name}"] = numbers_drawn
    return new


def observe(spec: Balloting, issue_id: str, body_id: str, case: Case, state: State, *, day: Floats) -> Changes:
    """Who was pivotal: (draw, actor), from the votes as they were cast and a recount by the body's rule.

    Where there was more than one ballot, the last one is looked at. Where the record gives what was decided, no vote
    changes it, and nobody was.
    """
    body, issue = case.bodies[body_id], case.issues[issue_id]
    rule = rule_of(body)
    room = _Room.of(spec, case, body, issue, state, day)
    where = columns(state, body.members)
    vote = among(state["vote", spec.id], where)
    lean = None if rule.LOOKS == "votes" else _lean(room)
    ballots = room.ballots(vote, state["motion", spec.id], lean)
    chance = {name: state["chance", f"{spec.id}.{name}"] for name in rule.CHANCE}
    turns = np.zeros((state.view, len(state.axes["actor"])), dtype=np.bool_)
    turns[:, where] = rule.pivotal(ballots, rule_numbers(body, issue, state), chance)
    turns[state["given", spec.id] >= 0] = False
    return {("pivotal", spec.id): turns}


@dataclass(frozen=True)
class _Room:
    """A body about to decide: everything that does not depend on which ballot it is."""

    spec: Balloting
    case: Case
    body: Body
    issue: Issue
    state: State
    present: NDArray[np.bool_]
    late: NDArray[np.bool_] | None
    weight: Floats
    chair: NDArray[np.int16] | None

    @classmethod
    def of(cls, spec: Balloting, case: Case, body: Body, issue: Issue, state: State, day: Floats) -> _Room:
        present, late = presence(body, state, day)
        return cls(spec, case, body, issue, state, present, late, seats(case, body, state), chair(body, state))

    def ballots(self, vote: NDArray[np.int8], motion: NDArray[np.int8], lean: Floats | None = None) -> Ballots:
        return Ballots(
            vote,
            self.weight,
            len(self.issue.options),
            STATUS_QUO,
            motion,
            self.chair,
            lean=lean,
            late=self.late,
            veto=vetoes(self.body),
            all_put=procedure(self.spec) == "plurality",
        )

    @property
    def draws(self) -> int:
        return self.state.view

    def utility(self, option: int) -> Floats:
        """(draw, member) utility of one option, 0-1; no number for those of whom nothing is read, who are away."""
        name = self.issue.options[option]
        if self.issue.scale is None:
            value = np.full(self.present.shape[::-1], np.nan)
            for place, member in enumerate(self.body.members):
                if member not in self.body.absent:
                    value[place] = self.state["number", paths.utility(member, self.issue.id, name)]
            return value.T
        low, high = self.issue.bounds
        return 1.0 - np.abs(self._positions - self.issue.places[name]) / (high - low)

    def difference(self, motion: NDArray[np.int8]) -> Floats:
        """(draw, member) utility of the motion less that of what holds."""
        put = [option for option in range(len(self.issue.options)) if (motion == option).any()]
        if not put:
            return np.zeros(self.present.shape)
        value = self._over_what_holds(put[0])
        for option in put[1:]:
            value = np.where((motion == option)[:, None], self._over_what_holds(option), value)
        return value

    def _over_what_holds(self, option: int) -> Floats:
        if self.issue.scale is None:
            return self.utility(option) - self.utility(STATUS_QUO)
        low, high = self.issue.bounds
        places = [self.issue.places[self.issue.options[one]] for one in (STATUS_QUO, option)]
        value, nearer = (np.abs(self._positions - place) for place in places)
        value -= nearer
        value /= high - low
        return value

    @functools.cached_property
    def _positions(self) -> Floats:
        return among(self.state["position", self.issue.id], columns(self.state, self.body.members))


def vetoes(body: Body) -> NDArray[np.bool_] | None:
    """(member,) who has a veto; None where the rule gives none."""
    vetoers = rule_of(body).vetoers(body.members)
    return np.array([member in vetoers for member in body.members]) if vetoers else None


def _put(spec: Balloting, issue: Issue) -> tuple[int, ...]:
    """Options whose utility is read."""
    if procedure(spec) != "motion" or (len(issue.options) > 2 and not spec.motion):
        return tuple(range(len(issue.options)))
    return (STATUS_QUO, *motions(spec, issue))


def _stands(body: Body) -> tuple[str, ...]:
    for_what_holds, for_motion = rule_of(body).camps()
    return (*for_what_holds, *for_motion)


def _lean(room: _Room) -> Floats:
    """(draw, member) what each owes those for what holds less what he owes those for the motion, -1..1; of the camps
    themselves each leans to his own wholly."""
    body = room.body
    for_what_holds, _ = rule_of(body).camps()
    camps = _stands(body)
    lean = np.zeros(room.present.shape)
    for debtor, creditor, path in debts(room.case, body.members, camps):
        sign = 1.0 if creditor in for_what_holds else -1.0
        lean[:, body.members.index(debtor)] += sign * room.state["number", path]
    for place, member in enumerate(body.members):
        if member in camps:
            lean[:, place] = 1.0 if member in for_what_holds else -1.0
    clipped: Floats = np.clip(lean, -1.0, 1.0)
    return clipped


def _motion(room: _Room, streams: Streams, follows: NDArray[np.int8] | None) -> NDArray[np.int8]:
    """(draw,) which option is put against what holds."""
    options = motions(room.spec, room.issue)
    if len(options) == 2:
        first = streams.uniform("motion") < room.spec.constant(room.state, "first_motion")
        put = np.where(first, np.int8(options[0]), np.int8(options[1]))
    else:
        put = np.full(room.draws, options[0], dtype=np.int8)
    return put if follows is None else np.where(follows >= 0, follows, put).astype(np.int8)


_Way = tuple[NDArray[np.int8], NDArray[np.int8], Decision]


def _by_motion(
    room: _Room,
    rule: RuleKind,
    numbers: Numbers,
    chance: Numbers,
    streams: Streams,
    follows: NDArray[np.int8] | None,
) -> _Way:
    put = _motion(room, streams, follows)
    vote = _Speakers(room, streams).votes(put)
    return put, vote, rule.decide(room.ballots(vote, put), numbers, chance)


def _one_by_one(
    room: _Room,
    rule: RuleKind,
    numbers: Numbers,
    chance: Numbers,
    streams: Streams,
    follows: NDArray[np.int8] | None,
) -> _Way:
    # one number a member for all ballots of the step: who is hard to win stays so
    speakers = _Speakers(room, streams)
    decision: Decision | None = None
    vote, put = np.empty((0, 0), dtype=np.int8), np.empty(0, dtype=np.int8)
    for name in room.spec.order_of_options:
        motion = np.full(room.draws, room.issue.options.index(name), dtype=np.int8)
        cast = speakers.votes(motion)
        latest = rule.decide(room.ballots(cast, motion), numbers, chance)
        if decision is None:
            vote, put, decision = cast, motion, latest
            continue
        goes_on = decision.option != put
        vote = np.where(goes_on[:, None], cast, vote)
        put = np.where(goes_on, motion, put)
        decision = Decision(
            np.where(goes_on, latest.option, decision.option),
            np.where(goes_on[:, None], latest.tally, decision.tally),
            np.where(goes_on, latest.tied, decision.tied),
        )
    assert decision is not None
    return put, vote, decision


def _by_plurality(
    room: _Room,
    rule: RuleKind,
    numbers: Numbers,
    chance: Numbers,
    streams: Streams,
    follows: NDArray[np.int8] | None,
) -> _Way:
    put = np.full(room.draws, -1, dtype=np.int8)
    vote = _choice(room, streams, "ballot", None)
    return put, vote, rule.decide(room.ballots(vote, put), numbers, chance)


def _by_run_off(
    room: _Room,
    rule: RuleKind,
    numbers: Numbers,
    chance: Numbers,
    streams: Streams,
    follows: NDArray[np.int8] | None,
) -> _Way:
    put, vote, first = _by_plurality(room, rule, numbers, chance, streams, follows)
    # the two first by seats; of equal seats the option written first
    leading = np.argsort(-first.tally, axis=1, kind="stable")[:, :2]
    goes_on = 2 * first.tally.max(axis=1) <= over_members(first.tally)
    stays = np.zeros(first.tally.shape, dtype=np.bool_)
    np.put_along_axis(stays, leading, True, axis=1)
    again = _choice(room, streams, "second", stays)
    kept = (vote[:, :, None] == leading[:, None, :]).any(axis=2)
    second_vote = np.where(kept | (vote == ABSENT), vote, again)
    second = rule.decide(room.ballots(second_vote, put), numbers, chance)
    return (
        put,
        np.where(goes_on[:, None], second_vote, vote),
        Decision(
            np.where(goes_on, second.option, first.option),
            np.where(goes_on[:, None], second.tally, first.tally),
            np.where(goes_on, second.tied, first.tied),
        ),
    )


def _choice(room: _Room, streams: Streams, name: str, stays: NDArray[np.bool_] | None) -> NDArray[np.int8]:
    """(draw, member) one of several options each, nobody hearing the others."""
    options = range(len(room.issue.options))
    utility = np.stack([room.utility(option) for option in options], axis=-1)
    put = None if stays is None else np.broadcast_to(stays[:, None, :], utility.shape)
    precision = room.spec.constant(room.state, "precision")[:, None]
    vote = choose(streams.each(name, room.body.members), utility, precision, put)
    return np.where(room.present, vote, np.int8(ABSENT))


class _Speakers:
    """The members with their numbers for this step, asked once, however many ballots they cast."""

    def __init__(self, room: _Room, streams: Streams) -> None:
        self.room = room
        spec, state, members = room.spec, room.state, room.body.members
        self.uniform = streams.each("ballot", members)
        self.precision = spec.constant(state, "precision")
        self.pressure = spec.constant(state, "pressure")
        self.bandwagon = spec.constant(state, "bandwagon")
        self.chair_pressure = spec.constant(state, "chair_pressure")
        self.indifference = None if spec.indifference is None else spec.constant(state, "indifference")
        self.debts = self._debts() if (self.pressure != 0).any() else []
        self.chair = room.chair if (self.chair_pressure != 0).any() else None
        self.caucus, self.bound_to, self.discipline = bindings(room.case, room.issue, state, members)
        listening = bool(self.debts) or self.chair is not None or self.caucus is not None
        self.listening = listening or bool((self.bandwagon != 0).any())
        self.order = self._order(streams) if self.listening else np.empty((0, 0), dtype=np.intp)

    def votes(self, motion: NDArray[np.int8]) -> NDArray[np.int8]:
        """(draw, member) the vote of each on one motion against what holds."""
        room = self.room
        difference = room.difference(motion)
        if self.listening:
            side = in_turn(
                difference,
                self.precision,
                self.uniform,
                room.present,
                self.order,
                weight=room.weight if seat_paths(room.case, room.body) else None,
                debts=self.debts,
                pressure=self.pressure,
                bandwagon=self.bandwagon,
                caucus=self.caucus,
                binds=self._binds(motion),
                discipline=self.discipline,
                chair=self.chair,
                chair_pressure=self.chair_pressure,
                indifference=self.indifference,
            )
        else:
            side = at_once(difference, self.precision, self.uniform, room.present, self.indifference)
        vote = np.where(side > 0, motion[:, None], np.int8(STATUS_QUO))
        vote[side == 0] = ABSTAIN
        vote[~room.present] = ABSENT
        return vote

    def _binds(self, motion: NDArray[np.int8]) -> NDArray[np.int8] | None:
        """(draw, member) 1 where his caucus binds to the motion that is put, -1 to what holds, 0 to neither."""
        if self.bound_to is None:
            return None
        side: NDArray[np.int8] = ((self.bound_to == motion[:, None]) | (self.bound_to == -1)).astype(np.int8)
        side -= self.bound_to == STATUS_QUO
        return side

    def _debts(self) -> Sequence[Debt]:
        members = self.room.body.members
        return [
            (members.index(debtor), members.index(creditor), self.room.state["number", path])
            for debtor, creditor, path in debts(self.room.case, members, members)
        ]

    def _order(self, streams: Streams) -> NDArray[np.intp]:
        members, named_first = self.room.body.members, self.room.spec.order
        rest = [member for member in members if member not in named_first]
        lots = np.zeros((self.room.draws, len(members)))
        lots[:, [members.index(member) for member in rest]] = streams.each("order", rest)
        return speaking_order([members.index(member) for member in named_first], lots)
