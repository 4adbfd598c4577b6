"""A day on which another man may come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Array, Changes, Keep, Key, State
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, Method
from instantsia.steps import Mistake, StepKind
from instantsia.steps._sides import VARIABLES


class Spec(StepKind):
    """On the days of a calendar another man comes in with a chance, or the first one comes back.

        [[step]]
        id       = "polls"
        kind     = "elect"
        calendar = "elections"
        within   = "months"

    It happens in the turns in which a day of the calendar lies. With another man what the home of the party wants is
    multiplied by the `factor` of the calendar.
    """

    SAME_DAY = True
    VARIABLES = VARIABLES
    REFERS = {"calendar": "calendar"}

    kind: Literal["elect"] = "elect"
    calendar: Id
    """The calendar on whose days it happens."""

    def cited(self, case: Case) -> tuple[Method, ...]:
        return (Method("Elections: another man with a stated chance on a stated day", OWN),)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return tuple(Keep("hand", party) for party in self._parties(case))

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(f"calendar.{self.calendar}.changes.{party}" for party in self._parties(case))

    def check(self, case: Case) -> Iterator[Mistake]:
        if self.calendar in case.by_id["calendar"] and not self._parties(case):
            yield "calendar", f"on the days of {self.calendar} nobody changes", "write changes = { PARTY = 0.5 } in it"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return f"{self.title}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes who leads each party, and ended; happened on the days of the calendar."""
        new: dict[Key, Array] = {
            ("ended", self.id): state["clock", ""],
            ("happened", self.id): self._today(case, state["clock", ""]) | state["forced", self.id],
        }
        for party in self._parties(case):
            changes = streams.uniform(party) < state["number", f"calendar.{self.calendar}.changes.{party}"]
            before = state["hand", party]
            new["hand", party] = np.where(changes, 1 - before, before).astype(np.int8)
        return new

    def _parties(self, case: Case) -> tuple[str, ...]:
        return tuple(case.by_id["calendar"][self.calendar].changes)

    def _today(self, case: Case, day: Floats) -> NDArray[np.bool_]:
        """(draw,) whether a day of the calendar lies in the turn that begins on a day; outside a group on the day."""
        days = np.array([*case.by_id["calendar"][self.calendar].days()], dtype=np.float64)
        group = next((one for one in case.group if one.id == self.within), None)
        ends = day + 1.0
        if group is not None:
            turns = np.array([*group.days()], dtype=np.float64)
            place = np.searchsorted(turns, day, side="right")
            ends = np.append(turns, np.inf)[place]
            # the last turn is as long as the one before it
            ends = np.where(np.isinf(ends), day + (turns[-1] - turns[-2] if len(turns) > 1 else 1.0), ends)
        return np.searchsorted(days, ends) > np.searchsorted(days, day)
