"""A body settles on a point of a scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field

from instantsia.case import paths
from instantsia.case.happenings import Step, numbers_in
from instantsia.case.model import Case
from instantsia.case.numbers import NotNegative, Number, Probability, constant
from instantsia.case.people import Body
from instantsia.case.questions import Issue
from instantsia.case.words import Id
from instantsia.draws.state import Changes, State, Variable
from instantsia.draws.streams import Floats, Streams
from instantsia.errors import nearest
from instantsia.models import settlement
from instantsia.models.settlement.dressing import FAILED, blocked, dress
from instantsia.models.settlement.stakes import Settlement, Stakes, Voting
from instantsia.rules import named as rule_named
from instantsia.rules.qualified import needed
from instantsia.steps import own, settled
from instantsia.steps._attendance import among, columns, presence, seat_paths, seats

VARIABLES: Mapping[str, Variable] = {
    "undressed": Variable(None, "f8", np.nan, "where the model puts the settlement, before its own past errors"),
    "model": Variable(None, "i1", 0, "which of the step's models settles it, by its place among them"),
    "blocked": Variable(None, "?", False, "whether the status quo is forecast because nothing else can be had"),
}
DECIDES = True
SETTLES = True
KEEPS = ("value", "model", "blocked")
REFERS: Mapping[str, str] = {"body": "body", "issue": "issue", "setter": "member"}
OWN = ("ballot/{actor}",)
"""Only where a model has each member cast a ballot by chance."""

CONSENSUS, VOTES = "weighted-mean", "win-set"
SIDES = ("short_of_line", "beyond")
CACHED, LEAST = 2**17, 256
"""Draws times members that a model is given at a time (a megabyte of positions), and draws at least."""


def _models(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


class Spec(Step):
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

    kind: Literal["settle"] = "settle"
    body: Id
    """Whose members settle it, and whose rule says how."""
    issue: Id
    """On whose scale."""
    model: Annotated[tuple[str, ...], BeforeValidator(_models, json_schema_input_type=str | tuple[str, ...])] = ()
    """Files in models/settlement/, with hyphens."""
    setter: Id | None = None
    """Who proposes, for the models in which somebody does."""
    dressed: bool = True
    """Whether past errors of the method are added."""
    precision: NotNegative = constant(
        "3..6..12", "how surely a member votes for what is better for him: at 6, better by a fifth of the scale is .77"
    )
    """Of the quantal-response ballot alone."""
    blocked_fails: Probability = Field(default_factory=lambda: _blocked_fails())
    """Chance that a status quo does not hold that is forecast because nothing else can be had."""

    def numbers(self) -> Iterator[tuple[str, Number]]:
        yield from super().numbers()
        if len(self.model) > 1:
            why = f"which model settles it: {', '.join(self.model)}, each as likely"
            yield paths.choice(self.id), Number(low=0.0, high=float(len(self.model)), why=why, source="default")


def _blocked_fails() -> Number:
    found = blocked()
    return constant(found.written, found.why)


def models_of(spec: Step, case: Case) -> tuple[str, ...]:
    """The models of a settlement: those written, else the one that the rule of its body calls for."""
    assert isinstance(spec, Spec)
    if spec.model:
        return spec.model
    body = case.bodies.get(spec.body)
    return (CONSENSUS if body is not None and body.rule.kind == "consensus" else VOTES,)


def outcomes(spec: Spec, case: Case) -> tuple[str, ...]:
    issue = case.issues[spec.issue]
    if issue.stretches:
        return tuple(issue.stretches)
    return SIDES if issue.line is not None else ("settled",)


def needs(spec: Spec, case: Case) -> tuple[str, ...]:
    """Paths read: where the members stand, their weight or their votes, what holds without agreement."""
    body, issue = case.bodies[spec.body], case.issues[spec.issue]
    there = [member for member in body.members if member not in body.absent]
    read = [paths.position(member, issue.id) for member in there]
    names = models_of(spec, case)
    if settlement.weighs(names):
        read += [path for member in there for path in _weights(member, issue)]
    if settlement.needs(names, "reference"):
        read += [paths.status_quo(issue.id)]
    if settlement.needs(names, "votes"):
        read += seat_paths(case, body)
        read += [f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)]
    return tuple(dict.fromkeys(read))


def _weights(member: str, issue: Issue) -> tuple[str, str]:
    return paths.capability(member, issue.id), paths.salience(member, issue.id)


def unread(spec: Spec, case: Case) -> frozenset[str]:
    """Constants of models that the step does not use; those of the rule where nobody votes."""
    names = models_of(spec, case)
    out = set() if settlement.needs(names, "chance") else {f"step.{spec.id}.precision"}
    body = case.bodies[spec.body]
    if not settlement.needs(names, "votes"):
        out |= {f"step.{spec.id}.blocked_fails"}
        out |= {f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)}
    return frozenset(out)


def issue(spec: Spec, case: Case) -> str | None:
    return spec.issue


def check(spec: Spec, case: Case) -> Iterator[tuple[str, str, str]]:
    """What is wrong between the step and the rest of the case."""
    body, issue = case.bodies.get(spec.body), case.issues.get(spec.issue)
    if body is None or issue is None:
        return
    if issue.scale is None:
        yield "issue", f"{issue.id} has no scale to settle on", 'write scale = { 0 = "...", 100 = "..." }'
        return
    known = settlement.methods()
    for name in spec.model:
        if name not in known:
            yield "model", f"there is no model {name}", nearest(name, known)
    if len(set(spec.model)) != len(spec.model):
        yield "model", "a model stands twice", "name each once"
    if body.members and set(body.members) <= set(body.absent):
        yield "body", f"all members of {body.id} are absent", "somebody must be there to settle anything"
    names = models_of(spec, case)
    if any(name not in known for name in names):
        return
    if not spec.model and not rule_named(body.rule.kind).COUNTS:
        yield (
            "model",
            f"{body.id} decides by {body.rule.kind}, which says nothing of a settlement",
            'write model = "..."',
        )
    if settlement.needs(names, "setter") and spec.setter is None:
        yield "setter", "missing: somebody proposes", "name a member, or another model"
    if spec.setter is not None and spec.setter not in body.members:
        yield "setter", f"{spec.setter} is not a member of {body.id}", nearest(spec.setter, body.members)
    if spec.given:
        yield "given", "a settlement is played, never given", "leave it out"


# ---------------------------------------------------------------------------------------------------------- play


@dataclass(frozen=True)
class _Table:
    """What the members bring, (draw, member) each; `chance` where a model takes a number of each."""

    stakes: Stakes
    voting: Voting | None
    chance: Floats | None

    def of(self, rows: NDArray[np.intp] | slice | None) -> _Table:
        """The same with some draws only."""
        if rows is None:
            return self
        chance = None if self.chance is None else self.chance[rows]
        mine, votes = self.stakes, self.voting
        reference = None if mine.reference is None else mine.reference[rows]
        stakes = replace(
            mine,
            position=mine.position[rows],
            capability=mine.capability[rows],
            salience=mine.salience[rows],
            reference=reference,
        )
        away = None if votes is None or votes.away is None else votes.away[rows]
        voting = None if votes is None else replace(votes, votes=votes.votes[rows], quota=votes.quota[rows], away=away)
        return _Table(stakes, voting, chance)


def play(spec: Spec, case: Case, state: State, streams: Streams) -> Changes:
    """Writes value, undressed, model, blocked and decided."""
    day = state["clock", ""]
    names = models_of(spec, case)
    issue = case.issues[spec.issue]
    chosen = _chosen(spec, state, len(names))
    table = _table(spec, case, state, day, _ballots(names, streams, case.bodies[spec.body]))
    precision = own(spec, state, "precision") if settlement.needs(names, "chance") else None
    error = streams.uniform("error") if spec.dressed else None
    votes = settlement.needs(names, "votes")
    fails = streams.uniform("blocked") < own(spec, state, "blocked_fails") if votes else None

    undressed, value = np.empty(state.view), np.empty(state.view)
    locked = np.zeros(state.view, dtype=np.bool_)
    for place, name in enumerate(names):
        rows = None if len(names) == 1 else np.flatnonzero(chosen == place)
        here = slice(None) if rows is None else rows
        if rows is not None and rows.size == 0:
            continue
        found = _settle(name, table.of(rows), None if precision is None else precision[here])
        undressed[here] = found.outcome
        point = found.outcome
        holds = np.zeros(len(point), dtype=np.bool_)
        if found.blocked is not None and fails is not None:
            locked[here] = found.blocked
            holds = found.blocked & ~fails[here]
            point = np.where(found.blocked & fails[here], found.notes["unblocked"], point)
        track = settlement.named(name).TRACK
        if error is not None and track is not None:
            dressed = dress(point, error[here], track, issue.bounds)
            if found.blocked is not None:
                # where nothing could be carried and something was all the same, the errors are others
                dressed = np.where(found.blocked, dress(point, error[here], FAILED, issue.bounds), dressed)
            point = np.where(holds, point, dressed)
        value[here] = point
    met: NDArray[np.bool_] = np.logical_or.reduce(presence(case.bodies[spec.body], state, day)[0], axis=1)
    return {
        # where nobody has come nothing is settled
        **({} if met.all() else {("happened", spec.id): met}),
        ("value", spec.id): value,
        ("undressed", spec.id): undressed,
        ("model", spec.id): chosen,
        ("blocked", spec.id): locked,
        ("decided", spec.id): settled(spec, state, _stretch(issue, value)),
        ("ended", spec.id): day,
    }


def moved(spec: Spec, case: Case, state: State, place: float) -> Floats:
    """(draw, member) where the model puts the settlement, undressed, with each member alone at `place`.

    Ballots by chance fall as they lean: with them a member's place is tried at even chances.
    """
    names = models_of(spec, case)
    chosen = _chosen(spec, state, len(names))
    body = case.bodies[spec.body]
    balloted = settlement.needs(names, "chance")
    chance = np.full((state.view, len(body.members)), 0.5) if balloted else None
    table = _table(spec, case, state, state["ended", spec.id], chance)
    precision = own(spec, state, "precision") if balloted else None
    out = np.empty((state.view, len(body.members)))
    for number, name in enumerate(names):
        rows = None if len(names) == 1 else np.flatnonzero(chosen == number)
        if rows is not None and rows.size == 0:
            continue
        here = slice(None) if rows is None else rows
        part = table.of(rows)
        words = _keywords(name, None if precision is None else precision[here])
        out[here] = settlement.named(name).moved(
            _asked(name, part), part.voting, place, chance=_his(name, part), **words
        )
    return out


def stakes_of(spec: Spec, case: Case, state: State) -> tuple[Stakes, Voting | None]:
    """What the members bring to a settlement that has been played, (draw, member) each, in the order of the body."""
    found = _table(spec, case, state, state["ended", spec.id], None)
    return found.stakes, found.voting


def _settle(name: str, table: _Table, precision: Floats | None) -> Settlement:
    """One model on all draws, so many at a time as the processor keeps at hand: sorting costs twice as much beyond."""
    draws, members = table.stakes.position.shape
    size = max(CACHED // members, LEAST)
    if draws <= size:
        return _settled_at_once(name, table, precision)
    pieces = [
        _settled_at_once(name, table.of(slice(start, start + size)), _part(precision, slice(start, start + size)))
        for start in range(0, draws, size)
    ]
    blocked = [piece.blocked for piece in pieces if piece.blocked is not None]
    return Settlement(
        np.concatenate([piece.outcome for piece in pieces]),
        np.concatenate(blocked) if blocked else None,
        {key: np.concatenate([piece.notes[key] for piece in pieces]) for key in pieces[0].notes},
    )


def _settled_at_once(name: str, table: _Table, precision: Floats | None) -> Settlement:
    module = settlement.named(name)
    return module.settle(_asked(name, table), table.voting, chance=_his(name, table), **_keywords(name, precision))


def _asked(name: str, table: _Table) -> Stakes:
    """What a model is shown: the status quo only where it asks for it, whatever models stand beside it."""
    mine = table.stakes
    shown = settlement.named(name).NEEDS_REFERENCE or mine.reference is None
    return mine if shown else replace(mine, reference=None)


def _part(values: Floats | None, rows: slice) -> Floats | None:
    return None if values is None else values[rows]


def _his(name: str, table: _Table) -> Floats | None:
    return table.chance if settlement.named(name).NEEDS_CHANCE else None


def _keywords(name: str, precision: Floats | None) -> dict[str, Any]:
    return {"precision": precision} if precision is not None and settlement.named(name).NEEDS_CHANCE else {}


def _ballots(names: Sequence[str], streams: Streams, body: Body) -> Floats | None:
    return streams.each("ballot", body.members) if settlement.needs(names, "chance") else None


def _chosen(spec: Spec, state: State, count: int) -> NDArray[np.int8]:
    """(draw,) which of the step's models settles it."""
    if len(spec.model) < 2:
        return np.zeros(state.view, dtype=np.int8)
    return np.minimum(state["number", paths.choice(spec.id)], count - 1).astype(np.int8)


def _table(spec: Spec, case: Case, state: State, day: Floats, chance: Floats | None) -> _Table:
    body, issue = case.bodies[spec.body], case.issues[spec.issue]
    names = models_of(spec, case)
    votes, weighs = settlement.needs(names, "votes"), settlement.weighs(names)
    there, _ = presence(body, state, day)
    where = columns(state, body.members)
    position = np.ascontiguousarray(among(state["position", issue.id], where))
    capability, salience = (
        np.ascontiguousarray(among(state[what, issue.id], where)) if weighs else np.ones(position.shape)
        for what in (paths.CAPABILITY, paths.SALIENCE)
    )
    reference = state["number", paths.status_quo(issue.id)] if settlement.needs(names, "reference") else None
    if not there.all():
        # who is away has no weight; where he stands is no matter, and need not be known
        capability, salience = (np.where(there, one, 0.0) for one in (capability, salience))
        position = np.where(there, position, issue.bounds[0])
    stakes = Stakes(position, capability, salience, reference=reference, scale=issue.bounds)
    voting = None
    if votes:
        weight = np.ascontiguousarray(np.where(there, seats(case, body, state), 0.0))
        quota = state["number", f"body.{body.id}.rule.quota"] if getattr(body.rule, "quota", None) is not None else None
        vetoes = getattr(body.rule, "vetoes", ())
        voting = Voting(
            weight,
            needed(quota, weight),
            np.array([member in vetoes and member not in body.absent for member in body.members]),
            None if spec.setter is None else body.members.index(spec.setter),
            None if there.all() else np.ascontiguousarray(~there),
        )
    return _Table(stakes, voting, chance)


def _stretch(issue: Issue, value: Floats) -> NDArray[np.int8]:
    """(draw,) index of the stretch in which a value lies, or of the side of the line."""
    if issue.stretches:
        ends = np.array(list(issue.stretches.values()))
        return np.minimum(np.searchsorted(ends, value, side="left"), len(ends) - 1).astype(np.int8)
    if issue.line is None:
        return np.zeros(len(value), dtype=np.int8)
    return beyond(issue, value).astype(np.int8)


def beyond(issue: Issue, value: Floats) -> NDArray[np.bool_]:
    """(...) whether a value lies beyond the issue's line; the line itself does not."""
    assert issue.line is not None
    found: NDArray[np.bool_] = value > issue.line if issue.beyond == "above" else value < issue.line
    return found
