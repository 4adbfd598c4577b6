"""A step that needs options on an issue that has a scale alone: one message where it stands, and never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import examined

DATE = "1931-02-01"
CASE: dict[str, Any] = {
    "instantsia": 1,
    "title": "An issue with a scale and no options, and one with options",
    "issue": [
        {"id": "pier", "scale": {"0": "no", "100": "all"}, "status_quo": 0},
        {"id": "toll", "options": ["stay", "go"]},
    ],
    "fact": [{"id": "rumour"}],
    "body": [{"id": "board", "members": ["ash", "beech", "fir"],
              "rule": {"kind": "majority", "of": "present", "tie": "status-quo"}}],
    "assumption": [{"about": "*.pier", "value": "0..100"}, {"about": "fact.rumour", "value": 0.5}],
    "event": [{"id": "so", "text": "It is so", "when": "rumour"}],
}  # fmt: skip
TERMS = {"id": "terms", "kind": "settle", "body": "board", "issue": "pier", "date": "1931-01-02"}
STEPS: list[tuple[dict[str, Any], str, str]] = [
    ({"kind": "propose", "by": "ash", "issue": "pier", "option": "go"}, "option", "E4"),
    ({"kind": "persuade", "by": "ash", "to": ["beech"], "issue": "pier", "option": "go"}, "option", "E4"),
    ({"kind": "caucus", "members": ["ash", "beech"], "issue": "pier", "option": "go"}, "option", "E4"),
    ({"kind": "caucus", "members": ["ash", "beech"], "issue": "pier"}, "issue", "E23"),
    ({"kind": "adjourn", "body": "board", "pressed": 0.5, "days": 7, "issue": "pier", "gains": "go", "by_day": 2},
     "gains", "E4"),
    ({"kind": "announce", "by": "ash", "issue": "pier"}, "issue", "E23"),
    ({"kind": "announce", "by": "ash", "issue": "pier", "says": "go"}, "issue", "E23"),
    ({"kind": "minute", "of": "terms", "by": "ash", "softens": {"go": "stay"}}, "softens.go", "E4"),
    ({"kind": "minute", "of": "terms", "by": "ash", "softens": {}}, "of", "E23"),
    ({"kind": "carry-out", "issue": "pier", "by": "ash"}, "issue", "E23"),
    ({"kind": "vote", "body": "board", "issue": "pier"}, "issue", "E23"),
    ({"kind": "vote", "body": "board", "issue": "pier", "motion": "go"}, "motion", "E4"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "key", "code"), STEPS, ids=[f"{step['kind']}-{key}" for step, key, _ in STEPS])
def test_a_step_that_needs_options_is_refused_on_an_issue_without(step: dict[str, Any], key: str, code: str) -> None:
    """A proposal on such an issue passed, and whoever took it up ended in a traceback; a word in somebody's ear or a
    supper passed and did nothing."""
    case = {**CASE, "step": [TERMS, {"id": "late", "date": DATE, **step}]}
    problems = examined(from_mapping(case, "dock"))[1]
    assert {(one.key, one.code) for one in problems} == {(f"step.late.{key}", code)}
    assert all("pier" in one.message and "no options" in one.message and one.remedy for one in problems)


def test_one_proposal_is_told_once_whoever_takes_it_up() -> None:
    """The steps that name it are asked nothing: what is wrong is told where it stands."""
    thought = {"id": "thought", "kind": "propose", "by": "ash", "issue": "pier", "option": "go", "date": DATE}
    supper = {"id": "supper", "kind": "caucus", "members": ["ash"], "issue": "pier", "option_of": "thought",
              "date": DATE}  # fmt: skip
    (problem,) = examined(from_mapping({**CASE, "step": [thought, supper]}, "dock"))[1]
    assert problem.key == "step.thought.option"


def test_the_message_has_file_line_found_and_expected(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(
        """instantsia = 1
title = "An issue with a scale alone"
[[issue]]
id = "pier"
scale = { 0 = "no", 100 = "all" }
[[body]]
id = "board"
members = ["ash", "beech"]
rule = { kind = "majority", of = "present", tie = "status-quo" }
[[fact]]
id = "rumour"
[[step]]
id = "thought"
kind = "propose"
by = "ash"
issue = "pier"
option = "go"
date = 1931-02-01
[[event]]
id = "so"
text = "It is so"
when = "rumour"
[[assumption]]
about = "fact.rumour"
value = 0.5
""",
        encoding="utf-8",
    )
    (problem,) = examined(read_folder(tmp_path))[1]
    assert problem.place is not None
    assert (problem.place.file.rsplit("/", 1)[-1], problem.place.line) == ("case.toml", 17)
    assert str(problem).endswith(
        "step.thought.option: found 'go', expected an option, and pier has a scale and no options "
        "(name an issue with options, or write options in this one)"
    )


def test_a_belief_on_a_scale_is_still_told_that_no_option_is_written() -> None:
    depends = {"id": "fear", "issue": "pier", "fact": "rumour", "by": 10, "option": "go"}
    (problem,) = examined(from_mapping({**CASE, "step": [TERMS], "depends": [depends]}, "dock"))[1]
    assert problem.key == "depends.fear.option"
    assert problem.remedy == "leave option out; by is in points"


def test_a_rule_is_asked_of_the_issues_on_which_it_counts() -> None:
    """A body that settles on a scale and votes on options is no reason to let a slip of its rule pass."""
    rule = {"kind": "acclamation", "leader": "ash", "rivals": ["beech"], "milder": "sta", "milder_chance": 0.2}
    body = {**CASE["body"][0], "rule": rule, "settles": "bargain"}
    terms = {**TERMS, "model": "weighted-mean"}
    ballot = {"id": "ballot", "kind": "vote", "body": "board", "issue": "toll", "date": DATE}
    more = [{"about": f"*.{what}.pier", "value": 1} for what in ("salience", "capability")]
    more += [{"about": f"*.toll.{option}", "value": 0.5} for option in ("stay", "go")]
    more += [{"about": f"fir.owes.{who}", "value": 0.5} for who in ("ash", "beech")]
    case = {**CASE, "body": [body], "assumption": [*CASE["assumption"], *more], "step": [terms, ballot]}
    (problem,) = examined(from_mapping(case, "dock"))[1]
    assert (problem.key, problem.remedy) == ("body.board.rule.milder", "did you mean stay?")
    rule["milder"] = "stay"
    assert examined(from_mapping(case, "dock"))[1] == ()
