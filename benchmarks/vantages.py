"""Forecast a step of a bundled case from several days, score each forecast, and write the table into its README.

    .venv/bin/python benchmarks/vantages.py            # prints the tables
    .venv/bin/python benchmarks/vantages.py --write    # writes them between the marks in the READMEs

Each row is `instantsia run CASE --as-of DAY` at the default draws and seed: what was given to what happened, the scores
of that beside even odds, and how many claims were open that feed the forecast (not those of the record).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import instantsia
from instantsia.analysis.results import Forecast
from instantsia.report import naming
from readmes import Marks

MARKS = Marks("<!-- vantages: benchmarks/vantages.py -->", "<!-- end of vantages -->")
DRAWS = 10_000

CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "excomm-1962": (
        ("1962-10-17", "1962-10-18", "1962-10-19", "1962-10-20"),
        ("thursday", "leaning", "decision", "oas", "contingency"),
    )
}
"""{case: (days, steps)}."""


def forecasts(name: str, draws: int = DRAWS) -> Iterator[tuple[str, Forecast]]:
    """(day, the forecast from that day), in the order of the days."""
    study = instantsia.load(name)
    for day in CASES[name][0]:
        yield day, study.run(draws=draws, as_of=day, runs=None).forecast


def table(name: str) -> str:
    """The case's table in Markdown."""
    lines = [
        f"Each row is a step as forecast by `instantsia run {name} --as-of DAY --full`; all rows are made by",
        "`benchmarks/vantages.py`.",
        "",
        "| as of | claims open | step | happened | given | Brier | log | even odds |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for day, forecast in forecasts(name):
        feeding = sum(claim.open and not claim.about.startswith("record.") for claim in forecast.claims)
        scored = {score.step: score for score in forecast.scores}
        for step in (step for step in CASES[name][1] if step in scored):
            score = scored[step]
            (happened,) = score.record
            even = next(rival for rival in score.rivals if rival.name == "even odds")
            given = f"{score.ours[happened]:.2f}"
            lines.append(
                f"| {naming.day(day)} | {feeding} | `{step}` | {happened} | {given} | {score.brier:.2f} | {score.log:.2f} "
                f"| {even.brier:.2f}, {even.log:.2f} |"
            )
    return "\n".join(lines)


def main() -> None:
    for name in CASES:
        made = table(name)
        if "--write" in sys.argv:
            MARKS.write(name, made)
        print(f"{name}\n\n{made}\n")


if __name__ == "__main__":
    main()
