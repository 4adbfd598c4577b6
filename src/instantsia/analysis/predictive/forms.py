"""The three forms in which a forecast is written, and which of them a table has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from instantsia.analysis.predictive.scores import POINTS
from instantsia.analysis.predictive.tables import Table

Form = Literal["steps", "quantiles", "p"]

STEPS = tuple(f"c{point}" for point in range(POINTS))
QUANTILES: Mapping[str, float] = {f"q{percent:02d}": percent / 100 for percent in range(5, 100, 5)}
FEWEST = 3
MEDIAN = "q50"
LEVEL = re.compile(r"[cq]\d+")
"""What the name of a column of a distribution looks like."""


def forms_of(table: Table) -> dict[Form, tuple[str, ...]]:
    """{form: its columns} of the forms that a table has; a problem for a form that is not whole."""
    out: dict[Form, tuple[str, ...]] = {}
    for column in table.columns:
        if LEVEL.fullmatch(column) and column not in STEPS and column not in QUANTILES:
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
