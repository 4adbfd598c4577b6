"""What would be wrong: a score that blames us for the record's doubt or for what it cannot tell, or is infinite."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from instantsia import api
from instantsia.analysis.results import StepScore
from instantsia.analysis.score import head_count, score, scores, sides_of
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.program import program_of
from tests.analysis.course.test_courses import pier, played, record

FOUR = {
    "id": "pier", "options": ["keep", "mend", "sell", "close"], "scale": {"0": "no", "100": "yes"},
    "at": {"keep": 0, "mend": 30, "sell": 100, "close": 100},
}  # fmt: skip
TWO_MOTIONS = {"motion": ["sell", "close"], "first_motion": {"value": 0.5, "why": "so"}}
MARCH_1 = datetime.date(1931, 3, 1).toordinal()
MARCH_15 = datetime.date(1931, 3, 15).toordinal()


def four(*claims: dict[str, Any], **more: Any) -> Case:
    return pier(issue=[FOUR], ballot=TWO_MOTIONS, appeal={"motion": ["close"]}, claim=list(claims), **more)


def by_hand(case: Case, ballot: Sequence[int | None], record_masks: Sequence[int]) -> StepScore | None:
    """The score of the ballot where it went as told, draw by draw, and the record is what is told (a bit each)."""
    prepared = prepare(Plan(case))
    masks = np.array(record_masks, np.int16)
    first = [-1 if m == 0 else (m & -m).bit_length() - 1 for m in record_masks]
    arrays: dict[tuple[str, str], Any] = {
        ("happened", "ballot"): np.array([b is not None for b in ballot]),
        ("decided", "ballot"): np.array([-1 if b is None else b for b in ballot], np.int8),
        ("option", "record.ballot"): np.array(first, np.int8),
        ("mask", "record.ballot"): masks,
    }
    return score(
        prepared, program_of(prepared.plan), State(len(ballot), prepared.variables, prepared.axes, arrays), "ballot"
    )


def rival(found: StepScore, name: str) -> Any:
    return next(one for one in found.rivals if one.name == name)


# ------------------------------------------------------------------------------------------------- the numbers


def test_a_forecast_that_equals_the_record_scores_its_doubt() -> None:
    found = by_hand(pier(), [0] * 3 + [1] * 7, [1] * 3 + [2] * 7)
    assert found is not None
    assert found.record == found.ours == {"keep": 0.3, "close": 0.7}
    assert found.brier == pytest.approx(1 - 0.3**2 - 0.7**2)
    assert found.log == pytest.approx(-0.3 * math.log(0.3) - 0.7 * math.log(0.7))


def test_recounted_as_a_mean_over_the_draws_in_which_the_record_stands() -> None:
    claims = [record("record.ballot", "close", 0.8), record("record.ballot", "keep", 0.4, 2)]
    replays, state = played(pier(claim=claims))
    found = score(replays.prepared, replays.program, state, "ballot")
    assert found is not None
    p = Counter(state["decided", "ballot"].tolist())
    ours = [p[0] / 1000, p[1] / 1000]
    said = [int(o) for o in state["option", "record.ballot"] if o >= 0]
    assert found.brier == pytest.approx(np.mean([sum((ours[s] - (s == r)) ** 2 for s in (0, 1)) for r in said]))
    assert found.log == pytest.approx(np.mean([-math.log(ours[r]) for r in said]))
    assert found.record["close"] == pytest.approx(said.count(1) / len(said))
    assert f"in {1 - len(said) / 1000:.2f} of the draws: left out" in found.among


def test_a_sure_forecast_that_fails_costs_two_and_a_finite_logarithm() -> None:
    found = by_hand(pier(), [0] * 50, [2] * 50)
    assert found is not None
    assert found.brier == 2.0
    assert found.log == pytest.approx(math.log(100))  # 1/(2 x 50) of the draws at least
    right = by_hand(pier(), [1] * 50, [2] * 50)
    assert right is not None
    assert right.brier == 0.0
    assert right.log == pytest.approx(-math.log(1 - 0.01))


def test_only_the_draws_in_which_it_happens_count_and_it_is_said() -> None:
    found = by_hand(pier(), [None, None, 1, 0], [2, 2, 2, 2])
    assert found is not None
    assert found.ours == {"keep": 0.5, "close": 0.5}
    assert found.among == "among the draws in which it happens"
    everywhere = by_hand(pier(), [1, 0], [2, 2])
    assert everywhere is not None
    assert everywhere.among == ""


def test_even_odds_and_nothing_changes() -> None:
    found = by_hand(pier(), [0, 1], [2, 2])
    assert found is not None
    assert rival(found, "even odds").brier == 0.5
    assert rival(found, "even odds").log == pytest.approx(math.log(2))
    assert rival(found, "nothing changes").brier == pytest.approx(0.9**2 * 2)
    assert rival(found, "nothing changes").log == pytest.approx(-math.log(0.1))


# --------------------------------------------------------------------------------------------------- the sides


def test_one_motion_against_what_holds_has_two_sides() -> None:
    found = by_hand(four(), [0, 2, 3, 3], [0b1100] * 4)
    assert found is not None
    assert found.record == {"sell|close": 1.0}
    assert found.ours == {"keep": 0.25, "sell|close": 0.75}
    assert rival(found, "even odds").brier == 0.5


def test_which_motion_counts_where_the_record_says_it() -> None:
    found = by_hand(four(), [0, 2, 3, 3], [0b1000] * 4)
    assert found is not None
    assert found.ours == {"keep": 0.25, "sell": 0.25, "close": 0.5}
    assert found.record == {"close": 1.0}
    both = by_hand(four(), [0, 2, 3, 3], [0b1000, 0b1100, 0b0001, 0b1000])
    assert both is not None
    assert both.ours == {"keep": 0.25, "sell|close": 0.75}, "one claim that does not tell them apart joins them"
    silent = by_hand(four(), [0, 2, 3, 3], [0b0001] * 4)
    assert silent is not None
    assert silent.ours == {"keep": 0.25, "sell|close": 0.75}, "a record of what holds does not say which motion stood"


def test_what_nobody_moved_and_nobody_tells_is_no_side() -> None:
    case = four()
    prepared = prepare(Plan(case))
    assert sides_of(prepared, "ballot", (0b1100,), frozenset({0, 2, 3})) == ((0, -1), (2, 3))
    assert sides_of(prepared, "ballot", (0b0010,), frozenset({0, 2, 3})) == ((0, -1), (1,), (2, 3))


def test_that_nothing_is_decided_leaves_what_holds() -> None:
    found = by_hand(pier(), [-1, -1, 0, 1], [1] * 4)
    assert found is not None
    assert found.ours == {"keep": 0.75, "close": 0.25}


def test_several_at_once_are_as_many_sides() -> None:
    case = pier(issue=[FOUR], ballot={"procedure": "plurality"}, appeal={"motion": ["close"]})
    found = by_hand(case, [0, 1, 2, -1], [2] * 4)
    assert found is not None
    assert found.ours == {"keep": 0.25, "mend": 0.25, "sell": 0.25, "close": 0.0, "undecided": 0.25}
    assert sum(found.ours.values()) == 1


# ------------------------------------------------------------------------------------------------ the head count


def stated(case: Case, **more: Any) -> tuple[float, str] | None:
    return head_count(case, program_of(Plan(case, **more)), "ballot")


def test_a_head_count_of_those_who_are_stated() -> None:
    claims = [
        record("alder.pier", "90", number=1),
        record("birch.pier", "60..100", number=2),
        record("cedar.pier", "20", number=3),
        record("dorn.pier", "open", number=4),
    ]
    # two for, one against, one in the middle: (2 + 1) / (3 + 2)
    assert stated(pier(claim=claims)) == (3 / 5, "3 of 4 seats stated")


def test_whoever_is_claimed_for_both_sides_is_stated_for_neither() -> None:
    claims = [record("alder.pier", "90"), record("alder.pier", "10", number=2), record("birch.pier", "10", number=3)]
    assert stated(pier(claim=claims)) == (1 / 3, "1 of 4 seats stated")


def test_a_claim_that_is_shut_states_nobody() -> None:
    late = record("alder.pier", "90") | {"of": "1931-03-04"}
    case = pier(claim=[late])
    assert stated(case, as_of=MARCH_1) == (1 / 2, "0 of 4 seats stated")
    assert stated(case) == (2 / 3, "1 of 4 seats stated")
    assert stated(case, without=("claim.r1",)) == (1 / 2, "0 of 4 seats stated")


def test_for_is_the_side_on_which_what_holds_does_not_stand() -> None:
    mirrored = {"id": "pier", "options": ["keep", "close"], "scale": {"0": "no", "100": "yes"}}
    case = pier(issue=[mirrored | {"at": {"keep": 100, "close": 0}}], claim=[record("alder.pier", "90")])
    assert stated(case) == (1 / 3, "1 of 4 seats stated")


def test_a_voice_without_a_vote_is_no_seat() -> None:
    claims = [record("alder.pier", "90"), record("bloc.pier", "90", number=2)]
    case = pier(claim=claims)
    board = case.body[0].model_copy(update={"voice": ("bloc",)})
    voiced = case.model_copy(update={"body": (board, *case.body[1:])})
    assert stated(voiced) == stated(case) == (2 / 3, "1 of 4 seats stated")


def test_a_bloc_counts_with_its_seats() -> None:
    case = pier(claim=[record("bloc.pier", "90"), record("ships.pier", "10", number=2)])
    assert head_count(case, program_of(Plan(case)), "appeal") == (22 / 27, "25 of 25 seats stated")


# ---------------------------------------------------------------------------------------------- what has a score


def test_score_and_fit_are_the_same_numbers() -> None:
    case = pier(claim=[record("record.ballot", "close"), record("record.appeal", "keep", number=2)])
    fit, early = (
        [score(r.prepared, r.program, s, "ballot") for r, s in [played(case, 400, as_of=day)]]
        for day in (None, MARCH_1)
    )
    assert fit == early


def test_a_step_that_is_given_or_over_or_not_recorded_has_none() -> None:
    claims = [record("record.ballot", "close"), record("record.appeal", "keep", number=2)]

    def scored(case: Case, **more: Any) -> list[str]:
        replays, state = played(case, 400, **more)
        return [one.step for one in scores(replays.prepared, replays.program, state)]

    assert scored(pier(claim=claims)) == ["ballot", "appeal"]
    assert scored(pier(claim=claims[:1])) == ["ballot"]
    assert scored(pier()) == []
    assert scored(pier(claim=claims, ballot={"given": True})) == ["appeal"]
    assert scored(pier(claim=claims), as_of=MARCH_1) == ["ballot", "appeal"]
    assert scored(pier(claim=claims), as_of=MARCH_15) == ["appeal"]
    assert scored(pier(claim=claims), known_by=MARCH_15) == ["appeal"]
    assert scored(pier(claim=claims), changes=("--set alder.pier=3",)) == []
    assert scored(pier(claim=claims), played=("ballot",)) == []


def test_a_step_that_never_happens_or_of_which_nothing_is_told_has_none() -> None:
    assert by_hand(pier(), [None, None], [2, 2]) is None
    assert by_hand(pier(), [0, 1], [0, 0]) is None
    assert by_hand(pier(), [0, 1], [3, 3]) is None, "a record that tells nothing apart scores nothing"


def test_a_step_that_decides_nothing_has_no_rival_that_speaks_of_what_holds() -> None:
    """If it failed, carrying out would be scored against "nothing changes", which means nothing there."""
    case = {
        "instantsia": 1,
        "title": "The pier",
        "actor": [{"id": "yard"}],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep", "100": "close"}}],
        "body": [{"id": "board", "members": ["alder"], "rule": {"kind": "majority"}}],
        "source": [{"id": "log", "cite": "Log", "p": 0.9, "made": "1931-06-01", "seen": "for the test"}],
        "step": [
            {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11"},
            {"id": "works", "kind": "carry-out", "issue": "pier", "by": "yard", "chance": 0.5, "date": "1931-05-01"},
        ],
        "claim": [{"id": "r1", "source": "log", "about": "record.works", "value": "done", "kind": "document produced"}],
        "event": [{"id": "closed", "text": "The pier is closed", "when": 'ballot == "close"'}],
        "assumption": [{"about": "*.pier", "value": "0..50..100", "why": "for the test"}],
    }
    (score,) = api.load(case).run(draws=500, runs=None).forecast.scores
    assert score.step == "works"
    assert [rival.name for rival in score.rivals] == ["even odds"]
