"""A body decides, and what its members were told weighs with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from inside_sketch.believing import VARIABLES, reads, wanting
from instantsia.case.model import Case
from instantsia.case.people import Options
from instantsia.case.questions import Issue
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.rules import rule_of
from instantsia.steps import Mistake, vote


class Spec(vote.Spec):
    """A vote, or a decision after a hearing, to which the members come with what they have heard.

    Everything that may be written about a `vote` may be written here. What a member wants is moved by what they have
    come to believe ([[depends]]) and by who has spoken with them (`persuade`). With `motion_of` the motion is what an
    earlier step decided, where that is another option than what holds. Options in `unproposed` can be chosen only
    where somebody has proposed them.
    """

    VARIABLES = {**vote.Spec.VARIABLES, **VARIABLES}
    REFERS = {**vote.Spec.REFERS, "motion_of": "step", "unproposed": "option"}

    kind: Literal["weighed-vote"] = "weighed-vote"
    motion_of: Id | None = None
    unproposed: Options = ()

    def reads(self, case: Case) -> tuple[str, ...]:
        body, issue = self.about(case)
        return tuple(dict.fromkeys((*super().reads(case), *reads(case, issue, body.members))))

    def check(self, case: Case) -> Iterator[Mistake]:
        yield from super().check(case)
        issue, earlier = case.issues[self.issue], case.steps.get(self.motion_of or "")
        for option in self.unproposed:
            if option not in issue.options:
                yield "unproposed", f"{issue.id} has no option {option}", nearest(option, issue.options)
        if self.unproposed and rule_of(case.bodies[self.body]).LOOKS != "utilities":
            yield "unproposed", f"{self.body} votes and hears nobody", "leave it out, or give the body another rule"
        if earlier is not None and earlier.outcomes(case) != issue.options:
            yield "motion_of", f"{earlier.id} does not decide on {issue.id}", "name a step that does"

    def put(self, issue: Issue) -> tuple[int, ...]:
        return tuple(range(len(issue.options))) if self.motion_of is not None else super().put(issue)

    def motion_follows(self, case: Case) -> bool:
        return self.motion_of is not None

    def earlier_motion(self, case: Case, state: State) -> NDArray[np.int8] | None:
        """The option that an earlier step decided on, where that is not what holds."""
        if self.motion_of is None:
            return None
        decided = state["decided", self.motion_of]
        return np.where(decided > 0, decided, np.int8(-1))

    def on_the_table(self, case: Case, state: State) -> NDArray[np.bool_] | None:
        """Every option but those that nobody has proposed."""
        if not self.unproposed:
            return None
        issue = case.issues[self.issue]
        table = np.ones((state.view, len(issue.options)), dtype=np.bool_)
        for option in self.unproposed:
            table[:, issue.options.index(option)] = state["tabled", f"{issue.id}.{option}"]
        return table

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        return super().play(case, self.with_what_they_heard(case, state), streams)

    def observe(self, case: Case, state: State) -> Changes:
        return super().observe(case, self.with_what_they_heard(case, state))

    def with_what_they_heard(self, case: Case, state: State) -> State:
        body, issue = self.about(case)
        return wanting(case, issue, body.members, state)
