"""The data table of `score`: what was asked, and what came of it."""

from __future__ import annotations

import numpy as np
import polars

from instantsia.analysis.predictive.reading import column_name
from instantsia.analysis.predictive.scores import HIGH, LOW
from instantsia.analysis.predictive.tables import Flags, Floats, Indices, Table
from instantsia.errors import cut
from instantsia.frozen import frozen


@frozen
class Questions:
    """The questions of a data table, each once.

    ids       (question,) text
    outcome   (question,) nan where there is none yet
    cluster   (question,) what is drawn together; the ids where nothing is
    row       (question,) of the table
    """

    ids: polars.Series
    outcome: Floats
    cluster: polars.Series
    row: Indices

    def numbers(self, ids: polars.Series) -> Indices:
        """(row,) the number of the question with each id, -1 where there is none."""
        known = polars.DataFrame({"id": self.ids, "number": np.arange(len(self.ids))})
        found = polars.DataFrame({"id": ids}).join(known, on="id", how="left", maintain_order="left")["number"]
        return found.fill_null(-1).to_numpy().astype(np.intp)


NOTHING = Questions(
    polars.Series([], dtype=polars.String), np.empty(0), polars.Series([], dtype=polars.String), np.empty(0, np.intp)
)


def questions(table: Table, cluster: str | None) -> Questions:
    """The questions of a data table; without a cluster column each is its own cluster."""
    there = [table.needs("id"), table.needs("outcome")]
    if cluster is not None:
        cluster = column_name(cluster)
        there.append(table.needs(cluster))
    if not all(there):
        return NOTHING
    outcome = table.numbers("outcome")
    ids = table.text("id")
    together = ids if cluster is None else table.text(cluster)
    first = (ids.is_first_distinct() & (ids != "")).to_numpy()
    outside = (outcome < LOW) | (outcome > HIGH)
    alone = np.zeros_like(first) if cluster is None else (together == "").to_numpy()
    _complain(table, ids, outcome, cluster, first, outside, alone)
    return Questions(ids.filter(first), outcome[first], together.filter(first), np.flatnonzero(first))


def _complain(
    table: Table, ids: polars.Series, outcome: Floats, cluster: str | None, first: Flags, outside: Flags, alone: Flags
) -> None:
    """Say what is wrong, row by row."""
    rows: dict[str, int] = {}
    for row in np.flatnonzero(~first | outside | alone).tolist():
        name = ids[row]
        if not name:
            table.complain("E12", row, "id", "found a row without an id, expected one")
            continue
        if not first[row]:
            rows = rows or {ids[one]: one for one in np.flatnonzero(first).tolist()}
            message = f"found {cut(name)} a second time, expected it once (first in row {table.lines[rows[name]]})"
            table.complain("E20", row, "id", message)
            continue
        if outside[row]:
            table.complain("E17", row, "outcome", f"found {outcome[row]:g}, expected 0 to 100")
        if alone[row] and cluster is not None:
            table.complain("E12", row, cluster, f"found nothing, expected the {cluster} of {cut(name)}")
