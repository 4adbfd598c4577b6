"""How a body comes to a decision: options are put in one way or another, each says something, and the rule decides.

The model of the roll call is models/voting/speaking.py.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.questions import STATUS_QUO
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Floats, Streams
from instantsia.frozen import frozen
from instantsia.models.voting.ballots import ABSENT, ABSTAIN, Decision, over_members, tally
from instantsia.models.voting.choice import choose
from instantsia.models.voting.committee import Electorate, stands_uncarried
from instantsia.rules import Numbers, RuleKind
from instantsia.steps._abstaining import counted_away, told_abstaining
from instantsia.steps._attendance import among, rule_numbers
from instantsia.steps._ballot import Balloting, Procedure
from instantsia.steps._committee import CommitteeNumbers
from instantsia.steps._room import Room
from instantsia.steps._speakers import Speakers, precision_of

EVEN_LOT = 0.5
"""Below it a lot goes to the motion: what `majority` says of a tie."""


def decide(
    step: Balloting, case: Case, state: State, streams: Streams, *, day: Floats
) -> dict[tuple[str, str], NDArray[np.generic]]:
    """The body decides on `day`: values for vote, decided, standing, motion and what the rule drew."""
    body, issue = step.matter(case)
    room = Room.of(case, body, issue, state, day, step.charge(case, state))
    chance = {name: streams.uniform(f"rule/{name}") for name in room.rule.CHANCE}
    question = Question(
        step,
        room,
        rule_numbers(body, issue, state),
        chance,
        streams,
        step.earlier_motion(case, state),
        step.on_the_table(case, state),
    )
    stated: NDArray[np.int8] | None = None
    if room.rule.LOOKS == "votes":
        held = BY_VOTES[step.way](question)
        if step.as_stated(case):
            stated, held = held.vote, after_the_count(question, held)
    else:
        held = UNVOTED[room.rule.LOOKS](question)
    decided = step.recorded_or(state, held.decision.option)
    votes = np.full((state.view, len(state.axes["actor"])), ABSENT, dtype=np.int8)
    votes[:, room.columns] = told_abstaining(body, room.heard, held.vote)
    new: dict[tuple[str, str], NDArray[np.generic]] = {
        ("vote", step.id): votes,
        ("decided", step.id): decided,
        ("motion", step.id): held.motion,
        ("standing", issue.id): np.where(decided >= 0, decided, state["standing", issue.id]).astype(np.int8),
    }
    if stated is not None:
        new["stated", step.id] = np.full_like(votes, ABSENT)
        new["stated", step.id][:, room.columns] = stated
    for name, numbers_drawn in chance.items():
        new["chance", f"{step.id}.{name}"] = numbers_drawn
    return new


def observe(step: Balloting, case: Case, state: State, *, day: Floats) -> Changes:
    """Who was pivotal: (draw, actor), from what was said and another decision by the body's rule.

    Where there was more than one ballot, the last one is looked at. Of a committee it is the votes as stated, before
    some vote otherwise, as of a settlement that is voted (see `analysis.settlement.pivots`). Where the record gives
    what was decided, nobody's word changes it, and nobody was.
    """
    body, issue = step.matter(case)
    room = Room.of(case, body, issue, state, day, step.charge(case, state))
    motion, who = state["motion", step.id], room.columns
    table = step.on_the_table(case, state)
    match room.rule.LOOKS:
        case "votes":
            who = who[room.voters]
            vote = among(state["stated" if step.as_stated(case) else "vote", step.id], who)
            vote = counted_away(body, body.electorate, vote)
            seen: object = room.ballots(vote, motion, all_put=step.way == "plurality", table=table)
        case "utilities":
            seen = room.hearing(motion, table)
        case "leanings":
            seen = room.leanings(motion)
    chance = {name: state["chance", f"{step.id}.{name}"] for name in room.rule.CHANCE}
    turns = np.zeros((state.view, len(state.axes["actor"])), dtype=np.bool_)
    turns[:, who] = room.rule.pivotal(seen, rule_numbers(body, issue, state), chance)
    turns[state["given", step.id] >= 0] = False
    return {("pivotal", step.id): turns}


class Held(NamedTuple):
    """What came of it: (draw,) the motion put last, -1 several options; (draw, member) what each said; the decision."""

    motion: NDArray[np.int8]
    vote: NDArray[np.int8]
    decision: Decision


@frozen
class Question:
    """One question before a body.

    step     how it is to be put
    room     who is there and what they want
    numbers  {field: (draw,)} constants of the body's rule; chance likewise its uniform numbers
    follows  (draw,) the motion of an earlier step, where it is >= 0; None where there is none
    table    (draw, option) what can be voted or decided for; None: all that is put
    """

    step: Balloting
    room: Room
    numbers: Numbers
    chance: Numbers
    streams: Streams
    follows: NDArray[np.int8] | None
    table: NDArray[np.bool_] | None

    @property
    def rule(self) -> RuleKind:
        return self.room.rule

    @functools.cached_property
    def motion(self) -> NDArray[np.int8]:
        """(draw,) which option is put against what holds."""
        options = self.step.motions(self.room.issue)
        if len(options) == 2:
            first = self.streams.uniform("motion") < self.step.constant(self.room.state, "first_motion")
            put = np.where(first, np.int8(options[0]), np.int8(options[1]))
        else:
            put = np.full(self.room.draws, options[0], dtype=np.int8)
        return put if self.follows is None else np.where(self.follows >= 0, self.follows, put).astype(np.int8)

    @property
    def several(self) -> NDArray[np.int8]:
        """(draw,) -1: several options at once, and no motion."""
        return np.full(self.room.draws, -1, dtype=np.int8)

    def counted(self, vote: NDArray[np.int8], motion: NDArray[np.int8]) -> Decision:
        """What the rule makes of a ballot."""
        ballots = self.room.ballots(vote, motion, all_put=self.step.way == "plurality", table=self.table)
        return self.rule.decide(ballots, self.numbers, self.chance)

    def choice(self, name: str, stays: NDArray[np.bool_] | None) -> NDArray[np.int8]:
        """(draw, member) one of several options each, nobody hearing the others.

        name   of the random numbers
        stays  (draw, option) which can still be chosen; None: all
        """
        options = range(len(self.room.issue.options))
        utility = np.stack([self.room.utility(option) for option in options], axis=-1)
        put = None if stays is None else np.broadcast_to(stays[:, None, :], utility.shape)
        precision = precision_of(self.step, self.room)[:, None]
        vote = choose(self.streams.each(name, self.room.heard), utility, precision, put)
        return np.where(self.room.present, vote, np.int8(ABSENT))


# ------------------------------------------------------------------------------------------------ members vote


def by_motion(question: Question) -> Held:
    """One motion against what holds."""
    motion = question.motion
    vote = Speakers(question.step, question.room, question.streams).votes(motion)
    return Held(motion, vote, question.counted(vote, motion))


def one_by_one(question: Question) -> Held:
    """Each option in turn against what holds, until one is carried."""
    room = question.room
    # one number a member for all ballots of the step: who is hard to win stays so
    speakers = Speakers(question.step, room, question.streams)
    held: Held | None = None
    for name in question.step.order_of_options:
        option = room.issue.options.index(name)
        motion = np.full(room.draws, option, dtype=np.int8)
        vote = speakers.votes(motion)
        latest = Held(motion, vote, question.counted(vote, motion))
        if question.table is not None:
            # what nobody has proposed is not carried
            carried = np.where(question.table[:, option], latest.decision.option, np.int8(STATUS_QUO))
            latest = latest._replace(decision=replace(latest.decision, option=carried))
        held = latest if held is None else _either(held.decision.option != held.motion, latest, held)
    assert held is not None
    return held


def by_plurality(question: Question) -> Held:
    """All options at once."""
    vote = question.choice("ballot", question.table)
    return Held(question.several, vote, question.counted(vote, question.several))


def by_run_off(question: Question) -> Held:
    """All options at once, and the two first again where none has more than half of the votes."""
    first = by_plurality(question)
    tally = first.decision.tally
    # the two first by seats; of equal seats the option written first
    leading = np.argsort(-tally, axis=1, kind="stable")[:, :2]
    goes_on = 2 * tally.max(axis=1) <= over_members(tally)
    stays = np.zeros(tally.shape, dtype=np.bool_)
    np.put_along_axis(stays, leading, True, axis=1)
    if question.table is not None:
        stays &= question.table
    again = question.choice("second", stays)
    kept = (first.vote[:, :, None] == leading[:, None, :]).any(axis=2)
    vote = np.where(kept | (first.vote == ABSENT), first.vote, again)
    return _either(goes_on, Held(first.motion, vote, question.counted(vote, first.motion)), first)


def _either(goes_on: NDArray[np.bool_], latest: Held, before: Held) -> Held:
    """What was held last: (draw,) where it goes on, the latest."""
    one, other = latest.decision, before.decision
    return Held(
        np.where(goes_on, latest.motion, before.motion),
        np.where(goes_on[:, None], latest.vote, before.vote),
        Decision(
            np.where(goes_on, one.option, other.option),
            np.where(goes_on[:, None], one.tally, other.tally),
            np.where(goes_on, one.tied, other.tied),
        ),
    )


BY_VOTES: Mapping[Procedure, Callable[[Question], Held]] = {
    "motion": by_motion, "plurality": by_plurality, "run-off": by_run_off, "one-by-one": one_by_one,
}  # fmt: skip


def after_the_count(question: Question, counted: Held) -> Held:
    """The committee votes on what the votes as stated come to, or on what another member stated."""
    room = question.room
    stated = counted.vote[:, room.voters]
    there, weight = room.present[:, room.voters], room.weight[:, room.voters]
    voters, seated = stated >= 0, np.where(stated >= 0, stated, STATUS_QUO).astype(np.int8)
    # nobody was asked of an option that nobody can put, so nothing is read of it
    # and -1, nothing for want of a quorum, is no option: what holds stands in its place below
    carried = np.maximum(counted.decision.option, STATUS_QUO)
    named = sorted({STATUS_QUO, *np.unique(seated).tolist(), *np.unique(carried).tolist()})
    utility = {option: room.utility(option)[:, room.voters] for option in named}

    def worth(option: NDArray[np.int8]) -> Floats:
        wanted = option if option.ndim == 2 else option[:, None]
        # few options are named: to choose among them one after the other costs a fifth of looking each up
        value = np.broadcast_to(utility[named[0]], seated.shape)
        for one in named[1:]:
            value = np.where(wanted == one, utility[one], value)
        return value

    own = worth(seated)

    def apart(put: NDArray[np.int8]) -> Floats:
        return np.where(seated == put[:, None], 0.0, np.maximum(own - worth(put), 0.0))

    def prefers(put: NDArray[np.int8], without: NDArray[np.int8]) -> NDArray[np.bool_]:
        better: NDArray[np.bool_] = worth(put) >= worth(without)
        return better

    counts = there if room.rule.asks_abstainers() else voters
    threshold = room.rule.carrying(room.body.electorate, weight, there, question.numbers, counts)
    vetoes = np.zeros(len(room.body.electorate), np.bool_) if threshold.vetoes is None else threshold.vetoes
    electorate = Electorate(np.where(voters, weight, 0.0), threshold.quota, vetoes & there)
    if threshold.half is not None:
        casts, lot = _who_decides_ties(question, threshold.tie, voters)
        electorate = replace(electorate, half=threshold.half, casts=casts, lot=lot)
    holds = np.full(room.draws, STATUS_QUO, dtype=np.int8)
    # whoever decides nothing for want of a quorum puts nothing else either
    missed = np.zeros(room.draws, np.bool_)
    if threshold.quorum is not None:
        missed = over_members(np.where(there, weight, 0.0)) < threshold.quorum
    option = np.where(missed, holds, counted.decision.option)
    found = question.step.voted(
        room.state,
        CommitteeNumbers.of(question.streams, room.body.electorate),
        slice(None),
        option,
        seated,
        holds,
        electorate,
        apart,
        prefers,
    )
    nothing_carried = stands_uncarried(found.decided, option, holds, voters & (stated == STATUS_QUO), electorate)
    consents = voters & found.votes_for & ~(nothing_carried | missed)[:, None]
    decided = np.where(missed, counted.decision.option, found.decided)
    said = counted.vote.copy()
    said[:, room.voters] = np.where(consents, found.decided[:, None], stated)
    cast = tally(said[:, room.voters], weight, len(room.issue.options))
    return Held(counted.motion, said, Decision(decided, cast, counted.decision.tied))


def _who_decides_ties(
    question: Question, tie: Literal["chair", "lot"], voters: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_] | None, NDArray[np.bool_] | None]:
    """(draw, member) the chair, where they are there and vote; else (draw,) the lot by which the rule decides a tie.

    voters   (draw, member) who votes
    """
    if tie == "lot":
        return None, question.chance["lot"] < EVEN_LOT
    chair = question.room.chair
    if chair is None:
        return np.zeros(voters.shape, dtype=np.bool_), None
    return voters & (chair[:, None] == np.arange(voters.shape[1])), None


# ------------------------------------------------------------------------------------------------- nobody votes


def after_hearing(question: Question) -> Held:
    """The members are heard on what holds and one motion, or on all options, and then it is decided."""
    motion = question.motion if question.step.way == "motion" else question.several
    return _unvoted(question, motion, question.room.hearing(motion, question.table))


def by_leanings(question: Question) -> Held:
    """A hall goes one way on one motion."""
    return _unvoted(question, question.motion, question.room.leanings(question.motion))


def _unvoted(question: Question, motion: NDArray[np.int8], seen: object) -> Held:
    """The decision with what each was heard to say, where the rule tells; else only who was there."""
    decision = question.rule.decide(seen, question.numbers, question.chance)
    there = np.where(question.room.present, ABSTAIN, ABSENT).astype(np.int8)
    return Held(motion, there if decision.vote is None else decision.vote, decision)


UNVOTED: Mapping[str, Callable[[Question], Held]] = {"utilities": after_hearing, "leanings": by_leanings}
