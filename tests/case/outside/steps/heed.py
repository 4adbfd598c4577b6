"""A warning goes through a channel, and the leader heeds it or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np

from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Streams

VARIABLES: Mapping[str, Variable] = {}
DECIDES = True
REFERS: Mapping[str, str] = {"whom": "actor", "through": "channel", "says": "fact"}


class Spec(Step):
    """The leader heeds a warning with the chance that they trust its channel and believe what it says.

    [[step]]
    id      = "warning"
    kind    = "heed"
    whom    = "elm"
    through = "cable"
    says    = "attack"
    date    = 1931-03-11
    """

    kind: Literal["heed"] = "heed"
    whom: Id
    through: Id
    says: Id


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    return ("ignored", "heeded")


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    everybody = [f"actor.{actor}.believes.{spec.says}" for actor in case.actors]
    return (*everybody, f"channel.{spec.through}.trust.{spec.whom}", f"channel.{spec.through}.delay")


def issue(spec: Spec, case: Case) -> str | None:
    return None


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes decided and ended."""
    column = state.axes["actor"][spec.whom]
    chance = state["belief", spec.says][:, column] * state["trust", spec.through][:, column]
    heeded = streams.uniform("heed") < chance
    late = state["number", f"channel.{spec.through}.delay"]
    return {("decided", spec.id): heeded.astype(np.int8), ("ended", spec.id): state["clock", ""] + late}
