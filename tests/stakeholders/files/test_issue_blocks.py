"""What would be wrong: of a sheet with a block for each issue one alone is read, or its actors stand there twice."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

ACROSS = {
    "Dutch": """Formatie 2026,,,,,
,Lokaal Oosterveld,CDA,VVD,GroenLinks-PvdA,totaal
Zetels,8,6,4,5,23
,,,,,
"OZB (1 = verlagen, 10 = fors omhoog)",,,,,
standpunt,4,5,1,8,
belang,**,*,***,**,
opm.,alleen inflatie,30 mag,,,
,,,,,
"Zwembad (1 = dicht, 10 = nieuwbouw)",,,,,
standpunt,8,6,2,7,
belang,**,*,**,*,
opm.,,renoveren,,,
""",
    "English, no blank rows": """,Greens,Labour,Liberals,Centre
Seats,8,12,9,6
Income tax,,,,
Position,80,90,30,50
Salience,high,high,medium,low
Rail link,,,,
Position,100,80,60,
Salience,medium,low,low,low
""",
    "Spanish, issues in a column": """Punto,,PSOE,PP,Sumar,Vox
Impuesto,posición,70,10,90,0
,importancia,alta,alta,media,alta
Vivienda,posición,60,20,100,10
,importancia,media,baja,alta,baja
Escaños,,120,137,31,33
""",
    "English, both in numbers": """Issue,What,SPD,Grüne,FDP,Linke
Tax,Position,60,80,10,90
,Importance (1-5),3,2,5,4
Rent,Position,70,80,20,100
,Importance (1-5),3,4,2,5
""",
    "German, issues in each row": """Thema;Angabe;CDU;SPD;Grüne;FDP
Bad;Position;20;60;90;10
Bad;Wichtigkeit;hoch;mittel;hoch;hoch
Radweg;Position;30;70;100;40
Radweg;Wichtigkeit;mittel;mittel;hoch;gering
""",
}
DOWN = {
    "German": """Stadtrat: zwei Punkte,,,
Fraktion,Position (0-10),Wichtigkeit,Bemerkung
Parkgebühren,,,
CDU,2,hoch,
SPD,6,mittel,will Staffelung
Grüne,9,hoch,
,,,
Radweg (0 = keiner; 10 = ganz),,,
CDU,3,mittel,
SPD,7,mittel,
Grüne,10,hoch,
""",
    "French, without blank rows": """Acteur,Position,Importance
Taxe,,
Alba,20,fort
Bora,60,moyen
Cime,90,fort
Pont,,
Alba,50,faible
Bora,70,moyen
Cime,80,fort
""",
    "the header once more": """Issue: parking fee,,,
Party,Position,Salience,Votes
Alba,20,high,5
Bora,60,low,4
Cime,90,high,6
,,,
Issue: cycle lane,,,
Party,Position,Salience,Votes
Alba,30,high,5
Bora,70,low,4
Cime,95,medium,6
""",
}


def read(folder: Path, text: str, *answers: str) -> Opened:
    path = folder / "blocks.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, questions.given(answers), None, TODAY)


def held(found: Opened) -> dict[tuple[str, str], float | None]:
    """{(issue, actor): position}."""
    entries = found.table.stakeholders.entries
    return {
        (one.issue, one.actor): None if one.position.number is None else float(one.position.number.middle)
        for one in entries
    }


def works(found: Opened, folder: Path, text: str) -> None:
    """The answers that are printed work, and read the same; the table that is written as read does, too."""
    said = [line for line, _ in questions.lines(found.known, found.written, must=True)]
    answers = [one for line in said for one in shlex.split(line) if one != "--answer"]
    again = read(folder, text, *answers)
    assert set(held(again)) == set(held(found))
    assert case_of(sent_back(found, folder)) == case_of(found)


@pytest.mark.parametrize("name", ACROSS)
def test_blocks_of_rows_are_issues_of_the_actors_in_columns(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, ACROSS[name])
    assert len(found.table.stakeholders.issues) == 2
    expected = {
        "Dutch": {("OZB", "CDA"): 5.0, ("Zwembad", "CDA"): 6.0},
        "English, no blank rows": {("Income tax", "Labour"): 90.0, ("Rail link", "Centre"): None},
        "Spanish, issues in a column": {("Impuesto", "PP"): 10.0, ("Vivienda", "Sumar"): 100.0},
        "English, both in numbers": {("Tax", "FDP"): 10.0, ("Rent", "Linke"): 100.0},
        "German, issues in each row": {("Bad", "FDP"): 10.0, ("Radweg", "SPD"): 70.0},
    }[name]
    positions = held(found)
    assert len(positions) == 8
    assert expected.items() <= positions.items()
    assert all(one.salience.number is not None for one in found.table.stakeholders.entries)
    told = " ".join((found.known.rivals, *found.table.stakeholders.notes, *found.table.stakeholders.unread))
    assert "Each block of rows is read as an issue, by its heading: " in told
    assert "\u2063" not in told
    assert "issue" not in found.table.stakeholders.called
    works(found, tmp_path, ACROSS[name])


def test_what_a_heading_says_of_its_scale_holds_for_its_issue(tmp_path: Path) -> None:
    found = read(tmp_path, ACROSS["Dutch"])
    assert found.table.stakeholders.ends == {"OZB": ("verlagen", "fors omhoog"), "Zwembad": ("dicht", "nieuwbouw")}
    asked = {one.key: " ".join(one.lines) for one in questions.open_questions(found.known, found.written)}
    assert "columns" not in asked
    assert any("Rows of each block that are not read: 'opm.'" in note for note in found.table.stakeholders.notes)


@pytest.mark.parametrize("name", DOWN)
def test_names_that_come_again_under_headings_are_the_same_actors(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, DOWN[name])
    expected = {
        "German": {("Parkgebühren", "SPD"): 6.0, ("Radweg", "SPD"): 7.0},
        "French, without blank rows": {("Taxe", "Alba"): 20.0, ("Pont", "Cime"): 80.0},
        "the header once more": {("parking fee", "Cime"): 90.0, ("cycle lane", "Alba"): 30.0},
    }[name]
    positions = held(found)
    assert len(positions) == 6
    assert expected.items() <= positions.items()
    assert "each heading is read as an issue: " in found.known.rivals
    works(found, tmp_path, DOWN[name])


def test_a_second_table_of_other_actors_is_told_and_not_read(tmp_path: Path) -> None:
    """Two of five stand in both: their rows are no further positions of one issue."""
    head = "Party,Position,Votes"
    first = "Alba,20,5\nBora,60,4\nCime,90,6\nDune,40,1\nEsk,30,2\n"
    second = "Alba,30,5\nBora,70,4\nFalk,95,6\nGorm,15,1\nHult,35,2\n"
    found = read(tmp_path, f"Council\n{head}\n{first}\nSenate\n{head}\n{second}")
    assert len(held(found)) == 5
    assert any("second table" in str(one.reason) for one in found.table.stakeholders.left_out)


def test_a_blank_row_may_stand_below_a_heading(tmp_path: Path) -> None:
    text = DOWN["the header once more"].replace("fee,,,\n", "fee,,,\n,,,\n").replace("lane,,,\n", "lane,,,\n,,,\n")
    assert held(read(tmp_path, text)) == held(read(tmp_path, DOWN["the header once more"]))


def test_headings_that_are_rounds_are_times_of_one_issue(tmp_path: Path) -> None:
    rows = "Ann,2\nBob,6\nCid,9\nDee,4\n"
    later = "Ann,3\nBob,6\nCid,8\nDee,5\n"
    found = read(tmp_path, f"Who,Where they stand (0-10)\nRound 1,\n{rows}Round 2,\n{later}")
    assert held(found) == {("", "Ann"): 3.0, ("", "Bob"): 6.0, ("", "Cid"): 8.0, ("", "Dee"): 5.0}


def test_headings_over_other_actors_are_groups(tmp_path: Path) -> None:
    text = "Who,Position,Salience\nCoalition,,\nAnn,20,high\nBob,60,low\nOpposition,,\nCid,90,high\nDee,40,low\n"
    assert read(tmp_path, text).table.stakeholders.issues == ("",)


def test_a_title_alone_over_a_second_table_of_other_columns_is_no_issue(tmp_path: Path) -> None:
    text = ",Ann,Bob,Cid\nPosition,20,60,90\nSalience,high,low,high\n\nLast year,,,\nTurnout,1,2,3\n"
    found = read(tmp_path, text)
    assert found.table.stakeholders.issues == ("",)
