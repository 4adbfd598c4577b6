"""What a run says, in figures that can be kept: of each event p and its range, of each step and member how often what.

Run by itself it prints them as JSON: it asks nothing of the program that was not there when the sketches were written.

    python saying.py [--without-ranges] DRAWS CASE_FOLDER[?PATH=VALUE] ...
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

import instantsia


def said(folder: str, draws: int, changes: Sequence[str] = (), *, ranges: bool = True) -> dict[str, Any]:
    """{"events": {id: {"p", "low", "high"}}, "steps": {id: {what came of it: draws}}, "votes": {step/actor: ...}}.

    What came of a step is the index of its outcome, -1 for nothing; "happened" counts the draws in which it did.
    ranges  whether the events are wanted: their ranges take longer than all the rest
    """
    study = instantsia.load(folder, set=changes)
    run = study.run(draws=draws, seed=1, runs=None)
    out: dict[str, Any] = {"draws": draws, "events": {}, "steps": {}, "votes": {}}
    for event in study.case.event if ranges else ():
        share = run.forecast.event(event.id).share
        out["events"][event.id] = {"p": share.p, "low": share.low, "high": share.high}
    for step in study.case.step:
        happened = run.columns[f"happened/{step.id}"]
        codes = run.columns[f"decided/{step.id}"][happened]
        out["steps"][step.id] = {"happened": int(happened.sum()), **_counts(codes)}
    for name, codes in sorted(run.columns.items()):
        if name.startswith("vote/"):
            out["votes"][name.removeprefix("vote/")] = _counts(codes)
    return out


def _counts(codes: np.ndarray) -> dict[str, int]:
    return {str(code): int(count) for code, count in zip(*np.unique(codes, return_counts=True), strict=True)}


if __name__ == "__main__":
    without_ranges = sys.argv[1] == "--without-ranges"
    draws, *asked = sys.argv[1 + without_ranges :]
    found = {}
    for one in asked:
        folder, _, changes = one.partition("?")
        name = one.rstrip("/").rpartition("/")[2]
        found[name] = said(folder, int(draws), [changes] if changes else [], ranges=not without_ranges)
    print(json.dumps(found, indent=1))
