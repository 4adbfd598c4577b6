"""Sheets that a reader of a known format makes: its own columns under English names, places of the file kept."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.sheet import Cell, Spot


def header_of(roles: Sequence[str], spot: Spot) -> tuple[Cell, ...]:
    """The header of a sheet with these roles."""
    return tuple(Cell(role, spot._replace(column=place, name=role)) for place, role in enumerate(roles, 1))
