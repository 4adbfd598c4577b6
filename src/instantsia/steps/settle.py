"""A body settles on a point of a scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field

from instantsia.case import paths
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models import settlement
from instantsia.models.about import Method
from instantsia.models.settlement.dressing import blocked
from instantsia.models.settlement.few_moved import Compromise
from instantsia.models.settlement.stakes import Stakes, Voting
from instantsia.models.voting.ballots import ABSENT, over_members
from instantsia.rules import rule_of
from instantsia.steps import Mistake
from instantsia.steps import _believing as believing
from instantsia.steps._attendance import columns, presence, seat_paths, seats
from instantsia.steps._believing import depends_reads
from instantsia.steps._by_regime import Settling, errors_of, stretch
from instantsia.steps._committee import CONSTANTS, Committee
from instantsia.steps._regimes import Regime, Way, besides, drawn, regime_of
from instantsia.steps._settling import Table, with_actor_at
from instantsia.steps._stakes import brought, threshold_of

SIDES = ("short_of_line", "beyond")
EVEN_CHANCE = 0.5


def _models(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


class Spec(Committee):
    """The members of `body` settle on a point of the scale of `issue`.

        [[step]]
        id    = "settlement"
        kind  = "settle"
        body  = "council"
        issue = "ban"
        date  = 2027-03-01
        model = ["weighted-mean", "weighted-median"]

    The body says whether a matter is bargained out there or a vote is counted (`settles`); without it its rule does:
    under consensus it is bargained out. Each model is a file in models/settlement/ (`instantsia models` lists them). Of
    several each draw takes one, each as likely: the choice of model is one more doubt. Without `model` it is the mean
    of the positions, weighted by capability and salience, where it is bargained out; where it is voted the median of
    those who vote, moved into what the quota and every veto player prefer to the status quo.

    To what the model gives is added what is known of such forecasts (`dressed`). Bargained out: the outcome is
    somebody's position, or an error that the same method made elsewhere, in units of how far the positions lie apart,
    cut to what is held. A status quo that is forecast because nothing else can be had holds, but for the chance
    `blocked_fails`. Voted: what the stated votes come to is decided, but for the chance that something else is put and
    carried (`overturned`, `against`). A range asks besides what the other regime and other models would say.

    What comes of the step is the stretch of the scale, or which side of the line it lies on; a condition can ask for
    the point itself, as in `settlement.value > 50`.
    """

    VARIABLES = {
        **believing.VARIABLES,
        "undressed": Variable(
            None,
            "f8",
            np.nan,
            "where the model puts the settlement, before its own past errors",
            said="where the model settled it, before its own past errors",
        ),
        "model": Variable(
            None,
            "i1",
            0,
            "which of the step's models settles it, by its place among them",
            said="by which of its models it was settled",
        ),
        "blocked": Variable(
            None,
            "?",
            False,
            "whether the status quo is forecast because nothing else can be had",
            said="whether nothing could be had but what holds",
        ),
        "spread": Variable(
            None,
            "f8",
            np.nan,
            "how far the positions lie apart: their weighted standard deviation, in points of the scale",
            said="how far the positions lay apart",
        ),
        "for_it": Variable(
            "actor",
            "i1",
            0,
            "whether each voted for what is decided, 1, or against it, -1; 0 who cast no vote",
            said="who voted for what is decided",
        ),
        "spread_kept": Variable(
            None, "f8", np.nan, "how far they lay apart before somebody moved, where that counts instead", "run"
        ),
        "way": Variable(None, "i1", -1, "by which way it is settled whatever the step names; -1 as it names", "run"),
        "errors": Variable(None, "i2", 0, "which row of the table of errors counts; 0 as it is", "run"),
    }
    DECIDES = True
    SETTLES = True
    OWN_STREAMS = (*Committee.OWN_STREAMS, "ballot/{actor}")
    """The second only where a model has each member cast a ballot by chance."""
    SAME_DAY = True
    REFERS = {"body": "body", "issue": "issue", "setter": "member"}

    kind: Literal["settle"] = "settle"
    body: Id
    """The body whose members settle it, and whose rule says how."""
    issue: Id
    """The issue on whose scale they settle."""
    model: Annotated[tuple[str, ...], BeforeValidator(_models, json_schema_input_type=str | tuple[str, ...])] = ()
    """The models that settle it, by the names that `instantsia models` lists: "weighted-mean", "win-set"; of several
    each draw takes one, each as likely. Without it the body says which."""
    setter: Id | None = None
    """The actor who proposes, for the models in which somebody does."""
    dressed: bool = True
    """Whether what is known of such forecasts is added to what a model gives: errors on decisions of the European
    Union, or the chance that a committee does not decide as its members stated."""
    precision: NotNegative = constant(
        "3..6..12", "how surely a member votes for the better option: at 6, better by a fifth of the scale is .77"
    )
    """How surely a member votes for what is better for them in the quantal-response ballot, 0 or more, per unit of
    utility; no other model looks at it."""
    blocked_fails: Probability = Field(default_factory=lambda: _blocked_fails())
    """The chance, from 0 to 1, that a status quo does not hold that is forecast because nothing else can be had."""

    def numbers(self) -> Iterator[tuple[str, Number]]:
        yield from super().numbers()
        if len(self.model) > 1:
            why = f"which model settles it: {', '.join(self.model)}, each as likely"
            yield paths.choice(self.id), Number(low=0.0, high=float(len(self.model)), why=why, source="default")

    def ways(self, case: Case) -> tuple[Way, ...]:
        """The ways by which it is settled, then those by which a range has it settled besides."""
        body, issue = case.bodies[self.body], case.issues[self.issue]
        return (*self._drawn(case), *(besides(case, body, issue, self.model) if self.dressed else ()))

    def methods(self, case: Case) -> tuple[str, ...]:
        """The models that settle it: those written, else the one that its body calls for."""
        return tuple(way.method for way in self._drawn(case)) if self.body in case.bodies else self.model

    def regime(self, case: Case) -> Regime:
        """Whether it is bargained out or voted."""
        return regime_of(case.bodies[self.body])

    def _drawn(self, case: Case) -> tuple[Way, ...]:
        return drawn(case.bodies[self.body], self.model)

    def cited(self, case: Case) -> tuple[Method, ...]:
        """The rule of the body, where a model asks who must agree; the models are told with what came of them."""
        voted = settlement.needs(self.methods(case), "votes")
        return rule_of(case.bodies[self.body]).cited() if voted else ()

    def outcomes(self, case: Case) -> tuple[str, ...]:
        issue = case.issues[self.issue]
        if issue.stretches:
            return tuple(issue.stretches)
        return SIDES if issue.line is not None else ("settled",)

    def reads(self, case: Case) -> tuple[str, ...]:
        """Where the members stand, their weight or their votes, what holds without agreement."""
        body, issue = case.bodies[self.body], case.issues[self.issue]
        there = [member for member in body.electorate if member not in body.absent]
        read = [paths.position(member, issue.id) for member in there]
        read += depends_reads(case, issue, there)
        names = self.methods(case)
        if settlement.weighs(names):
            weights = (paths.capability, paths.salience)
            read += [path(member, issue.id) for member in there for path in weights]
        if settlement.needs(names, "reference"):
            read += [paths.status_quo(issue.id)]
        if self._asks_votes(case):
            read += seat_paths(case, body)
            read += [f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)]
        return tuple(dict.fromkeys(read))

    def _asks_votes(self, case: Case) -> bool:
        return settlement.needs(self.methods(case), "votes") or any(way.counted for way in self._drawn(case))

    def _blocks(self, case: Case) -> bool:
        """Whether a status quo may be forecast that a chance keeps from holding."""
        names = [way.method for way in self._drawn(case) if way.regime == "bargain"]
        return settlement.needs(names, "reference")

    def idle_constants(self, case: Case) -> frozenset[str]:
        """Constants that only models and regimes look at which the step does not use; those of the rule where nobody
        votes."""
        out = set() if settlement.needs(self.methods(case), "chance") else {f"step.{self.id}.precision"}
        if not self._blocks(case):
            out |= {f"step.{self.id}.blocked_fails"}
        # whoever decides alone is not outvoted, and does as they stated
        if len(case.bodies[self.body].there) == 1 or not (
            self.dressed and any(way.counted for way in self._drawn(case))
        ):
            out |= {f"step.{self.id}.{key}" for key in CONSTANTS}
        if not self._asks_votes(case):
            out |= {f"body.{self.body}.rule.{key}" for key, _ in numbers_in(case.bodies[self.body].rule)}
        return frozenset(out)

    def decided_issue(self, case: Case) -> str | None:
        return self.issue

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        kept = [Keep(variable, self.id) for variable in ("model", "blocked")]
        if self._votes(case):
            kept += [Keep(told, self.id, case.bodies[self.body].electorate) for told in ("vote", "for_it")]
        return tuple(kept)

    def _votes(self, case: Case) -> bool:
        """Whether it is told who votes for what."""
        return self.dressed and all(way.counted for way in self._drawn(case))

    def check(self, case: Case) -> Iterator[Mistake]:
        """What is wrong between the step and the rest of the case."""
        body, issue = case.bodies.get(self.body), case.issues.get(self.issue)
        if body is None or issue is None:
            return
        if issue.scale is None:
            yield "issue", f"{issue.id} has no scale to settle on", 'write scale = { 0 = "...", 100 = "..." }'
            return
        for name in self.model:
            if not settlement.is_method(name):
                yield "model", f"there is no model {name}", nearest(name, settlement.methods())
        if len(set(self.model)) != len(self.model):
            yield "model", "a model stands twice", "name each once"
        if body.electorate and set(body.electorate) <= set(body.absent):
            yield "body", f"all members of {body.id} are absent", "somebody must be there to settle anything"
        names = self.methods(case)
        if not all(map(settlement.is_method, names)):
            return
        if self._asks_votes(case) and not rule_of(body).has_threshold():
            yield (
                "model",
                f"{body.id} decides by {body.rule.kind}, which says nothing of how many must agree on a settlement",
                f"write a model that does not ask who votes: {', '.join(_without_votes())}, and in the body "
                'settles = "bargain"',
            )
        if settlement.needs(names, "setter") and self.setter is None:
            yield "setter", "missing: somebody proposes", "name a member, or another model"
        if self.given:
            yield "given", "a settlement is played, never given", "leave it out"

    # ---------------------------------------------------------------------------------------------------- playing

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes value, undressed, model, blocked, spread and decided; vote and for_it where votes are counted."""
        day = state["clock", ""]
        ways, names = self.ways(case), self.methods(case)
        issue, body = case.issues[self.issue], case.bodies[self.body]
        drawn_way = self._chosen(state, len(names))
        way = np.where(state["way", self.id] >= 0, state["way", self.id], drawn_way)
        chance = streams.each("ballot", body.electorate) if settlement.needs(names, "chance") else None
        table = self._table(case, state, day, chance)
        tells = self._votes(case)
        found = Settling(self, self.body, case, state, streams, table, issue, dressed=self.dressed, tells=tells)
        for place in sorted(set(way.tolist())):
            every = bool((way == place).all())
            found.settle(
                ways[place], slice(None) if every else np.flatnonzero(way == place), beside=place >= len(names)
            )
        self._leave_what_holds(case, state, day, found)
        met = self._met(case, state, day, names, drawn_way)
        new: dict[tuple[str, str], NDArray[np.generic]] = {
            # where nobody has come, or too few, nothing is settled
            **({} if met.all() else {("happened", self.id): met}),
            ("value", self.id): found.value,
            ("undressed", self.id): found.undressed,
            ("model", self.id): way.astype(np.int8),
            ("blocked", self.id): found.locked,
            ("spread", self.id): found.spread,
            ("decided", self.id): self.recorded_or(state, stretch(issue, found.value)),
            ("ended", self.id): day,
        }
        if tells:
            who = columns(state, body.electorate)
            for told, fill, cast in (("vote", ABSENT, found.votes), ("for_it", 0, found.for_it)):
                roll_call = np.full((state.view, len(state.axes["actor"])), fill, dtype=np.int8)
                roll_call[:, who] = cast
                new[told, self.id] = roll_call
        return new

    def adds_errors(self, case: Case) -> bool:
        return self.dressed and any(way.counted or way.track for way in self._drawn(case))

    def with_actor_at(self, case: Case, state: State, place: float) -> Floats:
        """Ballots by chance fall as they lean: with them a member's place is tried at even chances."""
        names = self.methods(case)
        chosen = self._chosen(state, len(names))
        shape = (state.view, len(case.bodies[self.body].electorate))
        chance = np.full(shape, EVEN_CHANCE) if settlement.needs(names, "chance") else None
        table = self._table(case, state, state["ended", self.id], chance)
        out = np.empty(shape)
        for number, name in enumerate(names):
            rows = None if len(names) == 1 else np.flatnonzero(chosen == number)
            if rows is not None and rows.size == 0:
                continue
            out[slice(None) if rows is None else rows] = with_actor_at(name, table.of(rows), place)
        return out

    def stakes_of(self, case: Case, state: State) -> tuple[Stakes, Voting | None]:
        found = self._table(case, state, state["ended", self.id], None)
        return found.stakes, found.voting

    def compromise(self, case: Case, state: State, streams: Streams) -> Compromise | None:
        body, day = case.bodies[self.body], state["clock", ""]
        mean = Way("weighted-mean", "bargain")
        if self._drawn(case) != (mean,) or self._asks_votes(case) or ("given", self.id) in state:
            return None
        there, _ = presence(body, state, day)
        stakes = self._table(case, state, day, None).stakes
        if not (there.all() and (stakes.weight.sum(axis=1) > 0).all()):
            return None
        return Compromise(stakes, errors_of(streams) if self.dressed else None)

    def _chosen(self, state: State, count: int) -> NDArray[np.int8]:
        """(draw,) which of the step's models settles it."""
        if len(self.model) < 2:
            return np.zeros(state.view, dtype=np.int8)
        return np.minimum(state["number", paths.choice(self.id)], count - 1).astype(np.int8)

    def _met(
        self, case: Case, state: State, day: Floats, names: tuple[str, ...], chosen: NDArray[np.int8]
    ) -> NDArray[np.bool_]:
        """(draw,) whether somebody is there, and, for a model that asks who votes, as many seats as the rule wants."""
        body = case.bodies[self.body]
        there, _ = presence(body, state, day)
        met: NDArray[np.bool_] = np.logical_or.reduce(there, axis=1)
        if not settlement.needs(names, "votes"):
            return met
        held_seats, threshold = threshold_of(case, body, case.issues[self.issue], state, there)
        if threshold.quorum is None:
            return met
        enough = over_members(held_seats) >= threshold.quorum
        asks = np.array([settlement.method(name).NEEDS_VOTING for name in names])[chosen]
        met &= enough | ~asks
        return met

    def _leave_what_holds(self, case: Case, state: State, day: Floats, found: Settling) -> None:
        """Where a body that settles by vote has too few there, what holds stands, by whatever way it is settled."""
        body, issue = case.bodies[self.body], case.issues[self.issue]
        if self.regime(case) != "vote" or issue.status_quo is None:
            return
        there, _ = presence(body, state, day)
        enough = rule_of(body).enough(body.electorate, seats(case, body, state), there)
        if enough is None:
            return
        holds = found.table.stakes.reference
        found.value[~enough] = issue.status_quo.middle if holds is None else holds[~enough]

    def _table(self, case: Case, state: State, day: Floats, chance: Floats | None) -> Table:
        body, issue = case.bodies[self.body], case.issues[self.issue]
        names = self.methods(case)
        precision = self.constant(state, "precision") if settlement.needs(names, "chance") else None
        stakes, voting = brought(
            case,
            body,
            issue,
            state,
            day,
            weighs=settlement.weighs(names),
            reference=settlement.needs(names, "reference"),
            votes=self._asks_votes(case),
            setter=self.setter,
        )
        return Table(stakes, voting, chance, precision)


def _without_votes() -> tuple[str, ...]:
    return tuple(name for name in settlement.methods() if not settlement.method(name).NEEDS_VOTING)


def _blocked_fails() -> Number:
    found = blocked()
    return constant(found.written, found.why)
