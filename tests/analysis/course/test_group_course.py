"""What would be wrong: a war of thirty months told by its last one; a turn told that never began."""

from __future__ import annotations

import itertools
from datetime import date

import numpy as np

from instantsia.analysis.course.courses import courses
from instantsia.analysis.course.narration import narrate
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import state_of
from instantsia.case.happenings import Group, Step
from instantsia.case.numbers import Number
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Recorder
from instantsia.engine.run import columns_of
from tests.analysis.other_side.two_sides import study
from tests.engine.toys import Coin, Long, Perhaps, case
from tests.steps.other_side import SHORT


def sentence(*steps: Step, draw: int = 0, **group: str) -> tuple[str, str, int | None]:
    """The group as it is told of one draw: sentence, days, turns."""
    written = {"id": "months", "every": "month", "from": "1931-01-01", "until": "1931-06-30", **group}
    plan = Plan(case(*steps, group=(Group.model_validate(written),)), draws=64)
    prepared, program = prepare(plan), program_of(plan)
    state = play(prepared, program, 0, plan.draws)
    (course,) = narrate(Replays(plan), state, draw)
    assert course.step == "months"
    return course.sentence, course.day, course.turns


def sure(chance: float) -> Number:
    return Number(low=chance, high=chance, why="invented")


def test_what_is_the_same_in_every_turn_is_told_once() -> None:
    said, days, turns = sentence(
        Coin(id="fight", within="months", chance=sure(1.0)),
        Perhaps(id="never", within="months", chance=sure(0)),
    )
    assert said == "Months: 6 turns. Fight: heads in every turn."
    assert days == "1 January to 1 June 1931"
    assert turns == 6


def test_a_group_that_ends_early_is_told_to_its_end() -> None:
    said, days, turns = sentence(
        Coin(id="fight", within="months", chance=sure(1.0), text="The armies fight."),
        text="The war, month by month",
        **{"while": "not fight.times >= 2"},
    )
    assert said == "The war, month by month: 2 turns. The armies fight: heads in every turn."
    assert (days, turns) == ("1 January to 1 February 1931", 2)


def test_what_two_sides_do_is_told_with_what_came_of_it_and_how_it_ends() -> None:
    """Each milestone with its month, and the end as the days of the draw have it."""
    plan = study(SHORT).plan(200)
    kept = dict(columns_of(plan))
    replays = Replays(plan)
    run, ends = state_of(replays.prepared, kept), set()
    for draw in range(0, 200, 5):
        told = next(one.sentence for one in narrate(replays, run, draw) if one.step == "months")
        for name in ("agreed", "acknowledged"):
            day = kept[f"reached/talks.{name}"][draw]
            assert (f"{name} ({month(day)})" in told.replace("not acknowledged", "")) == bool(np.isfinite(day))
        signed, over = (kept[f"reached/{name}"][draw] for name in ("peace.signed", "battle.over"))
        end = told.rpartition(". ")[2]
        if np.isfinite(signed):
            assert end == f"It ends in an agreement ({month(signed)})."
        elif np.isfinite(over):
            assert f"over ({month(over)}), won by {('North', 'South')[int(kept['won/border'][draw]) - 1]}" in told
            assert end.startswith("It ends by force")
        else:
            assert "; not over." in told
            assert end.startswith("The last turn that is played is over: ")
        ends.add(end[:11])
    assert len(ends) > 1


def month(day: float) -> str:
    return date.fromordinal(int(day)).strftime("%B %Y") if np.isfinite(day) else "never"


def test_what_changes_is_told_in_its_order_with_its_days() -> None:
    """Of 64 draws, each told, against what was recorded in each turn by itself."""
    steps = (Coin(id="coin", within="months"), Long(id="march", within="months", when='coin == "heads"'))
    group = Group.model_validate({"id": "months", "every": "month", "from": "1931-01-01", "until": "1931-06-30"})
    plan = Plan(case(*steps, group=(group,)), draws=64)
    prepared, program = prepare(plan), program_of(plan)
    recorder = Recorder((("decided", "coin"), ("happened", "march")), np.arange(64))
    state = play(prepared, program, 0, 64, record=recorder)
    kinds, replays = set(), Replays(plan)
    for draw in range(64):
        coins = [int(noted["decided", "coin"][draw]) for _, noted in recorder.notes]
        marches = sum(bool(noted["happened", "march"][draw]) for _, noted in recorder.notes)
        assert marches == sum(coins)
        (course,) = narrate(replays, state, draw)
        changes = sum(one != other for one, other in itertools.pairwise(coins))
        kinds.add(changes)
        said = {0: "", 1: "once", 6: "in every turn"}.get(marches, f"{marches} times")
        assert (f"March: {said}." in course.sentence) == bool(marches)
        if changes == 0:
            assert "in every turn" in course.sentence
        elif changes <= 3:
            assert course.sentence.count(", then ") == changes
            assert course.sentence.count("heads") + course.sentence.count("tails") == changes + 1
        else:
            assert f"heads {'once' if marches == 1 else f'{marches} times'}" in course.sentence
            assert f"; last {'heads' if coins[-1] else 'tails'} (1 June 1931)." in course.sentence
    assert {0, 1, 2, 3, 4} & kinds >= {1, 2, 3, 4}


def test_a_group_of_which_no_turn_begins_is_not_told() -> None:
    group = Group.model_validate(
        {"id": "months", "every": "month", "from": "1931-01-01", "until": "1931-06-30", "while": "fight.happened"}
    )
    plan = Plan(case(Coin(id="fight", within="months"), Coin(id="coin", date="1931-12-01"), group=(group,)), draws=8)
    prepared, program = prepare(plan), program_of(plan)
    assert [one.step for one in narrate(Replays(plan), play(prepared, program, 0, 8), 0)] == ["coin"]


def test_what_is_told_goes_the_way_that_it_is_told_for() -> None:
    """The headline need not follow from what came last: three heads, and then one tail."""
    group = Group.model_validate({"id": "months", "every": "month", "from": "1931-01-01", "until": "1931-04-30"})
    written = case(Coin(id="first", within="months"), Coin(id="coin", within="months", when='first == "heads"'),
                   group=(group,), event="coin.times >= 2")  # fmt: skip
    plan = Plan(written, draws=4000)
    columns = columns_of(plan)
    replays = Replays(plan)
    found = courses(replays, state_of(replays.prepared, columns))
    assert found.other is not None
    assert found.typical.draw != found.other.draw
    often = {draw: int(columns["times/coin"][draw]) for draw in (found.typical.draw, found.other.draw)}
    assert (often[found.typical.draw] >= 2) != (often[found.other.draw] >= 2)
    # of those that ended alike, only the draws of that way are counted
    both = [columns[name] for name in ("happened/first", "decided/first", "happened/coin", "decided/coin")]
    alike = np.all([column == column[found.typical.draw] for column in both], axis=0)
    way = (columns["times/coin"] >= 2) == (often[found.typical.draw] >= 2)
    assert found.typical.share == (alike & way).mean() < alike.mean()


def test_a_step_that_waits_is_told_with_the_day_on_which_it_begins() -> None:
    """The story and an event about `ended` would stand on different sides of the end of a month."""
    said, _, _ = sentence(
        Long(id="march", within="months", days=Number(low=9, high=9, why="invented")),
        Coin(id="fight", within="months", after="march", chance=sure(1.0)),
        until="1931-01-31",
    )
    assert said == "Months: 1 turn. March: once. Fight: heads (10 January 1931)."
