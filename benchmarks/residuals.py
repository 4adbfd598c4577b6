"""How methods of settlement erred, in units of disagreement: makes models/settlement/residuals.json, and scores it.

    .venv/bin/python benchmarks/residuals.py --write                  # ../shared/data/deu2_eu15
    .venv/bin/python benchmarks/residuals.py --check                  # exit status 1 where the file differs
    .venv/bin/python benchmarks/residuals.py                          # scores, proposals or meetings left out in turn

Bargained out: 172 EU decisions (see eu_decisions.py). A table holds quantiles of (outcome - forecast) / spread, issues
pooled with their mirror images, and how often the outcome is taken to be somebody's position: the share, in steps of
.05, with the least CRPS on these issues, each dressed with the errors of the other proposals. Both are made again from
`DRAWN` sets of proposals drawn anew with replacement. Nothing else of the data is kept.

What was tried: the form (units of spread, mirrored, mixed with held positions) was chosen after some 75 variants on
these 172 issues; `alternatives` are scored again here. Its share and its table are fitted inside the folds.

Voted: see committee_votes.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import committee_votes
from deu_baselines import BESIDE
from eu_decisions import TOLERANCE, Decisions, Past, Rows, off, read
from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.bootstrap import paired
from instantsia.draws.streams import Streams
from instantsia.models.settlement.dressing import Table, dressed

Floats = NDArray[np.float64]

WRITTEN = Path(__file__).resolve().parents[1] / "src" / "instantsia" / "models" / "settlement" / "residuals.json"
SOURCE = "Thomson et al. (2012), DEU II, EU-15 wave; made by benchmarks/residuals.py"
LEVELS_KEPT = (41, 21, 11)
"""Quantiles kept: at most one for three errors, mirror images among them, so that no error can be read back."""
DRAWN = 20
SHARES = np.arange(0.0, 0.61, 0.05)
POINTS, ROUNDING = np.arange(101.0), 1e-9
LEVELS = np.linspace(0.0005, 0.9995, 1000)
"""At which a dressed forecast is read to be scored."""
FORM_TRIED = 75
PLAIN = "plain: points of the scale"


def main() -> int:
    parser = argparse.ArgumentParser(description="Past errors of the methods of settlement.")
    parser.add_argument("--data", type=Path, default=BESIDE, help="folder with issues.csv and positions.csv")
    parser.add_argument("--votes", type=Path, default=committee_votes.BESIDE, help="folder with meade_preferences.csv")
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
    if (options.votes / "meade_preferences.csv").exists():
        print("\n" + committee_votes.scored(committee_votes.read(options.votes)))
    return 0


# ------------------------------------------------------------------------------------------------------- tables


def made(mixed: Mixed) -> dict[str, Any]:
    """What is written of a table: itself, and the same of proposals drawn anew."""
    proposal = mixed.past.proposal
    names = np.unique(proposal)
    numbers = Streams(1, 0, DRAWN).uniform("residuals/resample", size=len(names))
    drawn = []
    for row in numbers:
        counts = np.bincount((row * len(names)).astype(np.intp), minlength=len(names)).astype(np.float64)
        drawn.append(fitted(mixed, counts[np.searchsorted(names, proposal)]))
    return {"n": len(proposal), **fitted(mixed, np.ones(len(proposal))), "drawn": drawn}


def fitted(mixed: Mixed, count: Floats) -> dict[str, Any]:
    """A share and a row of errors of the issues, each so many times."""
    return {"share": round(mixed.best_share(count), 2), "errors": quantiles(mixed.past, count).tolist()}


def quantiles(past: Past, count: Floats) -> Floats:
    """(level,) quantiles of the errors and their mirror images, the same from both ends to the last digit."""
    error = np.repeat(past.error, count.astype(np.intp))
    many = next(many for many in LEVELS_KEPT if many <= max(2 * len(past.point) / 3, LEVELS_KEPT[-1]))
    found = np.quantile(np.concatenate([error, -error]), np.linspace(0.0, 1.0, many))
    return np.round((found - found[::-1]) / 2, 3) + 0.0


class Mixed:
    """A method's forecasts, dressed with the errors of other proposals and mixed with positions by a share.

    by_position  (issue, point) the distribution functions of somebody's position
    """

    def __init__(self, past: Past) -> None:
        self.past = past
        self.by_position = positions(past)
        self._same = past.proposal[:, None] == past.proposal[None, :]
        self._happened = past.outcome[:, None] - ROUNDING <= POINTS
        among = past.among
        low, high = np.minimum(among.low, past.point), np.maximum(among.high, past.point)
        moved = past.error[None, :] * among.spread[:, None]
        # (issue, issue whose error it is, point)
        reached = np.zeros((len(past.point), len(past.point), len(POINTS)), dtype=np.float32)
        for sign in (1, -1):
            place = np.clip(past.point[:, None] + sign * moved, low[:, None], high[:, None])
            reached += place[:, :, None] <= POINTS + ROUNDING
        self._reached = reached / 2

    def best_share(self, count: Floats, without: Rows | None = None) -> float:
        """The share in `SHARES` with the least CRPS on issues of which each counts so many times.

        without   (issue,) whose errors are not looked at, besides those of an issue's own proposal
        """
        errors = self._by_error(count, without)
        loss = []
        for share in SHARES:
            found = (1 - share) * errors + share * self.by_position
            loss.append((count * ((found - self._happened) ** 2).sum(axis=1)).sum())
        return float(SHARES[int(np.argmin(loss))])

    def _by_error(self, count: Floats, without: Rows | None) -> Floats:
        """(issue, point) distribution functions, dressed with the errors of other proposals so many times each."""
        left_out = self._same if without is None else self._same | without[None, :]
        weight = np.where(left_out, 0.0, count[None, :])
        total = weight.sum(axis=1, keepdims=True)
        weight = weight / np.where(total > 0, total, 1.0)
        return np.einsum("ij,ijk->ik", weight.astype(np.float32), self._reached).astype(np.float64)


def positions(past: Past) -> Floats:
    """(issue, point) the distribution function of somebody's position: half by weight, half each as likely."""
    weight = past.among.weight
    reached = (past.among.position[:, :, None] <= POINTS + ROUNDING).astype(np.float64)
    halves = [one / one.sum(axis=1, keepdims=True) for one in (weight, (weight > 0).astype(np.float64))]
    return np.einsum("ij,ijk->ik", (halves[0] + halves[1]) / 2, reached)


def blocked(decisions: Decisions) -> dict[str, Any]:
    """How the status quo fared where nothing could be carried."""
    past, otherwise = decisions.blocked["win-set"], decisions.unblocked["win-set"]
    failed = off(past) > TOLERANCE
    share = paired(failed.astype(np.float64), past.proposal.tolist())
    further = off(otherwise)
    apart = failed & (otherwise.point != past.point)
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
    tables = {name: made(Mixed(past)) for name, past in sorted(decisions.tables.items())}
    lines = json.dumps({"source": SOURCE, "blocked": blocked(decisions), "tables": tables}, indent=1)
    # a row of errors a line
    out, inside = [], False
    for line in lines.splitlines():
        begins = line.strip() == '"errors": ['
        inside = inside or begins
        piece = line.strip() if inside and not begins else line
        ends = piece.startswith("]")
        out.append(piece + ("\n" if not inside or ends else ""))
        inside = inside and not ends
    return "".join(out)


# ------------------------------------------------------------------------------------------------------- scores


def nested(mixed: Mixed) -> Floats:
    """(issue, point) the chosen method, share and table fitted without the proposal: what the program does."""
    past, out = mixed.past, np.zeros((len(mixed.past.point), len(POINTS)))
    for proposal in np.unique(past.proposal):
        own = past.proposal == proposal
        count = (~own).astype(np.float64)
        share = mixed.best_share(count, own)
        table = Table(int(count.sum()), quantiles(past, count)[None, :], np.zeros(1))
        out[own] = (1 - share) * by_table(past.of(own), table) + share * mixed.by_position[own]
    return out


def by_table(past: Past, table: Table) -> Floats:
    """(issue, point) the distribution functions with errors alone, as the program reads them off a table."""
    shape = (len(LEVELS), len(past.point))
    levels, nobody = np.broadcast_to(LEVELS[:, None], shape), np.ones(shape)
    found = dressed(np.broadcast_to(past.point, shape), past.among, levels, nobody, table)
    return (found[:, :, None] <= POINTS + ROUNDING).mean(axis=0)


def plain(past: Past, unit: Floats, *, cut: bool, mirrored: bool) -> Floats:
    """(issue, point) errors of other proposals in a unit, (issue,), cut to the scale or to what is held."""
    error = (past.outcome - past.point) / unit
    low, high = (past.among.low, past.among.high) if cut else (np.zeros(len(unit)), np.full(len(unit), 100.0))
    out = np.zeros((len(unit), len(POINTS)))
    for issue in range(len(unit)):
        others = error[past.proposal != past.proposal[issue]]
        others = np.concatenate([others, -others]) if mirrored else others
        found = np.clip(past.point[issue] + others * unit[issue], low[issue], high[issue])
        out[issue] = (found[:, None] <= POINTS + ROUNDING).mean(axis=0)
    return out


def alternatives(mixed: Mixed) -> dict[str, Floats]:
    """{what is said of it: (issue, point) distribution functions} of other ways to dress the compromise."""
    past = mixed.past
    wide = np.maximum(past.among.high - past.among.low, 1.0)
    tried = {
        PLAIN: plain(past, np.ones(len(wide)), cut=False, mirrored=False),
        "parts of the held range": plain(past, wide, cut=True, mirrored=False),
        "parts of the held range, mirrored": plain(past, wide, cut=True, mirrored=True),
        "units of spread, mirrored": plain(past, past.among.spread, cut=True, mirrored=True),
    }
    third = {f"{name}, 1/3 positions": 2 / 3 * one + mixed.by_position / 3 for name, one in tried.items()}
    return {**tried, **third}


def scored(decisions: Decisions) -> str:
    """The compromise and its rivals, how often its ranges held, every other method, and blocked status quos."""
    mixed = Mixed(decisions.methods["weighted-mean"])
    chosen, others = nested(mixed), alternatives(mixed)
    parts = [
        against_plain(mixed.past, chosen, others),
        ranges(mixed.past, chosen),
        every_method(decisions),
        status_quos(blocked(decisions)),
    ]
    return "\n".join("\n".join(part) for part in parts)


def against_plain(past: Past, chosen: Floats, others: Mapping[str, Floats]) -> list[str]:
    """CRPS, and how much less than that of the plain dressed compromise."""
    proposals = len(np.unique(past.proposal))
    lines = [
        f"EU decisions, {len(past.point)} issues of {proposals} proposals, proposals left out in turn;",
        f"the form was chosen after some {FORM_TRIED} variants on these issues, {len(others)} of them below",
        "",
        f"{'compromise, dressed in':<50}CRPS   less than plain",
    ]
    rival = crps(others[PLAIN], past)
    for name, found in {"chosen: share and table fitted in the folds": chosen, **others}.items():
        loss = crps(found, past)
        apart = "" if name == PLAIN else _apart(loss - rival, past)
        lines.append(f"{name:<50}{loss.mean():.2f}{apart}")
    return lines


def _apart(difference: Floats, past: Past) -> str:
    found = paired(difference, past.proposal.tolist())
    return f"{found.mean:>+7.2f} [{found.low:+.2f}, {found.high:+.2f}]"


def ranges(past: Past, chosen: Floats) -> list[str]:
    """How many outcomes lie in the central parts of the forecast, and at the ends of the scale."""
    lines = ["", "chosen, by randomised PIT: share of outcomes in the central ..."]
    for part in (0.5, 0.8, 0.95):
        inside = paired(central(chosen, past, part), past.proposal.tolist())
        lines.append(f"  {part:.0%}: {inside.mean:.3f} [{inside.low:.3f}, {inside.high:.3f}]")
    mass = np.diff(chosen, axis=1, prepend=0.0)
    for place in (0, 100):
        happened = (past.outcome == place).mean()
        lines.append(f"  chance of exactly {place}: {mass[:, place].mean():.3f}, happened in {happened:.3f}")
    return lines


def every_method(decisions: Decisions) -> list[str]:
    """Of each table: MAE of the bare forecasts, CRPS of the dressed ones, and the share fitted on all issues; and MAE
    with the status quos in it that were forecast because nothing could be carried."""
    lines = ["", f"{'method':<32}{'n':>5}{'MAE':>8}{'CRPS':>8}   share"]
    for name, past in decisions.tables.items():
        mixed = Mixed(past)
        loss, share = crps(nested(mixed), past), mixed.best_share(np.ones(len(past.point)))
        lines.append(f"{name:<32}{len(past.point):>5}{off(past).mean():>8.2f}{loss.mean():>8.2f}{share:>8.2f}")
    for name, past in decisions.blocked.items():
        both = np.concatenate([off(decisions.methods[name]), off(past)])
        lines.append(f"{name + ' with blocked':<32}{len(both):>5}{both.mean():>8.2f}{'-':>8}{'-':>8}")
    return lines


def status_quos(found: Mapping[str, Any]) -> list[str]:
    """What is said of `blocked`."""
    return [
        f"Of {found['n']} status quos forecast because nothing could be carried, {found['failed']:.2f} failed "
        f"({found['low']:.2f} to {found['high']:.2f}, by proposal);",
        f"{found['nearer_unblocked']} of these outcomes lay nearer the median of those who vote, "
        f"{found['nearer_reference']} nearer the status quo, where the two differ.",
    ]


def crps(found: Floats, past: Past) -> Floats:
    """(issue,) of distribution functions at 0, 1, ..., 100."""
    return scores.steps_crps(found, past.outcome)


def central(found: Floats, past: Past, part: float, draws: int = 200) -> Floats:
    """(issue,) how often the outcome lies in the central part, by a randomised PIT: the forecast has atoms."""
    whole = np.concatenate([np.zeros((len(found), 1)), found], axis=1)
    at = np.round(past.outcome).astype(np.intp)
    low, high = whole[np.arange(len(at)), at], whole[np.arange(len(at)), at + 1]
    numbers = Streams(1, 0, draws).uniform("residuals/pit", size=len(at))
    pit = low + (high - low) * numbers
    return ((pit > (1 - part) / 2) & (pit < (1 + part) / 2)).mean(axis=0)


if __name__ == "__main__":
    sys.exit(main())
