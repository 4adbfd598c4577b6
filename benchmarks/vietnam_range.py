"""On what the headline of vietnam-1966 rests, and what it becomes where the months before it went as they went.

    .venv/bin/python benchmarks/vietnam_range.py            # prints it; a quarter of a minute
    .venv/bin/python benchmarks/vietnam_range.py --write    # writes it between the marks in the README of the case

Which numbers divide the draws: the share of the upper fifth of each less that of the lower fifth. What the headline is
with some numbers held at a tenth and at nine tenths of their draws, alone and together. And the run-up: the same case
played from March 1965 on, twenty-two months before its own first, and what comes of the draws in which until its day no
talks were opened, no lasting halt was given and the war went on, as it went.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

import instantsia
from instantsia.case.dates import day_text
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.evidence.variation import AS_DRAWN, Variation
from readmes import Marks

MARKS = Marks("<!-- range: benchmarks/vietnam_range.py -->", "<!-- end of range -->")
CASE, DRAWS, SEED, SHOWN = "vietnam-1966", 10_000, 1, 10
HEADLINE, ENDS = datetime.date(1968, 12, 31).toordinal(), (0.1, 0.9)
FIFTH = 0.2
BEGAN = "1965-03-01"
HELD: Mapping[str, tuple[str, ...]] = {
    "worth of talks, both sides": ("party.hanoi.talking", "party.washington.talking"),
    "horizon, both sides": ("party.hanoi.horizon", "party.washington.horizon"),
    "cost of a halt and firmness": ("term.bombing.cost", "term.bombing.firm"),
    "first step unasked": ("term.bombing.alone",),
    "contacts: tries and direct": ("track.contacts.tries", "track.contacts.direct"),
    "contacts: cut": ("track.contacts.cut",),
}
"""{what is held: its numbers}; of those that stand against talks the high end is the low one here."""
AGAINST = ("cost of a halt and firmness", "contacts: cut")
TOGETHER = ("worth of talks, both sides", "horizon, both sides", "cost of a halt and firmness")
"""The three of which the corners were played for an earlier sketch of the case."""


def plan(*sets: str) -> Plan:
    study = instantsia.load(CASE)
    return study.changing(set=sets).plan(DRAWS, SEED, known_by=str(study.case.as_of))


def played(one: Plan, variation: Variation = AS_DRAWN) -> State:
    return play(prepare(one), program_of(one), 0, one.draws, variation)


def headline(state: State) -> NDArray[np.bool_]:
    """(draw,) whether talks that both acknowledge have begun by the end of 1968."""
    began: NDArray[np.bool_] = state["reached", "talks.acknowledged"] <= HEADLINE
    return began


def dividing(state: State) -> list[tuple[str, float]]:
    """The numbers whose upper fifth differs most from the lower one in the headline, and by how much."""
    began, found = headline(state), []
    for (kind, path), value in state.arrays.items():
        if kind == "number" and value.ndim == 1 and np.ptp(value) > 0:
            low, high = np.quantile(value, [FIFTH, 1 - FIFTH])
            found.append((path, float(began[value >= high].mean() - began[value <= low].mean())))
    return sorted(found, key=lambda pair: -abs(pair[1]))


def held(state: State, names: tuple[str, ...], ends: tuple[int, ...]) -> Variation:
    """Some numbers held at one of their ends, 0 that which is against talks."""
    value = {}
    for name, end in zip(names, ends, strict=True):
        at = ENDS[1 - end if name in AGAINST else end]
        value |= {path: float(np.quantile(state["number", path], at)) for path in HELD[name]}
    return Variation(value=value)


def shares(one: Plan, state: State, names: tuple[str, ...]) -> Iterator[float]:
    """The headline at each corner of some numbers."""
    for ends in itertools.product((0, 1), repeat=len(names)):
        yield float(headline(played(one, held(state, names, ends))).mean())


def run_up() -> tuple[float, float]:
    """The share of draws that went as it went until the day of the case, and the headline among these."""
    earlier = played(plan(f"group.months.from={BEGAN}"))
    day = datetime.date.fromisoformat(str(instantsia.load(CASE).case.as_of)).toordinal()
    names = ("talks.acknowledged", "bombing.partial", "battle.over")
    so_far = np.logical_and.reduce([earlier["reached", name] > day for name in names])
    return float(so_far.mean()), float(headline(earlier)[so_far].mean())


def made(name: str) -> str:
    """All that stands between the marks."""
    one = plan()
    state = played(one)
    p = float(headline(state).mean())
    lines = [
        f"All by `benchmarks/vietnam_range.py`, {DRAWS:,} draws of seed {SEED}, with what was known "
        f"by {day_text(one.known_by or 0)}. The headline is {p:.2f}.",
        "",
        "| number | upper fifth less lower fifth of it |",
        "|---|---|",
        *(f"| `{path}` | {change:+.2f} |" for path, change in dividing(state)[:SHOWN]),
        "",
        "| held at a tenth and at nine tenths of its draws | against talks | for talks |",
        "|---|---|---|",
    ]
    for what in HELD:
        low, high = shares(one, state, (what,))
        lines.append(f"| {what} | {low:.2f} | {high:.2f} |")
    for count, what in ((2, "the first two together"), (3, "the first three together")):
        corners = list(shares(one, state, TOGETHER[:count]))
        lines.append(f"| {what}, the least and the greatest of {2**count} | {min(corners):.2f} | {max(corners):.2f} |")
    share, then = run_up()
    return "\n".join(
        [
            *lines,
            "",
            f"Run-up: played from {BEGAN} on, {share:.2f} of the draws open no talks, give no lasting halt and fight "
            "on until the day of the case, as it went; talks begin by the end of 1968 in "
            f"{then:.2f} of these, not in {p:.2f}.",
        ]
    )


if __name__ == "__main__":
    MARKS.each([CASE], made)
