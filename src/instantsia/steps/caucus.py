"""Members agree beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Probability, constant
from instantsia.case.phrases import and_list
from instantsia.case.stated import may_exceed_zero
from instantsia.draws.state import Array, Changes, Key, State
from instantsia.draws.streams import Streams
from instantsia.steps import Mistake, playable
from instantsia.steps._attendance import columns
from instantsia.steps._caucuses import UNBOUND, Agreement, on_issue
from instantsia.steps._views import nearer

MOST = 127
"""Caucuses on one issue: the number of each is kept in eight bits."""


class Spec(Agreement):
    """Members agree beforehand on an issue.

        [[step]]
        id         = "supper"
        kind       = "caucus"
        members    = ["alder", "cedar"]
        issue      = "pier"
        date       = 1931-03-10
        discipline = { value = "0..0.15..0.3", why = "they met twice" }
        when       = "group_exists"

    What an informal evening agreed binds whoever was there with `option_of`, the step in which it was decided: the
    option is then what came of that step.
    Once one of them has spoken for the caucus's option, `discipline` is added to its utility for the others. They may
    also come nearer to it by what they tell each other: `nearer` points of the scale, never beyond the option's place.
    Somebody who joins two caucuses on one issue belongs to the later one. It binds in ballots: where one person decides
    after a hearing, or the chair writes a text, nobody votes and nobody is bound.
    """

    SAME_DAY = True
    REFERS = {"members": "actor", "issue": "issue", "option": "option", "option_of": "step"}
    LATER: ClassVar = frozenset({"option_of"})

    kind: Literal["caucus"] = "caucus"
    discipline: Probability = constant(
        "0..0.15..0.3", "utility that loyalty adds: at most what lies between two people a third of the scale apart"
    )
    """What loyalty adds to the utility of the caucus's option for its members once one of them has spoken for it: from
    0 to 1, where 1 is the whole width of the scale."""
    nearer: NotNegative = constant("0", "agreeing moves nobody's view unless the case says so")
    """By how many points of the scale, 0 or more, each comes nearer to the place of the option, never past it."""

    def reads(self, case: Case) -> tuple[str, ...]:
        if not self._moves(case):
            return ()
        return tuple(paths.position(member, self.issue) for member in self.members)

    def idle_constants(self, case: Case) -> frozenset[str]:
        """Where they cannot come nearer, by how much they would is not looked at."""
        return frozenset() if self._moves(case) else frozenset({f"step.{self.id}.nearer"})

    def check(self, case: Case) -> Iterator[Mistake]:
        issue = case.issues.get(self.issue)
        if issue is None:
            return
        if not issue.options:
            yield "issue", f"{issue.id} has a scale and no options", "expected an issue with options to agree on"
            return
        beside = len(on_issue(case, issue.id))
        if beside > MOST:
            yield "issue", f"{beside} caucuses are about {issue.id}", f"expected at most {MOST}"
        if self.nearer.high > 0 and not issue.places:
            yield "nearer", f"{issue.id} has no scale with options on it to come nearer on", "leave it out"
        earlier = case.steps.get(self.option_of or "")
        if earlier is None:
            return
        if playable(earlier).brings_on(case) != issue.id:
            yield "option_of", f"{earlier.id} decides and proposes nothing on {issue.id}", "name a step that does"
        if self.option is not None:
            yield "option", f"the option is that of {earlier.id}", "leave out option or option_of"
        if self.nearer.high > 0:
            yield "nearer", f"it is not the same option in every draw on which {earlier.id} decides", "leave it out"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{and_list([case.actors[actor].title for actor in self.members])} agree beforehand."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes caucus, discipline, ended, and position where they come nearer."""
        where = columns(state, self.members)
        number = [step.id for step in on_issue(case, self.issue)].index(self.id) + 1
        caucus = state["caucus", self.issue].copy()
        caucus[:, where] = number
        discipline = state["discipline", self.issue].copy()
        discipline[:, where] = self.constant(state, "discipline")[:, None]
        new: dict[Key, Array] = {
            ("caucus", self.issue): caucus,
            ("discipline", self.issue): discipline,
            ("ended", self.id): state["clock", ""],
        }
        if self.option_of is not None:
            agreed = state["agreed", self.issue].copy()
            agreed[:, where] = self._agreed(case, state)[:, None]
            new["agreed", self.issue] = agreed
        if self._moves(case):
            places = case.issues[self.issue].places
            place = places[self.option or case.issues[self.issue].options[-1]]
            new["position", self.issue] = nearer(state, self.issue, self.members, place, self.constant(state, "nearer"))
        return new

    def _agreed(self, case: Case, state: State) -> NDArray[np.int8]:
        """(draw,) the option on which the earlier step settled; UNBOUND where that is none."""
        assert self.option_of is not None
        earlier = playable(case.steps[self.option_of])
        option = earlier.brings(case, state)
        if earlier.decided_issue(case) == self.issue:
            option = state["decided", earlier.id]
        assert option is not None
        return np.where(option >= 0, option, np.int8(UNBOUND)).astype(np.int8)

    def _moves(self, case: Case) -> bool:
        return (
            self.option_of is None
            and may_exceed_zero(case, f"step.{self.id}.nearer", self.nearer)
            and bool(case.issues[self.issue].places)
        )
