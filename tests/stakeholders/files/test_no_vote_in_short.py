"""What would be wrong: that somebody has no vote, or is conflicted, is an option, or nothing, where it is cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened_text

NONE = ["s/ voto", "sem voto", "w/o vote", "o. Stimmr.", "zonder stem", "bez głosu", "no vote", "sans voix", "s/voto"]
OUT = [
    "sai antes do voto", "befangen", "conflicted out", "recused", "sort avant le vote", "conflict of interest",
    "sale antes de votar", "conflitto di interessi",
]  # fmt: skip
SIDES = "Who,Vote\nAnn,for\nBob,against\nCy,for\nDi,against\nEd,{}\n"
VOTES = "Who,Position,Votes\nAnn,10,1\nBob,20,1\nCy,30,1\nDi,40,1\nEd,20,{}\n"
REMARKS = "Who,Position,Remarks\nAnn,10,\nBob,20,long known to be so\nCy,30,\nDi,40,\nEd,20,{}\n"
POINTS = "Who,Position,Weight\nAnn,10,1\nBob,20,2\nCy,30,2\nDi,40,3\nEd,{},2\n"


def read(text: str, word: str, **answers: str) -> Opened:
    return opened_text(text.format(word), Path("t.csv"), answers, 739_950)


@pytest.mark.parametrize("word", NONE)
def test_who_has_no_vote_has_none_wherever_it_stands(word: str) -> None:
    for text in (SIDES, POINTS, VOTES):
        assert read(text, word).known.voteless == ("Ed",)
    known = read(SIDES, word).known
    assert questions.ask(known, {"settles": "vote"}).value("votes").names == ("Ann", "Bob", "Cy", "Di")
    assert [facts.options or facts.sides for facts in known.issues.values()] == [("against", "for")]
    (said,) = questions.remarks_not_read(read(REMARKS, word).known, {})
    assert "says that there is no vote (Ed)" in said


@pytest.mark.parametrize("word", OUT)
def test_who_is_out_for_this_vote_is_away(word: str) -> None:
    (facts,) = read(SIDES, word).known.issues.values()
    assert facts.not_voting == ("Ed",)
    (facts,) = read(POINTS, word).known.issues.values()
    assert facts.not_voting == ("Ed",)
    assert [one.away for one in read(VOTES, word).table.stakeholders.entries if one.actor == "Ed"] == [True]
    (said,) = questions.remarks_not_read(read(REMARKS, word).known, {"settles": "vote"})
    assert "speaks of absence (Ed), and is not read (--set Ed.position=absent keeps them away)" in said
