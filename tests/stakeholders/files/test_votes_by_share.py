"""What would be wrong: in a sheet that votes, shares of the capital count for nothing and the screen says otherwise."""

from __future__ import annotations

import shlex
from fractions import Fraction
from pathlib import Path

import pytest

from instantsia.casefile.load import load
from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.questions import ask

TODAY = 739_000
HOLDERS = ["Familie", "Fonds", "Streubesitz", "Belegschaft", "Kanton"]
SHARES = ["40,5 %", "30 %", "25,9 %", "1,4-1,6 %", "ca. 2,1 %"]
VOTES = ["Nein", "Ja", "Ja", "Nein", "Enthaltung"]


def sheet(header: str, shares: list[str] = SHARES, actor: str = "Wer") -> str:
    rows = [f"{actor};Votum;{header}"]
    rows += [f"{name};{vote};{share}" for name, vote, share in zip(HOLDERS, VOTES, shares, strict=True)]
    return "\n".join(rows) + "\n"


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("meeting.csv"), {"status_quo": "Nein", **answers}, TODAY)


@pytest.mark.parametrize(
    "header",
    ["Anteil am Grundkapital", "% du capital", "Quote", "Udziały", "Shareholding", "% of votes", "Stimmrechte (%)",
     "Share of voting rights", "Aandeel", "Holding (%)"],
)  # fmt: skip
def test_a_share_of_the_capital_or_of_the_votes_is_proposed_as_the_votes(header: str) -> None:
    one = read(sheet(header))
    assert one.known.voted["Familie"] == Fraction("40.5")
    # a range is read as its middle, and about so many as so many
    assert one.known.voted["Belegschaft"] == Fraction("1.5")
    assert one.known.voted["Kanton"] == Fraction("2.1")
    assert any("'1,4-1,6 %' (row 5) is read as 1.5 votes" in line for line in reading_told(one.table.stakeholders))


@pytest.mark.parametrize("header", ["Anteil am Grundkapital", "Quote", "Aandeel"])
def test_where_its_name_does_not_say_votes_it_is_asked_and_shown(header: str) -> None:
    assert f"vote:{header}" in read(sheet(header)).known.columns


def test_a_number_of_shares_counts_where_those_who_vote_are_their_holders() -> None:
    counts = ["400", "300", "250", "30", "20"]
    assert read(sheet("Aktien", counts, "Aktionär")).known.voted["Familie"] == 400
    assert not read(sheet("Aktien", counts, "Direktor")).known.voted


def test_what_directors_own_gives_them_no_votes() -> None:
    assert not read(sheet("% of issued", ["0,2 %", "1,4 %", "0,1 %", "0,5 %", "2 %"], "Director")).known.voted


WEIGHED = """actor,position,influence
Ann,north,50
Bob,south,40
Cid,south,30
"""


def test_where_weights_do_not_count_it_is_told_with_the_answer_that_counts_them() -> None:
    one = opened_text(WEIGHED, Path("site.csv"), {"status_quo": "north"}, TODAY)
    told = reading_told(one.table.stakeholders, asking=ask(one.known, one.written))
    assert not any("weighs more" in line for line in told)
    (line,) = (line for line in told if line.startswith("Each has one vote, and 'influence' is not used"))
    assert f"{line}." in load(one.document()).note
    text = shlex.split(line[line.index("--answer") :].partition(" makes")[0])[1].removeprefix("columns=")
    again = opened_text(WEIGHED, Path("site.csv"), {"status_quo": "north", "columns": text}, TODAY)
    assert again.known.voted == {"Ann": 50, "Bob": 40, "Cid": 30}


def test_on_a_scale_whoever_has_a_higher_number_still_weighs_more() -> None:
    one = opened_text(WEIGHED.replace("north", "20").replace("south", "70"), Path("site.csv"), {}, TODAY)
    told = reading_told(one.table.stakeholders, asking=ask(one.known, one.written))
    assert "Whoever has a higher number weighs more: influence" in told
