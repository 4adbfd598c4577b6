"""Forecasts of wars of which each is left out of its own fit, their scores, and a test that would find a leak.

A *fit* is given wars and gives a forecaster, which is given what is known of other wars beforehand, the log ratio of
the two sides' capabilities, and gives (war, class, end) chances. A *model* is given all wars and the number of one, and
gives its (class, end) chances: it may look at whatever it likes, and `looks_at_itself` says whether it does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.predictive.bootstrap import Interval, paired
from war_records import AGREEMENT, BEGAN, CLASSES, ENDS, Wars

Floats = NDArray[np.float64]
Forecaster = Callable[[Floats], Floats]
Fit = Callable[[Wars], Forecaster]
Model = Callable[[Wars, int], Floats]

EVEN = 0.01
"""So much of every forecast is even, so that no model is lost by one war that it held to be impossible."""


@dataclass(frozen=True)
class Loss:
    """What a model lost on the wars that are scored: (war,) each, NaN where a war is not scored."""

    logarithm: Floats
    brier: Floats


def honest(fit: Fit) -> Model:
    """The model that fits all wars but the one that it forecasts."""

    def model(wars: Wars, war: int) -> Floats:
        found = fit(wars.without(war))(wars.ratio[war : war + 1])[0]
        return np.asarray((1.0 - EVEN) * found + EVEN / (CLASSES * ENDS))

    return model


def forecasts(model: Model, wars: Wars) -> Floats:
    """(war, class, end) chances."""
    return np.stack([model(wars, war) for war in range(len(wars))])


def looks_at_itself(model: Model, wars: Wars, found: Floats) -> list[str]:
    """The wars whose forecast, in `found`, changes by a digit where only their own record is another: none must."""
    return [
        str(name) for war, name in enumerate(wars.name) if not np.array_equal(found[war], model(wars.changed(war), war))
    ]


# ------------------------------------------------------------------------------------------------------- scores


def duration(found: Floats, wars: Wars) -> Loss:
    """Of the class of the duration, of every war."""
    return _of_classes(found.sum(axis=2), wars.lasted, np.ones(len(wars), np.bool_))


def ending(found: Floats, wars: Wars) -> Loss:
    """Of agreement against force, where either is recorded."""
    return _of_two(found[:, :, AGREEMENT].sum(axis=1), wars.agreed, wars.agreed | wars.forced)


def both(found: Floats, wars: Wars) -> Loss:
    """Of the class and the ending together, where the ending is recorded."""
    cells = np.stack([found[:, :, AGREEMENT], found[:, :, BEGAN:].sum(axis=2)], axis=2).reshape(len(wars), -1)
    return _of_classes(cells, 2 * wars.lasted + wars.forced, wars.agreed | wars.forced)


def winner(found: Floats, wars: Wars) -> Loss:
    """Of who won, the side that began or the other, among wars that ended by force."""
    force = found[:, :, BEGAN:].sum(axis=1)
    return _of_two(force[:, 0] / force.sum(axis=1), wars.ends[:, BEGAN], wars.won)


SCORES: Mapping[str, Callable[[Floats, Wars], Loss]] = {
    "how long": duration,
    "agreement or force": ending,
    "both together": both,
    "who won": winner,
}


def _of_classes(chance: Floats, happened: NDArray[np.intp], scored: NDArray[np.bool_]) -> Loss:
    was = np.eye(chance.shape[1])[happened]
    return _scored((chance * was).sum(axis=1), np.square(chance - was).sum(axis=1), scored)


def _of_two(chance: Floats, happened: NDArray[np.bool_], scored: NDArray[np.bool_]) -> Loss:
    """The Brier score is that of one event: (p - 1)^2 or p^2."""
    own = np.where(happened, chance, 1.0 - chance)
    return _scored(own, np.square(1.0 - own), scored)


def _scored(own: Floats, brier: Floats, scored: NDArray[np.bool_]) -> Loss:
    """By the chance of what happened, (war,)."""
    return Loss(np.where(scored, -np.log(np.where(scored, own, 1.0)), np.nan), np.where(scored, brier, np.nan))


def apart(one: Floats, other: Floats, wars: Wars) -> Interval:
    """How much more the one loses than the other, a mean over the wars that are scored, by 10,000 draws of wars."""
    scored = ~np.isnan(one)
    return paired((one - other)[scored], [str(name) for name in wars.name[scored]])


def in_hindsight(score: str, wars: Wars) -> Loss:
    """What the best forecast loses that is the same for all wars: how often each thing happened among those scored."""
    even = np.full((len(wars), CLASSES, ENDS), 1.0 / (CLASSES * ENDS))
    scored = wars.of(~np.isnan(SCORES[score](even, wars).logarithm))
    cells = np.eye(CLASSES)[scored.lasted][:, :, None] * (scored.ends / scored.ends.sum(axis=1, keepdims=True))[:, None]
    return SCORES[score](np.broadcast_to(cells.mean(axis=0), cells.shape), scored)


def judged(difference: Interval) -> str:
    """What a difference to the best rival says: parity is honest, a big win is a leak until it is none."""
    assert difference.low is not None
    assert difference.high is not None
    if difference.high < 0:
        return "better than the best rival, so look for a leak"
    return "worse than the best rival" if difference.low > 0 else "at parity with the best rival"
