"""What would be wrong: 0 in a column of votes becomes a vote where an answer says who votes; and what is said of those
who abstain contradicts how they are counted."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.voters import votes_held
from instantsia.stakeholders.questions.votes_needed import needed_told, nothing_carried

TODAY = 739_000
GROUPS = "actor,position,votes\nAnn,for,14\nBob,against,10\nCid,for,0\nDot,for,\nEve,against,2\n"
SCALE = "actor,position,votes\nAnn,80,14\nBob,70,10\nCid,30,9\nDot,{},70\n"


def asked(text: str, **answers: str) -> Asking:
    one = opened_text(text, Path("board.csv"), answers, TODAY)
    return questions.ask(one.known, one.written)


@pytest.mark.parametrize("votes", ["all", "all but Eve"])
def test_who_has_0_votes_has_none_whoever_else_has(votes: str) -> None:
    held = votes_held(asked(GROUPS, votes=votes))
    assert "Cid" not in held
    assert held["Ann"] == 14
    assert held["Dot"] == 1


def test_who_is_named_has_one_and_so_has_everybody_in_a_column_of_ticks() -> None:
    assert votes_held(asked(GROUPS, votes="Ann|Cid")) == {"Ann": Fraction(14), "Cid": Fraction(1)}
    ticks = "actor,position,vote\nAnn,for,yes\nBob,against,no\n"
    assert votes_held(asked(ticks, votes="all")) == {"Ann": Fraction(1), "Bob": Fraction(1)}


@pytest.mark.parametrize(
    ("word", "quota", "told"),
    [
        (
            "abstain",
            "2/3 of those voting",
            "Needed: a majority of two thirds of those voting (22 votes if all 33 are cast).",
        ),
        ("abstain", "2/3 of those present", "Needed: 69 of 103 votes; Dot counts among the 103."),
        ("absent", "2/3 of those present", "Needed: 22 of 33 votes."),
        ("absent", "2/3", "Needed: 69 of 103 votes; Dot counts among the 103."),
    ],
)
def test_on_a_scale_too_whoever_takes_no_side_counts_as_the_quota_says(
    word: str, quota: str, told: str, tmp_path: Path
) -> None:
    text = SCALE.format(word)
    told_of = {"settles": "vote", "quota": quota, "status_quo": "0", "ends": "none|full"}
    asking = asked(text, **told_of)
    assert needed_told(asking) == [told]
    path = tmp_path / "board.csv"
    path.write_text(text, "utf-8")
    study = forecast_table(path, told_of, as_of="2026-12-01")
    forecast = study.run(as_of=study.case.as_of, draws=500).forecast
    carried = forecast.events[0].share.p > 0.5
    assert carried == (not nothing_carried(asking))
    assert ("their votes do not count" in forecast.note) == carried
