"""No war takes part in its own forecast; if one did, it would be found; and the scores are those by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

Load = Callable[[str], Any]


def fits(module: Load) -> dict[str, Any]:
    walk = module("war_walk")
    small = walk.Form(
        strength=(5.0, 20.0), gap=(0.2, 0.45), pace=(1.0, 4.0, 16.0), spread=(0.5, 1.0), slope=(0.0, 0.04)
    )
    walks = walk.Walks(small)
    return {**module("war_rivals").RIVALS, "walk": walks.fit, "averaged": walks.averaged}


def test_a_fit_is_given_all_wars_but_the_one_it_forecasts(module: Load, few: Any) -> None:
    given = []

    def fit(wars: Any) -> Any:
        given.append(set(wars.name))
        return lambda ratio: np.full((len(ratio), 13, 3), 1 / 39)

    module("left_out").forecasts(module("left_out").honest(fit), few)
    everybody = set(few.name)
    assert given == [everybody - {name} for name in few.name]


def test_no_model_looks_at_the_war_that_it_forecasts(module: Load, few: Any) -> None:
    left_out = module("left_out")
    for fit in fits(module).values():
        model = left_out.honest(fit)
        assert left_out.looks_at_itself(model, few, left_out.forecasts(model, few)) == []


def test_a_leak_is_found(module: Load, few: Any) -> None:
    """A model that fits all wars, the one in question among them, and one that looks at one war alone."""
    left_out, rivals = module("left_out"), module("war_rivals")

    def all_of_them(wars: Any, war: int) -> Any:
        return rivals.RIVALS["base rates"](wars)(wars.ratio[war : war + 1])[0]

    found = left_out.forecasts(all_of_them, few)
    assert left_out.looks_at_itself(all_of_them, few, found) == [str(name) for name in few.name]

    def one_alone(wars: Any, war: int) -> Any:
        return all_of_them(wars, war) if war == 7 else left_out.honest(rivals.RIVALS["base rates"])(wars, war)

    found = left_out.forecasts(one_alone, few)
    assert left_out.looks_at_itself(one_alone, few, found) == [str(few.name[7])]


def test_a_win_by_a_leak_is_told_as_one(module: Load, few: Any) -> None:
    left_out, rivals = module("left_out"), module("war_rivals")
    rival = left_out.forecasts(left_out.honest(rivals.RIVALS["lognormal"]), few)

    def peeps(wars: Any, war: int) -> Any:
        own = np.zeros((13, 3))
        own[wars.lasted[war]] = 1 / 3
        return (rival[war] + own) / 2

    difference = left_out.apart(
        left_out.duration(left_out.forecasts(peeps, few), few).logarithm,
        left_out.duration(rival, few).logarithm,
        few,
    )
    assert left_out.judged(difference) == "better than the best rival, so look for a leak"
    none = left_out.apart(np.zeros(len(few)), np.zeros(len(few)), few)
    assert left_out.judged(none) == "at parity with the best rival"


def test_every_forecast_adds_up(module: Load, few: Any) -> None:
    left_out = module("left_out")
    for fit in fits(module).values():
        found = left_out.forecasts(left_out.honest(fit), few)
        assert found.sum(axis=(1, 2)) == pytest.approx(np.ones(len(few)), abs=1e-9)
        assert found.min() >= left_out.EVEN / 39 * 0.999


def test_no_one_forecast_for_all_loses_less_than_the_one_in_hindsight(module: Load, few: Any) -> None:
    left_out, rng = module("left_out"), np.random.default_rng(6)
    for score, loss in left_out.SCORES.items():
        least = left_out.in_hindsight(score, few)
        for _ in range(20):
            same = np.broadcast_to(rng.dirichlet(np.ones(39)).reshape(13, 3), (len(few), 13, 3))
            other = loss(same, few)
            assert np.mean(least.logarithm) <= np.nanmean(other.logarithm)
            assert np.mean(least.brier) <= np.nanmean(other.brier)
    shares = np.bincount(few.lasted) / len(few)
    entropy = -(shares[shares > 0] * np.log(shares[shares > 0])).sum()
    assert np.mean(left_out.in_hindsight("how long", few).logarithm) == pytest.approx(entropy)


def test_scores_by_hand(module: Load, made_up: Callable[..., Any]) -> None:
    """Of three wars: by agreement within a week, by force for who began, and one whose ending is not known."""
    left_out = module("left_out")
    wars = made_up([0.1, 4.0, 100.0], [0, 1, 0])
    wars.ends[2] = True
    found = np.zeros((3, 13, 3))
    found[:, 0, 0], found[:, 5, 1], found[:, 12, 2] = 0.5, 0.3, 0.2
    how_long = left_out.duration(found, wars)
    assert how_long.logarithm == pytest.approx(-np.log([0.5, 0.3, 0.2]))
    assert how_long.brier == pytest.approx([0.25 + 0.09 + 0.04, 0.25 + 0.49 + 0.04, 0.25 + 0.09 + 0.64])
    ending = left_out.ending(found, wars)
    assert ending.logarithm[:2] == pytest.approx(-np.log([0.5, 0.5]))
    assert np.isnan(ending.logarithm).tolist() == [False, False, True]
    assert left_out.both(found, wars).logarithm[:2] == pytest.approx(-np.log([0.5, 0.3]))
    assert left_out.winner(found, wars).brier[1] == pytest.approx(0.16)
    assert np.isnan(left_out.winner(found, wars).brier).tolist() == [True, False, True]
