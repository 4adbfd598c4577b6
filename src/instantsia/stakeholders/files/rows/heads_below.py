"""The heading of a list of counts below a table, whose names stand in another column than those of the actors."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_below import ANOTHER, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table

FEWEST = 2


def heads_below(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of a row of words behind a blank one, below which only numbers stand for names."""
    last = max((place for place in range(len(rows)) if place not in reasons and table.name(rows[place])), default=0)
    below = range(last + 1, len(rows))
    numbers = [place for place in below if reasons.get(place) == Reason.NUMBER]
    if last == 0 or len(numbers) < FEWEST or len(numbers) < len(below) or table.gap(last + 1, last):
        return {}
    apart = table.gap(last, last - 1) or last - 1 in reasons
    return {last: ANOTHER} if apart and not table.numbers(rows[last]) else {}
