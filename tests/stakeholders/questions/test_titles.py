"""A line above a table that asks the question, or names its matter, is on the screen: the file's name was."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import forecast_table

ROWS = "actor,position,salience\nAnn,75,70\nBob,30,95\nCay,20,70\n"
VOTES = "Member,Vote\nAnn,for\nBob,against\nCay,for\n"
SHOULD = "Should the fund divest from coal?"
ON_SCALE = "will it go beyond 50 (0 is the low end, 100 is the high end)?"


def question(text: str, folder: Path, **answers: str) -> str | None:
    path = folder / "s7_final.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers=answers, as_of="2026-12-01").case.event[0].question


@pytest.mark.parametrize("rows", [ROWS, VOTES])
@pytest.mark.parametrize(
    "above",
    [
        SHOULD,
        "Should the fund divest from coal",
        "Question: should the fund divest from coal",
        "# Should the fund divest from coal?",
        "Should the fund divest from coal? (0 = no; 100 = yes)",
        "Stakeholder table\nShould the fund divest from coal?",
    ],
)
def test_a_title_that_asks_is_the_question(above: str, rows: str, tmp_path: Path) -> None:
    assert question(f"{above}\n{rows}", tmp_path) == SHOULD


@pytest.mark.parametrize("above", ["Divestment from coal", "Motion: divestment from coal"])
@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        (ROWS, ON_SCALE),
        (VOTES, "will the motion be carried?"),
        ("Member,Position\nAnn,north\nBob,south\nCay,east\n", "will anything be decided?"),
    ],
)
def test_a_title_that_names_the_matter_stands_in_the_question(
    above: str, rows: str, asked: str, tmp_path: Path
) -> None:
    assert question(f"{above}\n{rows}", tmp_path) == f"Divestment from coal: {asked}"


@pytest.mark.parametrize(
    "above", ["Stakeholder map", "LIMITE", "Prepared by J. Smith", "Council vote on 14 March 2027", "For the file: v2."]
)
def test_a_title_that_is_of_the_sheet_names_no_matter(above: str, tmp_path: Path) -> None:
    assert (question(f"{above}\n{ROWS}", tmp_path) or "").startswith("Will s7 final go beyond")


def test_an_issue_that_the_table_names_keeps_its_name_and_an_answer_goes_before_the_title(tmp_path: Path) -> None:
    of_two = "Divestment from coal\nactor,coal position,oil position\nAnn,75,10\nBob,30,70\nCay,20,50\n"
    assert (question(of_two, tmp_path) or "").startswith("Will coal")
    assert question(f"{SHOULD}\n{ROWS}", tmp_path, question="Sell coal?") == "Sell coal?"
