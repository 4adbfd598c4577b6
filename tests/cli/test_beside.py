"""What would be wrong: a number beside the answer that is taken for one, or none where one was given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.report.wording import probabilities

TABLE = "actor,position,salience,capability\nAnn,90,50,3\nBo,20,60,2\nCy,60,40,2\n"
FORECAST = ("forecast", "pier.csv", "--defaults", "--draws", "400")


@pytest.fixture(autouse=True)
def pier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pier.csv").write_text(TABLE)
    monkeypatch.chdir(tmp_path)


def printed(*arguments: str) -> str:
    done = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_own_number_stands_on_the_screen_in_the_data_on_the_page_and_in_the_brief() -> None:
    said = printed(*FORECAST, "--own", "70 %", "--base-rate", ".3")
    (line,) = [line for line in said.splitlines() if "our own 70 %" in line]
    page = next(Path("runs").glob("pier-*/report.html")).read_text("utf-8")
    assert line in page
    assert line.partition(";")[0] in printed("brief", "last", "--own", ".7")
    data = json.loads(printed(*FORECAST, "--own", "0,7", "--json"))
    head = next(iter(data["events"].values()))
    assert data["beside"]["own"] == {"p": 0.7, "difference": pytest.approx(0.7 - head["p"], abs=1e-6)}
    assert data["beside"]["base_rate"] is None


@pytest.mark.parametrize("written", ["70", "-.1", "seventy", "nan", ""])
@pytest.mark.parametrize("option", ["--own", "--base-rate"])
def test_what_is_no_probability_is_refused(option: str, written: str) -> None:
    with pytest.raises(UserError, match=f"^{option}: found .*, expected a probability from 0 to 1"):
        CliRunner().invoke(group, [*FORECAST, option, written], catch_exceptions=False)


def test_eight_lines_unless_all_is_asked_for() -> None:
    short, full = printed(*FORECAST), printed(*FORECAST, "--full")
    answer = short.partition("\nReport:")[0]
    assert len(answer.splitlines()) <= 8
    assert full.startswith(answer + "\n\n")
    assert "stress range, not a confidence interval" in " ".join(full.split())


def test_a_what_if_is_told_in_the_words_of_the_table_with_the_chance_without_it() -> None:
    """If it failed, nobody could see what a change did, or which changes there were."""
    before = json.loads(printed(*FORECAST, "--json"))
    sets = ("--set", "Ann.position=10", "--set", "bo.salience.position=80", "--set", "cy.position=30")
    data = json.loads(printed(*FORECAST, *sets, "--json"))
    p = next(iter(before["events"].values()))["p"]
    assert data["beside"]["unchanged"]["p"] == p
    assert before["beside"]["unchanged"] is None
    said = " ".join(printed(*FORECAST, *sets).split())
    told = "Ann: position 10 (in the table: 90)", "Bo: salience 80 (in the table: 60)"
    assert f"Changed: {told[0]}; {told[1]}; Cy: position 30 (in the table: 60). Without these changes: " in said
    memo = printed("brief", "last")
    assert f"{told[0]}; {told[1]}; Cy: position 30 (in the table: 60). Without these changes: " in memo
    assert probabilities.percent(p, to=0.05) in memo.partition("Without these changes: ")[2].split("\n")[0]


def test_the_first_screen_of_all_fits_a_terminal() -> None:
    """What begin.py shows to somebody who has just arrived."""
    assert len(printed("run", "june-1957", "--as-of", "1957-06-17", "--draws", "400").splitlines()) <= 24
