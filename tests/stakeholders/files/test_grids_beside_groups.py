"""What would be wrong: the department is where somebody stands, since ticks in options beside it are not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

HEADER = "Name,Dept,Vote,none,4 wk,6 wk,8 wk,Remarks"
ROWS = [
    "Dean Orr,-,chair,,,x,,",
    "Dr Hale,Nursing,1,,,(x),x,",
    "Dr Low,Nursing,1,,,,x,",
    "Dr Tarn,Physio,1,,x,(x),,probably",
    "Prof Ivo,Health,1,x,(x),,,",
    "Dr Ras,Health,1,(x),x,,,",
    "Ms Cole,Physio,1,,,x,,",
    "Mr Aden,Physio,1,,,x,(x),",
    "Mrs Gow,-,in attendance,,,x,,no vote",
]


def read(folder: Path, rows: list[str], header: str = HEADER) -> Meaning:
    (folder / "weeks.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return understood(read_sheet(folder / "weeks.csv"))


@pytest.mark.parametrize(
    "counted",
    [
        [],
        # those without a vote are not counted in it
        ["first choice voters,,7,1,2,2,2,"],
    ],
)
def test_ticks_in_options_are_the_position_beside_a_column_of_groups(counted: list[str], tmp_path: Path) -> None:
    found = {one.actor: one.position.raw for one in stakeholders(read(tmp_path, [*ROWS, *counted]).sheet).entries}
    assert list(found) == sorted(row.partition(",")[0] for row in ROWS)
    assert found["Dr Tarn"] == "4 wk"
    assert found["Dr Hale"] == "8 wk"
    assert found["Prof Ivo"] == "none"


def test_counts_that_are_more_than_the_ticks_above_are_somebodys(tmp_path: Path) -> None:
    meaning = read(tmp_path, [*ROWS, "Guests,,7,1,2,5,3,"])
    assert "Guests" in [one.actor for one in stakeholders(meaning.sheet).entries]


def test_ticks_beside_words_for_and_against_are_no_options(tmp_path: Path) -> None:
    stances = ["for", "against", "for", "for", "against", "against", "for", "for", "against"]
    rows = [",".join([row.split(",")[0], word, *row.split(",")[2:]]) for row, word in zip(ROWS, stances, strict=True)]
    found = {one.actor: one.position.raw for one in stakeholders(read(tmp_path, rows).sheet).entries}
    assert found["Dr Hale"] == "against"
