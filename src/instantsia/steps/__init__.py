"""What can happen: one file a step, found by the name written in a case and imported when one uses it.

The shared variables stand here, but for tables of numbers, which case/quantities.py lists; a step adds its own in its
file. A step is a pure function: it reads named arrays for the draws in view and returns new ones. It never tests its
condition, never loops over draws, never learns block or seed, and asks for each random number by name, once.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.models.voting.ballots import ABSENT

VARIABLES: Mapping[str, Variable] = {
    "number": Variable(None, "f8", np.nan, "a constant, debt, seat or coded utility, by its path"),
    "fact": Variable(None, "?", False, "whether the fact is so"),
    "arrives": Variable("actor", "f8", -np.inf, "day on which each actor can first sit in the body"),
    "chair": Variable(None, "i2", -1, "actor in the chair of the body, as an index of actors; -1 as the body has it"),
    "forced": Variable(None, "?", False, "whether a replay makes the step happen, whatever its own chance"),
    "given": Variable(
        None, "i1", -1, "what the record says came of the step, where it is given; -1 where it is played"
    ),
    "happened": Variable(None, "?", False, "whether the step happened"),
    "decided": Variable(None, "i1", -1, "what came of the step, as an index of its outcomes; -1 nothing"),
    "ended": Variable(None, "f8", -np.inf, "day on which the step ended"),
    "clock": Variable(None, "f8", 0.0, "the day"),
    "vote": Variable("actor", "i1", ABSENT, "option each actor voted for in the step; -1 abstains, -2 absent"),
    "pivotal": Variable("actor", "?", False, "whether his vote alone, changed, changes what the step decides"),
    "value": Variable(None, "f8", np.nan, "where the step settled on the scale of its issue; nan where it did not"),
    "standing": Variable(None, "i1", -1, "the option of the issue that stands as last decided; -1 none yet"),
    "announced": Variable(None, "i1", -1, "the option of the issue that was announced; -1 none"),
    "recorded": Variable(None, "i1", -1, "the option of the issue that was recorded; -1 none"),
    "done": Variable(None, "i1", -1, "the option of the issue that was carried out; -1 none"),
    "caucus": Variable("actor", "i1", 0, "number of the caucus on the issue to which each actor belongs; 0 none"),
    "discipline": Variable(
        "actor", "f8", 0.0, "utility that each adds to his caucus's option once it has been spoken for"
    ),
}


def tables() -> dict[str, Variable]:
    """Kinds of numbers that are read as a table (draw, actor), each under its name: position, salience, capability."""
    rows = quantities().rows
    return {row.name: Variable(row.axis, "f8", np.nan, row.meaning) for row in rows if row.axis is not None}


class StepModule(Protocol):
    """What a file in steps/ offers.

    VARIABLES  its own variables, beyond the shared ones
    DECIDES    whether its outcomes are reported as decisions
    Spec       what may be written; its docstring is the manual. Its Number fields are constants with the path
               step.ID.FIELD, read as state["number", path]
    outcomes   what can come of it, in order; `decided` is an index of these
    needs      paths it reads beyond its own constants (positions, debts, seats, facts, constants of a rule)
    issue      the issue it decides, or None
    play       new values for the draws in view. ("happened", id) may be returned to say in which of them it comes to it
               at all: in the others none of its values is stored, so that nothing has to be blanked (where
               ("forced", id) is true it happens, whatever its own chance); ("due", id) sends something that `arrive`
               hands over on that day

    A file may also offer
    REFERS     {field: kind of thing that it names ("body", "actor", "issue", "step", "option")}; a dot goes into the
               tables of a list ("absent.member")
    check      what is wrong between the step and the rest of the case: (key, message, remedy) of each mistake
    OWN        random numbers that are one member's own, as names with {actor}, within step/ID
    KEEPS      variables of the step itself that are stored with the draws, beyond what is stored of every step
    SETTLES    whether it settles on a point of a scale, stored as ("value", id)
    unread     (spec, case) paths of its own constants, or among those that it needs, that it never looks at while the
               case stands as written
    """

    VARIABLES: Mapping[str, Variable]
    DECIDES: bool
    Spec: type[Step]

    def outcomes(self, spec: Any, case: Case) -> tuple[str, ...]: ...
    def needs(self, spec: Any, case: Case) -> tuple[str, ...]: ...
    def issue(self, spec: Any, case: Case) -> str | None: ...
    def play(self, spec: Any, case: Case, state: State, streams: Streams) -> Changes: ...


class Sender(Protocol):
    """What a step offers besides when it sends something."""

    def arrive(self, spec: Any, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        """New values for the draws in which what was sent has just fallen due.

        sent   the state as it was when it was sent, same draws in view
        """
        ...


class Observed(Protocol):
    """What a step offers besides when more can be told of it than it needs to play."""

    def observe(self, spec: Any, case: Case, state: State) -> Changes:
        """Values that nothing else reads, told only when a run is kept (who was pivotal)."""
        ...


@functools.cache
def kinds() -> tuple[str, ...]:
    """The names that may be written, with hyphens; imports none of them."""
    return tuple(sorted(one.name.replace("_", "-") for one in pkgutil.iter_modules(__path__) if one.name[0] != "_"))


@functools.cache
def named(kind: str) -> StepModule:
    """The step's module; raises KeyError for a name that is not in `kinds()`."""
    if kind.replace("_", "-") not in kinds():
        raise KeyError(kind)
    return cast(StepModule, importlib.import_module(f"{__name__}.{kind.replace('-', '_')}"))


def own(spec: Step, state: State, key: str) -> Floats:
    """(draw,) the drawn value of a constant written in the step."""
    return cast(Floats, state["number", f"step.{spec.id}.{key}"])


def settled(spec: Step, state: State, played: NDArray[np.int8]) -> NDArray[np.int8]:
    """(draw,) what came of the step: what the record gives where it is given, else what was played."""
    given = state["given", spec.id]
    return np.where(given >= 0, given, played).astype(np.int8)
