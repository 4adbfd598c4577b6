"""What would be wrong: sums of money are told as bare points, so that nobody knows of how much the answer speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import forecast_table
from instantsia.report import brief
from instantsia.report.first.screen import screen
from tests.stakeholders.build.tables import case_of, table

WEIGHTS = {"Union": 40, "Employers": 60, "Ministry": 50, "Region": 20}


def sheet(folder: Path, cells: tuple[str, ...], header: str = "Position", name: str = "fund.csv") -> Path:
    rows = (f"{who},{cell},{weight}" for (who, weight), cell in zip(WEIGHTS.items(), cells, strict=True))
    return table(folder, "\n".join([f"Who,{header},Influence", *rows]), name)


@pytest.mark.parametrize(
    ("cells", "header", "unit"),
    [
        (("€90m", "€60m", "€80m", "€85m"), "Position", " EUR m"),
        (("$90", "$60", "$80", "$85"), "Position", " $"),
        (("CHF 90", "CHF 60", "CHF 80", "CHF 85"), "Position", " CHF"),
        (("90 euro", "60 euro", "80 euro", "85 euro"), "Position", " euro"),
        (("90", "60", "80", "85"), "Position (EUR m)", " EUR m"),
        (("90k", "60k", "80k", "85k"), "Position", ""),
        (("90", "60", "80", "85"), "Position", ""),
    ],
)
def test_the_question_tells_the_currency_once(cells: tuple[str, ...], header: str, unit: str, tmp_path: Path) -> None:
    case = case_of(sheet(tmp_path, cells, header), scale="60..90")
    asked, told = case.event[0].question, case.event[0].text
    assert f"beyond 75{unit} (" in asked
    assert f"beyond 75{unit} (" in told
    assert sum(asked.count(one) for one in ("EUR", "$", "CHF", "euro")) == (1 if unit else 0)


def test_screen_and_brief_have_it_once_in_the_question(tmp_path: Path) -> None:
    day = "2026-12-01"
    path = sheet(tmp_path, ("€90m", "€60m", "€80m", "€85m"))
    result = forecast_table(path, {}, as_of=day).run(500, 1, as_of=day, runs=None)
    assert "go beyond 75 EUR m (" in screen(result.forecast, 100)
    assert brief.markdown(result.forecast).startswith("# Will fund go beyond 75 EUR m (")


def test_a_name_that_has_the_unit_is_enough(tmp_path: Path) -> None:
    case = case_of(sheet(tmp_path, ("€90m", "€60m", "€80m", "€85m"), name="fund in EUR m.csv"))
    assert "go beyond 75 (" in (case.event[0].question or "")
