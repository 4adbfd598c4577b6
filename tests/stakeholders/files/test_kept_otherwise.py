"""What would be wrong: a column taken for what its name means elsewhere, or a sheet read without the one beside it."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.files.columns.names import NAMES as OF_ROLES
from instantsia.stakeholders.files.columns.scales import told_ends, told_scale
from instantsia.stakeholders.files.columns.statistics import statistic
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

NAMES = ("Norland", "Bergen", "Suden", "Westby")


def table(header: str, *columns: str) -> str:
    """A sheet of four actors, its columns between bars."""
    cells = zip(NAMES, *(column.split("|") for column in columns), strict=True)
    return "\n".join([header, *map(";".join, cells)]) + "\n"


STATISTICS = ("5|3|2|4", "40,5|20|75|60", "4,1|8,2|3,3|5,5", "4|4|3|4")
TWO = ("40|20|75|60", "4|8|3|5", "4|4|3|4", "30|60|80|10", "5|4|3|6", "3|4|4|4", "3|5|1|2")
ASKED = ("60|80|0|20", "40|50|15|22", "3|4|9|5")
FLOWS = ("240|150|220|200", "1100|850|1050|900", "high|very high|medium|low", "medium|high|low|medium", "9|14|8|5")


@pytest.mark.parametrize(
    ("text", "columns", "also"),
    [
        # a school mark is no remark, and a remark is one
        (table("Land;Note;Gewicht;Bemerkung", "2|1|5|6", "3|2|5|1", "bleibt dabei||schweigt|"), "Note", ()),
        (table("Élu;Note;Poids;Observations", "14|8|11,5|16", "3|2|5|1", "va bouger||se tait|"), "Note", ()),
        (table("Radny;Ocena;Wpływ;Uwagi", "5|2|3|1", "3|2|5|1", "zmieni||milczy|"), "Ocena", ()),
        # a mean is a position, a deviation and a count are none
        (table("Fraktion;Einfluss;Mittelwert;s.d.;n", *STATISTICS), "Mittelwert", ()),
        (table("Groupe;Influence;Moyenne;Écart-type;N", *STATISTICS), "Moyenne", ()),
        (table("Faction;Influence;Position mean;Position sd;Position n", *STATISTICS), "Position mean", ()),
        (
            table("Partia;Podatek średnia;Podatek odch. std.;Podatek n;Kolej średnia;Kolej odch. std.;Kolej n;Wpływ", *TWO),
            "Podatek średnia|Kolej średnia",
            (),
        ),
        # what is really wanted goes before what is said in public, and the other is told
        (table("Party;Public position;Real position;Weight", *ASKED), "Real position", ("Public position",)),
        (table("Party;Opening bid;Where they will really land;Weight", *ASKED), "Where they will really land", ("Opening bid",)),
        (
            table("Actor;Postura declarada;Lo que realmente quieren;Peso", *ASKED),
            "Lo que realmente quieren",
            ("Postura declarada",),
        ),
        (table("Участник;Публичная позиция;Чего на самом деле хочет;Влияние", *ASKED), "Чего на самом деле хочет", ("Публичная позиция",)),
        (table("Party;Demand;Would accept;Weight", *ASKED), "Would accept", ("Demand",)),
        # what somebody who counts votes notes of each
        (table("Member;Mark;Heat;Pull", "for|against|leaning for|against", "H|M|L|H", "3|2|1|2"), "Mark", ()),
        # a general leaning is no issue, and is told
        (table("Member;Dove/Hawk (-3..+3);Rate wanted (%);Sway", "1|2|-1|0", "4|3|3,5|4,5", "3|2|5|1"), "Rate wanted (%)", ("Dove/Hawk (-3..+3)",)),
        # a further question in the same words, and a further rate
        (
            table("Member;L.14 as tabled;Para 7 (Chile);Sway", "yes|lean yes|no|lean no", "no|lean no|lean yes|lean yes", "3|2|5|1"),
            "L.14 as tabled|Para 7 (Chile)",
            (),
        ),
        (
            table("Member;Preferred rate;YE rate;Sway", "4.25%|4%|3.75%|4.5%", "3.75%|4%|3.5%|3.5%", "3|2|5|1"),
            "Preferred rate|YE rate",
            (),
        ),
        # grades called as the issues
        (
            table("Delegation;Minimum dry-season flow;Spring pulse (peak);dry;pulse;Votes", *FLOWS),
            "Minimum dry-season flow|Spring pulse (peak)",
            (),
        ),
    ],
)  # fmt: skip
def test_the_position_is_the_column_that_was_meant(
    text: str, columns: str, also: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(text)
    found = understood(read_sheet(tmp_path / "a.csv"))
    proposed = [part.partition(":")[2] for part in found.columns.split("|") if part.startswith("position:")]
    assert "|".join(proposed) == columns
    assert found.also == also


@pytest.mark.parametrize(
    ("header", "salience"),
    [
        ("Land;will (0-10);Sterne;Macht", "Sterne"),
        ("Puissance;veut (0-10);étoiles;Points", "étoiles"),
        ("Pays;veut (0-10);Y tiennent ?;Poids", "Y tiennent ?"),
        ("Power;wants (0-10);stars;Power points", "stars"),
    ],
)
def test_stars_and_what_they_hold_on_to_are_saliences(header: str, salience: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(header, "8|3|5|6", "***|**|*|**", "20|15|10|25"))
    found = understood(read_sheet(tmp_path / "a.csv"))
    assert f"salience:{salience}" in found.columns
    assert [row[0].text for row in found.sheet.rows] == list(NAMES)


def test_the_grades_of_each_issue_are_its_saliences(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table("Delegation;Dry-season flow;Spring pulse (peak);dry;pulse;Votes", *FLOWS))
    told = stakeholders(understood(read_sheet(tmp_path / "a.csv")).sheet).entries
    norland = {one.issue: (one.position.raw, one.salience.raw) for one in told if one.actor == "Norland"}
    assert norland == {"Dry-season flow": ("240", "high"), "Spring pulse": ("1100", "medium")}


def test_school_marks_are_best_at_the_low_end_and_units_are_no_ends() -> None:
    assert told_scale("Note") == told_scale("Schulnote") == (1, 6)
    assert told_ends("Zensur") == ("for (the best mark)", "against (the worst mark)")
    assert told_scale("Notes of ours") is None
    assert told_ends("Tariffa richiesta (€/1000 m³/100 km)") is None
    assert told_ends("Fee per 1000 m³ / 100 km") is None
    assert told_ends("Vote (1 yes / 5 no)") == ("yes", "no")


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


REGISTER: list[list[object]] = [
    ["ID", "Stakeholder", "Influence (1-5)", "Attitude now"],
    ["S1", "Harbour", 4, "against"],
    ["S2", "Traders", 2, "for"],
    ["S3", "Clinic", 3, "neutral"],
]


@pytest.mark.parametrize("named", [True, False])
def test_of_sheets_with_the_same_ids_that_of_positions_is_read_with_the_weights_of_the_other(
    named: bool, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["ID", "Stakeholder", "Parking wants (0-240)", "Parking cares (0-10)", "Tunnel wants (0-900)", "Tunnel cares (0-10)"],
        ["S3", "Clinic", 60, 4, 900, 8],
        ["S1", "Harbour", 120, 2, 0, 9],
        ["S2", "Traders", 240, 9, 400, 3],
    ]  # fmt: skip
    if not named:
        rows = [[row[0], *row[2:]] for row in rows]
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", Register=REGISTER, Positions=rows), "Positions")
    told = stakeholders(understood(sheet).sheet)
    assert {one.actor: one.capability.raw for one in told.entries} == {"Harbour": "4", "Traders": "2", "Clinic": "3"}
    assert {one.position.raw for one in told.entries if one.actor == "Clinic"} == {"60", "900"}
    assert any("read from sheet 'Register', by the IDs" in note for note in sheet.notes)
    proposed = read_sheet(tmp_path / "a.xlsx")
    assert not named or proposed.header[0].spot.sheet == "Positions"


def test_a_matrix_of_how_much_they_care_is_told_as_not_read(tmp_path: Path) -> None:
    issues = ["Ceasefire", "Amnesty", "Army", "Mines"]
    positions: list[list[object]] = [["Issue", "Norland", "Suden", "Westby"]]
    positions += [[issue, at, 9 - at, 5] for at, issue in enumerate(issues)]
    care: list[list[object]] = [["Issue", "N.", "S.", "W."], *([issue, "x", "xx", "xxx"] for issue in issues)]
    other: list[list[object]] = [["Day", "What"], ["Monday", "Ceasefire"], ["Tuesday", "Mines"]]
    path = workbook(tmp_path / "a.xlsx", Positions=positions, How_much_they_care=care, Calendar=other)
    (told,) = [note for note in read_sheet(path, "Positions").notes if "was not read (" in note and "same rows" in note]
    assert told.startswith("sheet 'How much they care' has the same rows")


def test_no_name_of_a_role_is_that_of_a_statistic() -> None:
    """If it failed, "Where they stand" would be a deviation, as it once was, and the next column the position."""
    names = [name for some in OF_ROLES.values() for name in some]
    assert [name for name in (*names, "Where they stand", "Stand", "Stance") if statistic(name)] == []
