"""What would be wrong: interfaces that carry our own kinds and no others.

Two sketches of coming capabilities, a body that strikes its own members and five monthly steps between two sides, were
written as patches of an older state of this program. Here they are packages beside it, of which it knows nothing, and
must say what they said.
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

from tests.outside import figures

HERE = Path(__file__).parent
SAID: dict[str, Any] = json.loads((HERE / "said.json").read_text(encoding="utf-8"))
DISCIPLINE = SAID["discipline"]
OTHER_SIDE = SAID["other_side"]
PACKAGES = ("discipline_sketch", "other_side_sketch")


def compare(now: dict[str, Any], then: dict[str, Any], keys: tuple[str, ...]) -> None:
    figures.compare(now, then, keys, SAID["numerics"])


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


def test_who_is_struck_turn_after_turn_is_what_it_was() -> None:
    compare(say(DISCIPLINE, "discipline_sketch", "--without-ranges"), DISCIPLINE, ("steps", "votes"))


def test_between_two_sides_every_month_is_what_it_was() -> None:
    compare(say(OTHER_SIDE, "other_side_sketch", "--without-ranges"), OTHER_SIDE, ("steps",))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cases", "package"), [(DISCIPLINE, "discipline_sketch"), (OTHER_SIDE, "other_side_sketch")], ids=PACKAGES
)
def test_every_event_and_its_range_is_what_it_was(cases: dict[str, Any], package: str) -> None:
    compare(say(cases, package), cases, ("events",))


@pytest.mark.parametrize("package", PACKAGES)
def test_they_use_nothing_private(package: str) -> None:
    private = re.compile(r"(?:from|import) instantsia[\w.]*\._|from instantsia[\w.]* import [^\n]*\b_\w")
    for file in (HERE / package).rglob("*.py"):
        assert not private.search(file.read_text(encoding="utf-8")), file
