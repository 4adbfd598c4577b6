"""Two versions side by side."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from instantsia.analysis.results.changes import Attribution, Comparison, Difference, EditEffect, EditPart
from instantsia.report.attribution import block, value_line, value_moves
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
played on both sides although the record gives it: ballot

The bridge is built   0.65 to 0.40: -0.25 (-0.35 to -0.10)

By step, where it happens
   The assembly takes it up: comes to it   0.35 to 0.20: -0.15
   ballot: build   0.65 to 0.40: -0.25"""
    )
    assert max(map(len, screen(FOUND, 40).split("\n"))) <= 40


def test_what_is_within_the_error_is_not_told() -> None:
    assert difference_line(Difference("a", "", 0.5, 0.51, 0.01, 0.008)) == "0.50 to 0.51: within the Monte Carlo error"
    assert difference_line(Difference("a", "", 0.5, 0.5, 0.0, 0.0)) == "0.50 to 0.50: no difference in any draw"
    assert difference_line(Difference("a", "", None, 0.5, None, None)) == "never comes to it, then 0.50"


def test_a_small_fall_and_a_small_rise_do_not_look_the_same() -> None:
    """Both were printed as "<0.01", beside shares that may look alike or a hundredth apart."""
    fall = Difference("a", "", 0.466, 0.464, -0.002, 0.0001)
    assert difference_line(fall) == "0.47 to 0.46: a fall of less than 0.01"
    rise = Difference("a", "", 0.466, 0.47, 0.004, 0.0001, -0.02, 0.004)
    assert difference_line(rise) == "0.47 to 0.47: a rise of less than 0.01 (-0.02 to +<0.01)"


def test_the_change_is_that_of_the_numbers_beside_it_where_one_of_them_is_next_to_nothing() -> None:
    """It said "0.03 to <0.05: -0.03", by which nothing need have changed."""
    assert difference_line(Difference("a", "", 0.031, 0.002, -0.029, 0.001)) == "0.03 to <0.01: -0.03"
    assert difference_line(Difference("a", "", 0.0, 0.04, 0.04, 0.001)) == "<0.01 to 0.04: +0.04"
    assert difference_line(Difference("a", "", 0.96, 1.0, 0.04, 0.001)) == "0.96 to >0.99: +0.04"
    assert difference_line(Difference("a", "", None, 0.0, None, None)) == "never comes to it, then <0.01"


def test_json() -> None:
    data = json.loads(comparison_json(FOUND))
    assert data["events"]["built"]["change"] == -0.25
    assert data["steps"]["ballot"]["keep"]["shown"] == "0.30 to 0.30: no difference in any draw"
    assert comparison_json(FOUND) == comparison_json(FOUND)


EDITS = Attribution(
    event="built",
    issue="toll",
    seed=7,
    draws=2000,
    method="shapley",
    before=0.65,
    after=0.4,
    edits=(
        EditEffect("elm.bridge", "number", "70", "40", -0.24, 0.004, -12.34, 0.21),
        EditEffect(
            "body.board.members=+fir",
            "member",
            "no member",
            "member",
            -0.01,
            0.006,
            0.1,
            0.11,
            (
                EditPart("body.board.members=+fir", "member", "no member", "member"),
                EditPart("fir.bridge", "number", "none", "30"),
            ),
        ),
        EditEffect("ash.bridge", "number", "blank (0..100)", "30", 0.0, 0.0, 0.0, 0.0),
    ),
)
TWO = replace(
    FOUND, other="bridge", attribution=EDITS, values=(Difference("toll", "", 62.04, 49.8, -12.24, 0.2),), note=""
)


def test_what_each_change_did() -> None:
    """If it failed, nobody could tell the change that counted from the one that did nothing."""
    told = screen(TWO)
    assert told.startswith("bridge \u00b7 two runs\n")
    assert "Mean of toll   62 to 49.8: -12.2 (Monte Carlo error 0.2)" in told
    assert (
        """
What each change did
change                   from -> to            moves it  moves the mean
-----------------------  --------------------  --------  --------------
position of Elm          70 -> 40                 -0.24           -12.3
Fir as a member (board)  no member -> member      <0.03            <0.3
with position of Fir     none -> 30
position of Ash          blank (0..100) -> 30         0               0
The Shapley value over all 8 mixtures of the two cases, 2,000 draws each: they
add up from 0.65 to 0.40. Moved to the shares of the whole run, as every replay
is.
"""
        in told
    )
    for width in (40, 80):
        assert max(map(len, screen(TWO, width).split("\n"))) <= width
        assert screen(TWO, width).replace("\u00b7", "").isascii()


def test_two_cases_are_both_named_and_an_issue_is_called_by_its_name() -> None:
    """If it failed, two weekly copies of a table would be told as one, about an issue that nobody has heard of."""
    copies = replace(TWO, case="toll", other="toll-w2", attribution=None, names={"issue.toll": "the toll (euro)"})
    told = screen(copies)
    assert told.startswith("toll and toll-w2 \u00b7 two runs\n")
    assert "what if" not in told
    assert "Mean of the toll (euro)   62 to 49.8" in told
    assert json.loads(comparison_json(copies))["other"] == "toll-w2"


def test_nobody_is_named_by_an_id() -> None:
    names = {"elm": "Ørn Elm-Øst", "fir": "Fir (委員)", "ash": "Ash & Co", "board": "The Board of Works"}
    told = " ".join(screen(replace(TWO, names=names, after=()), 200).split())
    for one in ("position of Ørn Elm-Øst", "Fir (委員) as a member (The Board of Works)", "position of Ash & Co"):
        assert one in told
    assert not re.search(r"elm\.|board\.|=\+fir|ash\.", told)


def test_what_is_left_over_and_whose_draws_they_are_is_said() -> None:
    many = replace(
        EDITS, method="first and last", together=-0.05, together_error=0.001, together_value=0.0, common=False
    )
    told = " ".join(screen(replace(TWO, attribution=many)).split())
    assert "together -0.05 0" in told
    assert "the runs have no draws in common: these are the draws of the first (seed 7)" in told.lower()
    one = replace(EDITS, edits=EDITS.edits[:1])
    assert "One change makes the whole difference, from 0.65 to 0.40." in " ".join(
        screen(replace(TWO, attribution=one)).split()
    )


def test_nothing_edited_is_said() -> None:
    same = replace(TWO, attribution=replace(EDITS, edits=()))
    assert "Nothing that is played was edited between the two runs." in screen(same)
    assert json.loads(comparison_json(same))["edits"] == []


def test_edits_as_data() -> None:
    data = json.loads(comparison_json(TWO))
    first = data["edits"][0]
    expected = {"id": "elm.bridge", "from": "70", "to": "40", "moves": -0.24, "moves_value": -12.34, "shown": "-0.24"}
    assert first.items() >= expected.items()
    assert [part["id"] for part in data["edits"][1]["parts"]] == ["body.board.members=+fir", "fir.bridge"]
    assert data["attribution"]["method"] == "shapley"
    assert data["values"]["toll"]["shown"] == "62 to 49.8: -12.2 (Monte Carlo error 0.2)"
    bare = json.loads(comparison_json(FOUND))
    assert (bare["edits"], bare["attribution"], bare["values"]) == ([], None, {})


def test_a_number_that_was_only_written_otherwise_is_not_listed() -> None:
    """If it failed, a row would tell of a change from 0.5 to 0.5."""
    same = EditEffect("part.letters", "number", "0.5", "0.5", 0.0, 0.0)
    found = replace(EDITS, edits=(same,), together=0.0, method="shapley")
    assert block(found, 100, 80, {}) == ["Nothing that is played was edited between the two runs."]


def test_a_mean_is_told_no_finer_than_its_error() -> None:
    assert [value_moves(*one) for one in ((None, None), (0.05, 0.04), (123.4, 8.0), (-1234.5, 60.0))] == [
        "",
        "<0.08",
        "+123",
        "-1,234",
    ]
    assert value_line(Difference("a", "", 50.0, 50.2, 0.2, 0.3)) == "50 to 50.2: within the Monte Carlo error (0.3)"
    # otherwise on a scale of years nothing would seem to have moved
    years = Difference("a", "", 1961.277, 1960.974, -0.303, 0.003)
    assert value_line(years).startswith("1961.3 to 1961: -0.303 ")
    assert value_line(Difference("a", "", 50.0, 50.0, 0.0, 0.0)) == "50 to 50: no difference"
    assert value_line(Difference("a", "", None, 50.0, None, None)) == ""
