"""Whether a case uses something of another package: then the kinds of number of other packages are read too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from instantsia import rules, steps
from instantsia.case import paths, quantities_from_outside
from instantsia.case.model import TABLES
from instantsia.case.quantities import quantities

ABOUT = ("claim", "assumption", "dispute")
"""Tables whose entries are about a path."""


def ask_for(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Asks other packages for their kinds of number where a case has something that none of ours is.

    tables  {table: its entries as they were written}

    Raises UserError where one of them cannot be used.
    """
    if any(_strange(tables)):
        quantities_from_outside.ask()


def _strange(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[bool]:
    yield any(table not in TABLES for table in tables)
    yield any(_kind(step, steps.KINDS.ours) for step in tables.get("step", ()))
    yield any(_kind(body.get("rule"), rules.KINDS.ours) for body in tables.get("body", ()))
    issues = {id for issue in tables.get("issue", ()) if isinstance(id := issue.get("id"), str)}
    for table in ABOUT:
        for entry in tables.get(table, ()):
            about = entry.get("about")
            if isinstance(about, str):
                yield is_strange(paths.canonical(about), issues)


def is_strange(path: str, issues: Collection[str]) -> bool:
    """Whether a canonical path may be of a kind of number that is none of those that are known."""
    match = quantities().match(path)
    return match is None or (match.issue is not None and match.issue not in issues)


def _kind(written: Any, ours: Collection[str]) -> bool:
    """Whether a step or rule names a kind that is none of ours; one with no name is a mistake, and no kind."""
    kind = written.get("kind") if isinstance(written, Mapping) else None
    return isinstance(kind, str) and kind not in ours
