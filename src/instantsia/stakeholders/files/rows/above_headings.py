"""Rows above the first heading of a table that lack the number which all rows under headings have."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_below import FEWEST, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table

MOST = 4
"""So many rows at most stand there."""


def above_headings(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of rows that tell of the columns and not of somebody: how many fighters each has."""
    titles = [one.spot.row for one in table.sheet.left_out if one.reason == Reason.MERGED and not one.spot.column]
    titles += [rows[place][0].spot.row for place, reason in reasons.items() if reason == Reason.HEADING]
    kept = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    if len(titles) < 2 or not kept:
        return {}
    above = [place for place in kept if rows[place][0].spot.row < min(titles)]
    below = [place for place in kept if place not in above]
    if not 0 < len(above) <= MOST or len(below) < max(FEWEST, 2 * len(above)):
        return {}
    for at in range(table.actor):
        numbers = [rows[place][at].text for place in below]
        counted = len(set(numbers)) == len(numbers) and all(text[:1].isdecimal() for text in numbers)
        if counted and not any(rows[place][at].text for place in above):
            return dict.fromkeys(above, Reason.ABOVE)
    return {}
