"""What would be wrong: a seat that falls without a charge or a forum, a man who is charged after he is gone, a forecast
of September 1936 that knows what was said later, a table of who fell that is not what the case says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import instantsia
from instantsia.analysis.changes.compare import compare
from instantsia.analysis.replaying.replays import Replays
from instantsia.casefile.library import LIBRARY
from instantsia.draws.state import State
from tests.library.scripts import script

NAME = "purge-1936-39"
EVE = "1936-09-01"
SEATS = script("seats")
FORUMS = ("committee", "control", "politburo", "unasked")


def run(*sets: str, day: str = EVE) -> State:
    """The columns of 2,000 draws."""
    return Replays(instantsia.load(NAME, set=sets).plan(2_000, as_of=day), draws=2_000).base


def after(*sets: str) -> dict[str, float | None]:
    """{event: its share after a change}, on 2,000 draws as of the eve."""
    study = instantsia.load(NAME)
    other = study.changing([*sets], [], [])
    return {one.id: one.after for one in compare(study.plan(2_000, as_of=EVE), other.plan(2_000, as_of=EVE)).events}


def test_nothing_strikes_without_a_charge() -> None:
    uncharged = after("step.charge.chance=0")
    assert uncharged["nobody_falls"] == 1
    assert all(uncharged[who] == 0 for who in SEATS["LOST"])


def test_nothing_strikes_unless_they_decide_so() -> None:
    assert after("*.fate.strike=0", "*.fate.spare=1", "step.charge.chance=1")["five_fall"] == 0


def test_a_seat_falls_no_more_often_than_charges_came_before_the_forums() -> None:
    state = run("step.charge.chance=0.25")
    heard = sum(np.asarray(state["times", f"at_{one}"], dtype=np.int64) for one in FORUMS)
    assert (state["times", "out"] <= heard).all()
    assert (heard <= state["times", "charge"]).all()
    assert int(state["times", "out"].max()) >= 3


def test_who_is_gone_is_charged_no_more() -> None:
    state = run("step.ordzhonikidze_dies.chance=1")
    assert not np.isfinite(state["reached", "charge.ordzhonikidze"]).any()


def test_the_eve_does_not_know_what_was_told_later() -> None:
    plan = instantsia.load(NAME).plan(64, as_of=EVE)
    assert not plan.given
    with_later, without = (
        SEATS["forecast"](EVE, 2_000),
        Replays(instantsia.load(NAME, without=["f20", "f21"]).plan(2_000, as_of=EVE), draws=2_000).base,
    )
    fell = float(np.isfinite(without["reached", "politburo.postyshev_removed"]).mean())
    assert with_later["postyshev"] == pytest.approx(fell)


def test_the_head_of_the_services_is_covered_by_what_they_owe_him() -> None:
    shielded, bare = after("step.charge.shield=2"), after("step.charge.shield=0")
    assert (shielded["accuser_falls"] or 0) < (bare["accuser_falls"] or 0)


def test_a_score_is_worked_out_by_hand() -> None:
    assert SEATS["scored"](dict.fromkeys(SEATS["LOST"], 0.5)) == pytest.approx((0.5, 0.6931), abs=1e-4)
    assert SEATS["ordered"](dict.fromkeys(SEATS["LOST"], 0.5)) == 0.5
    assert SEATS["ordered"]({who: float(lost) for who, lost in SEATS["LOST"].items()}) == 1
    assert SEATS["RATES"]["as since 1930"] == pytest.approx(0.0796, abs=1e-3)


def test_the_first_line_names_the_constants_that_decide() -> None:
    case, readme = instantsia.load(NAME).case, (LIBRARY / NAME / "README.md").read_text(encoding="utf-8")
    first = readme.split("\n\n")[1]
    for text in (first, case.note or ""):
        assert "how often a charge is brought" in " ".join(text.split())
        assert "what striking is worth to those who decide" in " ".join(text.split())
        assert "how surely a charge finds the man with most against him" in " ".join(text.split())
        assert "0.02..0.08..0.25" in text
        assert "0.2..0.5..0.8" in text
        assert "0.5..1..2" in text
    assert (case.note or "").lstrip().startswith("How many fall is decided by")


@pytest.mark.slow
def test_the_table_of_who_fell_is_what_the_case_says() -> None:
    written = Path(LIBRARY / NAME / "README.md").read_text(encoding="utf-8")
    assert SEATS["MARKS"].around(written, SEATS["table"]()) == written
