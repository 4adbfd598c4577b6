"""What holds of every kind of step: gathered draws play alike, each number is asked once, what is read is announced."""

from typing import Any

import numpy as np
import pytest

from instantsia import steps
from instantsia.case.model import Case
from instantsia.draws.state import Key, State
from instantsia.draws.streams import Streams
from instantsia.steps import playable
from tests.steps.worlds import after, case_of, played, state_of, streams_of

DRAWS = 400
PEOPLE = ["ash", "beech", "cedar", "dorn", "elm"]
OWES = {"ash": {"dorn": 0.8}, "beech": {"ash": 0.4, "elm": 0.6}, "upper": {"ash": 0.7}, "lower": {"beech": 0.5}}
HALL = {"kind": "acclamation", "leader": "ash", "rivals": ["beech"], "milder": "mend", "milder_chance": 0.2}
THREE = {"options": ("keep", "mend", "close"), "at": {"keep": 0.0, "mend": 40.0, "close": 100.0}}
TALK = {
    "pressure": "0..0.3",
    "bandwagon": "0..25",
    "chair_pressure": "0..0.3",
    "indifference": 0.02,
    "order": ["cedar"],
}
VOTE = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier"}
MEET = {
    "id": "meet", "kind": "convene", "body": "board", "chair": "dorn", "chair_chance": "0.4..0.8",
    "absent": ["elm", {"member": "ash", "or": "beech", "chance": "0.3..0.7", "until": "1917-07-15"}],
}  # fmt: skip
CAUCUS = {"id": "supper", "kind": "caucus", "members": ["ash", "cedar"], "issue": "pier", "nearer": "0..10"}
OTHER_CAUCUS = {"id": "tea", "kind": "caucus", "members": ["beech", "elm"], "issue": "pier", "option": "keep"}
CALLED = MEET | {"by": ["elm", "ash"], "chance": "0.5..0.9", "absent": [{"member": "ash", "or": "elm", "chance": 0.6}]}
WAIT = {"id": "wait", "kind": "adjourn", "body": "board", "pressed": 0.4, "until": "1917-07-20", "per_day": "0..0.3"}
LOST = {"by": ["ash", "cedar", "elm"], "support": "1..3"}
HAZARD = {"hazard": "0.2..0.5", "grip": "0..0.8", "until": "1917-07-20", "against": "ballot"}

VOTES = {"kind": "qualified", "quota": "2..4", "vetoes": ["dorn"]}
SETTLE = {"id": "terms", "kind": "settle", "body": "talks", "issue": "pier"}
SCALE = {"status_quo": "10..20", "line": 50, "stretches": {"open_pier": 30, "half_open": 70, "shut": 100}}

WORLDS: dict[str, tuple[dict[str, Any], ...]] = {
    "vote": (VOTE,),
    "talk": (MEET, CAUCUS, OTHER_CAUCUS, VOTE | TALK),
    "two motions": (VOTE | TALK | {"motion": ["mend", "close"], "first_motion": "0.3..0.7"},),
    "plurality": (VOTE | {"procedure": "plurality"},),
    "run-off": (MEET, VOTE | {"procedure": "run-off"}),
    "one by one": (VOTE | TALK | {"procedure": "one-by-one", "order_of_options": ["close", "mend"]},),
    "called": (CALLED, VOTE | {"motion": "close", "when": "meet.happened"}),
    "adjourn": (WAIT,),
    "days": (WAIT | {"issue": "pier", "gains": "mend", "by_day": "0..5", "whom": ["ash", "elm"]}, VOTE),
    "all days": (WAIT | {"issue": "pier", "gains": "close", "by_day": 2},),
    "losers call": (VOTE | {"motion": "close"}, {"id": "appeal", "kind": "appeal", "to": "hall", **HAZARD, **LOST}),
    "losers": (
        VOTE | {"motion": ["mend", "close"], "first_motion": 0.5},
        {"id": "appeal", "kind": "appeal", "to": "hall", "issue": "pier", **HAZARD, **LOST},
    ),
    "seats of the losers": (
        VOTE | {"body": "hall", "motion": "close"},
        {"id": "appeal", "kind": "appeal", "to": "council", "issue": "pier", "against": "ballot", "chance": 0.5}
        | {"motion": "close", "support": 50},
    ),
    "convening": (VOTE | {"motion": "close"}, {"id": "appeal", "kind": "appeal", "to": "hall", **HAZARD}),
    "hall": (
        VOTE | {"motion": ["mend", "close"], "first_motion": 0.5},
        {"id": "appeal", "kind": "appeal", "to": "hall", "issue": "pier", **HAZARD},
    ),
    "council": (
        {"id": "appeal", "kind": "appeal", "to": "council", "issue": "pier", "motion": "close", "chance": 0.5},
    ),
    "settle by votes": ({**SETTLE, "body": "votes"},),
    "settle by consensus": (SETTLE,),
    "settle by several": (
        MEET | {"body": "votes"},
        SETTLE
        | {"body": "votes", "setter": "cedar"}
        | {"model": ["win-set", "weighted-mean", "weighted-median", "mode", "procedural", "quantal-response"]},
    ),
    "bargained by several": (
        MEET | {"body": "bazaar"},
        SETTLE
        | {"body": "bazaar"}
        | {"model": ["win-set", "weighted-mean", "weighted-median", "nash", "probabilistic-condorcet"]},
    ),
    "settle undressed": (SETTLE | {"body": "votes", "dressed": False, "model": "quantal-response"},),
    "as stated": (MEET | {"body": "committee"}, VOTE | TALK | {"body": "committee"}),
    "as stated, at once": (VOTE | {"body": "committee", "procedure": "plurality"},),
    "as stated, run-off": (VOTE | {"body": "committee", "procedure": "run-off"},),
    "as stated, one by one": (
        VOTE | {"body": "committee", "procedure": "one-by-one", "order_of_options": ["close", "mend"]},
    ),
    "done": (
        VOTE | {"motion": "close"},
        {"id": "act", "kind": "carry-out", "issue": "pier", "by": "dorn", "chance": "0.2..0.7"},
    ),
}


def world(name: str) -> tuple[Case, State]:
    case = case_of(
        {"board": PEOPLE, "hall": ["upper", "lower", "ash"], "council": ["upper"], "talks": PEOPLE, "votes": PEOPLE}
        | {"bazaar": PEOPLE, "committee": PEOPLE},
        written=WORLDS[name], owes=OWES, seats={"upper": 60.0, "lower": 41.0},
        rule={"hall": HALL, "talks": {"kind": "consensus"}, "votes": VOTES, "bazaar": VOTES, "committee": VOTES},
        settles={"bazaar": "bargain", "committee": "vote"}, chair={"board": "beech"}, issue=SCALE, **THREE,  # type: ignore[arg-type]
    )  # fmt: skip
    return case, state_of(case, DRAWS)


@pytest.mark.parametrize("name", WORLDS)
def test_a_gathered_half_plays_alike(name: str) -> None:
    """A step that is shown only some draws must do there what it does among all: no neighbour may matter."""
    case, state = world(name)
    index = np.flatnonzero(np.random.default_rng(0).uniform(size=DRAWS) < 0.5)
    for step in case.step:
        played = playable(step)
        whole = played.play(case, state, streams_of(step.id, DRAWS))
        half = played.play(case, state.at(index), streams_of(step.id, DRAWS, index=index))
        assert set(whole) == set(half)
        for key, values in whole.items():
            np.testing.assert_array_equal(values[index], half[key], err_msg=str(key))
        one = played.play(case, state.at(index[:1]), streams_of(step.id, DRAWS, index=index[:1]))
        for key, values in whole.items():
            np.testing.assert_array_equal(values[index[:1]], one[key], err_msg=str(key))
        none = played.play(case, state.at(index[:0]), streams_of(step.id, DRAWS, index=index[:0]))
        assert all(len(values) == 0 for values in none.values())
        state = after(state, step.id, whole)
        told, told_half = played.observe(case, state), played.observe(case, state.at(index))
        for key, values in told.items():
            np.testing.assert_array_equal(values[index], told_half[key])


@pytest.mark.parametrize("name", WORLDS)
def test_each_number_is_asked_once(name: str) -> None:
    """A number used twice would tie together two things that have nothing to do with each other."""
    case, state = world(name)
    asked: list[tuple[str, int]] = []
    for step in case.step:
        new = playable(step).play(case, state, streams_of(step.id, DRAWS, asked=asked))
        state = after(state, step.id, new)
    assert len(asked) == len(set(asked))
    assert asked or name == "nothing"


SETTLED = [
    name for name, written in WORLDS.items() if written[-1]["kind"] == "settle" and written[-1].get("dressed", True)
]


@pytest.mark.parametrize("name", SETTLED)
def test_the_ways_a_range_asks_besides_are_gathered_alike_and_ask_each_number_once(name: str) -> None:
    """Some draws are held at one way, some at another, some at none: as the rows of several replays played together."""
    case, state = world(name)
    step = playable(case.step[-1])
    ways = len(step.ways(case))
    assert ways > len(step.methods(case))
    held = np.arange(DRAWS) % (ways + 1) - 1
    given = state.updated(
        {("way", step.id): held.astype(np.int8), ("errors", step.id): (np.maximum(held, 0) % 3).astype(np.int16)}
    )
    asked: list[tuple[str, int]] = []
    whole = step.play(case, given, streams_of(step.id, DRAWS, asked=asked))
    assert len(asked) == len(set(asked))
    for index in (np.flatnonzero(held >= 0)[::2], np.flatnonzero(held == ways - 1)):
        some = step.play(case, given.at(index), streams_of(step.id, DRAWS, index=index))
        for key, values in whole.items():
            np.testing.assert_array_equal(values[index], some[key], err_msg=str(key))
    as_it_says = step.play(case, state, streams_of(step.id, DRAWS))["value", step.id]
    np.testing.assert_array_equal(whole["value", step.id][held < 0], as_it_says[held < 0])
    assert all(
        (whole["value", step.id] != as_it_says)[held == way].any() for way in range(len(step.methods(case)), ways)
    )


@pytest.mark.parametrize("name", WORLDS)
def test_what_is_read_is_announced(name: str) -> None:
    """A number read but not announced would be missing in a run; one announced twice would be counted twice."""
    case, state = world(name)
    for step in case.step:
        needs = playable(step).reads(case)
        assert len(set(needs)) == len(needs)
        announced = set(needs) | {path for path, _ in step.numbers()}
        seen: set[Key] = set()
        new = playable(step).play(case, state.at(None, seen), streams_of(step.id, DRAWS))
        assert {subject for variable, subject in seen if variable == "number"} <= announced
        state = after(state, step.id, new)


@pytest.mark.parametrize("name", WORLDS)
def test_its_own_constants_are_read_or_said_to_be_unread(name: str) -> None:
    """A constant that nothing looks at would stand among the numbers of a run and in its list of assumptions."""
    case, state = world(name)
    for step in case.step:
        seen: set[Key] = set()
        state = after(state, step.id, playable(step).play(case, state.at(None, seen), streams_of(step.id, DRAWS)))
        read = {subject for variable, subject in seen if variable == "number"}
        own = {path for path, _ in step.numbers()}
        unread = playable(step).idle_constants(case)
        assert own - unread == own & read
        assert not unread & read


@pytest.mark.parametrize("name", WORLDS)
def test_outcomes(name: str) -> None:
    """What came of a step is one of its outcomes, and where the record gives it, that one."""
    case, state = world(name)
    for step in case.step:
        outcomes = playable(step).outcomes(case)
        new = playable(step).play(case, state, streams_of(step.id, DRAWS))
        assert new["ended", step.id].dtype == np.float64
        if not outcomes:
            assert ("decided", step.id) not in new
        else:
            assert set(np.unique(new["decided", step.id]).tolist()) <= {-1, *range(len(outcomes))}
            given = state.updated({("given", step.id): np.full(DRAWS, 1, dtype=np.int8)})
            told = playable(step).play(case, given, streams_of(step.id, DRAWS))["decided", step.id]
            where = state["standing", "pier"] > 0 if step.kind == "carry-out" else np.ones(DRAWS, dtype=bool)
            assert (told[where] == 1).all()
        state = after(state, step.id, new)


@pytest.mark.parametrize("name", ["vote", "talk", "run-off", "one by one", "hall", "called", "losers", "as stated"])
def test_blocks_do_not_show(name: str) -> None:
    """The last hundred draws of a block, played as a block of their own, come out the same."""
    case, state = world(name)
    whole = played(case, state)
    tail = np.arange(300, DRAWS)
    cut = State(100, state.variables, state.axes).updated({key: array[tail] for key, array in state.arrays.items()})
    alone = cut
    for step in case.step:
        streams = Streams(1, 300, 100, scope=f"step/{step.id}")
        alone = after(alone, step.id, playable(step).play(case, alone, streams))
    for step in case.step:
        for variable in ("decided", "vote", "ended"):
            np.testing.assert_array_equal(whole[variable, step.id][tail], alone[variable, step.id])


def test_private_helpers_are_no_kinds() -> None:
    """Files that begin with _ must not be offered as something that can happen."""
    assert {"vote", "appeal", "adjourn", "convene", "caucus", "carry-out", "settle"} <= set(steps.kinds())
    assert not any(kind.startswith(("_", "-")) for kind in steps.kinds())


def test_kinds_that_share_a_name_of_a_variable_declare_it_alike() -> None:
    """Any two kinds of step may stand in one case, and what one leaves must not be another thing to the other."""
    declared = dict(steps.VARIABLES)
    for kind in steps.kinds():
        for name, variable in steps.step_kind(kind).VARIABLES.items():
            assert declared.setdefault(name, variable) == variable, (kind, name)


def test_specs_come_back_from_json() -> None:
    """A plan goes to its worker as text: what was written must come back as it was."""
    for name in WORLDS:
        case, _ = world(name)
        for step in case.step:
            dumped = step.model_dump_json(by_alias=True)
            assert type(step).model_validate_json(dumped, strict=False) == step


def test_defaults_say_why() -> None:
    """A constant that nobody wrote must come with a reason and the word that it is a default."""
    for kind in steps.kinds():
        for name, field in steps.step_kind(kind).model_fields.items():
            if hasattr(field.default, "source"):
                assert field.default.source == "default", (kind, name)
                assert field.default.why, (kind, name)
