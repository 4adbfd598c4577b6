"""What would be wrong: a mechanism that a bundled case claims and that moves nothing, or an idle one that moves."""

from __future__ import annotations

import functools
import runpy
from pathlib import Path
from typing import Any

import pytest

import instantsia
from instantsia.casefile.library import LIBRARY

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
NAMES = [name for name in instantsia.bundled() if (LIBRARY / name / "mechanisms.csv").is_file()]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return read_script()


@functools.cache
def read_script() -> dict[str, Any]:
    return runpy.run_path(str(BENCHMARKS / "mechanisms.py"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_case_uses_is_in_its_table_of_mechanisms(name: str, script: dict[str, Any]) -> None:
    assert script["unnamed"](name) == []
    rows = script["mechanisms"](name)
    assert len({row.name for row in rows}) == len(rows)


@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_moves_something_moves_it_in_few_draws(name: str, script: dict[str, Any]) -> None:
    """With few draws an error is wider: no mechanism that is said to work may be without any effect at all."""
    for one in script["measure"](name, 1_000):
        assert one.mechanism.idle or abs(one.change) > 0, one


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_mechanism_moves_an_event_or_is_listed_as_idle(name: str, script: dict[str, Any]) -> None:
    moved = list(script["measure"](name))
    print(script["table"](name, moved))
    assert script["wrong"](moved) == []
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert script["MARKS"].around(written, script["table"](name, moved)) == written


def test_a_line_that_cannot_be_read_is_told_with_its_place(script: dict[str, Any]) -> None:
    with pytest.raises(SystemExit, match=r"line 7: off: found 'step.leak=0', expected --drop"):
        script["_mechanism"]("line 7", {"mechanism": "a", "systems": "", "notes": "", "off": "step.leak=0", "idle": ""})
    read = script["_mechanism"](
        "line 8", dict.fromkeys(("mechanism", "idle"), "") | {"systems": "S1 S10", "notes": "1.13", "off":
        "--drop walk --set body.b.rule={kind='majority', tie='chair'}"},
    )  # fmt: skip
    assert read.off == (("drop", "walk"), ("set", "body.b.rule={kind='majority', tie='chair'}"))
    assert read.systems == ("S1", "S10")
