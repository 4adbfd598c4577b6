"""Two versions side by side."""

from __future__ import annotations

import json

from instantsia.analysis.results import Comparison, Difference
from instantsia.report.comparison import comparison_json, difference_line, screen

FOUND = Comparison(
    case="bridge",
    seed=7,
    draws=4000,
    before=(),
    after=("--set elm.bridge=0",),
    text="Elm is at sea",
    events=(Difference("built", "The bridge is built", 0.65, 0.4, -0.25, 0.006, -0.35, -0.1),),
    steps={
        "ballot": (Difference("build", "build", 0.65, 0.4, -0.25, 0.006), Difference("keep", "keep", 0.3, 0.3, 0, 0))
    },
    happened=(Difference("assembly", "The assembly takes it up", 0.35, 0.2, -0.15, 0.006),),
    note="played on both sides although the record gives it: ballot",
)


def test_screen() -> None:
    assert (
        screen(FOUND)
        == """\
bridge · what if: Elm is at sea
4,000 draws, seed 7
after: --set elm.bridge=0

The bridge is built   0.65 to 0.40: -0.25 (-0.35 to -0.10)

By step, where it happens
   The assembly takes it up: comes to it   0.35 to 0.20: -0.15
   ballot: build   0.65 to 0.40: -0.25

played on both sides although the record gives it: ballot"""
    )
    assert max(map(len, screen(FOUND, 40).split("\n"))) <= 40


def test_what_is_within_the_error_is_not_told() -> None:
    assert difference_line(Difference("a", "", 0.5, 0.51, 0.01, 0.008)) == "0.50 to 0.51: not told from nothing"
    assert difference_line(Difference("a", "", 0.5, 0.5, 0.0, 0.0)) == "0.50 to 0.50: no difference in any draw"
    assert difference_line(Difference("a", "", None, 0.5, None, None)) == "never comes to it, then 0.50"


def test_json() -> None:
    data = json.loads(comparison_json(FOUND))
    assert data["events"]["built"]["change"] == -0.25
    assert data["steps"]["ballot"]["keep"]["shown"] == "0.30 to 0.30: no difference in any draw"
    assert comparison_json(FOUND) == comparison_json(FOUND)
