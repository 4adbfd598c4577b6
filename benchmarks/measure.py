"""Measure what the README states about speed: medians, and ratios to a yardstick measured in turn with them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

ROUNDS = 7
YARDSTICK = [sys.executable, "-c", "pass"]
RUN = ["run", "june-1957", "--as-of", "1957-06-17", "--fresh"]


def seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def command(arguments: list[str], folder: str) -> None:
    subprocess.run(arguments, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def line(name: str, what: str, times: list[float], yard: list[float], unit: str) -> None:
    """Print one figure."""
    ratios = [one / other for one, other in zip(times, yard, strict=True)]
    middle, ratio = statistics.median(times), statistics.median(ratios)
    print(
        f"{name:14} {middle:8.3f} s ({min(times):.3f}-{max(times):.3f})   {ratio:8.1f} x {unit:18} {what}", flush=True
    )


def whole(name: str, arguments: list[str], rounds: int = ROUNDS) -> None:
    """A whole command against a bare interpreter, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        full = [sys.executable, "-m", "instantsia", *arguments]
        command(full, folder)
        times, yard = [], []
        for _ in range(rounds):
            yard.append(seconds(lambda: command(YARDSTICK, folder)))
            times.append(seconds(lambda: command(full, folder)))
    line(name, "instantsia " + " ".join(arguments), times, yard, "bare interpreter")


def what_if() -> None:
    """A what-if in one process without a folder: change, check, prepare, play 4,000 draws, read the headline."""
    import numpy as np

    import instantsia
    from instantsia.analysis.replays import Replays

    study = instantsia.load("june-1957")
    numbers = np.random.default_rng(0).random(1_000_000)

    def change(value: int) -> float:
        plan = study.changing([f"bulganin.post={value}"]).plan(4_000, 1, "1957-06-17")
        return Replays(plan, 4_000).headline()

    change(50)
    times, yard = [], []
    for value in range(5, 95, 6):
        yard.append(seconds(lambda: np.sort(numbers)))
        times.append(seconds(lambda value=value: change(value)))  # type: ignore[misc]
    line("what-if", "benchmarks/measure.py what-if (4,000 draws)", times, yard, "sort of 10^6")


def draws() -> None:
    """The playing alone: 8,192 draws of june-1957 in one process."""
    import numpy as np

    import instantsia
    from instantsia.engine.plan import prepare
    from instantsia.engine.play import play
    from instantsia.engine.program import program_of

    plan = instantsia.load("june-1957").plan(8_192, 1, "1957-06-17")
    prepared, program = prepare(plan), program_of(plan)
    numbers = np.random.default_rng(0).random(1_000_000)
    play(prepared, program, 0, 8_192)
    times, yard = [], []
    for _ in range(15):
        yard.append(seconds(lambda: np.sort(numbers)))
        times.append(seconds(lambda: play(prepared, program, 0, 8_192)))
    line("draws", "benchmarks/measure.py draws (8,192 draws)", times, yard, "sort of 10^6")


def power() -> None:
    """Both indices of three bodies, counted and exact."""
    import numpy as np

    from instantsia.models.power.banzhaf import banzhaf
    from instantsia.models.power.games import WeightedGame
    from instantsia.models.power.shapley_shubik import by_counting

    nice = (*[29] * 4, *[27] * 2, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)
    bodies = {
        "27 members": WeightedGame(nice, 255),
        "205 equal members": WeightedGame((1,) * 205, 103),
        "votes of 1 to 205": WeightedGame(tuple(range(1, 206)), 10_558),
    }
    numbers = np.random.default_rng(0).random(1_000_000)
    for what, game in bodies.items():
        times, yard = [], []
        for _ in range(15 if len(set(game.weights)) < 100 else 3):
            yard.append(seconds(lambda: np.sort(numbers)))
            times.append(seconds(lambda game=game: (by_counting(game), banzhaf(game))))  # type: ignore[misc]
        line("power", f"benchmarks/measure.py power ({what})", times, yard, "sort of 10^6")


MEASURES: dict[str, Callable[[], None]] = {
    "help": lambda: whole("help", ["--help"], 15),
    "cases": lambda: whole("cases", ["cases"]),
    "run": lambda: whole("run", RUN),
    "run-100000": lambda: whole("run-100000", [*RUN, "--draws", "100000", "--workers", "2"], 5),
    "compare": lambda: whole("compare", ["compare", "june-1957", "first_day_ballot", "--as-of", "1957-06-17"]),
    "what-if": what_if,
    "draws": draws,
    "power": power,
}


def main(names: list[str]) -> None:
    unknown = set(names) - set(MEASURES)
    if unknown:
        sys.exit(f"known: {', '.join(MEASURES)}")
    for name in names or MEASURES:
        MEASURES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
