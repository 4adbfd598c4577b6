"""What would be wrong: a sentence below the table is somebody, or a rule that it tells is called a count of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows.all_agree import all_must_agree
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

TABLE = "Who;Position;Salience;Influence;Remarks\nAnna;+;!!!;A;\nBerit;--;!!;B;since May\nCarl;-;!;A;\nDora;++;!!!;C;\n"


def read(folder: Path, below: str) -> Stakeholders:
    (folder / "port.csv").write_text(TABLE + below, "utf-8")
    return stakeholders(understood(read_sheet(folder / "port.csv")).sheet)


@pytest.mark.parametrize(
    "below",
    [
        ";;;;\nfora do Conselho;;;;\nHotelaria;--;!;B;\n;;;;\nse não levar a nada até 30-04 não há taxa este ano;;;;\n",
        ";;;;\nno vote;;;;\nHotels;--;!;B;\n;;;;\nif nobody agrees by 30 April the old rates apply;;;;\n",
        ";;;;\nohne Stimme;;;;\nHotels;--;!;B;\n;;;;\nwenn nichts beschlossen wird bleibt es beim Alten;;;;\n",
    ],
)
def test_what_holds_below_a_heading_is_nobody(below: str, tmp_path: Path) -> None:
    found = read(tmp_path, below)
    assert {entry.actor for entry in found.entries} - {"Hotelaria", "Hotels"} == {"Anna", "Berit", "Carl", "Dora"}
    assert "tells what holds if nothing is decided" in " ".join(map(str, found.left_out))


@pytest.mark.parametrize(
    "count", ["a favor 2 (com Pres.), contra 2, 0/indef. 1", "For 2, against 2", "2 dafür, 2 dagegen"]
)
def test_a_count_with_a_remark_beside_it_is_nobody(count: str, tmp_path: Path) -> None:
    found = read(tmp_path, f'"{count}";;;;counted by hand\n')
    assert len(found.entries) == 4
    assert "counts the others" in " ".join(map(str, found.left_out))


def test_a_line_by_which_all_must_agree_counts_nobody(tmp_path: Path) -> None:
    rule = "Week 6. Everybody must agree (any member can break it). No agreement = old 2% guideline stays."
    found = read(tmp_path, f"{rule};;;;\n")
    assert "counts the others" not in " ".join(map(str, found.left_out))
    assert all_must_agree(rule)
