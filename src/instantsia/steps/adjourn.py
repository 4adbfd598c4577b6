"""A decision is put off, or pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from pydantic import model_validator

from instantsia.case.dates import Date, parse_day
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.numbers import Probability
from instantsia.case.words import Id
from instantsia.draws.quantiles import waiting_days
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams
from instantsia.steps import own, settled

VARIABLES: Mapping[str, Variable] = {}
DECIDES = False
REFERS: Mapping[str, str] = {"body": "body"}

PRESSED, ADJOURNED = 0, 1


class Spec(Step):
    """The body puts its decision off to a day, unless the ballot is pressed at once.

        [[step]]
        id      = "wait"
        kind    = "adjourn"
        body    = "board"
        date    = 1931-03-04
        pressed = { value = "0.2..0.6", why = "the chair wanted it done that day" }
        until   = 1931-03-11

    What comes of it is "pressed" (with the chance `pressed`, on the day of the step) or "adjourned". The step ends on
    the day of the ballot: at once, or on `until`; a vote that is written `after` it takes place then. With `per_day`
    the ballot may also be pressed on each day between: on the first day after the step with that chance, if not then
    on the second, and so on, on `until` at the latest; that too is "adjourned", to an earlier day.
    """

    kind: Literal["adjourn"] = "adjourn"
    body: Id
    pressed: Probability
    """Chance that the ballot is pressed at once."""
    until: Date
    """The day to which it is put off."""
    per_day: Probability | None = None
    """Chance, on each day after the first on which it is not yet, that the ballot is pressed then."""

    @model_validator(mode="after")
    def _day(self) -> Spec:
        parse_day(self.until)
        return self


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    return ("pressed", "adjourned")


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    return ()


def issue(spec: Spec, case: Case) -> str | None:
    return None


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes decided and ended."""
    clock = state["clock", ""]
    at_once = streams.uniform("pressed") < own(spec, state, "pressed")
    decided = settled(spec, state, np.where(at_once, np.int8(PRESSED), np.int8(ADJOURNED)))
    later = np.maximum(clock, float(parse_day(spec.until)))
    if spec.per_day is not None:
        later = np.minimum(later, clock + waiting_days(streams.uniform("day"), own(spec, state, "per_day")))
    return {("decided", spec.id): decided, ("ended", spec.id): np.where(decided == PRESSED, clock, later)}
