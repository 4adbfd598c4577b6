"""How long `instantsia score` takes beside twenty lines of Polars and scoringrules on the same tables.

    .venv/bin/python -m pip install scoringrules        # into any environment: --lines PYTHON names its interpreter
    .venv/bin/python benchmarks/score.py [--lines PYTHON] [--forecasts 100000] [--models 1 2 10]

Both are whole processes, in turn, after one round that is not counted; each line gives wall and processor seconds, the
greatest memory, and the medians of their ratios. The lines read both tables, join them, and print the mean CRPS, error
of the median and coverage of each model; `score` besides checks every row, gives log scores and the PIT, and compares
the models in pairs with intervals.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars

ROUNDS = 5
LEVELS = range(5, 100, 5)
COLUMNS = [f"q{level:02d}" for level in LEVELS]
LINES = """
import sys
import numpy as np, polars as pl, scoringrules as sr

forecasts, data = sys.argv[1:]
percents = range(5, 100, 5)
names = [f"q{percent:02d}" for percent in percents]
table = pl.read_csv(forecasts).join(pl.read_csv(data), on="id", how="inner").drop_nulls("outcome")
quantiles = table.select(names).to_numpy()
outcome = table["outcome"].to_numpy()
low, median, high = (quantiles[:, names.index(name)] for name in ("q10", "q50", "q90"))
each = table.select("model").with_columns(
    crps=pl.Series(sr.crps_quantile(outcome, quantiles, np.array(percents) / 100)),
    mae=pl.Series(abs(median - outcome)),
    coverage=pl.Series((low <= outcome) & (outcome <= high)),
)
print(each.group_by("model").agg(pl.len(), pl.exclude("model").mean()).sort("crps"))
"""


class Cost(NamedTuple):
    """Seconds by the clock and of the processor, and the greatest memory in megabytes."""

    wall: float
    cpu: float
    megabytes: float


def write(folder: Path, forecasts: int, models: int) -> list[str]:
    """Two tables: models that answer the same questions by quantiles, none of them a good one."""
    numbers = np.random.default_rng(1)
    asked = forecasts // models
    ids = [f"question {number:06d}" for number in range(asked)]
    middle = numbers.uniform(10, 90, asked * models)
    rows = np.sort(np.clip(numbers.normal(middle[:, None], 15, (len(middle), len(COLUMNS))), 0, 100), axis=1).round(2)
    names = {"id": ids * models, "model": np.repeat([f"model {one}" for one in range(models)], asked)}
    polars.DataFrame({**names, **dict(zip(COLUMNS, rows.T, strict=True))}).write_csv(folder / "forecasts.csv")
    outcomes = {"id": ids, "outcome": numbers.uniform(0, 100, asked).round(1)}
    polars.DataFrame(outcomes).write_csv(folder / "data.csv")
    return [str(folder / "forecasts.csv"), str(folder / "data.csv")]


def cost(command: list[str]) -> Cost:
    """What a process costs that is waited for: its own figures, not those of all children."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if key != "PYTHONDONTWRITEBYTECODE" and not key.startswith("OPENBLAS_")
    }
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{' '.join(command)[:60]} ... ended with {process.returncode}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def measure(python: str, forecasts: int, models: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tables = write(Path(folder), forecasts, models)
        lines, ours = [python, "-c", LINES, *tables], [sys.executable, "-m", "instantsia", "score", *tables]
        pairs = [(cost(lines), cost(ours)) for _ in range(ROUNDS + 1)][1:]
    print(f"{forecasts} forecasts of {len(COLUMNS)} quantiles, {models} model{'s' if models > 1 else ''}")
    for name, found in (("lines", [one for one, _ in pairs]), ("score", [one for _, one in pairs])):
        wall, cpu, megabytes = (statistics.median(one) for one in zip(*found, strict=True))
        print(f"  {name}  {wall:6.2f} s by the clock {cpu:6.2f} s of the processor {megabytes:6.0f} MB", flush=True)
    ratios = [statistics.median(b[at] / a[at] for a, b in pairs) for at in range(3)]
    print("  ratio  {:6.2f} {:16.2f} {:20.2f}".format(*ratios), flush=True)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--lines", default=sys.executable, metavar="PYTHON")
    asked.add_argument("--forecasts", type=int, default=100_000)
    asked.add_argument("--models", type=int, nargs="+", default=[1, 2, 10])
    given = asked.parse_args()
    for models in given.models:
        measure(given.lines, given.forecasts, models)


if __name__ == "__main__":
    main()
