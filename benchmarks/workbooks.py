"""What it costs to read a workbook: our reader, openpyxl and, where it is installed, python-calamine, in turn.

    .venv/bin/python benchmarks/workbooks.py

Rows of ten columns, texts and numbers. Seconds of CPU, the least of three; openpyxl's import is a line of its own.
"""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import openpyxl

from instantsia.stakeholders.files.formats.archive import unpacked
from instantsia.stakeholders.files.formats.xlsx import Xlsx
from instantsia.stakeholders.files.workbook import read_workbook

HEADER = ("actor", "position", "salience", "capability", "vote", "veto", "body", "issue", "source", "note")
SIZES = (14, 2_000, 10_000)


def book(rows: int) -> bytes:
    """A workbook of so many actors."""
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    numbers = np.random.default_rng(1).random((rows, 3)) * 100
    for at, (position, salience, capability) in enumerate(numbers):
        values = (int(position), salience, capability, 1, None, "council", "ban", f"letter {at % 50}", f"note {at}")
        made.active.append((f"actor {at}", *values))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def least(way: Callable[[bytes], object], data: bytes) -> float:
    """The least CPU time of three calls, in seconds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        way(data)
        times.append(time.process_time() - start)
    return min(times)


def cells(data: bytes) -> object:
    """The cells of the first sheet, as our reader has them before anything is understood."""
    found = Xlsx(unpacked(data, "ban.xlsx")[0])
    return found.grid(found.listed[0])


def calamine(data: bytes) -> object:
    """The values of the first sheet, as python-calamine has them."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


WAYS: dict[str, Callable[[bytes], object]] = {
    "cells": cells,
    "cells and what they are": lambda data: read_workbook(data, "ban.xlsx"),
    "openpyxl": lambda data: openpyxl.load_workbook(io.BytesIO(data)),
}
if importlib.util.find_spec("python_calamine"):
    WAYS["calamine"] = calamine
IMPORTS = {
    "nothing": "pass",
    "openpyxl": "import openpyxl",
    "our reader": "import instantsia.stakeholders.files.workbook, instantsia.stakeholders.files.formats.xlsx",
}


def main() -> None:
    """Print a line for each import and each size."""
    for name, program in IMPORTS.items():
        times = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True)
            times.append(time.perf_counter() - start)
        print(f"an interpreter that imports {name}: {min(times):.3f} s")
    for size in SIZES:
        data = book(size)
        print(f"{size} rows: " + ", ".join(f"{name} {least(way, data):.3f} s" for name, way in WAYS.items()))


if __name__ == "__main__":
    main()
