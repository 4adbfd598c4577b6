"""What would be wrong: the stages of one position are read as issues of their own, the oldest as the headline."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet

NAMES = ("Aland", "Borno", "Cusco", "Delos", "Evora", "Fiume")
FIRST, THEN, LAST = ("60", "45", "30", "70", "50", "35"), ("55", "45", "40", "65", "50", "40"), tuple("535253")


def columns(folder: Path, header: str, *cells: tuple[str, ...]) -> str:
    rows = [";".join(row) for row in zip(NAMES, *cells, strict=True)]
    (folder / "port.csv").write_text("\n".join([f"Party;{header}", *rows]) + "\n", "utf-8")
    return understood(read_sheet(folder / "port.csv")).columns


@pytest.mark.parametrize(
    ("opened", "now", "could"),
    [
        ("Opened at (R6)", "Now at (R9)", "Could live with"),
        ("Started at", "Now", "Fallback"),
        ("Angefangen bei", "Jetzt bei", "Notfalls"),
        ("Empezaron en", "Ahora en", "Aceptable"),
    ],
)
def test_what_it_is_now_is_the_position(opened: str, now: str, could: str, tmp_path: Path) -> None:
    found = columns(tmp_path, f"{opened};{now};{could};Priority 1-5", FIRST, THEN, THEN, LAST)
    assert f"position:{now}" in found
    assert found.count("position:") == 1


def test_what_one_believes_goes_before_what_they_say(tmp_path: Path) -> None:
    found = columns(tmp_path, "Dicen;Donde creemos que están hoy;Les importa", FIRST, THEN, LAST)
    assert "position:Donde creemos que están hoy" in found
    assert "position:Dicen" not in found
    assert "position:Dicen" in columns(tmp_path, "Dicen;Les importa", FIRST, LAST)
