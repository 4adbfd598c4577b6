"""Groups and steps: that each names what is there, and that they stand in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instantsia import steps
from instantsia.case.dates import parse_span
from instantsia.case.happenings import Group, Step
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.conditions import condition
from instantsia.casefile.checking.references.known import Known, ids_in
from instantsia.casefile.positions import Path
from instantsia.errors import cut, nearest
from instantsia.steps import StepModule

USUALLY = {"body": "body", "to": "body", "issue": "issue"}
"""What the fields of a step refer to where its file does not say."""

KINDS = frozenset({"actor", "body", "issue", "fact", "step", "group", "source", "teller", "event"})
"""Kinds of things that a step can name; options are looked at by its own check."""


def check(known: Known) -> Iterator[Finding]:
    """Every group and step, then their order, then every condition; fills `known.outcomes`."""
    for number, group in enumerate(known.case.group):
        yield from _group(number, group)
    for number, step in enumerate(known.case.step):
        yield from _step(known, number, step)
    yield from _order(known)
    for number, step in enumerate(known.case.step):
        if step.when is not None:
            earlier = _before(known, number)
            yield from condition(known, "step", number, "when", step.when, earlier)
    every = [step.id for step in known.case.step]
    for number, group in enumerate(known.case.group):
        if group.while_ is not None:
            inside = [place for place, step in enumerate(known.case.step) if step.within == group.id]
            earlier = [*_before(known, inside[0]), known.case.step[inside[0]].id] if inside else every
            yield from condition(known, "group", number, "while", group.while_, earlier)
    for number, event in enumerate(known.case.event):
        yield from condition(known, "event", number, "when", event.when, every)


def _group(number: int, group: Group) -> Iterator[Finding]:
    for key, message, remedy in group.mistakes():
        yield Finding("E18", "group", number, (key,), message, remedy)


def _step(known: Known, number: int, step: Step) -> Iterator[Finding]:
    module = steps.named(step.kind)
    sound = True
    for path, kind, value in _references(module, step):
        problems = list(known.refers("step", number, path, value, (kind,)))
        yield from problems
        there = {
            "actor": known.case.actors, "body": known.sound_bodies, "issue": known.case.issues,
            "fact": known.case.facts, "step": {*known.outcomes, *(one.id for one in known.case.step[number:])},
        }.get(kind)  # fmt: skip
        if problems or (there is not None and any(id not in there for _, id in ids_in(value))):
            sound = False
    if sound:
        known.outcomes[step.id] = tuple(module.outcomes(step, known.case))
        own_check = getattr(module, "check", None)
        if own_check is not None:
            for key, message, remedy in own_check(step, known.case):
                path = tuple(key.split(".")) if isinstance(key, str) and key else tuple(key or ())
                yield Finding("E23", "step", number, path, message, remedy)
    if step.after is not None:
        yield from _after(known, number, step.after)
    if step.within is not None:
        yield from known.refers("step", number, ("within",), step.within, ("group",))


def _after(known: Known, number: int, after: str) -> Iterator[Finding]:
    earlier = [step.id for step in known.case.step[:number]]
    if after in known.names.get("step", ()) and after not in earlier and after in known.case.steps:
        message = f"found {cut(after)}, which comes later in the list, expected an earlier step"
        yield Finding("E18", "step", number, ("after",), message, nearest(after, earlier))
    else:
        yield from known.refers("step", number, ("after",), after, ("step",))


def _order(known: Known) -> Iterator[Finding]:
    """Days do not go back from step to step, every step has one, and the steps of a group stand together."""
    groups = {group.id: group for group in known.case.group}
    last: tuple[int, str] | None = None
    left: set[str] = set()
    previous: str | None = None
    for number, step in enumerate(known.case.step):
        if previous is not None and step.within != previous:
            left.add(previous)
        if step.within is not None and step.within in left:
            message = f"found {cut(step.within)}, whose steps stand further up, expected them side by side"
            yield Finding("E18", "step", number, ("within",), message, "move the step to the others of its group")
        previous = step.within
        if step.within is None:
            key, written = "date", step.date
        elif step.within in groups:
            key, written = "within", groups[step.within].from_
        else:
            continue
        if written is None:
            if step.after is None:
                message = "missing, expected a day (or after, or within)"
                yield Finding("E12", "step", number, ("date",), message, "write date = 1957-06-18")
            continue
        first = parse_span(written).first
        if first is None:
            if key == "date":
                yield Finding("E18", "step", number, ("date",), "found always, expected a day, month or year")
            continue
        if last is not None and first < last[0]:
            message = f"found {written}, expected a day not before that of the step above it ({last[1]})"
            yield Finding("E18", "step", number, (key,), message, "steps happen in the order of the list")
        else:
            last = first, step.id


def _before(known: Known, number: int) -> list[str]:
    """Steps that can have happened before the one at `number`: those above it, and earlier turns of its group."""
    steps_ = known.case.step
    within = steps_[number].within
    return [
        one.id for place, one in enumerate(steps_) if place < number or (within is not None and one.within == within)
    ]


def _references(module: StepModule, step: Step) -> Iterator[tuple[Path, str, Any]]:
    """(path, kind, value) of the fields of a step that name something."""
    refers: Mapping[str, str] = {**USUALLY, **getattr(module, "REFERS", {})}
    for key, kind in refers.items():
        if kind in KINDS:
            yield from ((path, kind, value) for path, value in _fields(step, key.split("."), ()))


def _fields(value: Any, keys: Sequence[str], path: Path) -> Iterator[tuple[Path, Any]]:
    """What stands behind keys, in every table of a list on the way."""
    if not keys:
        if value is not None:
            yield path, value
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _fields(inner, keys, (*path, number))
    elif isinstance(value, Mapping):
        yield from _fields(value.get(keys[0]), keys[1:], (*path, keys[0]))
    elif value is not None:
        # a key that is a word of Python has an underscore behind its name
        inner = getattr(value, keys[0], getattr(value, f"{keys[0]}_", None))
        yield from _fields(inner, keys[1:], (*path, keys[0]))
