"""The most peace that a mediator can make: nobody gains by lying, and no other rule makes more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instantsia.models.bargaining.mediation import Peace, peace

STRONG, WINS, LEFT = st.floats(0.02, 0.9), st.floats(0.5, 1.0), st.floats(0.0, 0.95)


def honest(q: float, p: float, th: float, mixed: np.ndarray, both: np.ndarray, share: np.ndarray) -> list[np.ndarray]:
    """What the strong gain over a war by following, and the weak over passing for strong; two weak keep peace."""
    follows = (1 - q) * mixed * (share - p * th) + q * both * (1 - th) / 2
    truth = (1 - q) / 2 + q * (mixed * (1 - share) + (1 - mixed) * (1 - p) * th)
    lie = (1 - q) * (mixed * share + (1 - mixed) * th / 2) + q * (both / 2 + (1 - both) * (1 - p) * th)
    return [follows, truth - lie]


def chance(q: float, mixed: np.ndarray, both: np.ndarray) -> np.ndarray:
    return (1 - q) ** 2 + 2 * q * (1 - q) * mixed + q**2 * both


@given(STRONG, WINS, LEFT)
def test_nobody_gains_by_lying_or_by_going_to_war(q: float, p: float, th: float) -> None:
    found = peace(q, p, th)
    for gain in honest(q, p, th, found.mixed, found.strong, found.share):
        assert float(gain) >= -1e-9
    assert float(found.chance) == pytest.approx(float(chance(q, found.mixed, found.strong)), abs=1e-12)


@settings(max_examples=30)
@given(STRONG, WINS, LEFT)
def test_no_other_rule_makes_more_peace(q: float, p: float, th: float) -> None:
    mixed, both = np.meshgrid(np.linspace(0.005, 1, 200), np.linspace(0, 1, 201), indexing="ij")
    # the less the strong get, the less the weak gain by passing for strong: as little as keeps them from a war
    share = np.maximum(0.5, p * th - q / (1 - q) * (1 - th) / 2 * both / mixed)
    fine = np.logical_and.reduce([gain >= -1e-12 for gain in honest(q, p, th, mixed, both, share)])
    assume(fine.any())
    most = chance(q, mixed, both)[fine].max()
    found: Peace = peace(q, p, th)
    assert most - 1e-9 <= float(found.chance) <= most + 0.02


def test_where_the_rules_meet_nothing_jumps() -> None:
    """At lam = g and lam = g / 2, with g = 1 and so q = 1/2 and 1/3."""
    for q in (1 / 2, 1 / 3):
        near = peace(np.array([q - 1e-9, q + 1e-9]), 0.75, 0.8)
        assert np.abs(np.diff([near.chance, near.mixed, near.strong], axis=1)).max() < 1e-6


def test_the_strong_who_are_not_tempted_keep_peace() -> None:
    found = peace(np.array([0.1, 0.5]), 0.6, 0.7)
    assert found.chance.tolist() == pytest.approx([1.0, 1.0])
