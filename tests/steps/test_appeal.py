"""The loser turns to the superior body."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from instantsia.case.dates import parse_day
from instantsia.case.evidence import Assumption
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.draws.state import State
from instantsia.models.voting.ballots import ABSENT, ABSTAIN
from instantsia.models.voting.choice import probability
from instantsia.steps import appeal, playable
from tests.steps.worlds import after, case_of, state_of, streams_of

BOARD = ["ash", "beech", "cedar", "dorn"]
VOTE = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier"}
DAY = 700_000
BASE: dict[str, Any] = {"id": "appeal", "kind": "appeal", "to": "council"}
DAILY: dict[str, Any] = {"hazard": 0.3, "until": "1917-07-19"}


def world(more: dict[str, Any], **kinds: Any) -> Case:
    return case_of({"board": BOARD, "council": ["bloc"]}, written=(VOTE, BASE | more), seats={"bloc": 21.0}, **kinds)


def play(case: Case, state: State) -> Any:
    return playable(case.step[-1]).play(case, state, streams_of("appeal", state.draws))


def clocked(case: Case, draws: int, **more: Any) -> State:
    return state_of(case, draws, **more)


def test_the_waiting_time_is_geometric() -> None:
    """First chance on the day after, none after the last: P(convened) = 1 - (1 - h)^days, each day by its formula."""
    last = parse_day("1917-07-19")
    days = last - DAY
    assert 1 < days < 20
    case = world(DAILY)
    new = play(case, clocked(case, 60_000))
    convened, ended = new["decided", "appeal"] == 0, new["ended", "appeal"]
    assert np.mean(convened) == pytest.approx(1 - 0.7**days, abs=0.006)
    assert ended.min() == DAY + 1
    assert ended.max() == last
    assert (ended[~convened] == last).all()
    for k in (1, 2):
        assert np.mean(convened & (ended == DAY + k)) == pytest.approx(0.7 ** (k - 1) * 0.3, abs=0.006)


def test_the_majority_holds_the_doors() -> None:
    """The hazard falls with the part of the small body's seats that voted for the motion, absent seats in the base."""
    case = world(DAILY | {"grip": 0.8, "against": "ballot"})
    state = clocked(case, 60_000)
    votes = np.full((60_000, len(state.axes["actor"])), ABSENT, dtype=np.int8)
    votes[:, [state.axes["actor"][one] for one in ("ash", "beech")]] = 1
    votes[:, state.axes["actor"]["cedar"]] = 0
    new = play(case, state.updated({("vote", "ballot"): votes}))
    first = np.mean((new["decided", "appeal"] == 0) & (new["ended", "appeal"] == DAY + 1))
    assert first == pytest.approx(0.3 * (1 - 0.8 * 2 / 4), abs=0.006)


def test_past_the_last_day_nothing_comes() -> None:
    """Where the clock has passed the last day already, there is no day left."""
    case = world(DAILY)
    state = clocked(case, 1000).updated({("clock", ""): np.full(1000, float(DAY + 500))})
    new = play(case, state)
    assert (new["decided", "appeal"] == 1).all()
    assert (new["ended", "appeal"] == DAY + 500).all()


def test_once() -> None:
    """A single chance, on the day of the step."""
    case = world({"chance": 0.3})
    new = play(case, clocked(case, 40_000))
    assert np.mean(new["decided", "appeal"] == 0) == pytest.approx(0.3, abs=0.01)
    assert (new["ended", "appeal"] == DAY).all()


def test_the_superior_body_decides_where_it_comes_through() -> None:
    """Elsewhere the step did not happen."""
    case = world({"chance": 0.3, "issue": "pier"})
    state = clocked(case, 40_000, positions={"bloc": 65.0}, numbers={"step.appeal.precision": 5.0})
    state = state.updated({("standing", "pier"): np.zeros(40_000, dtype=np.int8)})
    new = play(case, state)
    came = new["happened", "appeal"]
    assert came.mean() == pytest.approx(0.3, abs=0.01)
    assert np.mean(new["decided", "appeal"][came] == 1) == pytest.approx(probability(np.array([0.3]), 5.0)[0], abs=0.02)
    then = after(state, "appeal", new).at(np.flatnonzero(came))
    told = playable(case.step[-1]).observe(case, then)["pivotal", "appeal"]
    assert told[:, state.axes["actor"]["bloc"]].all()


def test_forced_it_happens_in_every_draw() -> None:
    """A replay in which the step is made to happen has a decision in every draw, the same where it came anyway."""
    case = world({"chance": 0.3, "issue": "pier"})
    state = clocked(case, 2000)
    free, forced = play(case, state), play(case, state.updated({("forced", "appeal"): np.ones(2000, dtype=bool)}))
    came = free["happened", "appeal"]
    assert forced["happened", "appeal"].all()
    assert (forced["decided", "appeal"] >= 0).all()
    assert (forced["decided", "appeal"][came] == free["decided", "appeal"][came]).all()


def test_the_motion_is_the_one_that_stood_below() -> None:
    """A hall asked about a motion of the small body must not be asked about another one."""
    hall = {"kind": "acclamation", "leader": "ash"}
    case = world(
        {"chance": 1, "issue": "pier", "against": "ballot"},
        rule={"council": hall},
        options=("keep", "mend", "close"),
        at={"keep": 0.0, "mend": 40.0, "close": 100.0},
    )
    state = clocked(case, 600)
    stood = (np.arange(600) % 2 + 1).astype(np.int8)
    new = play(case, state.updated({("motion", "ballot"): stood}))
    assert (new["motion", "appeal"] == stood).all()
    lost = new["decided", "appeal"] > 0
    assert lost.any()
    assert (new["decided", "appeal"] == stood)[lost].all()
    assert list(playable(case.step[-1]).check(case)) == []


def test_ballot_constants_only_where_there_is_a_ballot() -> None:
    """An appeal that only calls a body together must not list how surely its members vote."""
    assert [path for path, _ in world(DAILY).step[-1].numbers()] == ["step.appeal.hazard"]
    assert "step.appeal.precision" in dict(world({"chance": 0.3, "issue": "pier"}).step[-1].numbers())


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"chance": 0.3, **DAILY},
        {"hazard": 0.3},
        {"chance": 0.3, "until": "1917-07-19"},
        {"chance": 0.3, "days": 7},
        DAILY | {"days": 7},
        DAILY | {"grip": 0.5},
        {"hazard": 0.3, "until": "1917-07"},
        {"chance": 0.3, "by": ["ash"]},
        {"chance": 0.3, "support": 2},
        {"chance": 0.3, "against": "ballot", "support": -1},
    ],
)
def test_what_cannot_be_read_is_refused(more: dict[str, Any]) -> None:
    """Half a hazard would need a number or a day hidden in code."""
    with pytest.raises(ValidationError, match="expected"):
        appeal.Spec.model_validate(BASE | more)


VOTES = [
    # ash, beech, cedar, dorn; what was decided; has ash or beech lost; how many lost
    ([1, 0, 0, 0], 0, True, 1),
    ([0, 1, 1, 0], 0, True, 2),
    ([0, 0, 1, 1], 0, False, 2),
    ([0, 0, 1, 1], 1, True, 2),
    ([ABSTAIN, ABSENT, 0, 1], 1, False, 1),
    ([1, 1, 0, 0], -1, False, 0),
    ([ABSENT, ABSENT, ABSENT, ABSENT], -1, False, 0),
]


def lost(case: Case, **more: Any) -> State:
    """Each row of VOTES in one draw."""
    state = clocked(case, len(VOTES), **more)
    votes = np.full((len(VOTES), len(state.axes["actor"])), ABSENT, dtype=np.int8)
    votes[:, [state.axes["actor"][one] for one in BOARD]] = [row[0] for row in VOTES]
    decided = np.array([row[1] for row in VOTES], dtype=np.int8)
    return state.updated({("vote", "ballot"): votes, ("decided", "ballot"): decided})


@pytest.mark.parametrize("issue", [None, "pier"])
def test_who_takes_it_has_lost(issue: str | None) -> None:
    """Only who voted for something else than was decided: not who abstained or stayed away, not who won."""
    case = world({"chance": 1, "against": "ballot", "by": ["ash", "beech"], "issue": issue})
    state = lost(case)
    taken = [row[2] for row in VOTES]
    assert play(case, state)["happened", "appeal"].tolist() == taken
    forced = state.updated({("forced", "appeal"): np.ones(len(VOTES), dtype=bool)})
    assert play(case, forced)["happened", "appeal"].all()
    given = state.updated({("given", "appeal"): np.array([-1, -1, 0, -1, -1, -1, -1], dtype=np.int8)})
    assert play(case, given)["happened", "appeal"].tolist() == [*taken[:2], True, *taken[3:]]
    then = after(state, "appeal", play(case, state))
    assert ((then["decided", "appeal"] >= 0) == taken).all()


def test_with_what_support() -> None:
    """Seats of all who lost, not members, and not only those who take it."""
    two = world({"chance": 1, "against": "ballot", "support": 2})
    assert play(two, lost(two))["happened", "appeal"].tolist() == [row[3] >= 2 for row in VOTES]
    both = world({"chance": 1, "against": "ballot", "by": "ash", "support": 2})
    ash = [False, False, False, True, False, False, False]
    assert play(both, lost(both))["happened", "appeal"].tolist() == ash
    blocs = case_of(
        {"board": BOARD, "council": ["bloc"]},
        written=(VOTE, BASE | {"chance": 1, "against": "ballot", "support": 2}),
        seats={"ash": 2.0, "cedar": 0.5},
    )
    assert {"actor.ash.seats", "actor.cedar.seats"} <= set(playable(blocs.step[-1]).reads(blocs))
    happened = play(blocs, lost(blocs))["happened", "appeal"].tolist()
    assert happened == [True, False, False, True, False, False, False]


def test_it_must_also_come_through() -> None:
    """Who takes it and whether it comes through are two things: an appeal taken may still be refused."""
    case = world(DAILY | {"against": "ballot", "by": "ash"})
    state = clocked(case, 20_000)
    votes = np.full((20_000, len(state.axes["actor"])), ABSENT, dtype=np.int8)
    votes[:, state.axes["actor"]["ash"]] = np.arange(20_000) % 2
    state = state.updated({("vote", "ballot"): votes, ("decided", "ballot"): np.zeros(20_000, dtype=np.int8)})
    new = play(case, state)
    happened = new["happened", "appeal"]
    assert happened.mean() == 0.5
    refused = new["decided", "appeal"][happened] == 1
    assert refused.mean() == pytest.approx(0.7 ** (parse_day("1917-07-19") - DAY), abs=0.01)


def test_support_that_is_not_asked_is_no_number() -> None:
    """An appeal for which nobody must have lost reads neither votes nor seats for it; it may be assumed otherwise."""
    case = world({"chance": 0.3, "against": "ballot"})
    step: Any = case.step[-1]
    assert playable(step).idle_constants(case) == {"step.appeal.support"}
    assert "step.appeal.support" in dict(step.numbers())
    seen: set[tuple[str, str]] = set()
    playable(step).play(case, clocked(case, 8).at(None, seen), streams_of("appeal", 8))
    assert ("vote", "ballot") not in seen
    told = case.model_copy(
        update={"assumption": (Assumption(about="step.appeal.support", value=Number(low=9, high=9)),)}
    )
    assert playable(step).idle_constants(told) == frozenset()
    state = lost(told, numbers={"step.appeal.support": 9.0})
    assert not play(told, state)["happened", "appeal"].any()


def test_who_takes_it_sat_in_the_body_that_voted() -> None:
    """Somebody else cast no vote there, and the appeal would never come about."""
    case = world({"chance": 0.3, "against": "ballot", "by": ["ash", "bloc"]})
    assert [key for key, _, _ in playable(case.step[-1]).check(case)] == ["by"]
    calls = {"id": "calls", "kind": "appeal", "to": "board", "chance": 0.5}
    none = case_of({"board": BOARD}, written=(calls, BASE | {"to": "board", "chance": 0.3, "against": "calls"}))
    assert [key for key, _, _ in playable(none.step[-1]).check(none)] == ["against"]


def test_against_must_be_a_vote() -> None:
    """The majority's share can only be taken from votes."""
    wait = {"id": "wait", "kind": "adjourn", "body": "board", "pressed": 0.5, "until": "1917-07-19"}
    case = case_of({"board": BOARD, "council": ["bloc"]}, written=(wait, BASE | DAILY | {"against": "wait"}))
    assert [key for key, _, _ in playable(case.step[-1]).check(case)] == ["against"]
