"""What would be wrong: a shuffle that loses a claim or changes what it says, or a verdict that no count bears out."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia import api
from instantsia.analysis.control.control import Control, control
from instantsia.analysis.control.dealing import deals, dealt, erased, pools
from instantsia.analysis.control.versions import scores
from instantsia.analysis.eve import eve
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.score import scored
from instantsia.case.dates import day_text
from instantsia.case.model import Case
from instantsia.case.paths import canonical
from instantsia.engine.plan import Plan
from instantsia.engine.program import program_of
from instantsia.errors import UserError
from tests.analysis.by_hand import board, claim, source

SURE = 0.99


def weighted(**more: Any) -> Case:
    """Alder has three of five votes; nobody is for closing but for whom the one claim tells of, and it is closed."""
    written: dict[str, Any] = {
        "actor": [{"id": "alder", "seats": 3}, {"id": "birch"}, {"id": "cedar"}],
        "source": [source("minutes", 0.99), source("record", 0.99, made="1931-04-01")],
        "claim": [
            claim("c1", "alder.pier", 100, SURE, source="minutes"),
            claim("r1", "record.ballot", "close", SURE, source="record"),
        ],
    }
    return board(dict.fromkeys(("alder", "birch", "cedar"), 0), **(written | more))


def pools_of(case: Case) -> Any:
    return pools(program_of(Plan(case)))


# ------------------------------------------------------------------------------------------------------ the deals


@functools.cache
def june() -> Case:
    return api.load("june-1957").case


@functools.cache
def of_june() -> Any:
    return pools_of(june())


@given(seed=st.integers(0, 2**63 - 1))
def test_a_shuffle_keeps_every_claim_and_all_that_is_about_no_actor(seed: int) -> None:
    (deal,) = deals(of_june(), seed, 1)
    after = dealt(june(), deal)
    for before, now in zip(june().claim, after.claim, strict=True):
        assert now.model_copy(update={"about": before.about}) == before
        old, new = canonical(before.about), canonical(now.about)
        assert old == new or (old.split(".")[2:] == new.split(".")[2:] and old in deal)
    # all that was told of one actor is told of one other
    moved = {(canonical(a.about), canonical(b.about)) for a, b in zip(june().claim, after.claim, strict=True)}
    assert len({new for _, new in moved}) == len(moved) == len({old for old, _ in moved})


def test_the_identity_gives_the_real_score_to_the_bit() -> None:
    plan = Plan(june(), draws=400, as_of=eve(june()).day)  # type: ignore[union-attr]
    replays = Replays(plan, draws=400)
    same = dealt(june(), {path: path for pool in pools(replays.program) for path in pool.paths})
    (found,) = scores(replays, [same])
    assert tuple(found.steps.values()) == scored(replays.prepared, replays.program, replays.base)


def test_a_shuffle_that_is_replayed_is_the_shuffle_played_afresh() -> None:
    replays = Replays(Plan(weighted(), draws=400))
    cases = [dealt(weighted(), deal) for deal in deals(pools(replays.program), 1, 6)]
    for case, found in zip(cases, scores(replays, cases), strict=True):
        afresh = Replays(Plan(case, draws=400))
        assert tuple(found.steps.values()) == scored(afresh.prepared, afresh.program, afresh.base)


def test_more_shuffles_leave_the_first_ones_as_they_were_and_all_orders_come() -> None:
    found = pools_of(weighted())
    first, more = list(deals(found, 7, 5)), list(deals(found, 7, 200))
    assert more[:5] == first
    assert len({tuple(sorted(deal.items())) for deal in more}) == 6


def test_nothing_is_pooled_of_which_nothing_is_claimed() -> None:
    found = pools_of(weighted())
    assert [(one.about, len(one.paths), one.told, one.claims) for one in found] == [
        ("*.pier", 3, ("actor.alder.pier",), 1)
    ]


# ----------------------------------------------------------------------------------------------------- the scores


def counted(case: Case, shuffles: int = 60) -> tuple[Control, int]:
    found = control(Plan(case, draws=400), shuffles)
    right = sum(deal["actor.alder.pier"] == "actor.alder.pier" for deal in deals(found.pools, 1, shuffles))
    return found, right


def test_worked_by_hand_where_the_claim_counts_with_one_actor_alone() -> None:
    """It is closed where the claim stands and tells of Alder: p = .98 there, else 0, and erased 0."""
    found, right = counted(weighted())
    (step,) = found.steps
    assert 0 < right < 60
    p = step.real.given
    assert p == pytest.approx(SURE * 0.99, abs=0.02)
    assert step.real.brier == pytest.approx(2 * (1 - p) ** 2)
    assert step.erased is not None
    assert (step.erased.given, step.erased.brier) == (0.0, 2.0)
    assert step.shuffled is not None
    assert step.shuffled.as_well == right
    assert step.shuffled.as_well_log == right
    assert step.shuffled.p_value == (right + 1) / 61
    assert step.shuffled.given == pytest.approx(p * right / 60)
    assert step.shuffled.brier == pytest.approx((right * step.real.brier + (60 - right) * 2) / 60)
    assert not step.shuffled.same


def test_a_record_against_the_claim_is_scored_as_well_or_better_by_all() -> None:
    case = weighted()
    wrong = [one.model_copy(update={"value": "keep"}) if one.id == "r1" else one for one in case.claim]
    found, _ = counted(case.model_copy(update={"claim": tuple(wrong)}))
    (step,) = found.steps
    assert step.shuffled is not None
    assert step.shuffled.as_well == 60
    assert step.erased is not None
    assert step.erased.brier == 0.0 < step.real.brier


def test_the_same_seed_gives_the_same_control_and_erasing_leaves_other_claims() -> None:
    assert control(Plan(weighted(), draws=200), 5) == control(Plan(weighted(), draws=200), 5)
    assert [one.id for one in erased(weighted()).claim] == ["r1"]


def test_mcse_is_that_of_a_share() -> None:
    found, _ = counted(weighted(), 1)
    (step,) = found.steps
    assert step.mcse == pytest.approx(np.sqrt(step.real.given * (1 - step.real.given) / 400))


# ------------------------------------------------------------------------------------------------ the day, mistakes


def test_the_day_is_the_case_s_own_or_the_day_before_its_record_begins() -> None:
    first, gdr = eve(june()), eve(api.load("gdr-orders-1957").case)
    assert first is not None
    assert gdr is not None
    assert (day_text(first.day), first.why) == ("1957-06-17", "case")
    assert (day_text(gdr.day), gdr.why) == ("1957-06-14", "record")
    assert eve(board({"alder": 1})) is None


@pytest.mark.parametrize("shuffles", [0, -1, 100_001])
def test_a_number_of_shuffles_that_makes_no_sense_is_refused(shuffles: int) -> None:
    with pytest.raises(UserError, match=f"--shuffles is {shuffles}, expected 1 to 100,000"):
        control(Plan(weighted(), draws=8), shuffles)


def test_a_case_without_a_record_or_after_it_has_no_control() -> None:
    with pytest.raises(UserError, match="from this vantage: no step and no milestone that is played"):
        control(Plan(board({"alder": 1}), draws=8), 1)
    with pytest.raises(UserError, match="nothing is scored"):
        api.load("gdr-orders-1957").control(1, draws=8, as_of="1957-06-15")
    with pytest.raises(UserError, match="goes with no --as-of"):
        api.load("june-1957").control(1, draws=8, as_of="1957-06-15", fit=True)


def test_a_fit_plays_what_the_record_gives() -> None:
    found = api.load("gdr-orders-1957").control(2, draws=200, fit=True)
    assert (found.kind, [one.step for one in found.steps]) == ("fit", ["trial"])
    assert 0 < found.steps[0].real.given < 1
