"""Voting power against printed tables: voting_power.toml, and the recorded vectors where they are at hand."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from instantsia.models.power.banzhaf import banzhaf
from instantsia.models.power.games import WeightedGame
from instantsia.models.power.shapley_shubik import by_counting, shapley_shubik
from tests.published import published

GAMES = published("voting_power.toml")["game"]


def agrees(found: Fraction, printed: int | float | str, slack: int) -> bool:
    """Whether it is the number that was printed; of decimals, rounded to their digits, `slack` units off at most."""
    if not isinstance(printed, float):
        return found == Fraction(printed)
    unit = 10 ** len(repr(printed).partition(".")[2])
    return abs(round(found * unit) - round(printed * unit)) <= slack


@pytest.mark.parametrize("game", GAMES, ids=[game["name"] for game in GAMES])
def test_it_is_what_was_printed(game: dict[str, Any]) -> None:
    played = WeightedGame(tuple(game["votes"]), game["quota"])
    at: Sequence[int] = game.get("at", range(len(game["votes"])))
    counted = banzhaf(played)
    found = {
        "swings": [Fraction(one) for one in counted.swings],
        "banzhaf": list(counted.normalised),
        "shapley": list(shapley_shubik(played)),
    }
    told = {key: game[key] for key in found if key in game}
    assert told, "a game of which nothing is printed tests nothing"
    for key, printed in told.items():
        assert len(printed) == len(at)
        wrong = [
            (member, float(found[key][member]), value)
            for member, value in zip(at, printed, strict=True)
            if not agrees(found[key][member], value, game.get("slack", 0))
        ]
        assert not wrong, f"{key}: (member, found, printed)"
    assert by_counting(played) == shapley_shubik(played)


def test_two_hundred_and_five_equal_members() -> None:
    """By symmetry; one package that is in use overflows here without an error."""
    game = WeightedGame((1,) * 205, 103)
    assert set(banzhaf(game).swings) == {math.comb(204, 102)}
    assert set(shapley_shubik(game)) == set(by_counting(game)) == {Fraction(1, 205)}


def test_every_vector_that_others_programs_gave(shared: Path) -> None:
    """Every member of every game, the 27 of the treaty of Nice among them, as exact fractions."""
    told = json.loads((shared / "data" / "decision_models" / "test_vectors.json").read_text())["voting_power"]
    assert len(told) >= 9
    for name, one in told.items():
        if isinstance(one["weights"], str):
            continue  # 205 x 1, above
        game = WeightedGame(tuple(one["weights"]), one["quota"])
        assert by_counting(game) == tuple(Fraction(share) for share in one["shapley_shubik"]), name
        assert list(banzhaf(game).swings) == one["banzhaf_swings"], name
    nice = next(game for game in GAMES if "Nice" in game["name"])
    assert told["eu27_nice_255"]["weights"] == nice["votes"]


def test_the_table_of_the_archive(shared: Path) -> None:
    """The votes and indices that stand in voting_power.toml are those of the archive, member for member."""
    import csv

    with (shared / "data" / "deu2_eu15" / "council_weights_EU15.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    game = next(game for game in GAMES if game["name"] == "Council of the EU of fifteen")
    assert [int(row["weights"]) for row in rows] == game["votes"]
    assert [float(row["banzhaf"]) for row in rows] == game["banzhaf"]
    assert [float(row["shapleyshubik"]) for row in rows] == game["shapley"]
    assert {int(row["quota"]) for row in rows} == {game["quota"]}
