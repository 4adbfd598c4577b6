"""One sheet of a workbook as a grid of cells, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Kind = Literal["text", "number", "formula"]
"""Of a cell; "formula" is one without a value."""


class Value(NamedTuple):
    """What stands in a cell, on one line; "" for a formula that nobody has calculated."""

    text: str
    kind: Kind = "text"


Cells: TypeAlias = dict[int, dict[int, Value]]
"""{row: {column: value}} of cells that hold something, both counted from 1, rows and columns ascending."""


class Area(NamedTuple):
    """Merged cells, the first and the last row and column among them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """One sheet.

    hidden, hidden_columns   rows and columns that are not shown
    filtered                 whether a filter chooses the rows that are shown
    areas                    merged cells
    struck                   (row, column) of cells that are struck through
    indents                  {(row, column): how far its text is moved to the right}, by spaces or by its style
    comments                 {cell, as D10: what somebody noted on it}
    """

    name: str
    visible: bool
    cells: Cells
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    areas: list[Area] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def top(self, most: int) -> Iterator[tuple[int, list[str]]]:
        """(row, text of its cells) of the first rows in which something is written, at most `most`."""
        for row, values in self.cells.items():
            texts = texts_of(values)
            if any(texts):
                yield row, texts
                most -= 1
            if most < 1:
                return


def texts_of(values: Mapping[int, Value], widest: int = 1000) -> list[str]:
    """The text of a row's cells from the first column to the last."""
    out = [""] * min(max(values, default=0), widest)
    for column, value in values.items():
        if column <= len(out):
            out[column - 1] = value.text
    return out
