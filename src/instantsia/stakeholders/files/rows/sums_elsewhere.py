"""Sums of the columns above the actors or among them, and rows that may be sums and are told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from instantsia.stakeholders.files.rows.kind_names import whole
from instantsia.stakeholders.files.rows.names_apart import with_rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.sums import others_in_columns, shown_by
from instantsia.stakeholders.files.sheet import Cell
from instantsia.stakeholders.told import THOUGH

FEWEST = 3
"""So many other rows a sum has."""
SHOWN = 2
"""So many columns must show it of a row that is left out."""
PERHAPS = f"{THOUGH}their numbers are the sums or means of those of all others (delete what is no actor)"


def sums_elsewhere(table: Table, rows: Sequence[Sequence[Cell]], kept: Sequence[int]) -> list[int]:
    """The rows that have a sum beyond all others, and the first that is called everybody and has their sums or means.

    Numbers that are the means of all others may be somebody's by chance, and are told alone.

    kept   places of the rows that may be actors'
    """
    return [
        place
        for place, shown, beyond in _suspects(table, [rows[at] for at in kept], kept)
        if (beyond and shown >= SHOWN) or whole("everybody", table.name(rows[place]))
    ]


def perhaps_sums(table: Table, rows: Sequence[Sequence[Cell]]) -> str:
    """What is told of actors whose numbers are the sums or means of those of all others; or ""."""
    found = [rows[place][table.actor] for place, _, _ in _suspects(table, rows, range(len(rows)))]
    return f"{PERHAPS}: {with_rows(found)}" if found else ""


def _suspects(table: Table, rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> list[tuple[int, int, bool]]:
    """(place, how many columns show it, whether one is a sum beyond all) of rows of sums or means of the others."""
    numbers = [table.numbers(row) for row in rows]
    if sum(map(bool, numbers)) <= FEWEST:
        return []
    values = [{at: value for at, text in row if (value := table.number(text)) is not None} for row in numbers]
    totals: dict[int, Decimal] = {}
    for held in values:
        for at, value in held.items():
            totals[at] = totals.get(at, Decimal(0)) + value
    out = []
    for at, (row, place) in enumerate(zip(rows, places, strict=True)):
        # half of what a column holds is the sum of the rest
        beyond = any(value > 0 and 2 * value == totals[column] for column, value in values[at].items())
        if len(numbers[at]) < SHOWN or table.words(row) or not (beyond or at in (0, len(rows) - 1)):
            continue
        shown = shown_by(numbers[at], others_in_columns(table, [*numbers[:at], *numbers[at + 1 :]]), table)
        if shown and (beyond or shown >= SHOWN):
            out.append((place, shown, beyond))
    return out
