"""What would be wrong: amounts of 6 to 40 in a unit that is no per cent are read on a scale from 0 to 100 unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

ROWS = ("Aland;8;90", "Borno;32;60", "Cusco;15;40", "Delos;24;70", "Evora;18;30", "Fiume;36;80")


def scale(folder: Path, title: str, name: str) -> tuple[float, float] | None:
    text = "\n".join([f"{title};;", ";;", f"Actor;{name};Importance", *ROWS]) + "\n"
    (folder / "port.csv").write_text(text, "utf-8")
    found = stakeholders(understood(read_sheet(folder / "port.csv")).sheet)
    doubt = found.proposed.scales.get("")
    return None if doubt is None else doubt.scale


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Caudal mínimo en Paso Hondo (m³/s)", "Donde creemos que están"),
        ("Combien d'agences garde-t-on ? (64 aujourd'hui)", "Agences à garder"),
        ("How many branches do we keep?", "Branches wanted"),
    ],
)
def test_what_is_counted_above_the_table_is_asked_for(title: str, name: str, tmp_path: Path) -> None:
    assert scale(tmp_path, title, name) == (8, 36)


def test_a_position_of_its_own_and_per_cent_are_not(tmp_path: Path) -> None:
    assert scale(tmp_path, "How many branches do we keep?", "Position") is None
    assert scale(tmp_path, "Threshold (%)", "Wanted") is None
