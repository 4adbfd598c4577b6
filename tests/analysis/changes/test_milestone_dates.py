"""What would be wrong: the median of those that came to it, or a change of a milestone that is told by its event."""

from __future__ import annotations

import json

import numpy as np
import pytest

from instantsia.analysis.changes.compare import compare, compare_runs
from instantsia.analysis.results.changes import EvenChance
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of
from instantsia.report.comparison import comparison_json, screen
from instantsia.report.sentences.milestones import even_line
from tests.steps.other_side import written

DRAWS = 512


def planned(**changes: object) -> Plan:
    paths = {key.replace("__", "."): value for key, value in changes.items()}
    return Plan(load(from_mapping(written(paths), "talks")), draws=DRAWS)


def half(columns: dict[str, np.ndarray], name: str) -> int | None:
    by = sorted(columns[f"reached/{name}"])[DRAWS // 2 - 1]
    return int(by) if by < np.inf else None


def test_half_of_all_draws_counts_on_either_side() -> None:
    before, after = planned(), planned(party__north__talking=0, party__north__horizon=None)
    found = compare(before, after)
    was, now = columns_of(before), columns_of(after)
    assert [*found.milestones][:2] == ["battle.over", "talks.agreed"]
    for name, dates in found.milestones.items():
        assert (dates.before, dates.after) == (half(was, name), half(now, name)), name
    assert found.milestones["talks.acknowledged"].before is not None
    assert compare_runs(before, was, after, now).milestones == found.milestones
    assert "Talks acknowledged, even chance" in screen(found)
    data = json.loads(comparison_json(found))["milestones"]["talks.acknowledged"]
    assert data["until"] == "1936-12-01"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (706000, 706100, "Dec 33 to Mar 34"),
        (706000, None, "Dec 33 to not by Oct 36"),
        (None, None, "not by Oct 36 on both sides"),
    ],
)
def test_the_line(before: int | None, after: int | None, told: str) -> None:
    assert even_line(EvenChance(before, after, 707040, months=True)) == told
