"""What would be wrong: the day on which something is to begin is printed as a part of its year, 2026.677."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group

TEXT = """Club;would like;Influence
Headingley;05/09/2026;14
Roundhay;12/09/2026;11
Otley;03/10/2026;8
Bingley;19/09/2026;3
Hebden;10/10/2026;2
"""
ANSWERS = ("scale=2026-09-05..2026-10-17", "status_quo=2026-09-05", "line=2026-09-19", "ends=early|late")


@pytest.mark.parametrize("answers", [(), ANSWERS])
def test_a_forecast_of_days_prints_days(answers: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "start.csv").write_text(TEXT, "utf-8")
    given = [part for one in answers for part in ("--answer", one)]
    table = str(tmp_path / "start.csv")
    runs = ["--defaults", "--draws", "200", "--runs", str(tmp_path / "runs")]
    done = CliRunner().invoke(group, ["forecast", table, *runs, *given])
    assert done.exit_code == 0, done.output
    assert not re.search(r"\b2026\.\d", done.output)
    assert re.search(r"Expected about \d+ (?:Sep|Oct) 2026", done.output)
    if answers:
        assert "19 Sep 2026 (5 Sep 2026 is early" in " ".join(done.output.split())


def test_the_line_to_paste_has_days(tmp_path: Path) -> None:
    (tmp_path / "start.csv").write_text(TEXT, "utf-8")
    told = str(CliRunner().invoke(group, ["forecast", str(tmp_path / "start.csv")]).exception)
    assert "--answer scale=2026-09-01..2026-11-01" in told
    assert "--answer status_quo=2026-09-01" in told
    assert "5 Sep 2026" in told


def test_a_lever_goes_to_a_day(tmp_path: Path) -> None:
    (tmp_path / "start.csv").write_text(TEXT, "utf-8")
    table = ["levers", str(tmp_path / "start.csv"), "--defaults", "--draws", "200", "--for", "Otley"]
    done = [CliRunner().invoke(group, [*table, "--to", to]) for to in ("2026-09-26", "2026.734")]
    assert done[0].exit_code == 0, done[0].output
    assert done[0].output == done[1].output
    assert "26 Sep 2026" in done[0].output


@pytest.mark.parametrize("rest", ["1990.25\nC,2010.75\nD,2090.5\n", "1990\nC,2000.2\nD,1980\n"])
def test_amounts_that_could_be_years_with_parts_are_no_days(rest: str, tmp_path: Path) -> None:
    """Prices of 1950.50 were printed as 1 Jul 1950."""
    (tmp_path / "gold.csv").write_text(f"actor,position\nA,1950.5\nB,{rest}", "utf-8")
    table = ["forecast", str(tmp_path / "gold.csv"), "--defaults", "--draws", "200", "--runs", str(tmp_path / "runs")]
    done = CliRunner().invoke(group, table)
    assert done.exit_code == 0, done.output
    assert not re.search(r"\b[A-Z][a-z]{2} (?:19|20)\d\d\b(?!\s*·)", done.output.split("Expected")[0].split("by ")[0])
    assert re.search(r"Expected about [\d.,]+", done.output)


def test_days_from_january_to_december_are_printed_as_days(tmp_path: Path) -> None:
    text = TEXT.replace("05/09/2026", "12/01/2026").replace("10/10/2026", "05/12/2026")
    (tmp_path / "start.csv").write_text(text, "utf-8")
    table = ["forecast", str(tmp_path / "start.csv"), "--defaults", "--draws", "200", "--runs", str(tmp_path / "runs")]
    said = CliRunner().invoke(group, table).output
    assert not re.search(r"\b2026\.\d", said)
    assert "(1 Jan 2026 is the low end, 1 Feb 2027 is the high" in " ".join(said.split())
