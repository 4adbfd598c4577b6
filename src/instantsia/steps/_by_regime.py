"""A settlement is played: what a method gives is voted on by a committee, or dressed with errors of past bargains."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import State
from instantsia.draws.streams import Floats, Streams
from instantsia.models import settlement
from instantsia.models.settlement.dressing import FAILED, dress, held
from instantsia.models.settlement.few_moved import Errors
from instantsia.models.settlement.stakes import EVEN, Settlement, at_a_time
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.models.voting.committee import Electorate, stands_uncarried
from instantsia.steps._abstaining import told_abstaining
from instantsia.steps._committee import Committee, CommitteeNumbers
from instantsia.steps._regimes import Way
from instantsia.steps._settling import Table, settle
from instantsia.steps._stakes import with_all_asked

Rows = NDArray[np.intp] | slice


class Settling:
    """One play of a settlement, way after way: what comes of it, (draw,) each, and who votes for what, (draw, member).

    dressed   whether what is known of such forecasts is added to what a method gives
    tells     whether it is asked who votes for what: else `votes` and `for_it` are left as of people who are away


    value      where it is settled
    votes      the stretch for which each votes: that of what is decided, or else the one in which they stand
    for_it     1 who votes for what is decided, -1 who votes against it, 0 who casts no vote
    undressed  where the method puts it
    spread     how far the positions lie apart, where it is bargained out
    locked     whether the method says that nothing can be had but what holds
    """

    def __init__(
        self,
        step: Committee,
        body: str,
        case: Case,
        state: State,
        streams: Streams,
        table: Table,
        issue: Issue,
        *,
        dressed: bool,
        tells: bool,
    ) -> None:
        self.step, self.body, self.case, self.issue = step, case.bodies[body], case, issue
        self.state, self.streams, self.table = state, streams, table
        self.dressed, self.tells = dressed, tells
        self.value, self.undressed, self.spread = (np.full(state.view, np.nan) for _ in range(3))
        self.locked = np.zeros(state.view, dtype=np.bool_)
        self.votes = np.full(table.stakes.position.shape, ABSENT, dtype=np.int8)
        self.for_it = np.zeros(table.stakes.position.shape, dtype=np.int8)

    @functools.cached_property
    def _consents(self) -> CommitteeNumbers:
        return CommitteeNumbers.of(self.streams, self.body.electorate)

    @functools.cached_property
    def _errors(self) -> Errors:
        """(draw,) each: which error, and whether somebody's position, and whose."""
        return errors_of(self.streams)

    @functools.cached_property
    def _blocked(self) -> Floats:
        """(draw,) whether a status quo fails that nothing could replace."""
        return self.streams.uniform("blocked")

    def settle(self, way: Way, rows: Rows, *, beside: bool) -> None:
        """Settle some of the draws one way, so many at a time as the processor keeps at hand.

        beside   whether it is a way that the step itself does not take: what only such a way looks at is as written
        """
        count, size = len(self.votes) if isinstance(rows, slice) else len(rows), at_a_time(len(self.body.electorate))
        for start in range(0, count, size):
            some = slice(start, start + size)
            self._settle(way, some if isinstance(rows, slice) else rows[some], beside=beside)

    def _settle(self, way: Way, rows: Rows, *, beside: bool) -> None:
        mine = self.table.of(rows)
        if beside:
            weighed = settlement.weighs(self.step.methods(self.case))
            mine = with_all_asked(mine, way, self.case, self.body, self.issue, weighed=weighed)
        found = settle(way.method, mine)
        self.undressed[rows] = found.outcome
        if found.blocked is not None:
            self.locked[rows] = found.blocked
        if not self.dressed:
            self.value[rows] = found.outcome
        elif way.counted:
            self._vote(found, mine, rows, beside=beside)
        elif way.track is None:
            self.value[rows] = found.outcome
        else:
            self._bargain(found, way.track, mine, rows, beside=beside)

    def _bargain(self, found: Settlement, track: str, table: Table, rows: Rows, *, beside: bool) -> None:
        among = held(table.stakes)
        kept = self.state["spread_kept", self.step.id][rows]
        spread = np.where(np.isnan(kept), among.spread, kept)
        u, who = self._errors.u[rows], self._errors.who[rows]
        row = self.state["errors", self.step.id][rows].astype(np.intp)
        self.spread[rows] = among.spread
        dressed = dress(found.outcome, among, u, who, track, row=row, spread=spread)
        if found.blocked is not None:
            fails = self._blocked[rows] < self._number("blocked_fails", rows, beside=beside)
            # where nothing could be carried and something was all the same, the errors are others
            failed = dress(found.notes["unblocked"], among, u, who, track + FAILED, row=row, spread=spread)
            dressed = np.where(found.blocked, np.where(fails, failed, found.outcome), dressed)
        self.value[rows] = dressed

    def _vote(self, found: Settlement, table: Table, rows: Rows, *, beside: bool) -> None:
        stakes, voting = table.stakes, table.voting
        assert voting is not None
        position, even = stakes.position, EVEN * stakes.width
        there = voting.votes > 0
        reference = stakes.reference
        low, high = np.where(there, position, np.inf).min(axis=1), np.where(there, position, -np.inf).max(axis=1)
        if reference is not None:
            low, high = np.minimum(low, reference), np.maximum(high, reference)
        wide = high - low
        wide = np.where(wide > 0, wide, 1.0)[:, None]

        def apart(put: Floats) -> Floats:
            far: Floats = np.abs(position - put[:, None]) / wide
            return far

        def prefers(put: Floats, without: Floats) -> NDArray[np.bool_]:
            nearer: NDArray[np.bool_] = np.abs(position - put[:, None]) <= np.abs(position - without[:, None]) + even
            return nearer

        away = np.zeros(position.shape, dtype=np.bool_) if voting.away is None else voting.away
        stops = np.asarray(voting.veto)[None, :] & ~away
        electorate = Electorate(voting.votes, voting.quota, stops)
        result = self.step.voted(
            self.state,
            self._consents,
            rows,
            found.outcome,
            position,
            reference,
            electorate,
            apart,
            prefers,
            beside=beside,
        )
        self.value[rows] = result.decided
        if not self.tells:
            return
        put = stretch(self.issue, result.decided)[:, None]
        own = stretch(self.issue, position.reshape(-1)).reshape(position.shape)
        votes_for = result.votes_for
        if reference is not None:
            for_holds = there & (own == stretch(self.issue, reference)[:, None])
            by_itself = stands_uncarried(result.decided, found.outcome, reference, for_holds, electorate)[:, None]
            votes_for = np.where(by_itself, for_holds, votes_for)
        self.for_it[rows] = np.where(away | ~there, 0, np.where(votes_for, 1, -1))
        told = np.where(away, ABSENT, np.where(there, np.where(votes_for, put, own), ABSTAIN)).astype(np.int8)
        self.votes[rows] = told_abstaining(self.body, self.body.electorate, told)

    def _number(self, key: str, rows: Rows, *, beside: bool) -> Floats | float:
        return getattr(self.step, key).middle if beside else self.step.constant(self.state, key)[rows]


def errors_of(streams: Streams) -> Errors:
    """The random numbers of past errors: which error, and whether it is somebody's position, and whose."""
    return Errors(streams.uniform("error"), streams.uniform("somebody"))


def stretch(issue: Issue, value: Floats) -> NDArray[np.int8]:
    """(draw,) index of the stretch in which a value lies, or of the side of the line."""
    if issue.stretches:
        ends = np.array(list(issue.stretches.values()))
        return np.minimum(np.searchsorted(ends, value, side="left"), len(ends) - 1).astype(np.int8)
    if issue.line is None:
        return np.zeros(len(value), dtype=np.int8)
    return issue.lies_beyond(value).astype(np.int8)
