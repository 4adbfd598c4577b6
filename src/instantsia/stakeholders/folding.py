"""What two writings of one name have in common, and which of several names is meant."""

from __future__ import annotations

from collections.abc import Iterable

from instantsia.errors import cut, few, nearest

SHORTEST = 3
"""Letters of a beginning that may stand for a name."""


def folded(name: str) -> str:
    """A name without case and spaces, which tell nobody apart.

    >>> folded("No  Ban") == folded("noban")
    True
    """
    return "".join(name.split()).casefold()


def name_meant(written: str, names: Iterable[str], what: str) -> str:
    """The name that is meant, whole or by a beginning that only one has; case and spaces do not matter."""
    names = tuple(names)
    found = one_meant(written, names)
    if found is None:
        begin = " ".join(written.split()).casefold()
        several = [name for name in names if begin and " ".join(name.split()).casefold().startswith(begin)]
        near = nearest(written, begun_by(written, names) or names)
        if len(several) > 1:
            near = f"it may be {few(several, 3)}: say more of the name"
        raise ValueError(f"found {cut(written)}, expected {what} ({near})")
    return found


def one_meant(written: str, names: Iterable[str]) -> str | None:
    """The same, and None where no name is meant, or more than one may be."""
    names = tuple(names)
    for name in names:
        if folded(name) == folded(written):
            return name
    begun = begun_by(written, names)
    return begun[0] if len(begun) == 1 else None


def begun_by(written: str, names: Iterable[str]) -> list[str]:
    """The names that begin so: with whole words, or with letters enough to mean no other word."""
    begin = " ".join(written.split()).casefold()
    if len(begin) < SHORTEST:
        return []
    return [name for name in names if " ".join(name.split()).casefold().startswith(begin)]
