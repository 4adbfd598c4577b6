"""What would be wrong: what holds becomes somebody, or is lost, and a point is guessed although a row tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

TWO_ISSUES = "Canton;Poids;Taux (%);Importance Taux;Quota (kt);Importance Quota\n"
CANTONS = "Arve;10;7;80;450;60\nBise;7;9;70;300;50\nCorne;5;2;90;600;40\nDoubs;4;3;60;550;80\n"


def read(folder: Path, text: str) -> Stakeholders:
    (folder / "tarif.csv").write_text(text, "utf-8")
    return stakeholders(understood(read_sheet(folder / "tarif.csv")).sheet)


@pytest.mark.parametrize("top", [True, False])
@pytest.mark.parametrize(
    "name",
    [
        "Current rules", "Règle en vigueur depuis 2019", "Avant-projet (point de départ)", "Geltende Satzung",
        "Entwurf (unsere Ausgangslage)", "Last cycle (agreed)", "Propuesta 2 (nuestra base)", "Existing regime",
    ],
)  # fmt: skip
def test_a_row_of_what_holds_is_named_and_is_the_point_of_each_issue(name: str, top: bool, tmp_path: Path) -> None:
    row = f"{name};;6.5;;420;\n"
    found = read(tmp_path, TWO_ISSUES + (row + CANTONS if top else CANTONS + row))
    assert {one.actor for one in found.entries} == {"Arve", "Bise", "Corne", "Doubs"}
    assert [one.reason for one in found.left_out] == ["is a point of comparison, and nobody's position"]
    assert sorted(point for point, _ in found.proposed.status_quo.values()) == [6.5, 420.0]
    assert all(name in where for _, where in found.proposed.status_quo.values())


@pytest.mark.parametrize("name", ["Current Energy", "Baseline Energy", "Last Mile Logistics", "Existing Owners' Club"])
def test_somebody_who_is_called_so_stays(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"{TWO_ISSUES}{CANTONS}{name};;6.5;;420;\n")
    assert name in {one.actor for one in found.entries}
    assert not found.proposed.status_quo


def test_names_stand_beside_groups_whose_column_has_no_name(tmp_path: Path) -> None:
    groups = ("North;Arve;10;7;80\nNorth;Bise;7;9;70\nNorth;Corne;5;2;90\nSouth;Doubs;4;3;60\nSouth;Ergolz;4;5;30\n"
              "South;Furka;3;8;30\n")  # fmt: skip
    found = read(tmp_path, f";Bloc;Parties;Position;Priority\n{groups}\n;Last cycle (agreed);;4;\n")
    assert {one.actor for one in found.entries} == {"Arve", "Bise", "Corne", "Doubs", "Ergolz", "Furka"}
    assert [one.reason for one in found.left_out] == ["is a point of comparison, and nobody's position"]
    assert found.proposed.status_quo == {"": (4.0, "row 9, Last cycle (agreed)")}
