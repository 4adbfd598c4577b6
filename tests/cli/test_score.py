"""What would be wrong: a table that is scored although it says nothing, or a mistake in it that is not named."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars
import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.errors import UserError
from tests.cli.test_commands import instantsia

STEPS = [f"c{point}" for point in range(101)]


def table(path: Path, heads: Sequence[str], rows: Sequence[Sequence[object]], separator: str = ",") -> str:
    lines = [separator.join(str(cell) for cell in row) for row in (heads, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def point(x: int) -> list[int]:
    return [int(one >= x) for one in range(101)]


def score(*arguments: str) -> dict[str, Any]:
    done = CliRunner().invoke(group, ["score", *arguments, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.output))


def problems(*arguments: str) -> list[str]:
    """The problems of a call, each without its file's folder."""
    found = CliRunner().invoke(group, ["score", *arguments])
    assert isinstance(found.exception, UserError), found.output
    return [str(one).rpartition("/")[2] for one in str(found.exception).splitlines()]


@pytest.fixture
def data(tmp_path: Path) -> str:
    rows = [("a", 10, "x"), ("b", 50, "x"), ("c", 90, "y"), ("d", "", "y")]
    return table(tmp_path / "data.csv", ["id", "outcome", "proposal"], rows)


@pytest.fixture
def events(tmp_path: Path) -> str:
    return table(tmp_path / "events.csv", ["id", "outcome"], [("e", 1), ("f", 0)])


# ------------------------------------------------------------------------------------------------ what is printed


def test_all_three_forms_and_what_does_not_apply(tmp_path: Path) -> None:
    data = table(tmp_path / "data.csv", ["id", "outcome"], [("a", 10), ("b", 50), ("e", 1), ("f", 0)])
    blank = [""] * 101
    rows: list[list[object]] = [
        ["a", "steps", *point(20), "", "", "", ""],
        ["b", "steps", *point(50), "", "", "", ""],
        ["a", "quantiles", *blank, 5, 10, 15, ""],
        ["b", "quantiles", *blank, 50, 50, 50, ""],
        ["e", "event", *blank, "", "", "", 0.9],
        ["f", "event", *blank, "", "", "", 0.3],
    ]
    given = table(tmp_path / "f.csv", ["id", "model", *STEPS, "q05", "q50", "q95", "p"], rows)
    models = score(given, data)["models"]
    assert list(models["steps"]) == ["n", "mae", "crps", "log", "brier", "coverage", "pit"]
    assert models["steps"]["mae"] == models["steps"]["crps"] == 5.0
    assert models["steps"]["brier"] is None
    assert models["steps"]["coverage"] == 0.5
    assert models["quantiles"]["mae"] == 0.0
    assert sum(models["quantiles"]["pit"]) == pytest.approx(1)
    assert len(models["quantiles"]["pit"]) == 10
    event = models["event"]
    assert event["brier"] == pytest.approx((0.01 + 0.09) / 2)
    assert event["log"] == pytest.approx(-(math.log(0.9) + math.log(0.7)) / 2, abs=1e-6)
    assert (event["mae"], event["crps"], event["coverage"], event["pit"]) == (None,) * 4


def test_the_table_fits_eighty_columns_and_names_the_best(tmp_path: Path, data: str) -> None:
    long = "a model whose name is by itself already longer than most of what else is printed"
    rows = [(one, model, at, at, at) for one in "abc" for model, at in ((long, 50), ("Zürich", 60))]
    given = table(tmp_path / "f.csv", ["id", "model", "q10", "q50", "q90"], rows)
    out = CliRunner().invoke(group, ["score", given, data, "--cluster", "proposal"]).output
    assert max(map(len, out.splitlines())) <= 80
    assert "best by CRPS (95 % bootstrap by proposal: 2 clusters)" in " ".join(out.split())
    assert "Zürich" in out


def test_a_question_without_an_outcome_is_dropped_and_counted(tmp_path: Path, data: str) -> None:
    given = table(tmp_path / "f.csv", ["id", "model", "q10", "q50", "q90"], [(one, "m", 1, 50, 99) for one in "abcd"])
    found = score(given, data)
    assert (found["models"]["m"]["n"], found["dropped"]) == (3, 1)
    assert "Dropped: 1 question without an outcome." in CliRunner().invoke(group, ["score", given, data]).output


def test_models_on_different_questions_are_compared_on_the_common_ones(tmp_path: Path, data: str) -> None:
    rows = [(one, "wide", 50, 50, 50) for one in "abc"] + [(one, "narrow", 40, 50, 60) for one in "ab"]
    given = table(tmp_path / "f.csv", ["id", "model", "q10", "q50", "q90"], rows)
    found = score(given, data)
    assert [one["n"] for one in found["models"].values()] == [2, 2]
    assert found["notes"] == [
        "1 of 4 questions have no forecast",
        "the models answer different questions (wide 3): compared on the 2 common ones",
    ]
    said = " ".join(CliRunner().invoke(group, ["score", given, data]).output.split())
    assert "The models answer different questions (wide 3): compared on the 2 common ones." in said


def test_models_without_a_common_question_are_each_scored_and_not_compared(tmp_path: Path, data: str) -> None:
    given = table(tmp_path / "f.csv", ["id", "model", "q10", "q50", "q90"], [("a", "m", 1, 2, 3), ("b", "o", 1, 2, 3)])
    found = score(given, data)
    assert [one["n"] for one in found["models"].values()] == [1, 1]
    assert found["differences"] == {}
    assert "no common one" in found["notes"][-1]


def test_differences_are_paired_with_the_best(tmp_path: Path, data: str) -> None:
    rows = [(one, model, at, at, at) for one in "abc" for model, at in (("near", 50), ("far", 0))]
    given = table(tmp_path / "f.csv", ["id", "model", "q10", "q50", "q90"], rows)
    (found,) = score(given, data, "--cluster", "proposal")["differences"].values()
    assert (found["best"], found["clusters"]) == ("near", 2)
    assert found["crps"]["mean"] == found["mae"]["mean"] == pytest.approx(50 - 80 / 3, abs=1e-6)
    assert found["crps"]["low"] < found["crps"]["mean"] < found["crps"]["high"]


def test_order_separator_commas_and_format_change_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    asked = [(f"i{number}", chance.randrange(101), f"k{number % 7}") for number in range(40)]
    heads = ["id", "model", "q05", "q50", "q95"]
    rows = [
        (one, model, *sorted(chance.randrange(1000) / 10 for _ in range(3)))
        for one, _, _ in asked
        for model in ("x", "y")
    ]
    data = table(tmp_path / "d.csv", ["id", "outcome", "k"], asked)
    before = score(table(tmp_path / "f.csv", heads, rows), data, "--cluster", "k")

    chance.shuffle(rows)
    chance.shuffle(asked)
    turned = [[row[place] for place in (4, 1, 3, 0, 2)] for row in rows]
    commas = [[str(cell).replace(".", ",") for cell in row] for row in turned]
    other = table(tmp_path / "g.csv", ["Q95", "Model", "Q50", "ID", "Q05"], commas, ";")
    again = table(tmp_path / "e.csv", ["id", "outcome", "k"], asked, "\t")
    assert score(other, again, "--cluster", "k") == before

    polars.DataFrame(rows, schema=heads, orient="row").write_parquet(tmp_path / "f.parquet")
    polars.DataFrame(asked, schema=["id", "outcome", "k"], orient="row").write_parquet(tmp_path / "d.parquet")
    assert score(str(tmp_path / "f.parquet"), str(tmp_path / "d.parquet"), "--cluster", "k") == before


def test_a_row_may_leave_quantiles_out(tmp_path: Path, data: str) -> None:
    rows = [("a", "m", 1, "", 50, 99), ("b", "m", "", 20, 50, 99), ("c", "m", 1, 20, 50, 99)]
    given = table(tmp_path / "f.csv", ["id", "model", "q05", "q25", "q50", "q95"], rows)
    assert score(given, data)["models"]["m"]["mae"] == pytest.approx(80 / 3, abs=1e-6)


def test_a_distribution_function_that_was_rounded_is_taken(tmp_path: Path, data: str) -> None:
    cdf = [round(one / 100, 4) for one in range(100)] + [0.9995]
    cdf[30] = 0.2899
    assert score(table(tmp_path / "f.csv", ["id", "model", *STEPS], [["a", "m", *cdf]]), data)["models"]["m"]["n"] == 1


# ------------------------------------------------------------------------------------------------ what is wrong


def test_every_problem_of_both_tables_at_once(tmp_path: Path) -> None:
    data = table(
        tmp_path / "data.csv",
        ["id", "outcome"],
        [("a", 10), ("b", 120), ("a", 30), ("", 5), ("c", "much"), ("d", -1)],
    )
    heads = ["id", "model", "q05", "q50", "q95"]
    rows: list[list[object]] = [
        ["a", "m", 10, 5, 20],  # crosses
        ["b", "m", 10, 50, 200],  # outside
        ["zz", "m", 10, 50, 60],  # unknown
        ["c", "m", 10, "", 60],  # too few
        ["c", "m", 10, 20, 60],  # twice
        ["d", "", 10, 20, 60],  # no model
        ["", "m", 10, 20, 60],  # no id
        ["d", "m", "ten", 20, 60],  # no number
        ["d", "n", "", "", ""],  # nothing
    ]
    found = problems(table(tmp_path / "f.csv", heads, rows), data)
    expected = [
        ("f.csv:9:", "E13: q05: found 'ten', expected a number"),
        ("f.csv:2:", "E17: q50: found 5 after q05 = 10, expected quantiles that do not cross"),
        ("f.csv:3:", "E17: q95: found 200, expected 0 to 100"),
        ("f.csv:4:", "E4: id: found 'zz', expected an id of"),
        ("f.csv:5:", "E12: q50: found q05, q95, expected at least three quantiles with q50"),
        ("f.csv:6:", "E20: id: found 'c' of model 'm' a second time, expected it once (first in row 5)"),
        ("f.csv:7:", "E12: model: found a row without model"),
        ("f.csv:8:", "E12: id: found a row without id"),
        ("f.csv:10:", "E13: q05: found no forecast, expected one form a row"),
        ("data.csv:6:", "E13: outcome: found 'much', expected a number"),
        ("data.csv:3:", "E17: outcome: found 120, expected 0 to 100"),
        ("data.csv:4:", "E20: id: found 'a' a second time, expected it once (first in row 2)"),
        ("data.csv:5:", "E12: id: found a row without an id"),
        ("data.csv:7:", "E17: outcome: found -1, expected 0 to 100"),
    ]
    text = CliRunner().invoke(group, ["score", str(tmp_path / "f.csv"), data]).exception
    lines = str(text).splitlines()
    assert len(found) == len(lines) == len(expected), lines
    for line, (place, says) in zip(lines, expected, strict=True):
        assert f"/{place} error {says}" in line


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({5: 0.9, 6: 0.4}, "c6: found 0.4 after c5 = 0.9, expected a distribution function that does not decrease"),
        ({5: 5}, "c5: found 5, expected 0 to 1 (a probability, not per cent)"),
        ({5: 5, 6: 6}, "c5: found 5, expected 0 to 1 (1 more in this row)"),
        ({5: ""}, "c5: found nothing, expected all of c0 to c100"),
        ({100: 0.7, **dict.fromkeys(range(100), 0.5)}, "c100: found 0.7, expected 1: nothing lies beyond 100"),
        ({5: "nan"}, "c5: found 'nan', expected a number"),
        ({5: "0_1"}, "c5: found '0_1', expected a number"),
        ({5: "inf"}, "c5: found 'inf', expected a number"),
    ],
)
def test_a_distribution_function_that_is_none(cells: dict[int, Any], says: str, tmp_path: Path, data: str) -> None:
    cdf: list[Any] = [one / 100 for one in range(101)]
    for place, value in cells.items():
        cdf[place] = value
    (found,) = problems(table(tmp_path / "f.csv", ["id", "model", *STEPS], [["a", "m", *cdf]]), data)
    assert says in found


@pytest.mark.parametrize(
    ("heads", "row", "says"),
    [
        (["id", "model"], ["a", "m"], "found no forecast, expected columns c0 to c100, or q05 to q95, or p"),
        (["id", "q05", "q50", "q95"], ["a", 1, 2, 3], "found no column model"),
        (["id", "model", "q05", "q95"], ["a", "m", 1, 2], "found q05, q95, expected at least three quantiles with q50"),
        (["id", "model", "q07", "p"], ["a", "m", 1, 0], "q07: found column q07, expected q05, q10, ..., q95"),
        (["id", "model", *STEPS[:-1]], ["a", "m", *point(3)[:-1]], "found 100 of c0 to c100"),
        (["id", "model", "p", "p"], ["a", "m", 1, 0], "p: found column p twice"),
        (["id", "model", "p"], ["a", "m", 1, 0], "found 4 cells, expected at most 3"),
        (["id", "model", "p"], ["a", "m", 40], "p: found 40, expected 0 to 1 (a probability, not per cent)"),
        (["id", "model", "p"], ["a", "m", 0.4], "outcome: found 10, expected 0 or 1: a model gives a p for it"),
        (["id", "model", "p", "q10", "q50", "q90"], ["a", "m", 1, 1, 2, 3], "both filled, expected one form a row"),
        (["id", "model", "q10", "q50", "q90"], ["d", "m", 1, 2, 3], "found no forecast of a question with an outcome"),
    ],
)
def test_a_table_that_is_none(heads: list[str], row: list[object], says: str, tmp_path: Path, data: str) -> None:
    assert any(says in one for one in problems(table(tmp_path / "f.csv", heads, [row]), data))


def test_a_model_with_two_kinds_of_forecast(tmp_path: Path) -> None:
    data = table(tmp_path / "d.csv", ["id", "outcome"], [("a", 1), ("b", 0)])
    rows: list[list[object]] = [["a", "m", 0.5, "", "", ""], ["b", "m", "", 1, 2, 3]]
    (found,) = problems(table(tmp_path / "f.csv", ["id", "model", "p", "q10", "q50", "q90"], rows), data)
    assert "found 'm' with both a p and a distribution (row 2)" in found


def test_clusters_that_are_not_there(tmp_path: Path, data: str) -> None:
    given = table(tmp_path / "f.csv", ["id", "model", "q10", "q50", "q90"], [("a", "m", 1, 2, 3)])
    (found,) = problems(given, data, "--cluster", "propsal")
    assert "found no column propsal, expected one (did you mean proposal?)" in found
    gaps = table(tmp_path / "g.csv", ["id", "outcome", "proposal"], [("a", 1, "")])
    (found,) = problems(given, gaps, "--cluster", "proposal")
    assert "g.csv:2: error E12: proposal: found nothing" in found


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PAR1 no more", b"\xff\xfeid", b'id,model,p\n"a,m,1\n', b"id\0"])
def test_a_file_that_is_no_table(content: bytes, tmp_path: Path, data: str) -> None:
    (tmp_path / "f.csv").write_bytes(content)
    said = instantsia("score", "f.csv", data, folder=tmp_path, status=2)
    assert said.startswith("f.csv")
    assert len(said.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, data: str) -> None:
    assert "does not exist" in instantsia("score", "none.csv", data, folder=tmp_path, status=2)


def test_the_whole_command_leaves_nothing_behind(tmp_path: Path, events: str) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    given = table(tmp_path / "f.csv", ["id", "model", "p"], [("e", "m", 0.8), ("f", "m", 0.1)])
    assert "0.025" in instantsia("score", given, events, folder=desk)
    assert list(desk.iterdir()) == []
