"""What a key of an entry takes, by the schema, and the entry with something else under it.

A way of keys goes through tables, and through lists of small tables by who or what stands in them:
`absent.saburov.chance`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from instantsia import rules, steps
from instantsia.case.behind_keys import step_in
from instantsia.case.model import table_of
from instantsia.case.numbers import Number
from instantsia.case.people import Rule
from instantsia.casefile.positions import Path

Takes = Literal["list", "number", "flag", "text", "other"]


def takes(table: str, raw: Mapping[str, Any], keys: Sequence[str]) -> tuple[Takes | None, list[str]]:
    """(what stands behind `keys` in an entry of a table, ()), or (None, the keys that are known where the way ends)."""
    kind = raw.get("kind")
    annotation: Any = table_of(table)
    if table == "step" and isinstance(kind, str) and steps.is_kind(kind):
        annotation = steps.step_kind(kind)
    inside: Any = raw
    for number, key in enumerate(keys):
        inner = _inner(annotation, inside, key)
        if inner is None:
            return None, [".".join([*keys[:number], label]) for label in _fields(annotation, inside)]
        annotation, inside = inner, step_in(inside, key)
    return _what(annotation), []


def below(table: str, raw: Mapping[str, Any], keys: Sequence[str]) -> list[str]:
    """Keys that are known below a table of an entry, where they were written beside it: `rule.heirs` for `heirs`."""
    tables = [key for key, value in raw.items() if isinstance(value, Mapping)]
    # of a table whose keys are names of the case any key is known
    tables = [one for one in tables if takes(table, raw, [one, ""])[0] is None]
    return [".".join([one, *keys]) for one in tables if takes(table, raw, [one, *keys])[0] is not None]


def _what(annotation: Any) -> Takes:
    branches = list(_branches(annotation))
    if any(get_origin(one) is tuple and len(get_args(one)) == 2 and get_args(one)[1] is ... for one in branches):
        return "list"
    if Number in branches:
        return "number"
    return "flag" if bool in branches else "text" if annotation is str else "other"


def _inner(annotation: Any, raw: Any, key: str) -> Any:
    fields = _fields(annotation, raw)
    if key in fields:
        return fields[key]
    for one in _branches(annotation):
        origin = get_origin(one)
        if origin is dict:
            return get_args(one)[1]
        if origin is tuple and step_in(raw, key) is not None:
            return get_args(one)[0]
    return None


def _fields(annotation: Any, raw: Any) -> dict[str, Any]:
    """{key: what it takes} of a table; a number has no keys of its own here."""
    out: dict[str, Any] = {}
    for one in _branches(annotation):
        if isinstance(one, type) and issubclass(one, BaseModel) and not issubclass(one, Number):
            if issubclass(one, Rule) and isinstance(raw, Mapping) and rules.is_kind(str(raw.get("kind"))):
                one = rules.rule_kind(str(raw["kind"]))
            out |= {field.alias or name: field.annotation for name, field in one.model_fields.items()}
    return out


def _branches(annotation: Any) -> Iterator[Any]:
    """The annotations that a union, or one with metadata, is made of."""
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        yield from _branches(get_args(annotation)[0])
    elif origin is typing.Union or origin is types.UnionType:
        for inner in get_args(annotation):
            yield from _branches(inner)
    else:
        yield annotation


def written_path(raw: Any, keys: Sequence[str]) -> Path:
    """Where that stands: keys, and places in lists."""
    out: list[str | int] = []
    for key in keys:
        inner = step_in(raw, key)
        out.append(next((n for n, one in enumerate(raw) if one is inner), 0) if isinstance(raw, (list, tuple)) else key)
        raw = inner
    return tuple(out)
