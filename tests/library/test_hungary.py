"""What would be wrong: a forecast of October 1956 that knows with whose name the traveller comes back, one who sits
there while he is abroad, a man who is voted for before he is put forward, or two of one side who count twice."""

from __future__ import annotations

from typing import Any

import instantsia
from instantsia.analysis.changes.compare import compare
from tests.library.scripts import script

NAME = "hungary-1956"
VANTAGES = script("vantages")
DAYS = ("1956-10-31", "1956-11-01", "1956-11-02", "1956-11-03")


def changed(day: str, sets: list[str] | None = None, without: list[str] | None = None) -> dict[str, Any]:
    """{event: what a change makes of it}, on 2,000 draws."""
    study = instantsia.load(NAME)
    other = study.changing(sets or [], without or [], [])
    return {one.id: one for one in compare(study.plan(2_000, as_of=day), other.plan(2_000, as_of=day)).events}


def test_the_decision_is_scored_from_four_days_and_turns_with_the_return() -> None:
    study = instantsia.load(NAME)
    assert all("decision" not in study.plan(64, as_of=day).given for day in DAYS)
    given = [scored["decision"].ours["kadar"] for _, _, scored in VANTAGES["forecasts"](NAME, 2_000)]
    assert len(given) == len(DAYS)
    assert max(given[:3]) < 0.5 < given[3]


def test_whose_name_he_comes_back_with_is_open_before_he_is_back_and_moves_the_answer() -> None:
    yes, no = (changed(DAYS[0], [f"fact.comes_with_kadar={so}"])["kadar_heads"] for so in ("yes", "no"))
    assert no.change < -0.03 < 0.03 < yes.change


def test_nobody_is_put_at_the_head_who_was_not_put_forward() -> None:
    never = changed(DAYS[2], ["fact.hegedus_put=no"])["hegedus_heads"]
    assert never.before > 0 == never.after
    assert changed(DAYS[2], ["step.kadar_named.chance=0"])["kadar_heads"].after == 0


def test_who_is_abroad_has_no_vote_by_day_and_has_one_in_the_night() -> None:
    men = ("khrushchev.head.kadar=1", "malenkov.head.kadar=1")
    pressed = ["step.wait.pressed=1", "fact.back_in_time=no"]
    waited = ["step.wait.pressed=0", "fact.back_in_time=yes"]
    study = instantsia.load(NAME)
    for sets, moves in ((pressed, False), (waited, True)):
        without, beside = (study.changing([*sets, *more], [], []) for more in ((), men))
        found = compare(without.plan(2_000, as_of=DAYS[2]), beside.plan(2_000, as_of=DAYS[2])).events[0]
        assert bool(found.change) is moves


def test_the_tellers_of_the_two_sides_deny_each_other_and_share_nothing() -> None:
    case = instantsia.load(NAME).case
    side = {one.id: one.side for one in case.teller}
    assert side["mikoyan"] == side["khrushchev"] != side["molotov"]
    said = {(one.told_by, one.value) for one in case.claim if one.about == "fact.hegedus_put"}
    assert {("mikoyan", "yes"), ("molotov", "no")} <= said
