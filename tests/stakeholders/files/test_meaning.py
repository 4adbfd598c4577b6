"""What would be wrong: a sheet refused for what its columns are called, or a column taken for what it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.meaning import in_words, read_columns, understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from tests.stakeholders.files.reading import meaning


def told(folder: Path, text: str, answered: str | None = None) -> Stakeholders:
    return stakeholders(meaning(folder, text, answered).sheet)


def numbers(entries: tuple[Entry, ...], role: str = "position") -> list[object]:
    cells = [getattr(one, role) for one in entries]
    return [None if one.number is None else (one.number.low, one.number.mode, one.number.high) for one in cells]


@pytest.mark.parametrize(
    "header",
    [
        "Director,View,Interest,Leverage",
        "Country / delegate,Stance / view,Salience (0-100),Level of influence",
        "Interest group,Support,Importance,Power",
        "Stakeholder,Attitude,Intensity,Weight",
        "Minister,Opinion,Priority,Influence score",
        "Ministerin,Meinung,Interesse,Macht",
        "Délégation,Avis,Intérêt,Poids",
        "Delegación,Opinión,Interés,Peso",
        "Delegazione,Parere,Interesse,Influenza",
        "Pessoa,Opinião,Interesse,Influência",
        "Persoon,Mening,Belang,Invloed",
        "Делегация,Мнение,Интерес,Влияние",
    ],
)
def test_the_field_s_other_words_are_known(header: str, tmp_path: Path) -> None:
    found = meaning(tmp_path, f"{header}\nAldin,20,60,30\nBerin,80,50,40\n")
    assert found.columns == ""
    assert stakeholders(found.sheet).columns == ("actor", "position", "salience", "capability")


@pytest.mark.parametrize(
    ("header", "rows", "columns"),
    [
        ("Who,Their wish", "Aldin,20|Berin,80|Corva,50", "actor:Who|position:Their wish"),
        ("Nr,Board,Take", "1,Aldin,strongly for|2,Berin,against|3,Corva,neutral", "actor:Board|position:Take"),
        ("Nr,Board,Take", "1,Aldin,70|2,Berin,15|3,Corva,40", "actor:Board|position:Take"),
        ("Board,Born,On the ban", "Aldin,1961,70|Berin,1957,15", "actor:Board|position:On the ban"),
        ("Board,Phone,EU position", "Aldin,555123,70|Berin,555188,15", "actor:Board"),
        (
            "Name,Position,Where on tax",
            "Aldin,Finance minister,70|Berin,Head of legal,15|Corva,Chair,40",
            "actor:Name|position:Where on tax",
        ),
        ("Judge,Expected outcome", "Aldin,reverse|Berin,affirm|Corva,reverse", "actor:Judge|position:Expected outcome"),
        (
            "Actor,Confidence,Preferred option",
            "Aldin,0.7,cut|Berin,0.8,keep|Corva,0.5,cut",
            "actor:Actor|position:Preferred option",
        ),
        (
            "Board,Take,How much they care",
            "Aldin,70,60|Berin,15,30",
            "actor:Board|position:Take|salience:How much they care",
        ),
    ],
)
def test_what_no_name_says_is_guessed_by_what_stands_there(
    header: str, rows: str, columns: str, tmp_path: Path
) -> None:
    text = "\n".join([header, *rows.split("|")]) + "\n"
    found = meaning(tmp_path, text)
    assert found.columns == columns
    again = meaning(tmp_path, text, columns)
    assert (again.sheet, again.columns) == (found.sheet, "")
    assert {one.actor for one in stakeholders(found.sheet).entries} <= {"Aldin", "Berin", "Corva"}


def test_a_position_of_job_titles_is_a_note_and_options_that_are_named_stay_positions(tmp_path: Path) -> None:
    titled = told(tmp_path, "Name,Position,Stance on sale\nAldin,Finance minister,70\nBerin,Head of legal,15\n")
    assert [one.note for one in titled.entries] == ["Finance minister", "Head of legal"]
    assert numbers(titled.entries) == [(70, None, 70), (15, None, 15)]
    options = meaning(tmp_path, "Name,Position,Age\nAldin,north,51\nBerin,south,60\n")
    assert options.columns == ""


def test_a_header_below_a_title_of_its_own_is_found(tmp_path: Path) -> None:
    found = meaning(
        tmp_path,
        "Analysis of the board,,\nWho wants the port sold?,,\nas of May,,\nBoard,Take,x\nAldin,70,1\nBerin,15,\n",
    )
    assert (found.columns, found.sheet.title) == ("actor:Board|position:Take", "Who wants the port sold?")
    assert [str(row[0].spot) for row in found.sheet.rows] == [
        "port.csv, row 5, column 1 (Board)", "port.csv, row 6, column 1 (Board)"
    ]  # fmt: skip


def test_nothing_is_guessed_out_of_nothing(tmp_path: Path) -> None:
    for text in ("a,b\nv w,y z\n", "actor,place\nAldin,up there\n", "x,y\n1,2\n2,3\n3,4\n", "actor,x\n"):
        found = meaning(tmp_path, text)
        assert found.columns == ""
        with pytest.raises(TableError):
            stakeholders(found.sheet)


def test_an_answer_goes_before_names_and_is_refused_with_the_nearest(tmp_path: Path) -> None:
    text = "actor,Position,Leaning\nAldin,20,70\nBerin,30,15\n"
    found = told(tmp_path, text, "actor:actor|position:Leaning")
    assert numbers(found.entries) == [(70, None, 70), (15, None, 15)]
    with pytest.raises(TableError, match=r"found no column 'Leanin g s' \(did you mean"):
        meaning(tmp_path, text, "position:Leanin g s")
    for wrong, said in (("Leaning", "expected what each column is"), ("postion:Leaning", "did you mean position")):
        with pytest.raises(ValueError, match=said):
            read_columns(wrong)
    assert in_words("actor:Who|position:Where") == "actor = Who, position = Where"


# ------------------------------------------------------------------------------------------- columns that are one


@pytest.mark.parametrize(
    "header",
    [
        "position low,position,position high",
        "position (min),position (best),position (max)",
        "lower bound position,most likely position,upper bound position",
        "Position P10,Position P50,Position P90",
        "pessimistic,likely,optimistic",
        "low,best,high",
        "Haltung min,Haltung,Haltung max",
    ],
)
def test_three_columns_are_one_range(header: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"actor,{header},salience\nA,20,30,60,60\nB,60,,80,50\nC,,75,,20\n")
    assert numbers(found.entries) == [(20, 30, 60), (60, None, 80), (75, None, 75)]
    assert any("read as one range of position" in note for note in found.notes)
    assert found.unread == ()


def test_two_columns_are_a_range_and_those_of_saliences_and_issues_too(tmp_path: Path) -> None:
    found = told(
        tmp_path, "actor,position (min),position (max),salience low,salience high\nA,20,40,50,60\nB,60,80,70,\n"
    )
    assert numbers(found.entries) == [(20, None, 40), (60, None, 80)]
    assert numbers(found.entries, "salience") == [(50, None, 60), (70, None, 70)]
    wide = told(tmp_path, "actor,Price position low,Price position high,Date position\nA,20,40,50\nB,60,80,70\n")
    assert wide.issues == ("Date", "Price")
    assert numbers(wide.entries) == [(50, None, 50), (70, None, 70), (20, None, 40), (60, None, 80)]
    named = told(tmp_path, "actor,Stance on it,min,max\nA,30,20,60\nB,70,60,80\n")
    assert (numbers(named.entries), named.unread) == ([(20, 30, 60), (60, 70, 80)], ())
    alone = told(tmp_path, "actor,position,position high\nA,20,40\n")
    assert numbers(alone.entries) == [(20, None, 20)]


@pytest.mark.parametrize(
    "header", ["Rank1,Rank2,Rank3", "1st choice,2nd choice,3rd choice", "First choice,Second choice,Third choice"]
)
def test_columns_of_choices_are_orders(header: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"member,{header}\nA,north,south,stay\nB,south,stay,\nC,stay,,\n")
    assert [one.position.word for one in found.entries] == ["north > south > stay", "south > stay", "stay"]


@pytest.mark.parametrize("rater", ["rater", "Expert", "Coder", "Respondents", "Source of estimate", "Befragter"])
def test_several_raters_of_one_actor_are_alternatives(rater: str, tmp_path: Path) -> None:
    text = f"{rater},actor,position,salience\nr1,A,20,60\nr2,A,40,50\nr1,B,70,80\nr2,B,70,80\nr2,C,5..15,\n"
    found = told(tmp_path, text)
    a, b, c = found.entries
    assert a.position.number is not None
    assert (a.position.number.among, b.position.number.among if b.position.number else None) == ((20, 40), ())  # type: ignore[comparison-overlap]
    assert numbers((c,)) == [(5, None, 15)]
    (note,) = (note for note in found.notes if note.startswith(f"2 raters in the column '{rater}' (r1, r2)"))
    assert "'A'" in note
    assert "'B'" not in note


def test_each_of_several_issues_hears_all_raters(tmp_path: Path) -> None:
    """If it failed, all that the second rater told of an issue would be gone, though it is said that each is heard."""
    text = "Expert,actor,Tax position,War position\nr1,A,20,60\nr2,A,40,50\nr1,B,70,80\nr2,B,70,90\n"
    found = told(tmp_path, text)
    among = {(one.actor, one.issue): one.position.number.among for one in found.entries if one.position.number}
    assert among == {("A", "Tax"): (20, 40), ("A", "War"): (50, 60), ("B", "Tax"): (), ("B", "War"): (80, 90)}


def test_a_column_of_experts_without_anybody_twice_is_only_not_read(tmp_path: Path) -> None:
    found = told(tmp_path, "expert,actor,position\nr1,A,20\nr2,B,40\n")
    assert (found.unread, len(found.entries)) == (("expert",), 2)
    assert numbers(found.entries) == [(20, None, 20), (40, None, 40)]


@pytest.mark.parametrize(
    "text",
    [
        "rater,actor,position\nr1,A,70\nr2,A,70.0\nr1,B,20\nr2,B,24\n",
        "actor,position rater 1,position rater 2\nA,70,70\nB,20,24\n",
    ],
)
def test_raters_who_agree_leave_no_more_doubt_than_raters_who_differ(text: str, tmp_path: Path) -> None:
    """If it failed, 70 told twice would be about 70, and 20 and 24 exactly one of the two."""
    (tmp_path / "r.csv").write_text(text)
    a, b = stakeholders(understood(read_sheet(tmp_path / "r.csv")).sheet).entries
    assert a.position.exact
    assert a.position.number is not None
    assert a.position.number.low == a.position.number.high == 70
    assert b.position.number is not None
    assert b.position.number.among == (20, 24)


MATRIX = """Issue,0 means,10 means,Sunni front,Army,Scouts,Lake people,Plateau
Ceasefire,"national teams, no flags",full mission,8,2,3-4,9,?
Amnesty,none,blanket,5,7,8,4,4
Revenues,to the treasury,to the regions,6,2,,7,9
Fighters (est.),,,4200,28000,3100,900,1500
Clout at the table (1-10),,,6,10,4,2,5
Lead negotiator,,,Dr Sarin,Min. Castan,Col. Dray,rotating,Elder Mirun
"""


def test_a_matrix_of_issues_in_rows_and_actors_in_columns_is_turned(tmp_path: Path) -> None:
    """If it failed, what a column of an actor holds would be the positions of issues as if these were actors."""
    (tmp_path / "talks.csv").write_text(MATRIX)
    found = stakeholders(understood(read_sheet(tmp_path / "talks.csv")).sheet)
    assert {one.actor for one in found.entries} == {"Sunni front", "Army", "Scouts", "Lake people", "Plateau"}
    assert sorted(found.issues) == ["Amnesty", "Ceasefire", "Revenues"]
    number = {(one.issue, one.actor): one.position.number for one in found.entries}
    assert number["Ceasefire", "Plateau"] is None
    assert number["Revenues", "Scouts"] is None
    assert [number[issue, "Army"].low for issue in sorted(found.issues)] == [7, 2, 2]  # type: ignore[union-attr]
    assert found.ends["Ceasefire"] == ("national teams, no flags", "full mission")
    assert {one.actor: one.capability.number.low for one in found.entries if one.capability.number}["Army"] == 10
    assert "Fighters (est.)" in found.unread


def test_a_list_of_issues_with_their_actors_is_not_turned(tmp_path: Path) -> None:
    text = "Issue,Actor,Position,Salience,Capability,Votes\nTax,A,20,30,40,1\nVisa,A,50,30,40,1\nLevy,B,60,70,80,2\n"
    (tmp_path / "long.csv").write_text(text)
    assert {one.actor for one in stakeholders(understood(read_sheet(tmp_path / "long.csv")).sheet).entries} == {
        "A",
        "B",
    }
