"""What would be wrong: sheets as people make them, refused or read otherwise than they were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.files.cells.ladders import ladder
from instantsia.stakeholders.files.columns.contents import ballot, rows_apart
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.runs_down import runs_down
from instantsia.stakeholders.files.columns.scales import legend_ends, told_ends, told_scale, unit_of
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.values.given import Given
from instantsia.stakeholders.told import DOWN
from tests.stakeholders.files.reading import meaning


def told(folder: Path, text: str, given: Given | None = None) -> Stakeholders:
    return stakeholders(meaning(folder, text).sheet, None, given)


def number(found: Stakeholders, role: str, actor: str) -> float | None:
    cell = next(getattr(entry, role) for entry in found.entries if entry.actor == actor)
    return None if cell.number is None else cell.number.low


# ------------------------------------------------------------------------------------------------- which is which


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("pos_0_100", "position"),
        ("sal_0_100", "salience"),
        ("cap_0_100", "capability"),
        ("How much does this matter to you (1-7)", "salience"),
        ("Where are they now (1 yes - 5 no)", "position"),
        ("Price she would accept (USD m)", "position"),
        ("Weight in the talks", "capability"),
        ("Vote in the plenary", "vote"),
        ("% of the chamber", "share"),
        ("Stake %", "share"),
        ("% polls", "none"),
        ("Last call", "none"),
        ("Target stance", "none"),
        ("Previous position", "none"),
        ("conf", "none"),
        ("actor_type", "none"),
        ("shoe", None),
    ],
)
def test_parts_of_a_name_say_what_it_holds(name: str, meant: str | None) -> None:
    assert hint(name) == meant


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        # a share of seats is no position, and what one of them cares is found as well as where they stand
        (
            "Bloc,% of the chamber,Where they are (1 yes - 5 no),How much they care\n"
            "Reds,40.1 %,1,High\nBlues,35.2 %,4.5,Low\nGreys,24.7 %,3,Medium\n",
            "actor:Bloc|position:Where they are (1 yes - 5 no)|salience:How much they care|capability:% of the chamber",
        ),
        (
            "id,actor,pos_0_100,sal_0_100,cap_0_100\nP1,Reds,20,40,50\nP2,Blues,80,90,30\n",
            "actor:actor|position:pos_0_100|salience:sal_0_100|capability:cap_0_100",
        ),
        # of a name for the job and how they vote, the latter
        (
            "Director,Position,Joined,% of issued,Vote intention\nAda,Chairman,2011,1.4 %,For\n"
            "Bo,Chief Executive Officer,2015,0.2 %,Probably against\nCy,Finance Director,2019,7 %,Abstain\n",
            "actor:Director|position:Vote intention",
        ),
        ("Actor,Position,Council vote?\nAda,20,Y\nBo,70,N\nCy,50,Y\n", "vote:Council vote?"),
        (
            "Actor,Priority,Mobilisation (1-5),Position\nAda,A,2,20\nBo,B,5,70\nCy,A,4,50\n",
            "salience:Mobilisation (1-5)",
        ),
        (
            "Actor,Position,Importance (1-5),Interest\nAda,20,5,High\nBo,70,2,Low\nCy,50,4,Medium\n",
            "salience:Interest|capability:Importance (1-5)",
        ),
    ],
)
def test_names_and_contents_are_weighed_together(text: str, columns: str, tmp_path: Path) -> None:
    assert meaning(tmp_path, text).columns == columns


def test_bands_over_columns_are_no_issues_and_issues_keep_their_saliences(tmp_path: Path) -> None:
    bands = meaning(tmp_path, "Actor,ANALYSIS Position,ANALYSIS Clout,NEXT Priority\nAda,20,3,60\nBo,70,4,80\n")
    found = stakeholders(bands.sheet)
    assert (found.issues, found.columns) == (("",), ("actor", "position", "salience", "capability"))
    two = "Actor,Tax position,Tax salience,Quay position,Quay salience\nAda,20,30,60,70\nBo,70,40,80,90\n"
    assert (meaning(tmp_path, two).columns, told(tmp_path, two).issues) == ("", ("Quay", "Tax"))


# ------------------------------------------------------------------------------------------------------- votes


def test_how_they_vote_is_where_they_stand_and_whether_they_may_is_not(tmp_path: Path) -> None:
    text = "Delegation,Vote (Y/N/A),Influence\nAda,Y,3\nBo,N,4\nCy,A,2\nDi,in favour,1\nEd,undecided,2\nFay,against,1\n"
    found = told(tmp_path, text)
    assert [one.position.word for one in found.entries] == ["yes", "no", None, "yes", None, "no"]
    assert [one.position.abstains for one in found.entries] == [False, False, True, False, False, False]
    assert any("'Y' is read as yes, 'N' as no, 'A' as abstain" in note for note in found.notes)
    assert any("not known among the options: 1 'undecided'" in note for note in found.notes)
    assert ballot(["Y", "leaning yes", "N", "no"]) == "stance"
    assert [ballot(one) for one in (["Y", "N"], ["2", "3"], ["north", "south"])] == ["right", "", ""]


def test_a_remark_behind_a_vote_is_none_and_a_substitute_has_none(tmp_path: Path) -> None:
    found = told(tmp_path, "Actor,Position,Vote?\nAda,20,Y (casting)\nBo,70,Sub\nCy,50,N\n")
    assert [one.votes for one in found.entries] == [1, None, None]
    assert {"'Y (casting)' is read as a vote", "'Sub' is read as no vote"} <= set(found.notes)


def test_a_condition_behind_a_word_of_attitude_leaves_it_one(tmp_path: Path) -> None:
    rows = 'Ada,"Against, could soften"\nBo,For (flooding)\nCy,Rather for\n'
    rows += "Di,Strongly against\nEd,For unless it rains\n"
    found = told(tmp_path, f"Actor,Position\n{rows}")
    assert [number(found, "position", name) for name in ("Ada", "Bo", "Cy", "Di", "Ed")] == [25, 75, 60, 0, 75]


# ------------------------------------------------------------------------------------------------------ scales


def test_a_header_tells_its_scale_and_its_ends_whichever_stands_first() -> None:
    for header, scale, ends in (
        ("Where (1 yes - 5 no)", (1, 5), ("yes", "no")),
        ("1 = for ... 6 = against", (1, 6), ("for", "against")),
        ("View (5 = for, 1 = against)", (1, 5), ("against", "for")),
        ("Haltung (Schulnote)", (1, 6), ("for (the best mark)", "against (the worst mark)")),
        ("pos_0_100", (0, 100), None),
        ("Support for 2 of 3 rules", None, None),
    ):
        assert (told_scale(header), told_ends(header)) == (scale, ends)


def test_a_legend_beside_the_table_names_the_ends_of_its_scale() -> None:
    legend = ["Scoring: 1 = fierce, 3 = calm, 5 = glad (rare)", "Power: 1 = weak, 5 = strong"]
    assert legend_ends((1, 5), legend[:1], "Stance") == ("fierce", "glad")
    assert legend_ends((1, 5), legend, "Stance") is None
    assert legend_ends((1, 5), legend, "Power (1-5)") == ("weak", "strong")
    assert legend_ends((0, 10), legend, "Power") is None


def test_units_of_positions_give_the_scale_that_is_held(tmp_path: Path) -> None:
    found = told(tmp_path, "Actor,Price she would accept (EUR m)\nAda,415\nBo,490\nCy,n.m.\n")
    assert found.proposed.scales[""].scale == (410, 490)
    assert number(found, "position", "Cy") is None
    hours = told(tmp_path, "Actor,Hours they want (h/week)\nAda,32\nBo,37.5\n")
    assert hours.proposed.scales[""].scale == (32, 38)
    assert [unit_of(one) for one in ("Preferred rate (%)", "Position (%)", "View (old)")] == ["%", "", ""]


def test_low_best_and_high_of_any_name_are_one_range_and_years_a_scale(tmp_path: Path) -> None:
    text = (
        "Actor,Exit year – low,Exit year – best,Exit year – high,Prev. best\n"
        "Ada,2031,2033,2035,2030\nBo,2034,2036,after 2038,2039\nCy,n/a,n/a,n/a,n/a\n"
    )
    found = told(tmp_path, text)
    first = found.entries[0].position.number
    assert first is not None
    assert (first.low, first.mode, first.high) == (2031, 2033, 2035)
    assert found.entries[2].position.blank
    assert "'after 2038' is read as the end of a range" in found.notes
    assert found.proposed.scales[""].scale == (2031, 2038)
    assert found.unread == ("Prev. best",)


def test_a_scale_of_importance_that_runs_down_is_turned_and_said(tmp_path: Path) -> None:
    head = "Salience (1 = highest, 5 = lowest)"
    assert runs_down(head)
    assert not runs_down("Salience (1 = low, 5 = high)")
    found = told(tmp_path, f'Actor,Position,"{head}"\nAda,20,1\nBo,70,4..5\nCy,50,2\n')
    assert [number(found, "salience", name) for name in ("Ada", "Bo", "Cy")] == [100, 20, 80]
    assert any("runs down: 1 is the most and is read as 5" in note for note in found.notes)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("power rank", "capability"),
        ("importance rank", "salience"),
        ("Machtrang", "capability"),
        ("Rang d'influence", "capability"),
        ("Ranking de influencia", "capability"),
        ("ранг влияния", "capability"),
    ],
)
def test_the_first_rank_is_the_most(tmp_path: Path, head: str, role: str) -> None:
    found = told(tmp_path, f"Actor,Position,{head}\nAda,20,1\nBo,70,2\nCy,50,3\nDi,40,4\n")
    ranked = [number(found, role, name) for name in ("Ada", "Bo", "Cy", "Di")]
    assert ranked == sorted(ranked, reverse=True)
    assert any(DOWN in note for note in found.notes)
    assert not any("higher number weighs more" in line for line in reading_told(found))


def test_points_of_a_ranking_run_up(tmp_path: Path) -> None:
    found = told(tmp_path, "Actor,Position,Power ranking score\nAda,20,1\nBo,70,2\nCy,50,3\n")
    assert [number(found, "capability", name) for name in ("Ada", "Bo", "Cy")] == [1, 2, 3]


# ------------------------------------------------------------------------------------------------------ grades


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        (("A", "C", "B"), (0.75, 0.25, 0.5)),
        (("Priorité A", "Priorité C"), (0.75, 0.25)),
        (("+", "+++", "++"), (0.25, 0.75, 0.5)),
        (("★★", "★★★★"), (0.4, 0.8)),
        (("★☆☆", "★★★"), (0.3333, 1.0)),
        (("red", "amber", "green"), (0.25, 0.5, 0.75)),
        (("H", "M", "L", "M/H"), (0.75, 0.5, 0.25, 0.625)),
        (("a little", "quite a lot", "a lot", "enormously"), (0.25, 0.625, 0.75, 1)),
    ],
)
def test_grades_of_one_kind_have_shares(words: tuple[str, ...], shares: tuple[float, ...]) -> None:
    assert ladder(words) == dict(zip(words, shares, strict=True))


def test_words_of_two_kinds_are_no_grades() -> None:
    assert [ladder(one) for one in (("A", "north"), ("A", "+"), (), ("A",))] == [None, None, None, None]


def test_grades_are_proposed_once_and_an_answer_goes_before(tmp_path: Path) -> None:
    text = "Actor,Position,Priority,Power\nAda,20,A,+++\nBo,70,C,+\nCy,50,B,\n"
    found = told(tmp_path, text)
    assert found.proposed.grades == {"A": 75, "B": 50, "C": 25, "+++": 75, "+": 25}
    assert [number(found, "salience", name) for name in ("Ada", "Bo", "Cy")] == [75, 25, 50]
    assert [number(found, "capability", name) for name in ("Ada", "Bo", "Cy")] == [75, 25, None]
    other = told(tmp_path, text, Given(grades={"a": 10, "b": 40, "c": 90}))
    assert [number(other, "salience", name) for name in ("Ada", "Bo", "Cy")] == [10, 90, 40]
    assert other.proposed.grades == {"+++": 75, "+": 25}
    plain = told(tmp_path, "Actor,Position,Salience\nAda,20,High\nBo,70,Low\n")
    assert (plain.proposed.grades, number(plain, "salience", "Ada")) == ({"High": 75, "Low": 25}, 75)


# ------------------------------------------------------------------------------------------- rows of one actor


def test_what_tells_the_rows_of_one_actor_apart_is_proposed_as_the_issue(tmp_path: Path) -> None:
    text = "Actor,Town,Position\nAda,Ulm,20\nAda,Bonn,30\nBo,Ulm,70\nBo,Bonn,60\nCy,Ulm,50\n"
    found = meaning(tmp_path, text)
    assert (found.columns, stakeholders(found.sheet).issues) == ("issue:Town", ("Bonn", "Ulm"))
    assert rows_apart(["A", "A", "B", "B"], ["x", "y", "x", "y"])
    assert not rows_apart(["A", "A", "B", "B"], ["x", "x", "x", "y"])
    assert not rows_apart(["A", "B", "C"], ["x", "y", "x"])
    raters = meaning(tmp_path, "Actor,Coder,Position\nAda,r1,20\nAda,r2,30\nBo,r1,70\nBo,r2,60\n")
    assert (raters.columns, len(stakeholders(raters.sheet).entries)) == ("", 2)
