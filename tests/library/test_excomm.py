"""What would be wrong: four forecasts of October 1962 that are one, a decision that is read off its own record, a man
who never changes his mind, or a strike after a blockade that nobody began with."""

from __future__ import annotations

import functools
import runpy
from pathlib import Path
from typing import Any

import pytest

import instantsia
from instantsia.analysis.results import Forecast
from instantsia.casefile.library import LIBRARY

NAME = "excomm-1962"
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
DAYS = ("1962-10-17", "1962-10-18", "1962-10-19", "1962-10-20")


@functools.cache
def as_of(day: str) -> Forecast:
    return instantsia.load(NAME).run(draws=2_000, as_of=day, runs=None).forecast


def test_the_decision_is_forecast_and_scored_from_four_days_and_never_given() -> None:
    open_claims = []
    for day in DAYS:
        forecast = as_of(day)
        assert not forecast["decision"].given
        (score,) = [one for one in forecast.scores if one.step == "decision"]
        assert set(score.ours) == {"political", "blockade", "limited", "full"}
        assert score.record == {"blockade": 1.0}
        open_claims.append(sum(claim.open for claim in forecast.claims if not claim.about.startswith("record.")))
    assert open_claims == sorted(set(open_claims))


def test_what_is_given_to_the_blockade_turns_with_the_presidents_own_word_of_the_18th() -> None:
    before, after = (as_of(day).head.share.p or 0.0 for day in DAYS[:2])
    assert before < 0.5 < after
    silent = instantsia.load(NAME).compare(without=["kennedy"], draws=2_000, as_of=DAYS[1])
    assert (silent.events[0].change or 0.0) < -0.05


def test_at_least_three_men_change_their_minds_between_the_16th_and_the_20th() -> None:
    case = instantsia.load(NAME).case
    said: dict[tuple[str, str], set[str]] = {}
    for claim in case.claim:
        man, _, rest = claim.about.partition(".")
        if claim.told_by == man and rest.startswith("response.") and str(claim.of) <= "1962-10-20":
            said.setdefault((man, rest), set()).add(str(claim.value))
    turned = {man for (man, _), values in said.items() if len(values) > 1}
    assert len(turned) >= 3
    assert "kennedy" in turned


def test_a_strike_follows_the_blockade_only_where_the_missiles_stay() -> None:
    study = instantsia.load(NAME)
    changed = {}
    for withdrawn in ("yes", "no"):
        found = study.compare(set=[f"fact.withdrawn={withdrawn}"], draws=2_000, as_of=DAYS[2])
        changed[withdrawn] = {event.id: event.after or 0.0 for event in found.events}
    assert changed["yes"]["then_strike"] == 0
    assert 0 < changed["no"]["then_strike"] <= changed["no"]["in_force"] <= changed["no"]["blockade"]
    assert changed["yes"]["in_force"] == changed["no"]["in_force"]


def test_only_the_american_states_can_refuse_and_then_it_may_be_done_alone() -> None:
    found = instantsia.load(NAME).compare(set=["thirteen.support=0"], draws=2_000, as_of=DAYS[2])
    changed = {event.id: event.change or 0.0 for event in found.events}
    assert changed["blockade"] == 0
    assert changed["carried"] < -0.5
    assert changed["carried"] < changed["in_force"] < -0.05


@pytest.mark.slow
def test_the_four_forecasts_of_the_readme_are_what_its_command_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    vantages: dict[str, Any] = runpy.run_path(str(BENCHMARKS / "vantages.py"))
    for name in vantages["CASES"]:
        written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
        assert vantages["MARKS"].around(written, vantages["table"](name)) == written
