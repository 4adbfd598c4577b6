"""The walk that is fitted: its chances are those of wars fought one by one, and known numbers are found again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from instantsia.models.war import walk as walks

Load = Callable[[str], Any]
TRUE = {"strength": 10.0, "gap": 0.3, "pace": 4.0, "spread": 0.75}
GRIDS = {
    "strength": (2.0, 10.0, 50.0),
    "gap": (0.1, 0.3, 0.7),
    "pace": (1.0, 2.0, 4.0, 8.0, 16.0),
    "spread": (0.25, 0.75, 1.5),
}


def drawn(forecast: Any, ratio: Any, made_up: Callable[..., Any], seed: int = 1) -> Any:
    """Wars that happen as a forecaster says."""
    chance = forecast(ratio).reshape(len(ratio), -1)
    cell = (np.random.default_rng(seed).random(len(ratio))[:, None] > chance.cumsum(axis=1)[:, :-1]).sum(axis=1)
    months = np.array([0.1, 0.3, 0.7, 1.5, 2.5, 4, 6, 10, 15, 20, 30, 50, 90])[cell // 3]
    return made_up(months, cell % 3, ratio)


def forecaster(module: Load, numbers: dict[str, float]) -> Any:
    """Of one walk."""
    form = module("war_walk").Form(**{name: (value,) for name, value in numbers.items()})
    return module("war_walk").Walks(form)


def test_known_numbers_are_found_again(module: Load, made_up: Callable[..., Any]) -> None:
    ratio = np.zeros(3_000)
    wars = drawn(forecaster(module, TRUE).fit(made_up([1.0], [0])), ratio, made_up)
    found = module("war_walk").Walks(module("war_walk").Form(**GRIDS)).fitted(wars)
    assert found == TRUE


def test_what_the_ratio_moves_is_found_again(module: Load, made_up: Callable[..., Any]) -> None:
    ratio = np.random.default_rng(2).normal(0.0, 1.5, 2_000)
    wars = drawn(forecaster(module, {**TRUE, "slope": 0.04}).fit(made_up([1.0], [0])), ratio, made_up)
    grids = {**GRIDS, "strength": (10.0,), "slope": (0.0, 0.02, 0.04, 0.08)}
    found = module("war_walk").Walks(module("war_walk").Form(**grids)).fitted(wars)
    assert found == {name: value for name, value in {**TRUE, "slope": 0.04}.items() if name != "strength"}


def test_chances_are_those_of_wars_that_are_fought(module: Load, made_up: Callable[..., Any]) -> None:
    """Chance, gap and pace drawn, each battle fought, and nothing counted that did not begin."""
    walk, records = module("war_walk"), module("war_records")
    rng, many = np.random.default_rng(5), 60_000
    middle = walk.leanings(0.0, np.zeros(1))[0]
    chance = rng.choice(walk.CHANCES, many, p=middle)
    weight = np.exp(-np.square(walk.GAPS / TRUE["gap"]) / 2.0)
    gap = rng.choice(walk.GAPS, many, p=weight / weight.sum())
    first, second = np.clip(chance + gap / 2, 0.02, 0.98), np.clip(chance - gap / 2, 0.02, 0.98)
    front, won, live = np.full(many, walk.START), np.zeros(many), np.arange(many)
    ended, battles = np.full(many, -1), np.zeros(many)
    for fought in range(walk.MOST):
        now = ((each[live] * 10.0 + won[live]) / (10.0 + fought) for each in (first, second))
        agree = walks.opens(front[live], walk.FORTS, next(now), next(now), 0.004, 0.004).open
        ended[live[agree]], battles[live[agree]] = 0, fought
        live = live[~agree]
        win = rng.random(len(live)) < chance[live]
        front[live] += np.where(win, 1, -1)
        won[live] += win
        for end, place in ((1, walk.FORTS), (2, 0)):
            over = live[front[live] == place]
            ended[over], battles[over] = end, fought + 1
        live = live[ended[live] < 0]
    began = battles > 0
    months = (battles - 0.5) / TRUE["pace"] * np.exp(TRUE["spread"] * rng.standard_normal(many))
    wars = made_up(np.where(began, months, 1.0)[began], ended[began])
    share = np.zeros((records.CLASSES, records.ENDS))
    np.add.at(share, (wars.lasted, ended[began]), 1 / began.sum())
    found = forecaster(module, TRUE).fit(wars)(np.zeros(1))[0]
    assert share == pytest.approx(found, abs=4 * 0.5 / np.sqrt(began.sum()))
    assert share.sum(axis=0) == pytest.approx(found.sum(axis=0), abs=4 * 0.5 / np.sqrt(began.sum()))


def test_with_many_wars_the_average_is_the_likeliest(module: Load, made_up: Callable[..., Any]) -> None:
    """And with none it is the plain mean of all walks, of which each may hang on the ratio."""
    walks = module("war_walk").Walks(
        module("war_walk").Form(gap=(0.1, 0.7), pace=(2.0,), spread=(0.75,), slope=(0.0, 0.12))
    )
    ratio = np.array([-2.0, 0.0, 1.0])
    wars = drawn(walks.fit(made_up([1.0], [0])), np.linspace(-3.0, 3.0, 2_000), made_up)
    assert walks.averaged(wars)(ratio) == pytest.approx(walks.fit(wars)(ratio), abs=0.01)
    everybody = []
    for numbers in walks.numbers:
        for slope in (0.0, 0.12):
            everybody.append(forecaster(module, {**numbers, "slope": slope}).fit(wars)(ratio))
    assert walks.averaged(wars.of(np.zeros(2_000, np.bool_)))(ratio) == pytest.approx(np.mean(everybody, axis=0))


def test_no_form_has_more_than_four_free_numbers(module: Load) -> None:
    walk = module("war_walk")
    assert {name: len(form.free) for name, form in walk.FORMS.items()} == dict.fromkeys(walk.FORMS, 4)


def test_the_rivals_find_known_numbers(module: Load, made_up: Callable[..., Any]) -> None:
    """A logistic line and a lognormal, on many wars."""
    rivals, rng = module("war_rivals"), np.random.default_rng(4)
    x = np.stack([np.ones(20_000), rng.normal(0.0, 1.5, 20_000)], axis=1)
    happened = rng.random(20_000) < rivals.chance(x @ np.array([0.5, 0.8]))
    assert rivals.logistic(x, happened) == pytest.approx([0.5, 0.8], abs=0.08)
    wars = made_up(rng.lognormal(1.5, 1.2, 50_000), np.zeros(50_000, np.intp))
    assert rivals.lognormal(wars) == pytest.approx(rivals.counted(wars), abs=0.01)
    assert rivals.normal(np.array([-1.959963984540054, 0.0, 40.0])) == pytest.approx([0.025, 0.5, 1.0])
