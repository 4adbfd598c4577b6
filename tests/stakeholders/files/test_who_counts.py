"""What would be wrong: a line over those who have no vote is a voter, and so are those below it, whatever cells say."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

ROWS = [
    "Mrs Hall (Chair),For,quite,1 + casting",
    "Bass,For,very,1",
    "Quay,Against,a bit,1",
    "Imrie,For,very,1",
    "Lock,Against,quite,1",
    "Purd,Against,very,1",
]
BELOW = ["PC Dole,Against,hardly,no vote", "School head,For,very,no vote"]


def read(folder: Path, rows: list[str], header: str = "Cllr,20mph?,How bothered,Counts for") -> Stakeholders:
    (folder / "limit.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return stakeholders(understood(read_sheet(folder / "limit.csv")).sheet)


@pytest.mark.parametrize(
    "heading",
    [
        "not councillors", "keine Ratsmitglieder", "pas conseillers", "no concejales", "non consiglieri",
        "não vereadores", "geen raadsleden", "не депутаты",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cells", ["no vote", ""])
def test_a_line_over_those_who_are_no_members_is_a_heading(heading: str, cells: str, tmp_path: Path) -> None:
    below = [row.replace("no vote", cells) for row in BELOW]
    found = read(tmp_path, [*ROWS, ",,,", heading, *below])
    assert heading not in {one.actor for one in found.entries}
    assert found.voteless == ("PC Dole", "School head")


def test_a_column_that_says_no_vote_of_some_is_of_votes(tmp_path: Path) -> None:
    found = read(tmp_path, [*ROWS, *BELOW])
    votes = {one.actor: one.votes for one in found.entries}
    assert votes["Bass"] == Fraction(1)
    assert votes["PC Dole"] is None
    # a casting vote beside one vote takes none away, and is told with what to paste
    assert votes["Mrs Hall (Chair)"] == Fraction(1)
    assert any("--answer casting='Mrs Hall (Chair)'" in note for note in found.notes)


def test_somebody_called_not_is_somebody(tmp_path: Path) -> None:
    found = read(tmp_path, [*ROWS, "Notley,For,very,1"])
    assert "Notley" in {one.actor for one in found.entries}
    assert not found.voteless


def test_a_row_that_counts_marks_and_adds_up_votes_is_no_actor(tmp_path: Path) -> None:
    marks = ["x,,", ",x,", ",x,", ",,x", "x,,", ",x,"]
    rows = [f"{row.split(',')[0]},Nursing,1,{mark}" for row, mark in zip(ROWS, marks, strict=True)]
    header = "Name,Dept,Vote,4 wk,6 wk,8 wk"
    (tmp_path / "weeks.csv").write_text("\n".join([header, *rows, "first choices,,6,2,2,1"]) + "\n", "utf-8")
    # even where one column alone is taken
    meaning = understood(read_sheet(tmp_path / "weeks.csv"), "actor:Name|position:6 wk")
    assert "first choices" not in {one.actor for one in stakeholders(meaning.sheet).entries}
