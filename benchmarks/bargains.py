"""Score the bundled bargains against their records, beside rivals, and write what comes of it into the case's README.

    .venv/bin/python benchmarks/bargains.py            # prints the tables
    .venv/bin/python benchmarks/bargains.py --write    # writes them between the marks in the READMEs
    .venv/bin/python benchmarks/bargains.py CASE       # of one case or more

The record of a case stands in docs/cases/CASE/record.toml: its ends and its offers, each with its own doubt and with
what rivals say of it. A case is played from its vantage, at the default draws and seed. Lost is, on an end,
(p - truth)^2 and -ln of the chance of what happened, at least .001 (a truth in doubt: the mean); on an offer the
continuous ranked probability score in the unit of the case, of the draws that are still at the table in that month.

Of some bargains only the day of a milestone is scored: of those this sets the score, and how often the milestone is
reached, beside those of shuffled and erased claims.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import instantsia
from instantsia.analysis.control.dealing import deals, dealt, erased, pools
from instantsia.analysis.milestone_scores import milestone_scores
from instantsia.api.study import Study
from instantsia.case.model import Case
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Moment
from readmes import Marks

MARKS = Marks("<!-- record: benchmarks/bargains.py -->", "<!-- end of record -->")
CONTROL = Marks("<!-- control: benchmarks/bargains.py -->", "<!-- end of control -->")
RECORDS = Path(__file__).parents[1] / "docs" / "cases"
CASES = ("debt-1927", "railway-sale-1933")
WITHOUT_STEPS = ("railway-sale-1933",)
"""Those of which no step is scored."""
DRAWS = 10_000
SHUFFLES = 100
DRAWS_OF_SHUFFLE = 2_000
LEAST = 0.001
PARTS = 9
"""In how many parts of equal chance the doubt about an offer is cut."""
Floats = NDArray[np.float64]
Record = dict[str, Any]


def record_of(name: str) -> Record:
    """The record of a case, as it is written."""
    return tomllib.loads((RECORDS / name / "record.toml").read_text(encoding="utf-8"))


def brier(p: float, truth: float) -> float:
    return truth * (p - 1.0) ** 2 + (1.0 - truth) * p**2


def log(p: float, truth: float) -> float:
    return -truth * math.log(max(p, LEAST)) - (1.0 - truth) * math.log(max(1.0 - p, LEAST))


def crps(draws: Floats, truth: float) -> float:
    """Of a sample: mean |x - y| less half of the mean |x - x'|."""
    x, size = np.sort(draws), len(draws)
    between = 2.0 * float(((2.0 * np.arange(1, size + 1) - size - 1.0) * x).sum()) / size**2
    return float(np.abs(x - truth).mean()) - between / 2.0


def doubted(low: float, likely: float, high: float) -> list[float]:
    """What was offered, in parts of equal chance: a triangle."""
    if low == high:
        return [likely]
    at, out = (likely - low) / (high - low), list[float]()
    for part in range(PARTS):
        u = (part + 0.5) / PARTS
        left = u < at
        out.append(
            low + math.sqrt(u * (high - low) * (likely - low)) if left
            else high - math.sqrt((1.0 - u) * (high - low) * (high - likely))
        )  # fmt: skip
    return out


def ends(study: Study, record: Record) -> Iterator[str]:
    """A row for each end that is an event, and one for the mean of those on which every rival has a word."""
    forecast = study.run(draws=DRAWS, as_of=study.case.as_of, runs=None).forecast
    shares = {one.id: one.share for one in forecast.events}
    scored = [end for end in record["end"] if "event" in end]
    rivals = list(dict.fromkeys(rival for end in scored for rival in end["rivals"]))
    said = [name.replace("_", " ") for name in rivals]
    yield f"| end | truth | ours | range | Brier, log | {' | '.join(said)} |"
    yield "|" + "---|" * (5 + len(said))
    for end in scored:
        share, truth = shares[end["event"]], end["p"]
        cells = [
            f"{end['rivals'][rival]:g}: {_both(end['rivals'][rival], truth)}" if rival in end["rivals"] else "silent"
            for rival in rivals
        ]
        assert share.p is not None
        assert share.low is not None
        assert share.high is not None
        ours = f"{share.p:.3f} | {share.low:.2f}-{share.high:.2f} | {_both(share.p, truth)}"
        yield f"| {end['text']} | {truth:g} | {ours} | {' | '.join(cells)} |"


def offers(study: Study, record: Record) -> Iterator[str]:
    """A row for each offer after the vantage that has a figure and rivals."""
    scored = [point for point in record["point"] if "rivals" in point]
    if not scored:
        return
    said = _said(study, {_month(point) for point in scored})
    names = list(dict.fromkeys(rival for point in scored for rival in point["rivals"]))
    heads = [name.replace("_", " ") for name in names]
    yield f"| offer | day | record | ours, middle 80 % | of draws | CRPS, {record['unit']} | {' | '.join(heads)} |"
    yield "|" + "---|" * (6 + len(heads))
    for point in scored:
        draws, truths = said[point["side"], _month(point)], doubted(*point["price"])
        low, middle, high = np.quantile(draws, [0.1, 0.5, 0.9])
        lost = np.mean([crps(draws, truth) for truth in truths])
        theirs = [
            f"{rival:g}: {np.mean([abs(rival - truth) for truth in truths]):.0f}" if rival is not None else "silent"
            for rival in (point["rivals"].get(name) for name in names)
        ]
        yield (
            f"| {point['id'].replace('_', ' ')} | {point['last']} | {point['price'][1]} | "
            f"{middle:.0f} ({low:.0f}-{high:.0f}) | {len(draws) / DRAWS:.2f} | {lost:.0f} | {' | '.join(theirs)} |"
        )


def _said(study: Study, months: set[int]) -> dict[tuple[str, int], Floats]:
    """{(party, first day of a month): what it says of the amount, of the draws that are still at the table}; under
    "both" the amount on which they agree in the end, of the draws that are signed."""
    table, deal = (next(step for step in study.case.step if step.kind == kind) for kind in ("offer", "agree"))
    opening = next(term for term in study.case.term if term.opening).opening
    said: dict[tuple[str, int], Floats] = {}

    def watch(seen: Moment) -> None:
        if seen.turn.step.id == table.id and seen.turn.day in months:
            rows = slice(None) if seen.where is None else seen.where
            for party, figure in zip(opening, ("asks", "gives"), strict=True):
                said[party, seen.turn.day] = seen.after[figure, table.id][rows]

    prepared = prepare(study.plan(DRAWS, as_of=study.case.as_of))
    end = play(prepared, program_of(prepared.plan), 0, DRAWS, watch=watch)
    agreed = end["value", deal.id]
    return said | {("both", month): agreed[np.isfinite(agreed)] for month in months}


def _month(point: Record) -> int:
    """The first day of the month of the last day on which an offer can have been made, as an ordinal."""
    return date.fromisoformat(str(point["last"])).replace(day=1).toordinal()


def milestones(study: Study) -> Iterator[str]:
    """A row for each milestone of which the record tells."""
    over_time = study.run(draws=DRAWS, as_of=study.case.as_of, runs=None).forecast.over_time
    for one in () if over_time is None else over_time.scores:
        theirs = ", ".join(f"{name} {score:.2f}" for name, score in one.rivals.items())
        yield (
            f"* `{one.milestone}`, held to be {' or '.join(one.record)}: CRPS {one.crps:.2f} of {one.turns} turns "
            f"({one.every}); {theirs}."
        )


def printed(name: str) -> str:
    """The tables, in Markdown."""
    study, record = instantsia.load(name), record_of(name)
    blocks = ["\n".join(part(study, record)) for part in (ends, offers)] + ["\n".join(milestones(study))]
    head = f"{DRAWS:,} draws of seed 1, as of {study.case.as_of}; less is better. Made by `benchmarks/bargains.py`."
    return "\n\n".join([head, *(block for block in blocks if block)])


def control(name: str) -> str:
    """The score of each milestone of the record beside those with the claims shuffled among actors, and erased."""
    study = instantsia.load(name)
    plan = study.plan(DRAWS_OF_SHUFFLE, as_of=study.case.as_of)

    def scores(case: Case) -> dict[str, tuple[float, float]]:
        prepared = prepare(replace(plan, case=case))
        program = program_of(prepared.plan)
        end = play(prepared, program, 0, DRAWS_OF_SHUFFLE)
        return {
            one.milestone: (float(np.isfinite(end["reached", one.milestone]).mean()), one.crps)
            for one in milestone_scores(prepared, program, end)
        }

    dealing = deals(pools(program_of(prepare(plan).plan)), plan.seed, SHUFFLES)
    shuffled = [scores(dealt(study.case, deal)) for deal in dealing]
    lines = [
        f"{SHUFFLES} shuffles of {DRAWS_OF_SHUFFLE:,} draws each, seed 1, as of {study.case.as_of}: "
        f"`instantsia control {name} --shuffles {SHUFFLES}`",
        "prints the same in words. Made by `benchmarks/bargains.py`.",
        "",
        "| milestone | claims | ever reached | CRPS | middle 80 % of the shuffles |",
        "|---|---|---|---|---|",
    ]
    none = scores(erased(study.case))
    for milestone, (ever, lost) in scores(study.case).items():
        others = np.array([one[milestone] for one in shuffled])
        low, high = np.quantile(others[:, 1], [0.1, 0.9])
        lines += [
            f"| `{milestone}` | as claimed | {ever:.2f} | {lost:.2f} | |",
            f"| | shuffled | {others[:, 0].mean():.2f} | {others[:, 1].mean():.2f} | {low:.2f}-{high:.2f} |",
            f"| | erased | {none[milestone][0]:.2f} | {none[milestone][1]:.2f} | |",
            "",
            f"{int((others[:, 1] <= lost).sum())} of {SHUFFLES} shuffles score as well or better.",
        ]
    return "\n".join(lines)


def _both(p: float, truth: float) -> str:
    return f"{brier(p, truth):.3f}, {log(p, truth):.2f}"


if __name__ == "__main__":
    MARKS.each(CASES, printed)
    CONTROL.each(WITHOUT_STEPS, control)
