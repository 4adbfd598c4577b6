"""What is not known of another issue than the headline: its line stood there as if everybody's position were."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.report import plaintext
from instantsia.report.first.others import others

HEAD = "actor,position,salience,capability,issue\n"
QUOTA = "France,70,80,90,quota\nGermany,20,90,100,quota\nPoland,50,40,30,quota\nMalta,40,40,5,quota\n"
YEAR = "France,2033,80,90,year\nMalta,2039,20,5,year\nGermany,{},90,100,year\nPoland,{},40,30,year\n"
PLACE = "Malta,north,20,5,place\nFrance,north,80,90,place\nGermany,south,90,100,place\nPoland,{},40,30,place\n"


def lines(rows: str, folder: Path, width: int) -> list[str]:
    path = folder / "pact.csv"
    path.write_text(f"{HEAD}{QUOTA}{rows}", "utf-8")
    run = forecast_table(path, answers={"issue": "quota"}, as_of="2026-12-01").run(draws=300, runs=None)
    return others(run.forecast, width)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            YEAR.format("", ""),
            ("position not known: Germany and Poland.", "2 of 4 positions not known.", "2 not known."),
        ),
        (PLACE.format(""), ("position not known: Poland.", "1 of 4 positions not known.", "1 not known.")),
    ],
)
def test_blanks_of_another_issue_are_told_on_its_line(
    rows: str, said: tuple[str, ...], width: int, tmp_path: Path
) -> None:
    (line,) = lines(rows, tmp_path, width)
    assert line.endswith(said)
    assert " %" in line
    assert plaintext.columns(line) <= width


@pytest.mark.parametrize("rows", [YEAR.format(2036, 2039), PLACE.format("south")])
def test_nothing_is_said_where_all_are_known(rows: str, tmp_path: Path) -> None:
    (line,) = lines(rows, tmp_path, 120)
    assert "not known" not in line
