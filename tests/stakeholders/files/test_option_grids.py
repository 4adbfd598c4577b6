"""What would be wrong: of the options of one question in several columns one is read alone, its marks as nothing."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

_PHONES = """Who,As now,Lockers,Pouches,Matters,Weight
Rob,,(x),X,High,3
Nasreen,,X,(x),Med,3
Claire,X,(x),,High,2
Steph,,X,,Med,1
Mrs Oyelaran,,,,,1
Hugh,X,,X,High,2
Wendy,,,X?,High,3
Imran,,,X,Low,1
Number of X,2,2,4,,
"""
_FORCE = """State,A depot,B unit,C brigade,Cares
Nigeria,--,+,++,high
Ghana,,++,-,med
Senegal,++,+,-,med
Benin,--,,++,high
Liberia,,+,+,low
Guinea,,,,
"""
_FULL = """Body,Toll,Bridge,Ferry,Weight
Ann,++,+,--,3
Bob,-,++,+,2
Cid,+,-,++,1
Dee,++,--,-,2
"""


def read(folder: Path, text: str, *answers: str) -> Opened:
    path = folder / "grid.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, questions.given(answers), None, TODAY)


def positions(found: Opened) -> dict[str, str | None]:
    return {one.actor: one.position.word for one in found.table.stakeholders.entries}


@pytest.mark.parametrize("mark", ["X", "x", "✓", "●"])
def test_the_marked_column_is_the_option_stated(mark: str, tmp_path: Path) -> None:
    found = read(tmp_path, _PHONES.replace("X", mark).replace("(x)", f"({mark})"))
    assert positions(found) == {
        "Rob": "Pouches",
        "Nasreen": "Lockers",
        "Claire": "As now",
        "Steph": "Lockers",
        "Mrs Oyelaran": None,
        "Hugh": "As now|Pouches",
        "Wendy": "Pouches",
        "Imran": "Pouches",
    }
    told = found.known.rivals
    assert f"'As now', 'Lockers' and 'Pouches' are read as options of one question: whichever has {mark}." in told
    assert f"A second choice (({mark})) is not used: 3 rows have one." in told
    assert "Marked more than once, so read as either: 'Hugh' ('As now', 'Pouches')." in told
    assert any("counts the others" in str(one) for one in found.table.stakeholders.left_out)


def test_what_is_proposed_can_be_pasted_and_sent_back(tmp_path: Path) -> None:
    found = read(tmp_path, _PHONES)
    said = dict(questions.lines(found.known, found.written, must=True))
    line = next(one for one in said if one.startswith("--answer columns="))
    assert "option:As now|option:Lockers|option:Pouches" in line
    again = read(tmp_path, _PHONES, *[one for one in shlex.split(line) if one != "--answer"])
    assert positions(again) == positions(found)
    assert case_of(sent_back(found, tmp_path)) == case_of(found)


def test_an_answer_makes_each_an_issue_of_its_own(tmp_path: Path) -> None:
    told = read(tmp_path, _PHONES).known.rivals
    line = shlex.split(told.rpartition("(--answer ")[2].partition(" reads each")[0])
    assert set(read(tmp_path, _PHONES, *line).table.stakeholders.issues) == {"As now", "Lockers", "Pouches"}


def test_of_signs_the_highest_is_the_option_stated(tmp_path: Path) -> None:
    found = read(tmp_path, _FORCE)
    assert positions(found) == {
        "Nigeria": "C brigade",
        "Ghana": "B unit",
        "Senegal": "A depot",
        "Benin": "C brigade",
        "Liberia": None,
        "Guinea": None,
    }
    assert "Without ++, so not known: 'Liberia' ('B unit', 'C brigade')." in found.known.rivals


def test_signs_in_every_cell_are_issues_until_somebody_says_otherwise(tmp_path: Path) -> None:
    found = read(tmp_path, _FULL)
    assert set(found.table.stakeholders.issues) == {"Toll", "Bridge", "Ferry"}
    asked = next(one for one in questions.open_questions(found.known, found.written) if one.key == "columns")
    told = " ".join(asked.lines)
    line = shlex.split(told.partition("--answer ")[2].partition(" says so")[0])
    assert line == ["columns=actor:Body|option:Toll|option:Bridge|option:Ferry"]
    assert positions(read(tmp_path, _FULL, *line)) == {"Ann": "Toll", "Bob": "Bridge", "Cid": "Ferry", "Dee": "Toll"}


def test_a_plus_alone_is_the_option_stated_where_somebody_says_that_these_are_options(tmp_path: Path) -> None:
    """Everybody was not known, "without X", where no cell had one."""
    text = "Actor,Lockers,Pouches,Ban\nAnn,+,0,-\nBob,0,+,-\nCid,-,0,+\nDee,+,-,0\n"
    found = read(tmp_path, text, "columns=actor:Actor|option:Lockers|option:Pouches|option:Ban")
    assert positions(found) == {"Ann": "Lockers", "Bob": "Pouches", "Cid": "Ban", "Dee": "Lockers"}
    assert "whichever has +." in " ".join(found.table.stakeholders.notes)


@pytest.mark.parametrize(
    "text",
    [
        # which committees somebody sits on, beside where they stand
        "Who,Position,Finance,Works,Schools\nAnn,20,x,,\nBob,40,,x,\nCid,60,,,x\nDee,80,x,,\n",
        # marks of all kinds, several in most rows
        "Who,Invited,Came,Spoke,View\nAnn,x,x,x,20\nBob,x,x,,40\nCid,x,,,60\nDee,x,x,x,80\n",
    ],
)
def test_marks_of_something_else_are_left_alone(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, text)
    assert [one.position.number is not None for one in found.table.stakeholders.entries] == [True] * 4
