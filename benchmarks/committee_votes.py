"""How members of a committee voted who had said where they stood: the Federal Open Market Committee, 1989-93.

40 meetings (Meade 2005, data revised 2017): what rate each member spoke for, in basis points against no change, what
was decided, and who voted against it. The Chairman's row is left out, 391 members' rows are left. What is counted is
the median of the voiced rates, of two the nearer to no change. The data is not shipped.

Looked for are two constants of models/voting/committee.py:

dissents     of those who had spoken for something else than the median: the share that voted against what was decided
overturned   the chance that what is put is what a member drawn by lot stands for; a majority is followed unless that
             is carried. Its likelihood over the meetings, with a uniform prior, gives its range
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive.bootstrap import paired
from instantsia.draws.streams import Streams
from instantsia.models.voting.ballots import more_than_half
from instantsia.models.voting.committee import DISSENTS, NEAR, Chances, Electorate, decide

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "fomc_1989_1993"
CHAIRMAN = "Greenspan"
GRID = np.linspace(0.0, 1.0, 1001)
DISSENT = float(DISSENTS.split("..")[1])
"""The chance of those who spoke for something else to vote against what is put, as fitted on all meetings."""
DRAWS = 20_000
"""In which what is put is always what a member drawn by lot stands for."""

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

    @functools.cached_property
    def upsets(self) -> dict[float, float]:
        """{each other rate that was voiced: the chance that it is decided}, if a member drawn by lot is heard."""
        if np.unique(self.voiced).size == 1:
            return {}
        members = [str(place) for place in range(len(self.voiced))]
        streams, even = Streams(1, 0, DRAWS), np.ones((DRAWS, len(members)))
        stated = np.broadcast_to(self.voiced, even.shape)
        ends = np.append(self.voiced, 0.0)
        wide = ends.max() - ends.min()
        found = decide(
            np.full(DRAWS, self.counted),
            stated,
            np.zeros(DRAWS),
            Electorate(even, more_than_half(even), np.zeros(even.shape, dtype=np.bool_)),
            Chances(
                streams.uniform("whose"),
                streams.uniform("instead"),
                streams.each("consent", members),
                np.full(DRAWS, DISSENT),
                np.ones(DRAWS),
            ),
            lambda put: np.abs(stated - put[:, None]) / wide,
            lambda put, without: np.abs(stated - put[:, None]) <= np.abs(stated - without[:, None]),
        )
        return {
            float(rate): float(np.mean(found.decided == rate))
            for rate in np.unique(self.voiced)
            if rate != self.counted
        }

    def likeliest(self, overturned: float) -> float:
        """The likeliest decision: the median, unless another one is likelier."""
        chances = {rate: overturned * chance for rate, chance in self.upsets.items()}
        chances[self.counted] = 1 - sum(chances.values())
        return max(chances, key=lambda rate: chances[rate])


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


def dissents(meetings: list[Meeting]) -> float:
    """The share that votes against, of those who spoke for something else by a quarter of the range or more."""
    voted = np.concatenate([one.dissent[one.apart >= NEAR] for one in meetings])
    return float(voted.mean())


def overturned(meetings: list[Meeting]) -> Floats:
    """(grid,) the posterior of the chance `overturned` on `GRID`, the prior being uniform."""
    log = np.zeros(len(GRID))
    for one in meetings:
        chance = GRID * sum(one.upsets.values())
        log += np.log(np.maximum(chance if one.decided != one.counted else 1 - chance, 1e-300))
    posterior = np.exp(log - log.max())
    whole: Floats = posterior / posterior.sum()
    return whole


# ------------------------------------------------------------------------------------------------------------ scores

Apart = Callable[[Meeting], Floats]
"""A meeting to how far each member, (member,), is from what is counted."""
Predicted = Callable[[list[Meeting], Meeting], Floats]
"""The other meetings and a meeting to the chance of each member, (member,), to vote against."""


def _flat(train: list[Meeting], one: Meeting) -> Floats:
    return np.where(one.apart > 0, dissents(train) * np.minimum(one.apart / NEAR, 1.0), 0.0)


def _with_defection(train: list[Meeting], one: Meeting) -> Floats:
    agreed = np.concatenate([other.dissent[other.apart == 0] for other in train])
    return np.where(one.apart > 0, _flat(train, one), agreed.mean())


def _pairs(train: list[Meeting], apart: Apart) -> tuple[Floats, Bools]:
    """(member,) how far they were from what is counted, and whether they voted against what was decided."""
    return np.concatenate([apart(one) for one in train]), np.concatenate([one.dissent for one in train])


def _falls(apart: Apart) -> Predicted:
    """Consent falls exponentially; fitted by least squares on those who stated otherwise."""
    rates = np.linspace(0.0, 3.0, 301)

    def predicted(train: list[Meeting], one: Meeting) -> Floats:
        far, voted = _pairs(train, apart)
        far, voted = far[far > 0], voted[far > 0]
        squared = ((1 - np.exp(-rates[:, None] * far) - voted) ** 2).mean(axis=1)
        return 1 - np.exp(-rates[squared.argmin()] * apart(one))

    return predicted


def _logistic(apart: Apart) -> Predicted:
    """Logistic regression of dissent, by its likelihood on a grid."""
    start, slope = np.meshgrid(np.linspace(1, 6, 51), np.linspace(0, 10, 101))

    def predicted(train: list[Meeting], one: Meeting) -> Floats:
        far, voted = _pairs(train, apart)
        # many stand equally far
        places, which = np.unique(far, return_inverse=True)
        against, whole = np.bincount(which, weights=voted), np.bincount(which)
        turn = start[..., None] - slope[..., None] * places
        cost = (np.logaddexp(0, -turn) * (whole - against) + np.logaddexp(0, turn) * against).sum(axis=-1)
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


def _base_rate(train: list[Meeting], one: Meeting) -> Floats:
    return np.full(len(one.voiced), np.concatenate([other.dissent for other in train]).mean())


VARIANTS: dict[str, Predicted] = {
    "chosen: share of those who stated otherwise": _flat,
    "and a share of those who stated the same": _with_defection,
    "only of those who prefer no change": _nearer,
    "falls with the part of the range": _falls(lambda one: one.apart),
    "falls with basis points": _falls(_rate),
    "logistic in the part of the range": _logistic(lambda one: one.apart),
    "logistic in basis points": _logistic(_rate),
    "base rate": _base_rate,
}


def scored(meetings: list[Meeting]) -> str:
    """Whether the decision was the median, and the Brier score of dissent, each meeting left out in turn."""
    posterior = overturned(meetings)
    reached = posterior.cumsum()
    low, middle, high = (GRID[np.searchsorted(reached, at)] for at in (0.1, 0.5, 0.9))
    exact = np.mean([one.decided == one.likeliest(_fitted(train)) for train, one in _folds(meetings)])
    unchanged = np.mean([one.decided == 0 for one in meetings])
    lines = [
        f"FOMC 1989-93, {len(meetings)} meetings, {sum(len(one.voiced) for one in meetings)} votes, Chairman left out",
        f"decision is the likeliest of the values put: {exact:.3f}; no change always: {unchanged:.3f}",
        f"dissents {dissents(meetings):.2f} ({_interval(meetings)}); overturned: likeliest "
        f"{_fitted(meetings):.2f}, {low:.2f}, {middle:.2f}, {high:.2f} at 10, 50, 90 % of the posterior",
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


def _folds(meetings: list[Meeting]) -> Iterator[tuple[list[Meeting], Meeting]]:
    """(all others, a meeting)."""
    for place, one in enumerate(meetings):
        yield meetings[:place] + meetings[place + 1 :], one


def _fitted(meetings: list[Meeting]) -> float:
    """The likeliest value of `overturned`."""
    return float(GRID[overturned(meetings).argmax()])


def _brier(meetings: list[Meeting], predicted: Predicted) -> Floats:
    """(member of all meetings,) squared errors."""
    return np.concatenate([(predicted(train, one) - one.dissent) ** 2 for train, one in _folds(meetings)])


def _interval(meetings: list[Meeting]) -> str:
    """The 95 % interval of `dissents`."""
    voted = [one.dissent[one.apart >= NEAR] for one in meetings]
    which = [str(place) for place, one in enumerate(voted) for _ in one]
    found = paired(np.concatenate(voted).astype(np.float64), which)
    return f"{found.low:.2f} to {found.high:.2f}, meetings drawn anew"
