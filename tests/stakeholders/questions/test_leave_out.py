"""What would be wrong: a row that is no actor's cannot be taken out, or is taken out and nobody says so."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.casefile.load import load
from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened, opened_text
from instantsia.stakeholders.build.reading_told import reading_told

TODAY = 739_000
BARGAIN = """actor,position,salience
Harbour board,80,70
Old town,20,80
Mayor,55,50
Line of last year,300,
Observer: Alpen Club,40,60
"""
BALLOT = """member,how they vote,votes
Ana,yes,3
Ben,no,2
Cleo,yes,1
Press,no,1
"""
UNDER = """Actor,Position,Salience,Power
Aldin,20,60,10
Berin,75,80,8
Corva,60,50,8
Total,,,26
Dorn,90,70,
"""


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("quay.csv"), answers, TODAY)


def names(one: Opened) -> list[str]:
    return [actor.name for actor in load(one.document()).actor]


def test_in_a_bargain_a_row_that_is_named_takes_no_part_and_is_told() -> None:
    one = read(BARGAIN, leave_out="Line of|Observer")
    assert names(one) == ["Harbour board", "Mayor", "Old town"]
    told = next(line for line in reading_told(one.table.stakeholders) if line.startswith("Left out"))
    assert "row 5 ('Line of last year, 300') and row 6 (" in told
    assert told.endswith("each of which the answer leave_out names")
    # what it says of the scale is gone with it
    assert one.known.issues["quay"].doubt is None
    assert "Left out: row 5" in load(one.document()).note


def test_in_a_ballot_it_has_no_vote_and_those_who_stay_keep_theirs() -> None:
    one = read(BALLOT, leave_out="Press", votes="all", status_quo="no")
    assert {actor.name: actor.seats.middle for actor in load(one.document()).actor} == {"Ana": 3, "Ben": 2, "Cleo": 1}


def test_an_answer_that_names_who_was_left_out_later_still_holds() -> None:
    one = read(BALLOT, leave_out="Press", votes="all but Press", vetoes="Press", status_quo="no")
    assert names(one) == ["Ana", "Ben", "Cleo"]


def test_it_is_kept_and_the_table_as_it_is_understood_is_without_it(tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(BARGAIN, "utf-8")
    one = opened(path, {"leave_out": "Observer"}, None, TODAY)
    one.keep([])
    assert names(opened(path, {}, None, TODAY)) == ["Harbour board", "Line of last year", "Mayor", "Old town"]
    text = as_read(one)
    assert "which the answer leave_out names" in text
    assert names(opened_text(text, Path("as-read.csv"), {}, TODAY)) == names(one)
    assert len(names(opened(path, {"leave_out": "none"}, None, TODAY))) == 5


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Majors", r"found 'Majors', expected an actor of the table .*Mayor"),
        ("Harbour|Old|Mayor|Line|Observer", "found every actor of the table"),
    ],
)
def test_a_name_that_is_none_is_refused_with_a_remedy(written: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        read(BARGAIN, leave_out=written)


def test_doubtful_actors_are_told_with_the_answer_that_takes_them_out() -> None:
    one = read(UNDER)
    told = next(line for line in reading_told(one.table.stakeholders) if line.startswith("Below the sums"))
    key, _, text = shlex.split(told[told.index("--answer") :].partition(" takes")[0])[1].partition("=")
    again = read(UNDER, **{key: text})
    assert names(again) == ["Aldin", "Berin", "Corva"]
    assert not any(line.startswith("Below the sums") for line in reading_told(again.table.stakeholders))


def test_it_is_among_the_questions() -> None:
    assert questions.given(["leave-out=Ann|Bob"]) == {"leave_out": "Ann|Bob"}


OBSERVED = """actor,position,salience,influence
Harbour board,80,70,50
Old town,20,80,40
Mayor,55,50,30
Alpen Club (observer),40,60,20
"""


def test_an_answer_about_votes_says_what_it_does_in_a_bargain() -> None:
    note = load(read(OBSERVED, votes="all but Alpen", settles="bargain").document()).note
    assert "Votes count in a vote alone, and it is bargained out" in note
    assert "--answer leave_out='Alpen Club (observer)' takes them out" in note
    assert "it is bargained out" not in load(read(OBSERVED, votes="all but Alpen", settles="vote").document()).note
    assert "it is bargained out" not in load(read(OBSERVED, votes="all", settles="bargain").document()).note


def test_of_whom_it_is_told_that_they_have_no_vote_it_is_told_that_they_weigh_in_a_bargain() -> None:
    told = reading_told(read(OBSERVED).table.stakeholders)
    assert any(line.startswith("By what stands in brackets") for line in told)
    (line,) = (one for one in told if one.startswith("Votes count in a vote alone"))
    assert "--answer leave_out='Alpen Club (observer)' takes them out" in line
    assert not any(
        "in a vote alone" in one for one in reading_told(read(OBSERVED, leave_out="Alpen").table.stakeholders)
    )


RUMOURED = """actor,position,salience,capability
Ferry line,80,70,50
Old town,20,80,40
Mayor,55,50,30
Chamber,65,40,20
Anglers,30,60,10
Landing (rumour),55,,40
"""


def test_the_answer_that_takes_somebody_out_is_told_once() -> None:
    told = [one for one in read(RUMOURED).table.stakeholders.notes if "leave_out=" in one]
    assert [one.count("--answer leave_out='Landing (rumour)' takes out whoever is no actor") for one in told] == [1]
    lines = load(read(RUMOURED).document()).note
    assert lines.count("--answer leave_out=") == 1
    assert "leave_out=" not in load(read(RUMOURED, leave_out="Landing").document()).note


@pytest.mark.parametrize(
    "written", ["Line of last year, Observer: Alpen Club", "Line of, Observer", "Line of; Observer"]
)
def test_names_stand_between_commas_as_those_of_voters_do(written: str) -> None:
    assert names(read(BARGAIN, leave_out=written)) == ["Harbour board", "Mayor", "Old town"]


def test_all_but_names_with_commas_in_them() -> None:
    table = 'actor,how they vote\n"Lee, Ann",yes\nBob,no\nCid,no\nDee,yes\n'
    one = read(table, votes="all but Lee, Ann, Bob", status_quo="no")
    assert {actor.name for actor in load(one.document()).actor if actor.seats.middle} == {"Cid", "Dee"}


def test_whoever_decides_and_has_no_row_is_told_what_to_do() -> None:
    with pytest.raises(UserError, match=r"add a row for them, with where they stand, or [?] where nobody"):
        read(BARGAIN, settles="President of the council")
