"""A plan: a case made ready to play. Data only, so that a worker in another process needs nothing else."""

from __future__ import annotations

import functools
import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from instantsia.case import paths, quantities_from_outside
from instantsia.case.conditions import Attribute, Tree, facts, mentioned, parse
from instantsia.case.dates import parse_span
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.case.quantities import stacks
from instantsia.draws.state import MILESTONES, Keep, Key, Variable, When
from instantsia.engine.conditions import keys_of
from instantsia.engine.method import FIRST, METHOD
from instantsia.engine.packages import outside_kinds
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.left_behind import milestones_of
from instantsia.steps import VARIABLES, StepKind, playable, tables

EVIDENCE: Mapping[str, Variable] = {
    "reading": Variable(None, "i1", 0, "the reading of the source, as an index of its readings", "run"),
    "opened": Variable(None, "?", True, "whether the part of a source is open", "run"),
    "believed": Variable(None, "?", True, "whether the teller is believed", "run"),
    "coder": Variable(None, "i1", 0, "which coder is heard, by their place among them, the first first", "run"),
    "pick": Variable(None, "i2", -1, "which claim about the path stands, by its place among them; -1 none", "run"),
    "option": Variable(None, "i1", -1, "which option the claims about the path give; -1 none", "run"),
    "mask": Variable(None, "i2", 0, "which options they do not tell apart, a bit each", "run"),
}
OVER_TIME: Mapping[str, Variable] = {
    "came": Variable(
        None, "f8", math.inf, "first day on which the event held; inf never, -inf before the first step", "run"
    ),
}
"""What is told of the events of a case with steps that repeat."""

BLOCK = 8192
ROOM = 3 * 2**20
"""Draws of a block times actors at most: their numbers must fit in memory. But never fewer draws than:"""
SMALLEST = 256
MOST_DRAWS = 10**9
DIGEST_LENGTH = 16
FACTS = ("seed", "draws", "as_of", "known_by", "without", "assume", "changes", "played", "block")
"""What a plan is made of besides its case."""
UNUSUAL = ("each_turn", "outside")
"""What most plans have nothing of, and then do not say."""
UNORDERED = ("without", "played")
"""Of these, what is the same plan in any order."""


def block_of(case: Case) -> int:
    """So many draws are a block of a case, where nothing else is asked for."""
    most = ROOM // max(len(case.actor), 1)
    return max(SMALLEST, min(BLOCK, most - most % 4))


@frozen
class Plan:
    """What is played.

    case      as written, changes already made
    seed      0 <= seed < 2**63
    draws     how many versions, 1 to MOST_DRAWS
    as_of     ordinal of the day, or None: only what was so by then
    known_by  ordinal of the day, or None: only what had been told by then
    without   tellers, sources, parts and claims that are never believed
    assume    {source: the reading it is forced into}; of the coder who is heard
    changes   every change against the case of that name, as a person would type it
    played    steps that are played although the record gives them (a what-if and what it is compared with)
    block     draws a block, a multiple of 4; no part of the answer
    each_turn whether what came of every turn of the steps that repeat is stored, and what they keep of each
    method    by which method the answer is made, see `method`
    """

    case: Case
    seed: int = 1
    draws: int = 10_000
    as_of: int | None = None
    known_by: int | None = None
    without: tuple[str, ...] = ()
    assume: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    played: tuple[str, ...] = ()
    block: int = BLOCK
    each_turn: bool = False
    method: int = METHOD

    def __post_init__(self) -> None:
        if not 1 <= self.draws <= MOST_DRAWS:
            expected = "at least 1" if self.draws < 1 else f"at most {MOST_DRAWS:,}"
            raise UserError(f"--draws is {self.draws}, expected {expected}")
        if not 0 <= self.seed < 2**63:
            raise UserError(f"--seed is {self.seed}, expected a whole number from 0 to 2**63 - 1")
        if self.block < 4 or self.block % 4:
            raise ValueError(f"a block of {self.block} draws: expected a multiple of 4")

    @property
    def vantage(self) -> str:
        """ "forecast" where later claims are shut, else "explanation"."""
        return "explanation" if self.as_of is None and self.known_by is None else "forecast"

    @property
    def facts(self) -> dict[str, Any]:
        """All but the case, as plain JSON values: with the case the plan is made again from it."""
        return {"digest": self.digest, **self._facts}

    @property
    def _facts(self) -> dict[str, Any]:
        keys = (*FACTS, *(key for key in UNUSUAL if getattr(self, key)))
        return {key: _as_json(getattr(self, key)) for key in keys} | (
            {} if self.method == FIRST else {"method": self.method}
        )

    @functools.cached_property
    def outside(self) -> Mapping[str, str]:
        """{kind of step, rule, model or number of another package: that package and its version}."""
        return outside_kinds(self.case)

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled: `outside` too, since a worker has asked no other package and would find less."""
        return {**vars(self), "outside": self.outside}

    @property
    def blocks(self) -> int:
        """How many blocks the draws fill."""
        return -(-self.draws // self.block)

    def bounds(self, number: int) -> tuple[int, int]:
        """First draw of a block, and how many draws it has."""
        start = number * self.block
        return start, min(self.block, self.draws - start)

    @functools.cached_property
    def canonical(self) -> str:
        """Canonical JSON of everything on which the answer depends."""
        return canonical(self.case.digest_text, self._facts)

    @functools.cached_property
    def digest(self) -> str:
        """Hash of `canonical`: neither block size nor workers nor versions are part of it."""
        return digest_of(self.canonical)

    @functools.cached_property
    def given(self) -> frozenset[str]:
        """Steps whose course is taken from the record in the draws in which a claim of it stands."""
        steps = [step for step in self.case.step if step.id in self.case.recorded and step.id not in self.played]
        if self.vantage == "explanation":
            return frozenset(step.id for step in steps if step.given)
        if self.as_of is None:
            return frozenset()
        return frozenset(s.id for s in steps if s.date is not None and parse_span(s.date).by(self.as_of))


def canonical(case: str, facts: Mapping[str, Any]) -> str:
    """Canonical JSON of everything on which an answer depends.

    case    the canonical text of the case
    facts   as `Plan.facts` says them; what is no part of the answer is passed over
    """
    keys = (*(key for key in FACTS if key != "block"), *(key for key in UNUSUAL if facts.get(key)))
    keys = keys if facts.get("method", FIRST) == FIRST else (*keys, "method")
    rest = {key: sorted(facts[key]) if key in UNORDERED else facts[key] for key in keys}
    return f'{{"case":{case},"plan":{json.dumps(rest, sort_keys=True)}}}'


def _as_json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value


def digest_of(canonical: str) -> str:
    """The hash that names a run, of its canonical JSON."""
    return hashlib.sha256(canonical.encode()).hexdigest()[:DIGEST_LENGTH]


@frozen
class Turn:
    """One thing that is to happen: a step, its day, which repetition it is.

    opens   the group whose turn begins with it, if any: its `while` is looked at first
    """

    step: Step
    day: int
    number: int = 0
    group: str | None = None
    opens: bool = False


@frozen
class Prepared:
    """What playing needs and a plan does not carry: conditions parsed, days laid out, what each step declares."""

    plan: Plan
    turns: tuple[Turn, ...]
    steps: Mapping[str, StepKind]
    outcomes: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, Tree]
    groups: Mapping[str, Tree | None]
    looks_back: Mapping[str, frozenset[str]]
    """{step of a group: the steps named in its condition that its turn has not reached when it is looked at}."""
    kept_turns: Mapping[str, Mapping[Key, frozenset[When]]]
    """{group: {what is kept of another turn than the last: which}}."""
    variables: Mapping[str, Variable]
    axes: Mapping[str, Mapping[str, int]]
    stacked: Mapping[Key, tuple[str, ...]]
    """{table of actors that the steps read: the path of each actor's number}."""
    written: frozenset[Key]
    """What steps keep of an issue: what claims say of the same is told beside it and never stands for it."""

    @property
    def repeats(self) -> bool:
        """Whether any step has turns: a group may be empty."""
        return any(turn.group is not None for turn in self.turns)

    def where(self, asked: Attribute) -> tuple[Key, ...]:
        """Where what a condition asks for is stored, first the number itself."""
        return keys_of(asked, self.variables, self.steps, self.axes[MILESTONES])


def prepare(plan: Plan) -> Prepared:
    """The plan with everything resolved that is the same for every block.

    Raises UserError where two kinds of step declare one variable differently.
    """
    case = plan.case
    if plan.outside:
        # a worker has read no case: it does not know yet what kinds of number there are
        quantities_from_outside.ask()
    steps = {step.id: playable(step) for step in case.step}
    conditions = {step.id: parse(step.when) for step in case.step if step.when is not None}
    variables = _variables(steps.values())
    return Prepared(
        plan=plan,
        turns=tuple(_turns(case)),
        steps=steps,
        outcomes={id: step.outcomes(case) for id, step in steps.items()},
        conditions=conditions,
        groups={one.id: None if one.while_ is None else parse(one.while_) for one in case.group},
        looks_back={step: names for step, tree in conditions.items() if (names := _not_yet(case, step, tree))},
        kept_turns={one.id: _kept_turns(plan, one.id, steps.values(), variables) for one in case.group},
        variables=variables,
        axes={
            "actor": {actor.id: place for place, actor in enumerate(case.actor)},
            MILESTONES: {name: place for place, name in enumerate(milestones_of(case))},
        },
        stacked={(variable, subject): paths for variable, subject, paths in stacks(case)},
        written=frozenset((keep.variable, keep.subject) for step in steps.values() for keep in step.keeps(case)),
    )


def _variables(steps: Iterable[StepKind]) -> dict[str, Variable]:
    """Everything that may be stored: what all steps share, what evidence gives, and what each kind of step declares."""
    out = {**VARIABLES, **EVIDENCE, **OVER_TIME}
    for name, table in tables().items():
        if out.setdefault(name, table) is not table:
            raise UserError(f"a kind of number is called {name}, and so is what all steps share: give it another name")
    by = dict.fromkeys(out, "")
    for step in steps:
        for name, variable in step.VARIABLES.items():
            if out.setdefault(name, variable) != variable:
                other = f"steps of kind {by[name]} declare it" if by[name] else "all steps share it"
                raise UserError(
                    f"steps of kind {step.kind} declare a variable {name} as {variable}, but {other} as {out[name]}: "
                    "give one of the two another name"
                )
            by.setdefault(name, step.kind)
    return out


def keeps_of(plan: Plan, step: StepKind) -> tuple[Keep, ...]:
    """What is stored of a step: what it declares; where each turn is asked for, also what came of it in each."""
    declared = (*step.keeps(plan.case), *((Keep("value", step.id),) if step.SETTLES else ()))
    if not plan.each_turn:
        return tuple(keep for keep in declared if keep.when != "each")
    came = ("happened", "decided") if step.within is not None else ()
    return (*declared, *(Keep(variable, step.id, when="each") for variable in came))


def _kept_turns(
    plan: Plan, group: str, steps: Iterable[StepKind], variables: Mapping[str, Variable]
) -> dict[Key, frozenset[When]]:
    out: dict[Key, frozenset[When]] = {}
    for step in steps:
        for keep in keeps_of(plan, step) if step.within == group else ():
            variable = variables[keep.variable]
            if keep.when == "each" and variable.dtype == "f8":
                raise ValueError(f"{step.kind}: {keep.variable} of each turn is stored as a small integer, not as f8")
            if keep.when == "first" and variable.lasts == "run":
                raise ValueError(f"{step.kind}: {keep.variable} is carried from turn to turn and has no first one")
            if keep.when != "last":
                key = keep.variable, keep.subject
                out[key] = out.get(key, frozenset()) | {keep.when}
    return out


def _not_yet(case: Case, name: str, tree: Tree) -> frozenset[str]:
    """Which steps that a step's condition names its turn has not reached: itself, and those below it in its group."""
    group = case.steps[name].within
    if group is None:
        return frozenset()
    together = [step.id for step in case.step if step.within == group]
    return frozenset(together[together.index(name) :]) & mentioned(tree)


def _turns(case: Case) -> Iterator[Turn]:
    groups = {group.id: group for group in case.group}
    done: set[str] = set()
    day = 0
    for step in case.step:
        if step.within is None:
            if step.date is not None:
                span = parse_span(step.date)
                day = span.first if span.first is not None else day
            yield Turn(step, day)
        elif step.within not in done:
            done.add(step.within)
            together = [one for one in case.step if one.within == step.within]
            for number, turn_day in enumerate(groups[step.within].days()):
                day = turn_day
                for place, one in enumerate(together):
                    yield Turn(one, turn_day, number, step.within, place == 0)


def affected(case: Case, changed: frozenset[str], needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Steps that can depend on what is changed: the first that reads it, and every later one.

    changed   paths, or `step.ID` for any other key of a step
    needs     {step: paths that it reads, its own constants included}
    """
    found: list[str] = []
    for step in case.step:
        named = {paths.fact(name) for name in facts(parse(step.when))} if step.when else set()
        own = f"step.{step.id}"
        if (
            found
            or changed & (needs.get(step.id, frozenset()) | named | {own})
            or any(one.startswith(f"{own}.") for one in changed)
        ):
            found.append(step.id)
    return frozenset(found)


def plan_from(case: Case, facts: Mapping[str, Any], where: str) -> Plan:
    """A plan as it was played; raises UserError where it is not said in full how.

    case    as it was played, changes made
    facts   what a run folder's manifest or `Plan.facts` says
    where   the file of the case, for messages
    """
    missing = [key for key in FACTS if key not in facts]
    if missing:
        raise UserError(f"{where}: nothing says with which {', '.join(missing)} it was played (--fresh plays it anew)")
    written: dict[str, Any] = {key: facts[key] for key in (*FACTS, "each_turn") if key in facts}
    written["method"] = facts.get("method", FIRST)
    written |= {key: tuple(value) for key, value in written.items() if isinstance(value, list)}
    return Plan(case, **written)
