"""What would be wrong: a mean or what was agreed last becomes somebody, since its label stands beside the names."""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import meant, who

HEADER = "no.,name,party,position,salience,influence,note\n"
NORTH = "1,Aldin,North,20,60,40,by phone\n2,Berin,North,75,80,30,\n3,Corva,North,60,50,20,met her\n"
SOUTH = "4,Dorn,South,10,30,20,\n5,Estel,South,40,35,25,\n"
NAMES = ["Aldin", "Berin", "Corva", "Dorn", "Estel"]


@pytest.mark.parametrize(
    "label",
    [
        "Ø N/W",
        "Ø ÖST",
        "Voting members – mean",
        "Media delle richieste",
        "śr. klubu",
        "Суми groups разом",
        "Moyenne Est",
    ],
)
def test_a_label_of_a_mean_beside_the_names_is_nobody(label: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{NORTH}{label},,,51.7,,90,\n{SOUTH}")
    assert who(found) == NAMES
    assert any(one.spot.row == 5 and "adds up" in one.reason for one in found.left_out)


def test_a_label_beside_the_means_of_the_rows_above_it_is_nobody(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{NORTH}Block N,,,51.67,63.33,90,\n{SOUTH}")
    assert who(found) == NAMES
    assert [(one.spot.row, one.reason) for one in found.left_out] == [(5, "adds up or averages the others")]


def test_below_the_sums_a_name_beside_the_names_is_left_out_with_its_remedy(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{NORTH}{SOUTH},Total,,,,135,\n\nRenewal 2021,,,55,,,signed\n")
    assert who(found) == NAMES
    assert any(one.spot.row == 9 and "write it there if it is an actor's" in one.reason for one in found.left_out)


def test_above_the_sums_a_name_beside_the_names_is_somebody(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{NORTH}Board appointees,,South,33,44,15,\n{SOUTH},Total,,,,150,\n")
    assert "Board appointees" in who(found)
