"""What would be wrong: percentiles that no draw has, or the positions of people who do not decide the headline."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.analysis.positions import positions
from tests.analysis.by_hand import Run, ballot, board, claim, number, source


def test_percentiles_are_drawn_values_of_a_uniform_position() -> None:
    run = Run(board({"a": "20..100", "b": 40}))
    first, second = positions(run.replays)
    assert (first.actor, first.issue, first.name) == ("a", "pier", "A")
    expected = {"p10": 28, "p25": 40, "p50": 60, "p75": 80, "p90": 92}
    for name, value in expected.items():
        assert getattr(first, name) == pytest.approx(value, abs=2)
        assert getattr(first, name) in run.replays.base["number", "actor.a.pier"]
    assert np.mean(run.replays.base["number", "actor.a.pier"] <= first.p10) == 0.1
    assert (second.p10, second.p90, second.claimed) == (40, 40, False)


def test_only_who_decides_what_the_headline_is_about() -> None:
    case = board(
        {"a": "0..100"},
        actor=[{"id": "a"}, {"id": "b"}],
        body=[
            {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
            {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
        ],
        step=[ballot("ballot", "board"), ballot("second", "council")],
        assumption=[{"about": "*.pier", **number("0..100")}],
        source=[source("minutes", 0.5)],
        claim=[claim("c1", "a.pier", 60)],
    )
    (row,) = positions(Run(case).replays)
    assert (row.actor, row.claimed) == ("a", True)
    both = case.model_copy(
        update={"event": (case.event[0].model_copy(update={"when": 'ballot == "close" or second == "close"'}),)}
    )
    assert [row.actor for row in positions(Run(both).replays)] == ["a", "b"]


def test_a_question_without_a_scale_has_no_positions() -> None:
    case = board(
        {},
        actor=[{"id": "a"}],
        issue=[{"id": "pier", "options": ["keep", "close"]}],
        body=[{"id": "board", "members": ["a"], "rule": {"kind": "majority"}}],
        assumption=[
            {"about": "a.pier.keep", **number(0.4)},
            {"about": "a.pier.close", **number("0.2..0.8")},
        ],
    )
    assert positions(Run(case).replays) == ()
