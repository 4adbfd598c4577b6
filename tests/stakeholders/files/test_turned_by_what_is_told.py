"""What would be wrong: a table on its side is refused, since no row of it is called a position."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

TOWNS = ["Aumund", "Berne", "Colnrade", "Dötlingen", "Elsfleth"]


@pytest.mark.parametrize(
    ("who", "role", "weight", "asked", "matters", "source", "remark"),
    [
        ("Who", "Role", "Influence", "Rate of the levy", "Importance", "Source", "Remark"),
        ("Wer", "Rolle", "Einfluss", "Hebesatz Kreisumlage", "Wichtigkeit", "Quelle", "Bemerkung"),
        ("Qui", "Rôle", "Influence", "Taux de la taxe", "Importance", "Source", "Remarque"),
        ("Quién", "Papel", "Influencia", "Impuesto municipal", "Importancia", "Fuente", "Observación"),
        ("Chi", "Ruolo", "Influenza", "Aliquota della tassa", "Importanza", "Fonte", "Osservazione"),
        ("Quem", "Papel", "Influência", "Taxa do imposto", "Importância", "Fonte", "Observação"),
        ("Wie", "Rol", "Invloed", "Tarief heffing", "Belang", "Bron", "Opmerking"),
        ("Кто", "Роль", "Влияние", "Сбор", "Важность", "Источник", "Примечание"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_table_on_its_side_is_turned_by_what_else_its_rows_are_called(
    who: str, role: str, weight: str, asked: str, matters: str, source: str, remark: str, blank: str, tmp_path: Path
) -> None:
    rows = [
        ["", *TOWNS],
        [who, "A. Kuhn", "B. Thies", "C. Vogt", "D. Wend", "E. Zorn"],
        [weight, "13", "8", "5", "11", "4"],
        [asked, "560", "590", "580", "510", "?"],
        [matters, "4", "2", "2", "5", "5"],
        [role, "inside", "inside", "inside", "outside", "outside"],
        [source, "letter", "letter", "", "call", ""],
        [remark, "wants it soon", "", "", "said so twice", ""],
    ]
    lines = ["\t".join(row) for row in rows]
    (tmp_path / "levy.tsv").write_text("\n".join(["Levy 2027", blank.strip("\n"), *lines]) + "\n", "utf-8")
    meaning = understood(read_sheet(tmp_path / "levy.tsv"))
    found = {one.actor: one for one in stakeholders(meaning.sheet).entries}
    assert list(found) == TOWNS
    assert found["Dötlingen"].position.raw == "510"
    assert found["Dötlingen"].salience.raw == "5"
    assert found["Dötlingen"].capability.raw == "11"
    # which row is the position is a guess, and asked
    assert f"position:{asked}" in meaning.columns


def test_actors_in_rows_stay_there(tmp_path: Path) -> None:
    rows = ["Partei;Satz;Note", "Quelle;20;x", "Weide;30;y", "Anger;50;z"]
    (tmp_path / "levy.csv").write_text("\n".join(rows) + "\n", "utf-8")
    found = stakeholders(understood(read_sheet(tmp_path / "levy.csv")).sheet)
    assert [one.actor for one in found.entries] == ["Anger", "Quelle", "Weide"]


def test_each_who_is_left_out_of_a_turned_table_is_named_by_their_column(tmp_path: Path) -> None:
    """They share a row of the file: of two only the first was named."""
    text = ",Ann,Bob,Cid,Dee,Eve,Total\nposition,10,60,70,80,30,\ninfluence,3,5,5,2,4,19\n"
    found = opened_text(text, Path("table.csv"), {"leave_out": "Bob|Dee"}, 739_950).table.stakeholders
    assert [one.actor for one in found.entries] == ["Ann", "Cid", "Eve"]
    told = {one.where for one in found.left_out}
    assert told == {"column 3 ('Bob, 60, 5')", "column 5 ('Dee, 80, 2')", "column 7 ('Total, 19')"}
