"""What would be wrong: whoever is named as having a vote loses the number of votes that the sheet has of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from instantsia.casefile.load import load
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.questions import ask, total_votes

TODAY = 739_000
CLUBS = """club,how they vote,votes
Greens,no,36
Farmers,yes,32
Centre,yes,10
Ada,no,1
Bela,yes,
Ward 58,,1
"""


def read(votes: str, text: str = CLUBS) -> Opened:
    return opened_text(text, Path("senate.csv"), {"votes": votes, "status_quo": "no"}, TODAY)


def seats(one: Opened) -> dict[str, float]:
    return {actor.name: float(actor.seats.middle) for actor in load(one.document()).actor}


@pytest.mark.parametrize("votes", ["all but Ward", "Greens|Farmers|Centre|Ada|Bela"])
def test_whoever_is_named_keeps_the_votes_of_the_column(votes: str) -> None:
    one = read(votes)
    assert seats(one) == {"Greens": 36, "Farmers": 32, "Centre": 10, "Ada": 1, "Bela": 1, "Ward 58": 0}
    assert total_votes(ask(one.known, one.written)) == Fraction(80)
    assert "Of Bela the sheet has no number of votes; the answer votes gives one." in load(one.document()).note


def test_a_column_of_ticks_gives_each_named_one_vote_and_tells_nothing_of_it() -> None:
    one = read("Ann|Bob", "actor,position,vote\nAnn,north,yes\nBob,no,\nCid,south,yes\n")
    assert seats(one) == {"Ann": 1, "Bob": 1, "Cid": 0}
    assert "no number of votes" not in load(one.document()).note


def test_sent_back_the_numbers_are_the_same() -> None:
    one = read("all but Ward")
    back = opened_text(as_read(one), Path("senate.csv"), {}, TODAY)
    assert seats(back) == seats(one)
