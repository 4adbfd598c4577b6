"""What would be wrong: a column that merely holds numbers or words is the position beside one of what is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

DAYS = ("03/03/2027", "01/04/2027", "15/09/2027", "12/01/2028", "01/10/2027", "17/03/2027")


def meaning(folder: Path, text: str) -> Meaning:
    (folder / "port.csv").write_text(text, "utf-8")
    return understood(read_sheet(folder / "port.csv"))


def told(folder: Path, text: str) -> Stakeholders:
    return stakeholders(meaning(folder, text).sheet)


def sheet(header: str, *columns: tuple[str, ...]) -> str:
    names = ("Aland", "Borno", "Cusco", "Delos", "Evora", "Fiume")
    return "\n".join([header, *(";".join(row) for row in zip(names, *columns, strict=True))]) + "\n"


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("Who", "Start wanted"),
        ("Who", "would like"),
        ("Wer", "möchte ab"),
        ("Qui", "Souhaite le début"),
        ("Quién", "Pide que empiece"),
        ("Chi", "Vuole da"),
        ("Quem", "Quando quer que comecem as obras"),
        ("Wie", "wil: begin"),
        ("Kto", "chciałby od"),
    ],
)
def test_a_day_that_is_wanted_is_the_position(who: str, wanted: str, tmp_path: Path) -> None:
    areas = ("north", "north", "south", "south", "south", "north")
    text = sheet(f"{who};Area;{wanted};Access 0-10;Source", areas, DAYS, tuple("458219"), ("mail", "tel") * 3)
    found = meaning(tmp_path, text)
    read = stakeholders(found.sheet)
    assert f"position:{wanted}" in found.columns
    assert [one.position.raw for one in read.entries] == list(DAYS)
    assert all(one.position.number is not None for one in read.entries)


def test_months_may_be_wanted_and_never(tmp_path: Path) -> None:
    months = ("Jul-27", "Jan-27", "Jan-29", "never", "?", "Sep-26")
    found = told(tmp_path, sheet("Who;Start wanted;Heat 1-5", months, tuple("345123")))
    numbers = [one.position.number for one in found.entries]
    assert [None if one is None else (one.low, one.high) for one in numbers] == [
        (2027.5, 2027.583),
        (2027, 2027.083),
        (2029, 2029.083),
        (2029.085, 2029.085),
        None,
        (2026.667, 2026.75),
    ]


@pytest.mark.parametrize(
    "known",
    ["skąd wiem", "How I know", "Seen", "Last spoke", "wer sagt das", "Falei em", "Rang / emailed", "By whom"],
)
@pytest.mark.parametrize("cells", [("mail", "tel", "mail", "talk", "tel", "mail"), tuple("123213")])
def test_how_it_is_known_is_no_position(known: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    found = meaning(tmp_path, sheet(f"Name;{known};Care 1-5", cells, tuple("345123")))
    assert f"position:{known}" not in found.columns
    assert known not in found.also


@pytest.mark.parametrize("group", ["Area", "Party", "Partei", "ha", "Type", "regione"])
def test_a_group_or_land_gives_way_to_what_is_wanted(group: str, tmp_path: Path) -> None:
    letters = ("C", "B", "A", "0", "B", "?")
    cells = ("62.4", "48.15", "41.8", "37", "22.35", "19.9") if group == "ha" else ("x", "x", "y", "y", "y", "z")
    found = meaning(tmp_path, sheet(f"Ditta;{group};Vuole;Importanza (1-5)", cells, letters, tuple("345123")))
    assert "position:Vuole" in found.columns
    assert group not in found.also
    entries = stakeholders(found.sheet).entries
    assert [one.position.word for one in entries] == ["C", "B", "A", "0", "B", None]


def test_how_hard_they_hold_to_it_is_no_position(tmp_path: Path) -> None:
    hard = ("hard", "v hard", "med", "soft", "-", "med")
    where, most = ("LDN", "LDN", "NYC", "NYC", "OSL", "LDN"), ("30", "22", "35", "38", "45", "25")
    text = sheet("Holder;Where;Max cut %;Line", where, most, hard)
    found = meaning(tmp_path, text)
    assert "position:Max cut %" in found.columns
    assert "salience:Line" in found.columns


def test_a_line_of_what_is_wanted_stays_one(tmp_path: Path) -> None:
    line = ("no ban", "ban", "ban", "tax", "no ban", "tax")
    assert "position:Line" in meaning(tmp_path, sheet("Holder;Line;Weight", line, tuple("345678"))).columns


def test_shares_of_something_else_and_people_are_no_seats(tmp_path: Path) -> None:
    depth = ("0.8%", "31% of T1", "2.4%", "n/m", "6%", "9%")
    people = ("11.2", "8.7", "3.1", "2.9", "1.4", "0.9")
    header = "Name;Position 0-10;Influence;Depth (x NAV);Population (M)"
    text = sheet(header, tuple("345678"), tuple("123456"), depth, people)
    found = meaning(tmp_path, text)
    assert "seats" not in found.columns
    assert "vote" not in found.columns


def test_delegates_are_counted(tmp_path: Path) -> None:
    stance = ("++", "+", "--", "-", "++", "0")
    all_of_them, there = ("14", "9", "8", "4", "11", "6"), ("14", "9", "7", "4", "11", "6")
    text = sheet("Verband;Del.;anw. erwartet;Antrag", all_of_them, there, stance)
    found = meaning(tmp_path, text)
    assert "seats:Del." in found.columns
    assert "anw. erwartet" not in found.also


def test_what_was_voted_before_is_no_issue(tmp_path: Path) -> None:
    text = (
        "Bank: who votes what\n;Voted;;;Our call for May;\nMember;Nov;Jan;Mar;Rate;Sway (1-10)\n"
        "Aland;23;21.5;21.5;20.5;10\nBorno;23;22;21.5;21.5;7\nCusco;22.5;21;21;20;5\nDelos;23.5;22.5;22;21.5;4\n"
    )
    found = meaning(tmp_path, text)
    assert found.columns.startswith("actor:Member|position:Rate|")
    assert not {"Nov", "Jan", "Mar"} & set(found.also)
    without = meaning(tmp_path, text.replace("Voted", "Stance"))
    assert "position:Nov" in without.columns


TURNED = (
    ";Lokaal Belang;VVD;CDA;D66;SP\nzetels (35);8;6;5;5;3\naan tafel?;ja;ja;ja;nee;nee\n"
    "woordvoerder;Van Heumen;De Rooij;Terpstra;?;?\nwil: tarief;€ 60,00;€ 36,50;€ 75,00;€ 140,00;€ 0,00\n"
    "hoe belangrijk (1-5);3;5;2;4;5\ninvloed (1-10);9;7;5;6;2\n"
)


def test_the_row_that_names_them_all_is_the_header_of_a_table_that_is_turned(tmp_path: Path) -> None:
    found = told(tmp_path, TURNED)
    positions = {one.actor: one.position.number.low for one in found.entries if one.position.number is not None}
    assert positions == {"Lokaal Belang": 60, "VVD": 36.5, "CDA": 75, "D66": 140, "SP": 0}


def test_a_code_of_a_turned_table_is_one_among_the_cells_of_its_row(tmp_path: Path) -> None:
    text = (
        ";Norvane;Estelle;Ourche;Lirac;Baronnie\nPopulation (M);11,2;8,7;3,1;2,9;0,6\nPosition;-2;+2;0;-3;-1\n"
        "Importance /20;12;15;8;6;5\nPoids /10;9;8;4;4;1\n"
    )
    found = told(tmp_path, text)
    numbers = [one.position.number for one in found.entries]
    assert sorted(one.low for one in numbers if one is not None) == [-3, -2, -1, 0, 2]


@pytest.mark.parametrize("start", ["Start of works", "Ab wann", "Début", "When"])
def test_a_day_on_which_it_is_to_begin_is_better_than_none(start: str, tmp_path: Path) -> None:
    """If it failed, a sheet whose only other column holds days of a beginning would be refused."""
    assert f"position:{start}" in meaning(tmp_path, sheet(f"Club;{start};Influence", DAYS, tuple("458219"))).columns
    with pytest.raises(TableError):
        told(tmp_path, sheet("Club;Updated;Influence", DAYS, tuple("458219")))
