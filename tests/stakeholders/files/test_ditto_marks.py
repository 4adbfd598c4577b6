"""What would be wrong: a ditto mark becomes a person, or a weight that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders


def meant(folder: Path, text: str) -> Stakeholders:
    (folder / "port.tsv").write_text(text)
    return stakeholders(understood(read_sheet(folder / "port.tsv")).sheet)


@pytest.mark.parametrize("mark", ['""""', "〃", "''", "idem", "Ditto", "as above", "dito"])
def test_a_ditto_mark_says_what_the_cell_above_says(mark: str, tmp_path: Path) -> None:
    rows = [
        "actor\tissue\tposition\tsalience\tcapability",
        "Aldin\tA\t20\t60\t40",
        f"{mark}\tB\t75\t80\t{mark}",
        f"{mark}\tC\t60\t{mark}\t{mark}",
        "Berin\tA\t10\t30\t20",
        f"{mark}\tB\t40\t35\t{mark}",
    ]
    found = meant(tmp_path, "\n".join(rows) + "\n")
    assert {one.actor for one in found.entries} == {"Aldin", "Berin"}
    weights = {(one.actor, one.issue): one.capability.raw for one in found.entries}
    assert weights[("Aldin", "C")] == "40"
    assert weights[("Berin", "B")] == "20"
    assert sum("Read as the cell above" in note for note in found.notes) == 1
    assert any("'actor' 3, 'salience' 1, 'capability' 3" in note for note in found.notes)


def test_a_mark_below_nothing_stays_as_it_is(tmp_path: Path) -> None:
    found = meant(tmp_path, "actor\tposition\tremark\nAldin\t20\t\nBerin\t30\tidem\nCorva\t35\t\n")
    assert not any("Read as the cell above" in note for note in found.notes)
