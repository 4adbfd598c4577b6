"""What would be wrong: a column of how much is at stake, in small numbers, cuts one question into as many issues."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

WARDS = [
    ("Ward A", "20", "5"),
    ("Ward B", "30", "4"),
    ("Ward C", "70", "5"),
    ("Ward D", "90", "2"),
    ("Ward E", "40", "4"),
    ("Ward F", "60", "2"),
]


def read(folder: Path, header: str, rows: list[tuple[str, ...]]) -> Meaning:
    text = "\n".join([header, *(";".join(row) for row in rows)])
    (folder / "ward.csv").write_text(f"{text}\n", "utf-8")
    return understood(read_sheet(folder / "ward.csv"))


@pytest.mark.parametrize(
    "name",
    [
        "Enjeu", "Enjeu (0 à 5)", "Stakes", "Einsatz (0-5)", "Was auf dem Spiel steht", "Posta in gioco", "posta",
        "Belang", "Inzet", "En juego", "Apuesta", "Em jogo", "Что на кону", "Ставка", "Stawka",
    ],
)  # fmt: skip
def test_small_numbers_under_a_stake_are_how_much_it_matters(name: str, tmp_path: Path) -> None:
    found = stakeholders(read(tmp_path, f"Nom;Position;{name}", WARDS).sheet)
    assert found.issues == ("",)
    assert [one.salience.raw for one in found.entries] == [row[2] for row in WARDS]


def test_texts_under_enjeu_are_issues_as_before(tmp_path: Path) -> None:
    rows = [(name, point, issue) for name, point, _ in WARDS for issue in ("Taxe", "Port")]
    assert stakeholders(read(tmp_path, "Nom;Position;Enjeu", rows).sheet).issues == ("Port", "Taxe")


def test_numbers_of_issues_that_tell_the_rows_of_an_actor_apart_are_issues_and_asked_about(tmp_path: Path) -> None:
    rows = [(name, point, issue) for name, point, _ in WARDS for issue in ("1", "2")]
    meaning = read(tmp_path, "Nom;Position;Enjeu", rows)
    assert stakeholders(meaning.sheet).issues == ("1", "2")
    assert meaning.columns == "issue:Enjeu"


def test_a_rate_that_is_wanted_is_no_stake(tmp_path: Path) -> None:
    assert "salience" not in read(tmp_path, "Кто;Ставка", [(name, stake) for name, _, stake in WARDS]).columns


def test_a_stake_in_per_cent_is_what_somebody_owns(tmp_path: Path) -> None:
    rows = [(name, point, stake, f"{stake}0") for name, point, stake in WARDS]
    meaning = read(tmp_path, "Name;Position;How hard they push;Stake %", rows)
    assert "salience:Stake %" not in meaning.columns
