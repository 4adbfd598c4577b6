"""What would be wrong: four forecasts of October 1962 that are one, a decision that is read off its own record, a man
who never changes his mind, or a strike after a blockade that nobody began with."""

from __future__ import annotations

from typing import Any

import pytest

import instantsia
from instantsia.analysis.changes.compare import compare
from instantsia.casefile.library import LIBRARY
from tests.library.scripts import script

NAME = "excomm-1962"
VANTAGES = script("vantages")
DAYS = ("1962-10-17", "1962-10-18", "1962-10-19", "1962-10-20")


def changed(day: str, sets: list[str] | None = None, without: list[str] | None = None) -> dict[str, Any]:
    """{event: what a change makes of it}, on 2,000 draws."""
    study = instantsia.load(NAME)
    other = study.changing(sets or [], without or [], [])
    return {one.id: one for one in compare(study.plan(2_000, as_of=day), other.plan(2_000, as_of=day)).events}


def test_the_decision_is_scored_from_four_days_and_turns_with_the_presidents_word_of_the_18th() -> None:
    study = instantsia.load(NAME)
    assert all("decision" not in study.plan(64, as_of=day).given for day in DAYS)
    claims, given = [], []
    for _, found, scored in VANTAGES["forecasts"](NAME, 2_000):
        score = scored["decision"]
        assert set(score.ours) == {"political", "blockade", "limited", "full"}
        assert score.record == {"blockade": 1.0}
        claims.append(found)
        given.append(score.ours["blockade"])
    assert len(given) == len(DAYS)
    assert claims == sorted(set(claims))
    assert given[0] < 0.5 < given[1]
    assert changed(DAYS[1], without=["kennedy"])["blockade"].change < -0.05


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
    gone, stay = (changed(DAYS[2], [f"fact.withdrawn={so}"]) for so in ("yes", "no"))
    assert gone["then_strike"].after == 0
    assert 0 < stay["then_strike"].after <= stay["in_force"].after <= stay["blockade"].after
    assert gone["in_force"].after == stay["in_force"].after


def test_only_the_american_states_can_refuse_and_then_it_may_be_done_alone() -> None:
    found = changed(DAYS[2], ["thirteen.support=0"])
    assert found["blockade"].change == 0
    assert found["carried"].change < -0.5
    assert found["carried"].change < found["in_force"].change < -0.05


@pytest.mark.slow
def test_the_four_forecasts_of_the_readme_are_what_its_command_gives() -> None:
    for name in VANTAGES["CASES"]:
        written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
        assert VANTAGES["MARKS"].around(written, VANTAGES["table"](name)) == written
