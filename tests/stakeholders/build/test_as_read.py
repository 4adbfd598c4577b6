"""What would be wrong: a table written as it is understood that is read as another one when it comes back."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened

from .tables import TODAY

SHEETS = {
    "hedged": "actor,position,salience,capability\nA,~70,high,10\nB,80+,50±10,20\nC,<45,at least 60,30\n"
    "D,=60,70 (?),5+\nE,60..60,c. 20,12\nF,20|40,low,9\nG,,,\n",
    "port": 'Director,Position,Where they stand,Interest (1-5),Influence\n"Jansen, Piet",Chief executive,strongly for,'
    "5,High\nØ. Ødegård,Deputy director,for,3,Medium\nرئيس,Finance minister,tbc,1,Low\n"
    "Li,Head of legal,neutral,2,High\n",
    "quay": "actor,position,vote,veto,seats,source,note\nA,north or south,yes,x,3,cable 7,firm\nB,North,2,,2..4,,\n"
    "C,south > north,,,,,\nD,abstain,1,,,,\nE,?,1,,,,\n",
    "rated": "rater,actor,position,salience\nr1,A,20,60\nr2,A,40,50\nr1,B,70,80\nr2,B,90,80\n",
    "pace": "actor,position low,position,position high\nA,1,2,3\nB,4,,5\n",
    "shares": "actor,position,salience\nA,10,0.2\nB,30,1\n",
    "issues": "actor,issue,position\nA,tax,20\nB,tax,60\nA,visas,yes\nB,visas,no\n",
}


def reading(path: Path) -> Opened:
    return opened(path, {}, None, TODAY)


def comparable(read: Opened) -> list[object]:
    """The entries, but for what an empty cell and a cell that says unknown may be in either writing."""
    return [
        dataclasses.replace(one, spot=read.table.stakeholders.entries[0].spot)
        for one in read.table.stakeholders.entries
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_written_is_read_as_the_same_table(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.csv").write_text(SHEETS[name], "utf-8")
    first = reading(tmp_path / f"{name}.csv")
    (tmp_path / "as-read.csv").write_text(as_read(first), "utf-8")
    again = reading(tmp_path / "as-read.csv")
    assert comparable(again) == comparable(first)
    assert again.table.stakeholders.unit == first.table.stakeholders.unit
    assert again.table.stakeholders.issues == first.table.stakeholders.issues
    for one, other in zip(again.known.issues.values(), first.known.issues.values(), strict=True):
        assert one.options == other.options
        assert (one.doubt and one.doubt.scale) == (other.doubt and other.doubt.scale)
    # a second time it is the same to the letter, but for what says how cells were written
    rows = [row[:-1] for row in csv.reader(as_read(again).splitlines()) if len(row) > 1]
    assert rows == [row[:-1] for row in csv.reader(as_read(first).splitlines()) if len(row) > 1]


def test_what_each_cell_became_and_what_was_left_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text(SHEETS["port"].replace("Influence", "Shoe size"), "utf-8")
    text = as_read(reading(tmp_path / "port.csv"))
    assert "position: 'strongly for' is 100; salience: '5' is 100" in text
    assert "position: 'tbc' is not known" in text
    assert "# Columns not read: Shoe size" in text
    assert "# Scale of saliences guessed: 1 to 5" in text


def test_every_row_that_was_left_out_is_named(tmp_path: Path) -> None:
    rows = "".join(f"side {at},{10 * at},{at}\n" for at in range(1, 8))
    remarks = "".join(f"line {at} of the legend,,\n" for at in range(12))
    (tmp_path / "port.csv").write_text(f"actor,position,salience\n{rows}Total,280,28\n\n{remarks}")
    text = as_read(reading(tmp_path / "port.csv"))
    assert all(f"row {at} (" in text for at in range(11, 23))
    assert text.count("Left out: row") == 2
    assert "Left out: row 9 ('Total, 280, 28', which adds up or averages the others)" in text


CELLS = st.one_of(
    st.integers(11, 100).map(str),
    st.tuples(st.integers(0, 50), st.integers(51, 100)).map(lambda ends: f"{ends[0]}..{ends[1]}"),
    st.integers(11, 100).map(lambda value: f"={value}"),
    st.sampled_from(["", "?", "80+", "<45", "30±10", "20|40", "high"]),
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_any_cells_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    folder = tmp_path_factory.mktemp("cells")
    rows = [("55", "60", "12"), *((a.replace("high", "70"), b, c.replace("high", "30")) for a, b, c in rows)]
    lines = [f"A{place},{','.join(cells)}" for place, cells in enumerate(rows)]
    (folder / "a.csv").write_text("\n".join(["actor,position,salience,capability", *lines]) + "\n")
    first = reading(folder / "a.csv")
    (folder / "b.csv").write_text(as_read(first))
    assert comparable(reading(folder / "b.csv")) == comparable(first)
