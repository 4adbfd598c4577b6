"""What 100,000 draws of each bundled case cost beside june-1957, and how the cost grows with the draws.

    .venv/bin/python benchmarks/cases.py [CASE ...]

Seconds of processor time of whole processes, `instantsia run CASE --draws N --fresh --workers 1` to the printed
forecast: the time of further workers is not added to that of the command. The least of two turns, in each of which
every case is played once.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile

from instantsia.casefile.library import bundled

YARDSTICK, DRAWS, TURNS = "june-1957", 100_000, 2
GROWING = (25_000, 50_000, 100_000, 200_000)


def spent(case: str, draws: int, folder: str) -> float:
    """Seconds of processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "instantsia", "run", case, "--draws", str(draws), "--fresh", "--workers", "1"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    cases = list(dict.fromkeys([YARDSTICK, *(sys.argv[1:] or bundled())]))
    with tempfile.TemporaryDirectory() as folder:
        turns = [{case: spent(case, DRAWS, folder) for case in cases} for _ in range(TURNS)]
        least = {case: min(turn[case] for turn in turns) for case in cases}
        for case in cases:
            print(f"{case:26} {least[case]:7.2f} s   {least[case] / least[YARDSTICK]:5.2f} x {YARDSTICK}", flush=True)
        print(f"\n{YARDSTICK}, by draws")
        for draws in GROWING:
            seconds = min(spent(YARDSTICK, draws, folder) for _ in range(TURNS))
            print(f"{draws:9,} {seconds:7.2f} s   {1e6 * seconds / draws:6.1f} s a million draws", flush=True)


if __name__ == "__main__":
    main()
