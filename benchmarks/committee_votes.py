"""How members of a committee voted who had said where they stood: the Federal Open Market Committee, 1989-93.

40 meetings (Meade 2005, data revised 2017): what rate each member spoke for, in basis points against no change, what
was decided, and who voted against it. The Chairman's row is left out, 391 members' rows are left. What is counted is
the median of the voiced rates, of two the nearer to no change. The data is not shipped.

Looked for are two constants of models/voting/committee.py:

against      of those who had spoken for something else than the median: the share that voted against what was decided
overturned   the chance that what is put is what a member drawn by lot stands for; a majority is followed unless that
             is carried. Its likelihood over the meetings, with a uniform prior, gives its range
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive.bootstrap import paired
from instantsia.models.voting.committee import NEAR

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "fomc_1989_1993"
CHAIRMAN = "Greenspan"
GRID = np.linspace(0.0, 1.0, 1001)

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Meeting:
    """What the members spoke for, what was decided, and who voted against it; rates in basis points."""

    voiced: Floats
    decided: float
    dissent: Bools

    @property
    def counted(self) -> float:
        """The median, of two the nearer to no change."""
        ranked = np.sort(self.voiced)
        low, high = ranked[(len(ranked) - 1) // 2], ranked[len(ranked) // 2]
        return float(low if abs(low) <= abs(high) else high)

    @property
    def apart(self) -> Floats:
        """(member,) how far each is from what is counted, in parts of the range that is held, no change included."""
        ends = np.append(self.voiced, 0.0)
        wide = ends.max() - ends.min()
        return np.abs(self.voiced - self.counted) / (wide or 1.0)

    @property
    def otherwise(self) -> float:
        """The chance that something else than the median is decided where what is put is drawn by lot, for each
        chance by which somebody else's stance is put."""
        return sum(
            float(np.mean(self.voiced == rate)) * self._carried(rate)
            for rate in np.unique(self.voiced)
            if rate != self.counted
        )

    def _carried(self, rate: float, against: float = 0.6) -> float:
        """The chance that a rate is carried by more than half: those nearer to it, and those who consent."""
        sure = int((np.abs(self.voiced - rate) < np.abs(self.voiced - self.counted)).sum())
        rest, short = len(self.voiced) - sure, len(self.voiced) // 2 + 1 - sure
        consents = 1 - against
        return sum(
            math.comb(rest, k) * consents**k * (1 - consents) ** (rest - k) for k in range(max(short, 0), rest + 1)
        )


def read(data: Path) -> list[Meeting]:
    """The meetings, in the order of their days."""
    found: dict[str, list[tuple[float, bool]]] = {}
    decided: dict[str, float] = {}
    with (data / "meade_preferences.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["member_name"] in ("", CHAIRMAN) or not row["vote"] or not row["ratebp"]:
                continue
            found.setdefault(row["fdate"], []).append((float(row["ratebp"]), float(row["vote"]) != 0))
            decided[row["fdate"]] = float(row["chFF"])
    return [
        Meeting(np.array([one for one, _ in rows]), decided[day], np.array([one for _, one in rows]))
        for day, rows in sorted(found.items())
    ]


def against(meetings: list[Meeting]) -> float:
    """The share that votes against, of those who spoke for something else by a quarter of the range or more."""
    voted = np.concatenate([one.dissent[one.apart >= NEAR] for one in meetings])
    return float(voted.mean())


def overturned(meetings: list[Meeting]) -> Floats:
    """(grid,) the posterior of the chance `overturned` on `GRID`, the prior being uniform."""
    log = np.zeros(len(GRID))
    for one in meetings:
        chance = GRID * one.otherwise
        log += np.log(np.maximum(chance if one.decided != one.counted else 1 - chance, 1e-300))
    posterior = np.exp(log - log.max())
    whole: Floats = posterior / posterior.sum()
    return whole


# ------------------------------------------------------------------------------------------------------------ scores


def _flat(train: list[Meeting], one: Meeting) -> Floats:
    return np.where(one.apart > 0, against(train) * np.minimum(one.apart / NEAR, 1.0), 0.0)


def _with_defection(train: list[Meeting], one: Meeting) -> Floats:
    agreed = np.concatenate([other.dissent[other.apart == 0] for other in train])
    return np.where(one.apart > 0, _flat(train, one), agreed.mean())


def _falls(apart: Callable[[Meeting], Floats]) -> Callable[[list[Meeting], Meeting], Floats]:
    rates = np.linspace(0.0, 3.0, 301)

    def predicted(train: list[Meeting], one: Meeting) -> Floats:
        far, voted = (np.concatenate(parts) for parts in zip(*((apart(x), x.dissent) for x in train), strict=True))
        far, voted = far[far > 0], voted[far > 0]
        squared = ((1 - np.exp(-rates[:, None] * far) - voted) ** 2).mean(axis=1)
        return 1 - np.exp(-rates[squared.argmin()] * apart(one))

    return predicted


def _logistic(apart: Callable[[Meeting], Floats]) -> Callable[[list[Meeting], Meeting], Floats]:
    start, slope = np.meshgrid(np.linspace(1, 6, 51), np.linspace(0, 10, 101))

    def predicted(train: list[Meeting], one: Meeting) -> Floats:
        far, voted = (np.concatenate(parts) for parts in zip(*((apart(x), x.dissent) for x in train), strict=True))
        turn = start[..., None] - slope[..., None] * far
        cost = (np.logaddexp(0, -turn) * ~voted + np.logaddexp(0, turn) * voted).sum(axis=-1)
        best = np.unravel_index(cost.argmin(), cost.shape)
        return 1 / (1 + np.exp(start[best] - slope[best] * apart(one)))

    return predicted


def _nearer(train: list[Meeting], one: Meeting) -> Floats:
    """Who stands nearer to what is decided than to no change votes for it, also where they spoke for something else."""

    def opposed(other: Meeting) -> Bools:
        away = np.abs(other.voiced - other.counted)
        return (away > 0) & ((other.counted == 0) | (away > np.abs(other.voiced)))

    voted = np.concatenate([other.dissent[opposed(other)] for other in train])
    return np.where(opposed(one), voted.mean(), 0.0)


def _rate(one: Meeting) -> Floats:
    return np.abs(one.voiced - one.counted) / 50


VARIANTS: dict[str, Callable[[list[Meeting], Meeting], Floats]] = {
    "chosen: share of those who stated otherwise": _flat,
    "and a share of those who stated the same": _with_defection,
    "only of those who prefer no change": _nearer,
    "falls with the part of the range": _falls(lambda one: one.apart),
    "falls with basis points": _falls(_rate),
    "logistic in the part of the range": _logistic(lambda one: one.apart),
    "logistic in basis points": _logistic(_rate),
    "base rate": lambda train, one: np.full(
        len(one.voiced), float(np.concatenate([other.dissent for other in train]).mean())
    ),
}
"""{what is said of it: (the other meetings, a meeting) to the chance that each member votes against}."""


def scored(meetings: list[Meeting]) -> str:
    """Whether the decision was the median, and the Brier score of dissent, each meeting left out in turn."""
    posterior = overturned(meetings)
    reached = posterior.cumsum()
    low, middle, high = (GRID[np.searchsorted(reached, at)] for at in (0.1, 0.5, 0.9))
    exact = np.mean([one.decided == _mode(one, float(GRID[posterior.argmax()])) for one in meetings])
    lines = [
        f"FOMC 1989-93, {len(meetings)} meetings, {sum(len(one.voiced) for one in meetings)} votes, Chairman left out",
        f"decision is the likeliest of the values put: {exact:.3f}; no change always: "
        f"{np.mean([one.decided == 0 for one in meetings]):.3f}",
        f"against {against(meetings):.2f} ({_interval(meetings)}); overturned: likeliest "
        f"{GRID[posterior.argmax()]:.2f}, {low:.2f}, {middle:.2f}, {high:.2f} at 10, 50, 90 % of the posterior",
        "",
        f"{'who votes against, ' + str(len(VARIANTS) - 1) + ' variants':<46}Brier   less than the base rate's",
    ]
    losses = {name: _brier(meetings, one) for name, one in VARIANTS.items()}
    which = [str(place) for place, one in enumerate(meetings) for _ in one.voiced]
    for name, loss in losses.items():
        found = paired(loss - losses["base rate"], which)
        apart = "" if name == "base rate" else f"{found.mean:>+9.4f} [{found.low:+.4f}, {found.high:+.4f}]"
        lines.append(f"{name:<46}{loss.mean():.4f}{apart}")
    return "\n".join(lines)


def _brier(meetings: list[Meeting], predicted: Callable[[list[Meeting], Meeting], Floats]) -> Floats:
    return np.concatenate(
        [
            (predicted([other for other in meetings if other is not one], one) - one.dissent) ** 2
            for one in meetings
        ]
    )  # fmt: skip


def _mode(one: Meeting, chance: float) -> float:
    """The likeliest decision: the median, unless a single other one is likelier."""
    others = {
        float(rate): chance * float(np.mean(one.voiced == rate)) * one._carried(rate)
        for rate in np.unique(one.voiced)
        if rate != one.counted
    }
    best = max(others, key=lambda rate: others[rate], default=one.counted)
    return best if others and others[best] > 1 - sum(others.values()) else one.counted


def _interval(meetings: list[Meeting]) -> str:
    pairs = [
        (float(voted), str(place)) for place, one in enumerate(meetings) for voted in one.dissent[one.apart >= NEAR]
    ]
    found = paired(np.array([one for one, _ in pairs]), [one for _, one in pairs])
    return f"{found.low:.2f} to {found.high:.2f}, meetings drawn anew"
