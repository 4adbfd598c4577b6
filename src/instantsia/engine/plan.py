"""A plan: a case made ready to play. Data only, so that a worker in another process needs nothing else."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from instantsia.case import paths
from instantsia.case.conditions import Fact, Tree, leaves, parse
from instantsia.case.dates import parse_span
from instantsia.case.happenings import Step
from instantsia.case.model import Case
from instantsia.draws.state import Variable
from instantsia.errors import UserError
from instantsia.steps import VARIABLES, StepModule, named

EVIDENCE: Mapping[str, Variable] = {
    "reading": Variable(None, "i1", 0, "the reading of the source, as an index of its readings"),
    "opened": Variable(None, "?", True, "whether the part of a source is open"),
    "believed": Variable(None, "?", True, "whether the teller is believed"),
    "pick": Variable(None, "i2", -1, "which claim about the path stands, by its place among them; -1 none"),
    "option": Variable(None, "i1", -1, "which option the claims about the path give; -1 none"),
    "mask": Variable(None, "i2", 0, "which options they do not tell apart, a bit each"),
}

BLOCK = 8192
MOST_DRAWS = 10**9
DIGEST_LENGTH = 16


@dataclass(frozen=True)
class Plan:
    """What is played.

    case      as written, changes already made
    seed      0 <= seed < 2**63
    draws     how many versions, 1 to MOST_DRAWS
    as_of     ordinal of the day, or None: only what was so by then
    known_by  ordinal of the day, or None: only what had been told by then
    without   tellers, sources, parts and claims that are never believed
    assume    {source: the reading it is forced into}
    changes   every change against the case of that name, as a person would type it
    played    steps that are played although the record gives them (a what-if and what it is compared with)
    block     draws a block, a multiple of 4; no part of the answer
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
        return {
            "digest": self.digest,
            "seed": self.seed,
            "draws": self.draws,
            "as_of": self.as_of,
            "known_by": self.known_by,
            "without": list(self.without),
            "assume": dict(self.assume),
            "changes": list(self.changes),
            "played": list(self.played),
            "block": self.block,
        }

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
        return canonical(self.case.digest_text, vars(self))

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
    rest = {
        **{key: facts[key] for key in ("seed", "draws", "as_of", "known_by")},
        "without": sorted(facts["without"]),
        "assume": dict(sorted(facts["assume"].items())),
        "changes": list(facts["changes"]),
        "played": sorted(facts["played"]),
    }
    return f'{{"case":{case},"plan":{json.dumps(rest, sort_keys=True)}}}'


def digest_of(canonical: str) -> str:
    """The hash that names a run, of its canonical JSON."""
    return hashlib.sha256(canonical.encode()).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True)
class Turn:
    """One thing that is to happen: a step, its day, which repetition it is.

    opens   the group whose turn begins with it, if any: its `while` is looked at first
    """

    step: Step
    day: int
    number: int = 0
    group: str | None = None
    opens: bool = False


@dataclass(frozen=True)
class Prepared:
    """What playing needs and a plan does not carry: modules looked up, conditions parsed, days laid out."""

    plan: Plan
    turns: tuple[Turn, ...]
    modules: Mapping[str, StepModule]
    outcomes: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, Tree]
    groups: Mapping[str, Tree | None]
    variables: Mapping[str, Variable]
    axes: Mapping[str, Mapping[str, int]]


def prepare(plan: Plan) -> Prepared:
    """The plan with everything resolved that is the same for every block."""
    case = plan.case
    modules = {step.id: named(step.kind) for step in case.step}
    variables = dict(VARIABLES) | dict(EVIDENCE)
    for module in modules.values():
        variables.update(module.VARIABLES)
    conditions = {step.id: parse(step.when) for step in case.step if step.when is not None}
    return Prepared(
        plan=plan,
        turns=tuple(_turns(case)),
        modules=modules,
        outcomes={step.id: modules[step.id].outcomes(step, case) for step in case.step},
        conditions=conditions,
        groups={one.id: None if one.while_ is None else parse(one.while_) for one in case.group},
        variables=variables,
        axes={"actor": {actor.id: place for place, actor in enumerate(case.actor)}},
    )


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
        facts = (
            {paths.fact(leaf.name) for leaf in leaves(parse(step.when)) if isinstance(leaf, Fact)}
            if step.when
            else set()
        )
        own = f"step.{step.id}"
        if (
            found
            or changed & (needs.get(step.id, frozenset()) | facts | {own})
            or any(one.startswith(f"{own}.") for one in changed)
        ):
            found.append(step.id)
    return frozenset(found)
