"""Rows that are no actors' by their numbers alone: the sum of one column, and counts below columns of marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from instantsia.stakeholders.files.cells.counts import counts_right
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
MOST_SUMS = 1
"""Beside counts of marks a row has at most so many sums: of the votes of those who are counted."""


def sums_of_one_column(table: Table, rows: Rows, reasons: Mapping[int, str], usual: int) -> dict[int, str]:
    """{row: why it is no actor's} of rows whose numbers are sums of what stands above, or count marks above.

    reasons   of rows that are no actors' already
    usual     cells beside the name that most rows have

    A sum has no other number, and half as many cells as most rows; what is counted is marks in columns without any
    number, which the row has in two of them and beside which it has nothing.
    """
    named = [place for place, row in enumerate(rows) if table.name(row) and place not in reasons]
    held = Counter(at for place in named for at in _with_numbers(table, rows[place]))
    out: dict[int, str] = {}
    for place in named:
        row = rows[place]
        sparse = 2 * len(table.others(row)) <= usual
        own = _with_numbers(table, row)
        # a column that has other numbers is none of marks; most rows of most tables are done with by that
        alone = [at for at in own if held[at] == 1]
        marks = len(alone) >= FEWEST_COUNTS and len(own) - len(alone) <= MOST_SUMS
        if not (sparse or marks):
            continue
        above = [rows[one] for one in named if one < place and one not in out]
        if sparse and _adds_one(table, row, above):
            out[place] = Reason.ADDED
        elif marks and _counts_marks(table, row, above):
            out[place] = Reason.COUNTED
        if place in out:
            held.subtract(own)
    return out


def _with_numbers(table: Table, row: Sequence[Cell]) -> list[int]:
    """The places of the cells that are numbers, beside the name."""
    return [at for at, text in table.others(row) if table.read[text]]


def _adds_one(table: Table, row: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """Whether the one number of a row is the sum of those above it in its column, and more than each of them."""
    numbers = table.numbers(row)
    # beside somebody's number stands what is said of them, and beside a sum what is needed of it
    if len(numbers) != 1 or not all(told_needed(text) or is_quorum(text) for text in table.words(row)):
        return False
    ((at, text),) = numbers
    return _is_sum(table, at, table.number(text), above)


def _counts_marks(table: Table, row: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """Whether all cells of a row are numbers below columns of marks, none of which is a number, or the sum of votes.

    Beside such a sum a count may be less than there are marks in fewer than half of the columns: whoever has no vote is
    not counted.
    """
    numbers = [(at, table.number(text)) for at, text in table.others(row)]
    sums = [at for at, number in numbers if _is_sum(table, at, number, above)]
    counts = [(at, number) for at, number in numbers if at not in sums and number is not None]
    if len(counts) < FEWEST_COUNTS or len(counts) + len(sums) < len(numbers):
        return False
    marks = [[text for one in above for place, text in table.others(one) if place == at] for at, _ in counts]
    kinds = {mark for one in marks for mark in one}
    of_all, of_one = [len(one) for one in marks], [[one.count(mark) for one in marks] for mark in kinds]
    told = [number for _, number in counts]
    if sums:
        # where some may be less, all of them count the same: all marks, or those of one kind
        right = any(counts_right([*zip(told, ([0, may] for may in one), strict=True)]) for one in (of_all, *of_one))
    else:
        right = all(number in (0, *may) for number, *may in zip(told, of_all, *of_one, strict=True))
    if not right:
        return False
    return max(sum(bool(one[at].text) for one in above) for at, _ in counts) >= FEWEST_MARKS


def _is_sum(table: Table, at: int, value: Decimal | None, above: Sequence[Sequence[Cell]]) -> bool:
    """Whether a number is the sum of those above it in its column, and more than each of them."""
    column = [found for one in above if (found := table.number(one[at].text)) is not None]
    return value is not None and len(column) >= FEWEST_ADDED and max(column) < value == sum(column, Decimal(0))
