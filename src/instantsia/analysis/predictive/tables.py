"""A table of `score` by its columns, and every problem of it with file, line and column."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import polars
from numpy.typing import NDArray

from instantsia.errors import Place, Problem, cut, nearest

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]

_COMMA = r"^([+-]?\d*),(\d+)$"


@dataclass
class Table:
    """A table, its columns, and what is wrong with it.

    columns   {name: cells}, either bare text, "" where blank, or numbers, null where blank
    lines     (row,) the line of the file, or the row of it, from 1
    """

    file: str
    columns: dict[str, polars.Series]
    lines: Indices
    problems: list[Problem] = field(default_factory=list)

    def place(self, row: int) -> Place:
        return Place(self.file, int(self.lines[row]))

    def complain(self, code: str, row: int | None, column: str, message: str, remedy: str = "") -> None:
        place = Place(self.file, 1) if row is None else self.place(row)
        self.problems.append(Problem(code, message, place, column, remedy))

    def needs(self, column: str, known: Iterable[str] = ()) -> bool:
        """Whether a column is there; a problem where it is not."""
        if column in self.columns:
            return True
        remedy = nearest(column, known or self.columns)
        self.complain("E12", None, column, f"found no column {column}, expected one", remedy)
        return False

    def text(self, column: str) -> polars.Series:
        """(row,) the cells of a column as text, "" where blank."""
        cells = self.columns[column]
        if cells.dtype == polars.String:
            return cells
        return polars.Series(["" if cell is None else str(cell) for cell in cells.to_list()], dtype=polars.String)

    def filled(self, column: str) -> Flags:
        """(row,) whether a cell is not blank."""
        cells = self.columns[column]
        return (cells != "" if cells.dtype == polars.String else cells.is_not_null()).to_numpy()

    def numbers(self, column: str) -> Floats:
        """(row,) the numbers of a column, nan where a cell is blank or has been complained of."""
        cells = self.columns[column]
        out = _floats(cells)
        for row in np.flatnonzero(self.filled(column) & ~np.isfinite(out)).tolist():
            cell = str(cells[row])
            out[row] = _number(cell)
            if np.isnan(out[row]):
                self.complain("E13", row, column, f"found {cut(cell)}, expected a number")
        return out


def _floats(cells: polars.Series) -> Floats:
    """(row,) every cell that is plainly a number, with a point or a comma; else nan, or not finite."""
    found = cells.cast(polars.Float64, strict=False)
    if cells.dtype == polars.String and (found.is_null() & (cells != "")).any():
        # what `_COMMA` takes, by plain searches: a tenth of the time of matching every cell
        plain = ~(
            cells.str.contains("e", literal=True) | cells.str.contains("E", literal=True) | cells.str.ends_with(",")
        )
        commas = cells.str.replace(",", ".", literal=True).cast(polars.Float64, strict=False)
        found = commas.zip_with(plain, found)
    # what Polars hands out may be its own memory, which must not be written to
    return np.array(found.fill_null(float("nan")).to_numpy(), dtype=np.float64)


def _number(cell: str) -> float:
    """The number that Python reads in a cell; nan where it is none, or none that is finite."""
    found = float("nan")
    with contextlib.suppress(ValueError):
        found = float("nan" if "_" in cell else re.sub(_COMMA, r"\1.\2", cell))
    return found if np.isfinite(found) else float("nan")
