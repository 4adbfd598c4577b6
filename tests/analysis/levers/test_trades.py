"""Trades: what would be wrong if one side did not gain, or a better one were overlooked."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.analysis.levers import trades as module
from instantsia.analysis.levers.lever import Gift, Trade
from instantsia.analysis.levers.trades import trades
from instantsia.analysis.replaying.replays import Replays
from instantsia.engine.plan import Plan
from tests.analysis.levers.trading import Member, several

Table = dict[str, dict[str, Member]]

CLOSED: Table = {
    "tax": {"ash": (0.0, 0.2, 1.0), "beech": (100.0, 0.8, 1.0)},
    "dues": {"ash": (100.0, 0.8, 1.0), "beech": (0.0, 0.2, 1.0)},
}


def outcome(rows: dict[str, Member], **moved: float) -> float:
    """The weighted mean, summed by hand."""
    weight = {one: salience * capability for one, (_, salience, capability) in rows.items()}
    return sum(weight[one] * moved.get(one, rows[one][0]) for one in rows) / sum(weight.values())


def gains(table: Table, found: Trade) -> tuple[float, float]:
    """What either side gains, by the distances before and after."""

    def loss(actor: str, gift: Gift, after: bool) -> float:
        rows = table[gift.issue]
        settles = outcome(rows, **{gift.actor: gift.to}) if after else outcome(rows)
        return rows[actor][1] * abs(rows[actor][0] - settles)

    both = (found.gives, found.gets)
    out = []
    for actor in (found.gives.actor, found.gets.actor):
        out.append(sum(loss(actor, gift, False) - loss(actor, gift, True) for gift in both))
    return out[0], out[1]


def plan(table: Table, draws: int = 4) -> Plan:
    return several(table).plan(draws=draws)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    names = [f"m{number}" for number in range(draw(st.integers(2, 4)))]
    return {
        issue: {
            one: (
                float(draw(st.integers(0, 100))),
                draw(st.integers(1, 10)) / 10,
                float(draw(st.integers(1, 9))),
            )
            for one in names
        }
        for issue in ("tax", "dues", "seats")[: draw(st.integers(2, 3))]
    }


def test_two_who_care_about_different_things_trade_all_the_way() -> None:
    """By hand: both settle at 80, and moving all the way, by 100 points, shifts either by 20: each gains 16 - 4."""
    (found, *_) = trades(plan(CLOSED), "ash")
    assert (found.gives.actor, found.gives.issue, found.gets.actor, found.gets.issue) == ("ash", "tax", "beech", "dues")
    assert (found.gives.start, found.gives.to, found.gets.start, found.gets.to) == (0.0, 100.0, 0.0, 100.0)
    assert (found.gives.before, found.gives.after) == pytest.approx((80.0, 100.0))
    assert found.gain == pytest.approx(12.0)
    assert gains(CLOSED, found) == pytest.approx((12.0, 12.0))


@settings(max_examples=15)
@given(tables())
def test_both_gain_as_much_as_is_said_and_nobody_gives_farther_than_the_other_stands(table: Table) -> None:
    """Otherwise one of the two would be talked into a loss."""
    replays = Replays(plan(table), draws=4)
    for found in module.terms(module._sides(replays, [f"on_{one}" for one in table]), "m0"):
        trade = module._trade(replays, found)
        assert gains(table, trade) == pytest.approx((found.gain, found.gain), abs=1e-7)
        assert found.gain >= module.WORTH
        for gift, other in ((trade.gives, trade.gets), (trade.gets, trade.gives)):
            start, end = table[gift.issue][gift.actor][0], table[gift.issue][other.actor][0]
            assert min(start, end) - 1e-7 <= gift.to <= max(start, end) + 1e-7
            assert gift.after == pytest.approx(outcome(table[gift.issue], **{gift.actor: gift.to}))


@settings(max_examples=12)
@given(tables())
def test_no_exchange_at_equal_gains_is_larger(table: Table) -> None:
    """Every pair of moves on a grid is tried: of those after which both gain alike none gives more."""
    replays = Replays(plan(table), draws=4)
    found = list(module.terms(module._sides(replays, [f"on_{one}" for one in table]), "m0"))
    best = {(one.given[0].body.issue.id, one.got[0].body.issue.id, one.given[2]): one.gain for one in found}
    steps = np.linspace(0.0, 1.0, 41)
    for (give, get), other in itertools.product(itertools.permutations(table, 2), sorted(table["tax"])):
        if other == "m0":
            continue
        mine, theirs = table[give]["m0"], table[give][other]
        here, there = table[get]["m0"], table[get][other]
        given_to = mine[0] + (theirs[0] - mine[0]) * steps
        got_to = there[0] + (here[0] - there[0]) * steps
        a = np.array([outcome(table[give], m0=float(place)) for place in given_to])
        b = np.array([outcome(table[get], **{other: float(place)}) for place in got_to])

        def change(member: Member, settles: np.ndarray, before: float) -> np.ndarray:
            return member[1] * (abs(member[0] - before) - np.abs(member[0] - settles))

        before = outcome(table[give]), outcome(table[get])
        if (mine[0] - before[0]) * (theirs[0] - before[0]) >= 0 or (here[0] - before[1]) * (there[0] - before[1]) >= 0:
            assert (give, get, other) not in best
            continue
        own = change(mine, a, before[0])[:, None] + change(here, b, before[1])[None, :]
        its = change(theirs, a, before[0])[:, None] + change(there, b, before[1])[None, :]
        # nobody gains more without the other gaining less: the lesser of both gains is largest where they are equal,
        # unless one who gives all that they can is paid more than that
        assert np.minimum(own, its).max() <= best.get((give, get, other), module.WORTH) + 1e-7


def test_where_nobody_says_that_one_thing_matters_more_there_is_no_trade() -> None:
    """Equal saliences: what one gains the other loses."""
    even: Table = {
        issue: {one: (place, 0.5, weight) for one, (place, _, weight) in rows.items()} for issue, rows in CLOSED.items()
    }
    assert trades(plan(even), "ash") == ()
    assert trades(several({"tax": CLOSED["tax"]}).plan(draws=4), "ash") == ()


def test_the_chances_are_those_of_the_case_with_both_moves_set() -> None:
    """On the same draws: another path through the sampler would promise another chance."""
    table: Table = {
        "tax": {"ash": (20.0, 0.2, 3.0), "beech": (60.0, 0.9, 2.0), "cedar": (40.0, 0.5, 2.0)},
        "dues": {"ash": (80.0, 0.9, 3.0), "beech": (10.0, 0.2, 2.0), "cedar": (60.0, 0.5, 2.0)},
    }
    case = several(table, width=20.0)
    (found, *_) = case.levers("ash", draws=500).trades
    moves = [f"{gift.path}={gift.to!r}" for gift in (found.gives, found.gets)]
    after = case.changing(set=moves).run(draws=500, runs=None).forecast
    for gift in (found.gives, found.gets):
        assert gift.p_after == after.event(f"past_{gift.issue}").share.p
    assert max(abs(g.p_after - g.p_before) for g in (found.gives, found.gets)) >= 0.01  # type: ignore[operator]


def test_at_most_three_are_told_the_best_first_and_an_issue_can_be_asked_for() -> None:
    table: Table = {
        issue: {
            name: (float((37 * one + 61 * two) % 101), (1 + (3 * one + 7 * two) % 10) / 10, 1.0 + one % 3)
            for one, name in enumerate(("ash", "beech", "cedar", "dorn", "elm"))
        }
        for two, issue in enumerate(("tax", "dues", "seats", "rails"))
    }
    found = trades(several(table, width=15.0).plan(draws=200), "ash")
    assert len(found) == module.MOST
    assert [one.gain for one in found] == sorted((one.gain for one in found), reverse=True)
    about = trades(several(table, width=15.0).plan(draws=200), "ash", "rails")
    assert about
    assert all("rails" in (one.gives.issue, one.gets.issue) for one in about)
