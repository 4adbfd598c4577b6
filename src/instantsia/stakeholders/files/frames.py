"""A table that is in memory as a sheet: rows of dicts, or a frame of pandas, Polars or Arrow, which can give them.

None of those libraries is imported here: a frame is told by what it can do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.errors import cut
from instantsia.stakeholders.files.sheet import Cell, Sheet, Spot, TableError, tidy

NAME = "table"
"""What a table is called that has no file."""
EXPECTED = "a path, a list of dicts, or a table of pandas, Polars or Arrow"


def sheet_of_frame(table: Any, name: str = NAME) -> Sheet:
    """The sheet of a table in memory; raises TableError where it is none.

    Rows are counted from 1, the first under the header. None, NaN and NaT are blanks, a point is a decimal point.

    >>> found = sheet_of_frame([{"actor": "USA", "position": 80}, {"actor": "Iran", "position": None}])
    >>> [[cell.text for cell in row] for row in found.rows]
    [['USA', '80'], ['Iran', '']]
    """
    rows = _rows(table, name)
    names = list(dict.fromkeys(key for row in rows for key in row))
    shown = [tidy(str(one)) for one in names]
    header = tuple(Cell(text, Spot(name, "", 0, place, text)) for place, text in enumerate(shown, 1))
    made = [
        tuple(
            Cell(text_of(row.get(key)), Spot(name, "", number, place, text))
            for place, (key, text) in enumerate(zip(names, shown, strict=True), 1)
        )
        for number, row in enumerate(rows, 1)
    ]
    return Sheet(name, "csv", header, tuple(row for row in made if any(cell.text for cell in row)), point=True)


def text_of(value: Any) -> str:
    """What a value of a frame is as the text of a cell.

    >>> text_of(40.0), text_of(0.4), text_of(float("nan")), text_of(None)
    ('40', '0.4', '', '')
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else tidy(str(value))


def _rows(table: Any, name: str) -> Sequence[Mapping[Any, Any]]:
    """The rows as dicts, of whatever can give them: Polars, Arrow, pandas, a list."""
    if hasattr(table, "to_dicts"):
        rows: Any = table.to_dicts()
    elif hasattr(table, "to_pylist"):
        rows = table.to_pylist()
    elif hasattr(table, "to_dict"):
        rows = table.to_dict("records")
    else:
        rows = table
    if not isinstance(rows, Sequence) or isinstance(rows, (str, bytes)):
        raise TableError([f"{name}: found {type(table).__name__}, expected {EXPECTED}"])
    strange = next((one for one in rows if not isinstance(one, Mapping)), None)
    if strange is not None:
        raise TableError([f"{name}: found a row {cut(str(strange))}, expected a dict of its cells"])
    return rows
