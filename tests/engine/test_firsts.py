"""What would be wrong: an event that comes about on another day than the first on which its condition holds, one that
is seen in what is left of an earlier turn and not over it, memory that grows with the number of turns."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.happenings import Group, Step
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.questions import Event
from instantsia.draws.state import Array
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.run import columns_of
from tests.engine.toys import Coin, Letter, Long, Perhaps, Walk, case

MONTHS = 5
FIRST = date(1931, 1, 1).toordinal()
DAYS = [date(1931, month, 1).toordinal() for month in range(1, MONTHS + 1)]


def number(value: float) -> Number:
    return Number(low=value, high=value, why="invented")


def months(until: str = "1931-05-31", **more: str) -> Group:
    return Group.model_validate({"id": "months", "every": "month", "from": "1931-01-01", "until": until, **more})


def asked(*steps: Step, draws: int = 400, group: tuple[Group, ...] = (), **events: str) -> dict[str, Array]:
    """Every column of a case with some events, each turn's among them."""
    toy = case(*steps, group=group or (months(),))
    written = tuple(Event(id=id, text=id, when=when) for id, when in events.items())
    return columns_of(Plan(toy.model_copy(update={"event": written}), draws=draws, each_turn=True))


def by_hand(found: dict[str, Array], turns: int, holds: Any) -> list[float]:
    """The first day of each draw, turn after turn in plain Python.

    holds   asks of {step: what came of it last, by its number, None where it has not happened} whether the event holds
    """
    steps = {name.partition("/")[2].partition("@")[0] for name in found if name.startswith("decided/") and "@" in name}
    out = []
    for draw in range(len(next(iter(found.values())))):
        last: dict[str, int | None] = dict.fromkeys(steps)
        day = float("inf")
        for turn in range(turns):
            for step in steps:
                if found[f"happened/{step}@{turn}"][draw]:
                    last[step] = int(found[f"decided/{step}@{turn}"][draw])
            if holds(last):
                day = DAYS[turn]
                break
        out.append(day)
    return out


def test_the_first_turn_in_which_it_holds_of_what_came_last_by_then() -> None:
    """One step may skip turns: what it came to earlier still stands beside what the other comes to now."""
    found = asked(
        Perhaps(id="one", within="months", chance=number(0.3)),
        Coin(id="two", within="months", chance=number(0.3), when='not one == "heads"'),
        both='one == "heads" and two == "heads"',
        either='one == "heads" or two == "heads"',
        passing='two == "heads" and not one.happened',
    )
    both = by_hand(found, MONTHS, lambda last: last["one"] == 1 and last["two"] == 1)
    either = by_hand(found, MONTHS, lambda last: last["one"] == 1 or last["two"] == 1)
    passing = by_hand(found, MONTHS, lambda last: last["two"] == 1 and last["one"] is None)
    assert len(set(both)) > 3
    assert found["came/both"].tolist() == both
    assert found["came/either"].tolist() == either
    assert found["came/passing"].tolist() == passing


def test_what_holds_for_one_turn_only_has_come_about() -> None:
    found = asked(Coin(id="coin", within="months"), heads='coin == "heads"')
    ever = np.isfinite(found["came/heads"])
    last = found["decided/coin"] == 1
    assert (ever & ~last).any()
    assert not (last & ~ever).any(), "what holds at the end has come about"


def test_it_comes_about_when_the_step_has_ended_and_not_when_its_turn_began() -> None:
    """The step of a turn takes five days; another of the same turn, which the event does not name, takes fifty."""
    found = asked(
        Coin(id="coin", within="months"),
        Long(id="long", within="months"),
        Long(id="other", within="months", days=number(50)),
        done='coin == "heads" and long.happened',
        coin='coin == "heads"',
    )
    assert set(found["came/done"]) <= {*(day + 5.0 for day in DAYS), np.inf}
    assert found["came/coin"].tolist() == (found["came/done"] - 5).tolist()


def test_of_two_of_which_one_is_enough_it_is_the_day_of_the_first_that_came() -> None:
    """If this fails, "A or B" comes about later than A does."""
    found = asked(
        Coin(id="coin", within="months", chance=number(0.3)),
        Long(id="slow", within="months", days=number(20), when='coin == "tails"'),
        Perhaps(id="maybe", within="months", chance=number(0.3)),
        heads='coin == "heads"',
        late='maybe == "heads" and slow.happened',
        either='coin == "heads" or (maybe == "heads" and slow.happened)',
    )
    first = np.minimum(found["came/heads"], found["came/late"])
    assert np.array_equal(found["came/either"], first)
    assert (found["came/late"] < found["came/heads"]).any()


def test_what_arrives_after_the_last_turn_comes_about_on_its_day() -> None:
    found = asked(
        Letter(id="letter", within="months", delay=number(20)), group=(months("1931-01-31"),), there="letter.arrived"
    )
    assert found["came/there"].tolist() == np.floor(found["arrived/letter"]).tolist()
    assert found["came/there"].min() >= FIRST


def test_what_holds_before_the_first_step_is_told_so() -> None:
    found = asked(Coin(id="coin", within="months"), never='not coin == "heads"')
    assert np.isneginf(found["came/never"]).all()


def test_what_happens_outside_of_a_group_is_looked_at_too() -> None:
    """Two coins before the group, of which the first has no day: it is dated by the first that is known."""
    found = asked(
        Coin(id="early"),
        Coin(id="dated", date="1930-06-01"),
        Coin(id="coin", within="months"),
        Coin(id="late", date="1932-01-01"),
        early='early == "heads"',
        dated='dated == "heads"',
        late='late == "heads"',
    )
    days = {"early": "1930-06-01", "dated": "1930-06-01", "late": "1932-01-01"}
    for event, day in days.items():
        expected = np.where(found[f"decided/{event}"] == 1, float(date.fromisoformat(day).toordinal()), np.inf)
        assert found[f"came/{event}"].tolist() == expected.tolist()


def played(years: int) -> Any:
    toy = case(Walk(id="walk", within="months"), event="walk.height > 9", group=(months(f"{1930 + years}-12-31"),))
    plan = Plan(toy, draws=40)
    return play(prepare(plan), program_of(plan), 0, 40, observe=True), len(prepare(plan).turns)


def test_memory_does_not_grow_with_the_turns() -> None:
    few, many, most = (played(years) for years in (1, 10, 100))
    assert [few[1], many[1], most[1]] == [12, 120, 1200]
    assert few[0].arrays.keys() == many[0].arrays.keys() == most[0].arrays.keys()
    size = [sum(array.nbytes for array in one[0].arrays.values()) for one in (few, many, most)]
    assert size[0] == size[1] == size[2]


def test_a_case_in_which_nothing_repeats_keeps_its_columns() -> None:
    for toy in (case(Coin(id="coin")), case(Coin(id="coin"), group=(months(),))):
        assert not [name for name in columns_of(Plan(toy, draws=40)) if name.startswith("came/")]


@given(
    st.integers(1, 3), st.sampled_from(['coin == "heads"', "coin.times > 1", 'not coin == "tails" and coin.happened'])
)
def test_blocks_are_no_part_of_it(blocks: int, when: str) -> None:
    """The same draws in one block and in several: the same days."""
    toy: Case = case(Coin(id="coin", within="months"), event=when, group=(months(),))
    one = columns_of(Plan(toy, draws=24))
    several = columns_of(Plan(toy, draws=24, block=4 * blocks))
    assert one["came/headline"].tolist() == several["came/headline"].tolist()


@pytest.mark.parametrize("observe", [True, False])
def test_nothing_is_kept_where_nobody_keeps_the_run(observe: bool) -> None:
    plan = Plan(case(Coin(id="coin", within="months"), group=(months(),)), draws=8)
    state = play(prepare(plan), program_of(plan), 0, 8, observe=observe)
    assert (("came", "headline") in state) == observe
