"""What would be wrong: interfaces that carry our own kinds and no others.

Two sketches of coming capabilities, rules that hear and reports and beliefs inside one leadership, and five monthly
steps between two sides, were written as patches of an older state of this program. Here they are packages beside it,
of which it knows nothing, and must say what they said.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from instantsia.engine.fingerprint import numerics

HERE = Path(__file__).parent
SAID: dict[str, Any] = json.loads((HERE / "said.json").read_text(encoding="utf-8"))
# why one case is mended, is said in the file
INSIDE = {**SAID["inside"], **SAID["mended"]}
OTHER_SIDE = SAID["other_side"]
PACKAGES = ("inside_sketch", "other_side_sketch")

SLIPS = 0.0005
"""Part of the draws that may fall the other way on a machine that rounds otherwise."""


def say(cases: dict[str, Any], package: str, *options: str) -> dict[str, Any]:
    """What cases say now, with one package on the path and nothing installed."""
    (draws,) = {case["draws"] for case in cases.values()}
    found = os.environ.get("PYTHONPATH", "")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(HERE / package), found]))}
    command = [sys.executable, str(HERE / "saying.py"), *options, str(draws), *cases]
    done = subprocess.run(
        command, cwd=HERE / "cases", env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def compare(now: dict[str, Any], then: dict[str, Any], keys: tuple[str, ...]) -> None:
    """Every figure that was kept is the same: the steps have the ids and names of random numbers that they had."""
    exact = numerics() == SAID["numerics"]
    for case, kept in then.items():
        for key in keys:
            whole = kept["draws"] if key != "events" else 1
            for name, figures in kept[key].items():
                found = now[case][key][name]
                assert found.keys() == figures.keys(), (case, key, name)
                for figure, value in figures.items():
                    slips = 0 if exact else SLIPS * whole if figure not in ("low", "high") else 0.005
                    assert found[figure] == pytest.approx(value, rel=0, abs=slips), (case, key, name, figure)


def test_inside_one_leadership_every_step_and_vote_is_what_it_was() -> None:
    compare(say(INSIDE, "inside_sketch", "--without-ranges"), INSIDE, ("steps", "votes"))


def test_between_two_sides_every_month_is_what_it_was() -> None:
    compare(say(OTHER_SIDE, "other_side_sketch", "--without-ranges"), OTHER_SIDE, ("steps",))


@pytest.mark.slow
def test_inside_one_leadership_every_range_is_what_it_was() -> None:
    compare(say(INSIDE, "inside_sketch"), INSIDE, ("events",))


@pytest.mark.slow
def test_between_two_sides_every_range_is_what_it_was() -> None:
    compare(say(OTHER_SIDE, "other_side_sketch"), OTHER_SIDE, ("events",))


@pytest.mark.parametrize("package", PACKAGES)
def test_they_use_nothing_private(package: str) -> None:
    private = re.compile(r"(?:from|import) instantsia[\w.]*\._|from instantsia[\w.]* import [^\n]*\b_\w")
    for file in (HERE / package).rglob("*.py"):
        assert not private.search(file.read_text(encoding="utf-8")), file
