"""Whether what is claimed or assumed about a constant of a step or a rule could have been written there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.words import Words


def mistake(case: Case, path: str, number: Number) -> str:
    """What is wrong with `number` for the constant at a canonical path, as the step or rule itself says it; or "".

    The step or rule is read once more with the number in the constant's place, so that whatever it asks of a constant
    (a chance from 0 to 1, a quota of more than 0 votes) is asked here too.
    """
    kind, id, *keys = path.split(".")
    one: Words | None = None
    if kind == "step" and id in case.steps:
        one = case.steps[id]
        if paths.is_choice(path):
            written = dict(case.steps[id].numbers()).get(path)
            return _choice(0.0 if written is None else written.high, number)
    elif kind == "body" and id in case.bodies and keys[:1] == ["rule"]:
        one, keys = case.bodies[id].rule, keys[1:]
    if one is None or not keys:
        return ""
    plain = number.model_dump(include={"low", "mode", "high", "among"})
    try:
        type(one).model_validate(_with(one.model_dump(by_alias=True), keys, plain))
    except ValidationError as error:
        return str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
    return ""


def _choice(count: float, number: Number) -> str:
    """A choice of models is a number from 0 to how many there are."""
    return "" if 0 <= number.low <= number.high <= count else f"expected a value from 0 to {count:g}"


def _with(raw: Any, keys: Sequence[str], value: Any) -> Any:
    """A copy of dumped data with another value behind `keys`; tables in a list go by who stands in them."""
    if not keys:
        return value
    if isinstance(raw, Mapping):
        return {**raw, keys[0]: _with(raw.get(keys[0]), keys[1:], value)}
    if isinstance(raw, (list, tuple)):
        return tuple(
            _with(one, keys[1:], value) if keys[0] in (one.get("member"), one.get("id")) else one for one in raw
        )
    return raw
