"""What stands behind keys in written data: through tables, and through lists of small tables by who or what stands in
them: `absent.saburov.chance`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where a name stands in what is written: keys, and places in a list."""


def step_in(raw: Any, key: str) -> Any:
    """What stands under a key, or in the small table of a list that is about `key`; None where nothing does."""
    if isinstance(raw, Mapping):
        return raw.get(key)
    if isinstance(raw, (list, tuple)):
        return next(
            (one for one in raw if isinstance(one, Mapping) and key in (one.get("member"), one.get("id"))), None
        )
    return None


def at(raw: Any, keys: Sequence[str]) -> Any:
    """What stands behind `keys`."""
    for key in keys:
        raw = step_in(raw, key)
    return raw


def with_value(raw: Any, keys: Sequence[str], value: Any) -> Any:
    """A copy of written data with another value behind `keys`."""
    if not keys:
        return value
    first, *rest = keys
    if isinstance(raw, (list, tuple)):
        inner = step_in(raw, first)
        return type(raw)(with_value(one, rest, value) if one is inner else one for one in raw)
    raw = raw if isinstance(raw, Mapping) else {}
    return {**raw, first: with_value(raw.get(first), rest, value)}
