"""One draw for the room; the tally follows it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from instantsia.models.voting.ballots import ABSENT, UNDECIDED
from instantsia.models.voting.hearing import Leanings
from instantsia.rules.acclamation import Spec

DRAWS = 400


def hall(
    seed: int, *, dissent: float = 0.5, blocs: int = 4, **more: Any
) -> tuple[Leanings, dict[str, Any], dict[str, Any]]:
    rng = np.random.default_rng(seed)
    leanings = Leanings(
        rng.uniform(size=(DRAWS, blocs)) < 0.9,
        rng.integers(1, 70, (DRAWS, blocs)).astype(float),
        3,
        0,
        np.full(DRAWS, 2, dtype=np.int8),
        lean=rng.uniform(-1, 1, (DRAWS, blocs)),
        **more,
    )
    numbers = {
        "steepness": rng.uniform(2, 8, DRAWS),
        "chair_weight": rng.uniform(0, 0.5, DRAWS),
        "signature_weight": rng.uniform(0, 0.5, DRAWS),
        "leader_side_chairs": np.full(DRAWS, 0.7),
        "signatures": rng.uniform(0, 0.5, DRAWS),
        "dissent": np.full(DRAWS, dissent),
        "milder_chance": np.full(DRAWS, 0.2),
        "milder_option": np.full(DRAWS, 1.0),
    }
    return leanings, numbers, {name: rng.uniform(size=DRAWS) for name in Spec.CHANCE}


@given(st.integers(0, 10_000), st.floats(0, 0.5))
@settings(max_examples=30)
def test_up_to_half_the_room_carries_it(seed: int, dissent: float) -> None:
    """With at most half of a bloc holding out, the tally can never differ from the room."""
    leanings, numbers, chance = hall(seed, dissent=dissent)
    there = leanings.present.any(axis=1)
    decided = Spec(leader="a").decide(leanings, numbers, chance)
    expected = np.where(decided.notes["room"] > 0, 0, 2)
    assert (decided.option[there] == expected[there]).all()
    assert (decided.option[~there] == UNDECIDED).all()
    assert ((decided.vote == ABSENT) == ~leanings.present).all()


def test_more_than_half_holding_out_overturns_the_room() -> None:
    """The tally decides: a room that goes against blocs that all hold out has not carried it."""
    leanings, numbers, chance = hall(1, dissent=1.0)
    decided = Spec(leader="a").decide(leanings, numbers, chance)
    room = np.where(decided.notes["room"] > 0, 0, 2)
    assert (decided.option != room).any()
    top = decided.tally.max(axis=1)
    clear = np.abs(decided.tally[:, 0] - decided.tally[:, 2]) > 1e-9
    assert (decided.tally[np.arange(DRAWS), np.maximum(decided.option, 0)] == top)[clear].all()


def test_the_room_is_one_draw() -> None:
    """The share of draws that go with the leader is the logistic of what the hall owes, however many seats it has."""
    draws = 100_000
    u = (np.arange(draws) + 0.5) / draws
    one = np.ones(draws)
    leanings = Leanings(
        np.ones((draws, 2), dtype=np.bool_),
        np.tile([60.0, 40.0], (draws, 1)),
        2,
        0,
        np.ones(draws, dtype=np.int8),
        lean=np.tile([0.5, -0.5], (draws, 1)),
    )
    numbers = {
        "steepness": 5 * one, "chair_weight": 0 * one, "signature_weight": 0 * one, "leader_side_chairs": 0 * one,
        "signatures": 0 * one, "dissent": 0.5 * one,
    }  # fmt: skip
    decided = Spec(leader="a").decide(leanings, numbers, {"room": u, "chair": u, "milder": u})
    assert np.mean(decided.option == 0) == pytest.approx(1 / (1 + np.exp(-0.5)), abs=1e-4)
    assert decided.tally[0].tolist() == [60 + 40 * 0.75, 40 * 0.25]


def test_present_scales_the_tally_only() -> None:
    """Seats drawn for the blocs are scaled to those present; what is decided does not change with the unit."""
    leanings, numbers, chance = hall(2, dissent=0.8)
    plain = Spec(leader="a").decide(leanings, numbers, chance)
    scaled = Spec(leader="a", present=119).decide(leanings, numbers, chance)
    assert (plain.option == scaled.option).all()
    there = plain.option != UNDECIDED
    assert scaled.tally[there].sum(axis=1) == pytest.approx(119)


def test_milder() -> None:
    """Only a room that goes against the leader can stop at the milder option, and then with its chance."""
    leanings, numbers, chance = hall(3)
    spec = Spec.model_validate({"leader": "a", "milder": "reprimand", "milder_chance": 0.2})
    decided = spec.decide(leanings, numbers, chance)
    milder = chance["milder"] < 0.2
    lost = (decided.notes["room"] < 0) & (decided.option != UNDECIDED)
    assert (decided.option[lost & milder] == 1).all()
    assert (decided.option[lost & ~milder] == 2).all()
    assert not (decided.option[~lost] == 1).any()


def test_pivotal_by_moving_a_whole_bloc() -> None:
    """As told: a bloc's whole weight put on the other side, counted again by hand."""
    leanings, numbers, chance = hall(4, dissent=0.7)
    decided = Spec(leader="a").decide(leanings, numbers, chance)
    found = Spec(leader="a").pivotal(leanings, numbers, chance)
    room = decided.notes["room"]
    for k in range(DRAWS):
        there = leanings.present[k]
        seats = leanings.weight[k] * there
        part = 1 - 0.7 * np.maximum(0, -leanings.lean[k] * room[k])
        against = seats * (1 - part)
        carried = against.sum() <= seats.sum() / 2
        for bloc in range(4):
            moved = against.copy()
            moved[bloc] = seats[bloc] if carried else 0.0
            turned = (moved.sum() <= seats.sum() / 2) != carried
            assert found[k, bloc] == (turned and there[bloc])


def test_late_men_follow() -> None:
    """Who came late holds nothing back, so nothing of theirs counts against the room."""
    leanings, numbers, chance = hall(5, late=np.ones((DRAWS, 4), dtype=bool))
    decided = Spec(leader="a").decide(leanings, numbers, chance)
    assert (np.count_nonzero(decided.tally, axis=1) <= 1).all()


def test_milder_needs_its_chance() -> None:
    """An option without the chance that it is taken would need a number hidden in code."""
    with pytest.raises(ValidationError, match="milder and milder_chance together"):
        Spec.model_validate({"leader": "a", "milder": "reprimand"})


def test_defaults_say_why() -> None:
    """A constant that nobody wrote must come with a reason and the word that it is a default."""
    for name, field in Spec.model_fields.items():
        if field.default is not None and hasattr(field.default, "source"):
            assert field.default.source == "default", name
            assert field.default.why, name
