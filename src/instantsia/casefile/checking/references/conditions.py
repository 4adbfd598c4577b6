"""Conditions: that they can be read, and name what comes before and what can come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from instantsia import steps
from instantsia.case.conditions import Compare, ConditionError, Fact, Threshold, leaves, parse
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.errors import cut, nearest
from instantsia.evidence.program import VOTES


def condition(
    known: Known, table: str, number: int, key: str, written: str, before: Sequence[str]
) -> Iterator[Finding]:
    """What is wrong with a condition under `key`. before: the steps that can have happened by then."""
    try:
        tree = parse(written)
    except ConditionError as error:
        yield Finding("E15", table, number, (key,), f"found {cut(written)}, {error}")
        return
    except ValueError as error:
        yield Finding("E15", table, number, (key,), f"found {cut(written)}, which cannot be read: {error}")
        return
    for leaf in leaves(tree):
        if isinstance(leaf, Fact) and not leaf.happened:
            yield from _fact(known, table, number, key, leaf.name)
            continue
        name = leaf.name if isinstance(leaf, Fact) else leaf.step
        if name not in before:
            yield from _no_step(known, table, number, key, name, before)
        elif isinstance(leaf, Compare):
            yield from _compare(known, table, number, key, leaf)
        elif isinstance(leaf, Threshold):
            yield from _threshold(known, table, number, key, leaf)


def _fact(known: Known, table: str, number: int, key: str, name: str) -> Iterator[Finding]:
    if name in known.names.get("fact", ()):
        return
    if name in known.names.get("step", ()):
        message = f"found the step {name} alone, expected it compared with what came of it, or {name}.happened"
        example = known.outcomes.get(name, ())
        yield Finding("E15", table, number, (key,), message, f'{name} == "{example[0]}"' if example else "")
        return
    message = f"found {cut(name)}, expected a fact"
    yield Finding("E15", table, number, (key,), message, nearest(name, known.names.get("fact", ())))


def _no_step(known: Known, table: str, number: int, key: str, name: str, before: Sequence[str]) -> Iterator[Finding]:
    if name in known.case.steps:
        message = f"found {cut(name)}, which comes later, expected a step that comes before"
    elif name in known.names.get("step", ()):
        return  # written, and wrong in a way that is said elsewhere
    else:
        message = f"found {cut(name)}, expected the id of a step"
    yield Finding("E15", table, number, (key,), message, nearest(name, before))


def _threshold(known: Known, table: str, number: int, key: str, leaf: Threshold) -> Iterator[Finding]:
    step = known.case.steps.get(leaf.step)
    if step is None:
        return
    if not getattr(steps.named(step.kind), "SETTLES", False):
        message = f"found {leaf.step}.value, but a step of kind {step.kind} settles on no point of a scale"
        example = known.outcomes.get(leaf.step, ())
        yield Finding("E15", table, number, (key,), message, f'{leaf.step} == "{example[0]}"' if example else "")
        return
    issue = known.case.issues.get(getattr(step, "issue", ""))
    if issue is not None and not issue.bounds[0] <= leaf.point <= issue.bounds[1]:
        low, high = issue.bounds
        message = f"found {leaf.point:g}, expected a point of the scale of {issue.id}, from {low:g} to {high:g}"
        yield Finding("E15", table, number, (key,), message)


def _compare(known: Known, table: str, number: int, key: str, leaf: Compare) -> Iterator[Finding]:
    outcomes = known.outcomes.get(leaf.step)
    if outcomes is None:
        return
    if not outcomes:
        message = f"found {leaf.step} compared, but nothing is decided in it"
        yield Finding("E15", table, number, (key,), message, f"write {leaf.step}.happened")
        return
    if leaf.actor is not None:
        outcomes = (*outcomes, *VOTES)
        if leaf.actor not in known.names.get("actor", ()):
            message = f"found {cut(leaf.actor)}, expected an actor"
            yield Finding("E15", table, number, (key,), message, nearest(leaf.actor, known.names.get("actor", ())))
    for option in leaf.options:
        if option not in outcomes:
            message = f"found {cut(option)}, expected what can come of {leaf.step}"
            yield Finding("E15", table, number, (key,), message, nearest(option, outcomes))
