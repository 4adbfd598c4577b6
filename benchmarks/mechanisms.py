"""Switch off each mechanism of the bundled cases, and write into their READMEs what that moves.

    .venv/bin/python benchmarks/mechanisms.py            # prints the tables
    .venv/bin/python benchmarks/mechanisms.py --write    # writes them between the marks in the READMEs
    .venv/bin/python benchmarks/mechanisms.py CASE       # of one case or more

A case with a file `mechanisms.csv` beside its case.toml has a line there for each mechanism that it uses:

    mechanism   what works there, in a few words
    systems     the systems of the documents that it belongs to, "S1 S10"
    notes       its numbers in the notes on the documents, chapter and number, "1.13 3.17"; may be empty
    off         what switches it off: --drop STEP, --set PATH=VALUE, --without NAME, --assume SOURCE=READING,
                one or more of them
    idle        why it moves nothing; empty for one that moves something
    world       a last column that a case of a doubted source may have: SOURCE=READING, in which the mechanism is looked
                at; empty for all readings as they are drawn

Each row of the table is the case with and without the mechanism, on the same random numbers and with everything known:
the event of the case whose share changes most, and the paired standard error of that. A mechanism moves something where
the change is at least .01 and three such errors. That an event about a step does not come about without the step says
nothing: events whose condition names a step that is dropped, or what that step alone reaches, are left out.
"""

from __future__ import annotations

import csv
import itertools
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import instantsia
from instantsia.analysis.changes.compare import compare
from instantsia.case.model import Case
from instantsia.casefile.library import LIBRARY
from instantsia.steps import playable
from readmes import Marks

IN_A_WORLD = "Where a world is named, both are played with `--assume` of it."
NOTATION = (
    "`--drop STEP` is the notation of `benchmarks/mechanisms.py` alone, and no option of the program: the case without "
    "that step."
)
MARKS = Marks("<!-- mechanisms: benchmarks/mechanisms.py -->", "<!-- end of mechanisms -->")
DRAWS = 10_000
LEAST, ERRORS = 0.01, 3.0
OPTION = re.compile(r"(?:^|\s)--(drop|set|without|assume)\s+")
COLUMNS = ["mechanism", "systems", "notes", "off", "idle"]
WORLD = "world"


@dataclass(frozen=True)
class Mechanism:
    """A line of mechanisms.csv.

    off    (option, value), as in ("set", "step.leak.hazard=0")
    world  SOURCE=READING, forced with and without the mechanism; empty for none
    """

    name: str
    systems: tuple[str, ...]
    notes: tuple[str, ...]
    off: tuple[tuple[str, str], ...]
    idle: str
    world: str = ""

    @property
    def written(self) -> str:
        """What switches it off, as it is written."""
        return " ".join(f"--{option} {value}" for option, value in self.off)


@dataclass(frozen=True)
class Moved:
    """What switching off a mechanism does to the event that it moves most.

    change   the share without the mechanism less the share with it
    error    the paired standard error of that
    """

    mechanism: Mechanism
    event: str
    change: float
    error: float

    @property
    def enough(self) -> bool:
        """Whether it moves something."""
        return abs(self.change) >= LEAST and abs(self.change) >= ERRORS * self.error


def cases() -> list[str]:
    """The bundled cases that have such a file."""
    return [name for name in instantsia.bundled() if (LIBRARY / name / "mechanisms.csv").is_file()]


def mechanisms(name: str) -> list[Mechanism]:
    """The lines of a case's file. Raises SystemExit for one that cannot be read."""
    path = LIBRARY / name / "mechanisms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames not in (COLUMNS, [*COLUMNS, WORLD]):
            raise SystemExit(f"{path}: expected the columns {', '.join(COLUMNS)}, and {WORLD} or nothing behind them")
        return [_mechanism(f"{path}, line {reader.line_num}", row) for row in reader]


def _mechanism(place: str, row: dict[str, str]) -> Mechanism:
    if None in row or None in row.values():
        raise SystemExit(f"{place}: expected {len(row)} cells; one with a comma in it stands in double quotes")
    before, *parts = OPTION.split(row["off"].strip())
    if before or not parts:
        raise SystemExit(f"{place}: off: found {row['off']!r}, expected --drop, --set, --without or --assume")
    off = tuple(zip(parts[::2], (value.strip() for value in parts[1::2]), strict=True))
    systems, notes = tuple(row["systems"].split()), tuple(row["notes"].split())
    return Mechanism(row["mechanism"], systems, notes, off, row["idle"], row.get(WORLD, ""))


def never(case: Case, step: str) -> str:
    """A condition under which a step never comes to happen; it names a fact, a step above it, or a group."""
    above = itertools.takewhile(lambda one: one != step, case.steps)
    known = [*(fact.id for fact in case.fact), *(f"{one}.happened" for one in above)]
    return f"{known[0]} and not {known[0]}" if known else f"{case.group[0].id}.turns < 0"


def about(case: Case, step: str) -> set[str]:
    """The events whose condition names a step, or what is reached by that step (a seat that is lost)."""
    reached = [keep.subject for keep in playable(case.steps[step]).keeps(case) if keep.variable == "reached"]
    named = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in (step, *reached)))
    return {event.id for event in case.event if named.search(event.when)}


def measure(name: str, draws: int = DRAWS, every: int = 1) -> Iterator[Moved]:
    """The mechanisms of a case, each switched off on the draws of seed 1; with `every`, one of so many."""
    study = instantsia.load(name)
    plans = {"": study.plan(draws)}
    for mechanism in mechanisms(name)[::every]:
        world = [mechanism.world] if mechanism.world else []
        plan = plans.setdefault(mechanism.world, study.changing(assume=world).plan(draws))
        values: dict[str, list[str]] = {}
        for option, value in mechanism.off:
            values.setdefault(option, []).append(value)
        drops = [f"step.{step}.when={never(study.case, step)}" for step in values.get("drop", ())]
        sets = [*values.get("set", ()), *drops]
        of_dropped = {event for step in values.get("drop", ()) for event in about(study.case, step)}
        other = study.changing(sets, values.get("without", ()), [*world, *values.get("assume", ())])
        events = compare(plan, other.plan(draws)).events
        found = [Moved(mechanism, one.id, one.change or 0.0, one.mcse or 0.0) for one in events]
        told = [one for one in found if one.event not in of_dropped]
        yield max(told, key=lambda one: (one.enough, abs(one.change)), default=Moved(mechanism, "none", 0.0, 0.0))


def unnamed(name: str) -> list[str]:
    """What a case uses and no line of its file switches off: steps other than votes, and dependences."""
    case = instantsia.load(name).case
    written = " ".join(mechanism.written for mechanism in mechanisms(name))
    used = [*(step.id for step in case.step if step.kind != "vote"), *(one.id for one in case.depends)]
    return [one for one in used if not re.search(rf"\b{re.escape(one)}\b", written)]


def table(name: str, moved: Sequence[Moved]) -> str:
    """The case's table in Markdown, with what is idle below it."""
    in_a_world = any(one.mechanism.world for one in moved)
    lines = [
        f"Each row is {name} without the mechanism and with it, {DRAWS:,} draws of seed 1: the event that it moves",
        "most, by how much, and the paired standard error of that. All rows are made by `benchmarks/mechanisms.py`, "
        "with everything known.",
        *([IN_A_WORLD] if in_a_world else []),
        NOTATION,
        "",
        "| mechanism | systems | switched off by | event | change | error |",
        "|---|---|---|---|---|---|",
    ]
    for one in moved:
        systems, off = " ".join(one.mechanism.systems), one.mechanism.written.replace("|", "\\|")
        within = f" in `{one.mechanism.world}`" if one.mechanism.world else ""
        event = f"`{one.event}`{within}" + ("" if one.enough else ", idle")
        row = (one.mechanism.name, systems, f"`{off}`", event, f"{one.change:+.4f}", f"{one.error:.4f}")
        lines.append(f"| {' | '.join(row)} |")
    idle = [f"* {one.mechanism.name}: {one.mechanism.idle}" for one in moved if not one.enough]
    if idle:
        lines += ["", f"Idle (less than {LEAST:g}, or less than {ERRORS:g} errors), and not counted:", "", *idle]
    return "\n".join(lines)


def wrong(moved: Sequence[Moved]) -> list[str]:
    """Sentences for what a file says that is not so: idle without a reason, or a reason for what moves something."""
    return [
        f"{one.mechanism.name} {'moves' if one.enough else 'does not move'} anything: "
        f"{one.event} {one.change:+.4f}, error {one.error:.4f}"
        for one in moved
        if one.enough == bool(one.mechanism.idle)
    ]


def main() -> None:
    names = [one for one in sys.argv[1:] if not one.startswith("--")] or cases()
    numbered: set[str] = set()
    for name in names:
        moved = list(measure(name))
        made = table(name, moved)
        if "--write" in sys.argv:
            MARKS.write(name, made)
        numbered |= {number for one in moved if one.enough for number in one.mechanism.notes}
        print(f"{name}\n\n{made}\n")
        for one in (*wrong(moved), *(f"{one} is in no line of mechanisms.csv" for one in unnamed(name))):
            print(f"{name}: {one}", file=sys.stderr)
    print(f"{len(numbered)} numbered mechanisms move something: {' '.join(sorted(numbered))}")


if __name__ == "__main__":
    main()
