"""What would be wrong: whom an answer leaves out changes how the cells of those who stay are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stakeholders.files.reading import read

LAND = """Actor;Postura actual;Peso
Asamblea;11.800 ha;alto
Banco;no fija cifra;bajo
Colonos;6.000 – 7.000;bajo
Diputación;3.200 ha;medio
Enclave;7.250,5 ha;alto
Forestal;≈ 4.000;muy alto
Gremio;9.000 ha;bajo
Hidro;s/d;medio
Iglesia;8 mil (?);medio
Junta;4500;alto
Karst;2900;alto
Liceo;12.500 ha;medio
En disputa;14.250 ha;
Ya restituido;1.105,75 ha;
"""


@pytest.mark.parametrize(
    "gone", [("En disputa",), ("Ya restituido",), ("En disputa", "Ya restituido"), ("Colonos", "En disputa", "Hidro")]
)
def test_cells_of_those_who_stay_are_read_as_if_nobody_were_left_out(tmp_path: Path, gone: tuple[str, ...]) -> None:
    every = {one.actor: one for one in read(tmp_path, LAND).entries}
    left = {one.actor: one for one in read(tmp_path, LAND, leave_out=gone).entries}
    assert set(left) == set(every) - set(gone)
    for name, entry in left.items():
        assert entry.position == every[name].position, name
        assert entry.capability == every[name].capability, name
