"""Entries of tables of other packages: that what each names is there."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.references.referring import Scope, unresolved


def check(known: Known) -> Iterator[Finding]:
    """Every thing."""
    for table, entries in known.case.others.items():
        for number, thing in enumerate(entries):
            yield from unresolved(known, table, number, thing, Scope.of(thing))
