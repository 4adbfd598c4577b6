"""A body votes on an issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, constant
from instantsia.case.questions import Issue
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.rules import rule_of
from instantsia.steps import Mistake, playable
from instantsia.steps._ballot import Balloting
from instantsia.steps._subject import Charge, accusations, charge_of, charge_reads, subject
from instantsia.steps._ways import decide, observe
from instantsia.steps.agenda import Spec as Agenda

AGAINST = ("shield", "file")
"""Constants of a vote about somebody who stands accused."""


class Spec(Balloting):
    """The members of `body` who are there on the day vote on `issue`; the body's rule counts.

        [[step]]
        id        = "ballot"
        kind      = "vote"
        body      = "board"
        issue     = "pier"
        motion    = "close"
        date      = 1931-03-11
        precision = { value = "3..6..12", why = "how surely a member votes as they lean" }

    On a scale an option is worth 1 - |position - place of the option| / width of the scale to a member; without one,
    what is coded as ACTOR.ISSUE.OPTION, 0-1. They vote for the motion with the chance
    logistic(precision x (utility of the motion - utility of what holds)). Those who spoke before can move that utility:
    what is owed to them or held against them (pressure), how many they are (bandwagon); so can the chair
    (chair_pressure) and the caucus (a step of its own).
    With `motion_of` the motion is what an earlier step decided or proposed (another body's decision that has to be
    ratified, a thought that somebody had): where that is nothing, or what holds, the vote does not happen. Nor does it
    where the motion is an option of which nobody has thought yet (`unproposed` in the issue).
    With `about = "subject"` they decide about whoever the last `accuse` above it named, who is not in the room: where
    nobody was accused the vote does not happen. To each of them the last option of the issue is worth, besides what is
    coded, `file` x the log-odds in the file of the accused less `shield` x what they owe the accused, a grudge being a
    debt below 0; an option between it and what holds is worth a part of that, by its place among the options. With
    `on_agenda` the vote happens only where that agenda reached the issue.
    A body whose rule does not count votes (a hall) decides by that rule; then only who is there and what they owe
    matters. Where the record gives what was decided, the votes stay as they were played.
    """

    SAME_DAY = True
    REFERS = {"body": "body", "motion_of": "step", "on_agenda": "step", **Balloting.REFERS}

    kind: Literal["vote"] = "vote"
    body: Id
    """The body whose members vote."""
    issue: Id
    """The issue on which they vote."""
    motion_of: Id | None = None
    """An earlier step on the same issue: what it decided, or the option that it proposed, is put."""
    motion_as: Literal["decided", "recorded"] = "decided"
    """What of that step is put: "decided", what came of it, or "recorded", what the record of the issue says then."""

    about: Literal["subject"] | None = None
    """"subject" where they decide about whoever was accused last; without it they decide about nobody."""
    shield: NotNegative = constant("0..0.2..0.4", "whoever owes their place to the accused is loath to strike them")
    """Utility that a whole debt to the accused takes off the last option, and a whole grudge adds to it, 0 or more."""
    file: NotNegative = constant("0..0.1..0.2", "what stands in a file counts with those to whom it is read")
    """Utility that each log-odds in the file of the accused adds to the last option, 0 or more."""
    on_agenda: Id | None = None
    """An earlier agenda of the body: the vote happens where it reached the issue."""

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of its constants: what a charge is worth only where it is about somebody."""
        against = {f"step.{self.id}.{key}" for key in AGAINST}
        yield from (one for one in super().numbers() if self.about is not None or one[0] not in against)

    def looks_up(self, case: Case) -> tuple[str, ...]:
        return () if self.about is None else tuple(one.id for one in accusations(case, self))

    def reads(self, case: Case) -> tuple[str, ...]:
        read = super().reads(case)
        if self.about is None:
            return read
        return tuple(dict.fromkeys((*read, *charge_reads(case, self, case.bodies[self.body].heard))))

    def charge(self, case: Case, state: State) -> Charge | None:
        if self.about is None:
            return None
        shield, file = (self.constant(state, key) for key in AGAINST)
        return charge_of(case, self, state, case.bodies[self.body].heard, shield, file)

    def check(self, case: Case) -> Iterator[Mistake]:
        yield from super().check(case)
        yield from self._check_subject(case)
        earlier = case.steps.get(self.motion_of or "")
        if earlier is None:
            if self.motion_as != "decided":
                yield "motion_as", "no earlier step is named", "say motion_of, or leave it out"
            return
        if playable(earlier).brings_on(case) != self.issue:
            yield "motion_of", f"{earlier.id} decides and proposes nothing on {self.issue}", "name a step that does"
        if self.motion:
            yield "motion", f"the motion is that of {earlier.id}", "leave out motion or motion_of"
        if self.way != "motion":
            yield "procedure", f"one motion is put, that of {earlier.id}", "leave out procedure or motion_of"

    def _check_subject(self, case: Case) -> Iterator[Mistake]:
        body, agenda = case.bodies[self.body], case.steps.get(self.on_agenda or "")
        if self.about is not None and not accusations(case, self):
            yield "about", "nobody is accused above it", "write a step of kind accuse above it"
        if self.about is not None and rule_of(body).LOOKS == "leanings":
            yield "about", f"{body.id} decides by {body.rule.kind}, and looks at no utility", "leave it out"
        if agenda is not None and not isinstance(agenda, Agenda):
            yield "on_agenda", f"{agenda.id} is no agenda", "name a step of kind agenda"
        elif agenda is not None and self.issue not in agenda.items:
            yield "on_agenda", f"{self.issue} is not on the agenda {agenda.id}", nearest(self.issue, agenda.items)

    def unsaid(self, case: Case) -> frozenset[str]:
        """A vote on a motion of its own says nothing of another's, and one about nobody nothing of a charge."""
        later = super().unsaid(case)
        later = later if self.motion_of is not None else later | {"motion_of", "motion_as"}
        later = later if self.about is not None else later | {"about", *AGAINST}
        return later if self.on_agenda is not None else later | {"on_agenda"}

    def put(self, issue: Issue) -> tuple[int, ...]:
        return super().put(issue) if self.motion_of is None else tuple(range(len(issue.options)))

    def motion_follows(self, case: Case) -> bool:
        return self.motion_of is not None

    def earlier_motion(self, case: Case, state: State) -> NDArray[np.int8] | None:
        if self.motion_of is None:
            return None
        if self.motion_as == "decided":
            return playable(case.steps[self.motion_of]).brings(case, state)
        recorded = state["recorded", self.issue]
        return np.where(recorded > 0, recorded, np.int8(-1)).astype(np.int8)

    def decided_issue(self, case: Case) -> str | None:
        return self.issue

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        body = case.bodies[self.body]
        if rule_of(body).LOOKS != "utilities":
            return f"{body.subject} votes: {result}."
        deciders = rule_of(body).deciders(body.electorate)
        if len(deciders) == 1 and outcome:
            return f"{body.subject} is heard, and {case.actors[deciders[0]].title} decides: {result}."
        return f"{body.subject} is heard, and it is decided: {result}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes vote, decided, standing, motion and ended, and happened where the motion may not be there."""
        day = state["clock", ""]
        new: Changes = {**decide(self, case, state, streams, day=day), ("ended", self.id): day}
        put = self._is_put(case, state, new["motion", self.id])
        if put is None:
            return new
        told = state["forced", self.id] | (state["given", self.id] >= 0)
        return {**new, ("happened", self.id): put | told}

    def _is_put(self, case: Case, state: State, motion: NDArray[np.int8]) -> NDArray[np.bool_] | None:
        """(draw,) whether there is a motion to put; None where there always is."""
        follows, table = self.earlier_motion(case, state), self.on_the_table(case, state)
        put = None if follows is None else follows >= 0
        if table is not None and self.way == "motion":
            there = table[np.arange(len(motion)), motion]
            put = there if put is None else put & there
        if self.about is not None:
            accused = subject(case, self, state) >= 0
            put = accused if put is None else put & accused
        if self.on_agenda is not None:
            reached = state["happened", self.on_agenda] & np.isfinite(
                state["reached", f"{self.on_agenda}.{self.issue}"]
            )
            put = reached if put is None else put & reached
        return put

    def observe(self, case: Case, state: State) -> Changes:
        """Who was pivotal."""
        return observe(self, case, state, day=state["ended", self.id])
