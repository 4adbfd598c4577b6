"""The table of past errors that is shipped: its form, what of the data is in it, and what the command scores."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from instantsia.models.settlement.dressing import RESIDUALS, Held, blocked, dress, residuals, table, tables
from instantsia.models.voting.committee import DISSENTS, OVERTURNED, OVERTURNED_WHY

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", tables())
def test_a_table_is_its_own_mirror_image_and_rises(name: str) -> None:
    found = table(name)
    assert found.error.shape == (21, len(found.level))
    assert found.drawn == 20
    assert (found.error == -found.error[:, ::-1]).all()
    assert (np.diff(found.error, axis=1) >= 0).all()
    assert ((found.share >= 0) & (found.share <= 0.6)).all()
    assert len(np.unique(found.error, axis=0)) > 10, "rows that are drawn anew differ"


@pytest.mark.parametrize("name", tables())
def test_on_its_levels_it_is_the_table_and_between_them_halfway(name: str) -> None:
    found, among = table(name), Held(*(np.array(part) for part in ([0.0, 1e4], [1.0, 1.0], 0.0, 1e4, 10.0)))
    for row in (0, 1, 20):
        for u, error in (
            (found.level, found.error[row]),
            ((found.level[1:] + found.level[:-1]) / 2, (found.error[row, 1:] + found.error[row, :-1]) / 2),
        ):
            at = dress(np.full(len(u), 5000.0), among, u, np.full(len(u), 0.9999), name, row=row)
            assert np.abs(at - 5000 - 10 * error).max() < 1e-9


def test_how_a_status_quo_fails_that_nothing_could_replace() -> None:
    found = blocked()
    assert 0 <= found.low <= found.failed <= found.high <= 1
    assert found.nearer_unblocked + found.nearer_reference <= found.n * found.failed + 0.5
    low, middle, high = (float(part) for part in found.written.split(".."))
    assert low <= middle <= high
    assert str(found.n) in found.why


def test_the_data_cannot_be_read_back() -> None:
    """Quantiles of pooled errors, at most one for three of them, and counts: no issue, no actor, no outcome."""
    assert set(residuals()) == {"source", "blocked", "tables"}
    for name in tables():
        written = residuals()["tables"][name]
        assert set(written) == {"n", "share", "errors", "drawn"}
        assert all(set(one) == {"share", "errors"} for one in written["drawn"])
        assert len(written["errors"]) <= max(11, 2 * written["n"] / 3)
        assert {len(one["errors"]) for one in written["drawn"]} == {len(written["errors"])}


def test_an_unknown_table_is_no_table() -> None:
    with pytest.raises(KeyError):
        table("procedural")


# -------------------------------------------------------------------------------------------------------- the command


def test_the_file_goes_into_the_wheel() -> None:
    """Installed without it, the first forecast would stop."""
    ignored = subprocess.run(
        ["git", "check-ignore", f"src/instantsia/models/settlement/{RESIDUALS}"], cwd=ROOT, capture_output=True
    )
    assert ignored.returncode != 0, "hatch leaves out what git ignores"


def test_the_file_is_what_the_command_makes(shared: Path) -> None:
    assert (shared / "data/deu2_eu15/issues.csv").exists()
    done = subprocess.run(
        [sys.executable, "benchmarks/residuals.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def printed(shared: Path) -> str:
    """What the command prints: every proposal, or meeting, left out in turn."""
    assert (shared / "data/deu2_eu15/issues.csv").exists()
    assert (shared / "data/fomc_1989_1993/meade_preferences.csv").exists()
    command = [sys.executable, "benchmarks/residuals.py"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def numbers(printed: str, begins: str) -> list[float]:
    """The numbers of the only line that begins so, behind its beginning."""
    (line,) = [line for line in printed.splitlines() if line.strip().startswith(begins)]
    return [float(found) for found in re.findall(r"(?<![\w.])[+-]?\d*\.?\d+", line.strip().removeprefix(begins))]


def test_the_chosen_dressing_is_better_than_the_plain_one(printed: str) -> None:
    crps, less, low, high = numbers(printed, "chosen: share and table fitted in the folds")
    assert crps <= 16.6
    assert low <= less <= high < 0
    assert numbers(printed, "plain: points of the scale  ") == [17.26], "as published for the plain one"


def test_what_was_tried_is_printed_beside_it(printed: str) -> None:
    """Whoever reads of one form out of many must know of how many."""
    begins = printed.index("compromise, dressed in")
    rows = printed[begins : printed.index("\n\n", begins)].splitlines()[2:]
    assert numbers(printed, "the form was chosen after some")[0] == 75
    assert numbers(printed, "the form was chosen after some")[-1] == len(rows) == 8


@pytest.mark.parametrize("part", [50, 80, 95])
def test_central_ranges_hold_as_many_outcomes_as_they_say(printed: str, part: int) -> None:
    """By a randomised PIT, whole proposals drawn anew."""
    inside, low, high = numbers(printed, f"{part}%:")
    assert low < part / 100 < high
    assert low < inside < high


@pytest.mark.parametrize("end", [0, 100])
def test_the_chance_of_an_outcome_at_an_end_is_what_happened(printed: str, end: int) -> None:
    chance, happened = numbers(printed, f"chance of exactly {end}:")
    assert abs(chance - happened) <= 0.05


def test_the_bare_forecasts_err_as_is_told_of_them(printed: str) -> None:
    for begins, n, mae in (
        ("weighted-mean ", 172, 24.02),
        ("weighted-median ", 172, 29.05),
        ("win-set with blocked ", 130, 31.8),
    ):
        assert numbers(printed, begins)[:2] == [n, mae]


def test_a_committee_decides_what_the_ballot_says_and_dissent_is_forecast(printed: str) -> None:
    exact, unchanged = numbers(printed, "decision is the likeliest of the values put:")
    assert exact >= 0.95
    assert unchanged == 0.875
    brier, less, low, high = numbers(printed, "chosen: share of those who stated otherwise")
    assert brier < numbers(printed, "base rate ")[0]
    assert low <= less <= high < 0


def test_the_constants_of_the_ballot_are_those_that_were_fitted(printed: str) -> None:
    """And their sentences say the same numbers."""
    fitted, low, high, likeliest, tenth, _, ninetieth = (round(one, 2) for one in numbers(printed, "dissents ")[:7])
    assert [float(part) for part in DISSENTS.split("..")] == [low, fitted, high]
    assert float(OVERTURNED.split("..")[1]) == likeliest
    assert [float(found) for found in re.findall(r"(?<!\d)\.\d\d", OVERTURNED_WHY)] == [likeliest, tenth, ninetieth]
