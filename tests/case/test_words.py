"""What names may look like."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

import instantsia
from instantsia.case.questions import Fact, Issue

WORDS_OF_PYTHON = ("pass", "raise", "yield", "return", "continue")
TAX: dict[str, Any] = {
    "instantsia": 1,
    "id": "tax",
    "title": "The tax",
    "issue": [
        {
            "id": "tax",
            "options": ["continue", "raise", "return"],
            "scale": {"0": "as it is", "100": "double"},
            "at": {"continue": 0, "raise": 100, "return": 20},
        }
    ],
    "body": [
        {"id": "house", "members": ["ames", "bell", "cobb"], "rule": {"kind": "majority"}},
        {
            "id": "hall",
            "members": ["cobb"],
            "rule": {"kind": "acclamation", "leader": "ames", "milder": "return", "milder_chance": 0.5},
        },
    ],
    "step": [
        {"id": "talk", "kind": "caucus", "members": ["ames", "bell"], "issue": "tax", "option": "raise", "date": 1900},
        {
            "id": "wait", "kind": "adjourn", "body": "house", "pressed": 0.5, "date": "1900-02-01",
            "until": "1900-02-03", "issue": "tax", "gains": "raise", "by_day": 3,
        },
        {"id": "ballot", "kind": "vote", "body": "house", "issue": "tax", "motion": "raise", "date": "1900-02-05"},
        {
            "id": "turns", "kind": "vote", "body": "house", "issue": "tax", "procedure": "one-by-one",
            "order_of_options": ["return", "raise"], "date": "1900-02-06", "when": 'ballot in ("continue", "return")',
        },
        {
            "id": "meeting", "kind": "vote", "body": "hall", "issue": "tax", "motion": "raise", "date": "1900-02-07",
            "when": 'ballot.vote.ames == "raise"',
        },
    ],
    "event": [{"id": "raised", "text": "The tax is raised", "when": 'ballot == "raise" or turns != "continue"'}],
    "assumption": [{"about": "*.tax", "value": "0..50..100", "why": "nothing known"}],
    "claim": [{"id": "c1", "about": "record.ballot", "value": "raise", "kind": "own words"}],
    "source": [{"id": "diary", "cite": "A diary", "p": 0.9}],
}  # fmt: skip


def test_an_option_may_be_any_word() -> None:
    """Options stand in quotes wherever Python reads them, and a tax is raised, a bill passed."""
    assert Issue.model_validate({"id": "tax", "options": list(WORDS_OF_PYTHON)}).options == WORDS_OF_PYTHON
    with pytest.raises(ValidationError, match="expected an option of at most"):
        Issue.model_validate({"id": "tax", "options": ["keep", "Raise it"]})
    for word in WORDS_OF_PYTHON:
        with pytest.raises(ValidationError, match="no Python keyword"):
            Fact.model_validate({"id": word})


def test_a_case_of_such_words_runs() -> None:
    """In motions, procedures, caucuses, rules, conditions, claims and events, from the text to the answer."""
    study = instantsia.load(TAX)
    result = study.run(draws=400, runs=None)
    (raised,) = result.forecast.events
    assert raised.share.p is not None
    assert 0 < raised.share.p < 1
    assert '"raise"' in result.json()
    (other,) = study.changing(set=("step.ballot.motion=return",)).run(draws=400, runs=None).forecast.events
    assert other.share.p != raised.share.p
