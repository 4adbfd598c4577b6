"""What would be wrong: a teacher's trial of the form casts a vote, or somebody called Probe & Sons is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

HEADER = "Timestamp,E-mail,Who answers?,Position (1-5),Importance (1-5),Comment\n"
ROWS = [f"2/12/2027 10:0{at},{at}@x.example,Land {at},{at},{6 - at},\n" for at in range(1, 6)]


def meant(folder: Path, name: str) -> Stakeholders:
    trial = f"2/12/2027 10:09,t@x.example,{name},3,3,\n"
    (folder / "form.csv").write_text("".join([HEADER, *ROWS[:3], trial, *ROWS[3:]]))
    return stakeholders(understood(read_sheet(folder / "form.csv")).sheet)


@pytest.mark.parametrize(
    "name",
    [
        "PRUEBA PROFE",
        "Probe",
        "essai",
        "Essai du prof",
        "teste",
        "тест",
        "Тест учитель",
        "prova docente",
        "Testeintrag",
    ],
)
def test_a_trial_in_any_language_is_left_out_and_named(name: str, tmp_path: Path) -> None:
    found = meant(tmp_path, name)
    assert len(found.entries) == 5
    assert [(one.spot.row, one.reason) for one in found.left_out] == [(5, "is a trial answer")]


@pytest.mark.parametrize("name", ["Probe & Sons", "Test Valley Council", "Teste Verband", "Profe Guerra"])
def test_somebody_of_such_a_name_stays(name: str, tmp_path: Path) -> None:
    assert name in [one.actor for one in meant(tmp_path, name).entries]
