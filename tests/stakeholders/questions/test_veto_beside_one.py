"""What would be wrong: a veto that is told beside the one who decides is taken, and changes nothing."""

from __future__ import annotations

from pathlib import Path

from instantsia import forecast_table
from instantsia.api import Result

SCALE = """actor,position,salience
Director,=90,60
Government,=10,80
Industry,=40,50
"""
OPTIONS = """actor,position
Director,build
Government,stay
Industry,build
"""


def played(folder: Path, text: str, **answers: str) -> Result:
    path = folder / "tariff.csv"
    path.write_text(text, "utf-8")
    study = forecast_table(path, answers, as_of="2026-12-01")
    return study.run(as_of=study.case.as_of, draws=2000)


def chance(found: Result) -> float:
    share = found.forecast.events[0].share.p
    assert share is not None
    return share


def test_on_a_scale_what_holds_stands_where_whoever_has_the_veto_prefers_it(tmp_path: Path) -> None:
    answers = {"status_quo": "0", "line": "50", "settles": "Director", "width": "0"}
    alone = played(tmp_path, SCALE, **answers)
    beside = played(tmp_path, SCALE, **answers, vetoes="Government")
    # Government at 10 prefers 0 to anything beyond 20
    assert chance(alone) > 0.8
    assert chance(beside) < 0.4
    assert "veto: Government" in beside.forecast.note
    assert "1 of 3 have no veto and take no part, since one person decides: Industry." in beside.forecast.note


def test_of_options_too(tmp_path: Path) -> None:
    answers = {"status_quo": "stay", "settles": "Director"}
    assert chance(played(tmp_path, OPTIONS, **answers)) > 0.8
    assert chance(played(tmp_path, OPTIONS, **answers, vetoes="Government")) < 0.4


def test_whoever_agrees_stops_nothing(tmp_path: Path) -> None:
    answers = {"status_quo": "0", "line": "50", "settles": "Director", "width": "0"}
    agreeing = SCALE.replace("Government,=10", "Government,=95")
    assert chance(played(tmp_path, agreeing, **answers, vetoes="Government")) > 0.8
