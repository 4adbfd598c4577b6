"""What would be wrong: shares of what stood in the way that count months with talks, a war that ends by force told
without what it rests on, or told of other draws."""

from __future__ import annotations

import json

import jsonschema
import numpy as np
import pytest

from instantsia.analysis.other_side.sides import other_side
from instantsia.analysis.replaying import shares
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results.other_side import OtherSide
from instantsia.engine.run import columns_of
from instantsia.report.data import forecast_data
from instantsia.report.schema import answer_schema
from tests.analysis.other_side.two_sides import DRAWS, columns, short, study, turn_by_turn
from tests.steps.other_side import PEACEFUL, SHORT, Changes

WAYS = ("unreached", "home", "precondition", "cost", "price", "place")


def told(changes: Changes = SHORT, *sets: str) -> OtherSide | None:
    plan = study(changes, *sets).plan(DRAWS)
    replays = Replays(plan)
    return other_side(replays, shares.state_of(replays.prepared, columns_of(plan)))


@pytest.fixture(scope="module")
def found() -> OtherSide:
    one = told()
    assert one is not None
    return one


def test_what_stood_in_the_way_is_counted_over_the_turns_without_talks(found: OtherSide) -> None:
    kept = columns()
    counted = {way: int(kept[f"turns_{way}/talks"].sum(dtype=int)) for way in WAYS}
    (one,) = found.in_the_way
    assert sorted(one.shares.values()) == sorted(n / sum(counted.values()) for n in counted.values() if n)
    assert one.shares["nobody was reached"] == counted["unreached"] / sum(counted.values())
    assert one.shares["North's precondition"] == counted["precondition"] / sum(counted.values())
    assert sum(one.shares.values()) == pytest.approx(1)
    assert [*one.shares.values()] == sorted(one.shares.values(), reverse=True)
    assert one.turns == sum(counted.values()) / DRAWS


def test_no_turn_with_talks_or_after_the_war_is_counted() -> None:
    """At most as many as there are turns before the talks begin and before the war is over."""
    turns = turn_by_turn(SHORT, (("turns", "months"), ("won", "border")))
    kept = columns()
    day = kept["reached/talks.acknowledged"]
    without = sum((noted["turns", "months"] > n) & (day >= when) for n, (when, noted) in enumerate(turns))
    counted = sum(kept[f"turns_{way}/talks"].astype(int) for way in WAYS)
    assert (counted <= without).all()


def test_a_war_that_nobody_ends_by_force_goes_by_its_milestone(found: OtherSide) -> None:
    kept, (one,) = columns(), found.by_force
    over = np.isfinite(kept["reached/battle.over"])
    assert one.ever == over.mean()
    assert one.mcse == pytest.approx(np.sqrt(over.mean() * (1 - over.mean()) / DRAWS))
    assert one.winners == {"North": (kept["won/border"] == 1).mean(), "South": (kept["won/border"] == 2).mean()}
    assert sum(one.winners.values()) == pytest.approx(one.ever)


@pytest.mark.parametrize("constant", ["forts", "battles"])
def test_what_it_rests_on_is_what_setting_it_gives(found: OtherSide, constant: str) -> None:
    (one,) = found.by_force
    low, high = one.rests[constant]
    assert low.number < high.number
    assert (low.share > high.share) == (constant == "forts"), "a longer line and fewer battles keep it from ending"
    for end in (low, high):
        kept = columns(f"war.border.{constant}={end.number!r}")
        assert end.share == pytest.approx(np.isfinite(kept["reached/battle.over"]).mean(), abs=0.5 / DRAWS)


def test_what_is_fixed_is_not_told_as_held() -> None:
    one = told(SHORT, "war.border.forts=17")
    assert one is not None
    assert [*one.by_force[0].rests] == ["battles"]


def test_two_sides_without_a_war_have_neither_force_nor_corridor() -> None:
    one = told(SHORT | PEACEFUL)
    assert one is not None
    assert (one.by_force, one.corridor) == ((), None)
    assert one.in_the_way


def test_the_answer_fits_its_schema_and_holds_the_figures(found: OtherSide) -> None:
    data = json.loads(json.dumps(forecast_data(short().run(draws=DRAWS, runs=None).forecast)))
    jsonschema.validate(data, answer_schema())
    assert data["sides"]["by_force"][0]["ever"] == pytest.approx(found.by_force[0].ever)
    assert data["sides"]["corridor"]["open"] == pytest.approx(found.corridor.open if found.corridor else (), abs=1e-6)
