"""Forecast a step of a bundled case from several days, score each forecast, and write the table into its README.

    .venv/bin/python benchmarks/vantages.py            # prints the tables
    .venv/bin/python benchmarks/vantages.py --write    # writes them between the marks in the READMEs
    .venv/bin/python benchmarks/vantages.py CASE       # of one case or more

Each row is `instantsia run CASE --as-of DAY` at the default draws and seed: what was given to what happened, the scores
of that beside even odds, and how many claims were open that feed the forecast (not those of the record).
"""

from __future__ import annotations

from collections.abc import Iterator

import instantsia
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import StepScore
from instantsia.analysis.score import scores
from instantsia.case.dates import day_text, parse_span
from readmes import Marks

MARKS = Marks("<!-- vantages: benchmarks/vantages.py -->", "<!-- end of vantages -->")
DRAWS = 10_000

CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "excomm-1962": (
        ("1962-10-17", "1962-10-18", "1962-10-19", "1962-10-20"),
        ("thursday", "leaning", "decision", "oas", "contingency"),
    ),
    "hungary-1956": (
        ("1956-10-31", "1956-11-01", "1956-11-02", "1956-11-03"),
        ("wait", "decision", "exiles_vote"),
    ),
    "yugoslavia-circular-1957": (
        ("1957-04-18", "1957-04-19", "1957-05-06", "1957-05-07", "1957-05-24"),
        ("instructs", "molotov_moves", "decides", "speaks", "press", "answers", "meets"),
    ),
    "purge-1936-39": (
        ("1936-09-01", "1937-02-26", "1938-08-31", "1938-11-23"),
        ("ordzhonikidze_dies", "commission", "chief", "ezhov_dropped"),
    ),
}
"""{case: (days, steps)}."""


def forecasts(name: str, draws: int = DRAWS) -> Iterator[tuple[str, int, dict[str, StepScore]]]:
    """(day, claims open by then, {step: its score}) for each of the days."""
    study = instantsia.load(name)
    feeding = [one for one in study.case.claim if not one.about.startswith(("record.", "context."))]
    for day in CASES[name][0]:
        plan = study.plan(draws, as_of=day)
        replays = Replays(plan, draws=draws)
        assert plan.as_of is not None
        claims = sum(one.of is not None and parse_span(one.of).by(plan.as_of) for one in feeding)
        found = {one.step: one for one in scores(replays.prepared, replays.program, replays.base)}
        yield day_text(plan.as_of), claims, found


def table(name: str) -> str:
    """The case's table in Markdown."""
    lines = [
        f"Each row is a step as forecast by `instantsia run {name} --as-of DAY --full`; all rows are made by",
        "`benchmarks/vantages.py`.",
        "",
        "| as of | claims open | step | happened | given | Brier | log | even odds |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for day, claims, scored in forecasts(name):
        for step in (step for step in CASES[name][1] if step in scored):
            one = scored[step]
            (happened,) = one.record
            even = next(rival for rival in one.rivals if rival.name == "even odds")
            cells = [day, f"{claims}", f"`{step}`", happened, f"{one.ours[happened]:.2f}", f"{one.brier:.2f}"]
            lines.append(f"| {' | '.join([*cells, f'{one.log:.2f}', f'{even.brier:.2f}, {even.log:.2f}'])} |")
    return "\n".join(lines)


if __name__ == "__main__":
    MARKS.each(CASES, table)
