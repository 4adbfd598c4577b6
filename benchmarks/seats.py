"""Forecast of each man of `purge-1936-39` whether he loses his seat, beside base rates, for its README.

    .venv/bin/python benchmarks/seats.py            # prints the table
    .venv/bin/python benchmarks/seats.py --write    # writes it between the marks in the README

Each figure is the share of the event of that man in `instantsia run purge-1936-39 --as-of DAY --full`. The three base
rates were fixed before anything was run: they know of no man more than of any other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import instantsia
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from readmes import Marks

MARKS = Marks("<!-- seats: benchmarks/seats.py -->", "<!-- end of seats -->")
CASE = "purge-1936-39"
DAYS = ("1936-09-01", "1937-03-01")
DRAWS = 10_000

LOST = {
    "rudzutak": True,
    "postyshev": True,
    "eikhe": True,
    "kosior": True,
    "chubar": True,
    "petrovsky": False,
    "molotov": False,
    "kaganovich": False,
    "voroshilov": False,
    "kalinin": False,
    "andreev": False,
    "mikoyan": False,
    "zhdanov": False,
}
"""{who: whether he lost his seat on a charge}; Stalin cannot be charged, Ordzhonikidze died, and Petrovsky was not
chosen again in March 1939, without a charge."""

HAZARD = 3 / (15 * 74)
"""Seats lost a seat and month: Syrtsov, Rykov and Rudzutak, of fifteen, from July 1930 to September 1936."""
MONTHS = 30.7
"""From 1 September 1936 to 22 March 1939."""

RATES = {
    "even odds": 0.5,
    "as of the whole committee of 1934": 99 / 139,
    "as since 1930": 1 - math.exp(-HAZARD * MONTHS),
}
"""{base rate: the chance that it gives to each man}."""


def forecast(day: str, draws: int = DRAWS) -> dict[str, float]:
    """{who: the share of the draws in which he has lost his seat}."""
    replays = Replays(instantsia.load(CASE).plan(draws, as_of=day), draws=draws)
    holds = shares.events(replays.prepared, replays.base)
    return {who: shares.measured(holds[who]).p or 0.0 for who in LOST}


def scored(given: Mapping[str, float], draws: int = DRAWS) -> tuple[float, float]:
    """(Brier, log), the means over the men, each of two sides: 0 to 2, and minus the logarithm of what happened."""
    right = [given[who] if lost else 1 - given[who] for who, lost in LOST.items()]
    log = [-math.log(max(one, 0.5 / draws)) for one in right]
    return sum(2 * (1 - one) ** 2 for one in right) / len(right), sum(log) / len(log)


def ordered(given: Mapping[str, float]) -> float:
    """The share of pairs, of one who lost his seat and one who kept it, in which the first was given more."""
    pairs = [(given[one], given[other]) for one in LOST if LOST[one] for other in LOST if not LOST[other]]
    return sum(1.0 if lost > kept else 0.5 if lost == kept else 0.0 for lost, kept in pairs) / len(pairs)


def _row(who: str, given: Sequence[float]) -> str:
    cells = [who.capitalize(), "yes" if LOST[who] else "no", *(f"{one:.2f}" for one in given)]
    return f"| {' | '.join(cells)} |"


def table(days: Sequence[str] = DAYS, draws: int = DRAWS) -> str:
    """The table in Markdown."""
    found = {day: forecast(day, draws) for day in days}
    lines = [
        f"Each column is `instantsia run {CASE} --as-of DAY --full`; all figures are made by `benchmarks/seats.py`.",
        "",
        f"| who | lost his seat | {' | '.join(days)} |",
        f"|---|---|{'---|' * len(days)}",
        *(_row(who, [found[day][who] for day in days]) for who in LOST),
        "",
        f"| forecast of the {len(LOST)} | on average | Brier | log | pairs in the right order |",
        "|---|---|---|---|---|",
    ]
    rates = {name: dict.fromkeys(LOST, rate) for name, rate in RATES.items()}
    for name, given in ({f"this case, as of {day}": found[day] for day in days} | rates).items():
        brier, log = scored(given, draws)
        mean = sum(given.values()) / len(given)
        lines.append(f"| {name} | {mean:.2f} | {brier:.2f} | {log:.2f} | {ordered(given):.2f} |")
    lines.append(f"| what happened | {sum(LOST.values()) / len(LOST):.2f} | | | |")
    return "\n".join(lines)


if __name__ == "__main__":
    MARKS.each([CASE], lambda name: table())
