"""Do recorded wars end as the walk between two beliefs does? Scores beside simple rivals, each war left out in turn.

    .venv/bin/python benchmarks/war_talks.py                          # prints all; ../shared/data/war_talks, a minute
    .venv/bin/python benchmarks/war_talks.py --check                  # exit status 1 where the page says something else
    .venv/bin/python benchmarks/war_talks.py --write                  # writes it into the page

The page is docs/explanation/what-wars-tell.md; what stands in it before the tables was fixed before anything was
fitted. The wars are read by war_records.py, forecast by war_walk.py and war_rivals.py, and scored by left_out.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive.bootstrap import Interval
from left_out import SCORES, Fit, apart, forecasts, honest, in_hindsight, judged, looks_at_itself
from readmes import Marks
from war_records import AGREEMENT, BEGAN, BESIDE, READINGS, YEAR, Wars, missing, read
from war_rivals import RIVALS
from war_walk import BY_RATIO, FORMS, MAIN, Walks

Floats = NDArray[np.float64]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "what-wars-tell.md"
MARKS = Marks("<!-- wars: benchmarks/war_talks.py -->", "<!-- end of wars -->")
WALK, AVERAGED = "walk, {}", "walk, {}, averaged (added)"
TRIED_BEFORE = 2
"""Forms of the walk that a sketch had tried on the same wars."""
ADDED = (MAIN, BY_RATIO)
"""Forms of which all sets of numbers are averaged, too: added after the results of the forms had been seen."""
AS_LIKELY = 1.0
LASTED = (0, 12, 22)
ENDINGS_ALONE = ("agreement or force", "who won")
"""Scores in which the rivals that differ in their durations are one."""


@dataclass(frozen=True)
class Reading:
    """One reading of the endings: {model: (war, class, end)}, {model: wars whose own record moves their forecast}."""

    name: str
    wars: Wars
    found: Mapping[str, Floats]
    moved: Mapping[str, list[str]]


def main() -> int:
    parser = argparse.ArgumentParser(description="The walk on recorded wars, beside simple rivals.")
    parser.add_argument("--data", type=Path, default=BESIDE, help="folder with the files of the Correlates of War")
    parser.add_argument("--write", action="store_true", help="write the tables into the page")
    parser.add_argument("--check", action="store_true", help="compare the page with what would be written")
    options = parser.parse_args()
    lost = missing(options.data)
    if lost:
        print(f"{options.data} has no {', '.join(lost)}: the data is not shipped; --data FOLDER names it")
        return 2
    page = PAGE.read_text(encoding="utf-8")
    made = report(options.data)
    if options.write:
        PAGE.write_text(MARKS.around(page, made), encoding="utf-8")
    elif options.check:
        same = MARKS.around(page, made) == page
        print("the same" if same else f"{PAGE.name} does not say what is measured; run with --write")
        return 0 if same else 1
    print(made)
    return 0


def report(data: Path) -> str:
    """All that is printed, in Markdown."""
    walks = {name: Walks(form) for name, form in FORMS.items()}
    fits: dict[str, Fit] = {**RIVALS, **{WALK.format(name): one.fit for name, one in walks.items()}}
    fits |= {AVERAGED.format(name): walks[name].averaged for name in ADDED}
    readings = [forecast(name, read(data, name), fits) for name in READINGS]
    parts = [*counted(readings), "", *tried(walks), "", *leaks(readings), ""]
    for reading in readings:
        parts += [f"### Endings by `{reading.name}`", "", *numbers(reading, walks), ""]
        for score in SCORES:
            parts += [*table(reading, score), ""]
    return "\n".join(parts).rstrip()


def forecast(name: str, wars: Wars, fits: Mapping[str, Fit]) -> Reading:
    """Every model's forecasts of one reading, and whether any looks at the war that it forecasts."""
    models = {model: honest(fit) for model, fit in fits.items()}
    found = {model: forecasts(one, wars) for model, one in models.items()}
    return Reading(
        name, wars, found, {model: looks_at_itself(one, wars, found[model]) for model, one in models.items()}
    )


def counted(readings: list[Reading]) -> Iterator[str]:
    """How many wars there are, how they ended and how long they lasted."""
    months = readings[0].wars.months
    yield f"{len(months)} wars, half of them over within {np.median(months):.1f} months. Ended by:"
    yield ""
    yield "| reading | agreement | force | other |"
    yield "|---|---|---|---|"
    for reading in readings:
        wars = reading.wars
        known = int(wars.agreed.sum()), int(wars.forced.sum())
        yield f"| `{reading.name}` | {known[0]} | {known[1]} | {len(wars) - sum(known)} |"
    yield ""
    rates = []
    for least in LASTED:
        longer = months[months > least] - least
        rates.append(f"{len(longer) / longer.sum():.4f} ({len(longer)} wars longer than {least} months)")
    yield f"They end at a rate a month of {', '.join(rates)}."
    yield ""
    outcome, settlement = (reading.wars for reading in readings)
    both = [int((outcome.forced & ended).sum()) for ended in (settlement.agreed, settlement.forced)]
    yield f"Of the wars that one side won, {both[0]} were settled by negotiation and {both[1]} were imposed."


def tried(walks: Mapping[str, Walks]) -> Iterator[str]:
    """How many variants there were."""
    many, added = len(walks) * len(READINGS), len(ADDED) * len(READINGS)
    sizes = ", ".join(f"{len(one.chance) * len(one.form.slope):,}" for one in walks.values())
    yield (
        f"Variants of the walk tried: {many + added}. {many} were announced: {len(walks)} forms in {len(READINGS)} "
        f"readings, with {sizes} sets of numbers on their grids; {added} were added when these had been seen. "
        f"{TRIED_BEFORE} forms had been tried on these wars before."
    )


def leaks(readings: list[Reading]) -> Iterator[str]:
    """Whether a war takes part in its own forecast."""
    moved = [
        f"{model} by `{reading.name}`: {', '.join(names)}"
        for reading in readings
        for model, names in reading.moved.items()
        if names
    ]
    if moved:
        yield f"A LEAK: the record of a war moves its own forecast: {'; '.join(moved)}."
        return
    many = sum(len(reading.found) * len(reading.wars) for reading in readings)
    yield f"Forecasts that change where the record of their own war is changed: 0 of {many:,}."


def numbers(reading: Reading, walks: Mapping[str, Walks]) -> Iterator[str]:
    """What is fitted to all wars, how often such wars end by agreement, and how often each end takes a year.

    Nearly as likely: sets of numbers whose log likelihood is within one of the greatest. Picked in turn: different sets
    that are the likeliest with one war left out.
    """
    wars = reading.wars
    recorded = np.array([wars.agreed, wars.forced])
    yield "| | numbers | nearly as likely | picked in turn | agreement | of these a year or more | of force |"
    yield "|---|---|---|---|---|---|---|"
    lasting = (recorded & wars.long).sum(axis=1) / recorded.sum(axis=1)
    yield f"| recorded | | | | {wars.agreed.sum() / recorded.sum():.2f} | {lasting[0]:.2f} | {lasting[1]:.2f} |"
    for name, one in walks.items():
        fitted = ", ".join(f"{key} {value:.3g}" for key, value in one.fitted(wars).items())
        picked = picked_in_turn(one, wars)
        said = one.fit(wars)(wars.ratio).mean(axis=0)
        ends = np.array([said[:, AGREEMENT], said[:, BEGAN:].sum(axis=1)])
        lasting = ends[:, YEAR:].sum(axis=1) / ends.sum(axis=1)
        yield (
            f"| {name} | {fitted} | {one.as_likely(wars, AS_LIKELY)} | {picked} | {ends[0].sum():.2f} "
            f"| {lasting[0]:.2f} | {lasting[1]:.2f} |"
        )


def picked_in_turn(walks: Walks, wars: Wars) -> str:
    """How many different sets of numbers are the likeliest with one war left out, and how often theirs is agreement."""
    without = {tuple(walks.fitted(left).values()): left for left in map(wars.without, range(len(wars)))}
    agreement = [float(walks.fit(left)(wars.ratio)[:, :, AGREEMENT].sum(axis=1).mean()) for left in without.values()]
    return f"{len(without)} ({min(agreement):.2f} to {max(agreement):.2f})"


def table(reading: Reading, score: str) -> Iterator[str]:
    """The losses of every model in one score, and by how much the walk loses more or less than each."""
    losses = {model: SCORES[score](found, reading.wars) for model, found in reading.found.items()}
    walk = WALK.format(BY_RATIO if score == "who won" else MAIN)
    shown = [model for model in losses if score not in ENDINGS_ALONE or model not in ("exponential", "lognormal")]
    many = int((~np.isnan(losses[walk].logarithm)).sum())
    yield f"| {score}, {many} wars | log loss | {walk}, less this | Brier | {walk}, less this |"
    yield "|---|---|---|---|---|"
    for model, loss in losses.items():
        if model not in shown:
            continue
        cells = []
        for kind in ("logarithm", "brier"):
            own, mine = getattr(loss, kind), getattr(losses[walk], kind)
            cells += [f"{np.nanmean(own):.3f}", "" if model == walk else written(apart(mine, own, reading.wars))]
        yield f"| {model} | {' | '.join(cells)} |"
    yield ""
    best = min((model for model in shown if model in RIVALS), key=lambda model: np.nanmean(losses[model].logarithm))
    difference = apart(losses[walk].logarithm, losses[best].logarithm, reading.wars)
    least = in_hindsight(score, reading.wars)
    yield (
        f"By log loss the {walk}, is {judged(difference)} ({best}). One forecast for all wars loses, in hindsight, "
        f"{np.mean(least.logarithm):.3f} and {np.mean(least.brier):.3f} at least."
    )


def written(difference: Interval) -> str:
    return f"{difference.mean:+.3f} [{difference.low:+.3f}, {difference.high:+.3f}]"


if __name__ == "__main__":
    sys.exit(main())
