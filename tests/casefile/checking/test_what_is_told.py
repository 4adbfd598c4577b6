"""What would be read wrongly in silence of how word travels: a channel to nobody, a word without a half-life."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.analysis.ranges.assumptions import sweep
from instantsia.case.constants import mistake
from instantsia.case.numbers import Number
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from instantsia.engine.plan import Plan
from instantsia.engine.program import program_of
from instantsia.evidence import doubts

CASE: dict[str, Any] = {
    "instantsia": 1,
    "title": "A paper",
    "fact": [{"id": "genuine"}],
    "actor": [{"id": "ann", "believes": {"genuine": 0.3}}, {"id": "bob"}],
    "body": [{"id": "board", "members": ["ann"], "rule": {"kind": "majority"}}],
    "issue": [{"id": "policy", "options": ["wait", "act"]}],
    "origin": [{"id": "forger", "about": "genuine"}],
    "channel": [{"id": "copy", "from": "bob", "to": ["ann"], "origin": "forger"}],
    "step": [
        {"id": "brought", "kind": "report", "channel": "copy", "date": "1931-02-01"},
        {"id": "word", "kind": "persuade", "by": "bob", "to": ["ann"], "issue": "policy", "option": "act",
         "date": "1931-02-02"},
        {"id": "meeting", "kind": "vote", "body": "board", "issue": "policy", "date": "1931-02-09"},
        {"id": "outcome", "kind": "learn", "fact": "genuine", "to": ["ann"], "date": "1931-03-01"},
    ],
    "event": [{"id": "acted", "text": "It acts", "when": 'meeting == "act"'}],
    "assumption": [{"about": "fact.genuine", "value": 0.3, "why": "a test"},
                   {"about": "*.policy.wait", "value": 0.5, "why": "a test"},
                   {"about": "*.policy.act", "value": 0.5, "why": "a test"}],
}  # fmt: skip


def problems(table: str, id: str, **more: Any) -> list[str]:
    changed = [one | more if one["id"] == id else one for one in CASE[table]]
    return [str(one) for one in examined(from_mapping(CASE | {table: changed}, "paper"))[1]]


@pytest.mark.parametrize(
    ("table", "id", "more", "said"),
    [
        ("channel", "copy", {"to": []}, "expected somebody in to"),
        ("channel", "copy", {"record_of": "copy"}, "copy has the record of copy: none of them has one of its own"),
        ("step", "word", {"halves": 0}, "step.word.halves: found 0, expected a number of more than 0"),
        ("step", "outcome", {"memory": "0..4"}, "step.outcome.memory: found '0..4', expected a number of more than 0"),
    ],
)
def test_what_tells_nothing_is_refused(table: str, id: str, more: dict[str, Any], said: str) -> None:
    assert problems(table, id) == []
    (found,) = problems(table, id, **more)
    assert said in found


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("step.word.halves", 0.0, "expected a number of more than 0, found 0"),
        ("step.outcome.memory", 0.0, "expected a number of more than 0, found 0"),
        ("step.bound.by", 1.2, "expected a change from -1 to 1, found 1.2"),
    ],
)
def test_what_may_not_be_written_is_not_tried_either(path: str, value: float, said: str) -> None:
    """The search for the value that tips the answer divided by a half-life of 0 days, which the case itself refuses."""
    bound = {"id": "bound", "kind": "bind", "who": ["ann"], "to": "bob", "by": 0.6, "date": "1931-02-03"}
    word = {"id": "word", "halves": 7.0} | CASE["step"][1]
    known = CASE | {"step": [CASE["step"][0], word, bound, CASE["step"][2], CASE["step"][3] | {"memory": 4.0}]}
    case, found = examined(from_mapping(known, "paper"))
    assert case is not None, found
    assert mistake(case, path, Number(low=value, high=value)) == said
    assumed = known | {"assumption": [*CASE["assumption"], {"about": path, "value": value, "why": "so"}]}
    assert [one.code for one in examined(from_mapping(assumed, "paper"))[1]] == ["E17"]
    fixed = next(one for one in doubts.assumptions(program_of(Plan(case))) if one.path == path)
    tried = sweep(case, fixed)
    assert value not in tried
    assert len(tried) > 1
    assert all(not mistake(case, path, Number(low=one, high=one)) for one in tried)
