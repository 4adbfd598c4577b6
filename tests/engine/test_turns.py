"""What would be wrong: a turn that remembers what an earlier one decided, a past that is forgotten, a name that means
another turn than it says."""

from __future__ import annotations

import numpy as np

from instantsia.case.happenings import Group
from instantsia.case.numbers import Number
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Recorder
from instantsia.evidence.variation import Variation
from tests.engine.toys import Coin, Fickle, Perhaps, Rumour, Walk, case

DRAWS = 8000
MONTHS = 4


def number(value: float) -> Number:
    return Number(low=value, high=value, why="invented")


def months(until: str = "1931-04-30", **more: str) -> Group:
    return Group.model_validate({"id": "months", "every": "month", "from": "1931-01-01", "until": until, **more})


def recorded(plan: Plan, *keys: tuple[str, str]) -> tuple[State, list[dict[tuple[str, str], np.ndarray]]]:
    """The state at the end, and what stood at the end of each turn in every draw."""
    recorder = Recorder(keys, np.arange(plan.draws))
    state = play(prepare(plan), program_of(plan), 0, plan.draws, record=recorder)
    return state, [dict(noted) for _, noted in recorder.notes]


def close(share: float, expected: float) -> bool:
    return abs(share - expected) <= 4 * np.sqrt(expected * (1 - expected) / DRAWS)


def test_what_a_step_left_in_one_turn_is_blank_when_the_next_one_opens() -> None:
    """Called by chance .5 each month, a vote that follows is played in .5 of the draws each month, not in .94."""
    plan = Plan(
        case(
            Perhaps(id="first", within="months", chance=number(0.5)),
            Coin(id="second", within="months", when="first.happened"),
            group=(months(),),
        ),
        draws=DRAWS,
    )
    state, turns = recorded(plan, ("happened", "first"), ("happened", "second"), ("times", "second"))
    assert len(turns) == MONTHS
    for noted in turns:
        assert close(noted["happened", "second"].mean(), 0.5)
        assert np.array_equal(noted["happened", "first"], noted["happened", "second"])
    often = np.sum([noted["happened", "second"] for noted in turns], axis=0)
    assert np.array_equal(state["times", "second"], often)
    # when the group is over: whether it ever happened, and what came of it last
    assert np.array_equal(state["happened", "second"], often > 0)
    assert close(state["happened", "second"].mean(), 1 - 0.5**MONTHS)


def test_what_came_of_it_last_stands_when_the_group_is_over() -> None:
    plan = Plan(
        case(
            Perhaps(id="called", within="months", chance=number(0.5)),
            Coin(id="coin", within="months", when="called.happened"),
            Coin(id="after", date="1931-06-01", when='coin == "heads"'),
            group=(months(),),
        ),
        draws=DRAWS,
    )
    state, turns = recorded(plan, ("happened", "coin"), ("decided", "coin"), ("ended", "coin"))
    turns = turns[:MONTHS]
    expected, day = np.full(DRAWS, -1), np.full(DRAWS, -np.inf)
    for noted in turns:
        expected = np.where(noted["happened", "coin"], noted["decided", "coin"], expected)
        day = np.where(noted["happened", "coin"], noted["ended", "coin"], day)
    assert np.array_equal(state["decided", "coin"], expected)
    assert np.array_equal(state["ended", "coin"], day)
    assert np.array_equal(state["happened", "after"], expected == 1)


def test_a_step_below_and_the_step_itself_mean_the_turns_before() -> None:
    """Inside a group a step above means this turn; what this turn has not reached means what came of it last."""
    plan = Plan(
        case(
            Coin(id="above", within="months", when='not below == "heads"'),
            Coin(id="itself", within="months", when='not itself == "heads"'),
            Coin(id="below", within="months"),
            group=(months(),),
        ),
        draws=DRAWS,
    )
    state, turns = recorded(
        plan, ("happened", "above"), ("happened", "itself"), ("decided", "itself"), ("decided", "below")
    )
    before = np.zeros(DRAWS, bool)
    for noted in turns:
        assert np.array_equal(noted["happened", "above"], ~before)
        before = noted["decided", "below"] == 1
    heads = np.sum([noted["decided", "itself"] == 1 for noted in turns], axis=0)
    assert heads.max() == 1
    assert close((state["decided", "itself"] == 1).mean(), 1 - 0.5**MONTHS)


def test_a_while_looks_at_the_turns_before_and_turns_are_counted() -> None:
    plan = Plan(
        case(Coin(id="coin", within="months"), group=(months(**{"while": 'not coin == "heads"'}),)),
        draws=DRAWS,
    )
    state, turns = recorded(plan, ("happened", "coin"), ("turns", "months"))
    for number_of, noted in enumerate(turns):
        assert close(noted["happened", "coin"].mean(), 0.5**number_of)
    assert np.array_equal(state["turns", "months"], state["times", "coin"])
    assert close((state["turns", "months"] == 1).mean(), 0.5)
    assert (state["turns", "months"] >= 1).all()


def test_what_lasts_is_carried_on() -> None:
    plan = Plan(case(Walk(id="walk", within="months"), group=(months("1931-12-31"),)), draws=DRAWS)
    state, turns = recorded(plan, ("height", "walk"))
    steps = np.diff([noted["height", "walk"] for noted in turns], axis=0)
    assert (np.abs(steps) == 1).all()
    assert np.array_equal(turns[-1]["height", "walk"], state["height", "walk"])


def test_a_number_that_several_steps_share_is_drawn_anew_for_all_of_them() -> None:
    plan = Plan(
        case(
            Rumour(id="near", date="1931-01-01", chance=number(0.3)),
            Rumour(id="far", date="1931-01-02", chance=number(0.6)),
            Coin(id="coin", date="1931-01-03", when='near == "heads"'),
        ),
        draws=DRAWS,
    )
    prepared, program = prepare(plan), program_of(plan)
    base = play(prepared, program, 0, DRAWS)
    other = play(prepared, program, 0, DRAWS, Variation(replicas={"origin/forger/signal": 1}))
    # two independent coins of chance .3 differ in 2 x .3 x .7 of the draws
    assert close((base["decided", "near"] != other["decided", "near"]).mean(), 0.42)
    assert (other["decided", "near"] <= other["decided", "far"]).all()


def test_what_a_step_left_in_one_turn_and_not_in_the_next_is_not_told_of_the_next() -> None:
    """Last is one turn: of a step that leaves something only now and then no older value stands beside the newest."""
    plan = Plan(case(Fickle(id="fickle", within="months"), group=(months(),)), draws=64)
    state, turns = recorded(plan, ("mark", "fickle"))
    assert [int(noted["mark", "fickle"][0]) for noted in turns] == [1, -1, 3, -1]
    assert (state["mark", "fickle"] == -1).all()
    assert (state["times", "fickle"] == MONTHS).all()
