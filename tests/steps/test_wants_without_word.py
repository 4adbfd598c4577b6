"""What depends on a belief is as it was coded where no word comes: every step that looks at it can be played so."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.steps import inside

POST = {"id": "post", "scale": {"0": "few", "100": "many"}, "status_quo": 30, "options": ["none", "all"]}
STEPS: dict[str, dict[str, Any]] = {
    "carry-out": {"id": "first", "kind": "carry-out", "issue": "pier", "by": "fir"},
    "settle": {"id": "first", "kind": "settle", "body": "board", "issue": "post"},
    "vote": {"id": "first", "kind": "vote", "body": "board", "issue": "pier"},
    "vote on a scale": {"id": "first", "kind": "vote", "body": "board", "issue": "post"},
    "appeal": {"id": "first", "kind": "appeal", "to": "board", "issue": "pier", "chance": 1},
}
DEPENDS = [*inside.CASE["depends"], {"id": "drift", "issue": "post", "fact": "storm", "by": "10..30"}]


@pytest.mark.parametrize("name", STEPS)
def test_a_step_alone_is_played_as_without_what_depends(name: str) -> None:
    """If it failed, a case whose wants depend on a belief and that has no report would end in a traceback, or move
    somebody whom no word has reached."""
    more = {"issue": [*inside.CASE["issue"], POST],
            "assumption": [*inside.CASE["assumption"], {"about": "*.post", "value": "20..80"}]}  # fmt: skip
    steps = [STEPS[name]]
    with_wants, without = (
        inside.played(steps, draws=256, changes={**more, "depends": depends}) for depends in (DEPENDS, [])
    )
    key = "decided", "first"
    assert np.array_equal(with_wants[key], without[key])
