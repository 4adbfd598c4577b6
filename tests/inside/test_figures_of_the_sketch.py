"""What would be wrong: reports, beliefs and rules that hear which play another game than the sketch of them did.

The sketch was written apart from what is here, as a patch of an older state of the program, with formulas of its own
(two copies of one origin by 2 artanh, not by sums over a tree). Where the two differ, said.json says why.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.outside.figures import compare
from tests.outside.saying import said

HERE = Path(__file__).parent
SAID: dict[str, Any] = json.loads((HERE / "said.json").read_text(encoding="utf-8"))
CASES = tuple(SAID["inside"])
DRAWS = 10_000


def kept(name: str) -> dict[str, Any]:
    """What was said of a case, with what is another figure for a reason."""
    figures, anew = SAID["inside"][name], SAID["anew"].get(name, {})
    return {key: {**value, **anew.get(key, {})} if isinstance(value, dict) else value for key, value in figures.items()}


def now(name: str, *, ranges: bool) -> dict[str, Any]:
    folder, _, changes = name.partition("?")
    return said(str(HERE / "cases" / folder), DRAWS, [changes] if changes else [], ranges=ranges)


@pytest.mark.parametrize("name", CASES)
def test_every_step_and_vote_is_what_it_was(name: str) -> None:
    compare({name: now(name, ranges=False)}, {name: kept(name)}, ("steps", "votes"), SAID["numerics"])


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_every_event_is_as_likely_as_it_was(name: str) -> None:
    found = now(name, ranges=True)
    found["events"] = {event: {"p": share["p"]} for event, share in found["events"].items()}
    compare({name: found}, {name: kept(name)}, ("events",), SAID["numerics"])


def test_what_is_taken_anew_leaves_every_draw_in_which_something_else_was_put_as_it_was() -> None:
    """A ratification of what holds is not put any more, which takes draws away and changes none of the others."""
    before, after = (SAID[key]["manchuria-1931"] for key in ("inside", "anew"))
    held = before["steps"]["koba_villa"]["0"]
    assert after["steps"]["ratify"]["happened"] == before["draws"] - held
    for vote, figures in after["votes"].items():
        assert figures["-2"] == held
        assert figures["2"] == before["votes"][vote]["2"]
