"""What would be wrong: the judgement that matters most passed over, or one listed that can move nothing."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.analysis.ranges.screening import (
    Measured,
    corners,
    event_target,
    measure,
    own_number,
    screen,
    step_target,
    strongest,
    tails,
    thirds,
)
from instantsia.analysis.replaying.groups import Group, groups
from instantsia.evidence.variation import Variation
from tests.analysis.by_hand import Run, ballot, board, claim, mean_vote, number, source, votes_for


def test_the_own_number_of_an_assumption_is_the_one_that_drew_it() -> None:
    run = Run(board({"a": "20..100"}))
    own = own_number(run.plan, ("assumption/actor.a.pier",), 2000)
    assert np.allclose(20 + 80 * own, run.replays.base["number", "actor.a.pier"])


def test_the_own_number_of_a_group_is_the_mean_of_its_members() -> None:
    plan = Run(board({"a": 50})).plan
    one, other = (own_number(plan, (name,), 100) for name in ("assumption/x", "assumption/y"))
    assert np.array_equal(own_number(plan, ("assumption/x", "assumption/y"), 100), (one + other) / 2)


def test_thirds_are_equal_parts_and_the_middle_counts_too() -> None:
    numbers = np.array([5.0, 1.0, 9.0, 3.0, 7.0, 2.0])
    low, high = tails(numbers, 3)
    assert [sorted(numbers[one]) for one in (low, high)] == [[1, 2], [7, 9]]
    # it happens in the middle only: the ends do not differ, and yet the number matters
    assert thirds(numbers, np.isin(numbers, [3, 5])) == 1.0
    assert thirds(numbers, numbers > 5) == 1.0
    assert thirds(numbers, np.isin(numbers, [1, 9, 3])) == 0.0


@pytest.mark.parametrize("draws", [0, 2, 3, 31, 4000])
@pytest.mark.parametrize("some", [False, True])
def test_the_shares_in_thirds_are_those_of_the_draws_in_their_order(draws: int, some: bool) -> None:
    """If this fails, draws are counted in another third than theirs, or those that do not count are."""
    rng = np.random.default_rng(draws)
    numbers = rng.random(draws)
    holds, among = rng.random(draws) < 0.2 + 0.5 * numbers, rng.random(draws) < 0.3
    order, size = np.argsort(numbers), draws // 3
    found = []
    for part in (order[:size], order[size : draws - size], order[draws - size :]):
        of = part[among[part]] if some else part
        found += [holds[of].sum() / of.size] if of.size else []
    expected = max(found, default=0.0) - min(found, default=0.0)
    assert thirds(numbers, holds, among if some else None) == pytest.approx(expected)


def test_those_who_decide_come_first_and_what_is_not_read_is_not_listed() -> None:
    # b alone decides (3 seats), a and c can never carry anything
    case = board(
        {"a": "0..100", "b": "0..100", "c": "0..100"},
        actor=[{"id": "a"}, {"id": "b", "seats": 3}, {"id": "c"}, {"id": "d"}],
        body=[
            {"id": "board", "members": ["a", "b", "c"], "rule": {"kind": "majority"}},
            {"id": "council", "members": ["d"], "rule": {"kind": "majority"}},
        ],
        step=[ballot("ballot", "board"), ballot("second", "council")],
        assumption=[{"about": "*.pier", **number("0..100")}],
    )
    run = Run(case)
    target = event_target(run.replays, "closed")
    order = screen(run.replays, target, groups(run.replays), run.state, run.replays.event(run.state, "closed"))
    assert order[0].id == "actor.b.pier"
    assert {group.id for group in order} == {"actor.a.pier", "actor.b.pier", "actor.c.pier"}


def test_measured_held_at_its_ends_a_man_votes_as_one_who_stands_there() -> None:
    run = Run(board({"a": "20..100"}, precision=2))
    (group,) = groups(run.replays)
    found = measure(run.replays, event_target(run.replays, "closed"), group)
    assert found.low == pytest.approx(votes_for(28, 2), abs=0.03)
    assert found.high == pytest.approx(votes_for(92, 2), abs=0.03)
    assert found.width == found.high - found.low
    assert run.replays.headline() == pytest.approx(mean_vote(20, 100, 2), abs=0.03)


def test_a_group_held_together_is_its_members_held_together() -> None:
    def men(group: str | None) -> Run:
        value = {"value": "0..100"} | ({} if group is None else {"group": group})
        return Run(board({"a": value, "b": value, "c": value}, precision=4))

    together, apart = men("silent").replays, men(None).replays
    (group,) = groups(together)
    by_hand = Variation(at_quantile={f"actor.{one}.pier": 0.1 for one in "abc"})
    target = event_target(together, "closed")
    assert measure(together, target, group).low == apart.headline(by_hand)
    # and not what one of them does alone
    assert measure(together, target, group).low < apart.headline(Variation(at_quantile={"actor.a.pier": 0.1}))


def test_a_credence_is_replayed_at_both_ends_with_the_same_numbers() -> None:
    case = board({"a": 0}, source=[source("minutes", "0.4..0.8")], claim=[claim("c1", "a.pier", 100, 0.99)])
    replays = Run(case).replays
    (group,) = groups(replays)
    found = measure(replays, event_target(replays, "closed"), group)
    assert (found.low, found.high) == (pytest.approx(0.4 * 0.99, abs=0.03), pytest.approx(0.8 * 0.99, abs=0.03))


def test_the_three_widest_are_the_strongest_and_what_moves_nothing_is_none_of_them() -> None:
    some = groups(Run(board(dict.fromkeys("abcde", "0..100"))).replays)
    measured = [Measured(group, 0, width, width) for group, width in zip(some, (0.1, 0, 0.3, 0.2, 0.3), strict=True)]
    assert [one.group.id for one in strongest(measured)] == ["actor.c.pier", "actor.e.pier", "actor.d.pier"]
    assert strongest(measured[1:2]) == ()


def test_three_groups_have_eight_corners_and_none_has_one() -> None:
    some = groups(Run(board(dict.fromkeys("abc", "0..100"))).replays)
    found = corners(some)
    assert len({tuple(sorted(one.at_quantile.items())) for one in found}) == 8
    assert corners(()) == (Variation(),)


@pytest.mark.parametrize("turned", [False, True])
def test_another_regime_and_another_model_of_one_settlement_hide_neither_of_them(turned: bool) -> None:
    """A step is settled by one way at a time: the second would stand in the place of the first in every corner."""
    by_way = [Variation(given={("way", "terms"): float(place)}) for place in range(3)]
    number = [Variation(at_quantile={"actor.a.pier": end}) for end in (0.1, 0.9)]
    some = [
        Group("regime", "regime", ("terms",), (Variation(), by_way[1])),
        Group("actor.a.pier", "assumption", ("actor.a.pier",), tuple(number)),
        Group("model", "model", ("terms",), (by_way[0], by_way[2])),
    ]
    found = corners(some[::-1] if turned else some)
    ways = {(one.given.get(("way", "terms"), -1.0), one.at_quantile["actor.a.pier"]) for one in found}
    assert {(place, end) for place in (0.0, 1.0, 2.0) for end in (0.1, 0.9)} <= ways
    assert len({one.key for one in found}) == len(found)


def test_a_step_is_looked_at_in_all_draws_although_it_seldom_happens() -> None:
    case = board(
        {"a": "0..60"},
        actor=[{"id": "a"}, {"id": "b"}],
        body=[
            {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
            {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
        ],
        step=[ballot("ballot", "board"), ballot("second", "council", 2, when='ballot == "close"')],
        assumption=[{"about": "a.pier", **number("0..60")}, {"about": "b.pier", **number("20..100")}],
    )
    replays = Run(case).replays
    target = step_target(replays, "second")
    assert target.outcomes(replays).happened["second"].all()
    assert target.share(replays) == pytest.approx(1 - mean_vote(20, 100, 2), abs=0.03)
