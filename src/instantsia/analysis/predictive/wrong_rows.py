"""What is wrong with a row of forecasts, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars

from instantsia.analysis.predictive.forms import FEWEST, MEDIAN, Form
from instantsia.analysis.predictive.scores import HIGH
from instantsia.analysis.predictive.tables import Flags, Floats, Indices, Table
from instantsia.errors import cut, nearest
from instantsia.frozen import frozen

ROUNDED = 1e-3
"""How far c100 may lie from 1, and a distribution function fall, by rounding."""
HINTS = 5
"""For how many ids that are not known the nearest known one is looked for, which is slow."""


@frozen
class Look:
    """What the columns of a table of forecasts say of its rows; all but the first are (row,) each.

    forms, values   {form: its columns}, {form: (row, column) numbers}
    once            whether it has an id and a model, and no row before it has both
    unknown         whether the data has no such question
    written         (form, row) whether a cell of the form is filled
    form            the place of its only form, -1 where it has none, or is not `once`
    kind            whether it is of the same kind as the first row of its model, at `first_of`
    broken          whether a cell of it has been complained of
    """

    table: Table
    ids: polars.Series
    model: polars.Series
    forms: Mapping[Form, tuple[str, ...]]
    values: Mapping[Form, Floats]
    once: Flags
    unknown: Flags
    written: Flags
    form: Indices
    kind: Flags
    first_of: Indices
    broken: Flags


def complain(look: Look, rows: Indices, known: polars.Series, outcomes: str) -> None:
    """Add what is wrong with some rows to the problems of their table, in the order of the rows.

    known      the ids of the data
    outcomes   the name of its file
    """
    hints = HINTS
    table, names, firsts = look.table, None, _firsts(look, rows)
    for row in rows.tolist():
        name, model = look.ids[row], look.model[row]
        if not name or not model:
            missing = "model" if name else "id"
            table.complain("E12", row, missing, f"found a row without {missing}, expected one")
            continue
        if not look.once[row]:
            first = table.lines[firsts[name, model]]
            message = f"found {cut(name)} of model {cut(model)} a second time, expected it once (first in row {first})"
            table.complain("E20", row, "id", message)
            continue
        if look.unknown[row]:
            names = names or known.to_list()
            remedy = nearest(name, names) if hints > 0 else ""
            hints -= 1
            remedy = remedy if remedy.startswith("did") else ""
            table.complain("E4", row, "id", f"found {cut(name)}, expected an id of {outcomes}", remedy)
        _form(look, row, model)


def _firsts(look: Look, rows: Indices) -> dict[tuple[str, str], int]:
    """{(id, model): its first row}, where one of the rows is a second one."""
    if look.once[rows].all():
        return {}
    ids, models = look.ids.to_list(), look.model.to_list()
    return {(ids[row], models[row]): row for row in np.flatnonzero(look.once).tolist()}


def _form(look: Look, row: int, model: str) -> None:
    """Say that a row is written in no form or in several, or not in that of its model, or what its numbers lack."""
    table = look.table
    columns = list(look.forms.values())
    if look.form[row] < 0:
        written = [one for one, here in zip(columns, look.written[:, row], strict=True) if here]
        found = "no forecast" if not written else " and ".join(one[0] for one in written) + " both filled"
        key = written[-1][0] if written else columns[0][0]
        table.complain("E13", row, key, f"found {found}, expected one form a row")
    elif not look.kind[row]:
        first = table.lines[look.first_of[row]]
        message = f"found {cut(model)} with both a p and a distribution (row {first}), expected one"
        table.complain("E13", row, "model", message)
    elif not look.broken[row]:
        form = list(look.forms)[look.form[row]]
        _numbers(table, row, form, look.forms[form], look.values[form][row])


def _numbers(table: Table, row: int, form: Form, columns: Sequence[str], cells: Floats) -> None:
    """Say what the numbers of a row lack to be a forecast: the first of it."""
    given = ~np.isnan(cells)
    top = HIGH if form == "quantiles" else 1.0
    outside = np.flatnonzero(given & ((cells < 0) | (cells > top)))
    names = [column for column, here in zip(columns, given, strict=True) if here]
    values = cells[given]
    falls = np.flatnonzero(np.diff(values) < (-ROUNDED if form == "steps" else 0))
    if outside.size:
        more = f" ({outside.size - 1} more in this row)" if outside.size > 1 else ""
        place = int(outside[0])
        remedy = "a probability, not per cent" if form != "quantiles" and cells[place] > 1 else ""
        table.complain("E17", row, columns[place], f"found {cells[place]:g}, expected 0 to {top:g}{more}", remedy)
    elif form == "steps" and not given.all():
        table.complain("E12", row, columns[int(np.argmin(given))], "found nothing, expected all of c0 to c100")
    elif form == "quantiles" and (len(names) < FEWEST or MEDIAN not in names):
        table.complain("E12", row, MEDIAN, f"found {', '.join(names)}, expected at least three quantiles with q50")
    elif falls.size:
        place = int(falls[0])
        what = "a distribution function that does not decrease" if form == "steps" else "quantiles that do not cross"
        pair = f"{values[place + 1]:g} after {names[place]} = {values[place]:g}"
        table.complain("E17", row, names[place + 1], f"found {pair}, expected {what}")
    elif form == "steps" and abs(values[-1] - 1) > ROUNDED:
        table.complain("E17", row, "c100", f"found {values[-1]:g}, expected 1: nothing lies beyond 100")
