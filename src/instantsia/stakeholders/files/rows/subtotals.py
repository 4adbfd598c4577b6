"""Rows of few cells whose number is the sum, the mean or the count of the rows above, whatever they are called.

Such a row closes a group: what stands above it since the last heading, blank row or subtotal. A row with words beside
its name, or with half as many cells as the others have, is never one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median_low

from instantsia.stakeholders.files.rows.no_actor_below import ADDED, HEADING, TALLY, WIDE, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table

FEWEST = 3
"""So many rows a group has whose sum stands in the middle of others; at the end of a group two are enough."""
MOST = 2
"""So many numbers a subtotal has, and nothing else."""


def of_groups(table: Table, rows: Rows, reasons: Mapping[int, str]) -> dict[int, str]:
    """{row: why it is no actor's} of the rows that sum up a group of others, beside those among `reasons`."""
    kept = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    counts = [len(table.others(rows[place])) for place in kept]
    if median_low([count for count in counts if count] or [0]) < WIDE:
        return {}
    usual = median_low([count for count in counts if count])
    titles = {one.spot.row for one in table.sheet.left_out if not one.spot.column}
    out: dict[int, str] = {}
    for place in kept:
        others, numbers = table.others(rows[place]), table.numbers(rows[place])
        if not 0 < len(others) == len(numbers) <= MOST or 3 * len(others) > usual:
            continue
        gone = {**reasons, **out}
        for group in _groups(table, rows, place, gone, titles):
            ends = place == len(rows) - 1 or place + 1 in gone or table.gap(place + 1, place)
            reason = _sums(table, rows, group, numbers) if len(group) >= (2 if ends else FEWEST) else ""
            if reason:
                out[place] = reason
                break
    return out


def _groups(table: Table, rows: Rows, place: int, gone: Mapping[int, str], titles: set[int]) -> list[list[int]]:
    """The rows that may be summed up: since a blank row, since a heading or a subtotal, and all above."""
    near: list[int] = []
    part: list[int] = []
    blank = headed = False
    for above in range(place - 1, -1, -1):
        after, before = rows[above + 1][0].spot.row, rows[above][0].spot.row
        headed |= any(before < title < after for title in titles) or gone.get(above) in (ADDED, HEADING, TALLY)
        # a blank row right above a sum sets it off, and begins no group
        blank |= above + 1 < place and table.gap(above + 1, above)
        if headed:
            break
        if above in gone:
            continue
        part.append(above)
        if not blank:
            near.append(above)
    whole = [above for above in range(place) if above not in gone]
    return [near, part, whole]


def _sums(table: Table, rows: Rows, group: Sequence[int], numbers: Sequence[tuple[int, str]]) -> str:
    """Why a row with these numbers is that of a group; "" where one of them is none of its sums, means or counts."""
    reasons = [_sum(table, rows, group, column, text) for column, text in numbers]
    return reasons[0] if reasons and all(reasons) else ""


def _sum(table: Table, rows: Rows, group: Sequence[int], column: int, text: str) -> str:
    value = _one(table, text)
    known = [
        one for place in group if (one := _one(table, dict(table.numbers(rows[place])).get(column, ""))) is not None
    ]
    if value is None or len(known) < 2:
        return ""
    total = sum(known, Decimal(0))
    if value == total and value not in known:
        return ADDED
    if value == len(known) == len(group) > max(known) and len(known) >= FEWEST:
        return TALLY
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    # a mean of whole numbers that is whole itself may be the number of somebody
    fine = places > max(-int(one.as_tuple().exponent) for one in known) and value not in known
    near = abs(value - total / len(known)) <= Decimal(1).scaleb(-places) / 2
    return ADDED if fine and near and len(known) >= FEWEST else ""


def _one(table: Table, text: str) -> Decimal | None:
    found = table.read.get(text)
    return found.parts[0] if found is not None and len(found.parts) == 1 else None
