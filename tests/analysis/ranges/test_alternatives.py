"""Where it is certain that one of several options is decided, how sure each of them is has a range of its own."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.analysis.results import Forecast

SIX_OF_EIGHT = ("north", "south", "north", "north", "east", "north", "north", "south")
SPLIT = ("north", "south", "east", "north", "south", "east", "north", "south")


def forecast(folder: Path, words: tuple[str, ...], **answers: str) -> Forecast:
    path = folder / f"site{len(answers)}.csv"
    rows = [f"{name},{word}" for name, word in zip("ABCDEFGH", words, strict=True)]
    path.write_text("\n".join(["member,position", *rows]) + "\n", "utf-8")
    study = forecast_table(path, answers, as_of="2026-12-01")
    return study.run(as_of=study.case.as_of, draws=4000).forecast


def test_options_move_though_the_headline_does_not(tmp_path: Path) -> None:
    """If it failed, each option would print a range of what is held for something else: next to nothing."""
    found = forecast(tmp_path, SIX_OF_EIGHT)
    head, *options = found.events
    assert head.share.high is not None
    assert head.share.low is not None
    assert head.share.high - head.share.low < 0.05
    likeliest = max(options, key=lambda one: one.share.p or 0.0).share
    assert likeliest.p is not None
    assert likeliest.low is not None
    assert likeliest.high is not None
    assert likeliest.high - likeliest.low > 0.1
    # nothing but these three is decided, so that two of them lose what the likeliest gains
    rest = [one.share for one in options if one.share is not likeliest]
    assert sum(one.high or 0.0 for one in rest) == pytest.approx(1 - likeliest.low, abs=0.02)
    by_option = found.steps[0].outcomes
    for one, outcome in itertools.zip_longest(options, [share for share in by_option.values() if share.p]):
        assert (one.share.low, one.share.high) == (outcome.low, outcome.high)


def test_a_headline_that_moves_is_what_is_held_for(tmp_path: Path) -> None:
    """All are then read off the same replays, so that they fit together."""
    found = forecast(tmp_path, SPLIT)
    head = found.events[0].share
    assert head.low is not None
    assert head.high is not None
    assert head.high - head.low > 0.1
    nothing = next(iter(found.steps[0].outcomes.values()))
    assert nothing.high is not None
    assert nothing.high == pytest.approx(1 - head.low, abs=0.01)
