"""Small worlds built by hand: a case, and a state such as the engine would hand to a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from instantsia import rules, steps
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.draws.state import Changes, State
from instantsia.draws.streams import Streams
from instantsia.evidence.path_values import quantile
from instantsia.steps import playable

DAY = 700_000.0


def case_of(
    members: Mapping[str, list[str]],
    *,
    options: tuple[str, ...] = ("keep", "close"),
    written: tuple[dict[str, Any], ...] = (),
    rule: Mapping[str, dict[str, Any]] | None = None,
    scale: bool = True,
    at: dict[str, float] | None = None,
    owes: Mapping[str, dict[str, float]] | None = None,
    seats: Mapping[str, float] | None = None,
    absent: Mapping[str, list[str]] | None = None,
    chair: Mapping[str, str] | None = None,
    convener: Mapping[str, list[str]] | None = None,
    issue: Mapping[str, Any] | None = None,
    settles: Mapping[str, str] | None = None,
) -> Case:
    """A case with one issue `pier` (with more keys of `issue`), bodies by name, and steps as they would be written."""
    callers = {one for named in (convener or {}).values() for one in named}
    people = sorted({member for body in members.values() for member in body} | set(owes or {}) | callers)
    asked: dict[str, Any] = {"id": "pier", "options": options, **(issue or {})}
    if scale:
        asked["scale"] = {"0": "keep", "100": "close"}
        if at is not None:
            asked["at"] = at
    bodies = []
    for body, listed in members.items():
        how = dict((rule or {}).get(body, {"kind": "majority"}))
        bodies.append(
            {
                "id": body,
                "members": listed,
                "rule": rules.rule_kind(how["kind"]).model_validate(how),
                "absent": (absent or {}).get(body, []),
                "chair": (chair or {}).get(body),
                "convener": (convener or {}).get(body, []),
                "settles": (settles or {}).get(body),
            }
        )
    return Case.model_validate(
        {
            "instantsia": 1,
            "id": "world",
            "title": "world",
            "actor": tuple(
                {
                    "id": one,
                    "owes": {k: Number(low=v, high=v) for k, v in (owes or {}).get(one, {}).items()},
                    "seats": None if one not in (seats or {}) else Number(low=seats[one], high=seats[one]),  # type: ignore[index]
                }
                for one in people
            ),
            "body": tuple(bodies),
            "issue": (asked,),
            "step": tuple(steps.step_kind(one["kind"]).model_validate(one) for one in written),
        }
    )


def value_of(number: Number, u: Any) -> Any:
    return quantile(u, number)


def state_of(
    case: Case, draws: int, *, positions: Mapping[str, Any] | None = None, numbers: Mapping[str, Any] | None = None
) -> State:
    """The state before any step: every number that the steps name is drawn, positions are as given or drawn.

    positions  {actor: a point, or (draw,) points}
    numbers    {path: a value, or (draw,) values}, over what is drawn
    """
    everybody = [actor.id for actor in case.actor]
    table = steps.tables() | dict(steps.VARIABLES)
    for step in case.step:
        table.update(playable(step).VARIABLES)
    draw = Streams(7, 0, draws, scope="value")
    arrays: dict[tuple[str, str], Any] = {("clock", ""): np.full(draws, DAY)}
    held: dict[str, Number] = {}
    for step in case.step:
        held.update(step.numbers())
        for path in playable(step).reads(case):
            arrays["number", path] = draw.uniform(path)
    for one in case.issue:
        if one.status_quo is not None:
            held[f"issue.{one.id}.status_quo"] = one.status_quo
    for actor in case.actor:
        held.update({f"actor.{actor.id}.owes.{key}": value for key, value in actor.owes.items()})
        if actor.seats is not None:
            held[f"actor.{actor.id}.seats"] = actor.seats
    for body in case.body:
        for key, value in vars(body.rule).items():
            if isinstance(value, Number):
                held[f"body.{body.id}.rule.{key}"] = value
    for path, number in held.items():
        arrays["number", path] = value_of(number, draw.uniform(path))
    place = np.full((draws, len(everybody)), np.nan)
    for column, one in enumerate(everybody):
        place[:, column] = (positions or {}).get(one, 100 * draw.uniform(f"position/{one}"))
    arrays["position", "pier"] = place
    for what in ("salience", "capability"):
        table_ = np.full((draws, len(everybody)), np.nan)
        for column, one in enumerate(everybody):
            path = f"actor.{one}.{what}.pier"
            if ("number", path) in arrays:
                table_[:, column] = (numbers or {}).get(path, arrays["number", path])
        arrays[what, "pier"] = table_
    for path, value in (numbers or {}).items():
        arrays["number", path] = np.full(draws, 1.0) * value
    axes = {"actor": {actor: column for column, actor in enumerate(everybody)}}
    return State(draws, table, axes).updated(arrays)


def after(state: State, step: str, new: Changes) -> State:
    """The state once a step has been played on all draws: stored only where it came to it, as an engine does."""
    came = new.get(("happened", step), np.ones(state.draws, dtype=bool))
    rows = np.flatnonzero(came)
    return state.updated({key: values[rows] for key, values in new.items()}, rows)


def played(case: Case, state: State, seed: int = 1, start: int = 0) -> State:
    """The state after every step of the case, on all draws."""
    for step in case.step:
        new = playable(step).play(case, state, streams_of(step.id, state.draws, seed, start))
        state = after(state, step.id, new)
    return state


def streams_of(step: str, draws: int, seed: int = 1, start: int = 0, **more: Any) -> Streams:
    return Streams(seed, start, draws, scope=f"step/{step}", **more)
