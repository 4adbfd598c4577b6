"""The Condorcet election in which contests are won by chance: counted in fractions, and a case by hand."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings

from instantsia.models.settlement import probabilistic_condorcet
from instantsia.models.settlement.probabilistic_condorcet import coalitions, probabilities, victories
from instantsia.models.settlement.stakes import Stakes
from tests.counting import calls
from tests.models.settlement.small import Body, bodies, many


def counted(body: Body) -> dict[Fraction, Fraction]:
    """{position: its chance}: every two positions put against each other, each actor supporting the nearer."""
    stakes = body.stakes
    rows = zip(stakes.position.tolist(), stakes.weight.tolist(), strict=True)
    actors = [(Fraction(x), Fraction(w)) for x, w in rows]
    if not any(weight for _, weight in actors):
        actors = [(x, Fraction(1)) for x, _ in actors]
    # whoever weighs nothing holds no position that is put
    points = sorted({x for x, weight in actors if weight})

    def support(one: Fraction, other: Fraction) -> Fraction:
        return sum((w * max(Fraction(0), abs(x - other) - abs(x - one)) for x, w in actors), Fraction(0))

    beats = {
        one: prod(
            (support(one, other) / (support(one, other) + support(other, one)) for other in points if other != one),
            start=Fraction(1),
        )
        for one in points
    }
    return {one: chance / sum(beats.values()) for one, chance in beats.items()}


@settings(max_examples=60)
@given(body=bodies(most=5))
def test_every_contest_counted_in_fractions(body: Body) -> None:
    settled, expected = probabilistic_condorcet.settle(body.stakes), counted(body)
    position, share = body.stakes.position, settled.notes["probability"]
    for point, chance in expected.items():
        assert share[position == float(point)].sum() == pytest.approx(float(chance), abs=1e-12)
        weighs = (body.stakes.weight > 0) | ~(body.stakes.weight > 0).any()
        there = share[(position == float(point)) & weighs]
        assert np.ptp(there) <= 1e-15, "whoever stand on one point have equal parts of it"
    if (body.stakes.weight > 0).any():
        mean = sum(point * chance for point, chance in expected.items())
        assert float(settled.outcome) == pytest.approx(float(mean), abs=1e-9)


def test_three_actors_by_hand() -> None:
    """At 0, 40 and 100, each weighing 1.

    For 0 against 40: the first, 40; against it the second, 40, and the third, 40: 1/3.  For 0 against 100: 100 and 20,
    against it 100: 6/11.  For 40 against 100: 60 and 60, against it 60: 2/3.
    So 1/3 x 6/11, 2/3 x 2/3 and 5/11 x 1/3 are as 18, 44 and 15.
    """
    position, weight = np.array([0.0, 40.0, 100.0]), np.ones(3)
    strength = coalitions(position, weight)
    assert strength.tolist() == [[0, 40, 120], [80, 0, 120], [100, 60, 0]]
    victory = victories(strength)
    assert victory.tolist() == [
        pytest.approx(row) for row in ([1 / 2, 1 / 3, 6 / 11], [2 / 3, 1 / 2, 2 / 3], [5 / 11, 1 / 3, 1 / 2])
    ]
    assert (77 * probabilities(victory)).tolist() == pytest.approx([18, 44, 15])
    settled = probabilistic_condorcet.settle(Stakes(position, 1.0, 1.0))
    assert float(settled.outcome) == pytest.approx((44 * 40 + 15 * 100) / 77)


def test_a_delegation_that_is_listed_by_its_members_is_worth_no_more() -> None:
    """Three on one point with a third of the weight each, against one with the whole."""
    whole = probabilistic_condorcet.settle(Stakes([0.0, 40.0, 100.0], [1.0, 3.0, 2.0], 1.0))
    split = probabilistic_condorcet.settle(Stakes([0.0, 40.0, 40.0, 40.0, 100.0], [1.0, 1.0, 1.0, 1.0, 2.0], 1.0))
    first, second, third = whole.notes["probability"].tolist()
    assert split.notes["probability"].tolist() == pytest.approx([first, *[second / 3] * 3, third])
    assert float(split.outcome) == pytest.approx(float(whole.outcome))


def test_two_are_as_likely_as_they_weigh() -> None:
    """Then it is the compromise; and whoever weighs nothing beats nobody."""
    settled = probabilistic_condorcet.settle(Stakes([10.0, 90.0], [3.0, 1.0], [0.5, 0.5]))
    assert settled.notes["probability"].tolist() == pytest.approx([0.75, 0.25])
    assert float(settled.outcome) == pytest.approx(30.0)
    nobody = probabilistic_condorcet.settle(Stakes([10.0, 90.0], [3.0, 0.0], 1.0))
    assert nobody.notes["probability"].tolist() == [1.0, 0.0]
    assert float(nobody.outcome) == 10.0


def test_chances_too_small_for_a_double_still_add_to_one() -> None:
    """Sixty actors, one of whom outweighs all: products of sixty numbers of which most are nearly nothing."""
    weight = np.full(60, 1e-9)
    weight[30] = 1.0
    share = probabilistic_condorcet.settle(Stakes(np.linspace(0.0, 100.0, 60), weight, 1.0)).notes["probability"]
    assert np.isfinite(share).all()
    assert share.sum() == pytest.approx(1.0)
    assert share.argmax() == 30


def test_nothing_loops_over_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probabilistic_condorcet, "AT_ONCE", 2**20)

    def work(draws: int) -> int:
        body = many(draws, 12)
        return calls(lambda: probabilistic_condorcet.settle(body.stakes))

    work(20)  # what is loaded once is loaded
    assert work(2000) <= 1.1 * work(20)
