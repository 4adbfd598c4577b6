"""That an answer rests on few positions is said beside the chance: it stood deep in a line, or was counted there."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.analysis.results import Forecast
from instantsia.report import brief
from instantsia.report.first.screen import paragraphs, screen

DAY = "2026-12-01"
BARGAIN = (
    "actor,position,salience,capability\nA,75,70,100\nB,,95,70\nC,,75,60\nD,60,40,80\nE,,80,90\nF,,45,50\nG,,60,65\n"
)
BOARD = "Member,Position,Votes\nA,for,1\nB,,1\nC,,1\nD,against,1\nE,,1\nF,,1\nG,,1\n"
OPTIONS = "Member,Position,Votes\nA,north,1\nB,south,1\nC,east,1\nD,,1\nE,,1\nF,,1\n"


def forecast(text: str, folder: Path, **answers: str) -> Forecast:
    path = folder / "matter.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of=DAY).run(draws=300, runs=None).forecast


def beside_the_chance(found: Forecast, width: int) -> str:
    """What stands on the line of the chance and the next."""
    lines = screen(found, width).split("\n")
    place = next(number for number, line in enumerate(lines) if " % (" in line and "that by" not in line)
    return " ".join(" ".join(lines[place : place + 3]).split())


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    ("table", "said"),
    [
        (BARGAIN, "Only 2 of 7 positions are known."),
        (BOARD, "Only 2 of 7 positions are known."),
        (OPTIONS, "Only 3 of 6 positions are known."),
        ("actor,position\nA,?\nB,\nC,\n", "No position is known."),
        ("actor,position\nA,70\nB,\nC,\n", "Only 1 of 3 positions is known."),
        # one blank of five, who weighs more than the others
        (
            "actor,position,capability\nA,70,1\nB,20,1\nC,40,1\nD,90,1\nE,,6\n",
            "behind 60 % of the weight are not known.",
        ),
        ("Member,Position,Votes\nA,for,1\nB,against,1\nC,for,1\nD,,4\n", "behind 57 % of the votes are not known."),
    ],
)
def test_few_known_positions_are_said_beside_the_chance(table: str, said: str, width: int, tmp_path: Path) -> None:
    found = forecast(table, tmp_path)
    assert said in beside_the_chance(found, width)
    assert said in " ".join(paragraphs(found))
    assert said in brief.markdown(found)


@pytest.mark.parametrize(
    "table",
    [
        "actor,position\nA,70\nB,20\nC,\n",
        "Member,Position,Votes\nA,for,1\nB,against,1\nC,for,1\nD,,1\n",
        # who abstains has no position that could be known
        "Member,Position,Votes\nA,for,1\nB,against,1\nC,abstains,1\nD,abstains,1\n",
    ],
)
def test_where_most_are_known_nothing_is_said_of_it(table: str, tmp_path: Path) -> None:
    text = screen(forecast(table, tmp_path), 120)
    assert "positions are known" not in text
    assert "are not known." not in text
