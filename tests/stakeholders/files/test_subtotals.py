"""Rows told by their numbers, by what is struck through, by whole names, and by where they stand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows.remark_kinds import told_by
from instantsia.stakeholders.files.sheet import Sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

HEAD = "Name;Post;Votes;Weight;Leans;Remark"
FIVE = [f"{name};member;{votes};3;{leans};as told" for name, votes, leans in (
    ("Aldin", 1, 20), ("Berin", 2, 40), ("Corva", 4, 60), ("Dorn", 1, 70), ("Estel", 3, 80))]  # fmt: skip


def sheet(folder: Path, rows: list[str], head: str = HEAD) -> Sheet:
    (folder / "a.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return read_sheet(folder / "a.csv")


def read(folder: Path, rows: list[str], head: str) -> Stakeholders:
    return stakeholders(understood(sheet(folder, rows, head)).sheet)


def out(found: Sheet) -> dict[str, str]:
    return {one.text.split(",")[0]: one.reason for one in found.left_out}


def test_a_subtotal_is_told_by_its_number_alone(tmp_path: Path) -> None:
    ends = ["Left bench;;7;;;", "", *(row.replace("Aldin", "Fenn").replace("Berin", "Gorm") for row in FIVE[:2])]
    found = sheet(tmp_path, [*FIVE[:3], *ends, "Right bench;;3;;;", "", FIVE[3], FIVE[4], "Of them all;;14;;;"])
    assert set(out(found)) == {"Left bench", "Right bench", "Of them all"}
    # one of whom little is known has a number that is no sum, or words beside it
    for row in ("Hald;;8;;;", "Hald;;11;;;new", "Hald;;1;;;", "Hald;;4;;;"):
        assert not sheet(tmp_path, [*FIVE, row]).left_out


def test_a_mean_is_told_where_it_is_finer_than_the_numbers_above(tmp_path: Path) -> None:
    assert out(sheet(tmp_path, [*FIVE, "Ø aller;;2.2;;;"])) == {"Ø aller": "adds up or averages the others"}
    assert out(sheet(tmp_path, [*FIVE, "Hier;;2.2;;;"])) == {"Hier": "adds up or averages the others"}
    assert not sheet(tmp_path, [*FIVE, "Hier;;2.3;;;"]).left_out


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("N válido;;5;5;;", "counts the others"),
        ("Base;;5;;;", "counts the others"),
        ("Fabbisogno (stimato dal Piano);;;;55;", "tells how much is needed"),
        ("Outcome (June);x;;;55;", "tells what came of it, and is nobody's position"),
        ("Решение;;;;55;", "tells what came of it, and is nobody's position"),
        ("Status quo;x;0;3;55;as told", "is a point of comparison, and nobody's position"),
        ("Media;;2.17;;;", "adds up or averages the others"),
    ],
)
def test_rows_by_their_whole_names(tmp_path: Path, row: str, reason: str) -> None:
    assert out(sheet(tmp_path, [*FIVE, row])) == {row.split(";")[0]: reason}


def test_an_outcome_is_no_status_quo_and_what_holds_is_proposed(tmp_path: Path) -> None:
    rows = ["Aldin;20;50", "Berin;40;50", "Corva;60;50", "Status quo;15;NA", "Outcome;45;NA"]
    found = read(tmp_path, rows, "actor;position;salience")
    assert {one.actor for one in found.entries} == {"Aldin", "Berin", "Corva"}
    assert [point for point, _ in found.proposed.status_quo.values()] == [15]


def test_below_the_sums_stand_actors_under_a_heading_alone(tmp_path: Path) -> None:
    total = "Total;;11;;;"
    found = understood(
        sheet(tmp_path, [*FIVE, total, "", "NO VOTE BUT HEARD;;;;;", "Hald;guest;;;55;", "Ivo;guest;;3;;"])
    )
    assert [row[0].text for row in found.sheet.rows][-2:] == ["Hald", "Ivo"]
    (note,) = (note for note in found.sheet.notes if note.startswith("Below the sums"))
    told = "'Hald' (row 10) without 'Votes', 'Weight'; 'Ivo' (row 11) without 'Votes', 'Leans'"
    assert note == f"Below the sums, and read as actors: {told}"
    left = understood(sheet(tmp_path, [*FIVE, total, "", "as of May;;;9;;"])).sheet.left_out
    assert "as of May, 9" in [one.text for one in left]


def test_what_tells_of_the_columns_above_the_first_heading_is_no_actor(tmp_path: Path) -> None:
    some = [f"{at}.{one};Clause {at}{one};{at};{10 * one}" for at in (1, 2) for one in (1, 2, 3)]
    rows = [";Fighters;900;40", "", ";MOVES;;", *some[:3], "", ";LINES;;", *some[3:]]
    found = sheet(tmp_path, rows, "Cl.;Clause;Army;Guard")
    assert [row[0].text for row in found.rows] == [row.split(";")[0] for row in some]
    assert "Fighters, 900, 40" in [one.text for one in found.left_out]
    assert len(sheet(tmp_path, ["0.1" + rows[0], *rows[1:]], "Cl.;Clause;Army;Guard").rows) == 7


def test_no_name_is_taken_from_remarks_or_positions(tmp_path: Path) -> None:
    rows = [f"{'n/c' if at == 2 else 'P' + str(at)};Firm {at};{20 * at};somebody I met on the train" for at in range(5)]
    found = read(tmp_path, rows, "actor;House;position;what I heard")
    assert "Firm 2" in {one.actor for one in found.entries}
    rows = [f"{'–' if at == 2 else 'P' + str(at)};{20 * at};somebody I met on train {at}" for at in range(5)]
    found = read(tmp_path, rows, "actor;position;what I heard")
    assert {one.actor for one in found.entries} == {"P0", "P1", "P3", "P4"}
    assert [(one.spot.row, one.reason) for one in found.left_out] == [(4, "has numbers and no name")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Escala 1 a 7", "tells the scale"),
        ("Poids (1 faible, 5 décisif)", "tells the scale"),
        ("Haltung: -5 = dagegen, 0 = neutral, +5 = dafür", "tells the scale"),
        ("98 = refused, 99 = don't know", "tells what a code means"),
        ("k. A. = keine Angabe", "tells what a code means"),
        ("Für die Annahme braucht es zwei Drittel", "tells how many are needed"),
        ("Do przyjęcia wymagana większość", "tells how many are needed"),
        ("COP decides by consensus", "tells how many are needed"),
        ("Source: 14 interviews, 3-14 May", ""),
        ("Ask the majority leader", ""),
    ],
)
def test_what_a_remark_tells(text: str, reason: str) -> None:
    assert told_by(text) == reason


def test_a_row_that_is_struck_through_is_told(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["No.", "actor", "position"], [1, "Aldin", 20], [2, "Berin", 40], [3, "Corva", 60]):
        book.active.append(row)
    book.active["B3"].font = openpyxl.styles.Font(strike=True)
    book.active["C4"].font = openpyxl.styles.Font(strike=True)
    data = io.BytesIO()
    book.save(data)
    (tmp_path / "a.xlsx").write_bytes(data.getvalue())
    found = read_sheet(tmp_path / "a.xlsx")
    assert "struck through: row 3 ('Berin'), read all the same; --hidden leave-out leaves it out" in found.notes
    assert len(found.rows) == 3
    assert any("row 4, column C" in note and "struck through" in note for note in stakeholders(found).notes)
    left = read_sheet(tmp_path / "a.xlsx", hidden="leave-out")
    assert [one.reason for one in left.left_out] == ["is struck through"]


SIDES = """Name,Votes,Speaks,Cares,Share
Chair,2,y,3,50
Fenn,1,y,4,10
Aird,1,n,2,25
Sadeq,1,y,3,25
Port,1,y,5,0
One side,4,,,
Tully,1,y,5,90
Malh,1,y,4,80
Crow,1,n,2,50
Ick,1,n,1,60
Other side,4,,,
Harbour,1,y,3,60
"""


def test_several_rows_of_the_sum_of_those_right_above_are_subtotals(tmp_path: Path) -> None:
    """One alone may be somebody with so many votes; several are no chance."""
    (tmp_path / "fund.csv").write_text(SIDES)
    assert [one.text for one in understood(read_sheet(tmp_path / "fund.csv")).sheet.left_out] == [
        "One side, 4",
        "Other side, 4",
    ]
    (tmp_path / "one.csv").write_text(SIDES.replace("One side,4,,,", "One side,7,,,"))
    assert understood(read_sheet(tmp_path / "one.csv")).sheet.left_out == ()


def test_several_sums_with_a_mark_for_thousands_are_sums_however_many_they_are(tmp_path: Path) -> None:
    rows = "".join(f"Branch {at},{at}12,{at},{at}.5,23 Sep,{at},x\n" for at in range(1, 6))
    text = (
        f'Branch,Members,Delegates,Milk,Meeting,Mood,Remark\n{rows}EVERYBODY,"1,560",15,17.5,,,\nBoard,,,,6 Oct,8,y\n'
    )
    (tmp_path / "dairy.csv").write_text(text)
    assert [one.text for one in understood(read_sheet(tmp_path / "dairy.csv")).sheet.left_out] == [
        "EVERYBODY, 1,560, 15, 17.5"
    ]
