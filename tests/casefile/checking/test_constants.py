"""What is claimed or assumed about a constant of a step or a rule is as good as what is written there, or refused."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from tests.casefile import dock

PATHS = [
    ("step.ballot.precision", "-1", "expected a number of 0 or more, found -1"),
    ("step.ballot.bandwagon", "0..101", "expected points from 0 to 100, found 0..101"),
    ("step.recourse.chance", "0.5..1.5", "expected a probability from 0 to 1, found 0.5..1.5"),
    ("step.meeting.absent.stone.chance", 2.0, "expected a probability from 0 to 1, found 2"),
    ("step.settled.model", "0..3", "expected a value from 0 to 2"),
    ("body.board.rule.quota", 0, "expected a quota of more than 0 votes, found 0"),
    ("body.board.rule.quota", "-3..2", "expected a number of 0 or more, found -3..2"),
]


def mapping(**more: Any) -> dict[str, Any]:
    case = tomllib.loads(dock.CASE)
    case["body"][0]["rule"] = {"kind": "qualified", "quota": 2}
    away = {"id": "meeting", "kind": "convene", "body": "board", "date": "1911-06-08",
            "absent": [{"member": "stone", "chance": 0.4}]}  # fmt: skip
    settled = {"id": "settled", "kind": "settle", "body": "board", "issue": "dock", "date": "1911-07-01",
               "model": ["weighted-mean", "weighted-median"]}  # fmt: skip
    case["step"] = [away, *case["step"], settled]
    for weight in ("salience", "capability"):
        case["assumption"].append({"about": f"*.{weight}.dock", "value": 1})
    return {**case, **more}


def claims(about: str, value: Any) -> list[dict[str, Any]]:
    return [{"id": "x", "source": "log", "lines": 2, "about": about, "value": value}]


@pytest.mark.parametrize(("path", "value", "message"), PATHS)
def test_a_constant_is_held_to_what_may_be_written_for_it(path: str, value: Any, message: str) -> None:
    """If it failed, a chance of 2 or a quota of no votes would be drawn: an answer without meaning, or a traceback."""
    for table, entries in (
        ("claim", claims(path, value)),
        ("assumption", [*mapping()["assumption"], {"about": path, "value": value}]),
    ):
        _, found = examined(from_mapping(mapping(**{table: entries}), "dock"))
        assert [one.code for one in found] == ["E17"], found
        assert message in found[0].message
        assert found[0].key.endswith(".value")


def test_what_may_be_written_may_be_claimed() -> None:
    """If it failed, evidence about a constant could not be used."""
    for path, value, _ in PATHS:
        fine = 1.0 if "bandwagon" not in path else "0..100"
        assert value != fine
        assert examined(from_mapping(mapping(claim=claims(path, fine)), "dock"))[1] == ()


@pytest.mark.parametrize("about", ["reed.salience.dock", "reed.capability.dock", "town.seats"])
def test_a_weight_that_no_sum_survives_is_refused(about: str) -> None:
    """If it failed, two of 1e308 would add up to infinity, and playing would end in a traceback."""
    entries = [*mapping()["assumption"], {"about": about, "value": 1e308}]
    _, found = examined(from_mapping(mapping(assumption=entries), "dock"))
    assert [one.code for one in found] == ["E13"], found
    assert "expected no number beyond 1e+15" in found[0].message


def test_what_is_wrong_with_an_issue_is_told_of_the_issue_alone() -> None:
    """If it failed, one wrong line of an issue would be followed by an error for everybody's salience on it."""
    case = mapping()
    case["issue"][0]["line"] = 1e9
    case["assumption"].append({"about": "reed.salience.dock", "value": 1})
    _, found = examined(from_mapping(case, "dock"))
    assert [one.key for one in found if one.code == "E16"] == []
    assert any("line" in one.message for one in found)
