"""Measure what the README states about speed: medians, and ratios to a yardstick measured in turn with them."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 7
YARDSTICK = [sys.executable, "-c", "pass"]
RUN = ["run", "june-1957", "--as-of", "1957-06-17", "--fresh"]
ANSWERS = ["--defaults", "--answer", "ends=no ban|full ban", "--answer", "status_quo=0", "--as-of", "2026-12-01"]
EXAMPLE = Path(__file__).parents[1] / "src" / "instantsia" / "stakeholders" / "files" / "example.csv"
NICE = (*[29] * 4, *[27] * 2, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)
"""Votes in the Council of the EU by the treaty of Nice, 27 members, quota 255."""
SIZES = (50, 100, 200, 400)


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


def whole(name: str, arguments: list[str], rounds: int = ROUNDS, files: dict[str, str] | None = None) -> None:
    """A whole command against a bare interpreter, in turn; `files` {name: text} lie in its folder."""
    with tempfile.TemporaryDirectory() as folder:
        for file, text in (files or {}).items():
            (Path(folder) / file).write_text(text, encoding="utf-8")
        full = [sys.executable, "-m", "instantsia", *arguments]
        command(full, folder)
        times, yard = [], []
        for _ in range(rounds):
            yard.append(seconds(lambda: command(YARDSTICK, folder)))
            times.append(seconds(lambda: command(full, folder)))
    line(name, "instantsia " + " ".join(arguments).replace(" ".join(ANSWERS), "..."), times, yard, "bare interpreter")


def table(actors: int, votes: str = "") -> str:
    """A table of stakeholders; votes: "" no such column, "equal" one each, "unequal" 1 to 29."""
    numbers = random.Random(actors)
    lines = ["actor,position,salience,capability" + (",vote" if votes else "")]
    for number in range(1, actors + 1):
        row = [f"Actor {number}", numbers.randint(0, 100), numbers.randint(5, 100), numbers.randint(5, 100)]
        row += [1 if votes == "equal" else numbers.choice(NICE)] if votes else []
        lines.append(",".join(map(str, row)))
    return "\n".join(lines) + "\n"


def forecast(name: str, text: str, rounds: int = ROUNDS) -> None:
    """From a table to the answer on the screen and the page, everything played anew."""
    whole(name, ["forecast", f"{name}.csv", *ANSWERS, "--fresh"], rounds, {f"{name}.csv": text})


def table_200() -> None:
    """200 actors: weights, a vote each, 1 to 29 votes each."""
    forecast("table-200", table(200), 5)
    forecast("200-votes", table(200, "equal"), 5)
    forecast("200-unequal", table(200, "unequal"), 5)


def linear() -> None:
    """What an actor costs: the same table with more of them, against the smallest, in turn; draws as by default.

    The method alone settles 10,000 draws; the answer goes from a table in memory to the screen without a folder.
    """
    import numpy as np

    from instantsia.api import forecast_table
    from instantsia.models.settlement import named
    from instantsia.models.settlement.stakes import Stakes

    written = {"ends": "no ban|full ban", "status_quo": "0"}
    with tempfile.TemporaryDirectory() as folder:
        for actors in SIZES:
            (Path(folder) / f"{actors}.csv").write_text(table(actors), encoding="utf-8")

        def answer(actors: int, model: str) -> None:
            study = forecast_table(Path(folder) / f"{actors}.csv", {**written, "model": model}, as_of="2026-12-01")
            study.run(draws=10_000, as_of="2026-12-01", runs=None).screen()

        for model in ("weighted-mean", "weighted-median"):
            numbers = np.random.default_rng(0)
            stakes = {n: Stakes(*(numbers.random((10_000, n)) * 100 for _ in range(3))) for n in SIZES}

            def alone(actors: int, model: str = model, stakes: dict[int, Stakes] = stakes) -> None:
                named(model).settle(stakes[actors])

            compared(f"{model}, the method alone", alone, 15)
            compared(f"{model}, table to screen", lambda actors, model=model: answer(actors, model), 5)  # type: ignore[misc]


def compared(what: str, action: Callable[[int], object], rounds: int) -> None:
    """The cost of each size against the smallest, measured in turn."""
    for actors in SIZES:
        action(actors)
    times: dict[int, list[float]] = {actors: [] for actors in SIZES}
    for _ in range(rounds):
        for actors in SIZES:
            times[actors].append(seconds(lambda actors=actors: action(actors)))  # type: ignore[misc]
    for actors in SIZES:
        line("linear", f"{actors} actors, {what}", times[actors], times[SIZES[0]], f"{SIZES[0]} actors")


def power_command(name: str, votes: tuple[int, ...], quota: int) -> None:
    """Both indices of a body by the command, exact fractions on the screen."""
    text = "member,votes\n" + "".join(f"Member {number},{one}\n" for number, one in enumerate(votes, 1))
    whole(name, ["power", f"{name}.csv", "--quota", str(quota)], 15, {f"{name}.csv": text})


def what_if() -> None:
    """A what-if in one process without a folder: change, check, prepare, play 4,000 draws, read the headline."""
    import numpy as np

    import instantsia
    from instantsia.analysis.replaying.replays import Replays

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

    bodies = {
        "27 members": WeightedGame(NICE, 255),
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
    "power-27": lambda: power_command("power-27", NICE, 255),
    "power-205": lambda: power_command("power-205", (1,) * 205, 103),
    "table": lambda: forecast("table", EXAMPLE.read_text(encoding="utf-8"), 15),
    "table-200": table_200,
    "linear": linear,
}


def main(names: list[str]) -> None:
    unknown = set(names) - set(MEASURES)
    if unknown:
        sys.exit(f"known: {', '.join(MEASURES)}")
    for name in names or MEASURES:
        MEASURES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
