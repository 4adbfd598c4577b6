"""What would be wrong: parts that do not add up, an edit that is given what another did, a traceback where a case lies
between two cases that is none."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import api
from instantsia.analysis.changes.attribution import _ends, _rest, _shapley, attributed, values
from instantsia.analysis.changes.compare import compare, compare_runs
from instantsia.analysis.replaying import shares
from instantsia.analysis.results.changes import Attribution, Comparison
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.run import columns_of
from instantsia.errors import UserError
from tests.analysis.by_hand import ballot, board, number
from tests.analysis.changes.test_edits import assumed, bodies
from tests.analysis.course.test_courses import pier

DRAWS = 1600


def compared(before: Plan, after: Plan) -> Comparison:
    was, now = columns_of(before), columns_of(after)
    return attributed(compare_runs(before, was, after, now), before, was, after, now)


def attribution(before: Case | Plan, after: Case | Plan) -> Attribution:
    """What each edit did, from runs of their own."""
    plans = [one if isinstance(one, Plan) else Plan(one, draws=DRAWS) for one in (before, after)]
    found = compared(*plans).attribution
    assert found is not None
    return found


def parts(found: Attribution) -> dict[str, float]:
    return {one.id: one.moves for one in found.edits}


def two_votes(first: Any, second: Any, when: str = 'one == "close" and other == "close"', **more: Any) -> Case:
    """Two boards of one member each vote on the same thing, each as its member leans."""
    alone = [{"id": f"board_{one}", "members": [one], "rule": {"kind": "majority"}} for one in ("alder", "birch")]
    return board(
        {"alder": first, "birch": second},
        body=alone,
        step=[ballot("one", "board_alder"), ballot("other", "board_birch")],
        event=[{"id": "both", "text": "Both close it", "when": when}],
        **more,
    )


def share_of(case: Case, draws: int = DRAWS) -> float:
    plan = Plan(case, draws=draws)
    prepared = prepare(plan)
    (holds, *_) = shares.events(prepared, shares.state_of(prepared, columns_of(plan))).values()
    return float(np.count_nonzero(holds)) / draws


# ------------------------------------------------------------------------------------------------ the Shapley value


@given(
    st.integers(1, 5).flatmap(
        lambda k: st.tuples(st.just(k), st.lists(st.integers(0, 50), min_size=2**k, max_size=2**k))
    )
)
def test_the_weights_are_the_mean_over_all_orders(game: tuple[int, list[int]]) -> None:
    """Against the definition: every order in which the edits can be made counts as much as any other."""
    count, worth = game
    groups = [frozenset({place}) for place in range(count)]

    def v(some: frozenset[int]) -> int:
        return worth[sum(1 << one for one in some)]

    for place in range(count):
        marginal = []
        for order in itertools.permutations(range(count)):
            there = frozenset(order[: order.index(place)])
            marginal.append(v(there | {place}) - v(there))
        found = math.fsum(c * v(some) for some, c in _shapley(groups, place).items())
        assert found == pytest.approx(sum(marginal) / len(marginal), abs=1e-9)


@given(st.integers(7, 12))
def test_first_and_last_leave_over_what_the_whole_lacks(count: int) -> None:
    groups = [frozenset({place}) for place in range(count)]
    every = frozenset(range(count))
    rest = _rest([_ends(groups, place) for place in range(count)], every)
    assert rest[every] == 1 - count / 2
    assert rest[frozenset()] == count / 2 - 1
    assert all(rest[frozenset({one})] == -0.5 and rest[every - {one}] == 0.5 for one in range(count))
    assert _rest([_shapley(groups[:4], place) for place in range(4)], frozenset(range(4))) == {}


def test_two_edits_of_independent_votes_in_closed_form() -> None:
    """Both must close it: an edit counts its own rise times the other's chance, half before and half after it."""
    before, after = two_votes("0..100", "20..100"), two_votes("25..100", "45..100")
    found = attribution(Plan(before, draws=2000), Plan(after, draws=2000))
    a, b = 1 / 2, 50 / 80
    a_after, b_after = 50 / 75, 50 / 55
    expected = {"alder.pier": (a_after - a) * (b + b_after) / 2, "birch.pier": (b_after - b) * (a + a_after) / 2}
    for one in found.edits:
        assert abs(one.moves - expected[one.id]) < 4 * one.moves_error
        assert 0 < one.moves_error < 0.02
    # and to the last draw from four runs of their own
    q = {
        (i, j): share_of(two_votes(x, y), 2000)
        for (i, x), (j, y) in itertools.product(enumerate(("0..100", "25..100")), enumerate(("20..100", "45..100")))
    }
    assert parts(found)["alder.pier"] == pytest.approx((q[1, 0] - q[0, 0] + q[1, 1] - q[0, 1]) / 2, abs=1e-12)
    assert parts(found)["birch.pier"] == pytest.approx((q[0, 1] - q[0, 0] + q[1, 1] - q[1, 0]) / 2, abs=1e-12)


@pytest.mark.parametrize("when", ['one == "close" and other == "close"', 'one == "close" or other == "close"'])
def test_symmetric_edits_have_equal_parts(when: str) -> None:
    """Otherwise who stands first in the file would be given more."""
    found = attribution(two_votes(0, 0, when), two_votes(100, 100, when))
    assert parts(found) == {"alder.pier": 0.5, "birch.pier": 0.5}


def test_the_order_in_which_a_case_is_written_is_no_part_of_the_answer() -> None:
    before = pier(assumption=assumed(alder="80..100", birch="0..20", cedar="0..100"))
    values_ = {"alder": "40..100", "birch": "0..60", "cedar": 70}
    after = pier(assumption=assumed(**values_))
    turned = pier(assumption=assumed(**dict(reversed(values_.items()))))
    assert attribution(before, after) == attribution(before, turned)


# ------------------------------------------------------------------------------------------------------ adding up


@pytest.mark.parametrize("draws", [DRAWS, 5000])
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_the_parts_add_up_to_the_printed_difference(draws: int, count: int) -> None:
    """Otherwise somebody would look for a change that nobody made."""
    names = ("a", "b", "c", "d", "e", "f", "g")
    after = board({one: "10..90" if place >= count else "40..95" for place, one in enumerate(names)}, precision=3)
    before = board(dict.fromkeys(names, "10..90"), precision=3)
    plans = Plan(before, draws=draws), Plan(after, draws=draws)
    found = compared(*plans)
    assert found.attribution is not None
    assert len(found.attribution.edits) == count
    assert found.attribution.method == ("shapley" if count <= 6 else "first and last")
    whole = math.fsum((*parts(found.attribution).values(), found.attribution.together))
    assert whole == pytest.approx(found.events[0].change, abs=1e-12)
    assert (found.attribution.before, found.attribution.after) == (found.events[0].before, found.events[0].after)
    if count <= 6:
        assert found.attribution.together == 0


def test_one_edit_alone_is_the_difference_and_its_error_that_of_compare() -> None:
    before, after = Plan(pier(), draws=DRAWS), Plan(pier(body=bodies("alder", "cedar", "dorn")), draws=DRAWS)
    (one,) = attribution(before, after).edits
    other = compare(before, after).events[0]
    assert one.moves == pytest.approx(other.change, abs=1e-15)
    assert one.moves_error == pytest.approx(other.mcse)


def test_many_edits_by_brute_force() -> None:
    """Seven edits: each as the first and as the last, against runs of their own."""
    names = ("a", "b", "c", "d", "e", "f", "g")

    def voting(high: frozenset[str]) -> Case:
        return board({one: "40..95" if one in high else "10..90" for one in names}, precision=3)

    found = attribution(voting(frozenset()), voting(frozenset(names)))
    none, every = share_of(voting(frozenset())), share_of(voting(frozenset(names)))
    for one in names:
        first, last = share_of(voting(frozenset({one}))), share_of(voting(frozenset(names) - {one}))
        assert parts(found)[f"{one}.pier"] == pytest.approx((first - none + every - last) / 2, abs=1e-12)
    assert found.together == pytest.approx(every - none - math.fsum(parts(found).values()), abs=1e-12)


def test_what_the_headline_does_not_read_is_listed_as_nothing() -> None:
    before = two_votes("0..100", "0..100", 'one == "close"')
    after = two_votes("30..100", 80, 'one == "close"')
    found = attribution(Plan(before, draws=5000), Plan(after, draws=5000))
    assert [one.id for one in found.edits] == ["alder.pier", "birch.pier"]
    assert (found.edits[1].moves, found.edits[1].moves_error) == (0.0, 0.0)


def test_an_edit_that_undoes_another() -> None:
    """A difference of nothing can be two changes that cancel: it must not be spread over them without measure."""
    before = two_votes("0..100", "0..100", 'one == "close" and other == "keep"')
    after = two_votes("20..100", "0..80", 'one == "close" and other == "keep"')
    back = two_votes("0..80", "0..80", 'one == "close" and other == "keep"')
    assert all(one.moves > 0 for one in attribution(before, after).edits)
    one, other = sorted(attribution(Plan(before, draws=9000), Plan(back, draws=9000)).edits, key=lambda e: e.moves)
    assert -0.2 < one.moves < -0.05 < 0.05 < other.moves < 0.2


# ------------------------------------------------------------------------------------ edits that cannot stand alone


def without_everybody(members: tuple[str, ...], values_: Mapping[str, Any], **more: Any) -> Case:
    """A board whose members each need an assumption of their own."""
    own = [{"about": f"{one}.pier", "value": value, "why": "so"} for one, value in values_.items()]
    return board(
        dict.fromkeys(members, 50),
        actor=[{"id": one} for one in ("alder", "birch", "cedar", "dorn", "elm", "fir")],
        assumption=own,
        **more,
    )


def test_a_member_who_needs_a_number_is_one_edit_with_it() -> None:
    """Otherwise a case that reads what nobody assumes would have to be played."""
    four = {"alder": "0..100", "birch": "0..100", "cedar": "0..100"}
    before = without_everybody(("alder", "birch", "cedar"), four)
    after = without_everybody(("alder", "birch", "cedar", "elm"), four | {"elm": 90, "birch": 60})
    found = attribution(before, after)
    assert {one.id: [part.id for part in one.parts] for one in found.edits} == {
        "body.board.members=+elm": ["body.board.members=+elm", "elm.pier"],
        "birch.pier": [],
    }
    assert math.fsum(parts(found).values()) == pytest.approx(found.after - found.before, abs=1e-12)
    back = attribution(after, before)
    assert {one.id for one in back.edits} == {"body.board.members=-elm", "birch.pier"}


def test_many_edits_that_cannot_stand_alone() -> None:
    """Above six each is tried as the first and as the last only: what needs another must be found all the same."""
    few = dict.fromkeys(("alder", "birch", "cedar", "dorn"), "0..100")
    before = without_everybody(tuple(few), few)
    more = dict.fromkeys(few, "20..100") | {"elm": 80, "fir": 20}
    after = without_everybody((*few, "elm", "fir"), more, step=[ballot("ballot", "board", 3)], title="Other")
    found = attribution(before, after)
    together = {one.id: [part.id for part in one.parts] for one in found.edits if one.parts}
    assert together == {
        "body.board.members=+elm": ["body.board.members=+elm", "elm.pier"],
        "body.board.members=+fir": ["body.board.members=+fir", "fir.pier"],
    }
    assert len(found.edits) == 7
    assert found.method == "first and last"


def test_two_assumptions_of_which_one_must_stay() -> None:
    """Each can be taken out alone, both only once the member is gone: found where two go together, not one."""
    everybody = {"about": "*.pier", "value": "0..100", "why": "so"}
    own = {"about": "elm.pier", "value": 90, "why": "so"}
    rest = [{"about": f"{one}.pier", "value": "0..100", "why": "so"} for one in ("alder", "birch", "cedar")]

    def voting(members: tuple[str, ...], more: list[dict[str, Any]]) -> Case:
        people = [{"id": one} for one in ("alder", "birch", "cedar", "elm")]
        return board(dict.fromkeys(members, 50), actor=people, assumption=[*rest, *more])

    found = attribution(
        voting(("alder", "birch", "cedar", "elm"), [everybody, own]), voting(("alder", "birch", "cedar"), [])
    )
    assert math.fsum(parts(found).values()) == pytest.approx(found.after - found.before, abs=1e-12)
    assert [len(one.parts) for one in found.edits] == [3]


def test_an_actor_is_taken_out() -> None:
    names = ("alder", "birch", "cedar", "dorn", "elm")
    before = board(dict.fromkeys(names, "20..100"))
    after = board(dict.fromkeys(names[:-1], "20..100"))
    (one,) = attribution(before, after).edits
    assert (one.id, one.kind, one.before, one.after) == ("actor.elm", "actor", "pier 20..100", "removed")
    assert one.moves == pytest.approx(share_of(after) - share_of(before), abs=1e-12)


def test_a_constant_is_changed() -> None:
    before, after = board({"a": 60}, precision=1), board({"a": 60}, precision="1..5")
    (one,) = attribution(before, after).edits
    assert (one.id, one.before, one.after) == ("step.ballot.precision", "1", "1..5")
    assert one.moves == pytest.approx(share_of(after) - share_of(before), abs=1e-12)


def test_another_condition_of_the_headline_is_an_edit_like_any_other() -> None:
    before, after = two_votes("0..100", "0..100"), two_votes("0..100", "30..100", 'one == "close" or other == "close"')
    found = attribution(before, after)
    assert {one.id for one in found.edits} == {"event.both", "birch.pier"}
    assert math.fsum(parts(found).values()) == pytest.approx(found.after - found.before, abs=1e-12)


# ------------------------------------------------------------------------------------------------- runs as they are


def test_nothing_edited() -> None:
    plan = Plan(pier(), draws=DRAWS)
    found = attribution(plan, replace(plan, case=pier(title="Another title")))
    assert (found.edits, found.together, found.before) == ((), 0.0, found.after)


@pytest.mark.parametrize("more", [{"seed": 9}, {"draws": 900}])
def test_runs_of_other_draws_are_told_on_those_of_the_first(more: dict[str, Any]) -> None:
    """Otherwise the luck of the draws would be given to somebody's edit."""
    before, after = Plan(pier(), draws=DRAWS), Plan(pier(body=bodies("alder", "cedar", "dorn")), draws=DRAWS)
    found = attribution(before, replace(after, **more))
    same = attribution(before, after)
    assert found == replace(same, common=False)


def test_another_case_altogether_is_refused_in_a_sentence() -> None:
    other = two_votes("0..100", "0..100")
    with pytest.raises(UserError, match=r"pier( and \w+)?: the two runs have no event in common"):
        compared(Plan(pier(), draws=DRAWS), Plan(other, draws=DRAWS))


def test_another_headline_says_that_the_edits_are_left_out() -> None:
    one, other = ({"id": name, "text": name, "when": f'{name} == "close"'} for name in ("one", "other"))
    cases = [_headed(one, other), _headed(other)]
    found = compared(*(Plan(case, draws=DRAWS) for case in cases))
    assert found.attribution is None
    assert "no event one" in found.note
    assert [event.id for event in found.events] == ["other"]


def _headed(*events: Mapping[str, Any]) -> Case:
    """Two votes with these events alone."""
    case = two_votes("0..100", "0..100")
    raw = case.model_dump(mode="json", by_alias=True) | {"event": [dict(event) for event in events]}
    return load(from_mapping({key: value for key, value in raw.items() if key != "id" and value}, case.id))


def test_more_edits_than_anybody_reads_are_taken_together() -> None:
    """Otherwise a case copied from another one would take minutes."""
    names = [f"m{place}" for place in range(70)]
    before, after = board(dict.fromkeys(names, "0..100")), board(dict.fromkeys(names, "5..100"))
    (one,) = attribution(Plan(before, draws=400), Plan(after, draws=400)).edits
    assert (one.id, len(one.parts)) == ("70 assumptions", 70)


# ---------------------------------------------------------------------------------------------------- settlements


def settling(
    more: Mapping[str, Any], count: int = 14, when: str = "settlement.value > 50", dressed: bool = True
) -> Case:
    """A table: fourteen people, each with a position, salience and capability, and a point on which they settle."""
    names = [f"m{place}" for place in range(count)]
    told: list[dict[str, Any]] = []
    for place, one in enumerate(names):
        position = more.get(one, {"value": float(place * 37 % 101)})
        told.append(
            {"about": f"{one}.ban", "value": number(position) if not isinstance(position, dict) else number(**position)}
        )
        told.append({"about": f"{one}.salience.ban", "value": number("40..60")})
        told.append({"about": f"{one}.capability.ban", "value": number("5..15")})
    return load(
        from_mapping(
            {
                "instantsia": 1,
                "title": "The ban",
                "actor": [{"id": one} for one in names],
                "issue": [{"id": "ban", "scale": {"0": "none", "100": "full"}, "status_quo": 0, "line": 50}],
                "body": [{"id": "council", "members": names, "rule": {"kind": "consensus"}}],
                "step": [
                    {
                        "id": "settlement", "kind": "settle", "body": "council", "issue": "ban", "date": "2027-03-01",
                        "dressed": dressed,
                    }
                ],
                "event": [{"id": "passes", "text": "The ban passes", "when": when}],
                "assumption": told,
            },
            "ban",
        )
    )  # fmt: skip


def test_parts_of_the_mean_add_up_to_the_difference_of_the_means() -> None:
    """Undressed, the weighted mean moves by w d / sum w: the parts of a mean of independent weights are those."""
    before, after = settling({}, dressed=False), settling({"m1": 97.0, "m2": 14.0}, dressed=False)
    found = compared(Plan(before, draws=5000), Plan(after, draws=5000))
    assert found.attribution is not None
    (value,) = found.values
    assert value.id == found.attribution.issue == "ban"
    means = {one.id: one.moves_value for one in found.attribution.edits}
    assert math.fsum(one or 0.0 for one in means.values()) == pytest.approx(value.change, abs=1e-9)
    assert means["m1.ban"] == pytest.approx(60 / 14, abs=0.05)
    assert means["m2.ban"] == pytest.approx(-60 / 14, abs=0.05)
    assert all(0 < (one.moves_value_error or 0) < 0.1 for one in found.attribution.edits)


def test_the_error_of_a_difference_of_means_is_over_twins() -> None:
    before, after = Plan(settling({}), draws=DRAWS), Plan(settling({"m1": 97.0}), draws=DRAWS)
    was, now = columns_of(before), columns_of(after)
    (paired,) = values(before, was, after, now)
    apart = now["value/settlement"] - was["value/settlement"]
    assert paired.change == pytest.approx(apart.mean())
    assert paired.mcse == pytest.approx(apart.std() / math.sqrt(DRAWS))
    other = replace(after, seed=2)
    (unpaired,) = values(before, was, other, columns_of(other))
    errors = [columns_of(plan)["value/settlement"].std() / math.sqrt(DRAWS) for plan in (before, other)]
    assert unpaired.mcse == pytest.approx(math.hypot(*errors))


def test_a_headline_that_turns_on_no_settlement_has_no_mean() -> None:
    found = compared(Plan(pier(), draws=400), Plan(pier(body=bodies("alder", "cedar", "dorn")), draws=400))
    assert found.values == ()
    assert found.attribution is not None
    assert found.attribution.issue is None
    assert all(one.moves_value is None for one in found.attribution.edits)


@pytest.mark.slow
def test_sixty_four_mixtures_take_seconds() -> None:
    """A table of fourteen with six edits, and June 1957 with as many: nobody waits for an explanation."""
    edited = {f"m{place}": 55.0 for place in range(6)}
    plans = [(Plan(settling({}), draws=2000), Plan(settling(edited), draws=2000))]
    study = api.load("june-1957")
    names = ("bulganin", "malenkov", "molotov", "kaganovich", "pervukhin", "saburov")
    changed = study.changing([f"{one}.post=30..50..70" for one in names])
    plans.append(tuple(one.plan(draws=2000, as_of="1957-06-17") for one in (study, changed)))  # type: ignore[arg-type]
    for before, after in plans:
        runs = columns_of(before), columns_of(after)
        found = compare_runs(before, runs[0], after, runs[1])
        start = time.process_time()
        assert attributed(found, before, runs[0], after, runs[1]).attribution is not None
        assert time.process_time() - start < 10
