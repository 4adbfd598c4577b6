"""What would be wrong: whoever is not in the body has a vote, since all have one where nobody says who."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.questions import ask, guessed

COUNCIL = """Name,On it as,Pews %,Minds,Note
Alison,vicar (chair),90,3,
Keith,warden,70,2,
Margaret,warden,0,3,
Sam,curate,90,1,
Peter,treasurer,30,2,
"""
BELOW = "Archdeacon,,70,1,\nDAC,advises,50,1,\n"
RULE = ',,,,\n"Majority of those there and voting.",,,,\n'
PASTE = "--answer votes='all but Archdeacon|DAC'"


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("table.csv"), answers, 739_950)


@pytest.mark.parametrize("heading", ["not PCC:", "Others:", "Guests:", "advisory only:", "Gäste:", "Invités:", "inni:"])
def test_those_below_such_a_heading_are_given_no_vote_and_told(heading: str) -> None:
    text = f"{COUNCIL},,,,\n{heading},,,,\n{BELOW}{RULE}"
    found = read(text)
    told = "\n".join(reading_told(found.table.stakeholders, None))
    assert f"By the heading '{heading}' (row 8) those below it perhaps have no vote: Archdeacon, DAC ({PASTE}" in told
    votes = ask(read(text, settles="vote").known, {"settles": "vote"})
    assert votes.catalogue["votes"].default(votes) == "all but Archdeacon|DAC"
    assert votes.value("votes").names == ("Alison", "Keith", "Margaret", "Peter", "Sam")
    assert len(ask(found.known, {"settles": "vote", "votes": "all"}).value("votes").names) == 7


def test_who_is_given_no_vote_by_a_heading_is_told_where_no_line_speaks_of_votes() -> None:
    found = read(f"{COUNCIL},,,,\nGuests:,,,,\n{BELOW}", settles="vote")
    said = guessed(found.known, {"settles": "vote"})
    assert any("no vote, by the heading above them: Archdeacon, DAC (--answer votes=all gives" in one for one in said)
    assert not any("by the heading" in one for one in guessed(found.known, {"settles": "vote", "votes": "all"}))


@pytest.mark.parametrize("others", ["OTHER", "Sonstige", "Autres"])
def test_others_below_the_headings_of_sides_are_one_more_side(others: str) -> None:
    head, *rows = COUNCIL.splitlines(keepends=True)
    text = f"{head}LABOUR:,,,,\n{''.join(rows[:3])}LIBERALS:,,,,\n{''.join(rows[3:])}{others}:,,,,\n{BELOW}{RULE}"
    asking = ask(read(text, settles="vote").known, {"settles": "vote"})
    assert asking.catalogue["votes"].default(asking) == "all"


def test_where_no_votes_are_counted_it_is_not_told() -> None:
    told = "\n".join(reading_told(read(f"{COUNCIL},,,,\nOthers:,,,,\n{BELOW}").table.stakeholders, None))
    assert "perhaps" not in told


def test_a_heading_at_the_top_or_of_members_takes_no_vote_away() -> None:
    for text in (f"Others:,,,,\n{BELOW},,,,\nMembers:,,,,\n", ",,,,\nElected members:,,,,\n"):
        rows = COUNCIL.splitlines(keepends=True)
        found = read(f"{rows[0]}{text}{''.join(rows[1:])}{RULE}", settles="vote")
        asking = ask(found.known, {"settles": "vote"})
        assert asking.catalogue["votes"].default(asking) == "all"
