"""The scripts that measure the bundled cases, as the tests call what stands in them."""

from __future__ import annotations

import functools
import runpy
import sys
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@functools.cache
def script(name: str) -> dict[str, Any]:
    """{what it is called: what it is} of all that stands in a script, which is run once."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return runpy.run_path(str(BENCHMARKS / f"{name}.py"))
    finally:
        sys.path.remove(str(BENCHMARKS))
