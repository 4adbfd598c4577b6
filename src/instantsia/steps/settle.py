"""A body settles on a point of a scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field

from instantsia.case import paths
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.questions import Issue
from instantsia.case.words import Id
from instantsia.draws.state import Changes, Keep, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models import settlement
from instantsia.models.about import Method
from instantsia.models.settlement.dressing import FAILED, blocked, dress
from instantsia.models.settlement.stakes import Stakes, Voting
from instantsia.models.voting.ballots import Threshold, over_members
from instantsia.rules import rule_of
from instantsia.steps import Mistake, StepKind
from instantsia.steps._attendance import among, columns, known, presence, rule_numbers, seat_paths, seats
from instantsia.steps._settling import Table, settle, with_actor_at

SIDES = ("short_of_line", "beyond")
EVEN_CHANCE = 0.5


def _models(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


class Spec(StepKind):
    """The members of `body` settle on a point of the scale of `issue`.

        [[step]]
        id    = "settlement"
        kind  = "settle"
        body  = "council"
        issue = "ban"
        date  = 2027-03-01
        model = ["win-set", "weighted-mean"]

    Each model is a file in models/settlement/ (`instantsia models` lists them). Of several each draw takes one, each as
    likely: the choice of model is one more doubt. Without `model` the rule of the body says it: a body under consensus
    settles on the mean of its positions, weighted by capability and salience; one that votes on the median of those who
    vote, moved into what the quota and every veto player prefer to the status quo. To what the model gives is added an
    error that the same method made elsewhere (`dressed`), by where its forecast lay; the result is cut to the scale. A
    status quo that is forecast because nothing else can be had is not dressed: with the chance `blocked_fails` it does
    not hold, and then what the members would have settled on without it does, with the errors that such forecasts
    made. What comes of the step is the stretch of the scale, or which side of the line it lies on; a condition can ask
    for the point itself, as in `settlement.value > 50`.
    """

    VARIABLES = {
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
    }
    DECIDES = True
    SETTLES = True
    OWN_STREAMS = ("ballot/{actor}",)
    """Only where a model has each member cast a ballot by chance."""
    SAME_DAY = True
    REFERS = {"body": "body", "issue": "issue", "setter": "member"}

    kind: Literal["settle"] = "settle"
    body: Id
    """The body whose members settle it, and whose rule says how."""
    issue: Id
    """The issue on whose scale they settle."""
    model: Annotated[tuple[str, ...], BeforeValidator(_models, json_schema_input_type=str | tuple[str, ...])] = ()
    """The models that settle it, by the names that `instantsia models` lists: "weighted-mean", "win-set"; of several
    each draw takes one, each as likely. Without it the rule of the body says which."""
    setter: Id | None = None
    """The actor who proposes, for the models in which somebody does."""
    dressed: bool = True
    """Whether past errors of the method, on decisions of the European Union, are added to what it gives."""
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

    def methods(self, case: Case) -> tuple[str, ...]:
        """The models that settle it: those written, else the one that the rule of its body calls for."""
        body = case.bodies.get(self.body)
        return self.model or ((rule_of(body).SETTLES_BY,) if body is not None else ())

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
        there = [member for member in body.members if member not in body.absent]
        read = [paths.position(member, issue.id) for member in there]
        names = self.methods(case)
        if settlement.weighs(names):
            weights = (paths.capability, paths.salience)
            read += [path(member, issue.id) for member in there for path in weights]
        if settlement.needs(names, "reference"):
            read += [paths.status_quo(issue.id)]
        if settlement.needs(names, "votes"):
            read += seat_paths(case, body)
            read += [f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)]
        return tuple(dict.fromkeys(read))

    def idle_constants(self, case: Case) -> frozenset[str]:
        """Constants of models that the step does not use; those of the rule where nobody votes."""
        names = self.methods(case)
        out = set() if settlement.needs(names, "chance") else {f"step.{self.id}.precision"}
        body = case.bodies[self.body]
        if not settlement.needs(names, "votes"):
            out |= {f"step.{self.id}.blocked_fails"}
            out |= {f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)}
        return frozenset(out)

    def decided_issue(self, case: Case) -> str | None:
        return self.issue

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        return tuple(Keep(variable, self.id) for variable in ("model", "blocked"))

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
        if body.members and set(body.members) <= set(body.absent):
            yield "body", f"all members of {body.id} are absent", "somebody must be there to settle anything"
        names = self.methods(case)
        if not all(map(settlement.is_method, names)):
            return
        if settlement.needs(names, "votes") and not rule_of(body).has_threshold():
            yield (
                "model",
                f"{body.id} decides by {body.rule.kind}, which says nothing of how many must agree on a settlement",
                f"write a model that does not ask who votes: {', '.join(_without_votes())}",
            )
        if settlement.needs(names, "setter") and self.setter is None:
            yield "setter", "missing: somebody proposes", "name a member, or another model"
        if self.given:
            yield "given", "a settlement is played, never given", "leave it out"

    def play(self, case: Case, state: State, streams: Streams) -> Changes:
        """Writes value, undressed, model, blocked and decided."""
        day = state["clock", ""]
        names = self.methods(case)
        issue, body = case.issues[self.issue], case.bodies[self.body]
        chosen = self._chosen(state, len(names))
        chance = streams.each("ballot", body.members) if settlement.needs(names, "chance") else None
        table = self._table(case, state, day, chance)
        error = streams.uniform("error") if self.dressed else None
        votes = settlement.needs(names, "votes")
        fails = streams.uniform("blocked") < self.constant(state, "blocked_fails") if votes else None

        undressed, value = np.empty(state.view), np.empty(state.view)
        locked = np.zeros(state.view, dtype=np.bool_)
        for place, name in enumerate(names):
            rows = None if len(names) == 1 else np.flatnonzero(chosen == place)
            here = slice(None) if rows is None else rows
            if rows is not None and rows.size == 0:
                continue
            found = settle(name, table.of(rows))
            undressed[here] = found.outcome
            point = found.outcome
            holds = np.zeros(len(point), dtype=np.bool_)
            if found.blocked is not None and fails is not None:
                locked[here] = found.blocked
                holds = found.blocked & ~fails[here]
                point = np.where(found.blocked & fails[here], found.notes["unblocked"], point)
            track = settlement.method(name).TRACK
            if error is not None and track is not None:
                dressed = dress(point, error[here], track, issue.bounds)
                if found.blocked is not None:
                    # where nothing could be carried and something was all the same, the errors are others
                    dressed = np.where(found.blocked, dress(point, error[here], FAILED, issue.bounds), dressed)
                point = np.where(holds, point, dressed)
            value[here] = point
        met = self._met(case, state, day, names, chosen)
        return {
            # where nobody has come, or too few, nothing is settled
            **({} if met.all() else {("happened", self.id): met}),
            ("value", self.id): value,
            ("undressed", self.id): undressed,
            ("model", self.id): chosen,
            ("blocked", self.id): locked,
            ("decided", self.id): self.recorded_or(state, _stretch(issue, value)),
            ("ended", self.id): day,
        }

    def adds_errors(self, case: Case) -> bool:
        return self.dressed and any(settlement.method(name).TRACK for name in self.methods(case))

    def with_actor_at(self, case: Case, state: State, place: float) -> Floats:
        """Ballots by chance fall as they lean: with them a member's place is tried at even chances."""
        names = self.methods(case)
        chosen = self._chosen(state, len(names))
        shape = (state.view, len(case.bodies[self.body].members))
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

    def _chosen(self, state: State, count: int) -> NDArray[np.int8]:
        """(draw,) which of the step's models settles it."""
        if len(self.model) < 2:
            return np.zeros(state.view, dtype=np.int8)
        return np.minimum(state["number", paths.choice(self.id)], count - 1).astype(np.int8)

    def _met(
        self, case: Case, state: State, day: Floats, names: Sequence[str], chosen: NDArray[np.int8]
    ) -> NDArray[np.bool_]:
        """(draw,) whether somebody is there, and, for a model that asks who votes, as many seats as the rule wants."""
        body = case.bodies[self.body]
        there, _ = presence(body, state, day)
        met: NDArray[np.bool_] = np.logical_or.reduce(there, axis=1)
        if not settlement.needs(names, "votes"):
            return met
        threshold = self._threshold(case, state, there)
        if threshold.quorum is None:
            return met
        enough = over_members(np.where(there, seats(case, body, state), 0.0)) >= threshold.quorum
        asks = np.array([settlement.method(name).NEEDS_VOTING for name in names])[chosen]
        met &= enough | ~asks
        return met

    def _threshold(self, case: Case, state: State, there: NDArray[np.bool_]) -> Threshold:
        body = case.bodies[self.body]
        numbers = rule_numbers(body, case.issues[self.issue], state)
        return rule_of(body).threshold(body.members, seats(case, body, state), there, numbers)

    def _table(self, case: Case, state: State, day: Floats, chance: Floats | None) -> Table:
        body, issue = case.bodies[self.body], case.issues[self.issue]
        names = self.methods(case)
        weighs = settlement.weighs(names)
        there, _ = presence(body, state, day)
        where = columns(state, body.members)

        def told(what: str, path_of: Callable[[str, str], str]) -> Floats:
            values = np.ascontiguousarray(among(state[what, issue.id], where))
            return known(values, there, body.members, issue, lambda member: path_of(member, issue.id))

        position = told("position", paths.position)
        capability, salience = (
            told(what, path_of) if weighs else np.ones(position.shape)
            for what, path_of in ((paths.CAPABILITY, paths.capability), (paths.SALIENCE, paths.salience))
        )
        reference = state["number", paths.status_quo(issue.id)] if settlement.needs(names, "reference") else None
        if not there.all():
            # who is away has no weight; where they stand is no matter, and need not be known
            capability, salience = (np.where(there, one, 0.0) for one in (capability, salience))
            position = np.where(there, position, issue.bounds[0])
        stakes = Stakes(position, capability, salience, reference=reference, scale=issue.bounds)
        voting = None
        if settlement.needs(names, "votes"):
            threshold = self._threshold(case, state, there)
            vetoes = np.zeros(len(body.members), dtype=np.bool_) if threshold.vetoes is None else threshold.vetoes
            voting = Voting(
                np.ascontiguousarray(np.where(there, seats(case, body, state), 0.0)),
                threshold.quota,
                vetoes & np.array([member not in body.absent for member in body.members]),
                None if self.setter is None else body.members.index(self.setter),
                None if there.all() else np.ascontiguousarray(~there),
            )
        precision = self.constant(state, "precision") if settlement.needs(names, "chance") else None
        return Table(stakes, voting, chance, precision)


def _without_votes() -> tuple[str, ...]:
    return tuple(name for name in settlement.methods() if not settlement.method(name).NEEDS_VOTING)


def _blocked_fails() -> Number:
    found = blocked()
    return constant(found.written, found.why)


def _stretch(issue: Issue, value: Floats) -> NDArray[np.int8]:
    """(draw,) index of the stretch in which a value lies, or of the side of the line."""
    if issue.stretches:
        ends = np.array(list(issue.stretches.values()))
        return np.minimum(np.searchsorted(ends, value, side="left"), len(ends) - 1).astype(np.int8)
    if issue.line is None:
        return np.zeros(len(value), dtype=np.int8)
    return issue.lies_beyond(value).astype(np.int8)
