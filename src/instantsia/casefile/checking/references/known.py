"""What the entries of a case are checked against: what is written, and what is known of them so far."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from instantsia.case.model import TABLES, Case
from instantsia.case.naming import ids_in
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.written import Written
from instantsia.casefile.positions import Path
from instantsia.errors import cut, nearest

NAMED = frozenset(table for table, entry in TABLES.items() if "id" in entry.model_fields)
"""Tables of ours whose entries a step, a rule, a body or a thing can name; those of other packages come to them."""


@dataclass
class Known:
    """A case and what is known of it.

    case          what could be read of it
    written       what is written, also in entries that could not be read
    outcomes      {step: what can come of it}, for the steps that could be asked
    sound_bodies  bodies with nothing wrong about them
    told          whether all that says how word travels could be read, and fits
    sides         whether all that is said of the sides of a bargain could be read, and fits
    """

    case: Case
    written: Written
    outcomes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sound_bodies: set[str] = field(default_factory=set)
    told: bool = True
    sides: bool = True

    @functools.cached_property
    def readable(self) -> Mapping[str, frozenset[str]]:
        """{table: ids of its entries that could be read}."""
        return {table: frozenset(self.case.by_id[table]) for table in (*NAMED, *self.case.others)}

    def refers(
        self, table: str, number: int, path: Path, value: Any, kinds: tuple[str, ...], what: str = ""
    ) -> Iterator[Finding]:
        """A finding for every id in `value` that is none of the `kinds`."""
        for inner, id in ids_in(value):
            if not any(self.written.may_have(kind, id) for kind in kinds):
                known = [name for kind in kinds for name in self.written.of(kind)]
                expected = what or f"the id of {' or '.join(_a(kind) for kind in kinds)}"
                message = f"found {cut(id)}, expected {expected}"
                yield Finding("E4", table, number, (*path, *inner), message, nearest(id, known))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
