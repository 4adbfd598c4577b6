"""What the fields of a step or a rule name, by what its kind declares (`REFERS`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from instantsia.casefile.positions import Path
from instantsia.rules import RuleKind
from instantsia.steps import StepKind

KINDS = frozenset({"actor", "body", "issue", "fact", "step", "group", "source", "teller", "event"})
"""Sorts of things that have a table of their own. Members of a body and options of an issue have none: they are looked
at where the body and the issue are known."""


def named(kind: StepKind | RuleKind, below: Path = ()) -> Iterator[tuple[Path, str, Any]]:
    """(path, sort, value) of every field that names something.

    below   where the step or rule stands in its entry
    """
    for key, sort in kind.REFERS.items():
        yield from ((path, sort, value) for path, value in _fields(kind, key.split("."), below))


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
