"""The scored events of vietnam-1966 as a program reads them: each whole, and the page tells of the same ones."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("vietnam_1966_events.toml")
PAGE = ROOT / "docs" / "cases" / "vietnam-1966" / "scored-events.md"
FIXED = tomllib.loads(FILE.read_text(encoding="utf-8"))
EVENTS: dict[str, dict[str, Any]] = {event["id"]: event for event in FIXED["event"]}
RIVALS: dict[str, dict[str, Any]] = {rival["id"]: rival for rival in FIXED["rival"]}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS.keys())
def test_an_event_says_what_counts_when_what_came_and_how_it_is_scored(event: dict[str, Any]) -> None:
    first, last = event["span"]
    assert 1 <= first <= last <= FIXED["clock"]["months"]
    assert all(event[key].strip() for key in ("text", "happened", "source", "doubt"))
    assert event["address"]
    truth = event["truth"]
    match event["kind"]:
        case "month":
            assert first <= truth <= last
            assert event["score"] == "crps"
        case "classes":
            assert set(truth) <= set(event["classes"])
            assert sum(truth.values()) == pytest.approx(1)
            assert event["score"] == "log"
        case kind:
            assert kind == "chance"
            assert 0 <= truth <= 1
            assert event["score"] == "brier"


def test_the_outcomes_are_those_that_were_asked_for() -> None:
    """Seven orders, six and that not all three come about; H6 in two; H7 given an answer; three classes of an end."""
    assert list(EVENTS) == ["H1", "H2", "H3", "H4", "H5", "H6a", "H6b", "H7", "H8"]
    assert len(EVENTS["H2"]["classes"]) == 7
    assert "given" in EVENTS["H7"]
    assert len(EVENTS["H8"]["classes"]) == len(EVENTS["H8"]["until"]) + 1 == 3


@pytest.mark.parametrize("rival", RIVALS.values(), ids=RIVALS.keys())
def test_a_rival_speaks_of_events_that_there_are(rival: dict[str, Any]) -> None:
    assert rival["kind"] in {"hazard", "between", "even", "run"}
    assert rival["on"]
    assert set(rival["on"]) <= EVENTS.keys()
    assert rival["why"].strip()


def test_the_sets_of_the_means_are_of_events_that_have_a_chance() -> None:
    scores = FIXED["scores"]
    assert set(scores["narrow"]) < set(scores["together"]) == EVENTS.keys() - {"H1"}


def test_the_page_tells_of_the_same_events_and_rivals() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| (H\w+) \|", text, re.MULTILINE) == list(EVENTS)
    rivals = text.partition("## The rivals")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([a-z][^|]*) \| .* \| .* \|$", rivals, re.MULTILINE)[1:] == list(RIVALS)
