"""Rows behind the last blank row of a table that say a position and nothing of what anybody weighs or cares.

A figure of reference may stand so below the last actor, and so may somebody of whom little is known: it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from instantsia.errors import cut, few
from instantsia.stakeholders.files.reasons import TITLES
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.rows.references import filled_columns
from instantsia.stakeholders.files.sheet import Cell, LeftOut
from instantsia.stakeholders.told import BELOW

WEIGHS = ("salience", "capability", "vote", "seats")
"""Roles of columns that tell what somebody weighs or cares."""
NAMED = 20
"""So many are named, since the answer that takes them out names no others."""


def below_table(table: Table, rows: Rows, places: Mapping[str, Sequence[int]], left_out: Sequence[LeftOut] = ()) -> str:
    """What is told of those below the table who are read as actors and have no weight, as all others have; or "".

    places     of the columns, by their roles
    left_out   what is no actor's already; under a heading of their own those below the table are somebody
    """
    named = [row for row in rows if table.name(row)]
    gone = {one.spot.row for one in left_out}
    filled = {*map(_row, named), *gone}
    ends = [at for at in range(1, len(named)) if not set(range(_row(named[at - 1]) + 1, _row(named[at]))) <= filled]
    if not ends or ends[-1] < FEWEST:
        return ""
    above, below = named[: ends[-1]], named[ends[-1] :]
    heads = {one.spot.row for one in left_out if one.reason in TITLES}
    asked = {at for role in WEIGHS for at in places.get(role, ())}
    weighs = sorted(asked & filled_columns(table, above))
    headed = any(_row(above[-1]) < head < _row(below[0]) for head in heads)
    if not weighs or headed or 2 * len(below) > len(above):
        return ""
    stands = places.get("position", ())
    found = [
        row[table.actor]
        for row in below
        if all(is_blank(row[at]) for at in asked) and not all(is_blank(row[at]) for at in stands)
    ]
    who = few([f"{cut(cell.text)} (row {cell.spot.row})" for cell in found], NAMED)
    without = ", ".join(cut(table.sheet.header[at].text) for at in weighs)
    return f"{BELOW}{who} without {without}" if found else ""


def _row(row: Sequence[Cell]) -> int:
    return row[0].spot.row
