"""What was decided is carried out, or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.questions import STATUS_QUO
from instantsia.case.words import Id, Option
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.models.about import OWN, Method
from instantsia.models.voting.choice import probability
from instantsia.steps import Mistake, StepKind
from instantsia.steps._believing import VARIABLES, depends_reads
from instantsia.steps._swaying import worth

DONE, NOT_DONE = 0, 1
OWN_INTEREST = ("interest", "oversight", "risk", "precision")
"""Constants of an executor who weighs whether to obey."""
ORDERED = Variable(None, "i1", -1, "the option that the executor was told to carry out; -1 none")


class Spec(StepKind):
    """An executor does what stands decided on an issue, with a stated chance or as it suits them.

        [[step]]
        id     = "demolition"
        kind   = "carry-out"
        issue  = "pier"
        by     = "engineer"
        date   = 1931-05-01
        chance = { value = "0.5..0.9", why = "the yard has refused such orders before" }

    What comes of it is "done" or "not_done". What holds needs no doing: where the first option stands decided it is
    done, and nothing came of the step; where nothing is decided, nothing is done. An order that is not carried out
    leaves what was done before. With `order_as = "recorded"` the executor has only the paper, and all this is said of
    what is recorded on the issue.

    Without `chance` the executor weighs it: P(obeys) = logistic(precision x (interest x (what the option is worth to
    them - what holds is worth) + oversight - risk)). A `rival` may be there first: with `rival_chance` what they do is
    done, and nothing else ("pre_empted"). Where the fact of `reverses` is so the order is undone and what holds is done
    ("reversed").
    """

    VARIABLES: ClassVar = {**VARIABLES, "ordered": ORDERED}
    REFERS = {"issue": "issue", "by": "actor", "rival": "actor", "rival_does": "option", "reverses": "fact"}
    LATER: ClassVar = frozenset({*OWN_INTEREST, "order_as", "rival", "rival_does", "rival_chance", "reverses", "lag"})

    kind: Literal["carry-out"] = "carry-out"
    issue: Id
    """The issue on which something stands decided."""
    by: Id
    """The actor who would have to do it."""
    order_as: Literal["decided", "recorded"] = "decided"
    """What the executor is told to do: "decided", what stands decided on the issue, or "recorded", what is recorded,
    which may have been softened."""
    chance: Probability | None = None
    """The chance, from 0 to 1, that it is done, in draws in which something other than what holds stands decided;
    without it the executor weighs it."""
    interest: NotNegative = constant("1", "an executor sees to their own interest as much as to anything")
    """How much their own interest counts with the executor, 0 or more."""
    oversight: NotNegative = constant("0..0.2..0.5", "somebody looks whether it is done")
    """Utility that it costs them not to obey, 0 or more."""
    risk: NotNegative = constant("0..0.2..0.5", "what is done can be held against whoever did it")
    """Utility that it costs them to obey, 0 or more."""
    precision: NotNegative = constant("3..6..12", "how surely the executor does what is worth more")
    """How surely they do what is worth more to them, 0 or more, per unit of utility."""
    rival: Id | None = None
    """An actor who may act first; it is written beside `rival_does` and `rival_chance`."""
    rival_does: Option | None = None
    """The option that is done where the rival acts first."""
    rival_chance: Probability | None = None
    """The chance, from 0 to 1, that the rival acts first."""
    reverses: Id | None = None
    """A fact that, where it is so, undoes the order."""
    lag: NotNegative | None = None
    """Days until it is done; without it, it is over on its day."""

    @model_validator(mode="after")
    def _rivals(self) -> Spec:
        told = [one is not None for one in (self.rival, self.rival_does, self.rival_chance)]
        if any(told) and not all(told):
            raise ValueError("expected rival, rival_does and rival_chance together: who, what and how likely")
        return self

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """(path, number) of its constants: what the executor weighs only where there is no stated chance."""
        weighed = {f"step.{self.id}.{key}" for key in OWN_INTEREST}
        for path, number in super().numbers():
            if path not in weighed or self.chance is None:
                yield path, number

    def cited(self, case: Case) -> tuple[Method, ...]:
        if self.chance is not None:
            return (Method("Carrying out: one stated chance", OWN),)
        return (Method("Carrying out: logistic choice of an executor by interest, oversight and risk", OWN),)

    def outcomes(self, case: Case) -> tuple[str, ...]:
        first = "pre_empted" if self.rival is not None else None
        undone = "reversed" if self.reverses is not None else None
        return tuple(one for one in ("done", "not_done", first, undone) if one is not None)

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return (Keep("done", self.issue),)

    def reads(self, case: Case) -> tuple[str, ...]:
        read = [] if self.reverses is None else [paths.fact(self.reverses)]
        issue = case.issues[self.issue]
        if self.chance is None:
            if issue.scale is not None:
                read.append(paths.position(self.by, issue.id))
            else:
                read += [paths.utility(self.by, issue.id, option) for option in issue.options]
            read += depends_reads(case, issue, (self.by,))
        return tuple(dict.fromkeys(read))

    def ends_by(self, case: Case, begins: int) -> int:
        return begins + (0 if self.lag is None else int(np.ceil(self.lag.high)))

    def check(self, case: Case) -> Iterator[Mistake]:
        issue = case.issues.get(self.issue)
        if issue is not None and not issue.options:
            yield "issue", f"{issue.id} has no options", "expected an issue on which something can stand decided"
        if self.rival is not None and self.rival == self.by:
            yield "rival", f"{self.by} is who would have to do it", "name another actor"

    def told(self, case: Case, outcome: str | None, result: str) -> str:
        return self._told(case, outcome, "")

    def told_of(self, case: Case, again: State, outcome: str | None, result: str) -> str:
        """What was ordered, on paper or by what was decided, and what became of it."""
        ordered = int(again["ordered", self.id][0])
        return self._told(case, outcome, "" if ordered < 0 else case.issues[self.issue].options[ordered])

    def _told(self, case: Case, outcome: str | None, ordered: str) -> str:
        issue = case.issues[self.issue]
        what = f"What {'was decided' if self.order_as == 'decided' else 'is recorded'}"
        what += f" ({issue.says(ordered)})" if ordered else ""
        if outcome is None:
            return "Nothing has to be carried out."
        if outcome == "pre_empted":
            assert self.rival is not None
            assert self.rival_does is not None
            return f"{case.actors[self.rival].title} has acted first: {issue.says(self.rival_does)}."
        if outcome == "reversed":
            return f"{what} is undone."
        return f"{what} is {'carried out' if outcome == 'done' else 'not carried out'}."

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes decided, ordered, done and ended."""
        issue = case.issues[self.issue]
        told: NDArray[np.int8] = state["standing" if self.order_as == "decided" else "recorded", self.issue]
        ordered = told > STATUS_QUO
        obeys = streams.uniform(f"obeys/{self.by}") < self._chance(case, state, told)
        came = np.where(obeys, np.int8(DONE), np.int8(NOT_DONE))
        outcomes = self.outcomes(case)
        if self.reverses is not None:
            came = np.where(state["fact", self.reverses], np.int8(outcomes.index("reversed")), came)
        if self.rival is not None:
            first = streams.uniform("rival") < self.constant(state, "rival_chance")
            came = np.where(first, np.int8(outcomes.index("pre_empted")), came)
        decided = np.where(ordered, self.recorded_or(state, came.astype(np.int8)), np.int8(-1))
        carried = (told == STATUS_QUO) | (ordered & (decided == DONE))
        done = np.where(carried, told, state["done", self.issue])
        if self.reverses is not None:
            done = np.where(decided == outcomes.index("reversed"), np.int8(STATUS_QUO), done)
        if self.rival_does is not None:
            does = np.int8(issue.options.index(self.rival_does))
            done = np.where(decided == outcomes.index("pre_empted"), does, done)
        ended = state["clock", ""] if self.lag is None else state["clock", ""] + self.constant(state, "lag")
        return {
            ("decided", self.id): decided,
            ("ordered", self.id): np.where(ordered, told, np.int8(-1)).astype(np.int8),
            ("done", self.issue): done,
            ("ended", self.id): ended,
        }

    def _chance(self, case: Case, state: State, told: NDArray[np.int8]) -> Floats:
        """(draw,) the chance that the executor obeys."""
        if self.chance is not None:
            return self.constant(state, "chance")
        issue = case.issues[self.issue]
        value = np.stack([worth(case, issue, option, state, self.by) for option in range(len(issue.options))], axis=1)
        ordered = np.maximum(told, STATUS_QUO).astype(np.intp)
        gain = value[np.arange(len(value)), ordered] - value[:, STATUS_QUO]
        weighed = self.constant(state, "interest") * gain
        weighed = weighed + self.constant(state, "oversight") - self.constant(state, "risk")
        return probability(weighed, self.constant(state, "precision"))
