"""Last rows of a table whose numbers are the sums or the means of their columns, whatever they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from instantsia.stakeholders.files.rows.no_actor_table import Table
from instantsia.stakeholders.files.sheet import Cell

MOST_LAST = 4
"""So many last rows of a table are looked at together: a sum, a mean, a weighted mean, a median."""
MANY = 5
"""The sum of so many numbers shows by itself that a row adds up."""
FEWEST_NUMBERS = 2
"""In so many columns a first row must add up nothing to be somebody's, each with so many numbers below it."""
Numbers = Sequence[tuple[int, str]]
"""(place of the column, text) of a row's cells of numbers."""


def summing(table: Table, rows: Sequence[Numbers], fewest: int) -> list[int]:
    """The places of the last rows whose numbers are all sums, means, weighted means or medians of those above.

    table    which the rows are of
    fewest   so many rows with numbers stand above

    At least two columns must show it: in which not all numbers above are equal, and none of them is the one below. So
    somebody who stands in the middle of all others by chance stays.
    """
    for many in range(min(MOST_LAST, len(rows) - fewest), 0, -1):
        above, below = rows[: len(rows) - many], rows[len(rows) - many :]
        if sum(map(bool, above)) < fewest:
            continue
        columns = others_in_columns(table, above)
        if all(shown_by(row, columns, table) > 1 for row in below):
            return list(range(len(rows) - many, len(rows)))
    return []


def adds_nothing(table: Table, row: Sequence[Cell], others: Sequence[Sequence[Cell]]) -> bool:
    """Whether no number of a first row, of two or more, is a sum, a mean or an end of those below it."""
    numbers = table.numbers(row)
    columns = others_in_columns(table, [table.numbers(one) for one in others])
    if len(numbers) < FEWEST_NUMBERS or any(table.number(text) is None for _, text in numbers):
        return False
    for place, text in numbers:
        value, column = table.number(text), columns.get(place, [])
        known = [one for one in column if one is not None]
        if value is None or len(known) < FEWEST_NUMBERS or _matches(value, column, place, columns):
            return False
        if value == len(known) or (value in (min(known), max(known)) and len(set(known)) > 1):
            return False
    return True


def others_in_columns(table: Table, rows: Sequence[Numbers]) -> dict[int, list[Decimal | None]]:
    """{place: the numbers of its column}, None where a cell is blank or a range."""
    places = sorted({place for row in rows for place, _ in row})
    cells = [dict(row) for row in rows]
    return {place: [table.number(row.get(place, "")) for row in cells] for place in places}


def shown_by(row: Numbers, columns: Mapping[int, list[Decimal | None]], table: Table) -> int:
    """How many columns show that the numbers of a row are sums or means; 0 where some number is none.

    columns   {place: the numbers of its column in the other rows}
    """
    shown = 0
    for place, text in row:
        value = table.number(text)
        column = columns.get(place, [])
        known = [one for one in column if one is not None]
        if value is None or len(known) < 2 or not _matches(value, column, place, columns):
            if value is not None and value == len(known):
                continue  # it counts the cells of its column
            return 0
        shown += len(set(known)) > 1 and value not in known
        # a number beyond all others that is their sum is none by chance
        shown += len(row) > 1 and len(known) >= MANY and value > max(known) and value == sum(known)
    return shown


def _matches(
    value: Decimal, column: list[Decimal | None], place: int, columns: Mapping[int, list[Decimal | None]]
) -> bool:
    known = sorted(one for one in column if one is not None)
    total, many = sum(known, Decimal(0)), len(known)
    exponent = value.as_tuple().exponent
    near = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    middle = (known[(many - 1) // 2] + known[many // 2]) / 2
    if any(abs(value - one) <= near for one in (total, total / many, middle)):
        return True
    for other, weights in columns.items():
        if other == place:
            continue
        pairs = [(one, two) for one, two in zip(column, weights, strict=True) if one is not None and two is not None]
        weight = sum((two for _, two in pairs), Decimal(0))
        if weight and abs(value - sum((one * two for one, two in pairs), Decimal(0)) / weight) <= near:
            return True
    return False
