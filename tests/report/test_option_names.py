"""Options and stretches are called as the table writes them, never by an id."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instantsia.api import Result, forecast_table, load
from instantsia.case.questions import Issue
from instantsia.report.page import page
from instantsia.report.terminal import screen

OPTIONS = "member,position\nAsk,Plan A+\nEmbla,Plan A-\nOrn,Plan A\nDag,Plan A+\nEir,EU-US deal\n"
STRETCHES = {"ends": "No|Sì", "stretches": "No|Né sì né no|Sì", "settles": "vote", "votes": "all"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    path = tmp_path_factory.mktemp("options") / "plan.csv"
    path.write_text(OPTIONS, "utf-8")
    return forecast_table(path, as_of="2026-12-01").run(draws=200, runs=None)


def test_options_are_called_as_they_are_written(run: Result) -> None:
    full = " ".join(screen(run.forecast, full=True).split())
    bare = re.sub(r"<[^>]+>", " ", page(run.forecast))
    for text in (full, bare):
        assert not re.search(r"plan a|eu us deal|[Pp]lan_a", text)
        assert "EU-US deal" in text
    assert "for Plan A+" in full


def test_stretches_are_called_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "voto.csv"
    path.write_text("actor,position\nAsk,100\nEmbla,90\nOrn,0\n", "utf-8")
    text = screen(forecast_table(path, answers=STRETCHES, as_of="2026-12-01").run(draws=100, runs=None).forecast)
    assert "100 is Sì" in " ".join(text.split())


def test_a_case_without_such_names_is_named_as_before() -> None:
    assert '"called"' not in load("june-1957").case.digest_text


def test_what_is_called_must_be_there() -> None:
    with pytest.raises(ValueError, match="in called, found east"):
        Issue(id="site", options=("north", "south"), called={"east": "East"})
    assert Issue(id="site", options=("north", "south"), called={"north": "The North"}).says("north") == "The North"
