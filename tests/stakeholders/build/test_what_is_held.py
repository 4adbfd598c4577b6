"""Errors belong to what is held: wrong if the answer hangs on ends that nobody holds, or if help does harm."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from instantsia.evidence.variation import AS_DRAWN, Variation
from tests.stakeholders.build.tables import case_of, played, table

DRAWS = 1000
ROWS = {
    "six and one": [("25", "", "")] * 6 + [("0", "", "")],
    "spread": [("12.5", "80", "4"), ("-3", "30", "10"), ("19", "55", "2"), ("8", "100", "7"), ("25", "45", "1")],
    "two camps": [("0", "", "")] * 3 + [("25", "", "")] * 4,
}


@pytest.mark.parametrize("settles", ["bargain", "vote"])
@pytest.mark.parametrize("rows", ROWS)
def test_ends_beyond_what_is_held_change_nothing(rows: str, settles: str, tmp_path: Path) -> None:
    """The same draws to the bit, by the step's own way and by all others that a range asks."""
    lines = [f"M{number},={place},{salience},{capability}" for number, (place, salience, capability) in
             enumerate(ROWS[rows])]  # fmt: skip
    path = table(tmp_path, "\n".join(["actor,position,salience,capability", *lines]))
    found = []
    for scale in ("-50..50", "-200..200", "-3..25"):
        case = case_of(path, settles=settles, scale=scale, status_quo="0", line="10", width="0")
        replays = played(case, DRAWS)
        ways = replays.prepared.steps["position"].ways(case)
        assert len(ways) == (6 if settles == "bargain" else 2)
        by_way = [Variation(given={("way", "position"): float(way)}) for way in range(len(ways))]
        rows_of_errors = [Variation(given={("errors", "position"): row}) for row in (1.0, 7.0)]
        replayed = [replays.outcomes(one).value["position"] for one in (AS_DRAWN, *by_way, *rows_of_errors)]
        found.append((replays.headline(), replayed))
    (p, values), *others = found
    assert 0 < p < 1
    for same, again in others:
        assert same == p
        for one, other in zip(values, again, strict=True):
            np.testing.assert_array_equal(one, other)
    # and nobody is forecast to go where nobody stands
    places = [float(place) for place, *_ in ROWS[rows]]
    assert values[0].min() >= min(places)
    assert values[0].max() <= max(places)


def test_where_all_stand_at_one_point_nothing_is_in_doubt(tmp_path: Path) -> None:
    """Agreement was drawn apart by the errors of others' quarrels."""
    path = table(tmp_path, "actor,position\n" + "".join(f"M{number},=60\n" for number in range(5)))
    for settles in ("bargain", "vote"):
        replays = played(case_of(path, settles=settles, status_quo="0", line="50"), DRAWS)
        assert (replays.outcomes().value["position"] == 60.0).all(), settles


PLACES = st.lists(st.integers(0, 20).map(lambda place: 5.0 * place), min_size=3, max_size=6)
WEIGHTS = st.lists(st.integers(1, 9), min_size=6, max_size=6)


@given(places=PLACES, weights=WEIGHTS, data=st.data())
def test_one_who_moves_towards_a_goal_never_makes_it_less_likely_where_the_spread_is_kept(
    places: list[float], weights: list[int], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In no draw does it settle lower; the numbers of the others and of the errors are the same."""
    who = data.draw(st.integers(0, len(places) - 1))
    to = 5.0 * data.draw(st.integers(round(places[who] / 5), 20))
    assume(to > places[who])
    lines = [
        # a word beside the numbers says that they are somebody's, whatever the others' are
        f"M{number},={place},={weight},said so"
        for number, (place, weight) in enumerate(zip(places, weights, strict=False))
    ]
    path = table(tmp_path_factory.getbasetemp(), "\n".join(["actor,position,capability,note", *lines]), "kept.csv")
    case = case_of(path, settles="bargain", scale="0..100", line="50", status_quo="0")
    replays = played(case, 400)
    assert replays.settlements == {"position"}
    moved = Variation(value={f"actor.m{who}.position": to}, kept=replays.settlements)
    before, after = (replays.outcomes(one).value["position"] for one in (AS_DRAWN, moved))
    assert (after >= before - 1e-9).all()
    assert after.mean() > before.mean()
    assert replays.headline(moved) >= replays.headline()


def test_who_moves_further_out_widens_the_disagreement_unless_it_is_kept(tmp_path: Path) -> None:
    """60, 60, 60 to 60, 60, 100: nothing was in doubt, and then a spread of 18.9 is, with an error to match."""
    path = table(tmp_path, "actor,position\nA,=60\nB,=60\nC,=60\n")
    replays = played(case_of(path, settles="bargain", line="65", status_quo="0"), DRAWS)
    value = {"actor.c.position": 100.0}
    kept, free = Variation(value=value, kept=replays.settlements), Variation(value=value)
    assert (replays.base["spread", "position"] == 0).all()
    for one in (kept, free):
        np.testing.assert_allclose(replays.state(one)["spread", "position"], 40 * np.sqrt(2) / 3)
    mean, held = 220 / 3, replays.outcomes(kept).value["position"]
    apart = np.abs(held - mean) > 1e-9
    # but for those who are followed as they stand, no error at all
    assert set(np.unique(held[apart]).tolist()) == {60.0, 100.0}
    assert replays.outcomes(free).value["position"].std() > held.std()


def test_without_it_one_who_moves_towards_a_goal_can_do_harm(tmp_path: Path) -> None:
    """Seven near one another, and an eighth goes out towards the goal: all of them are surer of it before."""
    rows = "A,=50,=1\n" + "".join(f"M{number},=60,=1\n" for number in range(7))
    path = table(tmp_path, f"actor,position,capability\n{rows}")
    replays = played(case_of(path, settles="bargain", line="54", status_quo="0"), 4000)
    value = {"actor.m0.position": 100.0}
    assert replays.headline(Variation(value=value)) < replays.headline()
    assert replays.headline(Variation(value=value, kept=replays.settlements)) >= replays.headline()
