"""What would be wrong: a sum, a tally or a heading that becomes somebody for the words beside it, or for none."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

HEAD = "Akteur;Sitze;Position;Interesse;Einfluss;Bemerkung\n"
REDS = "Alt;4;20;80;60;vorsichtig\nBaum;7;35;60;40;offen\nCron;3;50;70;50;neu\n"
BLUES = "Dorn;9;80;30;70;fest\nEbel;2;65;40;20;offen\n"
FIVE = {"Alt", "Baum", "Cron", "Dorn", "Ebel"}


def read(folder: Path, text: str) -> Stakeholders:
    (folder / "rat.csv").write_text(text, "utf-8")
    return stakeholders(understood(read_sheet(folder / "rat.csv")).sheet)


def names(found: Stakeholders) -> set[str]:
    return {one.actor for one in found.entries}


@pytest.mark.parametrize("name", ["Summe Landtag", "Total Cámara", "Somme Assemblée"])
def test_a_sum_of_seats_is_one_with_a_remark_beside_it(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}{REDS}{name};14;;;;Mehrheit: 8\n{BLUES}")
    assert names(found) == FIVE
    assert {one.reason for one in found.left_out} == {"adds up or averages the others"}
    # a company may be called so
    assert "Total Energies" in names(read(tmp_path, f"{HEAD}{REDS}Total Energies;13;;;;Mehrheit: 8\n{BLUES}"))


def test_means_of_groups_are_told_by_the_word_beside_them_and_by_their_twins(tmp_path: Path) -> None:
    found = read(
        tmp_path, f"{HEAD}{REDS}3 Vollmitglieder;;36;;;Durchschnitt der Gruppe\n{BLUES}2 Vollmitglieder;;71;;;\n"
    )
    assert names(found) == FIVE
    assert [one.reason for one in found.left_out] == ["adds up or averages the others"] * 2
    assert "3 Vollmitglieder" in names(read(tmp_path, f"{HEAD}{REDS}3 Vollmitglieder;;36;;;schwer zu sagen\n{BLUES}"))


COUNTS = "Deputy,District,Stand,Clout\nAra,North,1,3\nBel,South,7,2\nCal,East,2,1\nDon,West,6,4\n"


def test_counts_below_a_column_of_words_are_no_actors(tmp_path: Path) -> None:
    found = read(tmp_path, f"{COUNTS}\nAra's side (1-3),2,,\nBel's side (5-7),2,,\nwavering,0,,\n")
    assert names(found) == {"Ara", "Bel", "Cal", "Don"}
    assert {one.reason for one in found.left_out} == {"counts the others"}
    others = read(tmp_path, f"{COUNTS}\nErn,9,5,2\nFay,12,3,3\n")
    assert {"Ern", "Fay"} <= names(others)


def test_a_name_alone_is_a_heading_where_others_are_and_nobody_stands_above_it(tmp_path: Path) -> None:
    groups = f"Rote Liste;;;;;\n{REDS}Zwischensumme;14;;;;\nBlaue Liste;;;;;\n{BLUES}Zwischensumme;11;;;;\n"
    more = "Graue Liste;;;;;\nFink;1;50;50;50;neu\n"
    found = read(tmp_path, f"{HEAD}Geltende Regel;;40;;;\n{groups}{more}")
    assert names(found) == {*FIVE, "Fink"}
    assert sum(one.reason == "is a heading" for one in found.left_out) == 3
    # among members somebody of whom only the name is known stays
    assert "Gast" in names(read(tmp_path, f"{HEAD}{groups}{more}Gast;;;;;\nHahn;1;60;50;50;neu\n"))


def test_a_name_alone_at_the_top_is_a_heading_as_those_further_below(tmp_path: Path) -> None:
    rows = f"Rund um den Tisch;;;;;\n{REDS}Gäste:;;;;;\n{BLUES}FAO;;;;;\nGurt;2;40;40;40;neu\nBeobachter:;;;;;\n"
    found = read(tmp_path, f"{HEAD}{rows}Fink;1;50;50;50;neu\n")
    assert names(found) == {*FIVE, "FAO", "Gurt", "Fink"}
    assert [one.text for one in found.left_out] == ["Rund um den Tisch", "Gäste:", "Beobachter:"]
