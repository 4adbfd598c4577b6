"""The path that was meant, where one is not there: what to say to whoever mistyped it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from itertools import islice

from instantsia.case.grammar import EVERYBODY, Quantity
from instantsia.case.paths import canonical, short
from instantsia.case.quantities import quantities
from instantsia.case.slots import Things
from instantsia.errors import nearest

SHOWN = 8
"""So many paths are named where none is near."""


def nearest_path(things: Things, path: str, *, everybody: bool = False) -> str:
    """A remedy naming the path nearest to `path`, as short as it was written, or some that there are.

    everybody  whether * may stand in the place of the actor

    Only kinds with the same first word and length are looked at where there are any, and in each the names nearest to
    those that were found: of 2,000 actors nobody lists 4 million debts to find a slip.
    """
    said = str if path.startswith("actor.") else short
    parts = canonical(path).split(".")
    rows = [row for row in quantities().alike(parts) if row.about]
    guesses = [guess for row in rows if (guess := _guess(row, parts, things, everybody=everybody)) is not None]
    remedy = nearest(path, map(said, guesses))
    if remedy.startswith("did you mean"):
        return remedy
    known = list(islice(quantities().paths(things, rows or None), SHOWN))
    return nearest(path, map(said, known or guesses))


def _guess(row: Quantity, parts: Sequence[str], things: Things, *, everybody: bool) -> str | None:
    """The path of one kind that is nearest to one of as many parts; None where there is none."""
    bound: dict[str, str] = {}
    for place, name, one in row.slots:
        found = ".".join(parts[place:]) if one.rest else parts[place]
        if one.holds(found, things, bound) or (name == "actor" and everybody and found == EVERYBODY and row.everybodys):
            bound[name] = found
            continue
        best = _closest(found, one.every(things, bound))
        if best is None:
            return None
        bound[name] = best
    return row.path(*bound.values())


def _closest(name: str, names: Iterable[str]) -> str | None:
    known = list(names)
    close = difflib.get_close_matches(name[:200], known, n=1, cutoff=0.5)
    return close[0] if close else next(iter(known), None)
