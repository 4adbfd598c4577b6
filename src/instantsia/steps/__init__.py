"""What can happen: one file a step, found by the name written in a case and imported when one uses it.

A step is a class `Spec` in its file, a subclass of `StepKind`: what may be written about it, and what it does. A step
of a case is an object of that class, so that whoever has a case never looks a step up by its name.

The shared variables stand here, but for the tables of numbers that case/quantities.py lists; a step adds its own in its
file. What a step does is a pure function: it reads named arrays for the draws in view and returns new ones. It never
tests its condition, never loops over draws, never learns block or seed, and asks for each random number by name, once.
"""

from __future__ import annotations

import abc
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

import numpy as np
from numpy.typing import NDArray

from instantsia import outside
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.naming import flaw, named
from instantsia.case.phrases import in_words
from instantsia.case.quantities import quantities
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import Mistake as Mistake
from instantsia.guard import guard
from instantsia.models.about import Method
from instantsia.models.settlement.few_moved import Compromise
from instantsia.models.settlement.stakes import Stakes, Voting
from instantsia.models.voting.ballots import ABSENT
from instantsia.steps._regimes import Way
from instantsia.steps._returned import LOOKED_AT

VARIABLES: Mapping[str, Variable] = {
    "number": Variable(None, "f8", np.nan, "a constant, debt, seat or coded utility, by its path", "run"),
    "fact": Variable(None, "?", False, "whether the fact is so", "run", said="whether it is so"),
    "arrives": Variable(
        "actor",
        "f8",
        -np.inf,
        "day on which each actor can first sit in the body",
        "run",
        said="from which day on each can sit there",
    ),
    "chair": Variable(
        None,
        "i2",
        -1,
        "actor in the chair of the body, as an index of actors; -1 as the body has it",
        "run",
        said="who presides",
    ),
    "forced": Variable(None, "?", False, "whether a replay makes the step happen, whatever its own chance", "run"),
    "given": Variable(
        None, "i1", -1, "what the record says came of the step, where it is given; -1 where it is played", "run"
    ),
    "happened": Variable(None, "?", False, "whether the step happened", said="whether it happened"),
    "decided": Variable(
        None, "i1", -1, "what came of the step, as an index of its outcomes; -1 nothing", said="what came of it"
    ),
    "ended": Variable(None, "f8", -np.inf, "day on which the step ended", said="the day on which it ended"),
    "clock": Variable(None, "f8", 0.0, "the day", "run"),
    "vote": Variable(
        "actor", "i1", ABSENT, "option each actor voted for in the step; -1 abstains, -2 absent", said="how each voted"
    ),
    "pivotal": Variable("actor", "?", False, "whether their vote alone, changed, changes what the step decides"),
    "value": Variable(
        None,
        "f8",
        np.nan,
        "where the step settled on the scale of its issue; nan where it did not",
        said="where it settled on the scale",
    ),
    "standing": Variable(
        None,
        "i1",
        -1,
        "the option of the issue that stands as last decided; -1 none yet",
        "run",
        said="what stands decided",
    ),
    "announced": Variable(
        None, "i1", -1, "the option of the issue that was announced; -1 none", "run", said="what was announced"
    ),
    "recorded": Variable(
        None, "i1", -1, "the option of the issue that was recorded; -1 none", "run", said="what was recorded"
    ),
    "done": Variable(
        None, "i1", -1, "the option of the issue that was carried out; -1 none", "run", said="what was carried out"
    ),
    "times": Variable(
        None,
        "i4",
        0,
        "how often the step has happened, of a step that repeats",
        "run",
        said="how often it has happened",
    ),
    "turns": Variable(
        None, "i4", 0, "how many turns of the group of steps have begun", "run", said="how many turns have begun"
    ),
    "arrived": Variable(
        None,
        "f8",
        np.inf,
        "day on which what the step sent first arrived; inf where nothing has",
        "run",
        said="the day on which what it sent arrived",
    ),
    "reached": Variable(
        None,
        "f8",
        np.inf,
        "day on which the milestone was reached; inf never",
        "run",
        said="the day on which it was reached",
    ),
}


def tables() -> dict[str, Variable]:
    """Kinds of numbers that are read as a table (draw, actor), each under its name: position, salience, capability."""
    rows = quantities().rows
    return {
        row.name: Variable(row.axis, "f8", np.nan, row.meaning, "run", row.of_all)
        for row in rows
        if row.axis is not None
    }


class StepKind(Step):
    """What a step is. A file in steps/ holds one subclass, called `Spec`; its docstring is the manual.

    Its Number fields are constants with the path step.ID.FIELD, drawn in every draw (`constant`). `play` must be there;
    everything else has a default that will do for a step that has nothing to say to it.
    """

    VARIABLES: ClassVar[Mapping[str, Variable]] = {}
    """Its own variables, beyond the shared ones. Two kinds may declare the same one if they declare it alike."""
    DECIDES: ClassVar[bool] = False
    """Whether its outcomes are reported as decisions."""
    SETTLES: ClassVar[bool] = False
    """Whether it settles on a point of the scale of `decided_issue`, written as ("value", id)."""
    SAME_DAY: ClassVar[bool] = False
    """Whether it is over on the day on which it begins, whatever happens."""
    SENDS: ClassVar[bool] = False
    """Whether it sends something: `play` returns ("due", id), the day on which `arrive` hands it over."""
    OWN_STREAMS: ClassVar[tuple[str, ...]] = ()
    """Random numbers that are one member's own, as names with {actor}, within step/ID."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        guard(cls, LOOKED_AT, KINDS.said)

    @abc.abstractmethod
    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """New values for the draws in view.

        ("happened", id) may be returned to say in which of them it comes to it at all: in the others none of its values
        is stored, so that nothing has to be blanked (where ("forced", id) is true it happens, whatever its own chance).
        """

    def outcomes(self, case: Case) -> tuple[str, ...]:
        """What can come of it, in order; `decided` is an index of these. Nothing where it only happens."""
        return ()

    def ends_by(self, case: Case, begins: int) -> int | None:
        """The last day on which it can end where it begins on the day `begins`; None where nothing says so.

        Days are ordinals. The checker tells of a condition that waits for a later day.
        """
        return begins if self.SAME_DAY else None

    def keeps_away(self) -> tuple[frozenset[str], bool] | None:
        """Whom it keeps away from its body for certain, from its day on, and whether it surely takes place where its
        condition holds; None for a step that says nothing of who is there."""
        return None

    def arrive(self, case: Case, sent: State, state: State, streams: Streams) -> Changes:
        """New values for the draws in which what was sent has just fallen due.

        sent   the state as it was when it was sent, same draws in view
        """
        return {}

    def observe(self, case: Case, state: State) -> Changes:
        """Values that nothing else reads, told only when a run is kept (who was pivotal); state: after the step."""
        return {}

    def reads(self, case: Case) -> tuple[str, ...]:
        """Paths it reads beyond its own constants: positions, debts, seats, facts, constants of a rule."""
        return ()

    def looks_up(self, case: Case) -> tuple[str, ...]:
        """Steps above it that it asks without naming them, such as the charge by which somebody stands accused."""
        return ()

    def idle_constants(self, case: Case) -> frozenset[str]:
        """Paths, of its own constants or among those it reads, that it looks at in no draw while the case stands as
        written."""
        return frozenset()

    def methods(self, case: Case) -> tuple[str, ...]:
        """The methods of settlement that it settles by; of several ("model", id) says by which."""
        return ()

    def ways(self, case: Case) -> tuple[Way, ...]:
        """The ways in which a settlement comes about, those of `methods` first; behind them those that a range asks
        besides, each played where ("way", id) has its place."""
        return ()

    def adds_errors(self, case: Case) -> bool:
        """Whether past errors of its methods are added to where they put a settlement, ("undressed", id)."""
        return False

    def stakes_of(self, case: Case, state: State) -> tuple[Stakes, Voting | None] | None:
        """What the members bring to a settlement that has been played, (draw, member), in the order of the body; None
        where that cannot be asked."""
        return None

    def with_actor_at(self, case: Case, state: State, place: float) -> Floats | None:
        """(draw, member) where it settles, before past errors are added, with each member alone at `place`; None where
        that cannot be asked."""
        return None

    def compromise(self, case: Case, state: State, streams: Streams) -> Compromise | None:
        """What it settles as, ready for a few members to be moved: where all that it looks at are the positions and
        the weights of its members, in their order, and it happens in every draw; else None.

        state, streams   as for `play`
        """
        return None

    def cited(self, case: Case) -> tuple[Method, ...]:
        """The methods that it uses, with where each comes from, for the methods of a report."""
        return ()

    def brings_on(self, case: Case) -> str | None:
        """The issue on which a body can vote on what it brings (`motion_of`); None for a step that brings nothing."""
        return None

    def brings(self, case: Case, state: State) -> NDArray[np.int8] | None:
        """(draw,) the option of that issue that it brings before a body, -1 where it brings none; state: after it.

        None for a step that brings nothing.
        """
        return None

    def decided_issue(self, case: Case) -> str | None:
        """The issue that it decides; None for a step that only speaks of an issue, or of none."""
        return None

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        """What is stored of it with every draw, beyond happened, decided and, where it settles, value."""
        return ()

    def outcome_said(self, case: Case, outcome: str) -> str:
        """What came of it as it is called within a sentence: an option by its name, else the outcome in words."""
        issue = self.decided_issue(case)
        return in_words(outcome) if issue is None else case.issues[issue].says(outcome)

    def asks(self, case: Case) -> str:
        """What it is about, in a sentence before anything is played; "" where its title says enough."""
        return ""

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        """What came of it, in a sentence of the commonest courses; asked only where the case has no words for it.

        outcome  None where nothing was decided
        result   the same in words, with the count of votes where there was one: "close (3 to 2)"
        """
        return f"{self.title}: {result}." if self.outcomes(case) else f"{self.title}."

    def told_of(self, case: Case, again: State, outcome: str | None, result: str) -> str:
        """The same of one draw, where more than the outcome is known. again: that draw alone, played to its end."""
        return self.told(case, outcome, result)

    def check(self, case: Case) -> Iterator[Mistake]:
        """What is wrong between the step and the rest of the case."""
        return iter(())

    @property
    def body_id(self) -> str | None:
        return next((id for _, _, id in named(self, "body")), None)

    def constant(self, state: State, key: str) -> Floats:
        """(draw,) the drawn value of a constant written in the step."""
        return cast(Floats, state["number", f"step.{self.id}.{key}"])

    def recorded_or(self, state: State, played: NDArray[np.int8]) -> NDArray[np.int8]:
        """(draw,) what came of the step: what the record gives where it is given, else what was played."""
        given = state["given", self.id]
        return np.where(given >= 0, given, played).astype(np.int8)


KINDS: outside.Registry[type[StepKind]] = outside.Registry(
    "steps",
    lambda: outside.files(__name__),
    lambda file: cast(type[StepKind], file.Spec),
    lambda kind: flaw(kind, StepKind),
)
kinds, is_kind, step_kind = KINDS.names, KINDS.has, KINDS.get


def playable(step: Step) -> StepKind:
    """The step itself, as something that can be played; raises TypeError where it is of no kind (nothing that was read
    from a case is)."""
    if not isinstance(step, StepKind):
        raise TypeError(f"step {step.id} is of no kind that can be played: {step!r}")
    return step
