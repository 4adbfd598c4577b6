"""Rows of few cells whose number is the sum, the mean or the count of the rows above, whatever they are called.

Such a row closes a group: what stands above it since the last heading, blank row or subtotal. A row with half as many
cells as the others have is never one, nor is one with words beside its name, unless this begins as that of a sum.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median_low

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import TOTALS
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_below import WIDE, Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table

TOTAL = pattern(rf"(?:{'|'.join(sorted(map(re.escape, TOTALS), key=len, reverse=True))})\s", re.IGNORECASE)
"""The beginning of the name of a sum: Total Cámara. Companies are called so, too."""
_GROUPED = pattern(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+")
FEWEST = 3
"""So many rows a group has whose sum stands in the middle of others; at the end of a group two are enough."""
CLOSES = (Reason.ADDED, Reason.HEADING, Reason.COUNTED)
"""Rows above which another group ends."""
SURE = 2
"""So many numbers that are all sums of one group are no chance, however many cells the others have."""


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
        # whose name begins as that of a sum may have words beside its numbers
        called = bool(TOTAL.match(table.name(rows[place]))) and 2 * len(others) <= usual
        if not numbers or not (called or len(others) == len(numbers)):
            continue
        if not called and len(numbers) < SURE and 3 * len(others) > usual:
            continue
        gone = {**reasons, **out}
        for group in _groups(table, rows, place, gone, titles):
            ends = place == len(rows) - 1 or place + 1 in gone or table.gap(place + 1, place)
            reason = sums_of(table, rows, group, numbers) if len(group) >= (2 if ends else FEWEST) else ""
            if reason:
                out[place] = reason
                break
    runs = _runs(table, rows, [place for place in kept if place not in out], usual)
    # one row with the sum of those right above it may be somebody's; several are subtotals
    return out | (dict.fromkeys(runs, Reason.ADDED) if len(runs) > 1 else {})


def _runs(table: Table, rows: Rows, kept: Sequence[int], usual: int) -> list[int]:
    """Rows of one number alone that is the sum of three rows or more right above it."""
    out: list[int] = []
    for at, place in enumerate(kept):
        others, numbers = table.others(rows[place]), table.numbers(rows[place])
        if len(others) != 1 or len(numbers) != 1 or 3 * len(others) > usual:
            continue
        above = [one for one in kept[:at] if not out or one > out[-1]]
        if any(_sum(table, rows, above[-size:], *numbers[0]) == Reason.ADDED for size in range(FEWEST, len(above) + 1)):
            out.append(place)
    return out


def _groups(table: Table, rows: Rows, place: int, gone: Mapping[int, str], titles: set[int]) -> list[list[int]]:
    """The rows that may be summed up: since a blank row, since a heading or a subtotal, and all above."""
    near: list[int] = []
    part: list[int] = []
    blank = headed = False
    for above in range(place - 1, -1, -1):
        after, before = rows[above + 1][0].spot.row, rows[above][0].spot.row
        headed |= any(before < title < after for title in titles) or gone.get(above) in CLOSES
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


def sums_of(table: Table, rows: Rows, group: Sequence[int], numbers: Sequence[tuple[int, str]]) -> str:
    """Why a row with these numbers is that of a group; "" where one of them is none of its sums, means or counts."""
    reasons = [_sum(table, rows, group, column, text) for column, text in numbers]
    return reasons[0] if reasons and all(reasons) else ""


def _sum(table: Table, rows: Rows, group: Sequence[int], column: int, text: str) -> str:
    value = table.number(text)
    known = [
        one for place in group if (one := table.number(dict(table.numbers(rows[place])).get(column, ""))) is not None
    ]
    total = sum(known, Decimal(0))
    # a sum may have a mark for thousands where none that it adds up is as large: 3,788 below 412
    if len(known) > 1 and _grouped(text) == total:
        return Reason.ADDED
    if value is None or len(known) < 2:
        return ""
    if value == total and value not in known:
        return Reason.ADDED
    if value == len(known) == len(group) > max(known) and len(known) >= FEWEST:
        return Reason.COUNTED
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    # a mean of whole numbers that is whole itself may be the number of somebody
    fine = places > max(-int(one.as_tuple().exponent) for one in known) and value not in known
    near = abs(value - total / len(known)) <= Decimal(1).scaleb(-places) / 2
    return Reason.ADDED if fine and near and len(known) >= FEWEST else ""


def _grouped(text: str) -> Decimal | None:
    return Decimal(re.sub(r"\D", "", text)) if _GROUPED.fullmatch(text) else None
