"""What would be wrong: a condition that holds of a step that never happened, or that reads more than it may."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from instantsia.case import conditions
from instantsia.case.conditions import ConditionError, parse
from instantsia.draws.state import State, Variable
from instantsia.engine.conditions import evaluate
from instantsia.steps import VARIABLES

OUTCOMES = {"ballot": ("keep", "close"), "council": ("keep", "close"), "terms": (), "fight": (), "cable": ()}


DAY = datetime.date(1951, 1, 1).toordinal()
STEP_VARIABLES = {
    "strength": Variable(None, "f8", np.nan, "how strong one side is", "run"),
    "losses": Variable(None, "i2", 0, "what a turn cost"),
}


def state() -> State:
    """Four draws; the fight happened in the first two turns of the last draw, and not in this one."""
    return State(4, {**VARIABLES, **STEP_VARIABLES}, {"actor": {"a": 0, "b": 1}}).updated(
        {
            ("happened", "fight"): np.array([True, True, True, False]),
            ("times", "fight"): np.array([3, 2, 1, 2], np.int32),
            ("ended", "fight"): np.array([DAY - 1.0, DAY, DAY + 400, -np.inf]),
            ("strength", "fight"): np.array([0.5, 0.6, 0.7, 0.8]),
            ("losses", "fight"): np.array([5, 6, 7, 8], np.int16),
            ("arrived", "cable"): np.array([DAY, DAY + 1.0, np.inf, np.inf]),
            ("turns", "month"): np.array([11, 12, 13, 0], np.int32),
            ("reached", "bombing.partial"): np.array([DAY, DAY + 9.0, np.inf, np.inf]),
            ("reached", "talks.acknowledged"): np.array([DAY, DAY + 5.0, DAY, np.inf]),
            ("reached", "bombing.full"): np.array([DAY + 30, DAY + 9.0, np.inf, np.inf]),
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
        ("40 < terms.value", [1, 1, 1, 0]),
        ("49 < terms.value <= 50", [0, 1, 0, 0]),
        # what is carried on is there once its step has ever happened, what is of one turn only in that turn
        ("fight.strength > 0.6", [0, 0, 1, 1]),
        ("fight.losses >= 6", [0, 1, 1, 0]),
        ("fight.strength < 0.7 and fight.times >= 2", [1, 1, 0, 0]),
        ("fight.times < 2", [0, 0, 1, 0]),
        ("ballot.times >= 1", [1, 1, 1, 0]),
        ('fight.ended < "1951-01-01"', [1, 0, 0, 0]),
        ('fight.ended <= "1951-01-01"', [1, 1, 0, 0]),
        ('fight.ended < "1951"', [1, 0, 0, 0]),
        ('fight.ended <= "1951"', [1, 1, 0, 0]),
        ('fight.ended > "1951"', [0, 0, 1, 0]),
        ('fight.ended >= "1951-01"', [0, 1, 1, 0]),
        ('"1951-01-01" <= fight.ended < "1951-06"', [0, 1, 0, 0]),
        ("cable.arrived", [1, 1, 0, 0]),
        ("not cable.arrived", [0, 0, 1, 1]),
        ('cable.arrived <= "1951-01-01"', [1, 0, 0, 0]),
        # never is later than everything
        ('cable.arrived > "1951-01-01"', [0, 1, 1, 1]),
        ('cable.arrived == "1951-01-01"', [1, 0, 0, 0]),
        ('cable.arrived == "1951-01"', [1, 1, 0, 0]),
        ("cable.arrived < fight.ended", [0, 0, 0, 0]),
        ("fight.ended < cable.arrived", [1, 1, 1, 0]),
        ("month.turns < 12", [1, 0, 0, 1]),
        ("month.turns >= 12 and month.turns <= 12", [0, 1, 0, 0]),
        ("month.turns == 12", [0, 1, 0, 0]),
        ("fight.times == 2", [0, 1, 0, 1]),
        ("talks.acknowledged", [1, 1, 1, 0]),
        ('talks.acknowledged < "1951-01-02"', [1, 0, 1, 0]),
        ("bombing.partial <= talks.acknowledged", [1, 0, 0, 0]),
        ("talks.acknowledged < bombing.full", [1, 1, 1, 0]),
        ("bombing.partial <= talks.acknowledged < bombing.full", [1, 0, 0, 0]),
        ("bombing.partial <= bombing.full", [1, 1, 0, 0]),
        ("bombing.partial >= bombing.full", [0, 1, 0, 0]),
        ("bombing.full > talks.acknowledged", [1, 1, 1, 0]),
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
        '40 < "1951-01-01"',
        'fight.ended < "yesterday"',
        'fight.ended < "always"',
        'fight.ended < -"1951"',
        "fight.ended == cable.arrived",
        "fight.ended < fight.ended == 3",
        "fight.ended is 3",
        "fight.strength.more > 3",
        "fight > 3",
        "storm if storm else storm",
        "a\x00b",
    ],
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ConditionError, match="expected"):
        parse(text)


def test_by_the_end_of_a_month() -> None:
    """What the manual says of "by the end of May 1911": the last day counts, the next one does not."""
    days = [datetime.date(1911, 4, 30), datetime.date(1911, 5, 31), datetime.date(1911, 6, 1)]
    ended = State(3, VARIABLES, {"actor": {"a": 0}}).updated(
        {
            ("happened", "ballot"): np.ones(3, bool),
            ("ended", "ballot"): np.array([day.toordinal() for day in days], float),
        }
    )
    recipes = {
        'ballot.ended <= "1911-05"': [1, 1, 0],
        'ballot.ended < "1911-06"': [1, 1, 0],
        'ballot.ended >= "1911-05"': [0, 1, 1],
        'ballot.ended > "1911-05"': [0, 0, 1],
        '"1911-05" <= ballot.ended <= "1911-05"': [0, 1, 0],
    }
    manual = conditions.__doc__ or ""
    for recipe, expected in recipes.items():
        assert recipe in manual
        assert evaluate(parse(recipe), ended, OUTCOMES).astype(int).tolist() == expected
