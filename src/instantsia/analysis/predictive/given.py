"""The table of forecasts of `score`: checked column by column, and row by row only where something is wrong."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars

from instantsia.analysis.predictive.asked import Questions
from instantsia.analysis.predictive.forms import FEWEST, MEDIAN, Form, forms_of
from instantsia.analysis.predictive.scores import HIGH
from instantsia.analysis.predictive.tables import Flags, Floats, Indices, Table
from instantsia.analysis.predictive.wrong_rows import ROUNDED, Look, complain
from instantsia.frozen import frozen

NONE = -1


@frozen
class Given:
    """The rows of forecasts that can be used.

    ids       (row,) text
    question  (row,) the number of the question, -1 where the data has none
    model     (row,) text
    form      (row,) the place of its form in `columns`
    columns   {form: its columns}
    values    {form: (row of the table, column) numbers, nan where blank}
    row       (row,) of the table
    """

    ids: polars.Series
    question: Indices
    model: polars.Series
    form: Indices
    columns: Mapping[Form, tuple[str, ...]]
    values: Mapping[Form, Floats]
    row: Indices

    def __len__(self) -> int:
        return len(self.row)


def forecasts(table: Table, asked: Questions, outcomes: str) -> Given:
    """The rows that can be used; what is wrong with the others is added to the problems of the table.

    asked      the questions of the data table
    outcomes   the name of its file
    """
    there = [table.needs("id"), table.needs("model")]
    forms = forms_of(table)
    if not all(there) or not forms:
        none, blank = np.empty(0, np.intp), polars.Series([], dtype=polars.String)
        return Given(blank, none, blank, none, {}, {}, none)
    values = {form: np.column_stack([table.numbers(one) for one in columns]) for form, columns in forms.items()}
    ids, model = table.text("id"), table.text("model")
    question = asked.numbers(ids)
    named = ((ids != "") & (model != "")).to_numpy()
    once = named.copy()
    once[named] = polars.DataFrame({"id": ids, "model": model}).filter(named).to_struct().is_first_distinct().to_numpy()
    filled = [np.array([table.filled(one) for one in columns]) for columns in forms.values()]
    written = np.array([one.any(axis=0) for one in filled])
    form = np.where(once & (written.sum(axis=0) == 1), written.argmax(axis=0), NONE)
    # one kind of question a model, that of its first row
    event = form == list(forms).index("p") if "p" in forms else np.zeros(len(ids), np.bool_)
    first_of = _first_of(model, form != NONE)
    kind = np.where(form != NONE, event == event[first_of], True)
    number = np.array([(there & np.isnan(values[one].T)).any(axis=0) for one, there in zip(forms, filled, strict=True)])
    broken = (form != NONE) & number[form, np.arange(len(form))]
    sound = np.ones(len(form), np.bool_)
    for place, one in enumerate(forms):
        here = np.flatnonzero((form == place) & kind & ~broken)
        sound[here] = _sound(one, forms[one], values[one][here])
    unknown = named & (question < 0) if len(asked.ids) else np.zeros_like(named)
    look = Look(table, ids, model, forms, values, once, unknown, written, form, kind, first_of, broken)
    complain(look, np.flatnonzero((form == NONE) | unknown | ~kind | ~sound), asked.ids, outcomes)
    used = np.flatnonzero((form != NONE) & kind & ~broken & sound)
    return Given(ids[used], question[used], model[used], form[used], forms, values, used)


def _first_of(model: polars.Series, counted: Flags) -> Indices:
    """(row,) the first of the rows that count with the same model; the row itself where none does."""
    rows = np.arange(len(model))
    frame = polars.DataFrame({"model": model, "row": rows})
    first = frame.filter(counted).group_by("model").agg(polars.col("row").min().alias("first"))
    found = frame.join(first, on="model", how="left", maintain_order="left")["first"]
    return found.fill_null(polars.Series(rows)).to_numpy().astype(np.intp)


def _sound(form: Form, columns: tuple[str, ...], values: Floats) -> Flags:
    """(row,) whether the numbers of a row are a forecast in its form, as `wrong_rows` says what one is."""
    top = HIGH if form == "quantiles" else 1.0
    sound: Flags = np.all(~((values < 0) | (values > top)), axis=1)
    if form == "p":
        return sound
    given = ~np.isnan(values)
    if form == "steps":
        sound &= given.all(axis=1) & (np.abs(values[:, -1] - 1) <= ROUNDED)
        sound &= np.all(~(np.diff(values) < -ROUNDED), axis=1)
        return sound
    sound &= (given.sum(axis=1) >= FEWEST) & given[:, columns.index(MEDIAN)]
    sound &= np.all(~(np.diff(values) < 0), axis=1)
    # a blank is passed over: what is given must reach the greatest before it
    gaps = ~given.all(axis=1)
    sound[gaps] &= np.all(~(values[gaps, 1:] < np.fmax.accumulate(values[gaps], axis=1)[:, :-1]), axis=1)
    return sound
