"""The two tables of `score`: forecasts (id, model, a distribution) and data (id, outcome, whatever to cluster by).

CSV with the separators of every country's spreadsheet, or Parquet. Every problem is kept with file, row and column.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive.scores import HIGH, LOW, POINTS
from instantsia.casefile.csv_rows import SEPARATORS, rows_of, text_of
from instantsia.errors import CaseError, Place, Problem, cut, nearest

Floats = NDArray[np.float64]

STEPS = tuple(f"c{point}" for point in range(POINTS))
QUANTILES = {f"q{percent:02d}": percent / 100 for percent in range(5, 100, 5)}
FEWEST = 3
MEDIAN = "q50"
ROUNDED = 1e-3
"""How far c100 may lie from 1, and a distribution function fall, by rounding."""
HINTS = 5
_FORM = re.compile(r"[cq]\d+")
_COMMA = re.compile(r"[+-]?\d*,\d+")


@dataclass
class Table:
    """A table as text: {column: cells}, the line of the file (or row) of each, and what is wrong with it."""

    file: str
    columns: dict[str, list[str]]
    lines: list[int]
    problems: list[Problem] = field(default_factory=list)

    def place(self, row: int) -> Place:
        return Place(self.file, self.lines[row])

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

    def numbers(self, column: str) -> Floats:
        """(row,) the numbers of a column, nan where a cell is blank or has been complained of."""
        cells = self.columns[column]
        out = np.full(len(cells), np.nan)
        with contextlib.suppress(ValueError):  # nothing to complain of: the usual case
            found = np.array([float(cell) if cell else np.nan for cell in cells])
            if np.isfinite(found).sum() == sum(map(bool, cells)) and not any("_" in cell for cell in cells):
                return found
        for row, cell in enumerate(cells):
            if not cell:
                continue
            with contextlib.suppress(ValueError):
                out[row] = np.nan if "_" in cell else float(cell.replace(",", ".") if _COMMA.fullmatch(cell) else cell)
            if not np.isfinite(out[row]):
                out[row] = np.nan
                self.complain("E13", row, column, f"found {cut(cell)}, expected a number")
        return out


@dataclass(frozen=True)
class Forecast:
    """One row of forecasts that can be used: exactly one of the three is there."""

    id: str
    model: str
    row: int
    steps: Floats | None = None
    quantiles: Mapping[str, float] | None = None
    p: float | None = None


@dataclass(frozen=True)
class Question:
    """One row of data: `outcome` is None where it is blank."""

    id: str
    outcome: float | None
    cluster: str
    row: int


# ------------------------------------------------------------------------------------------------ reading


def read(path: Path) -> Table:
    """A table; raises CaseError where the file cannot be read as one at all."""
    file = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseError([Problem("E10", f"cannot be read: {error.strerror}", Place(file))]) from None
    return _parquet(data, file) if data[:4] == b"PAR1" else _csv(data, file)


def _parquet(data: bytes, file: str) -> Table:
    import polars

    try:
        frame = polars.read_parquet(io.BytesIO(data))
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError):
        raise CaseError([Problem("E07", "no Parquet file that can be read", Place(file))]) from None
    cells = [["" if cell is None else str(cell).strip() for cell in frame[name].to_list()] for name in frame.columns]
    return _table(file, frame.columns, cells, list(range(1, frame.height + 1)), 1)


def _csv(data: bytes, file: str) -> Table:
    text = text_of(data, file)
    if "\0" in text:
        raise CaseError([Problem("E04", "found a NUL character, expected a table", Place(file))])
    top = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(SEPARATORS, key=top.count)
    read = list(rows_of(text, separator, file))
    if not read:
        raise CaseError([Problem("E12", "found nothing, expected a table with a line of column names", Place(file))])
    header = read[0][1]
    rows: list[list[str]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    for line, cells in read[1:]:
        if any(cells[len(header) :]):
            message = f"found {len(cells)} cells, expected at most {len(header)}"
            problems.append(Problem("E21", message, Place(file, line)))
        else:
            rows.append([*cells, *[""] * len(header)][: len(header)])
            lines.append(line)
    columns = [[row[place] for row in rows] for place in range(len(header))]
    found = _table(file, header, columns, lines, 1)
    found.problems[:0] = problems
    return found


def _table(file: str, header: Sequence[str], columns: Sequence[list[str]], lines: list[int], top: int) -> Table:
    table = Table(file, {}, lines)
    for written, cells in zip(header, columns, strict=True):
        name = _name(written)
        if name in table.columns:
            place = Place(file, top)
            table.problems.append(Problem("E20", f"found column {name} twice, expected it once", place, name))
        elif name:
            table.columns[name] = cells
    return table


def _name(written: str) -> str:
    """The name of a column: our own in any case of letters, others as they are written."""
    bare = written.strip()
    low = bare.lower()
    return low if low in {"id", "model", "outcome", "p"} or _FORM.fullmatch(low) else bare


# ------------------------------------------------------------------------------------------------ data


def questions(table: Table, cluster: str | None) -> dict[str, Question]:
    """{id: question} of a data table; without a cluster column each question is its own cluster."""
    there = [table.needs("id"), table.needs("outcome")]
    if cluster is not None:
        cluster = _name(cluster)
        there.append(table.needs(cluster))
    if not all(there):
        return {}
    outcomes = table.numbers("outcome")
    out: dict[str, Question] = {}
    for row, name in enumerate(table.columns["id"]):
        together = name if cluster is None else table.columns[cluster][row]
        value = float(outcomes[row])
        if not name:
            table.complain("E12", row, "id", "found a row without an id, expected one")
            continue
        if name in out:
            first = table.lines[out[name].row]
            table.complain(
                "E20", row, "id", f"found {cut(name)} a second time, expected it once (first in row {first})"
            )
            continue
        if value < LOW or value > HIGH:
            table.complain("E17", row, "outcome", f"found {value:g}, expected 0 to 100")
        if not together and cluster is not None:
            table.complain("E12", row, cluster, f"found nothing, expected the {cluster} of {cut(name)}")
        out[name] = Question(name, None if np.isnan(value) else value, together, row)
    return out


# ------------------------------------------------------------------------------------------------ forecasts


def forecasts(table: Table, asked: Mapping[str, Question], outcomes: str) -> list[Forecast]:
    """The rows that can be used; what is wrong with the others is added to the problems of the table.

    asked      the questions of the data table
    outcomes   the name of its file
    """
    there = [table.needs("id"), table.needs("model")]
    forms = _forms(table)
    if not all(there) or not forms:
        return []
    values = {column: table.numbers(column) for form in forms.values() for column in form}
    broken = {(problem.place, problem.key) for problem in table.problems}
    seen: dict[tuple[str, str], int] = {}
    kinds: dict[str, tuple[str, int]] = {}
    hints = HINTS
    out: list[Forecast] = []
    for row, (name, model) in enumerate(zip(table.columns["id"], table.columns["model"], strict=True)):
        if not name or not model:
            missing = "model" if name else "id"
            table.complain("E12", row, missing, f"found a row without {missing}, expected one")
            continue
        if (name, model) in seen:
            first = table.lines[seen[name, model]]
            message = f"found {cut(name)} of model {cut(model)} a second time, expected it once (first in row {first})"
            table.complain("E20", row, "id", message)
            continue
        seen[name, model] = row
        if asked and name not in asked:
            remedy = nearest(name, asked) if hints > 0 else ""
            hints -= 1
            remedy = remedy if remedy.startswith("did") else ""
            table.complain("E4", row, "id", f"found {cut(name)}, expected an id of {outcomes}", remedy)
        form = _form(table, row, forms, model)
        if form is None:
            continue
        kind = "event" if form == "p" else "scale"
        before, line = kinds.setdefault(model, (kind, table.lines[row]))
        if before != kind:
            table.complain(
                "E13", row, "model", f"found {cut(model)} with both a p and a distribution (row {line}), expected one"
            )
            continue
        if any((table.place(row), column) in broken for column in forms[form]):
            continue
        cells = np.array([values[column][row] for column in forms[form]])
        made = _made(table, row, form, forms[form], cells, name, model)
        if made is not None:
            out.append(made)
    return out


def _forms(table: Table) -> dict[str, tuple[str, ...]]:
    """{"steps", "quantiles", "p": its columns} of the forms that a table has."""
    out: dict[str, tuple[str, ...]] = {}
    for column in table.columns:
        if _FORM.fullmatch(column) and column not in STEPS and column not in QUANTILES:
            known = "c0 to c100" if column[0] == "c" else "q05, q10, ..., q95"
            table.complain("E11", None, column, f"found column {column}, expected {known}")
    steps = [column for column in STEPS if column in table.columns]
    if steps and len(steps) < POINTS:
        missing = [column for column in STEPS if column not in table.columns]
        shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        table.complain("E12", None, missing[0], f"found {len(steps)} of c0 to c100, expected all ({shown} missing)")
    elif steps:
        out["steps"] = STEPS
    levels = tuple(column for column in QUANTILES if column in table.columns)
    if levels and (len(levels) < FEWEST or MEDIAN not in levels):
        table.complain("E12", None, MEDIAN, f"found {', '.join(levels)}, expected at least three quantiles with q50")
    elif levels:
        out["quantiles"] = levels
    if "p" in table.columns:
        out["p"] = ("p",)
    if not steps and not levels and not out:
        table.complain("E12", None, "", "found no forecast, expected columns c0 to c100, or q05 to q95, or p")
    return out


def _form(table: Table, row: int, forms: Mapping[str, tuple[str, ...]], model: str) -> str | None:
    """In which form a row is written; None, and a problem, where it is none or several."""
    written = [form for form, columns in forms.items() if any(table.columns[column][row] for column in columns)]
    if len(written) == 1:
        return written[0]
    found = "no forecast" if not written else " and ".join(forms[form][0] for form in written) + " both filled"
    table.complain("E13", row, forms[written[-1]][0] if written else next(iter(forms.values()))[0],
                   f"found {found}, expected one form a row")  # fmt: skip
    return None


def _made(
    table: Table, row: int, form: str, columns: Sequence[str], cells: Floats, name: str, model: str
) -> Forecast | None:
    given = ~np.isnan(cells)
    top = HIGH if form == "quantiles" else 1.0
    outside = np.flatnonzero(given & ((cells < 0) | (cells > top)))
    if outside.size:
        more = f" ({outside.size - 1} more in this row)" if outside.size > 1 else ""
        place = int(outside[0])
        remedy = "a probability, not per cent" if form != "quantiles" and cells[place] > 1 else ""
        table.complain("E17", row, columns[place], f"found {cells[place]:g}, expected 0 to {top:g}{more}", remedy)
        return None
    if form == "p":
        return Forecast(name, model, row, p=float(cells[0]))
    if form == "steps" and not given.all():
        table.complain("E12", row, columns[int(np.argmin(given))], "found nothing, expected all of c0 to c100")
        return None
    names = [column for column, here in zip(columns, given, strict=True) if here]
    if form == "quantiles" and (len(names) < FEWEST or MEDIAN not in names):
        table.complain("E12", row, MEDIAN, f"found {', '.join(names)}, expected at least three quantiles with q50")
        return None
    values = cells[given]
    falls = np.flatnonzero(np.diff(values) < (-ROUNDED if form == "steps" else 0))
    if falls.size:
        place = int(falls[0])
        what = "a distribution function that does not decrease" if form == "steps" else "quantiles that do not cross"
        pair = f"{values[place + 1]:g} after {names[place]} = {values[place]:g}"
        table.complain("E17", row, names[place + 1], f"found {pair}, expected {what}")
        return None
    if form == "quantiles":
        return Forecast(name, model, row, quantiles=dict(zip(names, values.tolist(), strict=True)))
    if abs(values[-1] - 1) > ROUNDED:
        table.complain("E17", row, "c100", f"found {values[-1]:g}, expected 1: nothing lies beyond 100")
        return None
    rising = np.maximum.accumulate(values)
    rising[-1] = 1.0
    return Forecast(name, model, row, steps=rising)
