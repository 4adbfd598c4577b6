"""What would be wrong: a bundled case that cites what is not there, quotes more than a locator, knows the outcome in
its own forecast, or no longer says what its README says."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

import instantsia
from instantsia.analysis.results import Forecast
from instantsia.casefile.library import LIBRARY
from tests.library.scripts import script

EVE = "1957-06-17"
OF_RECORD = [name for name in instantsia.bundled() if (LIBRARY / name / "claims.csv").is_file()]
"""The cases with claims and a record: one that is invented has nothing to be scored against."""
OF_STEPS = [name for name in OF_RECORD if instantsia.load(name).case.recorded]
"""Those whose record tells of a step: the others are scored by milestones alone, in test_bargains.py."""
PERIODS = re.compile(r"\w+")


@functools.cache
def eve(*sets: str, draws: int = 10_000) -> Forecast:
    """june-1957 as of the day before."""
    return instantsia.load("june-1957", set=sets).run(draws=draws, as_of=EVE, runs=None).forecast


@functools.cache
def explained() -> Forecast:
    return instantsia.load("june-1957").run(draws=10_000, runs=None).forecast


def headline(*sets: str) -> float:
    p = eve(*sets, draws=4_000).head.share.p
    assert p is not None
    return p


@pytest.mark.parametrize("name", instantsia.bundled())
def test_a_bundled_case_has_no_errors_and_a_readme(name: str) -> None:
    checked = instantsia.check(name)
    assert not checked.errors
    assert (LIBRARY / name / "README.md").read_text().startswith("#")


@pytest.mark.parametrize("name", instantsia.bundled())
def test_every_quote_is_found_where_it_is_said_to_stand(name: str, shared: Path) -> None:
    checked = instantsia.check(name, shared / "sources")
    wrong = [claim for claim in checked.claims if claim.status not in {"exact", "reference"}]
    assert not wrong


@pytest.mark.parametrize("name", instantsia.bundled())
def test_no_reference_without_the_place_and_day_at_which_it_was_seen(name: str) -> None:
    case = instantsia.load(name).case
    assert [source.id for source in case.source if source.text is None and not source.seen] == []


@pytest.mark.parametrize("name", instantsia.bundled())
def test_a_claim_holds_at_most_six_words_of_its_passage_at_either_end(name: str) -> None:
    for claim in instantsia.load(name).case.claim:
        for words in (claim.first, claim.last):
            assert len(PERIODS.findall(words.replace("'", ""))) <= 6, claim.id


@functools.cache
def runs_of(text: Path, begins: int) -> frozenset[tuple[str, ...]]:
    """Every run of eight words of a text, from a line on: before it stands the title, which is cited."""
    lines = text.read_text(encoding="utf-8").casefold().split("\n")[begins:]
    source = PERIODS.findall(" ".join(lines))
    return frozenset(tuple(source[i : i + 8]) for i in range(len(source) - 7))


@pytest.mark.parametrize("name", instantsia.bundled())
@pytest.mark.parametrize(
    ("text", "begins"), [("plenum-1957.txt", 24), ("journal-1955.txt", 60), ("leductho-1966.txt", 4)]
)
def test_no_sentence_of_a_document_stands_in_a_case(name: str, text: str, begins: int, shared: Path) -> None:
    runs = runs_of(shared / "sources" / text, begins)
    for path in (LIBRARY / name).iterdir():
        words = PERIODS.findall(path.read_text(encoding="utf-8").casefold())
        assert [" ".join(words[i : i + 8]) for i in range(len(words) - 7) if tuple(words[i : i + 8]) in runs] == []


def test_june_1957_has_its_claims_in_the_text(shared: Path) -> None:
    checked = instantsia.check("june-1957", shared / "sources")
    found = [claim for claim in checked.claims if claim.status == "exact"]
    assert len(found) >= 15
    assert len({claim.lines for claim in found}) >= 10


def test_as_of_the_eve_the_vote_is_open() -> None:
    forecast = eve()
    assert forecast.vantage == "forecast"
    options = forecast["presidium"].outcomes
    assert set(options) >= {"keep", "reprimand", "abolish", "remove"}
    assert max(share.p or 0.0 for share in options.values()) <= 0.95
    share = forecast.head.share
    assert share.low is not None
    assert share.high is not None
    assert share.p is not None
    assert share.low <= share.p <= share.high
    assert share.high - share.low >= 0.3
    assert forecast.range_from.assumptions > (share.high - share.low) / 2
    assert "silent_men" in {one.id for one in forecast.strongest}


@pytest.mark.slow
def test_where_bulganin_stands_matters() -> None:
    assert abs(headline("bulganin.post=95") - headline("bulganin.post=5")) > 0.05


def test_with_everything_known_the_plenum_keeps_him_once_it_meets() -> None:
    forecast = explained()
    assert forecast.vantage == "explanation"
    keep = forecast["plenum"].outcomes["keep"]
    assert keep.p is not None
    assert keep.p > 0.7


def test_the_recorded_vote_is_no_evidence_for_the_vote_in_either_vantage() -> None:
    for forecast in (eve(), explained()):
        assert not forecast["presidium"].given
        turned = forecast.head.share.p
        assert turned is not None
        assert 0.2 < turned < 0.9


def test_what_is_scored_is_the_ballot_the_convening_and_the_plenum() -> None:
    assert {"presidium", "convening", "plenum"} <= {one.step for one in eve().scores}
    assert "trial" not in {one.step for one in eve().scores}


@pytest.mark.slow
def test_every_named_what_if_can_be_played() -> None:
    study = instantsia.load("june-1957")
    named = {"first_day_ballot", "nobody_flies", "majority_convenes", "army_obeys", "without_mikoyan", "blind"}
    assert named <= set(study.case.what_ifs)
    for name in named:
        found = study.compare(name, draws=2_000, as_of=EVE)
        assert any(one.change for one in found.events) or any(
            one.change for ones in found.steps.values() for one in ones
        ), name


def test_the_first_lines_say_how_the_case_came_about() -> None:
    note = eve().note.casefold()
    assert "knew the outcome" in note
    assert "no second coder" in note or "no human coder" in note
    assert eve().unanswerable


@pytest.mark.slow
@pytest.mark.parametrize("name", OF_RECORD)
def test_the_figures_of_a_readme_are_what_its_commands_print(name: str) -> None:
    choices = script("choices")
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert choices["MARKS"].around(written, choices["table"](name)) == written


@pytest.mark.parametrize("name", OF_STEPS)
def test_a_readme_has_the_score_beside_shuffled_and_erased_claims_good_or_bad(name: str) -> None:
    written = (LIBRARY / name / "README.md").read_text()
    assert (f"`instantsia control {name}` prints:" in written) == (name in OF_STEPS)
    shown = written.partition("<!-- control")[2].partition("<!-- end of control")[0]
    for row in ("as claimed", "shuffled", "erased"):
        assert row in shown


@pytest.mark.slow
@pytest.mark.parametrize("name", OF_STEPS)
def test_the_control_of_a_readme_is_what_its_command_prints(name: str) -> None:
    controls = script("controls")
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert controls["MARKS"].around(written, controls["printed"](name)) == written
