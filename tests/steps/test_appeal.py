"""The loser turns to the superior body."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from instantsia.case.dates import parse_day
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.models.voting.ballots import ABSENT
from instantsia.models.voting.choice import probability
from instantsia.steps import appeal
from tests.steps.worlds import case_of, state_of, streams_of

BOARD = ["ash", "beech", "cedar", "dorn"]
VOTE = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier"}
DAY = 700_000
BASE: dict[str, Any] = {"id": "appeal", "kind": "appeal", "to": "council"}
DAILY: dict[str, Any] = {"hazard": 0.3, "until": "1917-07-19"}


def world(more: dict[str, Any], **kinds: Any) -> Case:
    return case_of({"board": BOARD, "council": ["bloc"]}, written=(VOTE, BASE | more), seats={"bloc": 21.0}, **kinds)


def play(case: Case, state: State) -> Any:
    return appeal.play(case.step[-1], case, state, streams_of("appeal", state.draws))  # type: ignore[arg-type]


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
    """Elsewhere the step did not happen: no votes, nothing decided, and what stood stands on."""
    case = world({"chance": 0.3, "issue": "pier"})
    state = clocked(case, 40_000, positions={"bloc": 65.0}, numbers={"step.appeal.precision": 5.0})
    state = state.updated({("standing", "pier"): np.zeros(40_000, dtype=np.int8)})
    new = play(case, state)
    came = new["happened", "appeal"]
    assert came.mean() == pytest.approx(0.3, abs=0.01)
    assert np.mean(new["decided", "appeal"][came] == 1) == pytest.approx(probability(np.array([0.3]), 5.0)[0], abs=0.02)
    assert (new["decided", "appeal"][~came] == -1).all()
    assert (new["vote", "appeal"][~came] == ABSENT).all()
    assert (new["standing", "pier"][~came] == 0).all()
    assert (new["ended", "appeal"][~came] == -np.inf).all()
    told = appeal.observe(case.step[-1], case, state.updated(new))["pivotal", "appeal"]  # type: ignore[arg-type]
    assert (told[:, state.axes["actor"]["bloc"]] == came).all()


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
    assert list(appeal.check(case.step[-1], case)) == []  # type: ignore[arg-type]


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
        DAILY | {"grip": 0.5},
        {"hazard": 0.3, "until": "1917-07"},
    ],
)
def test_what_cannot_be_read_is_refused(more: dict[str, Any]) -> None:
    """Half a hazard would need a number or a day hidden in code."""
    with pytest.raises(ValidationError, match="expected"):
        appeal.Spec.model_validate(BASE | more)


def test_against_must_be_a_vote() -> None:
    """The majority's share can only be taken from votes."""
    wait = {"id": "wait", "kind": "adjourn", "body": "board", "pressed": 0.5, "until": "1917-07-19"}
    case = case_of({"board": BOARD, "council": ["bloc"]}, written=(wait, BASE | DAILY | {"against": "wait"}))
    assert [key for key, _, _ in appeal.check(case.step[-1], case)] == ["against"]  # type: ignore[arg-type]
