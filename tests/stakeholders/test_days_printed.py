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
