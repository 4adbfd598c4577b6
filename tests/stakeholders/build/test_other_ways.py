"""Another regime, other models, other past errors on the same draws: wrong if a replay is not that play itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from instantsia.analysis.replaying.replays import Replays
from instantsia.draws.state import State
from instantsia.engine.play import play
from instantsia.evidence.variation import AS_DRAWN, Variation
from tests.stakeholders.build.tables import case_of, played, table

DRAWS = 500
TEXT = """
    actor,position,salience,capability,vote
    A,0..20,80,100,3
    B,95,70,60,2
    C,30..50,60,40,2
    D,,90,55,1
    E,70,20,20,1
"""
TABLES = {
    "bargain": {"status_quo": "10..20", "quota": "6", "line": "40"},
    "vote": {"settles": "vote", "status_quo": "10..20", "quota": "6", "vetoes": "C", "line": "40"},
    "several": {"model": "weighted-mean|weighted-median", "status_quo": "10", "line": "40"},
}


@pytest.fixture(scope="module", params=TABLES)
def replays(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Replays:
    path = table(tmp_path_factory.mktemp("table"), TEXT)
    return played(case_of(path, **TABLES[request.param]), DRAWS)


def variations(replays: Replays) -> Iterator[Variation]:
    """Every way, some rows of errors, and both together with a number that is held."""
    ways = replays.prepared.steps["position"].ways(replays.plan.case)
    for place in range(len(ways)):
        yield Variation(given={("way", "position"): float(place)})
        yield Variation(given={("way", "position"): float(place)}, at_quantile={"actor.b.position": 0.9})
    for row in (1.0, 2.0, 20.0):
        yield Variation(given={("errors", "position"): row})
    yield Variation(given={("errors", "position"): 3.0, ("way", "position"): float(len(ways) - 1)})
    yield Variation(given={("errors", "position"): 3.0}, replicas={"step/position/": 1})


def fresh(replays: Replays, variation: Variation) -> State:
    return play(replays.prepared, replays.program, 0, DRAWS, variation)


def test_a_replay_as_drawn_is_the_run(replays: Replays) -> None:
    """And what is given as nothing in particular, -1 and row 0, is as drawn, too."""
    run = fresh(replays, AS_DRAWN)
    for one in (
        replays.base,
        replays.state(AS_DRAWN),
        replays.state(given_(way=-1.0)),
        replays.state(given_(errors=0.0)),
    ):
        for key, array in run.arrays.items():
            np.testing.assert_array_equal(one[key], array, err_msg=str(key))


def given_(**told: float) -> Variation:
    return Variation(given={(variable, "position"): value for variable, value in told.items()})


def test_ways_played_together_in_rows_are_each_a_play_of_its_own(replays: Replays) -> None:
    """To the bit, whether in all draws or only in those that it can reach; a closed form up to the rounding of sums."""
    asked = list(variations(replays))
    for variation, together in zip(asked, replays.states(asked), strict=True):
        alone = fresh(replays, variation)
        for key, array in alone.arrays.items():
            np.testing.assert_array_equal(together[key], array, err_msg=f"{variation} {key}")
        value = replays.outcomes(variation).value["position"]
        np.testing.assert_allclose(value, alone["value", "position"], rtol=1e-12)


def test_another_way_meets_the_same_table(replays: Replays) -> None:
    """Only how it is settled is another; were numbers drawn anew, a range would show their noise."""
    ways, mine = replays.prepared.steps["position"].ways(replays.plan.case), replays.base
    names = len(replays.prepared.steps["position"].methods(replays.plan.case))
    assert {way.regime for way in ways} == {"vote", "bargain"}
    for place in range(len(ways)):
        other = replays.state(given_(way=float(place)))
        for key, array in mine.arrays.items():
            if key[0] in ("number", "position", "salience", "capability"):
                np.testing.assert_array_equal(other[key], array)
        # it is told by which of them
        assert (other["model", "position"] == place).all()
        if place < names:
            # what the step itself takes in some of the draws is there as it is drawn
            rows = mine["model", "position"] == place
            np.testing.assert_array_equal(other["value", "position"][rows], mine["value", "position"][rows])
        else:
            assert (other["value", "position"] != mine["value", "position"]).any()


def test_other_past_errors_leave_where_the_method_puts_it(replays: Replays) -> None:
    """A row of errors is one of decisions drawn anew: it moves what is dressed, and under a counted vote nothing."""
    counted = replays.prepared.steps["position"].ways(replays.plan.case)[0].counted
    for row in (1.0, 7.0):
        other = replays.state(given_(errors=row))
        np.testing.assert_array_equal(other["undressed", "position"], replays.base["undressed", "position"])
        same = np.array_equal(other["value", "position"], replays.base["value", "position"])
        assert same == counted
