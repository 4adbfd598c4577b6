"""What the ledger keeps of a forecast, the plan made from it again, and what differs when it is played again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from instantsia.analysis.band import percentile
from instantsia.analysis.results import Forecast
from instantsia.analysis.values import stretch
from instantsia.case.conditions import Compare, Fact, Leaf, Threshold, leaves, parse
from instantsia.case.dates import parse_span
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.engine.columns import Columns
from instantsia.engine.conditions import evaluate
from instantsia.engine.plan import Plan
from instantsia.engine.records import LEVELS
from instantsia.errors import UserError
from instantsia.steps import named
from instantsia.steps.settle import beyond

FACTS = ("seed", "draws", "as_of", "known_by", "without", "assume", "changes", "played", "block")
"""What a plan is made of besides its case."""
P_PRINTED, SCALE_PRINTED = 0.005, 0.005
"""Half of the last printed digit: of a probability, and of a place as a share of its scale."""


def figures(plan: Plan, found: Forecast, columns: Columns) -> dict[str, Any]:
    """The headline, every event's p, and of every settlement on a scale its quantiles and line.

    columns   every draw; quantiles are drawn values, among the draws in which the step happened
    """
    share = found.head.share
    return {
        "headline": {
            "event": found.headline,
            "text": found.head.text,
            "p": share.p,
            "low": share.low,
            "high": share.high,
        },
        "events": {one.id: one.share.p for one in found.events},
        "values": {issue: _value(plan.case, issue, one.step, columns) for issue, one in found.values.items()},
    }


def _value(case: Case, issue: str, step: str, columns: Columns) -> dict[str, Any]:
    happened = columns[f"happened/{step}"]
    values: list[float] = np.sort(columns[f"value/{step}"][happened]).tolist()
    written = case.issues[issue]
    return {
        "step": step,
        "scale": list(written.bounds),
        "line": written.line,
        "beyond": written.beyond,
        "happened": len(values) / len(happened),
        "quantiles": {name: float(percentile(values, at)) for name, at in LEVELS.items()},
    }


def last_day(case: Case) -> int | None:
    """The last day of the steps that the headline names, if any of them has one."""
    headline = case.event[0]
    steps = {leaf.name if isinstance(leaf, Fact) else leaf.step for leaf in leaves(parse(headline.when))}
    dates = (step.date for step in case.step if step.id in steps and step.date is not None)
    return max((span.last for span in map(parse_span, dates) if span.last is not None), default=None)


def plan_of(case_json: bytes, case_id: str, facts: Mapping[str, Any], where: str) -> Plan:
    """A plan as it was played; raises UserError where its case cannot be read any more.

    facts   what a run folder's manifest or `Plan.facts` says
    where   the file, for messages
    """
    try:
        mapping = json.loads(case_json)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where} cannot be read: {error}") from None
    missing = [key for key in FACTS if key not in facts]
    if missing:
        raise UserError(f"{where}: nothing says with which {', '.join(missing)} it was played (--fresh plays it anew)")
    return Plan(
        case=load(from_mapping(mapping, case_id)),
        seed=facts["seed"],
        draws=facts["draws"],
        as_of=facts["as_of"],
        known_by=facts["known_by"],
        without=tuple(facts["without"]),
        assume=facts["assume"],
        changes=tuple(facts["changes"]),
        played=tuple(facts["played"]),
        block=facts["block"],
    )


# ------------------------------------------------------------------------------------------------ played again


def differences(filed: Mapping[str, Any], again: Mapping[str, Any], *, printed: bool = False) -> list[str]:
    """Where the figures of a replay are not those that were filed, a sentence each.

    filed, again   as `figures` gives them, rounded alike
    printed        only where they differ by more than half of the last printed digit
    """
    return list(_differ(filed, again, printed))


def _differ(filed: Mapping[str, Any], again: Mapping[str, Any], printed: bool) -> Iterator[str]:
    near = P_PRINTED if printed else 0.0
    for event in sorted({*filed["events"], *again["events"]}):
        yield from _number(f"p of {event}", filed["events"].get(event), again["events"].get(event), near)
    for key in ("event", "text"):
        if filed["headline"].get(key) != again["headline"][key]:
            yield f"the headline's {key}: filed {filed['headline'].get(key)!r}, now {again['headline'][key]!r}"
    # the range comes from replays of single assumptions: on another machine it is printed to .05 only
    for key, width in (("p", near), ("low", 5 * near), ("high", 5 * near)):
        yield from _number(f"the headline's {key}", filed["headline"].get(key), again["headline"][key], width)
    for issue in sorted({*filed["values"], *again["values"]}):
        one, other = filed["values"].get(issue), again["values"].get(issue)
        if one is None or other is None:
            yield f"{issue}: filed {'nothing' if one is None else 'a settlement'}, now the other way round"
            continue
        for key in ("step", "scale", "line", "beyond"):
            if one.get(key) != other[key]:
                yield f"{issue}: {key}: filed {one.get(key)}, now {other[key]}"
        yield from _number(f"{issue}: happened", one.get("happened"), other["happened"], near)
        low, high = other["scale"]
        width = SCALE_PRINTED * (high - low) if printed else 0.0
        for level in LEVELS:
            yield from _number(f"{issue}: {level}", one["quantiles"].get(level), other["quantiles"][level], width)


def _number(what: str, filed: object, now: object, near: float) -> Iterator[str]:
    if isinstance(filed, int | float) and isinstance(now, int | float):
        if abs(filed - now) > near:
            yield f"{what}: filed {filed:g}, now {now:g}"
    elif filed != now:
        yield f"{what}: filed {filed}, now {now}"


# ------------------------------------------------------------------------------------------------ from a number


def derived(case: Case, issue: str, step: str, place: float) -> dict[str, bool]:
    """{event: whether it happened}, where a settlement settled at `place`, for the events that ask for nothing else."""
    spec = case.steps[step]
    names = named(spec.kind).outcomes(spec, case)
    arrays = {
        ("happened", step): np.array([True]),
        ("value", step): np.array([place]),
        ("decided", step): np.array([_decided(case.issues[issue], names, place)]),
    }
    out = {}
    for event in case.event:
        tree = parse(event.when)
        if all(_asks_only(leaf, step) for leaf in leaves(tree)):
            out[event.id] = bool(evaluate(tree, State(1, {}, {}, arrays), {step: names})[0])
    return out


def _asks_only(leaf: Leaf, step: str) -> bool:
    match leaf:
        case Threshold():
            return leaf.step == step
        case Fact():
            return leaf.happened and leaf.name == step
        case Compare():
            return leaf.step == step and leaf.actor is None


def _decided(issue: Issue, names: Sequence[str], place: float) -> int:
    """Which outcome of a settlement a place is: its stretch, else on which side of the line it lies."""
    return names.index(stretch(issue, place)) if issue.stretches else int(beyond(issue, np.array([place]))[0])
