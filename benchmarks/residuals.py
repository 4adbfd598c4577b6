"""How the methods of settlement erred on EU decisions: makes models/settlement/residuals.json and scores it.

    .venv/bin/python benchmarks/residuals.py --write                  # ../shared/data/deu2_eu15
    .venv/bin/python benchmarks/residuals.py --check                  # exit status 1 where the file differs
    .venv/bin/python benchmarks/residuals.py                          # scores, each proposal left out in turn

DEU II, EU-15 wave (Thomson et al. 2012): 172 issues with an outcome, of 69 proposals; 130 with a reference point.

weighted-mean, weighted-median   capability = Council votes, Commission and Parliament = the largest vote of a member
win-set                          votes = Council votes, quota = 62/87 of the votes of those whose position is known, on
                                 the issues with a reference point where the win set is not empty
blocked                          the issues where it is: how often the outcome lay more than 5 points off the reference
win-set-failed                   those of them where it did: errors of the median of those who vote

A table holds, for forecasts 0, 5, ..., 100, quantiles of outcome - forecast among the quarter of a method's forecasts
nearest to that, issues pooled with their mirror images, made to rise with the forecast (`rising`); nothing else of the
data is kept. Nothing was chosen by its result but one thing: a status quo that fails is dressed with the errors of
those that failed, after it was seen that the win set's own do worse (CRPS 24.7 against some 21.5 on these 60 issues).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deu_baselines import BESIDE, rows
from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.bootstrap import paired
from instantsia.models.settlement import weighted_mean, weighted_median, win_set
from instantsia.models.settlement.dressing import FAILED, Table, as_table, dressed
from instantsia.models.settlement.stakes import Stakes, Voting

Floats = NDArray[np.float64]
Rows = NDArray[np.bool_]

WRITTEN = Path(__file__).resolve().parents[1] / "src" / "instantsia" / "models" / "settlement" / "residuals.json"
SOURCE = "Thomson et al. (2012), DEU II, EU-15 wave; made by benchmarks/residuals.py"
GRID = np.arange(0.0, 101.0, 5.0)
QUARTER = 4
QUOTA = 62 / 87
TOLERANCE = 5.0
LEVELS_KEPT = (41, 21, 11)
"""Quantiles kept: at most one for one and a half errors in a quarter, so that no error can be read back."""
LEVELS = np.linspace(0.0005, 0.9995, 1000)
"""At which a dressed forecast is read to be scored."""


@dataclass(frozen=True)
class Past:
    """A method's forecasts and what came of them, (issue,) each."""

    point: Floats
    outcome: Floats
    proposal: NDArray[np.str_]

    def of(self, keep: Rows) -> Past:
        return Past(self.point[keep], self.outcome[keep], self.proposal[keep])


@dataclass(frozen=True)
class Decisions:
    """{method: its forecasts}; `win-set` only where something could be carried.

    blocked     forecasts of the reference because nothing could be
    unblocked   the median of those who vote, on the same issues as `blocked`
    beside      the weighted mean on all issues with a reference point
    """

    methods: Mapping[str, Past]
    blocked: Past
    unblocked: Floats
    beside: Past

    @property
    def failed(self) -> Past:
        """The medians of those who vote and what came of it, where the blocked status quo failed."""
        held = self.blocked
        return Past(self.unblocked, held.outcome, held.proposal).of(off(held) > TOLERANCE)


def off(past: Past) -> Floats:
    """(issue,) how far the outcomes lay from the forecasts."""
    return np.abs(past.outcome - past.point)


def main() -> int:
    parser = argparse.ArgumentParser(description="Past errors of the methods of settlement.")
    parser.add_argument("--data", type=Path, default=BESIDE, help="folder with issues.csv and positions.csv")
    parser.add_argument("--write", action="store_true", help="write the file")
    parser.add_argument("--check", action="store_true", help="compare the file with what would be written")
    options = parser.parse_args()
    if not (options.data / "issues.csv").exists():
        print(f"{options.data}/issues.csv is not there: the data is not shipped; --data FOLDER names it")
        return 2
    decisions = read(options.data)
    if options.write:
        WRITTEN.write_text(text(decisions), encoding="utf-8")
        return 0
    if options.check:
        same = WRITTEN.exists() and WRITTEN.read_text(encoding="utf-8") == text(decisions)
        print("the same" if same else f"{WRITTEN.name} is not what would be written; run with --write")
        return 0 if same else 1
    print(scored(decisions))
    return 0


# ------------------------------------------------------------------------------------------------- forecasts


def read(data: Path) -> Decisions:
    """Every method's forecast of every issue with an outcome."""
    actors: dict[str, list[Mapping[str, str]]] = {}
    positions = rows(data / "positions.csv")
    largest = max(float(row["council_votes"]) for row in positions if row["council_votes"])
    for row in positions:
        actors.setdefault(row["isnrnmc"], []).append(row)
    found: dict[str, list[tuple[float, float, str]]] = {name: [] for name in ("weighted-mean", "weighted-median")}
    found |= {"win-set": [], "blocked": [], "beside": []}
    unblocked = []
    for issue in rows(data / "issues.csv"):
        if not issue["outcome"]:
            continue
        his, rest = actors[issue["isnrnmc"]], (float(issue["outcome"]), issue["prnrnmc"])
        stakes = stakes_of(his, largest)
        found["weighted-mean"].append((float(weighted_mean.settle(stakes).outcome), *rest))
        found["weighted-median"].append((float(weighted_median.settle(stakes).outcome), *rest))
        if issue["reference_point"]:
            found["beside"].append(found["weighted-mean"][-1])
            settled = win_set.settle(stakes_of(his, largest, float(issue["reference_point"])), voting_of(his))
            found["blocked" if settled.blocked else "win-set"].append((float(settled.outcome), *rest))
            if settled.blocked:
                unblocked.append(float(settled.notes["unblocked"]))
    past = {name: Past(*(np.array(column) for column in zip(*listed, strict=True))) for name, listed in found.items()}
    return Decisions(past, past.pop("blocked"), np.array(unblocked), past.pop("beside"))


def stakes_of(actors: Sequence[Mapping[str, str]], largest: float, reference: float | None = None) -> Stakes:
    """`largest` is the weight of those who have no votes in the Council."""
    return Stakes(
        np.array([float(one["position"]) for one in actors]),
        np.array([float(one["council_votes"] or largest) for one in actors]),
        np.array([float(one["salience"]) for one in actors]),
        None if reference is None else np.array(reference),
    )


def voting_of(actors: Sequence[Mapping[str, str]]) -> Voting:
    votes = np.array([float(one["council_votes"] or 0) for one in actors])
    return Voting(votes, np.array(QUOTA * votes.sum()))


# ------------------------------------------------------------------------------------------------- tables


def made(past: Past) -> dict[str, Any]:
    """What is written of a table."""
    forecast = np.concatenate([past.point, 100 - past.point])
    error = np.concatenate([past.outcome - past.point, past.point - past.outcome])
    levels = np.linspace(0.0, 1.0, next(many for many in LEVELS_KEPT if many <= max(len(forecast) / QUARTER / 1.5, 11)))
    table = np.array([np.quantile(near(forecast, error, point), levels) for point in GRID])
    table = rising(GRID[:, None] + table) - GRID[:, None]
    # mirror images to the last digit
    table = np.round((table - table[::-1, ::-1]) / 2, 1) + 0.0
    return {"n": len(past.point), "errors": table.tolist()}


def rising(values: Floats) -> Floats:
    """(forecast, level) the nearest values, by squares, that fall nowhere along the forecasts.

    By pooling adjacent violators: without it a quarter of the errors that is by chance lower than its neighbour would
    have a higher forecast give a lower settlement.
    """
    out = np.empty_like(values)
    for level in range(values.shape[1]):
        pools: list[list[float]] = []
        for value in values[:, level]:
            pools.append([float(value), 1.0])
            while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
                (one, n), (other, m) = pools[-2:]
                pools[-2:] = [[(one * n + other * m) / (n + m), n + m]]
        out[:, level] = np.repeat([pool[0] for pool in pools], [int(pool[1]) for pool in pools])
    return out


def near(forecast: Floats, error: Floats, point: float) -> Floats:
    """The errors of the quarter of the forecasts nearest to a point, with all that are as near as the last of them."""
    distance = np.abs(forecast - point)
    farthest = np.sort(distance)[-(-len(distance) // QUARTER) - 1]
    return error[distance <= farthest + 1e-9]


def blocked(decisions: Decisions) -> dict[str, Any]:
    """How the status quo fared where nothing could be carried."""
    past = decisions.blocked
    failed = off(past) > TOLERANCE
    share = paired(failed.astype(np.float64), past.proposal.tolist())
    further = np.abs(past.outcome - decisions.unblocked)
    apart = failed & (decisions.unblocked != past.point)
    return {
        "n": len(failed),
        "failed": round(share.mean, 3),
        "low": round(share.low or 0.0, 3),
        "high": round(share.high or 1.0, 3),
        "tolerance": TOLERANCE,
        "nearer_unblocked": int((apart & (further < off(past))).sum()),
        "nearer_reference": int((apart & (further > off(past))).sum()),
    }


def text(decisions: Decisions) -> str:
    """The file."""
    tables = {name: made(past) for name, past in sorted({**decisions.methods, FAILED: decisions.failed}.items())}
    lines = json.dumps({"source": SOURCE, "blocked": blocked(decisions), "tables": tables}, indent=1)
    # a row of errors a line
    out, inside = [], False
    for line in lines.splitlines():
        inside = inside or line.strip() == "["
        piece = line.strip() if inside else line
        out.append(piece + ("" if inside and piece not in ("]", "],") else "\n"))
        inside = inside and piece not in ("]", "],")
    return "".join(out)


# ------------------------------------------------------------------------------------------------- scores


def scored(decisions: Decisions) -> str:
    """CRPS, MAE of the median, coverage of the middle 80 %: each proposal dressed with the others."""
    lines = ["method                      n   MAE   MAE of the median   CRPS   middle 80 %"]
    for name, past in decisions.methods.items():
        lines.append(line(name, past.point, left_out(past, past), past.outcome))
    lines.append(whole(decisions))
    beside = decisions.beside
    lines.append(
        line("weighted-mean there", beside.point, left_out(decisions.methods["weighted-mean"], beside), beside.outcome)
    )
    held = blocked(decisions)
    lines.append(
        f"Of {held['n']} status quos forecast because nothing could be carried, {held['failed']:.2f} failed "
        f"({held['low']:.2f} to {held['high']:.2f}, by proposal);\n{held['nearer_unblocked']} of these outcomes lay "
        f"nearer the median of those who vote, {held['nearer_reference']} nearer the status quo, where the two differ."
    )
    return "\n".join(lines)


def left_out(past: Past, asked: Past) -> Floats:
    """(issue, level) quantiles of the forecasts asked for, dressed with the past of other proposals."""
    quantiles = np.empty((len(asked.point), len(LEVELS)))
    for proposal in np.unique(asked.proposal):
        own = asked.proposal == proposal
        quantiles[own] = read_off(as_table(made(past.of(past.proposal != proposal))), asked.point[own])
    return quantiles


def whole(decisions: Decisions) -> str:
    """The win set on all issues with a reference, the status quo failing with the chance that others' proposals say.

    Where it fails the median of those who vote is dressed with the errors of those that failed.
    """
    free, held, failed = decisions.methods["win-set"], decisions.blocked, decisions.failed
    quantiles = np.empty((len(held.point), len(LEVELS)))
    for proposal in np.unique(held.proposal):
        his = held.proposal == proposal
        many = round((off(held) > TOLERANCE)[~his].mean() * len(LEVELS))
        levels = np.linspace(0, 1, many + 2)[1:-1]
        moved = read_off(as_table(made(failed.of(failed.proposal != proposal))), decisions.unblocked[his], levels)
        stays = np.repeat(held.point[his][:, None], len(LEVELS) - many, axis=1)
        quantiles[his] = np.sort(np.concatenate([moved, stays], axis=1), axis=1)
    return line(
        "win-set with blocked",
        np.concatenate([free.point, held.point]),
        np.concatenate([left_out(free, free), quantiles]),
        np.concatenate([free.outcome, held.outcome]),
    )


def read_off(table: Table, point: Floats, levels: Floats = LEVELS) -> Floats:
    """(issue, level) the dressed forecast's quantiles."""
    shape = (len(point), len(levels))
    return dressed(np.broadcast_to(point[:, None], shape), np.broadcast_to(levels, shape), table)


def line(name: str, point: Floats, quantiles: Floats, outcome: Floats) -> str:
    cdf = (quantiles[:, :, None] <= np.arange(101.0)).mean(axis=1)
    middle, low, high = (scores.steps_quantile(cdf, level) for level in (0.5, *scores.MIDDLE))
    return (
        f"{name:<24}{len(point):>5}{np.abs(point - outcome).mean():>6.2f}{np.abs(middle - outcome).mean():>20.2f}"
        f"{scores.steps_crps(cdf, outcome).mean():>7.2f}{scores.covered(low, high, outcome).mean():>14.2f}"
    )


if __name__ == "__main__":
    sys.exit(main())
