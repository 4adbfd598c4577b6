"""Opinion as a stock: it drifts, talks feed it, and what talks are worth goes by it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from tests.steps.other_side import SHORT, Changes, played, written

MOOD = {"id": "mood", "kind": "drift", "stock": "opinion", "within": "months"}
STOCK = {"id": "opinion", "of": "north", "start": 40, "drift": -0.25, "talks": "talks", "fed": 1.5}
TALKS = ("reached", "talks.acknowledged")


def opinion(**more: Any) -> Changes:
    """The toy war for two years, with opinion in the north."""
    base = written({})
    return SHORT | {"stock": [*base["stock"], STOCK | more], "step": [MOOD, *base["step"]], "group.months.while": None}


def test_it_is_where_drift_and_talks_have_taken_it() -> None:
    """start + n drift + k fed, of 24 turns of which k began with talks acknowledged; by hand in every draw."""
    state = played(opinion(), draws=1500)
    begun = state["begun", "talks"]
    turns = np.where(begun >= 0, 24 - begun, 0)
    assert 0.2 < (turns > 0).mean() < 1
    np.testing.assert_allclose(state["stock", "opinion"], 40 - 0.25 * 24 + 1.5 * turns)


def test_it_stays_within_its_points() -> None:
    state = played(opinion(fed=20, noise=5), draws=1500)
    assert state["stock", "opinion"].max() == 95
    assert state["stock", "opinion"].min() >= 5


def test_at_fifty_points_talks_are_worth_what_is_written() -> None:
    """To the bit; and with more or less than that, no draw talks earlier or later than it should."""
    plain = played(opinion(), draws=1500)[TALKS]
    bears = {"bears": "party.north.talking", "drift": 0, "fed": 0}
    even, wanting, sated = (played(opinion(**bears, start=start), draws=1500)[TALKS] for start in (50, 20, 80))
    np.testing.assert_array_equal(even, plain)
    assert (wanting <= even).all()
    assert (sated >= even).all()
    assert (wanting < even).any()
    assert (sated > even).any()


def test_talking_makes_talks_worth_less_and_so_an_agreement_worth_more() -> None:
    """What talks are worth is lost by settling: where talking feeds opinion, the floor of that side falls with time."""
    bears = {"bears": "party.north.talking", "drift": 0, "start": 20}
    fed, unfed = (
        played(opinion(**bears, fed=fed) | {"step.table.converge": False}, draws=2000) for fed in (5, 0)
    )  # fmt: skip
    np.testing.assert_array_equal(fed[TALKS], unfed[TALKS])
    signed = [np.isfinite(state["reached", "peace.signed"]) for state in (fed, unfed)]
    assert signed[0].sum() > signed[1].sum()


def test_while_talks_are_broken_off_nothing_feeds_it() -> None:
    broken = opinion() | {"track.contacts.stops": 1, "track.contacts.back": 0, "step.probe.when": None}
    state = played(broken, draws=1500)
    begun = np.isfinite(state[TALKS])
    assert begun.any()
    # in the turn after they began they are broken off, after `mood` has been fed once
    np.testing.assert_allclose(state["stock", "opinion"][~begun], 40 - 0.25 * 24)
    assert (state["stock", "opinion"][begun] <= 40 - 0.25 * 24 + 1.5 + 1e-9).all()


def test_a_stock_that_drifts_by_itself_is_left_alone_by_the_war() -> None:
    """Battles that are lost no longer move it, and two steps do not."""
    drifts = SHORT | {"step": [MOOD | {"stock": "support"}, *written({})["step"]], "stock.support.noise": 0}
    state = played(drifts | {"group.months.while": None}, draws=300)
    np.testing.assert_allclose(
        state["stock", "support"], np.clip(51 + 24 * state["number", "stock.support.drift"], 5, 95)
    )
    twice = opinion()
    twice["step"] = [MOOD | {"id": "again"}, *twice["step"]]
    _, found = examined(from_mapping(written(twice), "talks"))
    assert "again moves opinion already" in " ".join(str(one) for one in found)


@pytest.mark.parametrize("bears", ["party.nort.talking", "party.north.margin"])
def test_what_it_cannot_bear_on_is_told(bears: str) -> None:
    _, found = examined(from_mapping(written(opinion(bears=bears)), "talks"))
    assert "expected what a turn of war costs a side (war.WAR.cost.PARTY), or" in " ".join(str(one) for one in found)
