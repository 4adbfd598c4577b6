"""The path that was meant, where one is not there: what to say to whoever mistyped it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from itertools import islice

from instantsia.case.paths import canonical, short
from instantsia.case.quantities import quantities
from instantsia.case.quantity import EVERYBODY, Quantity
from instantsia.case.slots import Things
from instantsia.errors import nearest

SHOWN = 8
"""So many paths are named where none is near."""
NEAR = 0.75
"""How near a first word must be to that of a kind for the path to be read as one of that kind."""


def nearest_path(things: Things, path: str, *, everybody: bool = False, besides: Iterable[str] = ()) -> str:
    """A remedy naming the path nearest to `path`, as short as it was written, or some that there are.

    everybody  whether * may stand in the place of the actor
    besides    what else could have been meant

    Only kinds with the same first word and length are looked at where there are any, and in each the names nearest to
    those that were found: of 2,000 actors nobody lists 4 million debts to find a slip.
    """
    said = str if path.startswith("actor.") else short
    parts = canonical(path).split(".")
    rows = [row for row in quantities().alike(parts) if row.about]
    guesses = [*besides, *map(said, _guesses(rows, parts, things, everybody=everybody))]
    head, *rest = path.split(".")
    for word in difflib.get_close_matches(head[:200], quantities().words, n=1, cutoff=NEAR):
        meant = [word, *rest]
        guesses += _guesses(quantities().alike(meant), meant, things, everybody=everybody)
    remedy = nearest(path, guesses)
    if guesses and remedy.startswith("did you mean"):
        return remedy
    known = list(islice(quantities().paths(things, rows or None), SHOWN))
    return nearest(path, map(said, known) if known else guesses)


def _guesses(rows: Iterable[Quantity], parts: Sequence[str], things: Things, *, everybody: bool) -> list[str]:
    found = (_guess(row, parts, things, everybody=everybody) for row in rows if row.about)
    return [path for path in found if path is not None]


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
