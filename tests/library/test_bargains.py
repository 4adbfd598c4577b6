"""What would be wrong: a bargain whose record names claims or events that the case does not have, that is scored by
what was known beforehand, or that has a what-if which cannot be played."""

from __future__ import annotations

from datetime import date

import pytest

import instantsia
from instantsia.casefile.library import LIBRARY
from tests.library.scripts import script

SCRIPT = script("bargains")
NAMES = SCRIPT["CASES"]


@pytest.mark.parametrize("name", NAMES)
def test_a_record_names_claims_and_events_of_its_case(name: str) -> None:
    case, record = instantsia.load(name).case, SCRIPT["record_of"](name)
    claims, events = {one.id for one in case.claim}, {one.id for one in case.event}
    assert record["case"] == name
    for row in (*record["point"], *record["stop"], *record["end"]):
        assert {one.lower() for one in row["claims"]} <= claims, row["id"]
        assert row["doubt"]
        assert 0 <= row["p"] <= 1
    assert {end["event"] for end in record["end"] if "event" in end} <= events


@pytest.mark.parametrize("name", NAMES)
def test_what_is_scored_came_after_the_vantage(name: str) -> None:
    case, record = instantsia.load(name).case, SCRIPT["record_of"](name)
    vantage = date.fromisoformat(str(case.as_of))
    assert all(point["last"] > vantage for point in record["point"] if "rivals" in point)
    assert all(end.get("day", date.max) > vantage for end in record["end"])


@pytest.mark.parametrize("name", NAMES)
def test_every_what_if_of_a_bargain_can_be_played(name: str) -> None:
    study = instantsia.load(name)
    assert len(study.case.what_ifs) >= 5
    for what_if in study.case.what_ifs:
        found = study.compare(what_if, draws=500, as_of=str(study.case.as_of))
        assert found.events, what_if


@pytest.mark.parametrize("name", NAMES)
def test_the_scores_of_a_readme_are_what_the_record_says(name: str) -> None:
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert SCRIPT["MARKS"].around(written, SCRIPT["printed"](name)) == written


def test_the_score_of_a_sample_is_that_of_a_point_where_all_agree() -> None:
    draws = SCRIPT["np"].array([50.0, 50.0, 50.0])
    assert SCRIPT["crps"](draws, 70.0) == pytest.approx(20.0)
    two = SCRIPT["np"].array([0.0, 100.0])
    assert SCRIPT["crps"](two, 50.0) == pytest.approx(25.0)
    assert SCRIPT["doubted"](50, 50, 50) == [50]
    assert sum(SCRIPT["doubted"](0, 50, 100)) / SCRIPT["PARTS"] == pytest.approx(50.0)


def test_the_ballot_of_the_ministers_can_have_a_tie_that_their_consent_cannot() -> None:
    """A tie that the chair breaks leaves a home no pivot: so the ballot is of one body and the consent of another."""
    case = instantsia.load("debt-1927").case
    assert case.bodies["ministers"].members == case.bodies["cabinet"].members
    assert case.parties["paris"].home == ("ministers",)
    study = instantsia.load("debt-1927", set=["body.ministers.rule={kind='majority', tie='chair'}"])
    with pytest.raises(instantsia.UserError, match="has no pivot"):
        study.run(draws=100, runs=None)
