"""What is told of how a table was read, before anything is asked: what no line tells is found by nobody."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.build import document
from instantsia.stakeholders.build.reading_told import reading_told

TODAY = 740_000


def test_rows_above_the_header_are_told_before_the_answer(tmp_path: Path) -> None:
    """If it failed, actors above a row that was taken for the header would be gone without a word."""
    path = tmp_path / "port.csv"
    path.write_text("Ann,5,high,x\nBob,7,low,y\nActor,Position,Salience,Note\nCas,20,40,z\nDov,60,70,z\n")
    above = "2 rows above it have several cells and are not read: row 1 ('Ann'), row 2 ('Bob')"
    first = f"The header is read in row 3; {above}"
    assert first in reading_told(opened(path, {}, None, TODAY).table.stakeholders)
    case = " ".join(str(document(opened(path, {}, None, TODAY).table, {})).split())
    assert case.index("the header is read in row 3") < case.index("From the table port.csv")


def test_every_column_that_is_taken_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "port.csv"
    path.write_text("Actor,Position,Salience,Note,Row\nCas,20,40,z,1\nDov,60,70,z,2\n")
    told = reading_told(opened(path, {}, None, TODAY).table.stakeholders)
    assert "Columns: actor = Actor, position = Position, salience = Salience, remark = Note" in told


def test_on_which_scale_each_of_several_issues_lies_is_told(tmp_path: Path) -> None:
    path = tmp_path / "port.csv"
    path.write_text("Actor,Fee position,Noise position\nCas,20,55\nDov,95,66\nEna,40,60\n")
    assert "On a scale from 0 to 100: Fee, Noise" in reading_told(opened(path, {}, None, TODAY).table.stakeholders)


def test_who_is_told_to_have_no_vote_weighs_nothing_and_is_named(tmp_path: Path) -> None:
    """If it failed, an observer would weigh as much as the largest delegation."""
    path = tmp_path / "port.csv"
    path.write_text("Delegation,Position,Votes\nA,10,14\nB,60,10\nC,80,0\nD (observer),90,\nE,20,\n")
    told = [
        line
        for line in reading_told(opened(path, {}, None, TODAY).table.stakeholders)
        if line.startswith("No capability")
    ]
    assert told == [
        "No capability is told: each weighs as many votes as it has; how many these have is not told, and each weighs "
        "as much as the most: E; without a vote these weigh nothing: C, D (observer)"
    ]


def test_a_header_of_numbers_is_told_before_the_answer(tmp_path: Path) -> None:
    """If it failed, the first actor of a table without a header would be gone without a word."""
    path = tmp_path / "noh.csv"
    path.write_text("Ann,10,50\nBob,90,60\nCas,40,70\n")
    case = " ".join(str(document(opened(path, {}, None, TODAY).table, {})).split())
    assert case.index("the header is read in row 1, where numbers stand") < case.index("From the table noh.csv")


def test_a_legend_that_names_one_issue_says_nothing_of_another(tmp_path: Path) -> None:
    """If it failed, the ban of a trade would run from leaving Spain alone to marching at once."""
    path = tmp_path / "congress.csv"
    rows = "Austria,40,20\nBritain,10,90\nFrance,80,40\n"
    head = "Delegation,Intervention in Spain (0-100),Slave trade ban (0-100)\n"
    path.write_text(f'{head}{rows}"0 = leave Spain alone, 100 = march at once",,\n"For 4, against 3",,\n')
    told = opened(path, {}, None, TODAY).table.stakeholders
    assert dict(told.ends) == {"Intervention in Spain": ("leave Spain alone", "march at once")}
    assert {one.actor for one in told.entries} == {"Austria", "Britain", "France"}
    path.write_text(f'{head}{rows}"0 = strongly against, 100 = strongly for",,\n')
    both = opened(path, {}, None, TODAY).table.stakeholders.ends
    assert list(both.values()) == [("strongly against", "strongly for")] * 2
