"""What stands in a case, as tables: its claims, its assumptions; and the runs that were kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instantsia.api.runs import run_folders
from instantsia.case.dates import day_text
from instantsia.case.model import Case
from instantsia.errors import UserError

if TYPE_CHECKING:
    import polars

_CLAIM = ("id", "about", "value", "says", "told_by", "kind", "of", "source", "lines", "seen", "url", "why")
_ASSUMPTION = {"about": "String", "low": "Float64", "mode": "Float64", "high": "Float64", "group": "String",
               "why": "String"}  # fmt: skip
_RUN = {"run": "String", "case": "String", "p": "Float64", "shown": "String", "draws": "Int64", "seed": "Int64",
        "as_of": "String", "known_by": "String", "changes": "String", "finished": "Boolean",
        "wrong": "String"}  # fmt: skip


def _frame(schema: dict[str, str], rows: list[dict[str, Any]]) -> polars.DataFrame:
    import polars

    return polars.DataFrame(rows, {name: getattr(polars, kind) for name, kind in schema.items()}, orient="row")


def claims(case: Case) -> polars.DataFrame:
    """A row a claim, in the order of the case; everything as it is typed, null where nothing is said."""
    from instantsia.report.listing.claims import claim_value, locator

    alone = case.source[0].id if len(case.source) == 1 else None
    rows = [
        {
            **{name: str(value) if (value := getattr(one, name)) not in (None, "") else None for name in _CLAIM},
            "value": claim_value(one),
            "source": one.source or alone,
            "lines": locator(one).rpartition(" ")[2] or None,
        }
        for one in case.claim
    ]
    return _frame(dict.fromkeys(_CLAIM, "String"), rows)


def assumptions(case: Case) -> polars.DataFrame:
    """A row an assumption: the path, the ends of its range and the most likely value (null where none is said)."""
    rows = [
        {
            "about": one.about,
            "low": one.value.low,
            "mode": one.value.low if one.value.fixed else one.value.mode,
            "high": one.value.high,
            "group": one.value.group,
            "why": one.why or one.value.why,
        }
        for one in case.assumption
    ]
    return _frame(_ASSUMPTION, rows)


def runs(folder: str | Path = "runs") -> polars.DataFrame:
    """Return the runs of a folder as a table, the one that was played or shown last at the end.

    p, shown   of the headline, where its report has been written; null elsewhere
    wrong      why a run cannot be read; null where it can
    """
    return _frame(_RUN, [_run(path) for path in run_folders(folder)])


def _run(path: Path) -> dict[str, Any]:
    from instantsia.engine.store import RunFolder

    try:
        stored = RunFolder.read(path)
    except UserError as error:
        return {name: path.name if name == "run" else str(error) if name == "wrong" else None for name in _RUN}
    told = stored.manifest
    assert told is not None
    p, shown = _headline(path, stored)
    return {
        "run": path.name,
        "case": told.case,
        "p": p,
        "shown": shown,
        "draws": told.draws,
        "seed": told.seed,
        "as_of": None if told.as_of is None else day_text(told.as_of),
        "known_by": None if told.known_by is None else day_text(told.known_by),
        "changes": "; ".join(told.changes) or None,
        "finished": stored.finished,
        "wrong": None,
    }


def _headline(path: Path, stored: Any) -> tuple[float | None, str | None]:
    import json

    from instantsia.engine.store import FORECAST

    if not os.path.lexists(path / FORECAST):
        return None, None
    try:
        one = next(iter(json.loads(stored.derived(FORECAST))["events"].values()))
        return one["p"], one["shown"]
    except (UserError, ValueError, KeyError, TypeError, StopIteration, AttributeError):
        return None, None
