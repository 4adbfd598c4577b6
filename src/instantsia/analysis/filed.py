"""What the ledger keeps of a forecast, and what differs when it is played again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from instantsia.analysis.ranges.band import percentile
from instantsia.analysis.results import Forecast
from instantsia.case.model import Case
from instantsia.engine.columns import Columns
from instantsia.engine.plan import Plan
from instantsia.ledger.records import LEVELS

P_PRINTED, SCALE_PRINTED = 0.005, 0.005
"""Half of the last printed digit: of a probability, and of a place as a share of its scale."""


def figures(plan: Plan, found: Forecast, columns: Columns) -> dict[str, Any]:
    """The headline, every event's p, and of every settlement on a scale its quantiles and line.

    columns   every draw; quantiles are drawn values, among the draws in which the step happened
    """
    share = found.head.share
    return {
        "headline": {
            "event": found.headline,
            "text": found.head.text,
            "p": share.p,
            "low": share.low,
            "high": share.high,
        },
        "events": {one.id: one.share.p for one in found.events},
        "values": {issue: _value(plan.case, issue, one.step, columns) for issue, one in found.values.items()},
    }


def _value(case: Case, issue: str, step: str, columns: Columns) -> dict[str, Any]:
    happened = columns[f"happened/{step}"]
    values: list[float] = np.sort(columns[f"value/{step}"][happened]).tolist()
    written = case.issues[issue]
    return {
        "step": step,
        "scale": list(written.bounds),
        "line": written.line,
        "beyond": written.beyond,
        "happened": len(values) / len(happened),
        "quantiles": {name: float(percentile(values, at)) for name, at in LEVELS.items()},
    }


# ------------------------------------------------------------------------------------------------ played again


def differences(filed: Mapping[str, Any], again: Mapping[str, Any], *, printed: bool = False) -> list[str]:
    """Where the figures of a replay are not those that were filed, a sentence each.

    filed, again   as `figures` gives them, rounded alike
    printed        only where they differ by more than half of the last printed digit
    """
    return list(_differ(filed, again, printed))


def _differ(filed: Mapping[str, Any], again: Mapping[str, Any], printed: bool) -> Iterator[str]:
    near = P_PRINTED if printed else 0.0
    for event in sorted({*filed["events"], *again["events"]}):
        yield from _number(f"p of {event}", filed["events"].get(event), again["events"].get(event), near)
    for key in ("event", "text"):
        if filed["headline"].get(key) != again["headline"][key]:
            yield f"the headline's {key}: filed {filed['headline'].get(key)!r}, now {again['headline'][key]!r}"
    # the range comes from replays of single assumptions: on another machine it is printed to .05 only
    for key, width in (("p", near), ("low", 5 * near), ("high", 5 * near)):
        yield from _number(f"the headline's {key}", filed["headline"].get(key), again["headline"][key], width)
    for issue in sorted({*filed["values"], *again["values"]}):
        one, other = filed["values"].get(issue), again["values"].get(issue)
        if one is None or other is None:
            yield f"{issue}: filed {'nothing' if one is None else 'a settlement'}, now the other way round"
            continue
        for key in ("step", "scale", "line", "beyond"):
            if one.get(key) != other[key]:
                yield f"{issue}: {key}: filed {one.get(key)}, now {other[key]}"
        yield from _number(f"{issue}: happened", one.get("happened"), other["happened"], near)
        low, high = other["scale"]
        width = SCALE_PRINTED * (high - low) if printed else 0.0
        for level in LEVELS:
            yield from _number(f"{issue}: {level}", one["quantiles"].get(level), other["quantiles"][level], width)


def _number(what: str, filed: object, now: object, near: float) -> Iterator[str]:
    if isinstance(filed, int | float) and isinstance(now, int | float):
        if abs(filed - now) > near:
            yield f"{what}: filed {filed:g}, now {now:g}"
    elif filed != now:
        yield f"{what}: filed {filed}, now {now}"
