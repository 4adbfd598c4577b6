"""What would be wrong: of options that everybody grades one is read alone, and rows that count the marks as actors."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

_CAPITAL = """The last 3.2m,,,,,,
,,A Theatre,B Scanner,C Records,D Simulation,How much they mind
,cost £,"2,950,000","3,180,000","2,240,000","1,800,000",
Surgery,Mr Ogden,✓✓,–,–,x,a lot
Medicine,Dr Pym,–,✓,✓,–,some
Women,S Draycott,✓,✓,–,✓,not much
Imaging,Dr Vane,x,✓✓,✓✓,x,a lot
Estates,R Kemp,✓✓,–,–,–,a lot
Digital,Yusuf B,–,–,✓✓,–,a lot
Staff side,,,,,,
,,,,,,
ticks,,5,4,5,1,
crosses,,1,0,0,2,
"""
_GRADED = {
    "grades under a question": (
        "Which one do we appoint?,,,,\nElector,Okonedo,Lindgren,Pemberton,Votes\n"
        "Kessler,A,B+,C,1\nAdeyemi,B,B,A-,1\nOgden,C,A,A,2\nQuayle,B+,A,B-,1\n",
        {"Kessler": "Okonedo", "Adeyemi": "Pemberton", "Ogden": "Lindgren|Pemberton", "Quayle": "Lindgren"},
    ),
    "points, the highest first": (
        "Quel site ? un seul des trois,,,,\n"
        "Membre,Nord,Sud,Ouest,Voix\nAlba,5,3,1,2\nBora,2,5,4,1\nCime,1,5,5,3\nDune,3,3,5,1\n",
        {"Alba": "Nord", "Bora": "Sud", "Cime": "Sud|Ouest", "Dune": "Ouest"},
    ),
    "marks at school, 1 the best": (
        "Nur einer der drei (1 = sehr gut),,,,\n"
        "Gremium,Nord,Süd,West,Stimmen\nAlba,5,3,1,2\nBora,2,5,4,1\nCima,1,5,5,3\nDuna,3,3,5,1\n",
        {"Alba": "West", "Bora": "Nord", "Cima": "Nord", "Duna": "Nord|Süd"},
    ),
    "days": (
        "Name,Mo 3.5.,Di 4.5.,Mi 5.5.\n"
        "Anna,ja,nein,vielleicht\nBert,nein,ja,ja\nCarl,(ja),ja,nein\nDora,vielleicht,nein,nein\n"
        "Summe ja,1,2,1\n",
        {"Anna": "Mo 3.5", "Bert": "Di 4.5|Mi 5.5", "Carl": "Di 4.5", "Dora": "Mo 3.5"},
    ),
    "ticks beside crosses": (
        "Lid,Noord,Zuid,West,Stemmen\nAlba,✔,✗,,2\nBora,✗,✔,✔,1\nCime,,✔,✗,3\nDune,✗,,✔,1\n",
        {"Alba": "Noord", "Bora": "Zuid|West", "Cime": "Zuid", "Dune": "West"},
    ),
}


def read(folder: Path, text: str, *answers: str) -> Opened:
    path = folder / "grid.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, questions.given(answers), None, TODAY)


def positions(found: Opened) -> dict[str, str | None]:
    return {one.actor: one.position.word for one in found.table.stakeholders.entries}


def test_each_stands_for_what_they_mark_best_and_counts_are_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, _CAPITAL)
    assert positions(found) == {
        "Surgery": "A Theatre",
        "Medicine": "B Scanner|C Records",
        "Women": "A Theatre|B Scanner|D Simulation",
        "Imaging": "B Scanner|C Records",
        "Estates": "A Theatre",
        "Digital": "C Records",
        "Staff side": None,
    }
    told = found.known.rivals
    assert "Read as marks on 4 options: each stands for the option marked best (✓✓, then ✓)." in told
    out = {one.text.partition(",")[0]: str(one.reason) for one in found.table.stakeholders.left_out}
    assert out["ticks"] == out["crosses"] == "counts the others"
    assert "options" in out["cost £"]


@pytest.mark.parametrize("name", _GRADED)
def test_the_best_grade_is_the_option_stated(name: str, tmp_path: Path) -> None:
    text, expected = _GRADED[name]
    assert positions(read(tmp_path, text)) == expected


@pytest.mark.parametrize("text", [_CAPITAL, *(text for text, _ in _GRADED.values())])
def test_what_is_proposed_can_be_pasted_and_sent_back(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, text)
    lines = [line for line, _ in questions.lines(found.known, found.written, must=True)]
    assert any("option:" in line for line in lines)
    again = read(tmp_path, text, *[one for line in lines for one in shlex.split(line) if one != "--answer"])
    assert positions(again) == positions(found)
    assert case_of(sent_back(found, tmp_path)) == case_of(found)


@pytest.mark.parametrize("text", [_CAPITAL, *(text for text, _ in _GRADED.values())])
def test_the_answer_that_is_told_makes_each_an_issue(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, text)
    line = shlex.split(found.known.rivals.rpartition("(--answer ")[2].partition(" reads each")[0])
    assert len(read(tmp_path, text, *line).table.stakeholders.issues) == len(found.known.rivals.split("|position:"))


def test_grades_are_issues_until_a_line_or_an_answer_says_that_one_is_chosen(tmp_path: Path) -> None:
    text = "Party,Bridge,Tunnel,Ferry,Weight\nAlba,8,3,1,2\nBora,2,9,4,1\nCime,1,4,7,3\nDune,3,3,5,1\n"
    assert set(read(tmp_path, text).table.stakeholders.issues) == {"Bridge", "Tunnel", "Ferry"}
    found = read(tmp_path, text, "columns=actor:Party|option:Bridge|option:Tunnel|option:Ferry")
    assert positions(found) == {"Alba": "Bridge", "Bora": "Tunnel", "Cime": "Ferry", "Dune": "Ferry"}


def test_how_somebody_would_vote_goes_before_their_grades(tmp_path: Path) -> None:
    rows = "Kessler,A,B+,C,Okonedo,1\nAdeyemi,B,B,A-,Pemberton,1\nOgden,C,A,A,Lindgren,2\nQuayle,B+,A,B-,Lindgren,1\n"
    title, names = "Which one do we appoint?,,,,,", "Elector,Okonedo,Lindgren,Pemberton,Would vote,Votes"
    found = read(tmp_path, f"{title}\n{names}\n{rows}")
    assert positions(found)["Ogden"] == "Lindgren"
    assert "Read as marks" not in found.known.rivals
