"""What would be wrong: nobody is told how many votes a share comes to, or that those who vote are too few for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.report.first.screen import screen
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.votes_needed import needed_told, nothing_carried

TODAY = 739_000
VOTES = "actor,position,vote\nAnn,for,yes\nBob,for,yes\nCid,for,yes\nDov,against,yes\nEve,abstain,yes\n"
AWAY = "Fay,absent,yes\nGil,absent,yes\n"


def asked(text: str, **answers: str) -> Asking:
    one = opened_text(text, Path("board.csv"), answers, TODAY)
    return ask(one.known, one.written)


@pytest.mark.parametrize(
    ("quota", "told"),
    [
        ("2/3", "Needed: 5 of 7 votes; Eve, Fay and Gil count among the 7."),
        ("71 %", "Needed: 5 of 7 votes; Eve, Fay and Gil count among the 7."),
        ("more than half", "Needed: 4 of 7 votes; Eve, Fay and Gil count among the 7."),
        ("2/3 of those present", "Needed: 4 of 5 votes; Eve counts among the 5."),
        ("2/3 of those voting", "Needed: a majority of two thirds of those voting (3 votes if all 4 are cast)."),
    ],
)
def test_how_many_votes_a_share_comes_to_is_told_with_who_counts(quota: str, told: str) -> None:
    assert needed_told(asked(VOTES + AWAY, quota=quota)) == [told]


def test_a_number_of_votes_is_not_told_twice_and_of_a_bargain_nothing_is() -> None:
    assert needed_told(asked(VOTES + AWAY, quota="5")) == []
    points = "actor,position,salience\nAnn,10,50\nBob,80,50\nCid,60,20\n"
    assert needed_told(asked(points)) == nothing_carried(asked(points)) == []


def test_that_too_few_vote_for_anything_to_be_carried_is_told(tmp_path: Path) -> None:
    told = "Quota: 5 of 7 votes are needed and 4 are cast: nothing can be carried."
    assert nothing_carried(asked(VOTES + AWAY, quota="2/3")) == [told]
    assert nothing_carried(asked(VOTES + AWAY, quota="5")) == [told]
    assert nothing_carried(asked(VOTES + AWAY)) == nothing_carried(asked(VOTES, quota="2/3")) == []
    path = tmp_path / "board.csv"
    path.write_text(VOTES + AWAY, "utf-8")
    study = forecast_table(path, answers={"quota": "2/3", "status_quo": "against"})
    forecast = study.run(as_of=study.case.as_of, draws=1000).forecast
    assert forecast.events[0].share.p == 0
    assert told in screen(forecast, 80).split("\n")
    assert "Needed: 5 of 7 votes; Eve, Fay and Gil count among the 7." in forecast.note


def test_votes_are_counted_in_the_parts_in_which_they_are_told() -> None:
    parts = "actor,position,votes\nAnn,for,0.5\nBob,for,1.5\nCid,against,1\n"
    assert needed_told(asked(parts, quota="more than half")) == ["Needed: 2 of 3 votes."]
    assert needed_told(asked(parts, quota="80 %")) == ["Needed: 2.5 of 3 votes."]
