"""Who stands accused, and what that is worth to those who decide about them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import Written
from instantsia.case.people import Ids
from instantsia.case.phrases import or_list
from instantsia.case.stated import ties
from instantsia.case.words import Id
from instantsia.draws.state import Keep, State
from instantsia.draws.streams import Floats
from instantsia.frozen import frozen
from instantsia.steps import StepKind
from instantsia.steps._attendance import columns
from instantsia.steps._milestones import milestones

NOBODY = "nobody"
"""What comes of an accusation where nobody is accused."""
SUBJECT = "subject"
"""Who was accused last, in the place of somebody's id."""


class Accusation(StepKind):
    """Who can be accused, and what stands against each."""

    REFERS = {"body": "body", "by": "actor", "among": "heard", "safe": "actor", "file": "actor"}

    body: Id
    """The body to which the accused belongs."""
    by: Id
    """The actor who brings the charge."""
    among: Ids = ()
    """The actors who may be accused; without it everybody who is heard in the body, but for `by` and `safe`."""
    safe: Ids = ()
    """The actors whom nobody accuses."""
    file: dict[Id, Written]
    """{actor: log-odds of what stands against them}, for example { cedar = "1..2" }; 0 of whom nothing is written.
    With `sharp` 1 each unit makes somebody 2.7 times as likely to be the one who is accused."""

    def persons(self, case: Case) -> tuple[str, ...]:
        """Who can be accused, in order."""
        among = self.among or case.bodies[self.body].heard
        return tuple(one for one in among if one != self.by and one not in self.safe)

    @property
    def body_id(self) -> None:
        """No body meets in it."""
        return

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return (*self.persons(case), NOBODY)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return milestones(*(f"{self.id}.{one}" for one in self.persons(case)))

    def outcome_said(self, case: Case, outcome: str) -> str:
        return NOBODY if outcome == NOBODY else case.actors[outcome].title

    def asks(self, case: Case) -> str:
        who = or_list([case.actors[one].title for one in self.persons(case)])
        return f"{case.actors[self.by].title} accuses {who}, or nobody."

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{case.actors[self.by].title} accuses {self.outcome_said(case, outcome or NOBODY)}."


@frozen
class Charge:
    """What lies before those who decide about somebody.

    subject  (draw,) who stands accused, as an index of actors; -1 nobody
    worth    (draw, heard) what it adds to the worth of the last option to each, in utility
    """

    subject: NDArray[np.int16]
    worth: Floats


def accusations(case: Case, step: Step) -> tuple[Accusation, ...]:
    """The accusations that stand above a step."""
    above = itertools.takewhile(lambda one: one is not step, case.step)
    return tuple(one for one in above if isinstance(one, Accusation))


def persons(case: Case, step: Step) -> tuple[str, ...]:
    """Who can stand accused when a step is reached."""
    return tuple(dict.fromkeys(one for charge in accusations(case, step) for one in charge.persons(case)))


def subject(case: Case, step: Step, state: State) -> NDArray[np.int16]:
    """(draw,) whom the last accusation above a step names, as an index of actors; -1 nobody."""
    found = np.full(state.view, -1, dtype=np.int16)
    for one, who in _named(case, step, state):
        found = np.where(state["happened", one.id], who, found).astype(np.int16)
    return found


def charge_of(case: Case, step: Step, state: State, who: Sequence[str], shield: Floats, file: Floats) -> Charge:
    """What a charge is worth to those who are heard in a step: less by what they owe, more by what stands in the file.

    shield, file   (draw,) utility that a whole debt takes off, and that a log-odds of the file adds; a grudge is a debt
                   below 0
    """
    accused = subject(case, step, state)
    against = np.zeros(state.view)
    for one, named in _named(case, step, state):
        for person in one.file:
            here = state["happened", one.id] & (named == state.axes["actor"][person])
            against = np.where(here, state["number", f"step.{one.id}.file.{person}"], against)
    worth = np.repeat((file * against)[:, None], len(who), axis=1)
    for tie in ties(case, who, persons(case, step)):
        owed = np.where(accused == state.axes["actor"][tie.other], tie.sign * state["number", tie.path], 0.0)
        worth[:, who.index(tie.who)] -= shield * owed
    return Charge(accused, worth)


def charge_reads(case: Case, step: Step, who: Sequence[str]) -> Iterator[str]:
    """Paths of what `charge_of` looks at."""
    for one in accusations(case, step):
        yield from (f"step.{one.id}.file.{person}" for person in one.file if person in one.persons(case))
    yield from (tie.path for tie in ties(case, who, persons(case, step)))


def _named(case: Case, step: Step, state: State) -> Iterator[tuple[Accusation, NDArray[np.intp]]]:
    """(accusation, (draw,) whom it names as an index of actors, -1 nobody) of each that stands above a step."""
    for one in accusations(case, step):
        # behind the last of them stands "nobody"
        places = np.append(columns(state, one.persons(case)), -1)
        yield one, places[state["decided", one.id]]
