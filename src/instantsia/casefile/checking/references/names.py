"""Ids that conditions could not tell apart: of facts, steps, groups, and of whatever steps keep milestones of."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.errors import cut
from instantsia.left_behind import kept_of_things

NAMED = ("step", "group", "fact")
"""Tables of ours whose entries a condition names by their bare id."""


def check(known: Known) -> Iterator[Finding]:
    """An id of one table that is an id of another too; asks `known.outcomes`, and so comes after the steps."""
    kept = kept_of_things(known.case, known.outcomes)
    taken: dict[str, str] = {}
    for table in (*NAMED, *known.case.others):
        entries = getattr(known.case, table) if table in NAMED else known.case.others[table]
        for number, entry in enumerate(entries):
            if table not in NAMED and entry.id not in kept:
                continue  # nothing is kept of it that a condition could ask for
            other = taken.setdefault(entry.id, table)
            if other != table:
                message = f"found {cut(entry.id)}, the id of a {other} as well: conditions cannot tell them apart"
                yield Finding("E4", table, number, ("id",), message, "give one of them another id")
