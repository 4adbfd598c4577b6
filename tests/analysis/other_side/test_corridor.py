"""What would be wrong: a corridor of other draws than those in which the war runs, one that knows only turns with
talks, or a change by a mechanism that is not the one of the same draws."""

from __future__ import annotations

import math

import numpy as np
import pytest

from instantsia.analysis.other_side.corridor import FIGURES as _FIGURES
from instantsia.analysis.other_side.corridor import _Walk
from instantsia.api.study import Study
from instantsia.errors import UserError
from instantsia.models.war.walk import wins
from tests.analysis.other_side.two_sides import ALWAYS_OFFERS, DRAWS, short, study, turn_by_turn
from tests.steps.other_side import BARE, PEACEFUL, SHORT

FIGURES = (("floor", "table"), ("ceiling", "table"))
PIVOTS = (("pivot", "north.council"), ("pivot", "south.cabinet"), ("hand", "south"))
RUNS = (("won", "border"), ("reached", "peace.signed"), ("reached", "talks.acknowledged"), ("turns", "months"))
HOMES = ("party.north.home=[]", "party.south.home=[]", "party.north.margin=0", "party.south.margin=0")
TALKING = ("party.north.talking=0", "party.south.talking=0")
LEARNING = ("war.border.learning=none",)


@pytest.fixture(scope="module")
def found():
    return short().corridor(draws=DRAWS)


def with_homes(noted) -> tuple[np.ndarray, np.ndarray]:
    """What each home would accept: one whose pivot is below nothing wants so much more than its envoy would take; with
    another man in the south what its home wants is half as much."""
    north, south, hand = (noted[key] for key in PIVOTS)
    south = np.where(hand > 0, 0.5 * south, south)
    return noted["floor", "table"] + np.maximum(0, -north), noted["ceiling", "table"] - np.maximum(0, -south)


def running(number: int, day: int, noted) -> np.ndarray:
    """Where nobody has won by then, nothing was signed before, and the turn began."""
    return (
        (noted["won", "border"] == 0) & (noted["reached", "peace.signed"] >= day) & (noted["turns", "months"] > number)
    )


def test_a_side_that_accepts_nothing_in_some_draws_has_quantiles_all_the_same() -> None:
    """A seller to whom what is paid in kind is lost wholly: its floor is infinite where the best share of it is all."""
    walk = _Walk(10, None)
    figures = {name: np.array([1.0, 2.0, *[np.inf] * 8]) for name in _FIGURES}
    walk.note(1, np.arange(10), figures, np.zeros(10, bool))
    bands = walk.bands_of("floor")
    assert bands[min(bands)][0] == 2
    assert bands[0.5][0] is None


def test_each_turn_is_what_the_step_finds_in_it_were_it_asked(found) -> None:
    """A run in which offers are made from the first turn on is the same war: nothing else reads what is offered."""
    turns = turn_by_turn(ALWAYS_OFFERS, (*FIGURES, *PIVOTS, *RUNS, ("stock", "support")))
    assert found.days == tuple(day for day, _ in turns)
    for number, (day, noted) in enumerate(turns):
        runs = running(number, day, noted)
        low, high = (side[runs] for side in with_homes(noted))
        assert found.runs[number] == runs.mean()
        for q in (0.1, 0.5, 0.9):
            assert found.floor[q][number] == pytest.approx(np.quantile(np.minimum(low, 1), q), abs=1e-12)
            assert found.ceiling[q][number] == pytest.approx(np.quantile(np.maximum(high, 0), q), abs=1e-12)
        assert found.open[number] == (low <= high).mean()
        assert found.support["support"][number] == np.median(noted["stock", "support"][runs])
    assert found.open[0] < found.open[-1], "an invented war in which a range opens"


def test_the_least_that_a_side_takes_is_that_of_the_walk() -> None:
    """Without worth of talks, homes and cost it is the chance of the gambler's ruin at its own belief."""
    sets = ("war.border.cost.north=0", "war.border.forts=21", "war.border.start=0", "war.border.learning=none")
    case = study(SHORT | BARE | {"war.border.season": None}, *sets)
    found, fought = case.corridor(draws=400), case.case.wars["border"].belief["north"]
    chances = [wins(10, 21, p) for p in (fought.low, fought.high)]
    assert min(chances) <= found.floor[0.5][0] <= max(chances)


def test_the_homes_only_take_away(found) -> None:
    assert all(alone >= both for alone, both in zip(found.open_alone, found.open, strict=True))
    assert all(a <= b for a, b in zip(found.floor_alone[0.5], found.floor[0.5], strict=True))
    assert found.open_alone != found.open


def opened(*sets: str) -> tuple[np.ndarray, np.ndarray]:
    """(draw,) the day on which there was first room while they talked, inf never; where they ever talked."""
    first, talks = np.full(DRAWS, np.inf), np.zeros(DRAWS, bool)
    for number, (day, noted) in enumerate(turn_by_turn(ALWAYS_OFFERS, (*FIGURES, *PIVOTS, *RUNS), *sets)):
        talking = (noted["reached", "talks.acknowledged"] <= day) & (noted["turns", "months"] > number)
        talks |= talking
        low, high = with_homes(noted) if sets != HOMES else (noted[key] for key in FIGURES)
        room = low <= high
        here = room & talking & running(number, day, noted)
        first = np.where(here, np.minimum(first, day), first)
    return first, talks


def test_how_often_it_ever_opens_while_they_talk_and_when(found) -> None:
    first, talks = opened()
    ever = np.isfinite(first)
    assert found.opening.ever == ever.mean()
    assert found.opening.mcse == pytest.approx(math.sqrt(ever.mean() * (1 - ever.mean()) / DRAWS))
    assert found.opening.talks == talks.mean()
    days = np.sort(first[ever])
    for share, day in found.opening.first.items():
        assert np.searchsorted(days, day, "right") >= share * len(days), share
        assert np.searchsorted(days, day, "left") < share * len(days), share


@pytest.mark.parametrize(("id", "sets"), [("homes", HOMES), ("talking", TALKING), ("learning", LEARNING)])
def test_what_opens_it_is_found_on_the_same_draws(found, id: str, sets: tuple[str, ...]) -> None:
    one = next(one for one in found.without if one.id == id)
    assert sorted(one.sets) == sorted(sets)
    before, after = (np.isfinite(opened(*some)[0]).astype(float) for some in ((), sets))
    assert one.opening.ever == after.mean()
    assert one.change == pytest.approx((after - before).mean())
    assert one.mcse == pytest.approx(np.std(after - before) / math.sqrt(DRAWS))
    assert one.told == (abs(one.change) >= 0.01 and abs(one.change) >= 3 * one.mcse)


def test_what_a_mechanism_sets_can_be_typed(found) -> None:
    """What is shown as the way to switch it off gives, typed, the corridor that is shown without it."""
    for one in found.without:
        assert short(*one.sets).corridor(draws=DRAWS).opening == one.opening


def test_of_too_few_draws_nothing_is_told() -> None:
    found = study({}).corridor(draws=300)
    few = [number for number, runs in enumerate(found.runs) if runs * 300 < 200]
    assert few
    assert all(found.open[number] is None and found.floor[0.5][number] is None for number in few)


@pytest.mark.parametrize(
    ("case", "step", "said"),
    [(study(SHORT), "tabel", "did you mean table"), (study(SHORT | PEACEFUL), None, "step of kind offer")],
)
def test_what_has_no_corridor_is_refused_in_a_sentence(case: Study, step: str | None, said: str) -> None:
    with pytest.raises(UserError, match=said):
        case.corridor(step, draws=8)


def test_of_an_amount_it_is_in_its_unit_while_nothing_is_settled() -> None:
    """A sale: what the seller wants for itself, for its council on top, and what the buyer gives."""
    keys = (("floor", "table"), ("ceiling", "table"), ("pivot", "seller.council"), ("turns", "months"))
    ends = (("reached", "sale.signed"), ("reached", "seizure.done"))
    found = study({"file": "sale"}).corridor(draws=DRAWS)
    assert (found.unit, found.first, found.second) == ("Price", "seller", "buyer")
    for number, (day, noted) in enumerate(turn_by_turn({"file": "sale"}, (*keys, *ends))[:12]):
        there = noted["turns", "months"] > number
        runs = there & (noted["reached", "sale.signed"] >= day) & (noted["reached", "seizure.done"] > day)
        low = (noted["floor", "table"] + np.maximum(0, -noted["pivot", "seller.council"]))[runs]
        high = noted["ceiling", "table"][runs]
        assert found.runs[number] == runs.mean()
        assert found.floor[0.9][number] == pytest.approx(np.quantile(low, 0.9))
        assert found.ceiling[0.1][number] == pytest.approx(np.quantile(high, 0.1))
        assert found.open[number] == (low <= high).mean()
