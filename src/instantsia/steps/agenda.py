"""A meeting goes through its agenda as far as the time allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Probability
from instantsia.case.people import Ids
from instantsia.case.phrases import and_list, known_as
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Streams
from instantsia.errors import nearest
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._milestones import milestones


class Spec(StepKind):
    """A body takes up one issue after another until its time is over.

        [[step]]
        id     = "evening"
        kind   = "agenda"
        body   = "board"
        items  = ["letter", "pier"]
        takes  = { letter = "20..60", pier = "60..120" }
        first  = { pier = "0..0.3" }
        budget = { value = 120, why = "they never sat longer" }
        date   = 1931-03-04

    An issue is reached where it and all that come before it take no longer than `budget`. Those of `first` are moved to
    the front, each with its chance, and keep their order there. A vote that says `on_agenda = "evening"` takes place
    only where its issue was reached; a condition asks for it by `evening.pier`.
    """

    SAME_DAY = True
    REFERS = {"body": "body", "items": "issue", "takes": "issue", "first": "issue"}

    kind: Literal["agenda"] = "agenda"
    body: Id
    """The body that meets."""
    items: Ids
    """The issues, in the order in which they are taken up."""
    takes: dict[Id, NotNegative]
    """{issue: minutes that it takes, 0 or more}, for each of the items."""
    budget: NotNegative
    """The minutes that there are, 0 or more."""
    first: dict[Id, Probability] = Field(default={})
    """{issue: the chance, from 0 to 1, that it is taken up before those that are not moved to the front}."""

    @property
    def body_id(self) -> None:
        """Nothing is decided in it, and so no rule asked."""
        return

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Agenda: items in order until the minutes are used up", OWN),)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(*(f"{self.id}.{one}" for one in self.items))

    def check(self, case: Case) -> Iterator[Mistake]:
        for one in self.items:
            if one not in self.takes:
                yield "takes", f"nothing says how long {one} takes", f'write takes = {{ {one} = "20..60" }}'
        for key in ("takes", "first"):
            for one in dict(self)[key]:
                if one not in self.items:
                    yield f"{key}.{one}", f"{one} is not among the items", nearest(one, self.items)

    def asks(self, case: Case) -> str:
        items = [known_as(case.issues[one].name, one) for one in self.items]
        return f"{case.bodies[self.body].subject} takes up {and_list(items)}, as far as the time goes."

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.bodies[self.body].subject} goes through its agenda as far as it comes."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes ended, and the day on which each item was reached."""
        day = state["clock", ""]
        takes = [self.constant(state, f"takes.{one}") for one in self.items]
        front: list[NDArray[np.bool_]] = [
            streams.uniform(f"first/{one}") < self.constant(state, f"first.{one}")
            if one in self.first
            else np.zeros(state.view, dtype=np.bool_)
            for one in self.items
        ]
        new: dict[Key, Array] = {("ended", self.id): day}
        budget = self.constant(state, "budget")
        for place, one in enumerate(self.items):
            spent = takes[place].copy()
            for other, minutes in enumerate(takes):
                before = front[other] >= front[place] if other < place else front[other] > front[place]
                spent += np.where(before & (other != place), minutes, 0.0)
            new["reached", f"{self.id}.{one}"] = np.where(spent <= budget, day, np.inf)
        return new
