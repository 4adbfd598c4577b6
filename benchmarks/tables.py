"""What a table costs, from the sheet to the printed forecast: seconds of processor time and memory, by its rows.

    .venv/bin/python benchmarks/tables.py            # 10, 200 and 2,000 rows
    .venv/bin/python benchmarks/tables.py 10 50

Beside each stands what the same process takes to import what it needs, and what bare NumPy takes to draw as many
numbers and settle the same table once on as many draws, by the weighted mean and without a range. All are processes of
their own, one after the other, and the least of the rounds counts: other work on the machine only ever adds to it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import table

ROWS = (10, 200, 2000)
ROUNDS = {10: 5, 200: 3}
"""So many rounds of tables of so many rows; of larger ones a single one."""
DRAWS = 10_000
FORECAST = ["-m", "instantsia", "forecast", "table.csv", "--defaults", "--fresh"]
LOADED = """
import sys
from instantsia.__main__ import main
sys.argv = ["instantsia", *sys.argv[2:]]
try:
    main()
except SystemExit:
    pass
open("modules.txt", "w").write("\\n".join(sys.modules))
"""
IMPORTS = """
import importlib
for name in open("modules.txt").read().split():
    try:
        importlib.import_module(name)
    except Exception:
        pass
"""
BARE = """
import sys
import numpy as np
rows, draws = map(int, sys.argv[1:])
numbers = np.random.Generator(np.random.Philox(1))
low, high = np.full(rows, 20.0), np.full(rows, 80.0)
beyond = 0
for start in range(0, draws, 1000):
    position, capability, salience = (numbers.triangular(low, 50.0, high, (1000, rows)) for _ in range(3))
    weight = capability * salience
    total = weight.sum(axis=1)
    mean = (weight * position).sum(axis=1) / total
    spread = np.sqrt((weight * (position - mean[:, None]) ** 2).sum(axis=1) / total)
    errors = numbers.standard_normal(1000)
    beyond += np.count_nonzero(mean + spread * errors > 50)
print(beyond / draws)
"""


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time of a process and its children, and megabytes at most."""

    seconds: float
    megabytes: float


def cost(arguments: list[str], folder: str) -> Cost:
    """What a process of this Python costs; its bytecode is cached, and threads are as they are by default."""
    unset = ("PYTHONDONTWRITEBYTECODE", "OPENBLAS_", "OMP_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unset)}
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.execve(sys.executable, [sys.executable, *arguments], kept)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"python {' '.join(arguments)[:60]} failed")
    size = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Cost(used.ru_utime + used.ru_stime, size)


def least(found: list[Cost]) -> Cost:
    return Cost(min(one.seconds for one in found), min(one.megabytes for one in found))


def measure(rows: int) -> None:
    """Print what a table of so many rows costs."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "table.csv").write_text(table(rows), encoding="utf-8")
        cost(["-c", LOADED, *FORECAST[1:]], folder)
        each: dict[str, list[Cost]] = {"forecast": [], "imports": [], "bare": []}
        for _ in range(ROUNDS.get(rows, 1)):
            each["imports"].append(cost(["-c", IMPORTS], folder))
            each["bare"].append(cost(["-c", BARE, str(rows), str(DRAWS)], folder))
            each["forecast"].append(cost(FORECAST, folder))
    whole, imports, bare = (least(each[name]) for name in ("forecast", "imports", "bare"))
    print(
        f"{rows:6,} rows {whole.seconds:8.2f} s of CPU {whole.megabytes:7,.0f} MB   "
        f"{whole.seconds / imports.seconds:6.1f} x imports ({imports.seconds:.2f} s)   "
        f"{whole.seconds / bare.seconds:6.1f} x bare NumPy once ({bare.seconds:.2f} s, {bare.megabytes:,.0f} MB)",
        flush=True,
    )


if __name__ == "__main__":
    for asked in map(int, sys.argv[1:]) if len(sys.argv) > 1 else ROWS:
        measure(asked)
