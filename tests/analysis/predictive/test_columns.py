"""What would be wrong: a table that is read otherwise as a whole than row by row, or a row that passes by its
columns and would have been named by itself, or the other way round."""

from __future__ import annotations

import random
import re
from pathlib import Path

import numpy as np
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.predictive import given as columns
from instantsia.analysis.predictive import reading, wrong_rows
from instantsia.analysis.predictive.asked import questions
from instantsia.analysis.predictive.forms import QUANTILES, STEPS, Form
from instantsia.analysis.predictive.given import forecasts
from instantsia.analysis.predictive.judge import judge
from instantsia.analysis.predictive.tables import Floats, Table
from instantsia.errors import CaseError
from tests.counting import calls

cells = st.text(st.sampled_from('ab1 ,"\n\x1c\u2003ü'), max_size=4)
plain = st.text(st.sampled_from("ab1 ü\x1d"), max_size=3)


def table(cells: list[str]) -> Table:
    return Table("t.csv", {"x": polars.Series(cells, dtype=polars.String)}, np.arange(2, len(cells) + 2))


def same(text: str) -> None:
    """Where the table can be read as a whole, it is read as row by row; where that refuses it, row by row does, too."""
    try:
        start, line, top = reading._top(text)
        found = reading._at_once(text[start:], ",", "t.csv", line, top)
    except CaseError:
        with pytest.raises(CaseError):
            reading._by_row(text, ",", "t.csv")
        return
    if found is None:
        return
    by_row = reading._by_row(text, ",", "t.csv")
    assert {name: one.to_list() for name, one in found.columns.items()} == {
        name: one.to_list() for name, one in by_row.columns.items()
    }
    assert found.lines.tolist() == by_row.lines.tolist()
    assert found.problems == by_row.problems


@given(st.lists(st.lists(st.one_of(plain, plain, cells), min_size=1, max_size=4), min_size=1, max_size=6))
def test_a_table_is_read_as_a_whole_as_it_is_row_by_row(rows: list[list[str]]) -> None:
    same("\n".join(",".join(row) for row in rows))


@pytest.mark.parametrize(
    "text",
    ["id,x\na,1\n\n,\n b , 2\n", 'id,x\n"a","1"\n"b",""\n', "\n\nid,x\nc\n\x1c,\n", "id,x\n", "x\na\n\nb", ",x\n1,2\n"],
)
def test_these_tables_are_read_as_a_whole(text: str) -> None:
    start, line, top = reading._top(text)
    assert reading._at_once(text[start:], ",", "t.csv", line, top) is not None
    same(text)


@pytest.mark.parametrize("text", ['id,x\n"a\nb",1\n', 'id,x\na""b,1\n', "id,x\na,1,2\n", 'id,x\na",b"\n', ",,\nid,x\n"])
def test_these_tables_are_read_row_by_row(text: str) -> None:
    start, line, top = reading._top(text)
    assert reading._at_once(text[start:], ",", "t.csv", line, top) is None


@given(st.lists(st.text(st.sampled_from("0159+-.,eE_nainf٣x"), max_size=6), max_size=8))
def test_a_number_is_what_python_reads_as_one(written: list[str]) -> None:
    read = table(written)
    found = read.numbers("x")
    for cell, number in zip(written, found, strict=True):
        np.testing.assert_equal(number, reading_of(cell))
    bad = [cell for cell in written if cell and np.isnan(reading_of(cell))]
    assert [problem.message for problem in read.problems] == [f"found {cell!r}, expected a number" for cell in bad]


def reading_of(cell: str) -> float:
    if "_" in cell:
        return float("nan")
    if re.fullmatch(r"[+-]?\d*,\d+", cell):
        cell = cell.replace(",", ".")
    try:
        found = float(cell)
    except ValueError:
        return float("nan")
    return found if np.isfinite(found) else float("nan")


parts = st.one_of(st.just(float("nan")), st.sampled_from([-1.0, 0.0, 0.2, 0.5, 0.4995, 1.0, 1.0004, 2.0, 100.0, 101.0]))
rising = st.lists(st.sampled_from([0.0, 0.2, 0.5, 1.0, 30.0, float("nan")]), min_size=19, max_size=19)
FORMS: dict[Form, tuple[str, ...]] = {"steps": STEPS[:6], "quantiles": tuple(QUANTILES), "p": ("p",)}


@given(st.data())
def test_columns_and_words_agree_on_what_is_sound(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(sorted(FORMS)))
    named = FORMS[form]
    row = st.lists(parts, min_size=len(named), max_size=len(named))
    row = st.one_of(row, row.map(sorted), rising.map(sorted) if form == "quantiles" else row)
    values: Floats = np.array(data.draw(st.lists(row, min_size=1, max_size=5)), dtype=np.float64)
    if form == "p":
        values = np.nan_to_num(values)
    sound = columns._sound(form, named, values)
    for place, cells in enumerate(values):
        told = table([""] * len(values))
        wrong_rows._numbers(told, place, form, named, cells)
        assert bool(told.problems) != bool(sound[place]), (form, cells)


def written(folder: Path, rows: int, wrong: int = 0) -> list[str]:
    """Two tables of quantiles, of which the last rows cross."""
    chance = random.Random(rows)
    lines = ["id,model,q05,q50,q95"]
    for row in range(rows):
        low, middle, high = sorted(chance.randrange(101) for _ in range(3))
        lines.append(f"i{row},m,{low},{middle},{high}" if row < rows - wrong else f"i{row},m,50,40,30")
    (folder / "f.csv").write_text("\n".join(lines))
    (folder / "d.csv").write_text("\n".join(["id,outcome", *(f"i{row},{row % 101}" for row in range(rows))]))
    return [str(folder / "f.csv"), str(folder / "d.csv")]


def test_rows_are_looked_at_only_where_something_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    of = wrong_rows._form
    monkeypatch.setattr(wrong_rows, "_form", lambda look, row, model: (looked.append(row), of(look, row, model)))
    few, data = (reading.read(Path(one)) for one in written(tmp_path, 500, wrong=2))
    kept = forecasts(few, questions(data, None), "d.csv")
    assert looked == [498, 499]
    assert len(kept) == 498
    assert [problem.place.line for problem in few.problems if problem.place] == [500, 501]


def test_ten_times_the_rows_are_hardly_more_calls(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    for folder, rows in ((small, 300), (large, 3_000)):
        folder.mkdir()
        written(folder, rows)
    few, many = (
        calls(lambda folder=folder: judge(str(folder / "f.csv"), str(folder / "d.csv"))) for folder in (small, large)
    )
    assert many < 1.5 * few
