"""A case as it was written, entry by entry: what is compared and mixed where a case was edited."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.analysis.changes.differing import COSMETIC
from instantsia.case import paths
from instantsia.case.model import TABLES, Case

Keys = tuple[str, ...]
Raw = Mapping[str, Any]

PLAYED = tuple(table for table in TABLES if table not in ("text", "what_if"))
"""The tables of a case that are played, besides those of other packages."""
TOLD = COSMETIC | {"question"}
"""Keys that are told and never played."""


def tables_of(case: Case) -> Mapping[str, Mapping[str, Raw]]:
    """{table: {id, path that it is about, or coder and claim: the entry as it was written}}.

    Of two about one path the last counts.
    """
    return _written(case)[1]


def head_of(case: Case) -> Raw:
    """What stands above the tables, besides the id."""
    return _written(case)[0]


@functools.lru_cache(maxsize=8)
def _dumped(text: str) -> tuple[Raw, Mapping[str, Mapping[str, Raw]]]:
    data = json.loads(text)
    others = [key for key in data if key not in Case.model_fields]
    tables = {table: {_name(table, raw): raw for raw in data.get(table, ())} for table in (*PLAYED, *others)}
    return {k: v for k, v in data.items() if k not in {*TABLES, *others, "id", "include"}}, tables


def _written(case: Case) -> tuple[Raw, Mapping[str, Mapping[str, Raw]]]:
    return _dumped(case.digest_text)


def _name(table: str, raw: Raw) -> str:
    if table == "coding":
        return f"{raw['by']}.{raw['claim']}"
    return str(raw["id"]) if "id" in raw else paths.short(paths.canonical(raw["about"]))


def label_of(value: Any) -> Any:
    """Whom or what an entry of a list is about; None where it says neither member nor id."""
    return (value.get("member") or value.get("id")) if isinstance(value, dict) else None


def is_number(value: Any) -> bool:
    """Whether a written thing is a `Number`."""
    return isinstance(value, dict) and {"low", "high", "mode"} <= value.keys()


def merged(first: Sequence[str], other: Sequence[str]) -> list[str]:
    """All names in the order of `first`; each that only `other` has stands after the one before it there.

    >>> merged(["a", "b", "d"], ["a", "c", "d", "e"])
    ['a', 'c', 'b', 'd', 'e']
    """
    out = list(first)
    before: str | None = None
    for name in other:
        if name not in out:
            out.insert(0 if before is None else out.index(before) + 1, name)
        before = name
    return out
