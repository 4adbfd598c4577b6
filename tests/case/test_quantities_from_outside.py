"""Dread, trust, delay, reservation, cost and patience: six rows, and everything that a number needs follows.

None of them is of the program: tests/case/outside brings them, with two tables and a step, as another package would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = ("dread", "trust", "delay", "reservation", "cost", "patience")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    where = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "tests.case.outside.world"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": where}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    out: dict[str, Any] = json.loads(done.stdout)
    return out


@pytest.mark.parametrize("name", ROWS)
def test_its_path_is_read_and_shortened(found: dict[str, Any], name: str) -> None:
    """If it failed, a path of a new kind would be taken for that of another, or for an actor's."""
    assert found["rows"][name]["read"][0] == name
    assert found["rows"][name]["canonical"]


@pytest.mark.parametrize("name", ROWS)
def test_claims_and_assumptions_about_it_are_held_to_its_domain(found: dict[str, Any], name: str) -> None:
    """If it failed, evidence about it could not be used, or any value would do."""
    row = found["rows"][name]
    assert row["assumed"] == row["claimed"] == []
    for said in (row["assumed outside"], row["claimed outside"]):
        assert len(said) == 1
        assert "E17" in said[0]
        assert "found -2, expected a value from 0 to" in said[0]


@pytest.mark.parametrize("name", ROWS)
def test_it_is_set_and_a_slip_is_told_with_the_nearest_name(found: dict[str, Any], name: str) -> None:
    """If it failed, --set would not reach it, or change nothing and say nothing."""
    row = found["rows"][name]
    assert row["set"] == [0.25, 0.25, "command line"]
    assert len(row["set outside"]) == 1
    assert "found -2" in row["set outside"][0]
    for said in (row["misspelt"], row["set misspelt"]):
        assert len(said) == 1
        assert "did you mean" in said[0]


def test_a_slip_in_any_part_is_told(found: dict[str, Any]) -> None:
    """If it failed, a misspelt table would be taken for an actor of whom nothing is known."""
    assert "did you mean wire.cable.delay?" in found["unknown kind"][0]
    assert "did you mean wire.cable?" in found["unknown thing"][0]
    assert "did you mean wire.cable.delay?" in found["unknown key"][0]
    assert len(found["unknown wire"]) == 1
    assert "found 'cabel', expected the id of a wire (did you mean cable?)" in found["unknown wire"][0]


def test_it_is_said_in_words(found: dict[str, Any]) -> None:
    """If it failed, a report would speak of it by its path."""
    assert {name: found["rows"][name]["said"] for name in ROWS} == {
        "dread": "how surely Elm holds that attack is so",
        "trust": "how far Elm trusts the cable",
        "delay": "days that the cable takes",
        "reservation": "what town would rather walk out than take (toll)",
        "cost": "what waiting costs town",
        "patience": "patience of town",
    }
    assert "break-even at" in found["forecast"]["assumptions"]
    assert "how far Elm trusts the cable = 1, fixed" in found["forecast"]["assumptions"]


def test_it_is_listed_with_its_value(found: dict[str, Any]) -> None:
    """If it failed, nobody would learn that it can be set."""
    blocks = found["listed"].split("\n\n")
    for block in (
        "# dread\nelm.dreads.attack  0.6..0.8\nfir.dreads.attack  0.5",
        "# trust\nwire.cable.trust.elm  1\nwire.cable.trust.fir  not stated",
        "# delays\nwire.cable.delay  1..3",
        "# reservations\nguild.town.reservation.toll  not stated",
        "# patience\nguild.town.patience  0.5..0.9",
    ):
        assert block in blocks
    assert "cost" not in found["listed"], "what has a default is listed where something is stated"


def test_a_step_reads_it_as_a_table_of_actors(found: dict[str, Any]) -> None:
    """If it failed, a step would have to put the numbers of the actors together by itself."""
    played = found["played"]
    assert played["shape"] == [4000, 2]
    assert played["same"], "the column of an actor is the number at their path"
    low, high, mean = played["elm"]
    assert 0.6 <= low < high <= 0.8
    assert mean == pytest.approx(0.7, abs=0.005)
    assert played["fir"] == [0.1, 0.5], "what is claimed where it is believed, else what holds for everybody"
    assert played["trust"] == [1.0, True], "nan for those whose trust nothing reads"
    assert played["heeded"] == pytest.approx(played["chance"], abs=0.03)
    assert played["meaning"] == "chance that an actor gives to a fact, 0-1"


def test_what_is_written_in_a_table_of_its_own_is_read(found: dict[str, Any]) -> None:
    """If it failed, a delay that stands with its wire would be no number of the case."""
    first, last = found["played"]["late"]
    assert 1 <= first - 704987 < 1.1
    assert 2.9 < last - 704987 <= 3
    assert found["played"]["read"] == [
        "actor.elm.dreads.attack", "actor.fir.dreads.attack", "wire.cable.delay", "wire.cable.trust.elm",
    ]  # fmt: skip
    assert found["played"]["claimed"] == ["actor.fir.dreads.attack"]
    assert found["forecast"]["written again"]


def test_a_change_of_it_is_found_and_moves_the_answer(found: dict[str, Any]) -> None:
    """If it failed, what a change can reach would not be played again."""
    assert found["forecast"]["changed"] == ["actor.elm.dreads.attack", "wire.cable.delay"]
    assert found["forecast"]["difference"] == pytest.approx(-0.6, abs=0.03)


def test_what_is_read_and_has_no_default_has_to_be_assumed(found: dict[str, Any]) -> None:
    """If it failed, something would fall back silently."""
    assert len(found["silent"]) == 1
    assert "E1" in found["silent"][0]
    assert "reads wire.cable.trust.elm, which has no assumption" in found["silent"][0]


def test_a_kind_that_is_there_already_is_refused(found: dict[str, Any]) -> None:
    """If it failed, two packages could give one path two meanings, and the one loaded first would win."""
    assert "nothing tells it from trust" in found["twice"]
