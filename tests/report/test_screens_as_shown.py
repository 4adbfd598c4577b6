"""First screens as they are: four tables and two cases, to be read by whoever changes what is said.

What is shown lies in tests/report/screens; `python -m tests.report.test_screens_as_shown` writes it anew.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from instantsia.api import forecast_table, load
from instantsia.report.first.screen import screen

SHOWN = Path(__file__).resolve().parent / "screens"
DAY = "2026-12-01"
TABLES = {
    "bargain": """\
OPEC+: will the group agree to unwind the voluntary cuts?
Country,Position,Salience,Influence,Veto,Confidence
Saudi Arabia (وزير الطاقة),60..75,90,35,yes,high
Россия (Новак),40..60,80,25,yes,high
UAE,90,70,15,,low
Kazakhstan,95,90,5,,low
Oman,,30,2,,low
Congo,,20,1,,low
Total / average,63,550,83,,
""",
    "board": "member,position,votes\nAsk,100,1\nEmbla,100,1\nØrn,80,1\nDag,0,1\nEir,20,1\n",
    "issues": """\
actor,position,salience,capability,issue
France,70,80,90,quota
Germany,20,90,100,quota
Ødegård,50,40,30,quota
France,2033,80,90,year
Germany,2039,90,100,year
""",
    "options": "actor,position,votes\nAnn,north,1\nBob,south,1\nCy,south,1\nDee,either,1\nEve,north,1\n",
}
CASES = {"june-1957": "1957-06-17", "gdr-orders-1957": None}


def shown(name: str, folder: Path) -> str:
    """The first screen, at the three widths."""
    if name in CASES:
        run = load(name).run(draws=300, as_of=CASES[name], runs=None)
    else:
        path = folder / f"{name}.csv"
        path.write_text(TABLES[name], "utf-8")
        answers = {"ends": "roll over|unwind in full", "by": "2027-02-01"} if name == "bargain" else {}
        run = forecast_table(path, answers=answers, as_of=DAY).run(draws=300, runs=None)
    return "\n".join(f"-- {width} columns\n{screen(run.forecast, width)}\n" for width in (80, 60, 120))


@pytest.mark.parametrize("name", [*TABLES, *CASES])
def test_screen(name: str, tmp_path: Path) -> None:
    assert shown(name, tmp_path) == (SHOWN / f"{name}.txt").read_text("utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for one in (*TABLES, *CASES):
            (SHOWN / f"{one}.txt").write_text(shown(one, Path(made)), "utf-8")
