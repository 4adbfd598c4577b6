"""What would be wrong: something stands in the way of talks for which no screen has words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import instantsia
from instantsia.analysis.course.telling import stood_in_the_way
from instantsia.api import Study
from instantsia.steps.open_talks import WAYS

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "camps-and-searches.md"


@pytest.fixture
def camps(tmp_path: Path) -> Study:
    """The case of the page, of which one term stands only with another."""
    text = re.search(r'```toml title="camps/case.toml"\n(.*?)```', PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert text is not None
    (tmp_path / "case.toml").write_text(text[1], encoding="utf-8")
    return instantsia.load(tmp_path)


def test_whatever_stands_in_the_way_has_words(camps: Study) -> None:
    words = [stood_in_the_way(camps.case, camps.case.steps["talks"], code) for code in WAYS]
    assert len(set(words)) == len(WAYS)


def test_a_term_that_waits_for_another_is_told_by_that(camps: Study) -> None:
    forecast = camps.run(draws=400, runs=None).forecast
    assert forecast.other_side is not None
    assert any("waiting for credit" in one.shares for one in forecast.other_side.in_the_way)
