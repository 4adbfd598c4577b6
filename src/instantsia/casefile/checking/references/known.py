"""What the entries of a case are checked against: the names that are written, and what is known of them so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.positions import Path
from instantsia.errors import cut, nearest

Names = Mapping[str, Sequence[str]]


@dataclass
class Known:
    """A case and what is known of it.

    case          what could be read of it
    names         {table: ids that are written}, also of entries that could not be read
    outcomes      {step: what can come of it}, for the steps that could be asked
    sound_bodies  bodies with nothing wrong about them
    """

    case: Case
    names: Names
    outcomes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sound_bodies: set[str] = field(default_factory=set)

    def refers(
        self, table: str, number: int, path: Path, value: Any, kinds: tuple[str, ...], what: str = ""
    ) -> Iterator[Finding]:
        """A finding for every id in `value` that is none of the `kinds`."""
        known = [name for kind in kinds for name in self.names.get(kind, ())]
        for inner, id in ids_in(value):
            if id not in known:
                expected = what or f"the id of {' or '.join(_a(kind) for kind in kinds)}"
                message = f"found {cut(id)}, expected {expected}"
                yield Finding("E4", table, number, (*path, *inner), message, nearest(id, known))


def ids_in(value: Any) -> Iterator[tuple[Path, str]]:
    """Every id in the field of a step: a name, names in a list, the keys of a table, the members of small tables."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Mapping):
        for key in value:
            yield (key,), str(key)
    elif isinstance(value, (tuple, list)):
        for number, inner in enumerate(value):
            if isinstance(inner, str):
                yield (number,), inner
            else:
                for key in ("member", "actor", "id"):
                    name = getattr(inner, key, None)
                    if isinstance(name, str):
                        yield (number, key), name
                        break


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
