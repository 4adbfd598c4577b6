"""Of one motion "for" and "against" mean the motion, and the votes that are told as stated are those of the sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instantsia.api import Result, forecast_table
from instantsia.report.first.screen import screen
from instantsia.report.first.tally import with_names
from instantsia.report.terminal import rest

DEGREES = {"Anna": "for", "Ben": "somewhat for", "Cleo": "somewhat against", "Dan": "against", "Eve": "against"}
VOTED = {"settles": "vote"}


def played(
    folder: Path, rows: dict[str, str], answers: dict[str, str] = VOTED, *, seed: int = 1, draws: int = 500
) -> Result:
    path = folder / "board.csv"
    path.write_text("\n".join(["member,position", *(f"{who},{word}" for who, word in rows.items())]) + "\n", "utf-8")
    return forecast_table(path, answers, as_of="2026-12-01").run(draws, seed, as_of="2026-12-01", runs=None)


def line(result: Result, start: str = "As stated") -> str:
    """The line of the screen that begins so."""
    return next(one for one in screen(result.forecast, 200).splitlines() if one.startswith(start))


@pytest.mark.parametrize("draws", [500, 2000])
def test_for_and_against_mean_the_motion(tmp_path: Path, draws: int) -> None:
    """If it failed, the two in favour would stand behind the word "against", since it is likelier to fail."""
    told = line(played(tmp_path, DEGREES, draws=draws))
    assert told.startswith("As stated 2 votes for and 3 against, on average ")
    assert "for '" not in told
    names = told.partition("; against: ")[2]
    assert [name in names for name in DEGREES] == [False, False, True, True, True]


def test_a_motion_that_most_are_for_is_told_in_the_same_words(tmp_path: Path) -> None:
    rows = {"Anna": "for", "Ben": "for", "Cleo": "for", "Dan": "against"}
    for quota in ("more than half", "unanimity"):
        told = line(played(tmp_path, rows, VOTED | {"quota": quota}))
        assert told.startswith("As stated 3 votes for and 1 against, on average ")
        assert told.partition("; against: ")[2].startswith("Dan")
    all_for = line(played(tmp_path, dict.fromkeys(rows, "for"), VOTED))
    assert all_for.startswith("As stated 4 votes for and none against, on average ")
    assert all_for.endswith("; no one is likely to vote against.")


@pytest.mark.parametrize("width", [60, 66, 70, 74, 80, 90, 120])
def test_no_per_cent_stands_behind_a_name(tmp_path: Path, width: int) -> None:
    """Readers took "against: Eve (68 %)" and "Swing votes: Ann (>99 %)" for shares of the votes, or for support."""
    rows = {"Anna": "for", "Ben": "for", "Cleo": "for", "Dan of the North": "against", "Eve of the South": "against"}
    said = " ".join(screen(played(tmp_path, rows).forecast, width).split())
    assert "Swing votes" in said
    assert not re.search(r"(Anna|Ben|Cleo|North|South) \(", said)


def test_those_against_are_likelier_to_be_unless_it_is_stated_or_sure() -> None:
    def told(*shares: float, stated: bool = False) -> tuple[str, ...]:
        return with_names("2 to 1", "2 to 1", [(one, f"M{one}") for one in shares], "against", stated=stated)

    assert told(0.88, 0.7)[0] == "2 to 1; more likely against than for: M0.88, M0.7."
    assert told(0.88, 0.7)[1] == "2 to 1; likelier against: M0.88, M0.7."
    assert told(1.0, 0.999)[0] == "2 to 1; against: M1.0, M0.999."
    assert told(0.4, stated=True)[0] == "2 to 1; against: M0.4."


def test_how_often_each_votes_for_what_is_behind_the_first_screen(tmp_path: Path) -> None:
    rows = {"Anna": "for", "Ben": "for", "Dan": "against"}
    forecast = played(tmp_path, rows).forecast
    told = " ".join(rest(forecast).split())
    assert "How they vote, in per cent of the simulations" in told
    share = forecast.steps[0].votes["dan"]["against"]
    assert f"Dan {round(100 * share)} % {100 - round(100 * share)} %" in told


def test_options_that_are_no_sides_of_a_motion_are_voted_against_themselves(tmp_path: Path) -> None:
    rows = {"Anna": "north", "Ben": "north", "Cleo": "south", "Dan": "south", "Eve": "south"}
    told = line(played(tmp_path, rows, {"options": "south|north", "status_quo": "south"}))
    assert told.startswith("As stated 3 votes to 2 for south, on average ")
    assert "; more likely against it than for it: " in told


NEAR = {"Ann": "55", "Bob": "80", "Cy": "45", "Dee": "20", "Eve": "48..53", "Fay": "", "Gus": "50", "Hal": "abstains"}
MARKS = {"ends": "against|for", "settles": "vote", "status_quo": "against", "width": "40"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_told_as_stated_is_what_the_sheet_says(tmp_path: Path, seed: int) -> None:
    """If it failed, the votes as stated would be another number in some seeds, since they were read off the draws."""
    step = played(tmp_path, NEAR, MARKS, seed=seed, draws=100).forecast.steps[0]
    assert step.stated == {"ann": "for_option", "bob": "for_option", "cy": "against", "dee": "against",
                           "eve": "for_option"}  # fmt: skip


def test_those_stated_against_are_named_however_they_are_drawn(tmp_path: Path) -> None:
    for seed in (1, 2):
        told = line(played(tmp_path, NEAR, MARKS, seed=seed, draws=100))
        assert told.startswith("As stated 3 votes for and 2 against, ")
        names = told.partition("; against: ")[2]
        assert [name in names for name in NEAR] == [False, False, True, True, False, False, False, False]


def test_an_option_that_is_named_is_stated(tmp_path: Path) -> None:
    rows = {"Anna": "north", "Ben": "north", "Cleo": "south", "Dan": "", "Eve": "north or south"}
    step = played(tmp_path, rows, {"status_quo": "south"}, draws=100).forecast.steps[0]
    assert step.stated == {"anna": "north", "ben": "north", "cleo": "south"}


def test_a_row_with_a_source_states_what_its_source_says(tmp_path: Path) -> None:
    """Where the source falls the position may be as good as anywhere; that is not what was stated."""
    path = tmp_path / "board.csv"
    path.write_text("member,position,source\nAnn,90,letter\nBob,40,letter\nCy,20,mail\n", "utf-8")
    run = forecast_table(path, MARKS, as_of="2026-12-01").run(100, as_of="2026-12-01", runs=None)
    assert run.forecast.steps[0].stated == {"ann": "for_option", "bob": "against", "cy": "against"}
