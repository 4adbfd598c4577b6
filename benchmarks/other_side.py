"""What six years of fighting and talking cost, month by month, beside a bare NumPy loop over the same months.

    .venv/bin/python benchmarks/other_side.py

8,192 draws of the invented war of the tests (tests/steps/talks.toml: nine steps, 73 months) as the engine plays them,
in turn with the loop of ../shared/prototypes/other-side, whose months are of the same kind and which keeps no numbers
by address, no conditions and no record. Seconds of CPU.
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
LOOP = ROOT.parent / "shared" / "prototypes" / "other-side" / "vn3.py"
DRAWS, TURNS = 8192, 7


def engine() -> Callable[[], object]:
    """The war as the engine plays it, until January 1937: 73 months."""
    written = tomllib.loads(TOY.read_text(encoding="utf-8"))
    written["group"][0]["until"] = "1937-01-31"
    plan = Plan(load(from_mapping(written, "talks")), draws=DRAWS)
    prepared, program = prepare(plan), program_of(plan)
    return lambda: play(prepared, program, 0, DRAWS)


def loop() -> Callable[[], object]:
    """The bare loop; raises FileNotFoundError where the folder beside the repository is not there."""
    if not LOOP.is_file():
        raise FileNotFoundError(LOOP)
    found = importlib.util.spec_from_file_location("bare_months", LOOP)
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
    try:
        ways = {"engine": engine(), "loop": loop()}
    except FileNotFoundError as missing:
        sys.exit(f"needs {missing.args[0]}: the folder shared beside the repository")
    for way in ways.values():
        way()
    taken = {name: [seconds(way) for _ in range(TURNS)] for name, way in ways.items()}
    middle = {name: statistics.median(each) for name, each in taken.items()}
    for name, each in taken.items():
        print(f"{name:7} {middle[name]:.2f} s ({min(each):.2f} to {max(each):.2f})")
    print(f"the engine takes {middle['engine'] / middle['loop']:.2f} times the loop")


if __name__ == "__main__":
    main()
