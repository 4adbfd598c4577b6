"""What would be wrong: days read as ranges of numbers, and a role or the population as the position instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

NAMES = ("Aland", "Borno", "Cusco", "Delos", "Evora", "Fiume")
ROLES = ("coalitie", "coalitie", "oppositie", "oppositie", "coalitie", "college")
SPELT = [
    ("{day:02}-{month:02}-{year}", "Ingangsdatum"),
    ("{day:02}.{month:02}.{year}", "Ingangsdatum"),
    ("{day:02}/{month:02}/{year}", "Startdatum"),
    ("{year}-{month:02}-{day:02}", "Data que defende"),
    ("{day}-{month}-{year}", "Start"),
]
DAYS = ((1, 1, 2030), (1, 1, 2027), (1, 7, 2027), (1, 1, 2029), (1, 1, 2032), (1, 7, 2027))


@pytest.mark.parametrize(("spelt", "name"), SPELT)
def test_days_of_any_spelling_are_the_position(spelt: str, name: str, tmp_path: Path) -> None:
    days = [spelt.format(day=day, month=month, year=year) for day, month, year in DAYS]
    people = ("1240", "610", "402", "355", "210", "188")
    rows = [";".join(row) for row in zip(NAMES, ROLES, people, days, "534213", strict=True)]
    text = "\n".join([f"Wie;Rol;População (mil);{name};Belang (1-5)", *rows]) + "\n"
    (tmp_path / "port.csv").write_text(text, "utf-8")
    found = understood(read_sheet(tmp_path / "port.csv"))
    assert f"position:{name}" in found.columns
    numbers = [one.position.number for one in stakeholders(found.sheet).entries]
    assert [None if one is None else one.low for one in numbers] == [2030, 2027, 2027.496, 2029, 2032, 2027.496]


def test_population_is_no_position_beside_anything_else(tmp_path: Path) -> None:
    rows = [f"{name};{100 * at};{at % 3}0-{at % 3}9" for at, name in enumerate(NAMES, 2)]
    (tmp_path / "port.csv").write_text("\n".join(["Município;População (mil);Tarifa", *rows]) + "\n", "utf-8")
    assert "position:Tarifa" in understood(read_sheet(tmp_path / "port.csv")).columns
