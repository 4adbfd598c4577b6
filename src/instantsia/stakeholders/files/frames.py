"""A table that is in memory: a list of dicts, a dict of columns, a frame of pandas or Polars, a table of Arrow.

None of those libraries is imported here: a frame is told by what it can do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from instantsia.errors import cut
from instantsia.stakeholders.files.formats.number_format import plain
from instantsia.stakeholders.files.sheet import MOST_ROWS, Cell, Sheet, Spot, TableError, tidy

NAME = "the table"
"""What a table is called that has no file."""
EXPECTED = "a list of dicts, a dict of columns, or a table of pandas, Polars or Arrow"


def sheet_of_frame(table: Any, name: str = NAME, actors: bool = True) -> Sheet:
    """The sheet of a table in memory, less rows that are no actors; raises TableError where it is none.

    actors   whether its rows are actors; of others none is left out

    Rows are counted from 1, the first under the header. None, NaN and NaT are blanks, a point is a decimal point.

    >>> found = sheet_of_frame([{"actor": "USA", "position": 80}, {"actor": "Iran", "position": None}])
    >>> [[cell.text for cell in row] for row in found.rows]
    [['USA', '80'], ['Iran', '']]
    """
    from instantsia.stakeholders.files.rows.no_actors import actors_only
    from instantsia.stakeholders.files.table.row_numbers import without_row_numbers

    names, columns = _columns(table)
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        raise TableError([f"{name}: found columns of {min(lengths)} to {max(lengths)} rows, expected as many in each"])
    shown = [tidy(str(one)) for one in names]
    header = tuple(Cell(text, Spot(name, "", 0, place, text)) for place, text in enumerate(shown, 1))
    rows = []
    for number, values in enumerate(zip(*columns, strict=True), 1):
        cells = [
            Cell(text_of(value), Spot(name, "", number, place, text))
            for place, (text, value) in enumerate(zip(shown, values, strict=True), 1)
        ]
        if any(cell.text for cell in cells):
            rows.append(tuple(cells))
        if len(rows) > MOST_ROWS:
            break
    found = without_row_numbers(Sheet(name, "frame", header, tuple(rows), point=True))
    return actors_only(found) if actors else found


def text_of(value: Any) -> str:
    """What a value of a frame is as the text of a cell.

    >>> from datetime import date
    >>> text_of(0.4), text_of(float("nan")), text_of(True), text_of(date(2027, 3, 5))
    ('0.4', '', 'TRUE', '2027-03-05')
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return ""
    if type(value).__module__.split(".")[0] == "numpy" and hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return str(value) if isinstance(value, int) or math.isinf(value) else plain(value)
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time() else str(value)
    return tidy(str(value))


def _columns(table: Any) -> tuple[list[Any], list[Sequence[Any]]]:
    """(names, values) of the columns."""
    if isinstance(table, Mapping):
        return list(table), [_listed(column, str(name)) for name, column in table.items()]
    if hasattr(table, "column_names") and hasattr(table, "to_pydict"):  # Arrow
        return list(table.column_names), list(table.to_pydict().values())
    if hasattr(table, "collect") and hasattr(table, "collect_schema"):  # Polars, not read yet
        table = table.collect()
    if hasattr(table, "columns") and hasattr(table, "__getitem__"):  # pandas, Polars
        names = list(table.columns)
        if len(set(map(str, names))) < len(names):
            raise TableError([f"{NAME}: found a name of a column twice, expected each once"])
        return names, [_listed(table[one], str(one)) for one in names]
    if isinstance(table, Sequence) and not isinstance(table, (str, bytes)):
        rows = list(table)
        strange = [one for one in rows if not isinstance(one, Mapping)]
        if not strange:
            names = list(dict.fromkeys(key for row in rows for key in row))
            return names, [[row.get(key) for row in rows] for key in names]
        raise TableError([f"{NAME}: found a row {cut(str(strange[0]))}, expected a dict of its cells"])
    raise TableError([f"{NAME}: found {type(table).__name__}, expected {EXPECTED}"])


def _listed(column: Any, name: str) -> Sequence[Any]:
    for way in ("to_list", "tolist", "to_pylist"):
        if hasattr(column, way):
            return list(getattr(column, way)())
    if isinstance(column, Sequence) and not isinstance(column, (str, bytes)):
        return column
    raise TableError([f"{NAME}: found {type(column).__name__} under {cut(name)}, expected a list of its cells"])
