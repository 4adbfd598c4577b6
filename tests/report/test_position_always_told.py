"""What would be wrong: which column was taken as the position stands behind "more notes" under --defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.report.first.screen import screen

ROWS = (
    ("Bishop of Sarn", 3000, 420, "proposed it"),
    ("Abbot of Ebers", 2000, 160, ""),
    ("Count of Hagen", 4000, 240, "leaves the diet before the end"),
    ("Town of Vell", 1000, 230, ""),
    ("Town of Mehr", 800, 460, "absent without a proxy"),
    ("Niederrod", 1000, 60, "by proxy to Vell"),
)
BELOW = ("Passes only with two thirds in each curia", "Kurz of Sulm and the clerk may speak, no vote")


@pytest.mark.parametrize("name", ["Men (whole League)", "Men that the whole of the League should keep in the field"])
@pytest.mark.parametrize("width", [72, 80, 100])
def test_the_position_stands_above_the_answer_whatever_else_must_go(name: str, width: int, tmp_path: Path) -> None:
    path = tmp_path / "diet.csv"
    rows = [";".join(map(str, row)) for row in ROWS]
    path.write_text("\n".join([f"Member;{name};Matricle (fl.);Remarks", *rows, "", *BELOW]) + "\n", "utf-8")
    study = forecast_table(path, {}, as_of="2026-12-01")
    text = screen(study.run(as_of=study.case.as_of, draws=200).forecast, width)
    assert "position = Men" in " ".join(text.split())
