"""What came of a filed forecast, as it is typed: yes, no, void, or where it settled."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from instantsia.case.conditions import Came, Chain, Compare, Fact, Leaf, leaves, parse
from instantsia.case.dates import parse_span
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import State
from instantsia.engine.conditions import evaluate
from instantsia.errors import UserError, cut, nearest
from instantsia.left_behind import spoken_of
from instantsia.steps import VARIABLES, playable

VOID = "void"
WORDS = {"yes": True, "no": False}


def outcome(
    manifest: Mapping[str, Any], case: Case, written: Sequence[str], events: Sequence[str] = ()
) -> dict[str, Any]:
    """{void, events {event: bool}, values {issue: place}} of what was typed.

    written   yes or no for the headline; a place on the scale, or ISSUE=PLACE; or void alone
    events    EVENT=yes or EVENT=no

    What follows from a place is added. Raises UserError with what was found and expected where it says nothing, too
    much, or something that cannot be.
    """
    _check(manifest, case)
    if VOID in written:
        if len(written) > 1 or events:
            raise UserError(f"--outcome {VOID} stands alone: nothing came of the question")
        return {"void": True, "events": {}, "values": {}}
    told: dict[str, bool] = {}
    values: dict[str, float] = {}
    for one in written:
        if one in WORDS:
            _add(told, manifest["headline"]["event"], WORDS[one], f"--outcome {one}")
        else:
            issue, place = _place(manifest, one)
            if values.setdefault(issue, place) != place:
                raise UserError(f"{issue} settled at {values[issue]:g} or at {place:g}, expected one place")
    for one in events:
        event, _, word = one.partition("=")
        if event not in manifest["events"]:
            raise UserError(f"--event {cut(one)}: there is no such event ({nearest(event, manifest['events'])})")
        if word not in WORDS:
            raise UserError(f"--event {cut(one)}: expected {event}=yes or {event}=no")
        _add(told, event, WORDS[word], f"--event {one}")
    for issue, place in values.items():
        for event, happened in derived(case, issue, manifest["values"][issue]["step"], place).items():
            _add(told, event, happened, f"{issue} at {place:g}")
    headline = manifest["headline"]["event"]
    if headline not in told:
        found = " ".join(written) or "no --outcome"
        raise UserError(f"{found} does not say whether {headline} happened (add --event {headline}=yes or =no)")
    return {"void": False, "events": {event: told[event] for event in sorted(told)}, "values": values}


def _check(manifest: Mapping[str, Any], case: Case) -> None:
    """Raises UserError where a filed forecast speaks of settlements that its case does not have."""
    for issue, value in manifest["values"].items():
        step = case.steps.get(value["step"])
        about = None if step is None else playable(step).decided_issue(case)
        if about != issue or list(case.issues[issue].bounds) != value["scale"]:
            raise UserError(
                f"entry {manifest['number']} was filed of {issue}, settled by {value['step']}: its case has nothing "
                "like it (instantsia ledger verify says what differs)"
            )


def _add(told: dict[str, bool], event: str, happened: bool, said: str) -> None:
    if told.setdefault(event, happened) != happened:
        raise UserError(f"{said} says that {event} {'happened' if happened else 'did not happen'}, "
                        "and something else on the line says the contrary")  # fmt: skip


def _place(manifest: Mapping[str, Any], written: str) -> tuple[str, float]:
    """(issue, place) of a settlement; raises UserError where there is no such scale or the place is off it."""
    scales: Mapping[str, Any] = manifest["values"]
    issue, equals, number = written.rpartition("=")
    if not scales:
        asked = f", in answer to {cut(manifest['question'])}" if manifest.get("question") else ""
        raise UserError(f"--outcome {cut(written)}: this forecast has no scale, expected yes, no or {VOID}{asked}")
    if equals and issue not in scales:
        raise UserError(f"--outcome {cut(written)}: there is no scale {issue} ({nearest(issue, scales)})")
    if not equals and len(scales) > 1:
        raise UserError(f"--outcome {cut(written)}: this forecast has {len(scales)} scales, expected "
                        f"{' or '.join(f'{one}=NUMBER' for one in scales)}")  # fmt: skip
    issue = issue or next(iter(scales))
    low, high = scales[issue]["scale"]
    try:
        place = float(number)
    except ValueError:
        place = math.nan
    if math.isnan(place):
        raise UserError(f"--outcome {cut(written)}: expected yes, no, {VOID} or a number from {low:g} to {high:g}")
    if not low <= place <= high:
        which = f" of {issue}" if len(scales) > 1 else ""
        raise UserError(f"--outcome {cut(written)} lies off the scale{which}, {low:g} to {high:g}")
    return issue, place


def last_day(case: Case) -> int | None:
    """The last day of the steps that the headline names, if any of them has one."""
    headline = case.event[0]
    steps = spoken_of(case, parse(headline.when))
    dates = (step.date for step in case.step if step.id in steps and step.date is not None)
    return max((span.last for span in map(parse_span, dates) if span.last is not None), default=None)


def derived(case: Case, issue: str, step: str, place: float) -> dict[str, bool]:
    """{event: whether it happened}, where a settlement settled at `place`, for the events that ask for nothing else."""
    names = playable(case.steps[step]).outcomes(case)
    arrays = {
        ("happened", step): np.array([True]),
        ("value", step): np.array([place]),
        ("decided", step): np.array([_decided(case.issues[issue], names, place)]),
    }
    out = {}
    for event in case.event:
        tree = parse(event.when)
        if all(_asks_only(leaf, step) for leaf in leaves(tree)):
            out[event.id] = bool(evaluate(tree, State(1, VARIABLES, {}, arrays), {step: names})[0])
    return out


def _asks_only(leaf: Leaf, step: str) -> bool:
    match leaf:
        case Chain():
            return all(asked.subject == step and asked.name == "value" for asked in leaf.attributes)
        case Came():
            return False
        case Fact():
            return leaf.happened and leaf.name == step
        case Compare():
            return leaf.step == step and leaf.actor is None


def _decided(issue: Issue, names: Sequence[str], place: float) -> int:
    """Which outcome of a settlement a place is: its stretch, else on which side of the line it lies."""
    return names.index(issue.stretch_at(place)) if issue.stretches else int(issue.lies_beyond(np.array([place]))[0])
