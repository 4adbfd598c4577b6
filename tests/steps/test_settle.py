"""A body settles on a point of a scale."""

from typing import Any

import numpy as np
import pytest

from instantsia.case.model import Case
from instantsia.draws.state import State
from instantsia.errors import UserError
from instantsia.models.settlement import stakes
from instantsia.models.settlement.dressing import FAILED, blocked, dress, held, table
from instantsia.models.settlement.stakes import Stakes
from instantsia.steps import playable, settle
from tests.steps.worlds import after, case_of, state_of, streams_of

PEOPLE = ["ash", "beech", "cedar", "dorn"]
POSITIONS = {"ash": 10.0, "beech": 40.0, "cedar": 60.0, "dorn": 90.0}
TERMS: dict[str, Any] = {"id": "terms", "kind": "settle", "body": "board", "issue": "pier"}
SCALE: dict[str, Any] = {"status_quo": 0.0, "line": 50.0}
WEIGHTS = {"capability": (1.0, 2.0, 3.0, 4.0), "salience": (1.0, 0.5, 0.5, 0.25)}


def world(
    more: dict[str, Any] | None = None,
    rule: dict[str, Any] | None = None,
    scale: dict[str, Any] | None = None,
    settles: str | None = None,
) -> Case:
    return case_of(
        {"board": PEOPLE},
        written=(TERMS | {"dressed": False} | (more or {}),),
        rule={"board": rule or {"kind": "consensus"}},
        issue=SCALE | (scale or {}),
        settles={} if settles is None else {"board": settles},
    )


def state(case: Case, draws: int = 16, numbers: dict[str, Any] | None = None) -> State:
    weighed = {
        f"actor.{one}.{what}.pier": value
        for what, values in WEIGHTS.items()
        for one, value in zip(PEOPLE, values, strict=True)
    }
    needed = {path for path in playable(case.step[0]).reads(case) if path in weighed}
    return state_of(
        case, draws, positions=POSITIONS, numbers={path: weighed[path] for path in sorted(needed)} | (numbers or {})
    )


def play(case: Case, given: State, **more: Any) -> Any:
    return playable(case.step[-1]).play(case, given, streams_of("terms", given.draws, **more))


def test_a_body_under_consensus_settles_on_its_weighted_mean() -> None:
    """sum c s x / sum c s: another weight, or the median, would be another regime than the body's rule says."""
    new = play(c := world(), state(c))
    weights = np.multiply(*WEIGHTS.values())
    expected = float(np.dot(weights, list(POSITIONS.values())) / weights.sum())
    assert new["value", "terms"] == pytest.approx(np.full(16, expected))
    assert not new["blocked", "terms"].any()


def test_a_body_that_votes_settles_on_its_median_nearer_to_what_holds() -> None:
    """Of four voters the two in the middle stand at 40 and 60; with 0 as what holds the lower one counts."""
    new = play(c := world(rule={"kind": "qualified"}), state(c))
    assert (new["value", "terms"] == 40.0).all()
    high = world(rule={"kind": "majority"}, scale={"status_quo": 100.0})
    assert (play(high, state(high))["value", "terms"] == 60.0).all()


def test_a_veto_player_near_what_holds_bounds_the_change() -> None:
    """The one at 10 accepts up to 20 over a status quo of 0; without their veto the median would carry 40."""
    case = world(rule={"kind": "qualified", "vetoes": ["ash"]})
    assert (play(case, state(case))["value", "terms"] == 20.0).all()


def test_a_quota_bounds_the_change() -> None:
    """All four votes are needed: the one at 10 decides as if they had a veto."""
    case = world(rule={"kind": "qualified", "quota": 4})
    assert (play(case, state(case))["value", "terms"] == 20.0).all()


def test_a_member_without_seats_may_hold_a_veto_and_moves_no_median() -> None:
    """Seats 0 take a member out of the median and out of the quota, not out of what must be agreed."""
    case = case_of(
        {"board": PEOPLE},
        written=(TERMS | {"dressed": False},),
        rule={"board": {"kind": "qualified", "vetoes": ["dorn"]}},
        seats={"dorn": 0.0},
        issue=SCALE | {"status_quo": 100.0},
    )
    given = state_of(case, 8, positions=POSITIONS)
    # the median of three stands at 40; the one at 90 accepts down to 80 only
    assert (play(case, given)["value", "terms"] == 80.0).all()


def test_what_holds_is_not_dressed_and_fails_as_often_as_it_is_said_to() -> None:
    """A veto player at what holds blocks everything: the status quo to the point, or else the dressed median."""
    more = {"dressed": True, "blocked_fails": 0.25, "model": "win-set"}
    case = world(more, {"kind": "qualified", "vetoes": ["ash"]}, settles="bargain")
    given = state_of(case, 40_000, positions=POSITIONS | {"ash": 0.0}, numbers={"issue.pier.status_quo": 0.0})
    new = play(case, given)
    assert new["blocked", "terms"].all()
    assert (new["undressed", "terms"] == 0.0).all()
    fails, error, somebody = (streams_of("terms", 40_000).uniform(name) for name in ("blocked", "error", "somebody"))
    fails = fails < 0.25
    assert (new["value", "terms"][~fails] == 0.0).all()
    among = held(Stakes(np.broadcast_to([0.0, 40.0, 60.0, 90.0], (int(fails.sum()), 4)), 1.0, 1.0))
    expected = dress(np.full(int(fails.sum()), 40.0), among, error[fails], somebody[fails], "win-set" + FAILED)
    assert (new["value", "terms"][fails] == expected).all()
    assert np.mean(fails) == pytest.approx(0.25, abs=0.01)


def test_the_default_of_its_failing_is_what_the_table_measured() -> None:
    """A default typed in by hand would part from the table when that is made anew."""
    spec = world().step[0]
    assert isinstance(spec, settle.Spec)
    assert spec.blocked_fails.middle == pytest.approx(blocked().failed, abs=0.005)
    assert spec.blocked_fails.source == "default"


def test_errors_are_added_in_units_of_what_is_held() -> None:
    """The same numbers at the same table must give the same error as the model, and nothing outside of what is held."""
    case = world({"dressed": True})
    new = play(case, given := state(case, 2000))
    u, somebody = (streams_of("terms", 2000).uniform(name) for name in ("error", "somebody"))
    among = held(Stakes(given["position", "pier"], given["capability", "pier"], given["salience", "pier"]))
    expected = dress(new["undressed", "terms"], among, u, somebody, "weighted-mean")
    assert (new["value", "terms"] == expected).all()
    assert (new["spread", "terms"] == among.spread).all()
    assert ((new["value", "terms"] >= 10) & (new["value", "terms"] <= 90)).all()


def test_a_spread_that_is_kept_counts_in_the_place_of_what_is_met() -> None:
    """Where it is kept at nothing no error is left; what is told of the table is what is met all the same."""
    case = world({"dressed": True})
    given = state(case, 2000)
    kept = given.updated({("spread_kept", "terms"): np.zeros(2000)})
    new, free = play(case, kept), play(case, given)
    somebody = streams_of("terms", 2000).uniform("somebody") < table("weighted-mean").share[0]
    assert (new["value", "terms"][~somebody] == new["undressed", "terms"][~somebody]).all()
    assert (new["value", "terms"][somebody] == free["value", "terms"][somebody]).all()
    assert (new["spread", "terms"] == free["spread", "terms"]).all()


def test_each_of_several_models_settles_its_share_of_the_draws() -> None:
    """The choice is a number of its own: as likely each, and where it falls the model's own point stands."""
    names = ("weighted-mean", "weighted-median", "win-set")
    case = world({"model": names}, {"kind": "qualified"})
    new = play(case, given := state(case, 30_000))
    chosen = new["model", "terms"]
    assert np.bincount(chosen, minlength=3) / 30_000 == pytest.approx(np.full(3, 1 / 3), abs=0.01)
    for place, name in enumerate(names):
        alone = world({"model": name}, {"kind": "qualified"})
        single = play(alone, state(alone, 30_000))["value", "terms"]
        rows = chosen == place
        assert (new["value", "terms"][rows] == single[rows]).all(), name
    assert (given["number", "step.terms.model"] < 3).all()


def test_who_is_away_has_no_weight() -> None:
    """The mean of those who are there: the position of one who is not in the room would pull it."""
    case = case_of(
        {"board": PEOPLE},
        written=(TERMS | {"dressed": False},),
        rule={"board": {"kind": "consensus"}},
        absent={"board": ["dorn"]},
        issue=SCALE,
    )
    ones = {path: 1.0 for path in playable(case.step[0]).reads(case) if ".pier" in path}
    assert not any("dorn" in path for path in ones)
    new = play(case, state_of(case, 8, positions=POSITIONS, numbers=ones))
    assert new["value", "terms"] == pytest.approx(np.full(8, (10 + 40 + 60) / 3))


def away(case: Case, *names: str, draws: int = 8) -> State:
    """A state in which some have not come, though the body counts them in."""
    arrives = np.full((draws, len(case.actor)), -np.inf)
    for place, actor in enumerate(case.actor):
        arrives[:, place] = np.inf if actor.id in names else -np.inf
    return state(case, draws).updated({("arrives", "board"): arrives})


def test_a_veto_player_who_has_not_come_blocks_nothing() -> None:
    """The one at 10 holds what is at 20 against all who want more, but not from afar, nor as one at the low end."""
    high = world({"model": "win-set"}, {"kind": "qualified", "quota": 2, "vetoes": ["dorn"]}, {"status_quo": 20.0})
    # the median of the three who are there is 40
    assert (play(high, away(high, "dorn"))["undressed", "terms"] == 40.0).all()
    low = world({"model": "win-set"}, {"kind": "qualified", "quota": 2, "vetoes": ["ash"]}, {"status_quo": 20.0})
    assert (play(low, state(low, 8))["undressed", "terms"] == 20.0).all()
    assert (play(low, away(low, "ash"))["undressed", "terms"] == 60.0).all()


def test_a_setter_who_has_not_come_proposes_nothing() -> None:
    """If it failed, they would propose the low end of the scale, where nobody has put them."""
    for model in ("procedural", "quantal-response"):
        case = world(
            {"model": model, "setter": "dorn", "precision": 1000.0}, {"kind": "qualified"}, {"status_quo": 30.0}
        )
        new = play(case, away(case, "dorn"))
        assert (new["undressed", "terms"] == 30.0).all(), model
        assert new["blocked", "terms"].all()


@pytest.mark.parametrize("model", ["win-set", "procedural"])
def test_moving_one_who_has_not_come_moves_nothing(model: str) -> None:
    """If it failed, a member who is not in the room would be called pivotal."""
    rule = {"kind": "qualified", "vetoes": ["ash", "dorn"]}
    case = world({"model": model, "setter": "ash"}, rule, {"status_quo": 20.0})
    given = away(case, "ash")
    new = play(case, given)
    done = after(given, "terms", new)
    spec = case.step[0]
    assert isinstance(spec, settle.Spec)
    for place in (0.0, 100.0):
        moved = spec.with_actor_at(case, done, place)
        assert (moved[:, PEOPLE.index("ash")] == new["undressed", "terms"]).all()


@pytest.mark.parametrize(
    ("scale", "names", "index"),
    [
        ({"stretches": {"little": 20.0, "half": 40.0, "much": 100.0}}, ("little", "half", "much"), 1),
        ({}, ("short_of_line", "beyond"), 0),
        ({"line": 39.0}, ("short_of_line", "beyond"), 1),
        ({"line": 40.0}, ("short_of_line", "beyond"), 0),
        ({"line": 40.0, "beyond": "below"}, ("short_of_line", "beyond"), 0),
        ({"line": 41.0, "beyond": "below"}, ("short_of_line", "beyond"), 1),
        ({"line": None}, ("settled",), 0),
    ],
)
def test_what_comes_of_it(scale: dict[str, Any], names: tuple[str, ...], index: int) -> None:
    """It settles at 40: a stretch's upper end belongs to it, the line itself is not beyond."""
    case = world(rule={"kind": "qualified"}, scale=scale)
    assert playable(case.step[0]).outcomes(case) == names
    assert (play(case, state(case))["decided", "terms"] == index).all()


@pytest.mark.parametrize("model", ["weighted-mean", "weighted-median", "mode", "win-set", "procedural"])
def test_one_member_moved_is_the_case_with_that_member_there(model: str) -> None:
    """Who is pivotal is read off `with_actor_at`: it must be what the step gives with them at that place."""
    case = world({"model": model, "setter": "beech"}, {"kind": "qualified", "vetoes": ["cedar"]})
    given = state(case, 50, {"issue.pier.status_quo": np.linspace(0, 100, 50)})
    done = after(given, "terms", play(case, given))
    spec = case.step[0]
    assert isinstance(spec, settle.Spec)
    for place in (0.0, 37.0, 100.0):
        moved = spec.with_actor_at(case, done, place)
        for column, one in enumerate(PEOPLE):
            there = state_of(
                case,
                50,
                positions=POSITIONS | {one: place},
                numbers={path: given["number", path] for path in spec.reads(case) if ("number", path) in given},
            )
            np.testing.assert_allclose(moved[:, column], play(case, there)["undressed", "terms"], atol=1e-9)


def test_where_nobody_has_come_nothing_is_settled() -> None:
    """An empty room would else settle at the low end of the scale, on which nobody stands."""
    case = world({"model": "weighted-mean"})
    given = state(case)
    late = given.updated({("arrives", "board"): np.where(np.arange(16)[:, None] < 4, np.inf, -np.inf) * np.ones(4)})
    new = play(case, late)
    assert new["happened", "terms"].tolist() == [False] * 4 + [True] * 12
    whole = play(case, given)
    assert ("happened", "terms") not in whole
    assert (new["value", "terms"][4:] == whole["value", "terms"][4:]).all()


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"kind": "majority"}, 40.0),
        ({"kind": "majority", "of": "all"}, 20.0),
        ({"kind": "qualified", "quota": 2}, 40.0),
        ({"kind": "qualified", "quota": 3}, 20.0),
        ({"kind": "qualified"}, 20.0),
        ({"kind": "consensus"}, 20.0),
    ],
)
def test_as_many_must_agree_as_the_rule_says(rule: dict[str, Any], place: float) -> None:
    """Three of five are there, at 10, 40 and 60: where three must agree the one at 10 lets it go to 20 and no farther.

    Half of all, and half of those present, are not the same; a rule that is not asked settles as a simple majority.
    """
    case = case_of(
        {"board": [*PEOPLE, "elm"]},
        written=(TERMS | {"dressed": False, "model": "win-set"},),
        rule={"board": rule},
        absent={"board": ["dorn", "elm"]},
        issue=SCALE,
    )
    assert [*playable(case.step[0]).check(case)] == []
    new = play(case, state_of(case, 8, positions=POSITIONS))
    assert (new["value", "terms"] == place).all()


def test_where_all_are_numbers_nobody_is_looked_for_who_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """To go through all tables once more takes longer than to add them up."""
    monkeypatch.setattr("instantsia.steps._stakes.known", None)
    case = world({"model": "weighted-mean"})
    assert np.isfinite(play(case, state(case))["value", "terms"]).all()


@pytest.mark.parametrize("what", ["position", "capability", "salience"])
def test_what_is_no_number_is_said_and_not_settled(what: str) -> None:
    """A mean of nan is nan, and a median of it anything; whoever is away need not stand anywhere."""
    case = world({"model": "weighted-mean"})
    given = state(case)
    holed = given[what, "pier"].copy()
    holed[:5, 1] = np.nan
    path = "actor.beech.pier" if what == "position" else f"actor.beech.{what}.pier"
    holes = given.updated({(what, "pier"): holed})
    with pytest.raises(UserError, match=rf"beech takes part in .* on pier, but in 5 of 16 draws {path} is no number"):
        play(case, holes)
    late = np.where((np.arange(16)[:, None] < 5) & (np.arange(4) == 1), np.inf, -np.inf)
    new = play(case, holes.updated({("arrives", "board"): late}))
    assert np.isfinite(new["value", "terms"]).all()


def test_below_the_quorum_nothing_is_settled() -> None:
    """Three seats are there in the first draws, where four must be; a model under which nobody votes goes by none."""
    rule = {"kind": "majority", "quorum": 4}
    for model, settled in (("win-set", [False] * 4 + [True] * 12), ("mode", [True] * 16)):
        case = world({"model": model}, rule)
        late = np.where((np.arange(16)[:, None] < 4) & (np.arange(4) == 3), np.inf, -np.inf)
        given = state(case).updated({("arrives", "board"): late})
        new = play(case, given)
        assert new.get(("happened", "terms"), np.ones(16, bool)).tolist() == settled, model
        done = after(given, "terms", new)
        assert (done["decided", "terms"] >= 0).tolist() == settled
        assert np.isfinite(done["value", "terms"]).tolist() == settled


def test_where_the_quorum_of_a_qualified_majority_is_missed_what_holds_stands() -> None:
    """Three seats are there in the first draws, where four must be."""
    case = world({"model": "win-set"}, {"kind": "qualified", "quorum": 4})
    late = np.where((np.arange(16)[:, None] < 4) & (np.arange(4) == 3), np.inf, -np.inf)
    given = state(case).updated({("arrives", "board"): late})
    new = play(case, given)
    holds = given["number", "issue.pier.status_quo"]
    assert (new["value", "terms"][:4] == holds[:4]).all()
    assert (new["value", "terms"][4:] != holds[4:]).all()


def test_a_model_is_shown_the_same_whatever_stands_beside_it() -> None:
    """Where nobody weighs anything the mean is the plain one, alone as beside a model that asks for the status quo."""
    nothing = {f"actor.{one}.capability.pier": 0.0 for one in PEOPLE}
    alone = world({"model": "weighted-mean"}, {"kind": "qualified"})
    beside = world({"model": ["weighted-mean", "win-set"]}, {"kind": "qualified"})
    new = play(beside, state(beside, 64, nothing))
    rows = new["model", "terms"] == 0
    assert rows.any()
    assert (new["value", "terms"][rows] == play(alone, state(alone, 64, nothing))["value", "terms"][rows]).all()


@pytest.mark.parametrize(
    ("more", "rule", "scale", "key"),
    [
        ({"model": "mean"}, None, {}, "model"),
        ({"model": ["mode", "mode"]}, None, {}, "model"),
        ({"model": "procedural"}, None, {}, "setter"),
        ({"given": True}, None, {}, "given"),
        ({}, {"kind": "acclamation", "leader": "ash"}, {}, "model"),
        ({"model": ["mode", "win-set"]}, {"kind": "acclamation", "leader": "ash"}, {}, "model"),
    ],
)
def test_what_cannot_be_settled_is_said(
    more: dict[str, Any], rule: dict[str, Any] | None, scale: dict[str, Any], key: str
) -> None:
    """Each mistake would else come up in the middle of a run, or silently settle by another model."""
    case = world(more, rule, scale)
    assert key in {found[0] for found in playable(case.step[0]).check(case)}


@pytest.mark.parametrize("model", ["weighted-mean", "win-set", "procedural", "quantal-response"])
def test_piece_by_piece_gives_the_same_bits(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many draws a model is given at a time is a matter of speed: no digit may hang on it."""
    case = world({"model": model, "setter": "beech", "dressed": True}, {"kind": "qualified", "vetoes": ["cedar"]})
    given = state(case, 1000, {"issue.pier.status_quo": np.linspace(0, 100, 1000)})
    whole = play(case, given)
    monkeypatch.setattr(stakes, "CACHED", 4 * 300)
    monkeypatch.setattr(stakes, "LEAST", 1)
    pieces = play(case, given)
    for key, values in whole.items():
        np.testing.assert_array_equal(values, pieces[key])
