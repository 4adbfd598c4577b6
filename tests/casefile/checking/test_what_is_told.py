"""What would be read wrongly in silence of how word travels: a channel to nobody, a word without a half-life."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined

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
        ("step", "word", {"halves": 0}, "step.word.halves: found 0 (expected more than 0)"),
        ("step", "outcome", {"memory": "0..4"}, "step.outcome.memory: found 0..4 (expected more than 0)"),
    ],
)
def test_what_tells_nothing_is_refused(table: str, id: str, more: dict[str, Any], said: str) -> None:
    assert problems(table, id) == []
    (found,) = problems(table, id, **more)
    assert said in found
