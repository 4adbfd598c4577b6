"""The walk between two beliefs as a forecast of wars: at most four free numbers, the likeliest on a grid.

A form names its grids; a number of which a grid has one value is held. For each strength and cost of a battle
`models.war.two_beliefs` gives how a war ends and after how many battles, by the true chance and by the gap of the
beliefs; these are mixed over gaps and chances and over the wars' own paces, on the condition that a war began.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from instantsia.models.war.two_beliefs import ends
from left_out import EVEN, Forecaster
from war_records import BOUNDS, CLASSES, ENDS, Wars
from war_rivals import classes, normal

Floats = NDArray[np.float64]

FORTS, START, MOST = 10, 5, 250
"""Positions, those held at the start, and the most battles that are looked at."""
CHANCES = np.linspace(0.1, 0.9, 17)
GAPS = (np.arange(32) + 0.5) * 0.025
MIDDLE, WIDTH = 0.5, 0.1
LEAST_BELIEF = 0.02
NO_SPREAD = 1e-6

STRENGTHS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 150.0)
COSTS = (0.0005, 0.001, 0.002, 0.004, 0.015, 0.05)
WIDE = (0.05, 0.1, 0.2, 0.3, 0.45, 0.7)
PACES = tuple(float(pace) for pace in np.exp(np.linspace(np.log(0.2), np.log(20.0), 24)))
SPREADS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
SLOPES = (0.0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12)


@dataclass(frozen=True)
class Form:
    """The values that each number may have.

    strength  battles that the beliefs before the war are worth
    cost      of a battle to each side, shares of the prize
    gap       scale of the half-normal gap of the two beliefs
    pace      battles a month in the middle war
    spread    of the logarithms of the wars' own paces
    slope     by how much one in the log ratio moves the middle of the true chance to win a battle
    """

    strength: tuple[float, ...] = (10.0,)
    cost: tuple[float, ...] = (0.004,)
    gap: tuple[float, ...] = WIDE
    pace: tuple[float, ...] = PACES
    spread: tuple[float, ...] = SPREADS
    slope: tuple[float, ...] = (0.0,)

    @property
    def free(self) -> list[str]:
        return [name for name, values in vars(self).items() if len(values) > 1]


FORMS: Mapping[str, Form] = {
    "plain": Form(strength=STRENGTHS, cost=COSTS, spread=(0.0,)),
    "own pace": Form(strength=STRENGTHS),
    "own pace and capability": Form(slope=SLOPES),
}
MAIN, BY_RATIO = "own pace", "own pace and capability"


class Walks:
    """All walks of a form.

    numbers  of each, without its slope
    chance   (walk, true chance, class, end), with what did not begin left out: they add up to less than 1

    A form in which the ratio moves nothing is mixed over the true chance at once and has one of them.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        made = list(_walks(form))
        self.numbers = [numbers for numbers, _ in made]
        self.chance = np.concatenate([chance for _, chance in made])
        self._fixed = form.slope == (0.0,)
        if self._fixed:
            self.chance = np.einsum("p,wpce->wce", leanings(0.0, np.zeros(1))[0], self.chance)[:, None]
        self._began = self.chance.sum(axis=(2, 3))
        self._known: dict[bytes, Floats] = {}

    def fit(self, wars: Wars) -> Forecaster:
        """The forecaster of the likeliest walk."""
        slope, walk = self._likeliest(wars)
        chance, began = self.chance[walk], self._began[walk]

        def forecast(ratio: Floats) -> Floats:
            leaning = self._leanings(self.form.slope[slope], ratio)
            return np.asarray(np.einsum("np,pce->nce", leaning, chance) / (leaning @ began)[:, None, None])

        return forecast

    def averaged(self, wars: Wars) -> Forecaster:
        """The forecaster of all walks together, each by its likelihood."""
        likelihood = self.likelihood(wars)
        weight = np.exp(likelihood - likelihood.max())
        weight /= weight.sum()

        def forecast(ratio: Floats) -> Floats:
            found = np.zeros((len(ratio), CLASSES * ENDS))
            for slope, share in zip(self.form.slope, weight, strict=True):
                leaning = self._leanings(slope, ratio)
                of_each = (share / (leaning @ self._began.T))[:, :, None] * leaning[:, None, :]
                found += of_each.reshape(len(ratio), -1) @ self.chance.reshape(-1, CLASSES * ENDS)
            return found.reshape(-1, CLASSES, ENDS)

        return forecast

    def as_likely(self, wars: Wars, within: float) -> int:
        """How many sets of numbers have a likelihood whose logarithm is so near to the greatest."""
        likelihood = self.likelihood(wars)
        return int((likelihood >= likelihood.max() - within).sum())

    def fitted(self, wars: Wars) -> dict[str, float]:
        """{free number: its likeliest value}."""
        slope, walk = self._likeliest(wars)
        values = {**self.numbers[walk], "slope": self.form.slope[slope]}
        return {name: values[name] for name in self.form.free}

    def likelihood(self, wars: Wars) -> Floats:
        """(slope, walk) logarithm, the forecasts mixed with an even one as they are scored; once for the same wars."""
        given = b"".join(each.tobytes() for each in (wars.months, wars.ends, wars.ratio))
        if given not in self._known:
            self._known[given] = self._likelihood(wars)
        return self._known[given]

    def _likelihood(self, wars: Wars) -> Floats:
        was = (np.eye(CLASSES)[wars.lasted][:, :, None] * wars.ends[:, None, :]).reshape(-1, CLASSES * ENDS)
        happened = (self.chance.reshape(-1, CLASSES * ENDS) @ was.T).reshape(*self._began.shape, len(wars))
        even = EVEN * wars.ends.sum(axis=1) / (CLASSES * ENDS)
        found = np.empty((len(self.form.slope), len(self.chance)))
        for place, slope in enumerate(self.form.slope):
            leaning = self._leanings(slope, wars.ratio)
            own = np.einsum("np,wpn->wn", leaning, happened) / (self._began @ leaning.T)
            found[place] = np.log((1.0 - EVEN) * own + even).sum(axis=1)
        return found

    def _likeliest(self, wars: Wars) -> tuple[int, int]:
        found = self.likelihood(wars)
        slope, walk = np.unravel_index(int(np.argmax(found)), found.shape)
        return int(slope), int(walk)

    def _leanings(self, slope: float, ratio: Floats) -> Floats:
        return np.ones((len(ratio), 1)) if self._fixed else leanings(slope, ratio)


def leanings(slope: float, ratio: Floats) -> Floats:
    """(war, true chance) how likely each true chance of who began is, by the log ratio, (war,)."""
    apart = (CHANCES - MIDDLE - slope * ratio[:, None]) / WIDTH
    weight = np.exp(-np.square(apart) / 2.0 + np.square(apart).min(axis=1, keepdims=True) / 2.0)
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def _walks(form: Form) -> Iterator[tuple[dict[str, float], Floats]]:
    """The numbers and the (1, true chance, class, end) chances of each walk of a form."""
    timed = {pace: timing(*pace) for pace in product(form.pace, form.spread)}
    for strength, cost in product(form.strength, form.cost):
        each = endings(strength, cost)
        for gap in form.gap:
            weight = np.exp(-np.square(GAPS / gap) / 2.0)
            mixed = np.einsum("g,pgne->pne", weight / weight.sum(), each)
            for (pace, spread), lasting in timed.items():
                numbers = {"strength": strength, "cost": cost, "gap": gap, "pace": pace, "spread": spread}
                yield numbers, np.matmul(lasting.T, mixed)[None]


def endings(strength: float, cost: float) -> Floats:
    """(true chance, gap, battles - 1, end) chances of wars that began."""
    chance, gap = (each.ravel() for each in np.meshgrid(CHANCES, GAPS, indexing="ij"))
    least, most = LEAST_BELIEF, 1.0 - LEAST_BELIEF
    high, low = np.clip(chance + gap / 2.0, least, most), np.clip(chance - gap / 2.0, least, most)
    found = ends(START, FORTS, chance, high, low, strength, cost, MOST)
    return np.stack(found, axis=-1)[:, 1:].reshape(len(CHANCES), len(GAPS), MOST, ENDS)


def timing(pace: float, spread: float) -> Floats:
    """(battles - 1, class) how likely a war of so many battles lasts so long: the last falls half a turn early."""
    turns = np.arange(MOST) + 0.5
    apart = np.log(BOUNDS) - np.log(turns / pace)[:, None]
    return classes(normal(apart / max(spread, NO_SPREAD)))
