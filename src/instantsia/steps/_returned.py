"""What is wrong with what a step of another package leaves: another shape, a value that nobody declares, a code that
stands for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.errors import cut
from instantsia.guard import Flaw, anything, first, misshapen, off

OPTIONS = ("standing", *paths.TOLD)
"""Variables that are an option of their issue."""


def _played(step: Any, shown: tuple[Any, ...], found: Any) -> str:
    case, state = shown[:2]
    return _left(step, case, state, found)


def _arrived(step: Any, shown: tuple[Any, ...], found: Any) -> str:
    case, _, state = shown[:3]
    wrong = _left(step, case, state, found)
    short = [] if wrong else [key[0] for key in found if state.variables[key[0]].lasts == "turn"]
    return f"returned {short[0]}, but what arrives lasts: declare it with lasts='run'" if short else wrong


def _left(step: Any, case: Case, state: State, found: Any) -> str:
    if not isinstance(found, Mapping):
        return f"returned {cut(found)}, expected a mapping of (variable, subject) to arrays"
    return first(wrong for key, value in found.items() for wrong in _value(step, case, state, key, value))


def _value(step: Any, case: Case, state: State, key: Any, value: Any) -> Iterator[str]:
    if not (isinstance(key, tuple) and len(key) == 2 and all(isinstance(part, str) for part in key)):
        yield f"returned {cut(key)}, expected (variable, subject)"
        return
    name, subject = key
    if step.SENDS and key == ("due", step.id):
        yield misshapen(f"due of {subject}", value, (state.view,), "f8")
        return
    if name not in state.variables:
        yield f"returned {cut(key)}, but nobody declares a variable {name}"
        return
    variable = state.variables[name]
    shape = (state.view,) if variable.axis is None else (state.view, len(state.axes[variable.axis]))
    what = f"{name} of {subject}"
    yield misshapen(what, value, shape, variable.dtype)
    most = _most(step, case, name, subject)
    if most is not None:
        yield off(what, np.asarray(value), -1, most)


def _most(step: Any, case: Case, name: str, subject: str) -> int | None:
    """The largest code of a variable; None for one that is no code."""
    if name == "decided" and subject == step.id:
        return len(step.outcomes(case)) - 1
    if name in OPTIONS and subject in case.issues:
        return len(case.issues[subject].options) - 1
    return len(case.actor) - 1 if name == "chair" else None


_HARMLESS = (
    "outcomes", "ends_by", "keeps_away", "reads", "idle_constants", "methods", "cited", "decided_issue", "keeps",
    "told", "check", "constant", "recorded_or", "ways", "adds_errors", "stakes_of", "with_actor_at",
    "compromise", "brings_on", "looks_up",
)  # fmt: skip


def _brought(step: Any, shown: tuple[Any, ...], found: Any) -> str:
    case, state = shown[:2]
    if found is None:
        return ""
    options = len(case.issues[step.brings_on(case)].options)
    return misshapen("what it brings", found, (state.view,), "i1") or off("what it brings", found, -1, options - 1)


LOOKED_AT: Mapping[str, Flaw] = {
    "play": _played,
    "observe": _played,
    "arrive": _arrived,
    "brings": _brought,
    **dict.fromkeys(_HARMLESS, anything),
}
"""{method of a step: what is wrong with what it returns}."""
