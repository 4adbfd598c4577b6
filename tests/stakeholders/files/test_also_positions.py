"""What would be wrong: a column that may be the position as well, of which nobody is told; a worse one in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build import opened
from instantsia.stakeholders.questions import lines
from tests.stakeholders.files.reading import meaning
from tests.stakeholders.files.which_column_sheets import SHEETS

TODAY = 740_000
FURTHER = "Xyzzy"
HELD = ("17", "64", "38", "81", "25", "70", "46", "92", "59", "33")


def of(*rows: str) -> str:
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "actors in columns"])
def test_numbers_of_which_nothing_is_known_are_always_told(name: str, tmp_path: Path) -> None:
    """Whatever the sheet: one further column of numbers is read as a position, or named as one that may be."""
    header, *rows = SHEETS[name].text.strip().split("\n")
    wider = [f"{row};{HELD[at % len(HELD)]}" for at, row in enumerate(rows)]
    found = meaning(tmp_path, of(f"{header};{FURTHER}", *wider))
    assert FURTHER in found.also or f"position:{FURTHER}" in found.columns


def test_it_is_asked_even_where_the_names_tell_every_column(tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(of("actor;position;salience;Besetzung", "Ann;20;50;35", "Bob;70;60;80", "Cleo;90;30;10"), "utf-8")
    known = opened(path, {}, None, TODAY).known
    asked = [question for _, question in lines(known, {}, must=True)]
    assert any("The position could also be 'Besetzung'" in one for one in asked)


@pytest.mark.parametrize(
    ("columns", "also", "rows"),
    [
        # years of entry are no position, and "line on" asks for one
        (
            "actor:Naam|position:Lijn over het voorstel",
            (),
            ("Naam;Lid sinds;Lijn over het voorstel;Gewicht (1-10)",
             "Bakker;1948;-2;4", "De Wit;1951;3;9", "Kok;1950;0;6", "Smit;1949;1;3"),
        ),
        # whether they may vote is not how
        (
            "actor:Name|position:Linie zum Neubau",
            (),
            ("Name;Stimmt?;Linie zum Neubau",
             "Ahrens;ja;verschieben", "Behn;ja;bauen", "Cors;nein, beratend;bauen", "Dohm;ja;streichen",
             "Esch;nein;verschieben", "Falk;ja;bauen"),
        ),
        # an amount that more of them have told says more than for and against
        (
            "actor:Comuna|position:Tarifa máx. €",
            ("Opinión sobre la tarifa",),
            ("Comuna;Opinión sobre la tarifa;Tarifa máx. €;Interés", "Alba;a favor;46;alto", "Boca;?;40;medio",
             "Cruz;en contra;31;bajo", "Dos;?;36;alto", "Este;?;38;alto", "Faro;a favor;45;bajo", "Golfo;;0;medio"),
        ),
        # what somebody defends beside what they ask for
        (
            "actor:Entidade|position:Reajuste que defende|position:Abono pedido (R$)",
            (),
            ("Entidade;Reajuste que defende;Abono pedido (R$)", "Norte;9,5;2450", "Sul;4,2;", "Leste;7;2300", "Rio;5;"),
        ),
        # what is aimed at may be what each would vote for, and our own aim is not
        (
            "actor:Member|position:Buffer (m)",
            ("Target",),
            ("Member;Target;Our target;Buffer (m)", "Ann;40;50;20", "Bob;35;50;60", "Cleo;70;50;5", "Dan;10;50;0"),
        ),
        # an amount for each quarter is told first
        (
            "actor:Who|position:wants (bp)",
            ("run-off, CLD bn/qtr", "Nov"),
            ("Who;Nov;wants (bp);run-off, CLD bn/qtr", "Ann;-25;-50;10", "Bob;0;0;25", "Cleo;-25;-25;15", "Dan;0;0;5"),
        ),
    ],
)  # fmt: skip
def test_the_better_column_is_the_position_and_the_other_is_told(
    columns: str, also: tuple[str, ...], rows: tuple[str, ...], tmp_path: Path
) -> None:
    found = meaning(tmp_path, of(*rows))
    assert found.columns.startswith(columns)
    assert found.also == also


def test_of_a_wish_and_what_would_do_under_one_issue_the_wish_is_the_position(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Delegation", "Zone (km)", None, None, "Abgabe (%)", None, None])
    sheet.append([None, "Fordert", "Kann damit leben", "Wichtigkeit", "Fordert", "Kann damit leben", "Wichtigkeit"])
    for row in (["Orsa", 10, 20, 3, 60, 50, 4], ["Sarn", 60, 40, 5, 20, 30, 2], ["Garth", 30, 30, 1, 10, 15, 5]):
        sheet.append(row)
    sheet.merge_cells("B1:D1")
    sheet.merge_cells("E1:G1")
    book.save(tmp_path / "lake.xlsx")
    table = opened(tmp_path / "lake.xlsx", {}, None, TODAY).table
    held = {(one.actor, one.issue): one.position.raw for one in table.stakeholders.entries}
    assert [held["Orsa", issue] for issue in table.stakeholders.issues] == ["60", "10"]
    assert [one for one in table.known.also if one.endswith("Kann damit leben")]
