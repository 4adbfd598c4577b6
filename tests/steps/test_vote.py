"""A body votes."""

from typing import Any

import numpy as np
import pytest

import instantsia
from instantsia import rules
from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.errors import UserError
from instantsia.models.voting.ballots import ABSENT, Ballots
from instantsia.models.voting.choice import probability, shares
from instantsia.steps import playable, vote
from tests.steps.worlds import DAY, case_of, state_of, streams_of

PEOPLE = ["ash", "beech", "cedar"]
BASE: dict[str, Any] = {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "precision": 5}
THREE: dict[str, Any] = {"options": ("keep", "mend", "close"), "at": {"keep": 0.0, "mend": 40.0, "close": 100.0}}
POSITIONS = {"ash": 70.0, "beech": 30.0, "cedar": 55.0}


def play(case: Case, state: State, **more: Any) -> Any:
    return playable(case.step[-1]).play(case, state, streams_of("ballot", state.draws, **more))


def with_members(members: list[str], more: dict[str, Any] | None = None, **kinds: Any) -> Case:
    return case_of({"board": members}, written=(BASE | (more or {}),), **kinds)


def test_shares_are_the_logistic() -> None:
    """Each member votes for the motion with the chance that their place on the scale gives; the body by majority."""
    case = with_members(PEOPLE)
    state = state_of(case, 40_000, positions=POSITIONS)
    new = play(case, state)
    p = [probability(np.array([(2 * POSITIONS[one] - 100) / 100]), 5.0)[0] for one in PEOPLE]
    for column, chance in enumerate(p):
        assert np.mean(new["vote", "ballot"][:, column] == 1) == pytest.approx(chance, abs=0.01)
    a, b, c = p
    carried = a * b * c + a * b * (1 - c) + a * (1 - b) * c + (1 - a) * b * c
    assert np.mean(new["decided", "ballot"] == 1) == pytest.approx(carried, abs=0.01)
    assert (new["standing", "pier"] == new["decided", "ballot"]).all()
    assert (new["ended", "ballot"] == DAY).all()


def test_removing_a_man_leaves_the_others() -> None:
    """Votes and speaking order of those who stay must not change when somebody else is taken out of the body."""
    talk = {"order": ["cedar"]}
    before = play(c := with_members([*PEOPLE, "dorn"], talk), state_of(c, 500, positions=POSITIONS))
    after = play(c := with_members(["beech", "cedar", "dorn"], talk), s := state_of(c, 500, positions=POSITIONS))
    for actor in ("beech", "cedar"):
        column = s.axes["actor"][actor]
        assert (after["vote", "ballot"][:, column] == before["vote", "ballot"][:, column + 1]).all()


def test_moving_a_man_towards_the_motion() -> None:
    """On the same numbers nobody's share for the motion may fall, with everything on that pulls towards it."""
    talk = {"pressure": 0.3, "bandwagon": 20, "chair_pressure": 0.2}
    case = with_members(PEOPLE, talk, owes={"ash": {"beech": 0.9}, "cedar": {"ash": 0.5}}, chair={"board": "beech"})
    low = play(case, state_of(case, 2000, positions=POSITIONS))["vote", "ballot"]
    high = play(case, state_of(case, 2000, positions=POSITIONS | {"ash": 85.0}))["vote", "ballot"]
    assert (high >= low).all()
    assert (high > low).any()


def test_the_absent_and_the_chair() -> None:
    """Who has not arrived does not vote; a member of body.absent never does; others on the actor axis are absent."""
    case = case_of({"board": PEOPLE, "other": ["zeder"]}, written=(BASE,), absent={"board": ["beech"]})
    state = state_of(case, 4, positions=POSITIONS)
    arrives = np.full((4, 4), -np.inf)
    arrives[:, state.axes["actor"]["cedar"]] = [DAY - 1, DAY, DAY + 1, np.inf]
    votes = play(case, state.updated({("arrives", "board"): arrives}))["vote", "ballot"]
    assert (votes[:, state.axes["actor"]["beech"]] == ABSENT).all()
    assert (votes[:, state.axes["actor"]["zeder"]] == ABSENT).all()
    assert (votes[:, state.axes["actor"]["cedar"]] == ABSENT).tolist() == [False, False, True, True]
    assert "actor.beech.pier" not in playable(case.step[0]).reads(case)


def test_a_chair_taken_over_casts_the_tie() -> None:
    """The vote of whoever took the chair decides a tie, not that of the body's own chair."""
    case = with_members(["ash", "beech"], rule={"board": {"kind": "majority", "tie": "chair"}}, chair={"board": "ash"})
    state = state_of(case, 300, positions={"ash": 95.0, "beech": 5.0}, numbers={"step.ballot.precision": 50.0})
    assert (play(case, state)["decided", "ballot"] == 1).all()
    taken = np.full(300, state.axes["actor"]["beech"], dtype=np.int16)
    assert (play(case, state.updated({("chair", "board"): taken}))["decided", "ballot"] == 0).all()


def test_the_record_gives_the_outcome_and_leaves_the_votes() -> None:
    """What is given decides what stands; the roll call stays as played, since nobody told it."""
    case = with_members(PEOPLE)
    state = state_of(case, 400, positions=POSITIONS)
    free = play(case, state)
    told = np.where(np.arange(400) % 2, -1, 0).astype(np.int8)
    given = play(case, state.updated({("given", "ballot"): told}))
    assert (given["decided", "ballot"] == np.where(told >= 0, told, free["decided", "ballot"])).all()
    assert (given["standing", "pier"] == given["decided", "ballot"]).all()
    assert (given["vote", "ballot"] == free["vote", "ballot"]).all()


def test_nobody_is_pivotal_where_the_record_gives_the_outcome() -> None:
    """Their vote alone, changed, changes nothing there."""
    case = with_members(PEOPLE)
    state = state_of(case, 400, positions=POSITIONS)
    told = np.where(np.arange(400) % 2, -1, 0).astype(np.int8)
    seen = []
    for before in (state, state.updated({("given", "ballot"): told})):
        after = before.updated(play(case, before))
        seen.append(playable(case.step[0]).observe(case, after)["pivotal", "ballot"])
    free, given = seen
    assert free[told >= 0].any()
    assert not given[told >= 0].any()
    assert (given[told < 0] == free[told < 0]).all()


def test_two_motions() -> None:
    """Which motion stands is drawn once for all; with both at one place it changes no vote."""
    more = {"motion": ["mend", "close"], "first_motion": 0.25}
    case = with_members(
        PEOPLE, more, options=("keep", "mend", "close"), at={"keep": 0.0, "mend": 100.0, "close": 100.0}
    )
    state = state_of(case, 20_000, positions=POSITIONS)
    new = play(case, state)
    stands = new["motion", "ballot"]
    assert np.mean(stands == 1) == pytest.approx(0.25, abs=0.01)
    votes = new["vote", "ballot"]
    assert ((votes == 0) | (votes == stands[:, None])).all()
    one = with_members(
        PEOPLE, {"motion": "close"}, options=("keep", "mend", "close"), at={"keep": 0.0, "mend": 40.0, "close": 100.0}
    )
    same = play(one, state_of(one, 20_000, positions=POSITIONS))["vote", "ballot"]
    assert ((same > 0) == (votes > 0)).all()


def test_coded_utilities() -> None:
    """Without a scale, a member votes by what is coded for the two options that are put."""
    case = with_members(PEOPLE, {"motion": "close"}, options=("keep", "mend", "close"), scale=False)
    needs = playable(case.step[0]).reads(case)
    assert set(needs) == {f"actor.{one}.pier.{option}" for one in PEOPLE for option in ("keep", "close")}
    coded = {f"actor.{one}.pier.keep": 0.9 for one in PEOPLE} | {f"actor.{one}.pier.close": 0.7 for one in PEOPLE}
    votes = play(case, state_of(case, 30_000, numbers=coded))["vote", "ballot"]
    assert np.mean(votes == 2) == pytest.approx(probability(np.array([-0.2]), 5.0)[0], abs=0.01)


def test_plurality_and_run_off() -> None:
    """First votes follow the logit; in the second ballot only those vote anew whose option is out."""
    case = with_members(PEOPLE, {"procedure": "plurality"}, **THREE)
    state = state_of(case, 30_000, positions=POSITIONS)
    first = play(case, state)["vote", "ballot"]
    expected = shares(np.array([1 - 0.7, 1 - 0.3, 1 - 0.3]), 5.0)
    assert [np.mean(first[:, 0] == option) for option in range(3)] == pytest.approx(expected.tolist(), abs=0.01)
    again = with_members(PEOPLE, {"procedure": "run-off"}, **THREE)
    new = play(again, state)
    votes, decided = new["vote", "ballot"], new["decided", "ballot"]
    split = np.array([len(set(row)) == 3 for row in first.tolist()])
    assert (votes[~split] == first[~split]).all()
    # all three apart: the option written last goes out, and only its voter chooses again
    assert (votes[split] != 2).all()
    assert (votes[split] == first[split]).sum(axis=1).tolist() == [2] * int(split.sum())
    assert all((row == won).sum() >= 2 for row, won in zip(votes, decided, strict=True))


def test_half_is_not_enough_in_the_first_round() -> None:
    """Two, one and one of four: nobody has more than half, so the member whose option is out chooses again."""
    four = [*PEOPLE, "dorn"]
    first = with_members(four, {"procedure": "plurality"}, **THREE)
    state = state_of(first, 3000, positions=POSITIONS)
    votes = play(first, state)["vote", "ballot"]
    again = play(with_members(four, {"procedure": "run-off"}, **THREE), state)["vote", "ballot"]
    count = np.stack([(votes == option).sum(axis=1) for option in range(3)], axis=1)
    split = np.sort(count, axis=1)[:, 2] == 2
    split &= np.sort(count, axis=1)[:, 1] == 1
    assert split.any()
    assert ((votes != again)[split].sum(axis=1) == 1).all()


def test_numbers_bear_names() -> None:
    """A member's number is asked by their name, so that it can be drawn anew for them alone."""
    case = with_members(PEOPLE, {"bandwagon": 10, "order": ["ash"]})
    asked: list[tuple[str, int]] = []
    play(case, state_of(case, 8), asked=asked)
    names = {f"step/ballot/{name}" for name in ("ballot/ash", "ballot/beech", "ballot/cedar", "order/beech")}
    assert names <= {name for name, _ in asked}
    assert "step/ballot/order/ash" not in {name for name, _ in asked}
    assert {"ballot/ash", "second/ash", "consent/ash"} == {one.format(actor="ash") for one in vote.Spec.OWN_STREAMS}


def test_one_by_one() -> None:
    """The first option with a majority stands; the roll call and the motion are those of the last ballot held."""
    more = {"procedure": "one-by-one", "order_of_options": ["close", "mend"]}
    case = with_members(PEOPLE, more, **THREE)
    state = state_of(case, 4000, positions=POSITIONS)
    new = play(case, state)
    single = {}
    for option in ("close", "mend"):
        one = with_members(PEOPLE, {"motion": option}, **THREE)
        single[option] = play(one, state)
    close, mend = (single[option]["decided", "ballot"] for option in ("close", "mend"))
    assert (new["decided", "ballot"] == np.where(close > 0, close, mend)).all()
    held_first = new["motion", "ballot"] == 2
    assert (new["vote", "ballot"][held_first] == single["close"]["vote", "ballot"][held_first]).all()
    assert (new["vote", "ballot"][~held_first] == single["mend"]["vote", "ballot"][~held_first]).all()


def test_below_the_quorum_nothing_changes_what_stood() -> None:
    """Undecided is not a decision for what holds: what stood before stands on."""
    case = with_members(PEOPLE, rule={"board": {"kind": "majority", "quorum": 4}})
    state = state_of(case, 8, positions=POSITIONS).updated({("standing", "pier"): np.ones(8, dtype=np.int8)})
    new = play(case, state)
    assert (new["decided", "ballot"] == -1).all()
    assert (new["standing", "pier"] == 1).all()


def test_debts_without_pressure_are_not_read() -> None:
    """What feeds nothing must not be counted among the numbers of a run, but is there to be held far out."""
    case = with_members(PEOPLE, owes={"ash": {"beech": 0.9}})
    assert "actor.ash.owes.beech" in playable(case.step[0]).reads(case)
    committee = {"step.ballot.dissents", "step.ballot.overturned"}
    idle = playable(case.step[0]).idle_constants(case)
    assert idle - committee == {"actor.ash.owes.beech", "step.ballot.own_precision"}
    seen: set[tuple[str, str]] = set()
    play(case, state_of(case, 8).at(None, seen))
    assert ("number", "actor.ash.owes.beech") not in seen
    held = state_of(case, 4000, positions=POSITIONS, numbers={"step.ballot.pressure": 0.5})
    first = play(case, state_of(case, 4000, positions=POSITIONS))
    assert (play(case, held)["vote", "ballot"] != first["vote", "ballot"]).any()


ALONE = {key: one for key, one in BASE.items() if key != "precision"}


@pytest.mark.parametrize("way", [{}, {"procedure": "plurality"}])
def test_who_decides_alone_does_not_err_as_one_of_a_crowd(way: dict[str, Any]) -> None:
    """One person leans by a tenth: among others they would do so in .65, alone in .95."""
    case = case_of({"board": ["ash"]}, written=(ALONE | way,))
    step = playable(case.step[0])
    assert "step.ballot.precision" in step.idle_constants(case)
    assert "step.ballot.own_precision" not in step.idle_constants(case)
    numbers = {"step.ballot.own_precision": 30.0, "step.ballot.precision": 6.0}
    done = play(case, state_of(case, 40_000, positions={"ash": 55.0}, numbers=numbers))
    expected = probability(np.array([0.1]), 30.0)[0]
    assert np.mean(done["decided", "ballot"] == 1) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("step", "more", "key"),
    [
        ({}, {}, "own_precision"),
        ({"precision": 5}, {}, "precision"),
        ({"precision": 5, "own_precision": 20}, {}, "own_precision"),
        ({}, {"seats": {"ash": 4.0}}, "precision"),
    ],
    ids=["alone", "the case says precision", "it says both", "a bloc"],
)
def test_which_precision_counts(step: dict[str, Any], more: dict[str, Any], key: str) -> None:
    case = case_of({"board": ["ash"]}, written=(ALONE | step,), **more)
    assert playable(case.step[0]).which_precision(case) == key
    idle = playable(case.step[0]).idle_constants(case)
    assert f"step.ballot.{key}" not in idle
    assert len(idle & {"step.ballot.precision", "step.ballot.own_precision"}) == 1


def test_who_is_away_throughout_leaves_one_alone_and_of_several_nobody_is() -> None:
    alone = case_of({"board": PEOPLE}, written=(ALONE,), absent={"board": ["beech", "cedar"]})
    assert playable(alone.step[0]).which_precision(alone) == "own_precision"
    several = case_of({"board": PEOPLE}, written=(ALONE,))
    assert playable(several.step[0]).which_precision(several) == "precision"
    wrong = case_of({"board": PEOPLE}, written=(ALONE | {"own_precision": 20},))
    assert [key for key, *_ in playable(wrong.step[0]).check(wrong)] == ["own_precision"]
    both = case_of({"board": ["ash"]}, written=(ALONE | {"own_precision": 20, "precision": 5},))
    assert [key for key, *_ in playable(both.step[0]).check(both)] == ["own_precision"]
    # to a body of several it makes no difference: the case is named as it was before there was such a key
    assert "own_precision" not in several.digest_text
    assert "own_precision" in alone.digest_text


def test_a_caucus_binds_once_it_has_been_spoken_for() -> None:
    """The second of two members votes more for it only where the first did; a caucus on another option binds nobody."""
    written = (
        {"id": "supper", "kind": "caucus", "members": ["ash", "beech"], "issue": "pier", "discipline": 0.4},
        BASE | {"order": ["ash", "beech"], "motion": "close"},
    )
    shifts = {}
    for option in (None, "close", "mend", "keep"):
        supper = written[0] | ({} if option is None else {"option": option})
        case = case_of({"board": PEOPLE}, written=(supper, written[1]), **THREE)
        state = state_of(case, 20_000, positions=POSITIONS)

        bound = state.updated(playable(case.step[0]).play(case, state, streams_of("supper", 20_000)))
        votes, free = play(case, bound)["vote", "ballot"], play(case, state)["vote", "ballot"]
        first_for, second = votes[:, 0] == 2, votes[:, 1] == 2
        assert (votes[:, 0] == free[:, 0]).all()
        assert (votes[:, 2] == free[:, 2]).all()
        shifts[option] = (second[first_for].mean(), second[~first_for].mean())
    alone = probability(np.array([-0.4]), 5.0)[0]
    assert shifts[None] == shifts["close"]
    assert shifts["close"] == pytest.approx((0.5, alone), abs=0.015)
    assert shifts["mend"] == pytest.approx((alone, alone), abs=0.015)
    assert shifts["keep"] == pytest.approx((alone, probability(np.array([-0.8]), 5.0)[0]), abs=0.015)


def test_a_hall_votes_by_its_rule() -> None:
    """A rule that does not count gets what each owes: who owes the leader carries the room for what holds."""
    hall = {"kind": "acclamation", "leader": "ash", "rivals": ["beech"], "steepness": 8, "signatures": 0}
    case = case_of(
        {"board": ["lower", "upper"]},
        written=(BASE,),
        rule={"board": hall},
        owes={"upper": {"ash": 0.9}, "lower": {"beech": 0.3}, "ash": {}, "beech": {}},
        seats={"upper": 70.0, "lower": 30.0},
    )
    needs = playable(case.step[0]).reads(case)
    assert not any(path.endswith(".pier") for path in needs)
    assert {"actor.upper.owes.ash", "actor.lower.owes.beech", "actor.upper.seats"} <= set(needs)
    state = state_of(case, 20_000, numbers={"body.board.rule.chair_weight": 0.0})
    new = play(case, state)
    p = probability(np.array([0.7 * 0.9 - 0.3 * 0.3]), 8.0)[0]
    assert np.mean(new["decided", "ballot"] == 0) == pytest.approx(p, abs=0.01)
    votes = new["vote", "ballot"][:, [state.axes["actor"][one] for one in ("lower", "upper")]]
    assert (votes == new["decided", "ballot"][:, None]).all()
    told = playable(case.step[0]).observe(case, state.updated(new))["pivotal", "ballot"]
    assert told[:, state.axes["actor"]["upper"]].all()
    assert not told[:, state.axes["actor"]["ash"]].any()


@pytest.mark.parametrize("more", [{"motion": "close"}, {"procedure": "plurality"}])
def test_pivotal_is_a_recount_of_the_votes_cast(more: dict[str, Any]) -> None:
    """Who could have turned it, from the stored roll call alone, by trying every other vote."""
    case = with_members([*PEOPLE, "dorn"], more, **THREE, rule={"board": {"kind": "majority", "tie": "lot"}})
    state = state_of(case, 500)
    after = state.updated(new := play(case, state))
    told = playable(case.step[0]).observe(case, after)["pivotal", "ballot"]
    rule = rules.rule_of(case.body[0])
    votes = np.ascontiguousarray(new["vote", "ballot"])
    ballots = Ballots(votes, np.ones((500, 4)), 3, 0, new["motion", "ballot"])
    chance = {"lot": new["chance", "ballot.lot"]}
    assert (rule.decide(ballots, {}, chance).option == new["decided", "ballot"]).all()
    assert (told == rules.recount(rule, ballots, {}, chance)).all()
    assert told.any()


def complaints(more: dict[str, Any], **kinds: Any) -> list[tuple[str, str]]:
    case = with_members(PEOPLE, more, **(THREE | kinds))
    return [(key, message) for key, message, remedy in playable(case.step[-1]).check(case) if remedy]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({}, "motion"),
        ({"procedure": "motion"}, "motion"),
        ({"motion": "keep"}, "motion"),
        ({"motion": ["mend", "close"]}, "first_motion"),
        ({"motion": "mend", "first_motion": 0.5}, "first_motion"),
        ({"procedure": "plurality", "motion": "close"}, "motion"),
        ({"procedure": "one-by-one"}, "order_of_options"),
        ({"procedure": "one-by-one", "order_of_options": ["close"]}, "order_of_options"),
        ({"motion": "close", "order_of_options": ["close", "mend"]}, "order_of_options"),
        ({"procedure": "run-off", "pressure": 0.2}, "pressure"),
    ],
)
def test_what_does_not_fit_the_case_is_said(more: dict[str, Any], key: str) -> None:
    """How more than two options are put decides what comes of it: nothing about it may be left to the program."""
    found = complaints(more)
    assert [one for one, _ in found] == [key], found


def test_what_fits_is_not_complained_of() -> None:
    """A complaint where nothing is wrong would keep a good case from being played."""
    assert complaints({"motion": ["mend", "close"], "first_motion": 0.5}) == []
    assert complaints({"procedure": "run-off"}) == []
    assert complaints({"procedure": "one-by-one", "order_of_options": ["mend", "close"]}) == []
    assert complaints({}, options=("keep", "close"), at=None) == []


def test_a_hall_decides_on_one_motion() -> None:
    """Acclamation knows two directions: putting every option at once to it is a mistake, and so is a strange option."""
    hall = {"kind": "acclamation", "leader": "ash", "milder": "warn", "milder_chance": 0.1}
    found = complaints({"procedure": "plurality"}, rule={"board": hall})
    assert [key for key, _ in found] == ["procedure", "issue"]


@pytest.mark.parametrize("scale", [True, False])
def test_what_is_no_number_is_said_and_not_counted(scale: bool) -> None:
    """Nan leans nowhere: such a member would vote for what holds, and nobody would know why."""
    case = with_members(PEOPLE, {}, scale=scale)
    state, path = state_of(case, 40, positions=POSITIONS), "actor.beech.pier"
    if scale:
        holed = state["position", "pier"].copy()
        holed[3:6, state.axes["actor"]["beech"]] = np.nan
        state = state.updated({("position", "pier"): holed})
    else:
        path = "actor.beech.pier.close"
        state = state.updated({("number", path): np.where(np.arange(40) < 3, np.nan, 0.5)})
    with pytest.raises(UserError, match=rf"beech takes part in .* on pier, but in 3 of 40 draws {path} is no number"):
        play(case, state)
    # whoever is not there need not stand anywhere
    away = np.full((40, len(case.actor)), -np.inf)
    away[:6, state.axes["actor"]["beech"]] = np.inf
    assert (play(case, state.updated({("arrives", "board"): away}))["decided", "ballot"] >= 0).all()


def test_a_committee_is_not_asked_of_what_nobody_puts() -> None:
    """If it failed, a board that votes on one of three options would stop at the third, which nobody puts."""
    case = with_members(
        PEOPLE,
        {"motion": ["mend"], "procedure": "motion"},
        options=("keep", "mend", "close"),
        scale=False,
        settles={"board": "vote"},
    )
    asked = [path for path in playable(case.step[-1]).reads(case) if path.endswith((".keep", ".mend"))]
    state = state_of(case, 500, numbers={path: 0.9 if path.endswith("mend") else 0.1 for path in asked})
    state = state.updated(
        {("number", f"actor.{one}.pier.close"): np.full(500, np.nan) for one in PEOPLE},
    )
    new = play(case, state)
    assert set(np.unique(new["vote", "ballot"])) <= {0, 1}
    assert np.mean(new["decided", "ballot"] == 1) > 0.9


@pytest.mark.parametrize("settles", ["vote", None])
@pytest.mark.parametrize(("kind", "left"), [("qualified", 0), ("majority", -1)])
def test_where_too_few_are_there_nothing_is_carried(kind: str, left: int, settles: str | None) -> None:
    """Neither as the votes are stated nor where something else is put. Nobody is late in the second half of the
    draws."""
    how = None if settles is None else {"board": settles}
    case = with_members(PEOPLE, rule={"board": {"kind": kind, "quorum": 3}}, settles=how)
    late = np.where((np.arange(400)[:, None] < 200) & (np.arange(len(case.actor)) == 0), np.inf, -np.inf)
    state = state_of(case, 400, positions=dict.fromkeys(POSITIONS, 90.0)).updated({("arrives", "board"): late})
    decided = play(case, state)["decided", "ballot"]
    assert (decided[:200] == left).all()
    assert (decided[200:] == 1).mean() > 0.9


def test_a_body_without_a_quorum_asks_nothing_of_an_option_that_nobody_puts() -> None:
    """Nothing decided is told by -1: it was looked up as the last option, of which nothing is read, and the run ended
    in a message about a number that no step had left."""
    case = {
        "instantsia": 1,
        "id": "pier",
        "title": "A motion, an option that nobody puts, and too few who are there",
        "issue": [{"id": "pier", "options": ["keep", "mend", "close"]}],
        "body": [{"id": "board", "members": ["ash", "beech", "cedar"], "absent": ["cedar"], "settles": "vote",
                  "rule": {"kind": "majority", "of": "present", "tie": "status-quo", "quorum": 3}}],
        "step": [{"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "motion": "mend",
                  "date": "1931-03-11"}],
        "event": [{"id": "mended", "text": "It is mended", "when": 'ballot == "mend"'}],
        "assumption": [{"about": f"*.pier.{option}", "value": 0.5} for option in ("keep", "mend")],
    }  # fmt: skip
    assert instantsia.load(case).run(draws=64, runs=None).forecast.head.share.p == 0
