"""What would be wrong: a what-if on a vote does nothing, in silence, or tells of ids where the table has names."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.errors import UserError
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.build.what_if import what_if

from .tables import TODAY, table

COUNCIL = """
    Name;Haltung;Stimmen
    Hans Brück;abwesend;1
    Gerda Weiss;voll dafür;1
    Uwe Klein;voll dafür;1
    Ina Groß;klar dagegen;1
    Tom Alt;klar dagegen;1
"""
OPTIONS = """
    Name,Haltung,Stimmen
    Hans Brück,abwesend,5
    Gerda Weiss,dagegen,12
    Uwe Klein,dafür,9
    Ina Groß,dagegen,3
    Tom Alt,dafür,4
"""
VOTES = """
    Name,Position,Votes
    Ann,10,absent
    Bob,80,3
    Cid,90,2
"""


def chance(path: Path, *sets: str, **answers: str) -> float:
    """The chance of the headline in a small play."""
    study = api.forecast_table(path, answers, set=sets)
    found = study.run(draws=400, runs=None, as_of=study.case.as_of).forecast.head.share.p
    assert found is not None
    return found


def test_somebody_who_is_absent_is_there_where_a_what_if_says_how_they_vote(tmp_path: Path) -> None:
    path = table(tmp_path, COUNCIL, "rat.csv")
    typed = "Hans Brück.Haltung=voll dafür"
    assert chance(path, typed, settles="vote") > chance(path, settles="vote") + 0.4
    written = table(tmp_path, COUNCIL.replace("abwesend", "voll dafür"), "all.csv")
    assert chance(path, typed, settles="vote") == pytest.approx(chance(written, settles="vote"), abs=0.02)
    study = api.forecast_table(path, {"settles": "vote"}, set=[typed])
    assert study.unread == ()
    assert study.changed.changes == ("Hans Brück: present, Haltung voll dafür (in the table: abwesend)",)
    assert not any("Hans" in note for note in study.case.note.split("\n") if note.startswith("Abstain"))


def test_somebody_stays_away_where_a_what_if_says_so(tmp_path: Path) -> None:
    path = table(tmp_path, COUNCIL, "rat.csv")
    study = api.forecast_table(path, {"settles": "vote"}, set=["Ina.Haltung=absent"])
    assert {id for body in study.case.body for id in body.absent} == {"hans_bruck", "ina_gross"}
    assert study.changed.changes == ("Ina Groß: Haltung absent (in the table: klar dagegen)",)
    assert "Hans Brück and Ina Groß are away: their votes still count among all votes." in study.case.note


def test_a_vote_for_an_option_is_changed_by_its_word(tmp_path: Path) -> None:
    path = table(tmp_path, OPTIONS, "opt.csv")
    written = table(tmp_path, OPTIONS.replace("Weiss,dagegen", "Weiss,dafür"), "other.csv")
    assert chance(path, "Gerda.Haltung=dafür") == chance(written)
    assert chance(path, "gerda_weiss.position=DAFÜR") == chance(written)
    assert chance(path, "Hans.Haltung=dafür") != chance(path)


def test_a_word_that_is_no_option_is_told_the_options(tmp_path: Path) -> None:
    path = table(tmp_path, OPTIONS, "opt.csv")
    with pytest.raises(UserError, match=r"found 'so so', expected one of the options, or absent \(known: dafür, dageg"):
        api.forecast_table(path, set=["Gerda.Haltung=so so"])


def test_whose_votes_are_not_told_is_refused_with_what_to_type(tmp_path: Path) -> None:
    path = table(tmp_path, VOTES, "v.csv")
    with pytest.raises(UserError, match=r"Ann has no votes by the column Votes .*--set \"Ann.Votes=1\""):
        api.forecast_table(path, {"settles": "vote"}, set=["Ann.Position=80"])
    study = api.forecast_table(path, {"settles": "vote"}, set=["Ann.Votes=2", "Ann.Position=80"])
    assert "ann" in study.case.body[0].members
    assert study.changed.changes[0] == "Ann: Votes 2 (in the table: absent)"


def test_a_number_is_set_in_the_case_and_told_in_the_words_of_the_table(tmp_path: Path) -> None:
    text = "actor,issue,Stand,Care\nAnn,Carbon tax,20,.4\nBob,Carbon tax,80,.2\nAnn,Visa,30,.5\nBob,Visa,90,.9\n"
    path = table(tmp_path, text, "two.csv")
    read = opened(path, {}, None, TODAY)
    found = what_if(read, ["Ann.Care.Visa=.9", "Bob.position=10"])
    assert found.read is read
    assert found.sets == ("ann.salience.visa=0.9", "bob.carbon_tax=10")
    assert found.said == ("Ann: Care on Visa .9 (in the table: .5)", "Bob: Stand on Carbon tax 10 (in the table: 80)")


def test_more_changes_on_top_keep_those_of_the_cells(tmp_path: Path) -> None:
    study = api.forecast_table(table(tmp_path, OPTIONS, "opt.csv"), set=["Gerda.Haltung=dafür"])
    more = study.changing(["tom_alt.seats=40"])
    assert more.changed.changes == (*study.changed.changes, "--set tom_alt.seats=40")
    assert [one.value for one in more.case.assumption] == [
        one.value for one in study.changing(["tom_alt.seats=40"]).case.assumption
    ]
    assert study.compare_with(more, draws=200).note == ""


MOTION = "actor,position,votes\nAnn,for,2\nBob,against,1\nCid,against,1\n"


@pytest.mark.parametrize("typed", ["strongly for", "FOR", "dafür", "leaning for", "voll dafür"])
def test_a_degree_of_attitude_beside_votes_for_and_against_is_a_vote_for_its_side(typed: str, tmp_path: Path) -> None:
    """The column of a table reads it; the others, who said for and against, must not be read otherwise by it."""
    path = table(tmp_path, MOTION, "m.csv")
    study = api.forecast_table(path, set=[f"Bob.position={typed}"])
    plain = api.forecast_table(path, set=["Bob.position=for"])
    assert [one.value for one in study.case.assumption] == [one.value for one in plain.case.assumption]
    read_as = "" if typed == "FOR" else ", read as for"
    assert study.changed.changes == (f"Bob: position {typed}{read_as} (in the table: against)",)


def test_what_nobody_knows_is_a_blank_cell(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position,vote\nAnn,20,1\nBob,80,1\nCid,55,1\n", "b.csv")
    blank = table(tmp_path, "actor,position,vote\nAnn,20,1\nBob,,1\nCid,55,1\n", "c.csv")
    asked = {"settles": "vote", "status_quo": "0"}
    assert chance(path, "Bob.position=unknown", **asked) == pytest.approx(chance(blank, **asked), abs=0.02)


@pytest.mark.parametrize(("typed", "votes"), [("1,5", "1.5"), ("yes", "1"), ("2/3", ""), ("no", "0")])
def test_votes_are_read_as_the_column_reads_them(typed: str, votes: str, tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position,votes\nAnn,20,3\nBob,80,2\nCid,55,4\n", "v.csv")
    found = what_if(opened(path, {"settles": "vote"}, None, TODAY), [f"Bob.votes={typed}"])
    seats = found.sets[0].partition("=")[2]
    assert seats == votes if votes else float(seats) == pytest.approx(2 / 3)


def test_somebody_is_away_whose_votes_are_said_to_be(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position,votes\nAnn,20,3\nBob,80,2\nCid,55,4\n", "v.csv")
    study = api.forecast_table(path, {"settles": "vote", "status_quo": "0"}, set=["Bob.votes=absent"])
    assert study.case.body[0].absent == ("bob",)
    assert study.changed.changes == ("Bob: votes absent (in the table: 2)",)
    with pytest.raises(UserError, match=r"found 'many', expected a number of votes, or absent, as in the column votes"):
        api.forecast_table(path, {"settles": "vote"}, set=["Bob.votes=many"])


def test_who_is_given_a_position_is_no_blank_any_more(tmp_path: Path) -> None:
    """If it failed, the note below an answer would count them among those who are not known."""
    path = table(tmp_path, "actor,position,salience,capability\nAnn,90,80,40\nBob,40,60,60\nCid,,50,20\n")
    day = "2026-11-21"

    def note(*sets: str) -> str:
        run = api.forecast_table(path, {}, as_of=day, set=sets).run(200, 1, as_of=day, runs=None)
        return run.forecast.note

    assert "1 blank position" in note()
    assert "1 blank position" in note("Ann.position=80")
    assert "blank" not in note("Cid.position=80")


def test_how_many_votes_are_needed_is_told_of_the_votes_as_they_were_changed() -> None:
    text = "Name;Position;Vote\nAnn;for;1\nBob;for;1\nCleo;against;1\nDan;against;1\n"
    read = opened_text(text, Path("table.csv"), {}, 739_950)
    changed = what_if(read, ["Ann.Vote=2"]).read
    assert changed.known.votes == 5
    assert changed.known.voted["Ann"] == 2
    assert changed.known.even


def test_who_is_set_to_be_away_is_not_told_to_be_there_by_a_remark() -> None:
    read = opened_text("Name,Vote,Note\nAnn,for,\nBob,against,\nDan L. Fox,for,on leave\n", Path("t.csv"), {}, TODAY)
    assert read.known.remarks.away == ("Dan L. Fox",)
    assert what_if(read, ["Dan L. Fox.position=absent"]).read.known.remarks.away == ()
