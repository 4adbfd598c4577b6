"""A body about to decide on an issue: who is there, with what weight, what they want and what they owe.

Everything here is so before anything is put: which options are put, and how, is said in `_ways`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.people import Body
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.case.stated import ties
from instantsia.draws.state import State
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen
from instantsia.models.voting.ballots import ABSENT, Ballots
from instantsia.models.voting.hearing import Hearing, Leanings
from instantsia.rules import RuleKind, rule_of
from instantsia.steps._attendance import among, chair, columns, heard, known, seated, seats
from instantsia.steps._believing import moved
from instantsia.steps._subject import Charge
from instantsia.steps._swaying import added


@frozen
class Room:
    """A body that decides on an issue, in the draws in view.

    present  (draw, heard) who is there
    late     (draw, heard) who of them came after it had been convened; None: nobody
    weight   (draw, heard) seats of each, there or not; 0 of those who have no vote
    sits     (draw, electorate) who has a seat; None where all of them have one in every draw
    chair    (draw,) the member in the chair, -1 where nobody is; None where no draw has one
    charge   against whom they decide, who is then not in the room; None where it is about nobody
    """

    case: Case
    body: Body
    issue: Issue
    state: State
    present: NDArray[np.bool_]
    late: NDArray[np.bool_] | None
    weight: Floats
    sits: NDArray[np.bool_] | None
    chair: NDArray[np.int16] | None
    charge: Charge | None = None

    @classmethod
    def of(cls, case: Case, body: Body, issue: Issue, state: State, day: Floats, charge: Charge | None = None) -> Room:
        """The room as it is on a day, (draw,)."""
        present, late = heard(body, state, day)
        if charge is not None:
            present = present & (charge.subject[:, None] != columns(state, body.heard))
        weight = seats(case, body, state)
        if more := len(body.heard) - len(body.electorate):
            weight = np.concatenate([weight, np.zeros((state.view, more))], axis=1)
        sits = seated(body, body.electorate, state)
        return cls(case, body, issue, state, present, late, weight, sits, chair(body, state), charge)

    @property
    def rule(self) -> RuleKind:
        return rule_of(self.body)

    @property
    def draws(self) -> int:
        return self.state.view

    @property
    def heard(self) -> tuple[str, ...]:
        """Who speaks here: those who can have a vote, and behind them those who never do."""
        return self.body.heard

    @property
    def voters(self) -> slice:
        """Those of them who can have a vote."""
        return slice(len(self.body.electorate))

    @functools.cached_property
    def columns(self) -> NDArray[np.intp]:
        """(heard,) where each stands on the actor axis."""
        return columns(self.state, self.heard)

    # --------------------------------------------------------------------------------------------- what they want

    @functools.cached_property
    def positions(self) -> Floats:
        """(draw, heard) where each stands on the scale of the issue."""
        values = among(self.state["position", self.issue.id], self.columns)
        values = self._known(values, lambda member: paths.position(member, self.issue.id))
        more = moved(self.case, self.issue, None, self.state, self.heard)
        return values if more is None else np.clip(values + more, *self.issue.bounds)

    def utility(self, option: int) -> Floats:
        """(draw, heard) utility of one option: 0-1, and what was added to it, from -1 to 1, by what they have come to
        believe and what they were told; no number for those of whom nothing is read, who are away."""
        more = self._added(option)
        return self._coded(option) if more is None else self._coded(option) + more

    def _added(self, option: int) -> Floats | None:
        more = added(self.case, self.issue, option, self.state, self.heard)
        if self.charge is None or option == STATUS_QUO:
            return more
        harsh = self.charge.worth * (option / (len(self.issue.options) - 1))
        return np.clip(harsh if more is None else more + harsh, -1.0, 1.0)

    def _coded(self, option: int) -> Floats:
        name = self.issue.options[option]
        if self.issue.scale is None:
            value = np.full(self.present.shape[::-1], np.nan)
            for column, member in enumerate(self.heard):
                if member not in self.body.absent:
                    value[column] = self.state["number", paths.utility(member, self.issue.id, name)]
            return self._known(value.T, lambda member: paths.utility(member, self.issue.id, name))
        low, high = self.issue.bounds
        return 1.0 - np.abs(self.positions - self.issue.places[name]) / (high - low)

    def difference(self, motion: NDArray[np.int8]) -> Floats:
        """(draw, heard) utility of the motion less that of what holds."""
        put = [option for option in range(len(self.issue.options)) if (motion == option).any()]
        if not put:
            return np.zeros(self.present.shape)
        value = self._over_what_holds(put[0])
        for option in put[1:]:
            value = np.where((motion == option)[:, None], self._over_what_holds(option), value)
        return value

    def _known(self, values: Floats, path_of: Callable[[str], str]) -> Floats:
        return known(values, self.present, self.heard, self.issue, path_of)

    def _over_what_holds(self, option: int) -> Floats:
        if self.issue.scale is None:
            return self.utility(option) - self.utility(STATUS_QUO)
        low, high = self.issue.bounds
        places = [self.issue.places[self.issue.options[one]] for one in (STATUS_QUO, option)]
        value, nearer = (np.abs(self.positions - place) for place in places)
        value -= nearer
        value /= high - low
        for sign, one in ((1.0, option), (-1.0, STATUS_QUO)):
            if (more := self._added(one)) is not None:
                value = value + sign * more
        return value

    # --------------------------------------------------------------------------------------- what the rule is shown

    def ballots(
        self,
        vote: NDArray[np.int8],
        motion: NDArray[np.int8],
        *,
        all_put: bool,
        table: NDArray[np.bool_] | None = None,
    ) -> Ballots:
        """For a rule that looks at votes, (draw, member) or (draw, heard); all_put and table: see `Ballots`."""
        cast = vote[:, self.voters]
        return Ballots(
            cast if self.sits is None else np.where(self.sits, cast, np.int8(ABSENT)),
            self.weight[:, self.voters],
            len(self.issue.options),
            STATUS_QUO,
            motion,
            self.chair,
            veto=vetoes(self.body),
            all_put=all_put,
            table=table,
            abstaining=abstaining(self.body),
        )

    def hearing(self, motion: NDArray[np.int8], table: NDArray[np.bool_] | None = None) -> Hearing:
        """For a rule that looks at utilities. Open are what holds and the motion; every option where that is -1.

        table  (draw, option) which of them are on the table; None: all
        """
        issue, count = self.issue, len(self.issue.options)
        utility = np.zeros((*self.present.shape, count))
        opened = np.zeros((self.draws, count), dtype=np.bool_)
        for option in range(count):
            opened[:, option] = (motion < 0) | (motion == option) | (option == STATUS_QUO)
            if table is not None:
                opened[:, option] &= table[:, option]
            if opened[:, option].any():
                said = self.present & opened[:, option, None]
                utility[:, :, option] = np.where(said, self.utility(option), 0.0)
        scaled = issue.scale is not None
        leader, heir = in_turn(self.rule, self.body.electorate, self._voting)
        return Hearing(
            self.present,
            self.weight,
            utility,
            np.where(self.present, self.positions, issue.bounds[0]) if scaled else None,
            np.array([issue.places[name] for name in issue.options]) if scaled else None,
            opened,
            STATUS_QUO,
            leader,
            self.chair,
            self._without_vote,
            heir,
        )

    @property
    def _voting(self) -> NDArray[np.bool_]:
        """(draw, electorate) who is there and has a vote."""
        there = self.present[:, self.voters]
        return there if self.sits is None else there & self.sits

    @property
    def _without_vote(self) -> NDArray[np.bool_] | None:
        """(heard,) or (draw, heard) who has a voice and no vote; None where all have one."""
        if not self.body.voice:
            return None
        voice = np.array([one in self.body.voice for one in self.heard])
        return voice if self.sits is None else voice & (self.weight <= 0)

    def leanings(self, motion: NDArray[np.int8]) -> Leanings:
        """For a rule that looks at leanings."""
        count = len(self.issue.options)
        return Leanings(self.present, self.weight, count, STATUS_QUO, motion, self._lean(), self.late)

    def _lean(self) -> Floats:
        """(draw, heard) what each owes those for what holds less what they owe those for the motion, -1..1; of the
        camps themselves each leans to their own wholly."""
        members = self.heard
        for_what_holds, for_motion = self.rule.camps()
        camps = (*for_what_holds, *for_motion)
        lean = np.zeros(self.present.shape)
        for tie in ties(self.case, members, camps):
            sign = tie.sign if tie.other in for_what_holds else -tie.sign
            lean[:, members.index(tie.who)] += sign * self.state["number", tie.path]
        for column, member in enumerate(members):
            if member in camps:
                lean[:, column] = 1.0 if member in for_what_holds else -1.0
        clipped: Floats = np.clip(lean, -1.0, 1.0)
        return clipped


def alone(rule: RuleKind, members: Sequence[str], present: NDArray[np.bool_]) -> NDArray[np.int16]:
    """(draw,) the first who is there, (draw, member), of those who alone decide; -1 where nobody does."""
    leader = np.full(len(present), -1, dtype=np.int16)
    for member in reversed(rule.deciders(members)):
        column = members.index(member)
        leader[present[:, column]] = column
    return leader


def in_turn(
    rule: RuleKind, members: Sequence[str], present: NDArray[np.bool_]
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """(draw,) who alone decides, and who would if they were not there; -1 where nobody does."""
    leader = alone(rule, members, present)
    others = present & (leader[:, None] != np.arange(present.shape[1]))
    return leader, alone(rule, members, others)


def vetoes(body: Body) -> NDArray[np.bool_] | None:
    """(member,) who has a veto; None where the rule gives none."""
    vetoers = rule_of(body).vetoers(body.electorate)
    return np.array([member in vetoers for member in body.electorate]) if vetoers else None


def abstaining(body: Body) -> NDArray[np.bool_] | None:
    """(member,) who is known to abstain, by the rule; None where nobody is."""
    who = rule_of(body).abstainers(body.electorate)
    return np.array([member in who for member in body.electorate]) if who else None
