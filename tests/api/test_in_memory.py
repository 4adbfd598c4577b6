"""What would be wrong: a table in memory that gives another answer than the same table in a file, or a sentence that
does not say what would do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

import instantsia
from instantsia.errors import UserError

ROWS = [
    {"actor": "Norway", "position": 80, "salience": 0.8, "capability": 100},
    {"actor": "Iceland", "position": None, "salience": 0.9, "capability": 40},
    {"actor": "Denmark", "position": 60, "salience": 0.5, "capability": 30},
    {"actor": "Sweden", "position": "40-60", "salience": 0.6, "capability": 70},
]
ANSWERS = {"ends": "no quota|full quota", "status_quo": "0"}


def answer(table: Any, **more: Any) -> tuple[float | None, ...]:
    study = instantsia.forecast_table(table, ANSWERS, as_of="2027-01-11", **more)
    share = study.run(draws=300, as_of="2027-01-11", runs=None).forecast.head.share
    return share.p, share.low, share.high


def arrow(rows: list[dict[str, Any]]) -> Any:
    return polars.DataFrame(rows, strict=False).to_arrow()


@pytest.mark.parametrize(
    "made", [list, tuple, pandas.DataFrame, lambda rows: polars.DataFrame(rows, strict=False), arrow]
)
def test_a_table_in_memory_gives_the_answer_of_its_file(made: Callable[[Any], Any], tmp_path: Path) -> None:
    lines = ["actor,position,salience,capability", *(",".join(map(str, row.values())) for row in ROWS)]
    file = tmp_path / "table.csv"
    file.write_text("\n".join(lines).replace("None", ""))
    assert answer(made(ROWS)) == answer(file)


def test_a_cell_that_is_no_number_is_told_with_its_row() -> None:
    rows = [*ROWS, {"actor": "Finland", "position": "4O"}]
    assert "Read as not known: '4O' (row 5, looks mistyped)" in str(
        instantsia.forecast_table(rows, name="fish").case.note
    )


@pytest.mark.parametrize(
    ("table", "more", "says"),
    [
        (3, {}, "found int, expected"),
        ([1, 2], {}, "found a row '1', expected a dict"),
        (ROWS, {"sheet": "Actors"}, "has no sheets, so 'Actors' cannot be chosen"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(table: Any, more: dict[str, Any], says: str) -> None:
    with pytest.raises(UserError, match=says):
        instantsia.forecast_table(table, **more)


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("opec.xlsx", r"opec.xlsx is a table of stakeholders and no case: instantsia.forecast_table\('opec.xlsx'\)"),
        (Path("far/opec.csv"), r"forecast_table\('far/opec.csv'\) reads it"),
        (ROWS, "found list, expected a case folder"),
        (pandas.DataFrame(ROWS), "found DataFrame, .* read by instantsia.forecast_table"),
    ],
)
def test_load_says_what_reads_a_table(case: Any, says: str) -> None:
    with pytest.raises(UserError, match=says):
        instantsia.load(case)
