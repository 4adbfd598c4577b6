"""Two votes on one issue need not put the same options, and whoever is away has no position that is looked at."""

from __future__ import annotations

import math

import pytest

from instantsia.analysis.levers.search import levers
from instantsia.engine.plan import Plan
from instantsia.errors import UserError
from tests.steps import inside

VOTES = [{"id": name, "kind": "vote", "body": "board", "issue": "fate", "motion": motion}
         for name, motion in (("first", "censure"), ("second", "strike"))]  # fmt: skip
WANTS = {"elm": (0.1, 0.3, 0.9), "fir": (0.8, 0.6, 0.2), "oak": (0.7, 0.9, 0.3)}
MORE = {
    "event": [{"id": "struck", "text": "They are struck", "when": 'second == "strike"'}],
    "assumption": [*inside.CASE["assumption"], *(
        {"about": f"{who}.fate.{option}", "value": value} for who, values in WANTS.items()
        for option, value in zip(("spare", "censure", "strike"), values, strict=True)
    )],
}  # fmt: skip


def test_each_lever_is_a_number() -> None:
    """If it failed, levers on an issue that is voted on twice would be refused, for a number that nobody left out."""
    found = levers(Plan(inside.loaded(VOTES, **MORE), seed=3, draws=256), "elm", None, "fate")
    assert found.levers
    for one in found.levers:
        numbers = [one.to, one.start, one.effort, *one.also.values()]
        assert not any(math.isnan(number) for number in numbers if number is not None), one


def test_who_has_no_position_is_not_named_as_one_who_has() -> None:
    """If it failed, the remedy of a message would name the very actor of whom it complains."""
    body = {"id": "pair", "members": ["elm", "oak"], "absent": ["oak"], "rule": {"kind": "majority"}}
    spare = [{"about": f"elm.pier.{option}", "value": value} for option, value in (("keep", 0.2), ("close", 0.7))]
    others = [one for one in inside.CASE["assumption"] if ".pier." not in one["about"]]
    vote = {"id": "first", "kind": "vote", "body": "pair", "issue": "pier"}
    changes = {"body": [*inside.CASE["body"], body], "assumption": [*others, *spare], "depends": []}
    case = inside.loaded([vote], **changes)
    with pytest.raises(UserError, match=r"Oak has no position on pier: name one of Elm$"):
        levers(Plan(case, seed=3, draws=256), "oak", None, "pier")
