"""What would be wrong: a column that an answer leaves out is guessed, and no line on the first screen tells it."""

from __future__ import annotations

from pathlib import Path

from instantsia.api import forecast_table

ROWS = "Board;Take;Size;Keenness (1-5)\nAda;20;70;4\nBo;30;15;2\nCy;80;40;5\n"


def test_it_is_told_before_the_answer_with_the_words_that_take_none(tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_text(ROWS, "utf-8")
    told = "Columns guessed besides those answered: salience = Keenness (1-5)"
    rest = {"ends": "none|all", "by": "2027-02-01"}
    screen = str(forecast_table(path, answers={"columns": "actor:Board|position:Take", **rest}, as_of="2026-11-21"))
    assert " ".join(screen.split()).startswith(told) or told in " ".join(screen.split())
    assert "'|salience:none'" in screen
    none = str(
        forecast_table(path, answers={"columns": "actor:Board|position:Take|salience:none", **rest}, as_of="2026-11-21")
    )
    assert "guessed besides" not in none
