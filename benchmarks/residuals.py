"""How methods of settlement erred, in units of disagreement: makes models/settlement/residuals.json, and scores it.

    .venv/bin/python benchmarks/residuals.py --write                  # ../shared/data/deu2_eu15
    .venv/bin/python benchmarks/residuals.py --check                  # exit status 1 where the file differs
    .venv/bin/python benchmarks/residuals.py                          # scores, proposals or meetings left out in turn

Bargained out: 172 EU decisions (see eu_decisions.py). A table holds quantiles of (outcome - forecast) / spread, issues
pooled with their mirror images, and how often the outcome is taken to be somebody's position: the share, in steps of
.05, with the least CRPS on these issues, each dressed with the errors of the other proposals. Both are made again from
`DRAWN` sets of proposals drawn anew with replacement. Nothing else of the data is kept.

What was tried: the form (units of spread, mirrored, mixed with held positions) was chosen by others after some 75
variants on these 172 issues; here `ALTERNATIVES` are scored again. Its share and its table are fitted inside the folds.

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
from eu_decisions import TOLERANCE, Decisions, Past, off, read
from instantsia.analysis.predictive import scores
from instantsia.analysis.predictive.bootstrap import paired
from instantsia.draws.streams import Streams
from instantsia.models.settlement.dressing import as_table, dressed, somebodys

Floats = NDArray[np.float64]

WRITTEN = Path(__file__).resolve().parents[1] / "src" / "instantsia" / "models" / "settlement" / "residuals.json"
SOURCE = "Thomson et al. (2012), DEU II, EU-15 wave; made by benchmarks/residuals.py"
LEVELS_KEPT = (41, 21, 11)
"""Quantiles kept: at most one for three errors, mirror images among them, so that no error can be read back."""
DRAWN = 20
SHARES = np.arange(0.0, 0.61, 0.05)
POINTS = np.arange(101.0)
LEVELS = np.linspace(0.0005, 0.9995, 1000)
"""At which a dressed forecast is read to be scored."""
FORM_TRIED = 75


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


def made(past: Past) -> dict[str, Any]:
    """What is written of a table."""
    shares = ByShare(past)
    whole = _one(shares, np.ones(len(past.point)))
    names = np.unique(past.proposal)
    numbers = Streams(1, 0, DRAWN).uniform("residuals/resample", size=len(names))
    drawn = []
    for row in numbers:
        counts = np.bincount((row * len(names)).astype(np.intp), minlength=len(names)).astype(np.float64)
        drawn.append(_one(shares, counts[np.searchsorted(names, past.proposal)]))
    return {"n": len(past.point), **whole, "drawn": drawn}


def _one(shares: ByShare, count: Floats) -> dict[str, Any]:
    """A share and a row of errors of the issues, each so many times."""
    best = SHARES[int(np.argmin([(count * one).sum() for one in shares.crps(count)]))]
    return {"share": round(float(best), 2), "errors": quantiles(shares.past, count).tolist()}


def quantiles(past: Past, count: Floats) -> Floats:
    """(level,) quantiles of the errors and their mirror images, the same from both ends to the last digit."""
    error = np.repeat(past.error, count.astype(np.intp))
    many = next(many for many in LEVELS_KEPT if many <= max(2 * len(past.point) / 3, 11))
    found = np.quantile(np.concatenate([error, -error]), np.linspace(0.0, 1.0, many))
    return np.round((found - found[::-1]) / 2, 3) + 0.0


class ByShare:
    """The CRPS of a method's forecasts, dressed with the errors of other proposals, for every share in `SHARES`."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.same = past.proposal[:, None] == past.proposal[None, :]
        self.holds = (past.outcome[:, None] - 1e-9 <= POINTS).astype(np.float64)
        among = past.among
        moved = past.error[None, :] * among.spread[:, None]
        low, high = np.minimum(among.low, past.point), np.maximum(among.high, past.point)
        reached = np.zeros((len(past.point), len(past.point), len(POINTS)), dtype=np.float32)
        for sign in (1, -1):
            place = np.clip(past.point[:, None] + sign * moved, low[:, None], high[:, None])
            reached += place[:, :, None] <= POINTS + 1e-9
        self.reached = reached / 2
        self.positions = positions(past)

    def dressed(self, count: Floats, without: NDArray[np.bool_] | None = None) -> Floats:
        """(issue, point) distribution functions, dressed with issues so many times each; own proposal left out."""
        left_out = self.same if without is None else self.same | without[None, :]
        weight = np.where(left_out, 0.0, count[None, :])
        total = weight.sum(axis=1, keepdims=True)
        weight = weight / np.where(total > 0, total, 1.0)
        return np.einsum("ij,ijk->ik", weight.astype(np.float32), self.reached).astype(np.float64)

    def crps(self, count: Floats, without: NDArray[np.bool_] | None = None) -> list[Floats]:
        """[(issue,) CRPS] for every share."""
        errors = self.dressed(count, without)
        return [(((1 - one) * errors + one * self.positions - self.holds) ** 2).sum(axis=1) for one in SHARES]


def positions(past: Past) -> Floats:
    """(issue, point) the distribution function of somebody's position."""
    many = np.linspace(0.00025, 0.99975, 2000)
    among = past.among
    out = np.zeros((len(past.point), len(POINTS)))
    for u in many:
        out += somebodys(among, np.full(len(past.point), u))[:, None] <= POINTS + 1e-9
    return out / len(many)


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
    tables = {name: made(past) for name, past in sorted(decisions.tables.items())}
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


def nested(past: Past) -> Floats:
    """(issue, point) the chosen method, share and table fitted without the proposal: what the program does."""
    shares, out = ByShare(past), np.zeros((len(past.point), len(POINTS)))
    for proposal in np.unique(past.proposal):
        own = past.proposal == proposal
        count = (~own).astype(np.float64)
        best = SHARES[int(np.argmin([(count * one).sum() for one in shares.crps(count, own)]))]
        written = {"n": int(count.sum()), "share": 0.0, "errors": quantiles(past, count), "drawn": []}
        out[own] = (1 - best) * erred(past.of(own), written) + best * shares.positions[own]
    return out


def erred(past: Past, written: Mapping[str, Any]) -> Floats:
    """(issue, point) the distribution functions with errors alone, as the program reads them off a table."""
    shape = (len(LEVELS), len(past.point))
    levels, nobody = np.broadcast_to(LEVELS[:, None], shape), np.ones(shape)
    found = dressed(np.broadcast_to(past.point, shape), past.among, levels, nobody, as_table(dict(written)))
    return (found[:, :, None] <= POINTS + 1e-9).mean(axis=0)


def plain(past: Past, unit: Floats | float, *, cut: bool, mirrored: bool) -> Floats:
    """(issue, point) errors of other proposals in some unit, cut to the scale or to what is held."""
    error = (past.outcome - past.point) / unit
    low, high = (past.among.low, past.among.high) if cut else (np.zeros(len(error)), np.full(len(error), 100.0))
    out = np.zeros((len(error), len(POINTS)))
    wide = np.broadcast_to(unit, error.shape)
    for issue in range(len(error)):
        train = error[past.proposal != past.proposal[issue]]
        train = np.concatenate([train, -train]) if mirrored else train
        found = np.clip(past.point[issue] + train * wide[issue], low[issue], high[issue])
        out[issue] = (found[:, None] <= POINTS + 1e-9).mean(axis=0)
    return out


def alternatives(past: Past) -> dict[str, Floats]:
    """{what is said of it: (issue, point) distribution functions} of other ways to dress the compromise."""
    among, held = past.among, positions(past)
    wide = np.maximum(among.high - among.low, 1.0)
    tried = {
        "plain: points of the scale": plain(past, 1.0, cut=False, mirrored=False),
        "parts of the held range": plain(past, wide, cut=True, mirrored=False),
        "parts of the held range, mirrored": plain(past, wide, cut=True, mirrored=True),
        "units of spread, mirrored": plain(past, among.spread, cut=True, mirrored=True),
    }
    return {**tried, **{f"{name}, 1/3 positions": 2 / 3 * one + held / 3 for name, one in tried.items()}}


ALTERNATIVES = 8


def scored(decisions: Decisions) -> str:
    """CRPS beside the plain dressed compromise, coverage by randomised PIT, the ends; and every other method."""
    past = decisions.methods["weighted-mean"]
    others = alternatives(past)
    rival, lines = crps(others["plain: points of the scale"], past), [
        f"EU decisions, {len(past.point)} issues of {len(np.unique(past.proposal))} proposals, proposals left out in turn;",
        f"the form was chosen after some {FORM_TRIED} variants on these issues, {ALTERNATIVES} of them below",
        "",
        f"{'compromise, dressed in':<48}CRPS   less than plain",
    ]  # fmt: skip
    chosen = nested(past)
    for name, found in {"chosen: share and table fitted in the folds": chosen, **others}.items():
        apart = paired(crps(found, past) - rival, past.proposal.tolist())
        lines.append(
            f"{name:<48}{crps(found, past).mean():.2f}{apart.mean:>+7.2f} [{apart.low:+.2f}, {apart.high:+.2f}]"
        )
    lines += ["", "chosen, by randomised PIT: share of outcomes in the central ..."]
    for part in (0.5, 0.8, 0.95):
        inside = paired(central(chosen, past, part), past.proposal.tolist())
        lines.append(f"  {part:.0%}: {inside.mean:.3f} [{inside.low:.3f}, {inside.high:.3f}]")
    mass = np.diff(chosen, axis=1, prepend=0.0)
    for place in (0, 100):
        happened = (past.outcome == place).mean()
        lines.append(f"  chance of exactly {place}: {mass[:, place].mean():.3f}, happened in {happened:.3f}")
    lines += ["", f"{'method':<26}{'n':>5}{'MAE':>8}{'CRPS':>8}   share"]
    for name, one in decisions.tables.items():
        share = float(_one(ByShare(one), np.ones(len(one.point)))["share"])
        lines.append(
            f"{name:<26}{len(one.point):>5}{off(one).mean():>8.2f}{crps(nested(one), one).mean():>8.2f}{share:>8.2f}"
        )
    found = blocked(decisions)
    lines.append(
        f"Of {found['n']} status quos forecast because nothing could be carried, {found['failed']:.2f} failed "
        f"({found['low']:.2f} to {found['high']:.2f}, by proposal);\n{found['nearer_unblocked']} of these outcomes lay "
        f"nearer the median of those who vote, {found['nearer_reference']} nearer the status quo, where the two differ."
    )
    return "\n".join(lines)


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
