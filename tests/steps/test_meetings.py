"""Caucus, convene, adjourn, carry out."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from instantsia.case.dates import parse_day
from instantsia.case.evidence import Assumption
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.draws.state import State
from instantsia.steps import adjourn, convene, playable
from tests.steps.worlds import after, case_of, state_of, streams_of

PEOPLE = ["ash", "beech", "cedar"]
DAY = 700_000
DRAWS = 20_000


def world(*written: dict[str, Any], **kinds: Any) -> tuple[Case, State]:
    case = case_of({"board": PEOPLE}, written=written, **kinds)
    return case, state_of(case, DRAWS, positions={"ash": 20.0, "beech": 97.0, "cedar": 50.0})


def play(case: Case, state: State, which: int = -1) -> Any:
    step = case.step[which]
    return playable(step).play(case, state, streams_of(step.id, state.draws))


def test_a_caucus_moves_its_members_and_nobody_else() -> None:
    """Nearer to the option's place, never beyond it; others stay where they stand."""
    case, state = world(
        {
            "id": "supper",
            "kind": "caucus",
            "members": ["ash", "beech"],
            "issue": "pier",
            "nearer": 10,
            "discipline": 0.2,
        }
    )
    new = play(case, state)
    assert new["position", "pier"][0].tolist() == [30.0, 100.0, 50.0]
    assert new["discipline", "pier"][0].tolist() == [0.2, 0.2, 0.0]
    assert new["caucus", "pier"][0].tolist() == [1, 1, 0]
    assert (state["position", "pier"][0] == [20.0, 97.0, 50.0]).all()


def test_how_much_nearer_may_be_said_by_an_assumption() -> None:
    """What is stated about a constant beside the step counts, though the step itself says 0."""
    supper = {"id": "supper", "kind": "caucus", "members": ["ash"], "issue": "pier", "discipline": 0.2}
    case, state = world(supper)
    assert playable(case.step[0]).reads(case) == ()
    told = case.model_copy(
        update={"assumption": (Assumption(about="step.supper.nearer", value=Number(low=7, high=7)),)}
    )
    assert playable(told.step[0]).reads(told) == ("actor.ash.pier",)
    new = play(told, state.updated({("number", "step.supper.nearer"): np.full(DRAWS, 7.0)}))
    assert new["position", "pier"][0].tolist() == [27.0, 97.0, 50.0]


def test_two_caucuses_have_two_numbers() -> None:
    """The friends of one caucus must not be bound by a speaker of the other; the later one wins a common member."""
    case, state = world(
        {"id": "supper", "kind": "caucus", "members": ["ash", "cedar"], "issue": "pier"},
        {"id": "tea", "kind": "caucus", "members": ["beech", "cedar"], "issue": "pier", "option": "keep", "nearer": 5},
    )
    state = state.updated(play(case, state, 0))
    new = play(case, state, 1)
    assert new["caucus", "pier"][0].tolist() == [1, 2, 2]
    assert new["position", "pier"][0].tolist() == [20.0, 92.0, 45.0]


def test_a_caucus_that_moves_nobody_reads_no_position() -> None:
    """What is not read must not be asked of the documents."""
    case, state = world({"id": "supper", "kind": "caucus", "members": ["ash"], "issue": "pier"})
    assert playable(case.step[0]).reads(case) == ()
    assert ("position", "pier") not in play(case, state)


def test_absence() -> None:
    """Away for certain, away until a day, or one of two; nobody else."""
    case, state = world(
        {
            "id": "meet",
            "kind": "convene",
            "body": "board",
            "absent": [{"member": "ash", "until": "1917-07-18"}, {"member": "beech", "or": "cedar", "chance": 0.3}],
        }
    )
    arrives = play(case, state)["arrives", "board"]
    assert (arrives[:, 0] == parse_day("1917-07-18")).all()
    beech, cedar = arrives[:, 1] == np.inf, arrives[:, 2] == np.inf
    assert (beech ^ cedar).all()
    assert beech.mean() == pytest.approx(0.3, abs=0.01)
    assert (arrives[:, 1][~beech] == -np.inf).all()


def test_attendance_is_stated_anew() -> None:
    """Who was away at an earlier meeting and is not named now, sits now."""
    case, state = world({"id": "meet", "kind": "convene", "body": "board"})
    before = state.updated({("arrives", "board"): np.full((DRAWS, 3), np.inf)})
    assert (play(case, before)["arrives", "board"] == -np.inf).all()


def test_the_chair() -> None:
    """Who takes the chair is kept as an actor; where they do not take it, it stays with whom it was."""
    case, state = world({"id": "meet", "kind": "convene", "body": "board", "chair": "cedar", "chair_chance": 0.6})
    chair = play(case, state)["chair", "board"]
    assert np.mean(chair == 2) == pytest.approx(0.6, abs=0.01)
    assert (chair[chair != 2] == -1).all()


def test_absences_that_cannot_be_read() -> None:
    """An even chance that nobody wrote would be a number hidden in code."""
    base = {"id": "meet", "kind": "convene", "body": "board"}
    with pytest.raises(ValidationError, match="expected chance beside or"):
        convene.Spec.model_validate(base | {"absent": [{"member": "ash", "or": "beech"}]})
    with pytest.raises(ValidationError, match="expected chair beside"):
        convene.Spec.model_validate(base | {"chair_chance": 0.5})
    case, _ = world(base | {"absent": ["ash", "ash", "beech"]})
    assert [message for _, message, _ in playable(case.step[0]).check(case)] == ["ash is named twice"]


MEET: dict[str, Any] = {"id": "meet", "kind": "convene", "body": "board"}


def test_a_meeting_that_nothing_keeps_from_being_called() -> None:
    """Without `by` and `chance` it meets for certain, and no number is asked for it."""
    case, state = world(MEET)
    asked: list[tuple[str, int]] = []
    new = playable(case.step[0]).play(case, state, streams_of("meet", DRAWS, asked=asked))
    assert ("happened", "meet") not in new
    assert asked == []


def test_called_by_one_who_is_there() -> None:
    """One of those who may call it is enough; who is away until later, or away throughout, does not call it."""
    away = [{"member": "ash", "until": "1917-07-18"}, {"member": "beech", "chance": 0.3}]
    case, state = world(MEET | {"by": ["ash", "beech", "cedar"], "absent": away}, absent={"board": ["cedar"]})
    new = play(case, state)
    assert new["happened", "meet"].mean() == pytest.approx(0.7, abs=0.01)
    assert (new["happened", "meet"] == (new["arrives", "board"][:, 1] == -np.inf)).all()
    back = state.updated({("clock", ""): np.full(DRAWS, float(parse_day("1917-07-18")))})
    assert play(case, back)["happened", "meet"].all()


def test_called_with_a_chance() -> None:
    """The chance is one more thing that must come; made to happen, it meets in every draw."""
    away = [{"member": "ash", "chance": 0.3}]
    case, state = world(MEET | {"by": "ash", "absent": away, "chance": 0.6})
    assert play(case, state)["happened", "meet"].mean() == pytest.approx(0.42, abs=0.01)
    forced = state.updated({("forced", "meet"): np.ones(DRAWS, dtype=bool)})
    assert play(case, forced)["happened", "meet"].all()
    alone, state = world(MEET | {"chance": 0.6})
    assert play(alone, state)["happened", "meet"].mean() == pytest.approx(0.6, abs=0.01)


def test_a_convener_from_outside() -> None:
    """Who is no member is never away from the meeting."""
    case, state = world(MEET | {"by": "king", "absent": PEOPLE}, convener={"board": ["king"]})
    assert play(case, state)["happened", "meet"].all()
    assert [*playable(case.step[0]).check(case)] == []


def test_where_it_is_not_called_attendance_stays() -> None:
    """A meeting that did not take place would tell who may sit in the next one."""
    case, state = world(MEET | {"chance": 0.5, "absent": ["ash"], "chair": "beech"})
    before = state.updated({("arrives", "board"): np.full((DRAWS, 3), 5.0)})
    then = after(before, "meet", new := play(case, before))
    met = new["happened", "meet"]
    assert (then["arrives", "board"][~met] == 5.0).all()
    assert (then["chair", "board"][~met] == -1).all()
    assert (then["arrives", "board"][met, 0] == np.inf).all()
    assert (then["ended", "meet"][~met] == -np.inf).all()


@pytest.mark.parametrize(
    ("more", "convener", "remedy"),
    [
        ({"by": "ash"}, ["cedar"], "cedar"),
        ({"by": ["cedar", "bech"]}, [], "beech"),
        ({"by": ["cedar"], "absent": ["cedar"]}, ["cedar"], "leave it out"),
    ],
)
def test_who_may_not_call_it(more: dict[str, Any], convener: list[str], remedy: str) -> None:
    """Only those whom the body names, else members; and one of them must be there in some draw."""
    case, _ = world(MEET | more, convener={"board": convener})
    (found,) = playable(case.step[0]).check(case)
    assert found[0] == "by"
    assert remedy in found[2]


WAIT: dict[str, Any] = {"id": "wait", "kind": "adjourn", "body": "board", "pressed": 0.4, "until": "1917-07-20"}


def test_pressed_or_put_off() -> None:
    """Pressed, it ends on the day; put off, on the day written."""
    case, state = world(WAIT)
    new = play(case, state)
    pressed = new["decided", "wait"] == 0
    assert pressed.mean() == pytest.approx(0.4, abs=0.01)
    assert (new["ended", "wait"] == np.where(pressed, DAY, parse_day("1917-07-20"))).all()


def test_pressed_on_a_later_day() -> None:
    """With a chance a day it ends on the first day on which it comes, on the last one written otherwise."""
    case, state = world(WAIT | {"per_day": 0.25})
    new = play(case, state)
    later = new["ended", "wait"][new["decided", "wait"] == 1] - DAY
    days = parse_day("1917-07-20") - DAY
    assert later.min() == 1
    assert later.max() == days
    for k in range(1, days):
        assert np.mean(later == k) == pytest.approx(0.75 ** (k - 1) * 0.25, abs=0.012)


def test_put_off_by_so_many_days() -> None:
    """Put off, it ends so many days after its own day, whatever that is: in a group each turn has another."""
    case, state = world({key: value for key, value in WAIT.items() if key != "until"} | {"days": 7})
    for day in (DAY, DAY + 30.0):
        new = play(case, state.updated({("clock", ""): np.full(DRAWS, day)}))
        assert (new["ended", "wait"] == np.where(new["decided", "wait"] == 0, day, day + 7)).all()


@pytest.mark.parametrize(
    ("more", "part"),
    [({"until": None}, "expected until"), ({"days": 7}, "until and days"), ({"until": None, "days": 0}, "greater")],
)
def test_put_off_to_a_day_or_by_days(more: dict[str, Any], part: str) -> None:
    with pytest.raises(ValueError, match=part):
        world({key: value for key, value in (WAIT | more).items() if value is not None})


def test_given_how_it_was_put_off() -> None:
    """Where the record says it was pressed, it ends on the day, whatever was drawn."""
    case, state = world(WAIT)
    new = play(case, state.updated({("given", "wait"): np.zeros(DRAWS, dtype=np.int8)}))
    assert (new["ended", "wait"] == DAY).all()


def test_put_off_to_a_day_already_past() -> None:
    """The clock never runs back."""
    case, state = world(WAIT)
    late = state.updated({("clock", ""): np.full(DRAWS, DAY + 400.0)})
    assert (play(case, late)["ended", "wait"] == DAY + 400).all()


GAINS: dict[str, Any] = {"issue": "pier", "gains": "close", "by_day": 12}


def test_who_gains_by_each_day() -> None:
    """So many points for every day waited, never past the place of the option, and none where it is pressed."""
    case, state = world(WAIT | GAINS | {"per_day": 0.25})
    new = play(case, state)
    days = new["ended", "wait"] - DAY
    place = new["position", "pier"]
    assert (place[:, 0] == np.minimum(20 + 12 * days, 100)).all()
    assert (place[:, 1] == np.where(days > 0, 100, 97)).all()
    assert (place[days == 0] == [20, 97, 50]).all()
    assert (days == 0).any()
    assert (place[:, 2] == 100).any()
    assert (state["position", "pier"][0] == [20.0, 97.0, 50.0]).all()


def test_whom_the_days_bring_nearer() -> None:
    """Those who are named; without names the members who are not away throughout, whose views nobody asks for."""
    waits = WAIT | GAINS | {"pressed": 0, "gains": "keep", "by_day": 1}
    days = parse_day("1917-07-20") - DAY
    case, state = world(waits | {"whom": ["cedar"]})
    assert playable(case.step[0]).reads(case) == ("actor.cedar.pier",)
    assert play(case, state)["position", "pier"][0].tolist() == [20, 97, 50 - days]
    case, state = world(waits, absent={"board": ["ash"]})
    assert playable(case.step[0]).reads(case) == ("actor.beech.pier", "actor.cedar.pier")
    assert play(case, state)["position", "pier"][0].tolist() == [20, 97 - days, 50 - days]


def test_days_that_move_nobody() -> None:
    """Where nobody gains, no view is read or written, and there is no number for it; an assumption may say more."""
    plain, state = world(WAIT)
    assert ("position", "pier") not in play(plain, state)
    assert [path for path, _ in plain.step[0].numbers()] == ["step.wait.pressed"]
    zero, state = world(WAIT | {"issue": "pier", "gains": "close"})
    assert ("position", "pier") not in play(zero, state)
    assert playable(zero.step[0]).reads(zero) == ()
    assert playable(zero.step[0]).idle_constants(zero) == {"step.wait.by_day"}
    told = zero.model_copy(update={"assumption": (Assumption(about="step.wait.by_day", value=Number(low=1, high=1)),)})
    assert playable(told.step[0]).idle_constants(told) == frozenset()
    moved = play(told, state.updated({("number", "step.wait.by_day"): np.full(DRAWS, 1.0)}))
    assert (moved["position", "pier"][:, 0] == 20 + moved["ended", "wait"] - DAY).all()


@pytest.mark.parametrize("more", [{"issue": "pier"}, {"gains": "close"}, {"by_day": 2}, {"whom": ["ash"]}])
def test_half_of_a_gain_is_refused(more: dict[str, Any]) -> None:
    """Points a day toward nowhere would be a number that nothing reads."""
    with pytest.raises(ValidationError, match="expected issue and gains"):
        adjourn.Spec.model_validate(WAIT | more)


def test_gains_that_do_not_fit_the_issue() -> None:
    """An issue on which nobody stands anywhere cannot be gained on by each day."""
    case = case_of({"board": PEOPLE}, written=(WAIT | GAINS,), scale=False)
    assert [key for key, _, _ in playable(case.step[0]).check(case)] == ["issue"]
    assert playable(case.step[0]).reads(case) == ()


def test_carried_out() -> None:
    """Orders are done with the chance stated; what holds needs no doing; where nothing stands, nothing is done."""
    case, state = world({"id": "act", "kind": "carry-out", "issue": "pier", "by": "ash", "chance": 0.7})
    standing = (np.arange(DRAWS) % 3 - 1).astype(np.int8)
    new = play(case, state.updated({("standing", "pier"): standing}))
    done, decided = new["done", "pier"], new["decided", "act"]
    assert (done[standing == 0] == 0).all()
    assert (done[standing == -1] == -1).all()
    assert (decided[standing <= 0] == -1).all()
    ordered = standing == 1
    assert np.mean(done[ordered] == 1) == pytest.approx(0.7, abs=0.015)
    assert ((done == 1) == (decided == 0))[ordered].all()
    assert (done[ordered & (decided == 1)] == -1).all()


def test_an_executor_who_has_only_the_paper_does_what_is_recorded() -> None:
    """Whatever stands decided; where nothing was recorded nobody is told to do anything."""
    order = {"id": "act", "kind": "carry-out", "issue": "pier", "by": "ash", "chance": 0.7}
    case, state = world(order | {"order_as": "recorded"})
    told = (np.arange(DRAWS) % 3 - 1).astype(np.int8)
    new = play(case, state.updated({("standing", "pier"): np.roll(told, 1), ("recorded", "pier"): told}))
    by_word, before = world(order)
    same = play(by_word, before.updated({("standing", "pier"): told}))
    assert (new["done", "pier"] == same["done", "pier"]).all()
    assert (new["decided", "act"] == same["decided", "act"]).all()


def test_the_executor_has_his_own_number() -> None:
    """Another member at the same order must not refuse in the same draws."""
    results = []
    for by in ("ash", "beech"):
        case, state = world({"id": "act", "kind": "carry-out", "issue": "pier", "by": by, "chance": 0.5})
        results.append(play(case, state.updated({("standing", "pier"): np.ones(DRAWS, dtype=np.int8)}))["done", "pier"])
    assert np.mean(results[0] == results[1]) == pytest.approx(0.5, abs=0.02)


def test_more_caucuses_than_can_be_numbered_are_refused() -> None:
    """The number of a caucus is kept in eight bits: the 128th ended in a traceback."""
    many = tuple({"id": f"c{number}", "kind": "caucus", "members": ["ash"], "issue": "pier"} for number in range(128))
    case = case_of({"board": ["ash", "beech"]}, written=many)
    assert [key for key, _, _ in playable(case.step[0]).check(case)] == ["issue"]
    assert [*playable(case.step[0]).check(case_of({"board": ["ash", "beech"]}, written=many[:127]))] == []
