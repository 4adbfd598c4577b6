"""What would be wrong: a variation that comes out otherwise than in a play of its own, or is played where it cannot
differ; a run of many turns that keeps them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from instantsia.case.happenings import Group
from instantsia.case.numbers import Number
from instantsia.draws.state import Key, State
from instantsia.engine import departures, narrowing, rows, trajectory
from instantsia.engine.departures import departure, played_apart
from instantsia.engine.memo import KEPT_MADE
from instantsia.engine.narrowing import Narrowing
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import Playing, play
from instantsia.engine.program import program_of
from instantsia.engine.rows import play_rows
from instantsia.engine.trajectory import Trajectory
from instantsia.evidence.variation import AS_DRAWN, Variation
from tests.engine.test_play import DELAY, RANGED, story
from tests.engine.test_turns import Fickle, Rumour, number
from tests.engine.toys import Alarm, Coin, Letter, Long, Look, Parcel, Perhaps, Walk, case

DRAWS = 512


def errands() -> Plan:
    """Steps that wait for one another, are sent, find out that they do not happen, and happen in some draws only."""
    weeks = Group.model_validate({"id": "weeks", "every": "week", "from": "1957-06-03", "until": "1957-06-24"})
    return Plan(
        case(
            Coin(id="first", date="1957-06-01", chance=RANGED),
            Letter(id="letter", date="1957-06-02", when='first == "heads"', about="first", delay=DELAY),
            Perhaps(id="perhaps", within="weeks", chance=RANGED, when='not look == "heads"'),
            Look(id="look", within="weeks", letter="letter"),
            Long(id="long", date="1957-07-01", when='look == "heads"', days=DELAY),
            Coin(id="after", after="long", when='perhaps.happened or first == "tails"'),
            Coin(id="last", after="after"),
            group=(weeks,),
        ),
        seed=4,
        draws=1024,
    )


def separate() -> Plan:
    """Steps of which most have nothing to do with one another, with a group between them, and post to the last day."""
    months = Group.model_validate(
        {"id": "months", "every": "month", "from": "1931-02-01", "until": "1931-06-01", "while": 'not coin == "heads"'}
    )
    return Plan(
        case(
            Rumour(id="near", date="1931-01-01", chance=RANGED),
            Coin(id="aside", date="1931-01-02", chance=RANGED),
            Rumour(id="far", date="1931-01-03", chance=number(0.6)),
            Coin(id="coin", within="months", chance=number(0.2), when='not near == "heads" or walk.times > 1'),
            Walk(id="walk", within="months"),
            Fickle(id="fickle", within="months"),
            Parcel(id="parcel", within="months", days=Number(low=20, high=200, why="anything")),
            Long(id="wait", date="1931-06-20", days=DELAY),
            Coin(id="beside", date="1931-07-01", chance=RANGED),
            Coin(id="then", date="1931-06-21", after="wait"),
            Coin(id="late", date="1931-07-02", when='coin == "heads" or aside == "heads"', chance=RANGED),
            group=(months,),
        ),
        seed=5,
        draws=1024,
    )


def outlived() -> Plan:
    """A group that is over in most draws long before its last turn, what stays of it, and steps that look at it."""
    months = Group.model_validate(
        {"id": "months", "every": "month", "from": "1931-02-01", "until": "1932-12-01", "while": 'not last == "heads"'}
    )
    return Plan(
        case(
            Coin(id="first", date="1931-01-01", chance=RANGED),
            Alarm(id="alarm", within="months", of="first"),
            Fickle(id="fickle", within="months"),
            Walk(id="walk", within="months", when='fickle.happened or first == "tails"'),
            Rumour(id="rumour", within="months", chance=RANGED, when='walk == "heads" and not rumour == "tails"'),
            Perhaps(id="perhaps", within="months", chance=RANGED, when="walk.times > 2"),
            Coin(id="last", within="months", chance=number(0.1), when="months.turns > 1"),
            Coin(id="then", date="1933-01-01", when='walk == "heads" or perhaps == "heads"', chance=RANGED),
            group=(months,),
        ),
        seed=6,
        draws=1024,
    )


def posted() -> Plan:
    """The same with something that is sent in late turns, when nothing has been under way for long."""
    plan = outlived()
    parcel = Parcel(
        id="parcel", within="months", when="months.turns > 6", days=Number(low=20, high=200, why="anything")
    )
    made = plan.case.model_copy(update={"step": (*plan.case.step[:-1], parcel, plan.case.step[-1])})
    return replace(plan, case=made)


def awaited() -> Plan:
    """The same with a step that waits for the day on which another of its group is over."""
    plan = outlived()
    long = Long(id="long", within="months", days=Number(low=3, high=20, why="anything"))
    then = Coin(id="awaits", within="months", after="long", when='walk == "heads"', chance=RANGED)
    made = plan.case.model_copy(update={"step": (*plan.case.step[:-1], long, then, plan.case.step[-1])})
    return replace(plan, case=made)


PLANS: list[Callable[[], Plan]] = [story, errands, separate, outlived, posted, awaited]


def some_variations(plan: Plan, seed: int, count: int = 16) -> list[Variation]:
    """Anything that can be changed, some of it at once, and some of it not at all."""
    rng, program = np.random.default_rng(seed), program_of(plan)
    ranged = [node.path for node in program.paths if node.assumed is not None and not node.assumed.number.fixed]
    steps = list(plan.case.steps)
    out = []
    for _ in range(count):
        held = {path: float(rng.choice([0.5, 0.1, 0.11, 0.9])) for path in rng.permutation(ranged)[: rng.integers(3)]}
        replicas = {f"step/{step}/": 1 for step in rng.permutation(steps)[: int(rng.random() < 0.3)]}
        happens = frozenset(rng.permutation(steps)[: int(rng.random() < 0.3)].tolist())
        value = dict.fromkeys(rng.permutation(ranged)[: int(rng.random() < 0.3)], 0.4)
        out.append(Variation(at_quantile=held, value=value, replicas=replicas, happens=happens))
    return out


def trajectory_of(plan: Plan, variation: Variation = AS_DRAWN, **more: Any) -> Trajectory:
    return Trajectory(prepare(plan), program_of(plan), DRAWS, variation, **more)


def assert_like_a_fresh_play(base: Trajectory, variations: Sequence[Variation], turns: int | None = None) -> None:
    """Every variation, played together with the others, is that variation played alone, to the bit."""
    prepared = base.prepared
    cut = prepared if turns is None else replace(prepared, turns=prepared.turns[:turns])
    whole = turns is None or turns == len(prepared.turns)
    # a step whose last turn is not played yet, and what anything later leaves, is no matter of a play that is cut
    over = {turn.step.id for turn in prepared.turns} - {turn.step.id for turn in prepared.turns[len(cut.turns) :]}
    found = dict(played_apart(base, variations, len(cut.turns)))
    assert sorted(found) == list(range(len(variations)))
    for which, variation in enumerate(variations):
        fresh = play(cut, base.program, 0, DRAWS, variation)
        keys: set[Key] = set(fresh.arrays) if whole else {(of, step) for of in ("decided", "happened") for step in over}
        # a number that nothing looks at is no reason to play a draw again
        unread = {key for key in keys if key[0] == "number"} - base.looked_at
        for key in keys - unread - {("clock", "")}:
            mine = found[which].array(base.state[key], found[which].state[key])
            assert np.array_equal(mine, fresh[key], equal_nan=mine.dtype.kind == "f"), (which, variation, key)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("seed", range(2))
def test_variations_played_together_are_those_variations_alone(plan: Callable[[], Plan], seed: int) -> None:
    made = plan()
    base, variations = trajectory_of(made), some_variations(made, seed)
    assert_like_a_fresh_play(base, variations)
    assert_like_a_fresh_play(base, variations[:6], (1 + seed) * len(base.prepared.turns) // 3)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(("budget", "starts", "most"), [(0, 64, 2**15), (20_000, 2, 2**15), (2**26, 64, 700)])
def test_it_does_not_matter_what_is_kept_nor_how_many_rows_are_played_at_once(
    plan: Callable[[], Plan], budget: int, starts: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trajectory, "STARTS", starts)
    monkeypatch.setattr(departures, "ROWS", most)
    made = plan()
    base = trajectory_of(made, budget=budget)
    assert (len(base.plays) < len(base.prepared.turns)) == (budget < 2**20)
    assert_like_a_fresh_play(base, some_variations(made, 7, 8))


@pytest.mark.parametrize("plan", PLANS)
def test_a_variation_played_by_itself_is_a_fresh_play(plan: Callable[[], Plan]) -> None:
    """Where a step that happened happens in none of the rows, what it left must not be found further on."""
    made = plan()
    base = trajectory_of(made)
    chances = [node.path for node in base.program.paths if node.path.endswith(".chance")]
    for path in chances:
        for value in (0.0, 1.0):
            assert_like_a_fresh_play(base, [Variation(value={path: value})])


@pytest.mark.parametrize("plan", PLANS)
def test_a_trajectory_may_itself_be_a_variation(plan: Callable[[], Plan]) -> None:
    """What is dragged is held in every replay beside it."""
    made = plan()
    dragged = Variation(value={"step.first.chance" if "first" in made.case.steps else "step.near.chance": 0.35})
    base = trajectory_of(made, dragged)
    assert_like_a_fresh_play(base, [one.joined(dragged) for one in some_variations(made, 3, 10)])


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(("fewest", "left", "rounds"), [(2**20, 0.7, 0), (1, 0.7, 4), (1, 0.999, 15)])
def test_rows_in_which_a_group_is_over_may_wait_for_the_others(
    plan: Callable[[], Plan], fewest: int, left: float, rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "FEWEST", fewest)
    monkeypatch.setattr(narrowing, "LEFT", left)
    back: list[tuple[int, int]] = []

    def widened(part: Playing, before: Narrowing) -> Playing:
        back.append((before.rows.size, before.whole.state.draws))
        return narrowing.widened(part, before)

    monkeypatch.setattr(rows, "widened", widened)
    made = plan()
    base = trajectory_of(made)
    assert_like_a_fresh_play(base, some_variations(made, 11, 12))
    for one in some_variations(made, 12, 12):
        assert_like_a_fresh_play(base, [one])
    assert all(0 < some <= left * whole for some, whole in back)
    if plan is outlived:
        assert rounds <= len(back) <= 100 * rounds
    elif plan in (separate, posted, awaited):
        assert not back  # what is under way may still arrive, and the day of a step may wait for another
    ((_, played),) = played_apart(base, [Variation(replicas={"step/": 1})], len(base.prepared.turns), draws=100)
    fresh = play(base.prepared, base.program, 0, DRAWS, Variation(replicas={"step/": 1}))
    assert played.rows.tolist() == list(range(100))
    for key in fresh.arrays.keys() - {("clock", "")}:
        assert np.array_equal(played.alone[key], fresh[key][:100], equal_nan=fresh[key].dtype.kind == "f"), key


@pytest.mark.parametrize("plan", PLANS)
def test_the_whole_state_is_that_of_a_fresh_play(plan: Callable[[], Plan]) -> None:
    made = plan()
    base = trajectory_of(made)
    for variation in some_variations(made, 2, 6):
        state = play_rows(base, [departure(base, variation, everywhere=True)], len(base.prepared.turns))
        fresh = play(base.prepared, base.program, 0, DRAWS, variation)
        for key in fresh.arrays.keys() - {("clock", "")}:
            assert np.array_equal(state[key], fresh[key], equal_nan=fresh[key].dtype.kind == "f"), key


def test_every_address_of_a_case_can_be_drawn_anew() -> None:
    """Also one that belongs to no step: what an origin says is read by all that report it."""
    made = separate()
    base = trajectory_of(made)
    asked: list[tuple[str, int]] = []
    play(base.prepared, base.program, 0, DRAWS, asked=asked)
    names = sorted({name for name, _ in asked})
    assert "origin/forger/signal" in names
    prefixes = {f"{name.rpartition('/')[0]}/" for name in names if "/" in name}
    every = [Variation(replicas={name: 1}) for name in (*names, *sorted(prefixes), "step/", "origin/")]
    assert_like_a_fresh_play(base, every)


def test_only_the_draws_in_which_something_changed_are_played_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = errands()
    base = trajectory_of(made)
    seen: list[int] = []
    first = type(base.prepared.steps["first"])
    play_of = first.play

    def counted(step: Any, case: Any, state: State, streams: Any) -> Any:
        seen.append(state.view)
        return play_of(step, case, state, streams)

    monkeypatch.setattr(first, "play", counted)
    ((_, other),) = played_apart(base, [Variation(at_quantile={"step.first.chance": 0.5})], len(base.prepared.turns))
    monkeypatch.undo()
    assert seen[0] == DRAWS
    # what the coin shows differs in few draws, and so does all that comes of it
    differs = int((base.state["decided", "first"] != other.state["decided", "first"]).sum())
    assert 0 < differs < DRAWS // 2
    assert all(count <= differs for count in seen[1:])


def test_turns_that_a_variation_cannot_reach_are_not_played(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, forty votes cost the square of what five do."""
    chain = [Coin(id=f"coin{at:02}", date=f"1957-06-{at + 1:02}", chance=RANGED) for at in range(20)]
    base = trajectory_of(Plan(case(*chain), draws=DRAWS))
    advanced: list[int] = []
    of_playing = rows.Playing.advance
    monkeypatch.setattr(
        rows.Playing,
        "advance",
        lambda playing, *args, **more: advanced.append(playing.place) or of_playing(playing, *args, **more),
    )
    variations = [Variation(at_quantile={f"step.coin{at:02}.chance": 0.9}) for at in range(20)]
    assert [len(one.rows) for _, one in played_apart(base, variations[3:4], 20)] == [DRAWS]
    assert advanced == [3]
    nothing = dict(played_apart(base, [AS_DRAWN, Variation(at_quantile={"nothing.at.all": 0.5})], 20))
    assert [nothing[which].rows.size for which in (0, 1)] == [0, 0]
    assert advanced == [3]


def test_what_is_kept_of_many_turns_stays_within_its_budget() -> None:
    """Ten turns or a thousand: if this fails, a year of days is a matter of memory."""
    kept = {}
    for turns in (10, 100, 1_000):
        day = np.datetime64("1931-01-01") + turns - 1
        days = Group.model_validate({"id": "days", "every": "day", "from": "1931-01-01", "until": str(day)})
        plan = Plan(case(Walk(id="walk", within="days"), group=(days,)), draws=64)
        base = Trajectory(prepare(plan), program_of(plan), 64, budget=30_000)
        assert len(base.prepared.turns) == turns
        kept[turns] = sum(play.nbytes for play in base.plays if play is not None)
        assert len(base.state.arrays) < 20
        assert sum(len(made) for made in base.memo.made.values()) < 5
    assert kept[10] < kept[100] <= kept[1_000] < 2 * 30_000


def test_a_memo_does_not_grow_with_the_number_of_replays() -> None:
    """What the engine makes anew in each replay is as large as the body: a thousand replays must not keep them all."""
    board = case(
        Perhaps(id="first", date="1957-06-01", chance=RANGED), Coin(id="last", date="1957-06-02", after="first")
    )
    base = trajectory_of(Plan(board, draws=DRAWS))
    many = [Variation(at_quantile={"step.first.chance": (at + 1) / 101}) for at in range(100)]
    assert len(dict(played_apart(base, many, 2))) == 100
    assert all(len(kept) <= KEPT_MADE for kept in base.memo.made.values())
    assert base.memo.numbers.size <= base.memo.numbers.limit
