"""Rows that are no actors' by their numbers alone: the sum of one column, and counts below columns of marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.rows.procedure_words import is_quorum
from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.sheet import Cell

FEWEST_ADDED = 5
"""The sum of so many numbers is somebody's own number by no chance."""
FEWEST_MARKS = 3
FEWEST_COUNTS = 2


def sums_of_one_column(table: Table, rows: Rows, reasons: Mapping[int, str], usual: int) -> dict[int, str]:
    """{row: why it is no actor's} of rows whose numbers are sums of what stands above, or count marks above.

    reasons   of rows that are no actors' already
    usual     cells beside the name that most rows have

    A sum has no other number, and half as many cells as most rows; what is counted is marks in columns without any
    number, which the row has in two of them and beside which it has nothing.
    """
    named = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    out: dict[int, str] = {}
    for place in named:
        above = [rows[one] for one in named if one < place and one not in out]
        if 2 * len(table.others(rows[place])) <= usual and _adds_one(table, rows[place], above):
            out[place] = Reason.ADDED
        elif _counts_marks(table, rows[place], above, [rows[one] for one in named if one > place]):
            out[place] = Reason.COUNTED
    return out


def _adds_one(table: Table, row: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """Whether the one number of a row is the sum of those above it in its column, and more than each of them."""
    numbers = table.numbers(row)
    # beside somebody's number stands what is said of them, and beside a sum what is needed of it
    if len(numbers) != 1 or not all(told_needed(text) or is_quorum(text) for text in table.words(row)):
        return False
    ((at, text),) = numbers
    value = table.number(text)
    column = [found for one in above if (found := table.number(one[at].text)) is not None]
    return value is not None and len(column) >= FEWEST_ADDED and max(column) < value == sum(column, Decimal(0))


def _counts_marks(
    table: Table, row: Sequence[Cell], above: Sequence[Sequence[Cell]], below: Sequence[Sequence[Cell]]
) -> bool:
    """Whether all cells of a row are numbers below columns of marks, none of which is a number."""
    others = table.others(row)
    counts = [(at, table.number(text)) for at, text in others]
    if len(counts) < FEWEST_COUNTS or any(number is None for _, number in counts):
        return False
    for at, number in counts:
        marks = [cell.text for one in above if at in {place for place, _ in table.others(one)} for cell in (one[at],)]
        further = [text for one in below for place, text in table.others(one) if place == at]
        if any(table.read[text] for text in (*marks, *further)) or number is None or number > len(marks):
            return False
        if number and number not in {len(marks), *(marks.count(mark) for mark in marks)}:
            return False
    return max(sum(bool(one[at].text) for one in above) for at, _ in counts) >= FEWEST_MARKS
