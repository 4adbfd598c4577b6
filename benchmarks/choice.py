"""One modelling choice of a bundled case and the ways in which it could have been made otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One row: what is chosen, and the ways in which it could have been chosen otherwise."""

    what: str
    ways: tuple[tuple[str, ...], ...]


def sets(what: str, *ways: str | tuple[str, ...]) -> Choice:
    """A row whose ways are each one or several --set."""
    split = tuple((way,) if isinstance(way, str) else way for way in ways)
    return Choice(what, tuple(tuple(f"--set {one}" for one in way) for way in split))
