"""Seats of blocs, where some of those of whom a table tells have no vote."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.values.quantities import number_of


def seated(entries: Iterable[Entry], voteless: Container[str], columns: Container[str]) -> Iterator[Entry]:
    """The entries; who has no vote has no seat where seats are counted, and none is told of them."""
    for entry in entries:
        none = "seats" in columns and entry.actor in voteless and entry.seats.number is None
        yield replace(entry, seats=replace(entry.seats, number=number_of((0.0,)))) if none else entry
