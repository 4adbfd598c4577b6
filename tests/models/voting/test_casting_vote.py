"""A tie goes the way of whoever decides ties, whichever of the two was put: every way it may go, counted by hand."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from instantsia.models.voting.committee import Chances, Electorate, decide, drawn

DISSENTS, OVERTURNED = 0.6, 0.41
MOTION, HOLDS = 1, 0
DRAWS = 200_000


def carried(for_it: list[bool], decider: int | None) -> bool:
    """Whether a roll call carries what was put: more than half, or half with the one who decides ties."""
    half = len(for_it) / 2
    return sum(for_it) > half or (sum(for_it) == half and decider is not None and for_it[decider])


def by_hand(stated: tuple[int, ...], decider: int | None) -> float:
    """The chance of the motion among those for and against who are wholly for it or against it."""
    for_motion = [one == MOTION for one in stated]
    counted = MOTION if carried(for_motion, decider) else HOLDS
    others = [one for one in stated if one != counted]
    consent = 1 - DISSENTS
    p = 0.0
    instead = OVERTURNED * len(others) / len(stated)
    other = HOLDS if counted == MOTION else MOTION
    for gives_way in itertools.product([True, False], repeat=len(stated)):
        chance = math.prod([consent if one else 1 - consent for one in gives_way])
        for_other = [one == other or gives for one, gives in zip(stated, gives_way, strict=True)]
        if other == MOTION:
            stands = carried(for_other, decider)
        else:
            # that nothing is changed stands unless those against it carry that
            stands = not carried([not one for one in for_other], decider)
        p += chance * (other if stands else counted) * instead
    return float(p + (1 - instead) * counted)


@pytest.mark.parametrize("stated", [one for count in (2, 4) for one in itertools.product((0, 1), repeat=count)])
@pytest.mark.parametrize("decider", [None, 0, 1])
def test_the_chair_decides_a_tie_whichever_is_put(stated: tuple[int, ...], decider: int | None) -> None:
    rng, members = np.random.default_rng(7), len(stated)
    shape = (DRAWS, members)
    seated = np.broadcast_to(np.array(stated, dtype=np.int8), shape)
    quota = np.full(DRAWS, members / 2 * (1 + 1e-9))
    casts = None if decider is None else np.broadcast_to(np.arange(members) == decider, shape)
    half = None if decider is None else np.full(DRAWS, members / 2)
    counted = MOTION if carried([one == MOTION for one in stated], decider) else HOLDS
    found = decide(
        np.full(DRAWS, counted, dtype=np.int8),
        seated,
        np.full(DRAWS, HOLDS, dtype=np.int8),
        Electorate(np.ones(shape), quota, np.zeros(shape, dtype=np.bool_), half, casts),
        Chances(
            rng.uniform(size=DRAWS),
            rng.uniform(size=DRAWS),
            rng.uniform(size=shape),
            np.full(DRAWS, DISSENTS),
            np.full(DRAWS, OVERTURNED),
        ),
        lambda put: (seated != put[:, None]).astype(float),
        lambda put, without: (seated == put[:, None]) | (seated != without[:, None]),
    ).decided
    assert float((found == MOTION).mean()) == pytest.approx(by_hand(stated, decider), abs=0.005)


def test_two_against_two_with_the_chair_for_it() -> None:
    """Of the draws in which what holds is put, the motion is lost in those in which somebody for it gives way alone.

    1 - .41 x 1/2 x (1 - .6 ^ 2): .869; without a vote that decides, what holds would stand in all of them."""
    assert by_hand((1, 1, 0, 0), 0) == pytest.approx(1 - 0.41 / 2 * (1 - 0.6**2))


def test_a_lot_goes_to_the_motion_whichever_is_put() -> None:
    stated, lot = np.array([[1, 0]] * 4, dtype=np.int8), np.array([True, False, True, False])
    whose = np.array([0.7, 0.7, 0.2, 0.2])
    assert drawn(np.ones((4, 2)), whose).tolist() == [1, 1, 0, 0]
    counted = np.where(lot, MOTION, HOLDS).astype(np.int8)
    found = decide(
        counted,
        stated,
        np.zeros(4, dtype=np.int8),
        Electorate(np.ones((4, 2)), np.full(4, 1 + 1e-9), np.zeros((4, 2), dtype=np.bool_), np.ones(4), None, lot),
        Chances(whose, np.zeros(4), np.full((4, 2), 0.99), np.ones(4), np.ones(4)),
        lambda put: (stated != put[:, None]).astype(float),
        lambda put, without: stated == put[:, None],
    ).decided
    assert found.tolist() == counted.tolist()
