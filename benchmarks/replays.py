"""What steps, turns and a moved number cost: whole answers against a yardstick measured in turn with them.

votes     5, 10, 20 and 40 votes of ten members one after another, from the case to the forecast, against 5
months    36 months with a vote of eleven in each, 10,000 draws: to the printed forecast, against playing alone
days      300 days with a vote of eleven in each, likewise
memory    the most memory of a process with 10, 100 and 1,000 turns, against 10
desk      a number moved and let go, against p alone: june-1957, and tables of 14 and 100 rows
"""

from __future__ import annotations

import datetime
import functools
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import instantsia
from measure import EXAMPLE, line, seconds, table

FIRST = datetime.date(1990, 1, 1)
PROCESS = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from replays import months
months(int(sys.argv[1]), "day").run(draws=10_000, runs=None).forecast
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def board(members: int) -> dict[str, Any]:
    """A body that decides whether the well is closed."""
    names = [f"m{number}" for number in range(members)]
    return {
        "instantsia": 1,
        "title": "The well",
        "issue": [{"id": "well", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [{"id": "board", "members": names, "rule": {"kind": "majority"}}],
        "assumption": [{"about": "*.well", "value": {"value": "10..55..100", "why": "for this measurement"}}],
    }


def votes(number: int) -> instantsia.Study:
    """So many votes of ten members, a day apart."""
    days = [FIRST + datetime.timedelta(days=at) for at in range(number)]
    ballot = {"kind": "vote", "text": "A vote", "body": "board", "issue": "well"}
    steps = [{"id": f"ballot{at}", "date": str(day), **ballot} for at, day in enumerate(days)]
    event = [{"id": "closed", "text": "The last vote closes it", "when": f'ballot{number - 1} == "close"'}]
    return instantsia.load({**board(10), "step": steps, "event": event})


def months(number: int, every: str = "month") -> instantsia.Study:
    """So many months, or days, in each of which a board of eleven sits and votes, until it has closed the well."""
    year, month = divmod(number - 1, 12)
    last = (
        FIRST.replace(year=1990 + year, month=1 + month) if every == "month" else FIRST + datetime.timedelta(number - 1)
    )
    group = {"id": "turns", "every": every, "from": str(FIRST), "until": str(last), "while": 'not ballot == "close"'}
    after = str(last + datetime.timedelta(days=40))
    steps = [
        {"id": "sitting", "kind": "adjourn", "text": "They sit", "within": "turns", "body": "board", "until": after}
        | {"pressed": {"value": "0.05..0.1", "why": "for this measurement"}},
        {"id": "ballot", "kind": "vote", "text": "They vote", "within": "turns", "body": "board", "issue": "well"},
    ]
    event = [{"id": "closed", "text": "They close it", "when": 'ballot == "close"'}]
    low = {"about": "*.well", "value": {"value": "0..15..60", "why": "for this measurement"}}
    return instantsia.load({**board(11), "group": [group], "step": steps, "event": event, "assumption": [low]})


def answer(study: instantsia.Study) -> None:
    """The first screen, everything played anew and nothing kept."""
    study.run(draws=10_000, runs=None).screen()


def played(study: instantsia.Study) -> Callable[[], object]:
    """The steps alone: 10,000 draws."""
    from instantsia.engine.plan import prepare
    from instantsia.engine.play import play
    from instantsia.engine.program import program_of

    prepared = prepare(study.plan(10_000))
    program = program_of(prepared.plan)
    return lambda: play(prepared, program, 0, 10_000)


def measure_votes() -> None:
    """Each number of votes against five, measured in turn."""
    sizes = (5, 10, 20, 40)
    studies = {size: votes(size) for size in sizes}
    for study in studies.values():
        answer(study)
    times: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in range(5):
        for size, study in studies.items():
            times[size].append(seconds(lambda study=study: answer(study)))  # type: ignore[misc]
    for size in sizes:
        line("votes", f"{size} votes of ten members, to the screen", times[size], times[5], "5 votes")


def measure_turns(name: str, study: instantsia.Study, what: str, rounds: int) -> None:
    """A case that repeats, to the screen, against its steps alone."""
    alone = played(study)
    alone()
    times, yard = [], []
    for _ in range(rounds):
        yard.append(seconds(alone))
        times.append(seconds(lambda: answer(study)))
    line(name, f"{what}, to the screen", times, yard, "the steps alone")


def memory() -> None:
    """The most memory of a process of its own, from start to end."""
    here, found = str(Path(__file__).parent), {}
    for turns in (10, 100, 1_000):
        done = subprocess.run(
            [sys.executable, "-c", PROCESS, str(turns), here], capture_output=True, text=True, check=True
        )
        found[turns] = int(done.stdout) / 1024
        print(
            f"memory         {found[turns]:8.0f} MB   {found[turns] / found[10]:8.2f} x 10 turns   {turns} turns",
            flush=True,
        )


def desk() -> None:
    """A number moved, and let go, against p alone in the same process."""
    rng = random.Random(1)
    measured = {
        "june-1957": (instantsia.load("june-1957"), "bulganin.post", "1957-06-17"),
        "14 rows": (_table(EXAMPLE.read_text(encoding="utf-8")), "", "2026-12-01"),
        "100 rows": (_table(table(100)), "", "2026-12-01"),
    }
    for what, (study, path, day) in measured.items():
        made = [seconds(lambda study=study, day=day: instantsia.Desk(study, as_of=day)) for _ in range(3)]  # type: ignore[misc]
        here = instantsia.Desk(study, as_of=day)
        issue = study.case.issue[0].id
        moved = path or f"{study.case.actor[0].id}.{issue}"
        bare, at, let_go = [], [], []
        for _ in range(15):
            value = {moved: float(rng.randint(5, 95))}
            # p alone is what the same call gives where nothing is held far out
            held, here._held = here._held, ()
            bare.append(seconds(functools.partial(here.at, value)))
            here._held = held
            value = {moved: float(rng.randint(5, 95))}
            at.append(seconds(functools.partial(here.at, value)))
            let_go.append(seconds(here.release))
        line("desk", f"{what}, 4,000 draws: p and range while a number moves", at, bare, "p alone")
        line("desk", f"{what}: let go, chosen anew", let_go, bare, "p alone")
        line("desk", f"{what}: another desk", made, [statistics.median(bare)] * 3, "p alone")


def _table(text: str) -> instantsia.Study:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_text(text, encoding="utf-8")
        study = instantsia.forecast_table(file, {"ends": "no ban|full ban", "status_quo": "0"}, as_of="2026-12-01")
        _ = study.case
    return study


MEASURES: dict[str, Callable[[], None]] = {
    "votes": measure_votes,
    "months": lambda: measure_turns("months", months(36), "36 months with a vote of eleven", 5),
    "days": lambda: measure_turns("days", months(300, "day"), "300 days with a vote of eleven", 3),
    "memory": memory,
    "desk": desk,
}


def main(names: list[str]) -> None:
    if unknown := set(names) - set(MEASURES):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(MEASURES)}")
    for name in names or MEASURES:
        MEASURES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
