"""A body hears its members before one decides: what the rule is told, who is pivotal, whose the number is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.levers.search import levers
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import pivotal, state_of, votes
from instantsia.analysis.swing import own_numbers, swings
from instantsia.case.evidence import Assumption
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.questions import Event
from instantsia.draws.state import State
from instantsia.engine.columns import chosen
from instantsia.engine.plan import Plan
from instantsia.engine.play import play as play_plan
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.models.voting.choice import probability
from instantsia.models.voting.hearing import Hearing
from instantsia.rules import rule_of, unheard
from instantsia.steps import playable
from instantsia.steps._room import Room
from tests.rules.leader import Leader
from tests.steps.worlds import DAY, after, case_of, streams_of
from tests.steps.worlds import state_of as world_state

PEOPLE = ["ash", "beech", "cedar", "dorn"]
PLACES = {"ash": 70.0, "beech": 10.0, "cedar": 90.0, "dorn": 40.0}
BALLOT = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1917-07-15"}
THREE = {"options": ("keep", "mend", "close"), "at": {"keep": 0.0, "mend": 40.0, "close": 100.0}}
DRAWS = 4000


def fixed(value: float) -> Number:
    return Number(low=value, high=value, why="a test", source="default")


def world(more: dict[str, Any] | None = None, rule: dict[str, Any] | None = None, **kinds: Any) -> Case:
    """A board under a leader who stands at 70 and goes by themselves alone, unless the rule says otherwise."""
    written = {"leader": "ash", "heed": fixed(0.0), "precision": fixed(5.0)} | (rule or {})
    case = case_of({"board": PEOPLE}, written=(BALLOT | (more or {}),), **kinds)
    body = case.body[0].model_copy(update={"rule": Leader.model_validate(written)})
    return case.model_copy(update={"body": (body,)})


def plan(case: Case, **more: Any) -> Plan:
    """The same with positions as assumed and a headline, to be played by the engine."""
    assumed = tuple(Assumption(about=f"{one}.pier", value=fixed(place)) for one, place in PLACES.items())
    event = Event(id="closed", text="The pier is closed", when='ballot == "close"')
    return Plan(case.model_copy(update={"assumption": assumed, "event": (event,)}), draws=DRAWS, **more)


def played(case: Case, **kinds: Any) -> tuple[State, State]:
    """Before and after the ballot, everybody standing where they do."""
    state = world_state(case, DRAWS, positions=PLACES, **kinds)
    new = playable(case.step[0]).play(case, state, streams_of("ballot", DRAWS))
    return state, after(state, "ballot", new)


def column(state: State, variable: str, actor: str) -> Any:
    return state[variable, "ballot"][:, state.axes["actor"][actor]]


def test_the_leader_decides_as_they_lean_and_by_what_they_hear() -> None:
    """At 70 the motion leads by 0.4; the others stand at 10, 90 and 40: on average it trails by 0.2/3."""
    alone = probability(np.array([0.4]), 5.0)[0]
    _, done = played(world())
    assert np.mean(done["decided", "ballot"] == 1) == pytest.approx(alone, abs=0.025)
    _, done = played(world(rule={"heed": fixed(0.5)}))
    heard = probability(np.array([0.5 * 0.4 + 0.5 * (-0.8 + 0.8 - 0.2) / 3]), 5.0)[0]
    assert np.mean(done["decided", "ballot"] == 1) == pytest.approx(heard, abs=0.025)


def test_the_votes_are_what_was_heard_and_what_the_leader_decided() -> None:
    """The table of votes would else show the leader as one voice among others, or nobody at all."""
    _, done = played(world(rule={"quiet": fixed(0.3)}))
    assert (column(done, "vote", "ash") == done["decided", "ballot"]).all()
    assert (column(done, "vote", "beech") == 0).all()
    assert (column(done, "vote", "cedar") == 1).all()
    assert (column(done, "vote", "dorn") == ABSTAIN).all(), "sees a fifth of the scale between the two"


def test_what_is_read_is_what_the_rule_looks_at() -> None:
    """Positions, and no debt: nobody speaks in turn; the constants of a roll call and of a committee are idle."""
    case = world(owes={"beech": {"ash": 0.5}}, absent={"board": ["dorn"]})
    step = playable(case.step[0])
    assert step.reads(case) == (
        *(f"actor.{one}.pier" for one in ("ash", "beech", "cedar")),
        *(f"body.board.rule.{key}" for key in ("heed", "precision", "quiet")),
    )
    spoken = ("precision", "own_precision", "pressure", "bandwagon", "chair_pressure", "indifference")
    assert step.idle_constants(case) == {f"step.ballot.{key}" for key in (*spoken, "dissents", "overturned")}
    _, done = played(case)
    assert (column(done, "vote", "dorn") == ABSENT).all()


def test_what_a_rule_is_told() -> None:
    """Whoever is away is worth nothing to the sum; only what is put is open; the first who is there of those who
    decide in turn decides."""
    case = world({"motion": "close"}, {"heirs": ["cedar"]}, **THREE)
    state = world_state(case, 3, positions=PLACES)
    late = np.full((3, 4), -np.inf)
    late[1, 0], late[2] = np.inf, (np.inf, -np.inf, np.inf, -np.inf)
    state = state.updated({("arrives", "board"): late})
    room = Room.of(case, case.body[0], case.issue[0], state, np.full(3, DAY))
    hearing = room.hearing(np.array([2, 1, -1], dtype=np.int8))
    assert hearing.leader.tolist() == [0, 2, -1]
    assert hearing.open.tolist() == [[True, False, True], [True, True, False], [True] * 3]
    assert hearing.utility[0].round(6).tolist() == [[0.3, 0, 0.7], [0.9, 0, 0.1], [0.1, 0, 0.9], [0.6, 0, 0.4]]
    assert hearing.utility[1, 0].tolist() == [0, 0, 0]
    assert hearing.utility[2, 1].round(6).tolist() == [0.9, 0.7, 0.1]
    assert hearing.position is not None
    assert hearing.position[1].tolist() == [0, 10, 90, 40]
    assert hearing.places is not None
    assert hearing.places.tolist() == [0, 40, 100]
    decision = rule_of(case.body[0]).decide(
        hearing, {"heed": np.zeros(3), "precision": np.full(3, 1e6), "quiet": np.zeros(3)}, {"word": np.full(3, 0.5)}
    )
    assert decision.option.tolist() == [2, 1, -1]


@pytest.mark.parametrize("more", [{}, {"motion": ["mend", "close"], "first_motion": 0.5}, {"procedure": "plurality"}])
def test_a_gathered_half_plays_alike(more: dict[str, Any]) -> None:
    """As every step: no neighbour among the draws may matter."""
    case = world({"motion": "close"} | more if not more.get("procedure") else more, {"heirs": ["dorn"]}, **THREE)
    state = world_state(case, 400)
    index = np.flatnonzero(np.random.default_rng(0).uniform(size=400) < 0.5)
    step = playable(case.step[0])
    whole = step.play(case, state, streams_of("ballot", 400))
    half = step.play(case, state.at(index), streams_of("ballot", 400, index=index))
    for key, values in whole.items():
        np.testing.assert_array_equal(values[index], half[key], err_msg=str(key))
    state = after(state, "ballot", whole)
    told, told_half = step.observe(case, state), step.observe(case, state.at(index))
    for key, values in told.items():
        np.testing.assert_array_equal(values[index], told_half[key])


@pytest.mark.parametrize("heirs", [["cedar"], ["cedar", "beech"], []])
def test_whoever_alone_decides_is_pivotal_where_without_them_it_is_decided_otherwise(heirs: list[str]) -> None:
    """Changing the votes one by one would say never: the leader uses none. That an heir decides as the leader does was
    not seen: the leader was told to turn all, and the same board without the leader decided nearly alike."""
    case = world(rule={"heed": fixed(0.6), "heirs": heirs})
    state = world_state(case, DRAWS, positions=PLACES)
    away = np.full((DRAWS, 4), -np.inf)
    away[: DRAWS // 4, 0] = np.inf
    state = state.updated({("arrives", "board"): away})
    new = playable(case.step[0]).play(case, state, streams_of("ballot", DRAWS))
    state = after(state, "ballot", new)
    told = playable(case.step[0]).observe(case, state)["pivotal", "ballot"]
    state = state.updated({("pivotal", "ballot"): told})
    there = np.arange(DRAWS) >= DRAWS // 4
    away[:, 0] = np.inf
    gone = state.updated({("arrives", "board"): away})
    instead = playable(case.step[0]).play(case, gone, streams_of("ballot", DRAWS))["decided", "ballot"]
    assert (column(state, "pivotal", "ash") == (there & (instead != new["decided", "ballot"]))).all()
    assert (column(state, "pivotal", "ash")[there].mean() < 0.6) == bool(heirs)
    if len(heirs) == 1:
        assert column(state, "pivotal", "cedar")[~there].all(), "who decides in their place, and has no heir"
    assert 0 < column(state, "pivotal", "beech").mean() < 0.5, "who is heard"


def test_a_voice_taken_away_is_a_hearing_without_it() -> None:
    """A word more or less must be exactly what a hearing without that member would have come to."""
    case = world(rule={"heed": fixed(1.0)})
    state = world_state(case, DRAWS)
    room = Room.of(case, case.body[0], case.issue[0], state, np.full(DRAWS, DAY))
    hearing = room.hearing(np.ones(DRAWS, dtype=np.int8))
    numbers = {key: state["number", f"body.board.rule.{key}"] for key in ("heed", "precision", "quiet")}
    chance = {"word": np.random.default_rng(1).uniform(size=DRAWS)}
    rule = rule_of(case.body[0])
    found = unheard(rule, hearing, numbers, chance)
    before = rule.decide(hearing, numbers, chance).option
    for member in (1, 2, 3):
        kept = [one for one in range(4) if one != member]
        fewer = Hearing(
            hearing.present[:, kept], hearing.weight[:, kept], hearing.utility[:, kept], None, None,
            hearing.open, 0, hearing.leader,
        )  # fmt: skip
        assert (found[:, member] == (rule.decide(fewer, numbers, chance).option != before)).all()
        assert found[:, member].any()


def test_the_leaders_own_number_is_their_swing() -> None:
    """With the rest as drawn, another word of the same leader differs with 2 q (1 - q); the others', who are not
    heeded, changes nothing. Were the word nobody's, it would be 0 here, too."""
    replays = Replays(plan(world()))
    q = probability(np.array([0.4]), 5.0)[0]
    found = swings(replays, {"ballot": {}})["ballot"]
    assert found["ash"] == pytest.approx(2 * q * (1 - q), abs=0.03)
    assert found["beech"] == found["cedar"] == found["dorn"] == 0
    assert "step/ballot/rule/word" in own_numbers(replays, "ballot", "ash")
    assert "step/ballot/rule/word" not in own_numbers(replays, "ballot", "beech")


def test_a_run_keeps_who_was_heard_and_who_was_pivotal() -> None:
    """What is stored of a hearing has the names and the meaning of a roll call's."""
    replays = Replays(plan(world()))
    run = play_plan(replays.prepared, replays.program, 0, DRAWS, observe=True)
    columns = chosen(replays.prepared, replays.program, run)
    state = state_of(replays.prepared, columns)
    table = votes(replays.prepared, state, "ballot")
    assert table["ash"].get("close", 0.0) == pytest.approx(float(np.mean(columns["decided/ballot"] == 1)))
    assert table["beech"]["keep"] == 1.0
    assert pivotal(replays.prepared, state, "ballot")["ash"] == 1.0


def test_the_leader_can_be_moved() -> None:
    """A body that casts no votes still goes by where its members stand: whoever decides is worth talking to."""
    found = levers(plan(world()), "beech")
    assert found.levers, "beech is for keeping it"
    assert {one.actor for one in found.levers} == {"ash"}
    (together,) = found.joint_moves
    assert (together.actor, together.path) == ("ash", "actor.ash.pier")
    assert found.joint_p is not None
    assert found.joint_p < found.p


@pytest.mark.parametrize("procedure", ["run-off", "one-by-one"])
def test_a_hearing_is_held_once(procedure: str) -> None:
    """A run-off among people who cast no votes would be made up."""
    order = {"order_of_options": ["mend", "close"]} if procedure == "one-by-one" else {}
    case = world({"procedure": procedure} | order, **THREE)
    assert [key for key, _, _ in playable(case.step[0]).check(case)] == ["procedure"]
    for sound in ({"procedure": "plurality"}, {"motion": "close"}):
        case = world(sound, **THREE)
        assert [*playable(case.step[0]).check(case)] == []
