"""What would be wrong: a doubted source that is said to be shut and still speaks, or a world in which nothing does."""

from __future__ import annotations

import pytest

import instantsia
from instantsia.analysis.claims import claims
from instantsia.analysis.results import ClaimRow
from instantsia.casefile.library import LIBRARY
from instantsia.engine.plan import prepare
from instantsia.engine.play import play
from instantsia.engine.program import program_of
from instantsia.report.worlds import AS_DRAWN, screen
from tests.library.scripts import script

WORLDS = {
    "manchuria-1931": ("journal", "as_told", "fabricated"),
    "china-board-1926": ("journal", "as_told", "fabricated"),
    "tanaka-1931": ("journal", "as_told", "fabricated"),
    "czechoslovakia-1938": ("journal", "as_told", "fabricated"),
    "debt-1927": ("journal", "as_told", "fabricated"),
    "railway-sale-1933": ("journal", "as_told", "fabricated"),
}
"""{case: its doubted source, the reading in which it is as told, the one in which it is shut}."""
LIKELIER_AS_TOLD = ("manchuria-1931",)
"""Where the headline is likelier in the source as told; the men who are told of in the other make it less likely."""
INFORMED = ("debt-1927",)
"""Where whoever wrote the source, if it was not he, was near: it speaks in the other reading too, and less often."""
ALIKE = ("debt-1927", "railway-sale-1933")
"""Where both worlds say the same of the headline: what the source tells of men is near what the record tells."""
SPEAKS = {"debt-1927": 10, "railway-sale-1933": 5}
"""{case: how many claims of the source move something or are of the record}, where they are fewer than 12."""
EACH = pytest.mark.parametrize("name", WORLDS)


def standing(name: str, reading: str, draws: int = 1_000) -> list[ClaimRow]:
    """The claims that stand in some draw where the source is in that reading."""
    study = instantsia.load(name, assume=[f"{WORLDS[name][0]}={reading}"])
    prepared = prepare(study.plan(draws))
    program = program_of(prepared.plan)
    return [one for one in claims(prepared, program, play(prepared, program, 0, draws)) if one.stands > 0]


@pytest.mark.parametrize("name", [name for name in WORLDS if name not in INFORMED])
def test_where_the_source_is_shut_the_record_speaks_and_the_source_does_not(name: str) -> None:
    source, _, shut = WORLDS[name]
    case = instantsia.load(name).case
    stand = standing(name, shut)
    assert [claim.id for claim in stand if claim.source == source] == []
    outside = [claim for claim in stand if claim.source != source]
    assert len(outside) >= 5
    assert all(case.sources[claim.source].seen for claim in outside)


@EACH
def test_where_the_source_is_as_told_it_speaks(name: str) -> None:
    source, told, _ = WORLDS[name]
    assert len([claim for claim in standing(name, told) if claim.source == source]) >= SPEAKS.get(name, 12)


@pytest.mark.parametrize("name", [name for name in WORLDS if name not in ALIKE])
def test_both_worlds_and_as_drawn_are_printed_and_tell_something_else(name: str) -> None:
    source, told, shut = WORLDS[name]
    found = instantsia.load(name).worlds(source, draws=1_000)
    assert tuple(found.chances) == (told, shut)
    head = found.figures[0]
    after = {reading: head.readings[reading].after for reading in (told, shut)}
    assert after[told] is not None
    assert after[shut] is not None
    assert head.as_drawn is not None
    least, most = (shut, told) if name in LIKELIER_AS_TOLD else (told, shut)
    assert after[least] < head.as_drawn < after[most]
    assert AS_DRAWN in screen(found)


@pytest.mark.parametrize("name", ALIKE)
def test_where_both_worlds_say_the_same_they_are_within_a_hundredth(name: str) -> None:
    source, told, other = WORLDS[name]
    head = instantsia.load(name).worlds(source, draws=4_000).figures[0]
    assert abs((head.readings[told].after or 0.0) - (head.readings[other].after or 0.0)) < 0.01


@pytest.mark.parametrize("name", INFORMED)
def test_a_source_of_somebody_near_speaks_less_often_than_as_told(name: str) -> None:
    source, told, other = WORLDS[name]
    ways = [{one.id: one.stands for one in standing(name, way) if one.source == source} for way in (told, other)]
    assert len(ways[0]) >= 8
    assert all(ways[1].get(claim, 0.0) < stands for claim, stands in ways[0].items())


@EACH
def test_a_readme_says_in_its_first_paragraph_that_the_source_is_doubted(name: str) -> None:
    first = (LIBRARY / name / "README.md").read_text(encoding="utf-8").split("\n\n")[1]
    assert "fabricated" in first


@EACH
def test_the_worlds_of_a_readme_are_what_is_printed(name: str) -> None:
    worlds = script("worlds")
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert worlds["SOURCES"][name] == WORLDS[name][0]
    assert worlds["MARKS"].around(written, worlds["printed"](name)) == written


@pytest.mark.slow
def test_the_session_that_was_held_out_is_played_as_the_readme_says() -> None:
    earlier = script("earlier_session")
    written = (LIBRARY / earlier["CASE"] / "README.md").read_text(encoding="utf-8")
    assert earlier["MARKS"].around(written, earlier["printed"]()) == written


def test_nothing_of_the_session_that_was_held_out_stands_in_the_case() -> None:
    """It is told in lines 1768 to 1784 of the journal."""
    lines = [claim.lines for claim in instantsia.load("manchuria-1931").case.claim if claim.lines is not None]
    assert lines
    assert all(last < 1768 or first > 1784 for first, last in lines)
