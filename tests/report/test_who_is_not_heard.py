"""Who takes no part, no option, or stands nowhere is named among the eight lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import Study, forecast_table
from instantsia.report.first import people
from instantsia.report.first.screen import screen
from instantsia.stakeholders import told

VOTES = "actor,position,salience,vote\nAsk,80,50,1\nEmbla,90,60,1\nOrn,10,90,1\nDag,20,50,{}\nEir,70,50,{}\n"
OPTIONS = "member,position\nAsk,north\nEmbla,south\nOrn,north\nGil,north\nDag,{}\nEir,{}\n"


def study(text: str, folder: Path) -> Study:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, as_of="2026-12-01")


def eight(asked: Study, width: int = 80) -> str:
    """What stands below the lines that were guessed."""
    lines = screen(asked.run(draws=100, runs=None).forecast, width).split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("Will "))
    return " ".join(" ".join(lines[start:]).split())


@pytest.mark.parametrize("cells", [("", "abstain"), ("?", "absent"), ("no", "0"), ("unknown", "observer")])
def test_who_has_no_vote_is_told_by_name(cells: tuple[str, str], tmp_path: Path) -> None:
    assert f"2 of 5{told.NO_PART}Dag, Eir." in study(VOTES.format(*cells), tmp_path).case.note


def test_who_has_no_vote_is_told_beside_those_who_have(tmp_path: Path) -> None:
    more = "".join(f'"Lee, {one}",50,50,\n' for one in "abcd")
    asked = study(VOTES.format("?", "abstain") + more, tmp_path)
    assert "Read: 3 actors; no vote: Dag; Eir; Lee, a; Lee, b and 2 more" in eight(asked, 120)
    assert "Read: 3 actors; 6 more have no vote. Column not used" in eight(asked)


def test_of_many_without_a_vote_the_first_are_named_and_all_are_counted(tmp_path: Path) -> None:
    more = "".join(f"Lee {one},50,50,\n" for one in range(60))
    asked = study(VOTES.format("?", "abstain") + more, tmp_path)
    assert "62 of 65" in asked.case.note
    assert "and 22 more." in asked.case.note
    assert "no vote: Dag, Eir, Lee 0, Lee 1 and 58 more" in eight(asked, 120)


@pytest.mark.parametrize("cells", [("abstain", "absent"), ("abstention", "away"), ("recused", "not voting")])
def test_who_takes_no_option_is_told_by_name(cells: tuple[str, str], tmp_path: Path) -> None:
    note = study(OPTIONS.format(*cells), tmp_path).case.note
    assert f"{told.AWAY}Dag, Eir." in note.split("\n")
    assert told.UNKNOWN not in note


@pytest.mark.parametrize("cells", [("unknown", ""), ("?", "DK")])
def test_of_whom_no_option_is_known_is_told_by_name(cells: tuple[str, str], tmp_path: Path) -> None:
    note = study(OPTIONS.format(*cells), tmp_path).case.note
    assert f"{told.UNKNOWN}Dag, Eir." in note.split("\n")
    assert told.AWAY not in note


def test_who_takes_no_option_stands_among_the_eight_lines(tmp_path: Path) -> None:
    asked = study(OPTIONS.format("abstain", "unknown") + "Fen,absent\n", tmp_path)
    assert "Position not known: Eir. Abstain or are away: Dag and Fen." in eight(asked, 120)
    assert "away: Dag and Fen." in eight(asked, 60)
    alone = study(OPTIONS.format("abstain", "south"), tmp_path).run(draws=100, runs=None).forecast
    assert people.no_option(alone)[-1] == "1 abstains or is away."
