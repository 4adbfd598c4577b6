"""One room that decides in two ways, voices without a vote, motions that follow an earlier step, options proposed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.replaying.shares import votes
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.errors import CaseError
from instantsia.models.voting.ballots import ABSENT

DRAWS = 4000
CLEAR = {"ash": 90, "beech": 80, "cedar": 10, "dorn": 70}


def case_of(*steps: dict[str, Any], bodies: Any = None, issue: Any = None, places: Any = None, **more: Any) -> Case:
    """People of whom it is known where they stand, on a scale from keep to close with a lease in the middle."""
    asked = {
        "id": "pier",
        "options": ["keep", "lease", "close"],
        "scale": {"0": "keep", "100": "close"},
        "at": {"keep": 0, "lease": 50, "close": 100},
        **(issue or {}),
    }
    board = {"id": "board", "members": ["ash", "beech", "cedar"], "rule": {"kind": "majority"}, "chair": "ash"}
    written = [{"date": f"1931-03-{10 + place}", "precision": 1000, **one} for place, one in enumerate(steps)]
    for one in written:
        if one["kind"] not in ("vote", "appeal"):
            del one["precision"]
    mapping: dict[str, Any] = {
        "instantsia": 1,
        "title": "A pier",
        "issue": [asked],
        "body": bodies or [board],
        "step": written,
        "event": [{"id": "closed", "text": "It is closed", "when": f'{written[-1]["id"]} == "close"'}],
        **more,
    }
    heard = {one for body in mapping["body"] for key in ("members", "voice") for one in body.get(key, ())}
    stand = CLEAR | (places or {})
    mapping["assumption"] = [
        {"about": f"{one}.pier", "value": at, "why": "a test"} for one, at in stand.items() if one in heard
    ]
    return load(from_mapping(mapping, "pier"))


def played(case: Case) -> State:
    prepared = prepare(Plan(case, draws=DRAWS))
    return play(prepared, program_of(prepared.plan), 0, DRAWS)


def share(state: State, step: str, option: int) -> float:
    return float(np.mean(state["decided", step] == option))


def ballot(id: str = "ballot", **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "vote", "body": "board", "issue": "pier", **more}


BOARD = {"id": "board", "members": ["ash", "beech", "cedar"], "rule": {"kind": "majority"}, "chair": "ash"}


# ------------------------------------------------------------------------------------------------- one room, two rules


def test_a_body_like_another_has_its_people_and_decides_by_its_own_rule() -> None:
    """Ash alone decides informally; the same three by a majority, in which two are for it."""
    alone = {
        "id": "evening",
        "like": "board",
        "rule": {"kind": "leader", "leader": "cedar", "precision": 1000, "heed": 0},
    }
    case = case_of(ballot("evening", body="evening", motion="close"), ballot(motion="close"), bodies=[BOARD, alone])
    assert case.bodies["evening"].members == ("ash", "beech", "cedar")
    state = played(case)
    assert share(state, "evening", 0) == 1.0
    assert share(state, "ballot", 2) == 1.0


def test_who_is_away_from_the_one_is_away_from_the_other() -> None:
    """Who met is who sits there, whichever of the two bodies is named."""
    alike = {"id": "evening", "like": "board", "rule": {"kind": "majority"}}
    meeting = {"id": "meeting", "kind": "convene", "body": "board", "absent": ["ash", "beech"]}
    case = case_of(meeting, ballot("evening", body="evening", motion="close"), bodies=[BOARD, alike])
    state = played(case)
    assert share(state, "evening", 0) == 1.0
    assert (state["vote", "evening"][:, state.axes["actor"]["ash"]] == ABSENT).all()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"like": "bord"}, "expected another body"),
        ({"like": "evening"}, "expected another body"),
        ({"like": "board", "members": ["ash"]}, "has its members from there"),
    ],
)
def test_what_is_no_body_to_be_like_is_refused(more: dict[str, Any], said: str) -> None:
    alike = {"id": "evening", "rule": {"kind": "majority"}, **more}
    with pytest.raises(CaseError, match=said):
        case_of(ballot("evening", body="evening", motion="close"), bodies=[BOARD, alike])


def test_a_chain_of_likenesses_is_refused() -> None:
    bodies = [BOARD, {"id": "a", "like": "board", "rule": {"kind": "majority"}}]
    bodies.append({"id": "b", "like": "a", "rule": {"kind": "majority"}})
    with pytest.raises(CaseError, match="is itself like 'board'"):
        case_of(ballot(motion="close"), bodies=bodies)


# ---------------------------------------------------------------------------------------------- voices without a vote


def test_a_voice_is_heard_and_not_counted() -> None:
    """Two of two are for it whatever the third says; what the third says stands in the table of votes."""
    body = {"id": "board", "members": ["ash", "beech"], "voice": ["cedar"], "rule": {"kind": "consensus"}}
    case = case_of(ballot(motion="close"), bodies=[body])
    state = played(case)
    assert share(state, "ballot", 2) == 1.0
    cedar = state.axes["actor"]["cedar"]
    assert (state["vote", "ballot"][:, cedar] == 0).all()
    with pytest.raises(CaseError, match="who is a member and has a vote"):
        case_of(ballot(motion="close"), bodies=[{**body, "voice": ["ash"]}])


def test_a_voice_sways_those_who_listen() -> None:
    """Dorn is owed much by the only voter, and speaks first; without the debt the vote is the voter's own."""
    body = {"id": "board", "members": ["cedar"], "voice": ["dorn"], "rule": {"kind": "majority"}}
    more = {"motion": "close", "order": ["dorn"], "pressure": 2}
    owed = case_of(ballot(**more), bodies=[body], actor=[{"id": "cedar", "owes": {"dorn": 1}}])
    free = case_of(ballot(**more), bodies=[body])
    assert share(played(owed), "ballot", 2) == 1.0
    assert share(played(free), "ballot", 0) == 1.0


def test_a_leader_hears_voices() -> None:
    rule = {"kind": "leader", "leader": "cedar", "heed": 1, "precision": 1000}
    body = {"id": "board", "members": ["cedar"], "voice": ["ash"], "rule": rule}
    assert share(played(case_of(ballot(motion="close"), bodies=[body])), "ballot", 2) == 1.0
    body = {"id": "board", "members": ["cedar"], "rule": rule}
    assert share(played(case_of(ballot(motion="close"), bodies=[body])), "ballot", 0) == 1.0


# ----------------------------------------------------------------------------------- motions that follow, and proposals


def proposal(chance: float = 1.0, **more: Any) -> dict[str, Any]:
    written = {"id": "thought", "kind": "propose", "by": "cedar", "issue": "pier", "option": "lease", "chance": chance}
    return written | more


def test_a_second_body_ratifies_what_the_first_decided() -> None:
    """The first decides for closing; the second, where all stand near nothing, turns it down; where the first is
    against it nothing is put."""
    second = {"id": "council", "members": ["cedar"], "rule": {"kind": "majority"}}
    case = case_of(
        ballot(motion="close"), ballot("ratified", body="council", motion_of="ballot"), bodies=[BOARD, second]
    )
    state = played(case)
    assert state["happened", "ratified"].all()
    assert share(state, "ratified", 0) == 1.0
    none = {"id": "board", "members": ["cedar"], "rule": {"kind": "majority"}}
    case = case_of(
        ballot(motion="close"), ballot("ratified", body="council", motion_of="ballot"), bodies=[none, second]
    )
    assert not played(case)["happened", "ratified"].any()


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
def test_what_nobody_has_thought_of_is_not_put(chance: float) -> None:
    """It is put, and carried, just as often as somebody thinks of it."""
    issue = {"unproposed": "lease"}
    case = case_of(proposal(chance), ballot(motion_of="thought"), issue=issue)
    state = played(case)
    proposed = state["decided", "thought"] == 0
    assert np.mean(proposed) == pytest.approx(chance, abs=0.03)
    assert (state["happened", "ballot"] == proposed).all()
    named = played(case_of(proposal(chance), ballot(motion="lease"), issue=issue))
    assert (named["happened", "ballot"] == proposed).all()


@pytest.mark.parametrize("way", ["plurality", "run-off", "one-by-one"])
def test_nor_is_it_chosen_among_others(way: str) -> None:
    """Cedar alone, at 50, takes the lease wherever it is on the table, and never where it is not."""
    body = {"id": "board", "members": ["cedar"], "rule": {"kind": "majority"}}
    more: dict[str, Any] = {"procedure": way}
    if way == "one-by-one":
        more["order_of_options"] = ["lease", "close"]
    steps = proposal(0.5), ballot(**more)
    case = case_of(
        *steps,
        bodies=[body],
        issue={"unproposed": ["lease"]},
        places={"cedar": 50},
    )
    state = played(case)
    proposed = state["decided", "thought"] == 0
    assert (state["decided", "ballot"][proposed] == 1).all()
    assert not (state["decided", "ballot"] == 1)[~proposed].any()


def test_a_leader_decides_among_what_is_on_the_table() -> None:
    rule = {"kind": "leader", "leader": "cedar", "heed": 0, "precision": 1000}
    body = {"id": "board", "members": ["cedar"], "rule": rule}
    case = case_of(
        proposal(0.5),
        ballot(procedure="plurality"),
        bodies=[body],
        issue={"unproposed": "lease"},
        places={"cedar": 50},
    )
    state = played(case)
    assert ((state["decided", "ballot"] == 1) == (state["decided", "thought"] == 0)).all()


@pytest.mark.parametrize(
    ("steps", "issue", "said"),
    [
        ((proposal(), ballot(motion_of="thought")), {}, "is on the table from the beginning"),
        ((proposal(), ballot(motion_of="thought", motion="close")), {"unproposed": "lease"}, "leave out motion"),
        (
            (proposal(), ballot(motion_of="thought", procedure="plurality")),
            {"unproposed": "lease"},
            "one motion is put",
        ),
        ((ballot(motion="close", motion_as="recorded"),), {}, "no earlier step is named"),
        ((ballot(motion="close"),), {"unproposed": "keep"}, "expected only options that do not hold"),
    ],
)
def test_what_does_not_fit_is_refused(steps: Any, issue: Any, said: str) -> None:
    with pytest.raises(CaseError, match=said):
        case_of(*steps, issue=issue)


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ({"kind": "majority"}, ["ash", "beech", "cedar"]),
        ({"kind": "leader", "leader": "ash"}, ["ash", "beech", "cedar", "dorn"]),
    ],
)
def test_who_has_a_voice_is_not_among_the_votes_but_among_those_who_are_heard(
    rule: dict[str, Any], shown: list[str]
) -> None:
    room = {"id": "board", "members": ["ash", "beech", "cedar"], "voice": ["dorn"], "chair": "ash", "rule": rule}
    case = case_of({"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "motion": "close"}, bodies=[room])
    prepared = prepare(Plan(case, draws=100))
    state = play(prepared, program_of(prepared.plan), 0, 100)
    assert list(votes(prepared, state, "ballot")) == shown


def test_a_hearing_is_not_bound_by_who_agreed_beforehand() -> None:
    """A caucus binds ballots: a body that hears its members decides on the same numbers as without it."""
    room = {"id": "board", "members": ["ash", "beech", "cedar"], "chair": "ash"}
    hearing = room | {"rule": {"kind": "leader", "leader": "cedar", "heed": 0.4, "precision": 5, "quiet": 0}}
    agreed = {"id": "supper", "kind": "caucus", "members": ["ash", "beech"], "issue": "pier", "option": "close"}
    asked = {"id": "asked", "kind": "vote", "body": "board", "issue": "pier", "procedure": "plurality"}
    one = played(case_of(agreed | {"discipline": 0.9}, asked, bodies=[hearing]))
    other = played(case_of(agreed | {"discipline": 0.0}, asked, bodies=[hearing]))
    assert (one["decided", "asked"] == other["decided", "asked"]).all()
