"""What six years of fighting and talking cost, month by month, beside a bare NumPy loop over the same months.

    .venv/bin/python benchmarks/other_side.py [LOOP.py]

8,192 draws of the invented war of the tests (tests/steps/talks.toml: nine steps, 73 months) as the engine plays them;
where it is given, in turn with a bare NumPy loop that is not part of this repository, whose months are of the same kind
and which keeps no numbers by address, no conditions and no record: its `play(draws, seed)`. Seconds of CPU.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of

ROOT = Path(__file__).resolve().parents[1]
TOY = ROOT / "tests" / "steps" / "talks.toml"
DRAWS, TURNS = 8192, 7


def engine() -> Callable[[], object]:
    """The war as the engine plays it, until January 1937: 73 months."""
    written = tomllib.loads(TOY.read_text(encoding="utf-8"))
    written["group"][0]["until"] = "1937-01-31"
    plan = Plan(load(from_mapping(written, "talks")), draws=DRAWS)
    prepared, program = prepare(plan), program_of(plan)
    return lambda: play(prepared, program, 0, DRAWS)


def loop(file: Path) -> Callable[[], object]:
    """The bare loop of a file; raises FileNotFoundError where it is not there."""
    found = importlib.util.spec_from_file_location("bare_months", file)
    assert found is not None
    assert found.loader is not None
    bare = importlib.util.module_from_spec(found)
    found.loader.exec_module(bare)
    return lambda: bare.play(DRAWS, 1)


def seconds(way: Callable[[], object]) -> float:
    start = time.process_time()
    way()
    return time.process_time() - start


def main() -> None:
    ways = {"engine": engine()}
    if len(sys.argv) > 1:
        ways["loop"] = loop(Path(sys.argv[1]))
    for way in ways.values():
        way()
    taken = {name: [seconds(way) for _ in range(TURNS)] for name, way in ways.items()}
    middle = {name: statistics.median(each) for name, each in taken.items()}
    for name, each in taken.items():
        print(f"{name:7} {middle[name]:.2f} s ({min(each):.2f} to {max(each):.2f})")
    if "loop" in middle:
        print(f"the engine takes {middle['engine'] / middle['loop']:.2f} times the loop")


if __name__ == "__main__":
    main()
