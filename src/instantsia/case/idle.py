"""Bodies that are there, and in which nothing comes of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from instantsia.case.model import Case
from instantsia.case.people import Body

MEETINGS = frozenset({"convene", "adjourn"})
"""Steps that say who is there, and decide nothing themselves."""
_WORD = re.compile(r"[a-z0-9_]+")


def idle(case: Case, body: Body) -> bool:
    """Whether a body at most meets: nothing else of the case speaks of it, nor of the steps by which it meets."""
    own = {step.id for step in case.step if step.kind in MEETINGS and case.body_of(step) is body}
    named = {body.id, *own}
    return not any(words & named for words in _spoken(case, body.id, own))


def _spoken(case: Case, body: str, meetings: set[str]) -> Iterator[set[str]]:
    """The words of every text below what could speak of a body: all but itself and the steps by which it meets."""
    for table, entries in case:
        for entry in entries if isinstance(entries, tuple) else ():
            id = getattr(entry, "id", None)
            if (table == "body" and id == body) or (table == "step" and id in meetings):
                continue
            yield from _words(
                entry.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"text", "why", "name"})
            )


def _words(value: Any) -> Iterator[set[str]]:
    if isinstance(value, str):
        yield set(_WORD.findall(value))
    elif isinstance(value, dict):
        for key, below in value.items():
            yield {key}
            yield from _words(below)
    elif isinstance(value, list):
        for below in value:
            yield from _words(below)
