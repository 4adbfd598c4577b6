"""What would be wrong: a draw that changes with its block, a step that acts where it does not happen, a letter that
arrives before its day, a replay that reuses what its change reaches."""

from __future__ import annotations

from datetime import date
from math import comb

import numpy as np
import pytest

from instantsia.case.happenings import Group
from instantsia.case.numbers import Number
from instantsia.draws.state import State, Variable
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Recorder
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation
from instantsia.steps import StepKind
from tests.engine.toys import Coin, Letter, Look, Parcel, Perhaps, Walk, case

RANGED = Number(low=0.2, high=0.8, why="anything")
DELAY = Number(low=2, high=9, why="anything")


def played(plan: Plan, start: int = 0, count: int | None = None, **more: object) -> State:
    return play(prepare(plan), program_of(plan), start, plan.draws if count is None else count, **more)  # type: ignore[arg-type]


def loop(since: str, until: str) -> Group:
    """Every day until the walk stands high enough."""
    return Group.model_validate(
        {"id": "loop", "from": since, "until": until, "while": 'walk != "heads" or not walk.happened'}
    )


def story() -> Plan:
    """A coin, a letter about it, a loop that ends early, and steps that happen in some draws only."""
    return Plan(
        case(
            Coin(id="first", date="1957-06-01", chance=RANGED),
            Letter(id="letter", date="1957-06-02", when='first == "heads"', about="first"),
            Walk(id="walk", within="loop"),
            Coin(id="each_day", within="loop", when='walk == "tails"'),
            Look(id="look", date="1957-06-20", letter="letter"),
            Coin(id="last", date="1957-06-21", when='look == "heads" and not each_day == "heads"', chance=RANGED),
            group=(loop("1957-06-03", "1957-06-12"),),
        ),
        seed=3,
        draws=4096,
    )  # fmt: skip


def equal(one: State, other: State, rows: slice = slice(None)) -> bool:
    assert set(one.arrays) == set(other.arrays)
    return all(np.array_equal(one.arrays[key], other.arrays[key][rows], equal_nan=True) for key in one.arrays)


def test_blocks_and_single_draws_are_the_whole() -> None:
    plan = story()
    whole = played(plan)
    for start, count in ((0, 1024), (1024, 2048), (3072, 1024), (2000, 4), (0, 4096)):
        assert equal(played(plan, start, count), whole, slice(start, start + count))


def test_a_step_happens_only_where_its_condition_holds() -> None:
    state = played(story())
    heads = state["decided", "first"] == 1
    assert np.array_equal(state["happened", "letter"], heads)
    assert (state["decided", "last"][~state["happened", "last"]] == -1).all()
    assert 0 < state["happened", "last"].mean() < heads.mean()


def test_what_fell_due_by_the_day_is_known_on_the_day_and_not_before() -> None:
    plan = Plan(
        case(
            Letter(id="letter", date="1957-06-01"),
            Look(id="soon", date="1957-06-03", letter="letter"),
            Look(id="late", date="1957-06-11", letter="letter"),
        ),
        draws=40_000,
    )
    state = played(plan)
    for look, days in (("soon", 2), ("late", 10)):
        expected = 1 - np.exp(-days / 5)
        found = (state["decided", look] == 1).mean()
        assert abs(found - expected) < 4 * np.sqrt(expected * (1 - expected) / plan.draws)
    assert (state["decided", "late"] >= state["decided", "soon"]).all()


def test_a_letter_carries_what_was_so_when_it_was_sent() -> None:
    plan = Plan(
        case(
            Coin(id="coin", within="days"),
            Letter(id="letter", within="days", about="coin"),
            group=(Group.model_validate({"id": "days", "from": "1957-06-01", "until": "1957-06-02"}),),
            event='coin == "heads"',
        ),
        draws=4096,
    )  # fmt: skip
    # the second day's coin overwrites the first; what was sent on the first day carries that day's all the same
    prepared, program = prepare(plan), program_of(plan)
    seen = Recorder((("carried", "letter"),), np.arange(plan.draws))
    play(prepared, program, 0, plan.draws, record=seen)
    carried = seen.notes[1][1]["carried", "letter"]
    arrived = carried >= 0
    assert 0.1 < arrived.mean() < 0.3
    alone = Plan(case(Coin(id="coin", date="1957-06-01")), draws=4096)
    first_day = played(alone)
    assert np.array_equal(carried[arrived], first_day["decided", "coin"][arrived])


def three_parcels(faster: Number, *later: StepKind) -> State:
    """One sent on each of three days, due ten days later, the later ones sooner by `faster` days each."""
    group = Group.model_validate({"id": "days", "from": "1957-06-01", "until": "1957-06-03"})
    parcel = Parcel(id="parcel", within="days", faster=faster)
    return played(Plan(case(parcel, *later, group=(group,), event="parcel.arrived"), draws=4096))


@pytest.mark.parametrize("later", [(), (Coin(id="coin", date="1957-07-01"),)], ids=["when all is over", "by one step"])
@pytest.mark.parametrize(
    ("faster", "order", "first", "last"), [(0, 123, 11, 13), (1, 123, 11, 11), (3, 321, 7, 11)], ids=str
)
def test_what_is_due_arrives_in_the_order_of_days(
    later: tuple[StepKind, ...], faster: int, order: int, first: int, last: int
) -> None:
    """Also what falls due when no step is left; of what is due on one day, what was sent first."""
    state = three_parcels(Number(low=faster, high=faster), *later)
    june = date(1957, 5, 31).toordinal()
    assert (state["order", "parcel"] == order).all()
    assert (state["arrived", "parcel"] == june + first).all()
    assert (state["landed", "parcel"] == june + last).all()


def test_the_order_is_that_of_each_draw() -> None:
    state = three_parcels(Number(low=0, high=3))
    faster = np.round(state["number", "step.parcel.faster"])
    assert set(faster) == {0.0, 1.0, 2.0, 3.0}
    assert np.array_equal(state["order", "parcel"], np.where(faster <= 1, 123, 321))


def test_a_loop_ends_for_good_in_the_draws_in_which_its_condition_fails() -> None:
    plan = Plan(case(Walk(id="walk", within="loop"), group=(loop("1957-01-01", "1957-03-01"),)), draws=20_000)
    state = played(plan)
    # a walk stopped at +2 never stands higher; within 60 steps of +-1 it gets there with chance 2 P(S > 2) + P(S = 2)
    assert state["height", "walk"].max() == 2
    reached = 2 * sum(comb(60, (60 + k) // 2) for k in range(4, 61, 2)) / 2**60 + comb(60, 31) / 2**60
    found = (state["height", "walk"] == 2).mean()
    assert abs(found - reached) < 4 * np.sqrt(reached * (1 - reached) / plan.draws)


def test_one_address_is_asked_for_once() -> None:
    asked: list[tuple[str, int]] = []
    played(story(), asked=asked)
    assert len(asked) == len(set(asked)) > 10


def test_two_kinds_that_declare_one_variable_differently_are_refused() -> None:
    """The last of them would win, and the other be told that what it left blank is something else."""

    class Tower(Coin):
        VARIABLES = {"height": Variable(None, "f8", -1.0, "how high the tower stands")}
        kind: str = "tower"

    class Climb(Walk):
        kind: str = "climb"

    class Clock(Coin):
        VARIABLES = {"clock": Variable(None, "i2", 0, "the hour")}
        kind: str = "clock"

    assert "height" in prepare(Plan(case(Climb(id="up"), Walk(id="walk")))).variables
    with pytest.raises(UserError, match=r"kind tower declare a variable height .*kind walk declare it as"):
        prepare(Plan(case(Walk(id="walk"), Tower(id="up"))))
    with pytest.raises(UserError, match=r"kind clock declare a variable clock .*all steps share it as"):
        prepare(Plan(case(Clock(id="noon"))))


def test_a_step_forced_to_happen_happens_in_every_draw() -> None:
    state = played(story(), variation=Variation(happens=frozenset({"last"})))
    assert state["happened", "last"].all()


def test_a_replica_redraws_its_name_and_leaves_the_others() -> None:
    plan = story()
    base, other = played(plan), played(plan, variation=Variation(replicas={"step/first/": 1}))
    assert not np.array_equal(base["decided", "first"], other["decided", "first"])
    assert np.array_equal(base["number", "step.first.chance"], other["number", "step.first.chance"])
    assert np.array_equal(base["height", "walk"], other["height", "walk"])


def test_what_came_of_an_earlier_turn_stands_where_a_later_one_does_not_come_to_it() -> None:
    """A step that finds out as it plays that it does not happen must not wipe out what it decided the day before."""
    days = Group.model_validate({"id": "days", "from": "1957-06-01", "until": "1957-06-05"})
    state = played(Plan(case(Perhaps(id="perhaps", within="days"), group=(days,)), draws=4096))
    happened, decided = state["happened", "perhaps"], state["decided", "perhaps"]
    expected = 1 - 0.7**5
    assert abs(happened.mean() - expected) < 4 * np.sqrt(expected * (1 - expected) / 4096)
    assert (decided[happened] == 1).all()
    assert (decided[~happened] == -1).all()
    assert np.isfinite(state["ended", "perhaps"][happened]).all()
    assert (state["ended", "perhaps"][~happened] == -np.inf).all()
