"""What happens in a month of a war: five steps, in this order, in a group that repeats by month."""

from __future__ import annotations

import functools
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State
from instantsia.draws.streams import Streams
from instantsia.steps import StepKind
from other_side_sketch import war
from other_side_sketch.setting import Spec as Setting


class Month(StepKind):
    """One of the five. It reads the constants that the war's setting has drawn, and what the months have left."""

    VARIABLES = Setting.VARIABLES
    REFERS = {"war": "step"}
    MODEL: ClassVar[Any]

    war: Id
    """The step in which the war's constants stand."""

    def reads(self, case: Case) -> tuple[str, ...]:
        return tuple(f"step.{self.war}.constants.{key}" for key in war.CONSTANTS)

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes what the month changes; a war that is over stays as it is."""
        before = {key: state[f"war_{key}", self.war] for key in war.CARRIED}
        new = type(self).MODEL(self.drawn(state), before, functools.cache(streams.uniform), streams.turn)
        live = before["is_open"]
        return {
            (f"war_{key}", self.war): value if key == "is_open" else np.where(live, value, before[key])
            for key, value in new.items()
        }

    def drawn(self, state: State) -> dict[str, NDArray[Any]]:
        """{constant: (draw,)}, and the consent of H's body."""
        out = {key: state["number", f"step.{self.war}.constants.{key}"] for key in war.CONSTANTS}
        return {**out, "forts": np.rint(out["forts"]).astype("i2"), "consent": state["war_consent", self.war]}


class Milestone(Month):
    """One of the two after which a war has come to something."""

    DECIDES = True
    MONTH: ClassVar[str]
    NAME: ClassVar[str]

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return ("no", "yes")

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return (Keep("reached", f"{self.id}.{self.NAME}"),)

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        new = super().play(case, state, streams)
        milestone, day = ("reached", f"{self.id}.{self.NAME}"), state["clock", ""]
        there = new[f"war_{self.MONTH}", self.war] <= streams.turn
        return {
            **new,
            ("decided", self.id): there.astype(np.int8),
            milestone: np.where(there, np.minimum(state[milestone], day), np.inf),
        }


class Aid(Month):
    """What H's ally sends."""

    MODEL = staticmethod(war.aid)
    kind: Literal["war-aid"] = "war-aid"


class Fight(Month):
    """The battles of the month, and what they do to support for the war in W."""

    MODEL = staticmethod(war.fight)
    kind: Literal["war-fight"] = "war-fight"


class Signal(Month):
    """Whether a message comes through."""

    MODEL = staticmethod(war.signal)
    kind: Literal["war-signal"] = "war-signal"


class Open(Milestone):
    """Whether acknowledged talks open, and what is halted for them."""

    MODEL = staticmethod(war.open_talks)
    MONTH, NAME = "m_talk", "acknowledged"
    kind: Literal["war-open"] = "war-open"


class Offer(Milestone):
    """What is demanded and offered at the table, and whether it is settled."""

    MODEL = staticmethod(war.offer)
    MONTH, NAME = "m_settle", "signed"
    kind: Literal["war-offer"] = "war-offer"
