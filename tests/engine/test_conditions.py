"""What would be wrong: a condition that holds of a step that never happened, or that reads more than it may."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.case.conditions import ConditionError, parse
from instantsia.draws.state import State
from instantsia.engine.conditions import evaluate
from instantsia.steps import VARIABLES

OUTCOMES = {"ballot": ("keep", "close"), "council": ("keep", "close")}


def state() -> State:
    return State(4, VARIABLES, {"actor": {"a": 0, "b": 1}}).updated(
        {
            ("happened", "ballot"): np.array([True, True, True, False]),
            ("decided", "ballot"): np.array([0, 1, -1, -1], np.int8),
            ("vote", "ballot"): np.array([[0, 1], [1, -1], [-2, 1], [-2, -2]], np.int8),
            ("happened", "terms"): np.array([True, True, True, False]),
            ("value", "terms"): np.array([49.0, 50.0, 51.0, 99.0]),
            ("fact", "storm"): np.array([True, False, True, False]),
        }
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ballot == "keep"', [1, 0, 0, 0]),
        ('ballot != "keep"', [0, 1, 1, 0]),
        ('not ballot == "keep"', [0, 1, 1, 1]),
        ('ballot in ("keep", "close")', [1, 1, 0, 0]),
        ("ballot.happened", [1, 1, 1, 0]),
        ("terms.value > 50", [0, 0, 1, 0]),
        ("terms.value >= 50", [0, 1, 1, 0]),
        ("terms.value < 50.5", [1, 1, 0, 0]),
        ("terms.value <= 49", [1, 0, 0, 0]),
        ("terms.value > -1 and not storm", [0, 1, 0, 0]),
        ("council.happened or storm", [1, 0, 1, 0]),
        ('ballot.vote.a == "close"', [0, 1, 0, 0]),
        ('ballot.vote.b == "abstain"', [0, 1, 0, 0]),
        ('ballot.vote.a == "absent"', [0, 0, 1, 0]),
        ('ballot != "keep" and (storm or council.happened)', [0, 0, 1, 0]),
    ],
)
def test_conditions(text: str, expected: list[int]) -> None:
    assert evaluate(parse(text), state(), OUTCOMES).astype(int).tolist() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ballot ==",
        "__import__('os')",
        "ballot.votes.a == 'x'",
        "1 < 2",
        'ballot == "a" == "b"',
        "ballot == 3",
        "ballot ** 9",
        "[x for x in y]",
        "ballot.happened()",
        "not " * 30 + "storm",
        "(" * 500 + "a" + ")" * 500,
        "a or " * 1000 + "a",
        'ballot in ("keep", 3)',
        "ballot in ()",
        "lambda: 0",
        'terms.value == "keep"',
        "terms.value == 50",
        "terms.value > True",
        "terms.value > 1e999",
        "terms.value > fact",
        "40 < terms.value",
        "storm if storm else storm",
        "a\x00b",
    ],
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ConditionError, match="expected"):
        parse(text)
