"""Contacts of one turn: what comes of them adds up, and its frequencies are the product of their chances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.models.bargaining.contact import Contact, Ways, contact, each_turn, shut
from instantsia.models.bargaining.mediation import least_bias

DRAWS = 400
CHANCE = st.floats(0.0, 1.0)
CHANCES = st.builds(Ways, *[CHANCE] * 5)


def uniform(draws: int = DRAWS, seed: int = 1) -> Ways:
    return Ways(*np.random.default_rng(seed).uniform(size=(5, draws)))


def of(chance: Ways, *, believed: bool = True, bombed: bool = True, draws: int = DRAWS) -> Contact:
    flags = [np.full(draws, flag) for flag in (True, believed, bombed)]
    return contact(*flags, Ways(*(np.full(draws, one) for one in chance)), uniform(draws))


@given(CHANCES, st.booleans(), st.booleans())
def test_what_comes_of_a_contact_adds_up(chance: Ways, believed: bool, bombed: bool) -> None:
    """Whoever was met was tried; what was met was cut, came out or reached the other side, one of the three."""
    found = of(chance, believed=believed, bombed=bombed)
    assert (found.met <= found.tried).all()
    assert (found.carried <= found.tried).all()
    parts = np.stack([found.cut, found.leaked, found.reached])
    np.testing.assert_array_equal(parts.sum(axis=0), found.met)
    np.testing.assert_array_equal(found.spoilt, found.cut | found.leaked)
    assert bombed or not found.cut.any()


def test_it_is_as_frequent_as_its_chances_say() -> None:
    """tries x (direct + what a carrier adds) x (not cut) x (not leaked); a carrier who is not believed adds nothing."""
    chance, draws = Ways(*map(np.float64, (0.6, 0.3, 0.5, 0.2, 0.1))), 400_000
    for believed, bombed in ((True, True), (False, True), (True, False)):
        expected = 0.6 * (0.3 + 0.7 * 0.5 * believed) * (1 - 0.2 * bombed) * 0.9
        found = of(chance, believed=believed, bombed=bombed, draws=draws).reached.mean()
        assert found == pytest.approx(expected, abs=4 * np.sqrt(expected * (1 - expected) / draws))


@given(CHANCES, st.sampled_from(["tries", "direct", "carrier"]), CHANCE)
def test_more_chances_to_meet_never_meet_less(chance: Ways, which: str, more: float) -> None:
    raised = chance._replace(**{which: max(more, getattr(chance, which))})
    assert (of(chance).met <= of(raised).met).all()


@given(CHANCES, st.sampled_from(["cut", "leak"]), CHANCE)
def test_more_that_comes_between_never_reaches_more(chance: Ways, which: str, more: float) -> None:
    raised = chance._replace(**{which: max(more, getattr(chance, which))})
    assert (of(raised).reached <= of(chance).reached).all()


def test_a_way_that_is_shut_is_not_tried() -> None:
    no, yes = np.zeros(DRAWS, bool), np.ones(DRAWS, bool)
    sure = Ways(*(np.ones(DRAWS) for _ in range(5)))
    assert not any(each.any() for each in contact(no, yes, yes, sure, uniform()))


@given(CHANCE, st.integers(1, 24))
def test_so_many_turns_have_the_chance_of_all_together(chance: float, turns: int) -> None:
    assert 1 - (1 - float(each_turn(chance, turns))) ** turns == pytest.approx(chance, abs=1e-12)


def test_a_way_stays_shut_for_its_turns() -> None:
    """Shut for three turns, it is free again in the third turn after."""
    closed, now = np.array([True]), np.zeros(1, np.int16)
    now = shut(now, closed, np.array([3.0]))
    seen = []
    for _ in range(4):
        seen.append(int(now[0]))
        now = shut(now, ~closed, np.array([3.0]))
    assert seen == [3, 2, 1, 0]


# ----------------------------------------------------------------------------------------------------------------- R7


@given(st.floats(0.01, 0.3), st.floats(0.05, 0.5), st.floats(0.2, 0.5), st.floats(0.0, 0.1))
def test_a_carrier_below_the_least_bias_is_never_believed(error: float, war: float, weak: float, strong: float) -> None:
    """And one who never errs always is, however little it cares."""
    least = float(least_bias(error, war, weak, strong))
    bias = np.linspace(0.0, 3.0, DRAWS)
    sure = Ways(*map(np.float64, (1.0, 0.0, 1.0, 0.0, 0.0)))
    yes = np.ones(DRAWS, bool)
    met = contact(yes, bias >= least, ~yes, sure, uniform()).met
    assert not met[bias < least].any()
    assert met[bias >= least].all()
    assert contact(yes, bias >= float(least_bias(0.0, war, weak, strong)), ~yes, sure, uniform()).met.all()
