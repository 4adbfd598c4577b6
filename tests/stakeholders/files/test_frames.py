"""What would be wrong: a frame read otherwise than the CSV that it would be saved as."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from instantsia.stakeholders.files.frames import sheet_of_frame
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import stakeholders

COLUMNS: dict[str, list[Any]] = {
    "Actor": ["USA", "Iran", "Oman", "Total"], "Position": [80, 20, None, 100], "Salience": [0.5, 0.25, 0.125, None],
    "Vote": [True, False, True, None], "Source": ["x", None, None, None],
}  # fmt: skip
ROWS = [dict(zip(COLUMNS, values, strict=True)) for values in zip(*COLUMNS.values(), strict=True)]


@pytest.mark.parametrize(
    "table",
    [
        COLUMNS, ROWS, pd.DataFrame(COLUMNS), pd.DataFrame(ROWS).convert_dtypes(), pl.DataFrame(COLUMNS),
        pl.DataFrame(COLUMNS).lazy(), pa.table(COLUMNS), pd.DataFrame(COLUMNS).reset_index(names=""),
        {name: np.array(values, dtype=object) for name, values in COLUMNS.items()},
    ],
    ids=["columns", "rows", "pandas", "pandas-na", "polars", "lazy", "arrow", "pandas-index", "numpy"],
)  # fmt: skip
def test_a_frame_is_what_its_csv_is(tmp_path: Path, table: Any) -> None:
    pd.DataFrame(COLUMNS).to_csv(tmp_path / "t.csv", index=False)
    found, text = sheet_of_frame(table), read_sheet(tmp_path / "t.csv")
    assert stakeholders(found).entries == stakeholders(text).entries
    assert [(one.reason, one.spot.row) for one in found.left_out] == [("adds up or averages the others", 4)]


def test_cells_have_places_and_numbers_are_no_thousands() -> None:
    found = sheet_of_frame({"actor": ["A", "B"], "position": [1.054, "many"], "capability": [997, np.float64(1.054)]})
    assert [cell.text for cell in found.rows[0]] == ["A", "1.0540", "997"]
    assert str(found.rows[1][1].spot) == "the table, row 2, column 2 (position)"
    assert [cell.text for cell in found.rows[1]] == ["B", "many", "1.0540"]


def test_moments_are_days() -> None:
    day = datetime.date(2027, 3, 5)
    values = [day, datetime.datetime(2027, 3, 5), np.datetime64("2027-03-05"), pd.Timestamp(day), pd.NaT]
    found = sheet_of_frame({"actor": list("ABCDE"), "position": values})
    assert [row[1].text for row in found.rows] == ["2027-03-05"] * 4 + [""]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (3, "found int, expected a list of dicts"), ("t.csv", "found str"), ([1], "found a row '1', expected a dict"),
        ({"actor": ["A"], "position": [1, 2]}, "found columns of 1 to 2 rows"),
        ({"actor": 3}, "found int under 'actor'"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "found a name of a column twice"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(table: Any, said: str) -> None:
    with pytest.raises(TableError, match=said):
        sheet_of_frame(table)


def test_an_empty_frame_is_a_header_alone() -> None:
    with pytest.raises(TableError, match="found a header alone"):
        stakeholders(sheet_of_frame(pd.DataFrame({"actor": [], "position": []})))
    with pytest.raises(TableError, match="expected a column actor"):
        stakeholders(sheet_of_frame([]))
